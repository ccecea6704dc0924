"""What a class can move: levers of the state, each with the settings of scenarios that it stands for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from sahel_sim.languages import N_
from sahel_sim.scenario import Scenario, with_changes
from sahel_sim.scenario.draw_kinds import ACCEPTED
from sahel_sim.worded_error import WordedError


class StartError(WordedError):
    """Scenarios of which no grid can be made."""

    words: ClassVar[Mapping[str, str]] = {
        "none": N_("No scenario is named. Name one or more, with commas between: mali_2024_02,mali_2012_01."),
        "places": N_(
            "The scenarios {one} and {other} are of two places. A page has one map: name scenarios of one "
            "place."
        ),
        "peace": N_(
            "In the scenario {name} there are neither rebels nor jihadists. A lesson needs a war of the "
            "state: name a scenario with one of them."
        ),
    }


@dataclass(frozen=True)
class LessonLever:
    """One lever of the page.

    Attributes
    ----------
    name
        In links and files.
    values
        Where it was run, from least to most; the page estimates between them.
    pictured
        Those of them of which single runs and a map are kept, and at which other plausible numbers are tried.
    label, least, most, short
        What it is called, what its ends mean, and what it is called within a sentence; English, to be
        translated.
    settings
        The dotted settings that all get its value; ``STATE`` and ``ENEMY`` stand for factions.
    """

    name: str
    values: tuple[float, ...]
    pictured: tuple[float, ...]
    label: str
    least: str
    most: str
    short: str
    settings: tuple[str, ...]


STATE, ENEMY = "{state}", "{enemy}"
"""Stand for every faction of the state, and of the rebels and the jihadists, whatever a place calls them."""

SIDES: Mapping[str, tuple[str, ...]] = {STATE: ("state",), ENEMY: ("rebels", "jihadists")}
"""The blocs of each."""

LEVERS: tuple[LessonLever, ...] = (
    LessonLever(
        "pressure",
        (0.0, 0.25, 0.5, 0.65, 0.75, 0.85, 1.0),
        (0.0, 0.25, 0.5, 0.75, 1.0),
        N_("Military pressure of the state"),
        N_("no operations"),
        N_("as much as it can, everywhere"),
        N_("pressure"),
        (f"{STATE}.military_pressure.{ENEMY}",),
    ),
    LessonLever(
        "inclusivity",
        (0.0, 0.25, 0.5, 0.75, 1.0),
        (0.0, 0.5, 1.0),
        N_("Inclusivity of the dialogue"),
        N_("no talks"),
        N_("all at the table, jihadists too"),
        N_("inclusivity"),
        ("dialogue.inclusivity",),
    ),
    LessonLever(
        "restraint",
        (0.1, 0.6, 0.9),
        (0.1, 0.9),
        N_("Restraint near civilians"),
        N_("hardly any"),
        N_("strict rules, kept"),
        N_("restraint"),
        (f"{STATE}.restraint",),
    ),
)
"""All have the settings of the exercise sheets, pressure and inclusivity quarters, where the path of
inclusivity bends. Pressure has more above a half, where answers change most."""

FEW = 0.25
"""Inclusivity at which the rebels alone sit at the table with the state, the first quarter of its path."""

STARTS: tuple[str, ...] = ("mali_2024_02", "accurate_force", "return_to_dialogue")
"""Scenarios that a class can choose from: the start of the report, an army that is accurate, and talks with a
mediator and a share of power on offer."""

YEARS = 10
"""How long every run of a lesson is."""


def in_lesson(
    start: Scenario, levers: Sequence[LessonLever], at: Sequence[float], draws: str = ACCEPTED
) -> Scenario:
    """A scenario with levers at these values, ten years long; its state is open to talks from the start.

    ``draws``: what its runs draw (``draw_kinds``).
    """
    changes: dict[str, Any] = {"years": YEARS, "dialogue.open": 1, "parameter_draws": draws}
    for lever, value in zip(levers, at, strict=True):
        for setting in lever.settings:
            changes |= dict.fromkeys(_of_factions(setting, start), value)
    return with_changes(start, changes)


def check_starts(starts: Sequence[Scenario]) -> None:
    """Whether a grid can be made of these scenarios; raises ``StartError`` if not.

    >>> from sahel_sim.scenario import read
    >>> check_starts([read("two_towns")])
    """
    if not starts:
        raise StartError("none")
    first, *others = starts
    for start in others:
        if start.place.places.content != first.place.places.content:
            raise StartError("places", one=first.name, other=start.name)
    for start in starts:
        if not _factions(start, ENEMY):
            raise StartError("peace", name=start.name)


def _of_factions(setting: str, start: Scenario) -> list[str]:
    """A setting for each of the factions that it stands for."""
    found = [setting]
    for side in SIDES:
        if side in setting:
            found = [each.replace(side, name) for each in found for name in _factions(start, side)]
    return found


def _factions(start: Scenario, side: str) -> list[str]:
    pairs = zip(start.place.factions.names, start.place.factions.blocs, strict=True)
    return [name for name, bloc in pairs if bloc in SIDES[side]]
