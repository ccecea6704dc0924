"""Events: what can happen in a run, at which steps it holds, and when it first does.

A *moment* holds at the step at whose end it is seen, such as the taking of a capital. A *condition* holds
for as long as it lasts, such as a stalemate. At step 0 nothing has happened yet, but a condition may hold.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from sahel_sim.core import Array
from sahel_sim.languages import N_, Pair, Sentence
from sahel_sim.results.endings import DEATHS_OF_A_WAR, STILL
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.results.history import History, history

YEARLY_DEATHS = (1266.0, 3612.0, 2001.0)
"""Everybody killed in Mali in 2021, 2022 and 2023 (UCDP; K2)."""

WAVE = 1.5
"""A year with more than so many times their mean is a new wave of violence. Assumed: half as many again."""

Held = NDArray[np.bool_]


def as_history(told: Ensemble | History) -> History:
    """The history of runs, if it is not one already."""
    return told if isinstance(told, History) else history(told)


@dataclass(frozen=True)
class Event:
    """Something that can happen in a run.

    Attributes
    ----------
    name
        As in claim files.
    label
        For readers, by language.
    of
        History to whether it holds at each step, ``(R, T)``.
    reads
        The measures that it is made of.
    since
        The event before which it cannot come; ``None`` where it may come from the start on.
    """

    name: str
    label: Pair
    of: Callable[[History], Held]
    reads: tuple[str, ...]
    since: str | None = None

    def holds(self, told: Ensemble | History) -> Held:
        """Whether it holds at each step, ``(R, T)``; the start comes first."""
        return self.of(as_history(told))

    def first(self, told: Ensemble | History) -> Array:
        """The step at which it first holds, ``(R,)``; not a number in runs in which it never does."""
        holds = self.holds(told)
        steps: Array = np.where(holds.any(axis=1), np.argmax(holds, axis=1), np.nan)
        return steps


def event_named(name: str) -> Event:
    """The event of that name.

    Raises ``KeyError`` if there is none; the message names those that there are.
    """
    if name not in EVENTS:
        raise KeyError(f"There is no event '{name}'. There are: {', '.join(EVENTS)}.")
    return EVENTS[name]


def _risen(count: Array) -> Held:
    """Whether a number is above what it was a step before, ``(R, T)``."""
    risen = np.zeros(count.shape, dtype=np.bool_)
    risen[:, 1:] = count[:, 1:] > count[:, :-1]
    return risen


def _taken_by_state(told: History) -> Held:
    return _risen(told.of("capitals_governed", "state"))


def _taken_by_insurgents(told: History) -> Held:
    return _risen(told.of("capitals_governed", "rebels") + told.of("capitals_governed", "jihadists"))


def _in_past_year(flow: Array, steps_per_year: int) -> Array:
    """Sum of a flow over the year up to each step, or as far back as the run goes, ``(R, T)``."""
    total: Array = np.cumsum(flow, axis=1)
    total[:, steps_per_year:] -= total[:, :-steps_per_year].copy()
    return total


def _rebel_war_deaths(told: History) -> Array:
    deaths = told.series["battle_deaths"][..., told.rebel_war].sum(axis=-1)
    return _in_past_year(deaths, told.steps_per_year)


def _at_war(told: History) -> Held:
    held: Held = _rebel_war_deaths(told) >= DEATHS_OF_A_WAR
    return held


def _war_not_over(told: History) -> Held:
    """Whether the year up to a step, or the one before it, had the deaths of a war; ``(R, T)``."""
    now = _at_war(told)
    year = told.steps_per_year
    held = now.copy()
    held[:, year:] |= now[:, :-year]
    return held


def _stood_still(places: Array, steps_per_year: int) -> Held:
    """Whether a share of the places stayed within ``STILL`` for the whole year up to a step, ``(R, T)``."""
    still = np.zeros(places.shape, dtype=np.bool_)
    if places.shape[1] > steps_per_year:
        windows = sliding_window_view(places, steps_per_year + 1, axis=1)
        still[:, steps_per_year:] = windows.max(axis=-1) - windows.min(axis=-1) < STILL
    return still


def _stalemate(told: History) -> Held:
    state, rebels = (told.of("places_governed", bloc) for bloc in ("state", "rebels"))
    year = told.steps_per_year
    return _stood_still(state, year) & _stood_still(rebels, year) & _war_not_over(told)


def _rebels_and_jihadists(told: History, sign: float) -> Held:
    """Whether any rebels and jihadists who both have fighters stand so to each other, ``(R, T)``."""
    blocs, fighters = told.factions.blocs, told.series["fighters"]
    held = np.zeros(fighters.shape[:2], dtype=np.bool_)
    for position, (a, b) in enumerate(told.factions.pairs):
        if {blocs[a], blocs[b]} == {"rebels", "jihadists"}:
            there = (fighters[..., a] > 0) & (fighters[..., b] > 0)
            held |= there & (sign * told.series["hostility"][..., position] > 0)
    return held


def _allies(told: History) -> Held:
    return _rebels_and_jihadists(told, -1.0)


def _enemies(told: History) -> Held:
    return _rebels_and_jihadists(told, 1.0) & ~_allies(told)


def _outnumbered(told: History) -> Held:
    held: Held = told.of("fighters", "jihadists") > told.of("fighters", "rebels")
    return held


def _wave(told: History) -> Held:
    everywhere = told.series["battle_deaths"].sum(axis=-1) + told.series["civilians_killed"].sum(axis=-1)
    at_home = everywhere - told.series["deaths_abroad"][..., 0]
    held: Held = _in_past_year(at_home, told.steps_per_year) > WAVE * float(np.mean(YEARLY_DEATHS))
    return held


EVENTS: Mapping[str, Event] = {
    each.name: each
    for each in (
        Event(
            "capital_taken_by_state",
            Sentence(N_("The state takes a capital")),
            _taken_by_state,
            ("capitals_governed",),
        ),
        Event(
            "capital_taken_by_insurgents",
            Sentence(N_("Insurgents take a capital")),
            _taken_by_insurgents,
            ("capitals_governed",),
        ),
        Event(
            "ceasefire",
            Sentence(N_("A ceasefire with rebels holds")),
            lambda h: h.of("ceasefire", "rebels") > 0,
            ("ceasefire",),
        ),
        Event(
            "accord",
            Sentence(N_("An accord with rebels is in force")),
            lambda h: h.of("accord", "rebels") > 0,
            ("accord",),
        ),
        Event(
            "accord_falls",
            Sentence(N_("An accord with rebels falls")),
            lambda h: h.accords_that_fell,
            ("accord",),
            since="accord",
        ),
        Event(
            "stalemate",
            Sentence(N_("State and rebels at war, and the front still for a year")),
            _stalemate,
            ("places_governed", "battle_deaths"),
        ),
        Event(
            "war_between_state_and_rebels",
            Sentence(N_("The state and rebels at war: 25 deaths in a year")),
            _at_war,
            ("battle_deaths",),
        ),
        Event(
            "rebels_and_jihadists_enemies",
            Sentence(N_("Rebels and jihadists are enemies, and none of them allies")),
            _enemies,
            ("fighters", "hostility"),
        ),
        Event(
            "rebels_and_jihadists_allies",
            Sentence(N_("Some rebels and jihadists are allies")),
            _allies,
            ("fighters", "hostility"),
        ),
        Event(
            "jihadists_outnumber_rebels",
            Sentence(N_("Jihadists have more fighters than rebels")),
            _outnumbered,
            ("fighters",),
        ),
        Event(
            "wave_of_violence",
            Sentence(N_("A year with half as many killed again as in 2021-23")),
            _wave,
            ("battle_deaths", "civilians_killed", "deaths_abroad"),
        ),
    )
}
"""Every event that a claim can name.

- A capital is taken by a bloc when the number of capitals of which it governs more than any other rises. Two
  that change hands in one step, one each way, are not seen.
- The front is still where the share of the places that the state governs, and that of rebels, stayed within
  ``STILL`` for a year. It is a stalemate while the war is not over: one of the two past years had 25 deaths,
  as far as the run goes back.
- A wave of violence counts fighters and civilians, at home.
"""
