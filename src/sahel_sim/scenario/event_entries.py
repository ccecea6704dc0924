"""Named events in a timeline, written out as the changes that somebody could have written by hand.

What is written by hand holds as written from its date on: an event that began earlier, or on that date, no
longer touches that setting. Events that overlap are applied one after the other, in the order of their dates.
"""

import calendar
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sahel_sim.core import BLOCS, VOICES, Factions
from sahel_sim.scenario.dialogue_levers import PARTY, SECTIONS
from sahel_sim.scenario.errors import Mistake, ScenarioError
from sahel_sim.scenario.event_block import AT, DATE, EVENT
from sahel_sim.scenario.event_declaration import ADD, EVERYONE, SCALE, SET, SIDE
from sahel_sim.scenario.levers import HOSTILITY, Lever
from sahel_sim.scenario.merge import expand_entry, members, without
from sahel_sim.scenario.named_events import EventChange, NamedEvent, event_of
from sahel_sim.scenario.scenario import Layer
from sahel_sim.scenario.timeline import (
    TIMELINES,
    Finder,
    LocatedEntry,
    Run,
    TimelineEntry,
    day,
    in_languages,
    step_of,
)
from sahel_sim.scenario.yaml_parser import KeyPath

AMOUNTS = ("million USD / month", "persons")
"""Units of what a bloc shares among its factions when it gets more of it."""

DIGITS = 6
"""Significant digits of a value that an event works out."""


@dataclass(frozen=True)
class LocatedEvent:
    """An entry that names an event, as its file has it.

    Attributes
    ----------
    event, date, months, strength, side
        Which, when, for how many months (None: to the end of the run), how strong, and whose.
    overrides
        Settings and the values that they take instead, faction by faction.
    note
        What is told on its date.
    trail
        The way to the entry.
    dated
        The key that says when.
    find
        Where the end of a way stands in that file.
    layer
        The position of that file among the layers.
    """

    event: NamedEvent
    date: str
    months: int | None
    strength: float
    side: str
    overrides: Mapping[str, float]
    note: Mapping[str, str]
    trail: KeyPath
    dated: str
    find: Finder
    layer: int = 0


@dataclass(frozen=True)
class _Effect:
    """What one event does to one setting."""

    setting: str
    lever: Lever | None
    how: str
    value: float
    strength: float
    first: date
    last: date | None
    of: int

    def on(self, before: float) -> float:
        """The value that the setting has with the event, if it has this one without."""
        aims = {SET: self.value, ADD: before + self.value, SCALE: before * self.value}
        after = before + self.strength * (aims[self.how] - before)
        if self.lever is not None:
            after = min(max(after, self.lever.low), self.lever.high)
            after = round(after) if self.lever.unit == "0 or 1" else after
        return float(f"{after:.{DIGITS}g}")


@dataclass
class _Told:
    """What is told on one date by one event."""

    settings: dict[str, float] = field(default_factory=dict)
    begins: bool = False


def event_mistakes(layer: Layer) -> list[Mistake]:
    """The mistakes of the events that the entries of a file name: unknown ones, and those in their files."""
    found: list[Mistake] = []
    for trail, entry in _entries_of(layer.tree.said):
        try:
            if isinstance(entry[EVENT], str) and entry[EVENT]:
                event_of(entry[EVENT], layer.folder, layer.tree.spot((*trail, EVENT)))
        except ScenarioError as error:
            found += error.mistakes
    return found


def events_of(
    layers: Sequence[Layer], said: Sequence[Mapping[str, Any]], factions: Factions
) -> list[LocatedEvent]:
    """The entries of all layers that name an event: a timeline replaces those of the layers below."""
    events: list[LocatedEvent] = []
    for at, (layer, values) in enumerate(zip(layers, said, strict=True)):
        for block in (block for block in TIMELINES if block in values):
            found = [
                replace(each, layer=at) for each in located_events(values[block], block, factions, layer)
            ]
            events = found if block == "timeline" else [*events, *found]
    return events


def located_events(
    entries: Sequence[Mapping[str, Any]], block: str, factions: Factions, layer: Layer
) -> list[LocatedEvent]:
    """The entries of a block that name an event."""
    found: list[LocatedEvent] = []
    for position, entry in enumerate(entries):
        if EVENT not in entry:
            continue
        event = event_of(entry[EVENT], layer.folder)
        dated = AT if AT in entry else DATE
        months = entry.get("for", None if event.months is None else int(event.months.value))
        found.append(
            LocatedEvent(
                event=event,
                date=entry[dated],
                months=months,
                strength=float(entry.get("strength", 1.0)),
                side=entry.get(SIDE, event.side),
                overrides=expand_entry(entry.get("set", {}), factions),
                note=in_languages(entry["note"]) if "note" in entry else event.note,
                trail=(block, position),
                dated=dated,
                find=layer.tree.spot,
            )
        )
    return found


def expand_events(
    events: Sequence[LocatedEvent],
    entries: Sequence[LocatedEntry],
    settings: Mapping[str, float | str],
    run: Run,
    factions: Factions,
    absent: Collection[str],
) -> tuple[list[LocatedEntry], list[Mistake]]:
    """The entries that the events stand for, and the mistakes of those that are of nobody here."""
    effects: list[_Effect] = []
    mistakes: list[Mistake] = []
    for position, event in enumerate(events):
        found, wrong = _effects(event, position, factions, absent)
        effects += found
        mistakes += wrong
    by_hand = _by_hand(entries)
    told: dict[tuple[date, int], _Told] = {}
    for position, event in enumerate(events):
        told[day(event.date), position] = _Told(begins=True)
    for setting in dict.fromkeys(effect.setting for effect in effects):
        own = sorted((e for e in effects if e.setting == setting), key=lambda effect: effect.first)
        start = float(settings[setting])
        _write_out(setting, own, start, by_hand.get(setting, []), told)
    found_entries = []
    for (when, position), each in sorted(told.items(), key=lambda item: item[0]):
        event = events[position]
        text = event.date if each.begins else _text(when, event.date)
        step = step_of(when, run.start, run.step)
        if not each.begins and not 0 <= step < run.steps:
            continue
        note = event.note if each.begins else event.event.ends
        entry = TimelineEntry(text, step, each.settings, note, event=event.event.name)
        keys = {setting: (*event.trail, EVENT) for setting in each.settings}
        found_entries.append(LocatedEntry(entry, (*event.trail, event.dated), keys, event.find))
    return found_entries, mistakes


def named_in(layers: Iterable[Layer]) -> list[tuple[Layer, KeyPath, Mapping[str, Any]]]:
    """The entries in force that name an event: a timeline replaces those of the layers below."""
    found: list[tuple[Layer, KeyPath, Mapping[str, Any]]] = []
    for layer in layers:
        if "timeline" in layer.tree.said:
            found = []
        found += [(layer, trail, entry) for trail, entry in _entries_of(layer.tree.said)]
    return found


def _entries_of(said: Mapping[str, Any]) -> list[tuple[KeyPath, Mapping[str, Any]]]:
    blocks = [(name, said[name]) for name in TIMELINES if isinstance(said.get(name), list)]
    return [
        ((name, position), entry)
        for name, block in blocks
        for position, entry in enumerate(block)
        if isinstance(entry, Mapping) and EVENT in entry
    ]


def _by_hand(entries: Sequence[LocatedEntry]) -> dict[str, list[tuple[date, float]]]:
    """The values that are written by hand, by setting, in the order of their dates."""
    found: dict[str, list[tuple[date, float]]] = {}
    for entry in sorted(entries, key=lambda each: day(each.moment.date)):
        for setting, value in entry.moment.settings.items():
            found.setdefault(setting, []).append((day(entry.moment.date), value))
    return found


def _write_out(
    setting: str,
    effects: Sequence[_Effect],
    start: float,
    by_hand: Sequence[tuple[date, float]],
    told: dict[tuple[date, int], _Told],
) -> None:
    """Note the values of a setting on every date on which an event changes it or gives it back."""

    def value(when: date, just_before: bool) -> float:
        hands = [hand for hand in by_hand if hand[0] < when or (hand[0] == when and not just_before)]
        held = hands[-1][1] if hands else start
        for effect in effects:
            if hands and effect.first <= hands[-1][0]:
                continue
            over = date.max if effect.last is None else effect.last
            acts = effect.first < when <= over if just_before else effect.first <= when < over
            held = effect.on(held) if acts else held
        return held

    for when in sorted({turn for effect in effects for turn in (effect.first, effect.last) if turn}):
        latest = max((each for each, _ in by_hand if each <= when), default=date.min)
        turning = [effect for effect in effects if effect.first > latest and effect.last == when]
        turning += [effect for effect in effects if effect.first > latest and effect.first == when]
        if turning and value(when, just_before=False) != value(when, just_before=True):
            at = told.setdefault((when, turning[-1].of), _Told())
            at.settings[setting] = value(when, just_before=False)


def _effects(
    event: LocatedEvent, position: int, factions: Factions, absent: Collection[str]
) -> tuple[list[_Effect], list[Mistake]]:
    """What an event does to which settings, and the mistake of one that is of nobody here."""
    first = day(event.date)
    last = None if event.months is None else months_later(first, event.months)
    found: dict[str, _Effect] = {}
    spot = event.find((*event.trail, EVENT))
    for change in event.event.changes:
        names = _named(change, event.side, factions, absent)
        if names is None:
            unknown = {"name": event.event.name, "key": change.setting}
            return [], [Mistake("event_setting_elsewhere", unknown, spot)]
        changed = expand_entry(dict.fromkeys(names, change.number.value), factions)
        settings = without(changed, absent)
        parts = len(settings) if change.how == ADD and change.lever.unit in AMOUNTS else 1
        over = None if change.stays else last
        value = change.number.value / max(parts, 1)
        for setting in settings:
            found[setting] = _Effect(
                setting, change.lever, change.how, value, event.strength, first, over, position
            )
    for setting, value in without(event.overrides, absent).items():
        found[setting] = _Effect(setting, None, SET, value, 1.0, first, last, position)
    if not found:
        fields: dict[str, Any] = {
            "name": event.event.name,
            "side": event.side or EVERYONE,
            "allowed": tuple(name for name in factions.names if name not in absent),
            "example": factions.names[0],
        }
        return [], [Mistake("event_without_side", fields, spot)]
    return list(found.values()), []


def _named(change: EventChange, side: str, factions: Factions, absent: Collection[str]) -> list[str] | None:
    """The settings of a change by names of this place; empty if nobody here is meant, None if there is none.

    A bloc of which nobody is here is no mistake: an event is written for more than one place.
    """
    owner, _, rest = change.setting.partition(".")
    owner = side if owner == SIDE else owner
    others = (*factions.names, *BLOCS)
    if owner == HOSTILITY.name:
        return [f"{owner}.{rest}"] if set(rest.split("-")) <= set(factions.names) else None
    if owner in SECTIONS:
        party = rest.partition(".")[2] if rest.startswith(f"{PARTY.name}.") else ""
        known = not party or party in (*VOICES, *others)
        return [f"{owner}.{rest}"] if known else None
    enemy = rest.partition(".")[2]
    if owner not in (*others, EVERYONE) or (enemy and enemy not in others):
        return None
    owners = factions.names if owner == EVERYONE else members(factions, owner)
    targets = members(factions, enemy) if enemy else factions.names
    return [
        f"{name}.{rest}" for name in owners if name not in absent and any(other != name for other in targets)
    ]


def months_later(when: date, months: int) -> date:
    """The same day so many months later, or the last of a month that is too short for it.

    >>> months_later(date(2025, 1, 31), 1)
    datetime.date(2025, 2, 28)
    """
    whole = when.year * 12 + when.month - 1 + months
    year, month = whole // 12, whole % 12 + 1
    if year > date.max.year:
        return date.max
    return date(year, month, min(when.day, calendar.monthrange(year, month)[1]))


def _text(when: date, like: str) -> str:
    """A day as a file would write it, to the month if the other is."""
    return f"{when:%Y-%m}" if len(like) == len("YYYY-MM") else when.isoformat()
