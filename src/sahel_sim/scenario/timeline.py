"""The timeline: what changes on which date, in order, or what does not go together in it."""

import math
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from sahel_sim.core import Factions
from sahel_sim.languages import LANGUAGES, N_, Sentence
from sahel_sim.scenario.errors import Location, Mistake, printable
from sahel_sim.scenario.merge import OPENED, OPENING, expand_entry, without
from sahel_sim.scenario.yaml_parser import KeyPath

DAYS_OF_STEP: Mapping[str, int] = {"fortnight": 14, "week": 7}
"""Days of a step that has always as many; months have as many as the calendar says."""

STEPS = ("month", *DAYS_OF_STEP)

DAYS_PER_YEAR = 365.25

MONTH_SHAPE = r"^[12][0-9]{3}-(0[1-9]|1[0-2])$"
DAY_SHAPE = r"^[12][0-9]{3}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$"


def day(text: str) -> date:
    """The day that ``YYYY-MM`` (its first) or ``YYYY-MM-DD`` stands for.

    Raises ``ValueError`` if there is no such day.
    """
    if not re.fullmatch(DAY_SHAPE, text):
        raise ValueError(text)
    parts = [int(part) for part in text.split("-")]
    return date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)


def step_of(when: date, start: date, step: str) -> int:
    """The position of the step that a day falls into, below 0 before the start.

    Parameters
    ----------
    when
        Any day.
    start
        The first day of the run.
    step
        ``month``, ``fortnight`` or ``week``; the last two are counted from the start, whatever day of the
        week it is.
    """
    if step in DAYS_OF_STEP:
        return (when - start).days // DAYS_OF_STEP[step]
    return (when.year - start.year) * 12 + when.month - start.month


def first_day(position: int, start: date, step: str) -> date:
    """The first day of the step at that position."""
    if step in DAYS_OF_STEP:
        return start + timedelta(days=DAYS_OF_STEP[step] * position)
    months = start.year * 12 + start.month - 1 + position
    return date(months // 12, months % 12 + 1, 1)


def length(years: float, step: str) -> float:
    """How many steps there are in so many years; not always a whole number."""
    return years * DAYS_PER_YEAR / DAYS_OF_STEP[step] if step in DAYS_OF_STEP else years * 12.0


NEAR = 0.01
"""How far the steps of a run may be from a whole number, so that 1.333 years are 16 months."""

TIMELINES = ("timeline", "timeline_add")
"""The blocks of a file that have entries of a timeline: its own, and more for that of the file below."""

OPENS_IN_WORDS = Sentence(N_("The state is open to talks"))

Finder = Callable[[KeyPath], Location | None]
"""Where the end of a trail stands in the topmost file that says it."""


@dataclass(frozen=True)
class TimelineEntry:
    """One entry of the timeline.

    Attributes
    ----------
    date
        ``YYYY-MM`` or ``YYYY-MM-DD``, as it is said.
    step
        The step at whose beginning it happens.
    settings
        The settings that change, by dotted name, and their new values.
    note
        What happens, for readers, by language; empty if nothing is said.
    appear
        Groups that come into being, and their fighters, persons.
    split
        Of groups, the share that goes its own way, by the name of the new group.
    merge
        Groups that end, and the group that each becomes.
    event
        The named event that it is written out from; empty if it is written by hand.
    """

    date: str
    step: int
    settings: Mapping[str, float]
    note: Mapping[str, str]
    appear: Mapping[str, float] = field(default_factory=dict)
    split: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    merge: Mapping[str, str] = field(default_factory=dict)
    event: str = ""

    @property
    def formed(self) -> dict[str, Any]:
        """What befalls groups, as a file says it; empty if nothing does."""
        split = {name: dict(parts) for name, parts in self.split.items()}
        said = {"appear": dict(self.appear), "split": split, "merge": dict(self.merge)}
        return {key: value for key, value in said.items() if value}

    @property
    def lines(self) -> tuple[str, ...]:
        """What befalls groups, a line each, in no language."""
        lines = [f"→ {name}: {persons:g}" for name, persons in self.appear.items()]
        for name, parts in self.split.items():
            lines += [f"{name} → {child}: {part:g}" for child, part in parts.items()]
        return (*lines, *(f"{name} → {successor}" for name, successor in self.merge.items()))


@dataclass(frozen=True)
class Run:
    """When a run begins, in which steps it goes, and how many they are."""

    start: date
    step: str
    steps: int


@dataclass(frozen=True)
class LocatedEntry:
    """A moment as its file has it.

    Attributes
    ----------
    moment
        What changes.
    trail
        The way to its date.
    keys
        For each setting that changes, the way to the reader's own key.
    find
        Where the end of a way stands in that file.
    """

    moment: TimelineEntry
    trail: KeyPath
    keys: Mapping[str, KeyPath]
    find: Finder


def names_event(said: Mapping[str, Any]) -> bool:
    """Whether an entry of the timeline of a file names an event."""
    blocks = [said[name] for name in TIMELINES if isinstance(said.get(name), list)]
    return any(isinstance(entry, Mapping) and "event" in entry for block in blocks for entry in block)


def located_entries(
    entries: Sequence[Mapping[str, Any]], block: str, run: Run, factions: Factions, find: Finder
) -> list[LocatedEntry]:
    """The entries of a block of that name that say what changes, in the order of the file."""
    found = []
    for position, entry in enumerate(entries):
        if "event" in entry:
            continue
        changes = entry.get("set", {})
        settings = expand_entry(changes, factions)
        keys: dict[str, KeyPath] = {}
        for key, value in changes.items():
            for setting, alone in expand_entry({key: value}, factions).items():
                if settings[setting] == alone:
                    keys[setting] = (block, position, "set", key)
        note = in_languages(entry["note"]) if "note" in entry else {}
        formed = [entry.get(key, {}) for key in ("appear", "split", "merge")]
        moment = TimelineEntry(entry["date"], _step(entry["date"], run), settings, note, *formed)
        found.append(LocatedEntry(moment, (block, position, "date"), keys, find))
    return found


def opening_entry(when: str, run: Run, find: Finder) -> LocatedEntry:
    """What ``dialogue.opens`` stands for: an entry that opens talks on that date."""
    trail = tuple(OPENING.split("."))
    moment = TimelineEntry(when, _step(when, run), {OPENED: 1.0}, OPENS_IN_WORDS)
    return LocatedEntry(moment, trail, {OPENED: trail}, find)


def by_date(entries: Sequence[LocatedEntry], absent: Collection[str] = ()) -> tuple[TimelineEntry, ...]:
    """The entries as they come to pass, without what they say of those who are absent."""
    told = [
        replace(entry.moment, settings=without(entry.moment.settings, absent)) if absent else entry.moment
        for entry in entries
    ]
    kept = (moment for moment in told if moment.settings or moment.formed)
    return tuple(sorted(kept, key=lambda moment: day(moment.date)))


def timeline_mistakes(entries: Sequence[LocatedEntry], run: Run) -> list[Mistake]:
    """The mistakes of entries that do not fit into the run, or that contradict each other on one date."""
    first, final = (first_day(step, run.start, run.step).strftime("%Y-%m") for step in (0, run.steps - 1))
    mistakes = []
    said: dict[date, dict[str, float]] = {}
    for entry in entries:
        if not 0 <= entry.moment.step < run.steps:
            fields = {"date": entry.moment.date, "first": first, "last": final}
            mistakes.append(Mistake("outside_run", fields, entry.find(entry.trail)))
        before = said.setdefault(day(entry.moment.date), {})
        mistakes += _contradictions(before, entry)
        said[day(entry.moment.date)] = {**entry.moment.settings, **before}
    return mistakes


def part_of_month(years: float, run: Run, spot: Location | None) -> list[Mistake]:
    """The mistake of a run that ends inside a month; other steps are rounded: years never are whole ones."""
    months = length(years, "month")
    if run.step != "month" or abs(months - run.steps) <= NEAR:
        return []
    fewer, more = max(math.floor(months), 1), max(math.ceil(months), 2)
    fields = {
        "value": years,
        "fewer": f"{fewer / 12:.6g}",
        "fewer_months": str(fewer),
        "more": f"{more / 12:.6g}",
        "more_months": str(more),
    }
    return [Mistake("part_of_month", fields, spot)]


def _contradictions(before: Mapping[str, float], later: LocatedEntry) -> list[Mistake]:
    found: dict[KeyPath, Mistake] = {}
    for setting, value in later.moment.settings.items():
        first = before.get(setting, value)
        if first != value:
            trail = later.keys[setting]
            key = str(trail[-1]) if trail[0] in TIMELINES else OPENED
            fields = {"date": later.moment.date, "key": printable(key), "first": first, "second": value}
            found.setdefault(trail, Mistake("contradiction", fields, later.find(trail)))
    return list(found.values())


def _step(when: str, run: Run) -> int:
    return step_of(day(when), run.start, run.step)


def in_languages(words: str | Mapping[str, str]) -> dict[str, str]:
    """Text, or text by language, as text in both languages."""
    if isinstance(words, str):
        return dict.fromkeys(LANGUAGES, words)
    return {language: words.get(language, next(iter(words.values()))) for language in LANGUAGES}


def coming(moments: Iterable[TimelineEntry]) -> set[str]:
    """Who comes in on a date: who appears, splits off or is merged into."""
    found: set[str] = set()
    for moment in moments:
        found |= {*moment.appear, *moment.merge.values()}
        found |= {name for parts in moment.split.values() for name in parts}
    return found


def impossible_changes(entries: Sequence[LocatedEntry], there: Iterable[str]) -> list[Mistake]:
    """The mistakes of groups that merge or split without being there, or come though they are.

    ``entries``: of the timeline; ``there``: the groups that have fighters at the start.
    """
    now, mistakes = list(there), []
    located = {id(entry.moment): entry for entry in entries}
    for moment in by_date(entries):
        trail, find = located[id(moment)].trail[:-1], located[id(moment)].find
        steps: list[tuple[str, str, str | None, str | None]] = [
            ("appear", name, None, name) for name in moment.appear
        ]
        steps += [("split", name, name, child) for name, parts in moment.split.items() for child in parts]
        steps += [("merge", name, name, None) for name in moment.merge]
        for key, name, needed, new in steps:
            fields: dict[str, Any] = {"date": moment.date, "name": needed or name, "allowed": tuple(now)}
            if needed is not None and needed not in now:
                mistakes.append(Mistake("group_not_there", fields, find((*trail, key, name))))
            if new is not None and new in now:
                place = (*trail, key, name) if new == name else (*trail, key, name, new)
                mistakes.append(Mistake("group_there_already", {**fields, "name": new}, find(place)))
            now += [new] if new is not None else []
        for name, successor in moment.merge.items():
            if successor in moment.merge:
                fields = {"name": successor, "date": moment.date}
                mistakes.append(Mistake("merged_into_ended", fields, find((*trail, "merge", name))))
        now = [name for name in now if name not in moment.merge] + list(moment.merge.values())
    return mistakes
