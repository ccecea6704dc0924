"""Batches: worlds of several stories in one setup; a grid of settings costs what one story does.

Stories that share place, minds, steps and length stand side by side whatever else is different between them:
levers, stocks and parameters are arrays with a row for each world anyway. Where a mechanism is off in some
worlds, or follows another form there, each form is asked about its own worlds alone; and what befalls some
worlds on a date befalls those alone. So each world goes on with the bits that it has by itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import Array, Chance, Changes, Entry, Mechanism, World, counted, kept
from sahel_sim.engine.setup import Setup, TimelineChange

P = TypeVar("P")
Rows = NDArray[np.intp]


def common_ground(setup: Setup) -> tuple[object, ...]:
    """What worlds must share to stand side by side: place, minds, groups that come and go, steps and length.

    Two setups fit beside each other if this is equal for both.
    """
    world = setup.world
    return (
        world.places.content,
        world.factions.names,
        world.factions.blocs,
        world.months,
        setup.decisions,
        setup.diplomacy,
        repr(setup.formations),
        setup.steps,
    )


def rules_in_force(setup: Setup) -> tuple[tuple[str, str], ...]:
    """The mechanisms of a setup and their forms; worlds that share them too cost least side by side."""
    return tuple((rule.name, rule.form) for rule in setup.schedule)


def side_by_side(setups: Sequence[Setup], of_setup: Sequence[int]) -> Setup:
    """One setup of many worlds out of setups of one world each.

    Parameters
    ----------
    setups
        Each with one world; ``common_ground`` is equal for all of them.
    of_setup
        For each world of the result, which setup it is of, ``(R,)``.

    Returns
    -------
    Setup
        With ``R`` worlds. Each goes on with the same bits as it would alone.

    Raises
    ------
    ValueError
        If they do not fit beside each other.
    """
    first, rows = setups[0], np.asarray(of_setup, dtype=np.intp)
    shared = common_ground(first)
    if any(common_ground(other) != shared for other in setups[1:]):
        raise ValueError("Stories that differ in place, minds, steps or length have no common setup.")
    arrays = {name: np.concatenate([getattr(s.world, name) for s in setups])[rows] for name in kept()}
    schedule, parameters = _mechanisms(setups, rows)
    return replace(
        first,
        world=first.world.with_arrays(arrays),
        schedule=schedule,
        parameters=parameters,
        tactics=tuple(_stacked(each, rows) for each in zip(*(s.tactics for s in setups), strict=True)),
        conditions=tuple(_stacked(each, rows) for each in zip(*(s.conditions for s in setups), strict=True)),
        timeline=_timeline(setups, rows),
    )


@dataclass(frozen=True)
class MixedMechanism:
    """A mechanism that is off in some worlds of a batch, or follows several forms; it acts as one.

    Attributes
    ----------
    name
        Of the mechanism.
    forms
        Each form that it follows anywhere, with the positions of its worlds.
    """

    name: str
    forms: tuple[tuple[Mechanism, Rows], ...]
    form: str = "mixed"

    def __call__(self, world: World, parameters: Sequence[Any], draw: Chance) -> Changes:
        """What the rule changes, each form in its own worlds; ``parameters`` are those of each form."""
        found: list[Entry] = []
        for (rule, rows), own in zip(self.forms, parameters, strict=True):
            for entry in rule(_some_worlds(world, rows), own, _SomeDraws(draw, rows)):
                amount = np.zeros((world.replicates, *entry.amount.shape[1:]))
                amount[rows] = entry.amount
                found.append(Entry(entry.name, amount, entry.why))
        return tuple(found)


@dataclass(frozen=True)
class _SomeDraws:
    """The random numbers of some worlds of a batch."""

    draw: Chance
    rows: Rows

    def uniform(self, what: str, shape: tuple[int, ...]) -> Array:
        numbers: Array = self.draw.uniform(what, shape)[self.rows]
        return numbers

    def events(self, what: str, expected: Array, spread: Array) -> tuple[Array, Array]:
        return counted(self.uniform(what, expected.shape[1:]), expected, spread)


@dataclass(frozen=True)
class MixedTimelineChange(TimelineChange):
    """Something that befalls some worlds of a batch on a date.

    Attributes
    ----------
    worlds
        Their positions.
    """

    worlds: Rows

    def apply(self, world: World) -> World:
        """Return the worlds with the lever of some of them moved."""
        moved = super().apply(_some_worlds(world, self.worlds))
        array = getattr(world, self.lever).copy()
        array[self.worlds] = getattr(moved, self.lever)
        return world.with_arrays({self.lever: array})


class _SomeWorlds(World):
    """Some worlds of a batch; an array is taken out of all of them when it is first asked for."""

    def __getattr__(self, name: str) -> Any:
        if name not in kept():
            raise AttributeError(name)
        array = getattr(self.__dict__["_all"], name)[self.__dict__["_rows"]]
        self.__dict__[name] = array
        return array


def _some_worlds(world: World, rows: Rows) -> World:
    some = object.__new__(_SomeWorlds)
    shared = {name: value for name, value in world.__dict__.items() if name not in kept()}
    some.__dict__.update(shared, _all=world, _rows=rows)
    return some


def _mechanisms(setups: Sequence[Setup], rows: Rows) -> tuple[tuple[Any, ...], Mapping[str, Any]]:
    """The schedule of all worlds together, and the parameters of its mechanisms."""
    schedule: list[Any] = []
    parameters: dict[str, Any] = {}
    for name in _in_order([[rule.name for rule in setup.schedule] for setup in setups]):
        ruled: dict[str, tuple[Mechanism, list[int]]] = {}
        for at, setup in enumerate(setups):
            for rule in setup.schedule:
                if rule.name == name:
                    ruled.setdefault(rule.form, (rule, []))[1].append(at)
        found = [(rule, of, np.flatnonzero(np.isin(rows, of))) for rule, of in ruled.values()]
        owners = [
            _stacked([setups[at].parameters[name] for at in of], np.searchsorted(of, rows[worlds]))
            for _, of, worlds in found
        ]
        if len(found) == 1 and len(found[0][1]) == len(setups):
            schedule.append(found[0][0])
            parameters[name] = owners[0]
        else:
            schedule.append(MixedMechanism(name, tuple((rule, worlds) for rule, _, worlds in found)))
            parameters[name] = owners
    return tuple(schedule), parameters


def _in_order(schedules: Sequence[Sequence[str]]) -> list[str]:
    """Every name once, in an order that is that of each schedule.

    Raises
    ------
    ValueError
        If two schedules have two names in opposite orders.
    """
    left = [list(schedule) for schedule in {tuple(schedule): None for schedule in schedules}]
    found: list[str] = []
    while any(left):
        later = {name for schedule in left for name in schedule[1:]}
        following = next((each[0] for each in left if each and each[0] not in later), None)
        if following is None:
            raise ValueError("Stories whose mechanisms act in opposite orders have no common setup.")
        found.append(following)
        left = [each[1:] if each and each[0] == following else each for each in left]
    return found


def _timeline(setups: Sequence[Setup], rows: Rows) -> tuple[TimelineChange, ...]:
    """What befalls the worlds, in order of steps; what befalls all of them alike stays one change."""
    if all(setup.timeline == setups[0].timeline for setup in setups[1:]):
        return setups[0].timeline
    found: list[TimelineChange] = []
    for turn in range(max(len(setup.timeline) for setup in setups)):
        befalls: dict[tuple[object, ...], tuple[TimelineChange, list[int]]] = {}
        for at, setup in enumerate(setups):
            if turn < len(setup.timeline):
                each = setup.timeline[turn]
                key = (each.step, each.lever, each.row, each.column, each.value)
                befalls.setdefault(key, (each, []))[1].append(at)
        for change, of in befalls.values():
            named = {field.name: getattr(change, field.name) for field in fields(change)}
            found.append(MixedTimelineChange(**named, worlds=np.flatnonzero(np.isin(rows, of))))
    return tuple(sorted(found, key=lambda change: change.step))


def _stacked(owners: Sequence[P], rows: Rows) -> P:
    """The same parameters with a row for each world; numbers that are equal everywhere stay one."""
    first: Any = owners[0]
    values = {}
    for f in fields(first):
        columns = [getattr(owner, f.name) for owner in owners]
        same = all(np.array_equal(column, columns[0]) for column in columns)
        values[f.name] = columns[0] if same else np.concatenate(columns)[rows]
    stacked: P = replace(first, **values)
    return stacked
