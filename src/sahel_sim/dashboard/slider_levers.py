"""Levers that a dashboard has sliders for: pressure, restraint, services and the table of the talks.

A slider that nobody has touched changes nothing, so that the story is the one that ``sahel-sim run`` runs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from sahel_sim.languages import N_, _, speaks
from sahel_sim.report.lever_names import named
from sahel_sim.report.number_format import date_text
from sahel_sim.scenario import SECTIONS, Scenario, lever
from sahel_sim.scenario.dialogue_levers import INCLUSIVITY
from sahel_sim.scenario.levers import Lever

STEP = 0.05
"""How far a slider moves at once. Assumed: finer settings tell nobody more."""

FORCE, DIALOGUE = N_("Force"), N_("Dialogue")
"""What the sliders are grouped under."""


@dataclass(frozen=True)
class SliderLever:
    """One slider.

    Attributes
    ----------
    name
        A dotted name as in scenario files, of a bloc where it is on a bloc.
    group
        ``FORCE`` or ``DIALOGUE``.
    settings
        The dotted settings that all get its value.
    low, high
        What it may be set to.
    opening
        Where the story has it at the start; None where it is said in another way, as a table of parties.
    dates
        When the story itself changes it, whatever it is set to at the start.
    ends
        What its least and its most stand for; English, to be translated; empty for a switch.
    dead
        Whether it moves nothing because the state is never open to talks.
    """

    name: str
    group: str
    settings: tuple[str, ...]
    low: float
    high: float
    opening: float | None
    dates: tuple[str, ...]
    ends: tuple[str, ...]
    dead: bool

    @property
    def is_switch(self) -> bool:
        """Whether it is yes or no."""
        return self.name == OPEN


OPEN = "dialogue.open"

_OF_DIALOGUE = ("inclusivity", "mediator", "guarantor")
_OF_STATE = ("restraint", "services")
_ENEMIES = ("rebels", "jihadists")


def slider_levers(story: Scenario, moved: Mapping[str, float] | None = None) -> tuple[SliderLever, ...]:
    """The sliders of a scenario, those of force first.

    Parameters
    ----------
    story
        Of which the levers are.
    moved
        Where sliders stand that were moved, by name; it decides which others are dead.

    Examples
    --------
    >>> import sahel_sim
    >>> levers = slider_levers(sahel_sim.read("return_to_dialogue"))
    >>> [(each.name, each.opening) for each in levers[:3]]
    [('government.military_pressure.rebels', 0.05), ('government.military_pressure.jihadists', 0.6), \
('government.restraint', 0.7)]
    """
    factions = story.place.factions
    sides = list(zip(factions.names, factions.blocs, strict=True))
    state = next((name for name, bloc in sides if bloc == "state"), None)
    found: list[SliderLever] = []
    make = partial(_slider, story)
    if state is not None:
        pressure = lever("military_pressure")
        for bloc in _ENEMIES:
            those = tuple(f"{state}.{pressure.name}.{name}" for name, of in sides if of == bloc)
            if those:
                found.append(make(f"{state}.{pressure.name}.{bloc}", FORCE, those, pressure))
        found += [make(f"{state}.{name}", FORCE, (f"{state}.{name}",), lever(name)) for name in _OF_STATE]
    switch = next(each for each in SECTIONS["dialogue"] if f"dialogue.{each.name}" == OPEN)
    opened = make(OPEN, DIALOGUE, (OPEN,), switch)
    shut = not (moved or {}).get(OPEN, opened.opening) and not opened.dates
    known = {each.name: each for each in (*SECTIONS["dialogue"], INCLUSIVITY)}
    table = [
        make(f"dialogue.{name}", DIALOGUE, (f"dialogue.{name}",), known[name], shut) for name in _OF_DIALOGUE
    ]
    return (*found, opened, *table)


def moved_settings(levers: Sequence[SliderLever], moved: Mapping[str, float]) -> dict[str, float]:
    """The settings of the scenario that sliders change, by dotted name.

    A slider that stands where the story has it changes none.

    Raises ``KeyError`` if there is no such slider.
    """
    by_name = {each.name: each for each in levers}
    return {
        setting: float(value)
        for name, value in moved.items()
        if value != by_name[name].opening
        for setting in by_name[name].settings
    }


@speaks
def lever_label(each: SliderLever, story: Scenario, language: str = "en") -> str:
    """What a slider is called."""
    return named(each.name, story.place.factions).title


@speaks
def lever_note(each: SliderLever, language: str = "en") -> str:
    """What its ends mean, and what keeps it from moving anything."""
    told = [_("0: {least}; 1: {most}.", least=_(each.ends[0]), most=_(each.ends[1]))] if each.ends else []
    if each.dates:
        dates = ", ".join(dict.fromkeys(date_text(date) for date in each.dates))
        told.append(_("The story itself changes it: {dates}.", dates=dates))
    if each.dead:
        told.append(_("It moves nothing while the state is not open to talks."))
    return " ".join(told)


def _slider(
    story: Scenario, name: str, group: str, settings: tuple[str, ...], each: Lever, dead: bool = False
) -> SliderLever:
    values = [float(story.settings[setting]) for setting in settings if setting in story.settings]
    opening = sum(values) / len(values) if values else each.default if each is not INCLUSIVITY else None
    dates = tuple(entry.date for entry in story.timeline if not set(settings).isdisjoint(entry.settings))
    ends = tuple(said for _value, said in each.anchors)
    return SliderLever(name, group, settings, each.low, each.high, opening, dates, ends, dead)
