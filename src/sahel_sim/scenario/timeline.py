"""The timeline: what changes on which date, in order, or what does not go together in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from sahel_sim.core import Factions
from sahel_sim.languages import LANGUAGES, pair
from sahel_sim.scenario.dates import day, first_day, step_of
from sahel_sim.scenario.merge import OPENED, OPENING, spread_moment
from sahel_sim.scenario.mistakes import Mistake, Spot, shown
from sahel_sim.scenario.scenario import Moment
from sahel_sim.scenario.yaml_parser import Trail

OPENS_IN_WORDS = pair("The state is open to talks", "L'État est ouvert aux pourparlers")

Finder = Callable[[Trail], Spot | None]
"""Where the end of a trail stands in the topmost file that says it."""


@dataclass(frozen=True)
class Run:
    """When a run begins, in which steps it goes, and how many they are."""

    start: date
    step: str
    steps: int


@dataclass(frozen=True)
class Dated:
    """A moment as its file has it.

    Attributes
    ----------
    moment
        What changes.
    trail
        The way to its date.
    keys
        For each setting that changes, the way to the reader's own key.
    """

    moment: Moment
    trail: Trail
    keys: Mapping[str, Trail]


def dated(entries: Sequence[Mapping[str, Any]], run: Run, factions: Factions) -> list[Dated]:
    """The entries of a timeline in the order of the file."""
    found = []
    for position, entry in enumerate(entries):
        settings = spread_moment(entry["set"], factions)
        keys: dict[str, Trail] = {}
        for key, value in entry["set"].items():
            for setting, alone in spread_moment({key: value}, factions).items():
                if settings[setting] == alone:
                    keys[setting] = ("timeline", position, "set", key)
        note = in_both(entry["note"]) if "note" in entry else {}
        moment = Moment(entry["date"], _step(entry["date"], run), settings, note)
        found.append(Dated(moment, ("timeline", position, "date"), keys))
    return found


def opening(when: str, run: Run) -> Dated:
    """What ``dialogue.opens`` stands for: an entry that opens talks on that date."""
    trail = tuple(OPENING.split("."))
    return Dated(Moment(when, _step(when, run), {OPENED: 1.0}, OPENS_IN_WORDS), trail, {OPENED: trail})


def in_order_of_days(entries: Sequence[Dated]) -> tuple[Moment, ...]:
    """The moments as they come to pass."""
    return tuple(sorted((entry.moment for entry in entries), key=lambda moment: day(moment.date)))


def misfits(entries: Sequence[Dated], run: Run, find: Finder) -> list[Mistake]:
    """The mistakes of entries that do not fit into the run, or that contradict each other on one date."""
    first, final = (first_day(step, run.start, run.step).strftime("%Y-%m") for step in (0, run.steps - 1))
    mistakes = []
    for entry in entries:
        if not 0 <= entry.moment.step < run.steps:
            holes = {"date": entry.moment.date, "first": first, "last": final}
            mistakes.append(Mistake("outside_run", holes, find(entry.trail)))
    for earlier, later in combinations(entries, 2):
        if day(earlier.moment.date) == day(later.moment.date):
            mistakes += _contradictions(earlier, later, find)
    return mistakes


def _contradictions(earlier: Dated, later: Dated, find: Finder) -> list[Mistake]:
    told: dict[Trail, Mistake] = {}
    for setting, value in later.moment.settings.items():
        before = earlier.moment.settings.get(setting, value)
        if before != value:
            trail = later.keys[setting]
            key = str(trail[-1]) if trail[0] == "timeline" else OPENED
            holes = {"date": later.moment.date, "key": shown(key), "first": before, "second": value}
            told.setdefault(trail, Mistake("contradiction", holes, find(trail)))
    return list(told.values())


def _step(when: str, run: Run) -> int:
    return step_of(day(when), run.start, run.step)


def in_both(words: str | Mapping[str, str]) -> dict[str, str]:
    """Text, or text by language, as text in both languages."""
    if isinstance(words, str):
        return dict.fromkeys(LANGUAGES, words)
    return {language: words.get(language, next(iter(words.values()))) for language in LANGUAGES}
