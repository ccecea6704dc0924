"""Groups that merge, split or appear on a date: what a file says of them, and what does not go together."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from sahel_sim.core import apportion, whole
from sahel_sim.engine.formations import Appearance, Formation, Merger, Split
from sahel_sim.scenario.errors import Mistake
from sahel_sim.scenario.levers import RESERVE_MONTHS
from sahel_sim.scenario.place import Place
from sahel_sim.scenario.timeline import LocatedEntry, TimelineEntry, by_date


def coming(moments: Iterable[TimelineEntry]) -> set[str]:
    """Who comes in on a date: who appears, splits off or is merged into."""
    found: set[str] = set()
    for moment in moments:
        found |= {*moment.appear, *moment.merge.values()}
        found |= {name for parts in moment.split.values() for name in parts}
    return found


def impossible_changes(entries: Sequence[LocatedEntry], there: Iterable[str]) -> list[Mistake]:
    """The mistakes of groups that merge or split without being there, or come though they are.

    Parameters
    ----------
    entries
        Of the timeline.
    there
        The groups that have fighters at the start.
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


def formations(moment: TimelineEntry, place: Place) -> tuple[Formation, ...]:
    """What befalls groups at one entry of the timeline: they appear, then split, then merge."""
    names, step, note = place.factions.names, moment.step, moment.note
    found: list[Formation] = []
    for name, persons in moment.appear.items():
        row = names.index(name)
        fighters = _where_it_appears(place, row, persons, moment.date[:7])
        loyalty = tuple(place.loyalty[row].tolist())
        found.append(Appearance(step, row, fighters, loyalty, RESERVE_MONTHS, note))
    for name, parts in moment.split.items():
        for child, part in parts.items():
            found.append(Split(step, names.index(name), names.index(child), part, note))
    for successor in dict.fromkeys(moment.merge.values()):
        members = tuple(names.index(name) for name, into in moment.merge.items() if into == successor)
        found.append(Merger(step, members, names.index(successor), note))
    return tuple(found)


def _where_it_appears(place: Place, row: int, persons: float, month: str) -> tuple[float, ...]:
    """Persons by locality: as the tables first deploy the group from then on, or where people lean to it."""
    tables = sorted(place.deployments.items(), key=lambda table: (table[0] < month, table[0]))
    known = [table[row] for _, table in tables if table[row].any()]
    people = place.places.people[0, 0] * place.places.domestic[0, 0]
    weights = next((w for w in (*known[:1], place.loyalty[row] * people) if w.any()), people)
    total = whole(np.full((1, 1, 1), float(persons)), "people")
    return tuple(apportion(total, weights[None, None], "people")[0, 0].tolist())
