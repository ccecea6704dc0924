"""Single events: which clash, attack or raid killed whom, where and on which day.

Mechanisms count events and add up their tolls for each place and step; results of a run are made of these
sums. Here the sums are taken apart again into the events that they are made of: each has the toll that
chance drew for it, so that over a place and a step they add up to what was counted. No rule is touched, and
no number is drawn that moves another. The form follows the Georeferenced Event Dataset of UCDP (Sundberg
and Melander 2013): a day, a place, two sides, deaths of each, and civilians.

Civilians in the way of fire are told with the clashes in which they died. The day is drawn evenly within the
step, since inside a step the model knows no order.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import Array, Chance, Changes, World
from sahel_sim.core.counting import again, single_tolls
from sahel_sim.engine.setup import Setup
from sahel_sim.engine.step import Luck

KINDS: tuple[str, ...] = ("clash", "attack", "raid")
"""Clashes of two factions, attacks on civilians, raids of a foreign force on jihadists."""

CIVILIANS, FOREIGN = -1, -2
"""In place of the position of a faction: nobody armed, and the foreign force."""

COLUMNS: tuple[str, ...] = (
    "row", "step", "day", "kind", "first", "second", "place",
    "deaths_first", "deaths_second", "civilians_by_first", "civilians_by_second",
)  # fmt: skip
"""What is known of an event. ``row``: which of the worlds; ``step``: in which step, from 0; ``day``: which
part of the step was over, 0 to 1; ``kind``: position in ``KINDS``; ``first``, ``second``: the sides, by
position of the faction; then fighters killed on each side, and civilians killed by each."""

Columns = dict[str, NDArray[Any]]
"""Part of the table, ``(E,)`` for each column."""

_DAY = 1_000
"""Turns of chance beyond those of tolls, from which the day is drawn."""


@dataclass(frozen=True)
class _Counted:
    """What one mechanism counted in a step: numbers of events ``(R, F or P, L)``, and the luck of each."""

    mechanism: str
    luck: Array
    number: Array
    severity: Array
    spread: Array


@dataclass
class EventRecord:
    """Takes the sums of a run apart into single events.

    Give ``listening_to(luck)`` and the record itself, as books, to ``advance``, and call ``close`` after
    each step.
    """

    setup: Setup
    _counted: list[_Counted] = field(default_factory=list)
    _noted: dict[str, dict[str, Array]] = field(default_factory=dict)
    _parts: list[Columns] = field(default_factory=list)

    def listening_to(self, luck: Luck) -> Luck:
        """The same luck; what is counted with it is remembered."""
        return _Listening(luck, self._counted)

    def enter(self, mechanism: str, changes: Changes) -> None:
        """Remember what one mechanism notes of a step."""
        for entry in changes:
            if entry.name in ("toll", "toll_first", "losses", "harmed"):
                noted = self._noted.setdefault(mechanism, {})
                noted[entry.name] = noted[entry.name] + entry.amount if entry.name in noted else entry.amount

    def close(self, world: World) -> None:
        """Take the step that led to this world apart."""
        step, attacks = world.step - 1, np.zeros_like(world.harmed)
        clashes: list[Columns] = []
        for counted in self._counted:
            noted = self._noted.get(counted.mechanism, {})
            if "toll" in noted:
                clashes.append(self._clashes(counted, noted, world))
            elif "harmed" in noted:
                mean = self.setup.parameters[counted.mechanism].mean_toll
                killed = np.minimum(noted["harmed"], counted.severity * mean)
                attacks += killed
                self._add(step, _sides(_single(counted, killed), "attack", CIVILIANS, "civilians_by_first"))
            elif "losses" in noted:
                single = _single(counted, noted["losses"])
                raided = {**single, "first": np.full(len(single["row"]), FOREIGN), "second": single["side"]}
                self._add(step, _sides(raided, "raid", None, "deaths_second"))
        self._in_the_way(world, clashes, world.harmed - attacks, step)
        for clash in clashes:
            self._add(step, clash)
        self._counted.clear()
        self._noted.clear()

    def _clashes(self, counted: _Counted, noted: dict[str, Array], world: World) -> Columns:
        single = _single(counted, noted["toll"])
        pair = single["side"].astype(np.intp)
        on_first = _dealt(single, noted["toll_first"])
        blank = np.zeros(len(pair))
        return {
            **{name: single[name] for name in ("row", "day", "place", "weight")},
            "kind": np.full(len(pair), KINDS.index("clash")),
            "first": world.factions.first[pair],
            "second": world.factions.second[pair],
            "deaths_first": on_first,
            "deaths_second": _dealt(single, noted["toll"] - noted["toll_first"]),
            "civilians_by_first": blank,
            "civilians_by_second": blank.copy(),
        }

    def _in_the_way(self, world: World, clashes: list[Columns], killed: Array, step: int) -> None:
        """Tell bystanders with the clashes of those who fired; where there is none, as an attack."""
        weight = np.zeros_like(killed)
        for clash in clashes:
            for side in ("first", "second"):
                np.add.at(weight, (clash["row"], clash[side], clash["place"]), clash["weight"])
        each = np.where(weight > 0.0, killed / np.where(weight > 0.0, weight, 1.0), 0.0)
        for clash in clashes:
            for side in ("first", "second"):
                borne = each[clash["row"], clash[side], clash["place"]] * clash["weight"]
                clash[f"civilians_by_{side}"] = borne
        row, armed, place = np.nonzero(np.where(weight > 0.0, 0.0, killed))
        alone: Columns = {
            "row": row, "side": armed, "place": place, "day": np.full(len(row), 0.5),
            "deaths": killed[row, armed, place],
        }  # fmt: skip
        self._add(step, _sides(alone, "attack", CIVILIANS, "civilians_by_first"))

    def _add(self, step: int, part: Columns) -> None:
        if len(part["row"]):
            part["step"] = np.full(len(part["row"]), step)
            self._parts.append({name: part[name] for name in COLUMNS})

    def table(self) -> Columns:
        """The events so far, ``(E,)`` each: those of the first world first, and in the order of steps."""
        kinds: dict[str, Any] = {name: _whole_number(name) for name in COLUMNS}
        whole: Columns = {
            name: np.concatenate([np.zeros(0), *(part[name] for part in self._parts)]).astype(kinds[name])
            for name in COLUMNS
        }
        order = np.argsort(whole["row"], kind="stable")
        return {name: values[order] for name, values in whole.items()}


def _whole_number(column: str) -> type:
    """How a column is kept: positions as whole numbers."""
    return np.int32 if column in ("row", "step", "kind", "first", "second", "place") else np.float64


def _single(counted: _Counted, deaths: Array) -> Columns:
    """The events behind some counts: whose and where, their weights, and the part of deaths of each."""
    cell = np.flatnonzero(counted.number)
    number, luck = counted.number.ravel()[cell], counted.luck.ravel()[cell]
    widths = np.broadcast_to(counted.spread[:, 0, 0], counted.number.shape[:1])
    row, side, place = np.unravel_index(cell, counted.number.shape)
    event, weight = single_tolls(luck, number, widths[row])
    drawn = np.bincount(event, minlength=cell.size)
    beyond = np.repeat(np.arange(cell.size), (number - drawn).astype(np.intp))
    event = np.concatenate([event, beyond])
    order = np.argsort(event, kind="stable")
    event, weight = event[order], np.concatenate([weight, np.ones(beyond.size)])[order]
    first = np.searchsorted(event, np.arange(cell.size))
    turn = np.arange(event.size) - first[event] + 1 + _DAY
    single: Columns = {
        "row": row[event],
        "side": side[event],
        "place": place[event],
        "weight": weight,
        "day": again(luck[event], turn.astype(np.uint64)),
        "whole": np.bincount(event, weight, minlength=cell.size)[event],
    }
    return {**single, "deaths": _dealt(single, deaths)}


def _dealt(single: Columns, deaths: Array) -> Array:
    """Deaths in each place, dealt out over its events by their tolls."""
    there = deaths[single["row"], single["side"], single["place"]]
    dealt: Array = there * (single["weight"] / single["whole"])
    return dealt


def _sides(single: Columns, kind: str, second: int | None, deaths: str) -> Columns:
    """Events of one kind, with their deaths in one column and none in the others."""
    size = len(single["row"])
    part: Columns = {name: np.zeros(size) for name in COLUMNS}
    part |= {name: single[name] for name in ("row", "day", "place")}
    part["kind"] = np.full(size, KINDS.index(kind))
    part["first"] = single.get("first", single["side"])
    part["second"] = single["second"] if second is None else np.full(size, second)
    part[deaths] = single["deaths"]
    return part


class _Listening:
    """Luck that remembers what is counted with it."""

    def __init__(self, luck: Luck, counted: list[_Counted]) -> None:
        self._luck, self._counted = luck, counted

    def at(self, mechanism: str, step: int) -> Chance:
        """The random numbers of one mechanism in one step."""
        return _ListeningAt(self._luck.at(mechanism, step), mechanism, self._counted)


class _ListeningAt:
    """The random numbers of one mechanism in one step; events that are counted are remembered."""

    def __init__(self, chance: Chance, mechanism: str, counted: list[_Counted]) -> None:
        self._chance, self._mechanism, self._counted = chance, mechanism, counted

    def uniform(self, what: str, shape: tuple[int, ...]) -> NDArray[np.float64]:
        """Uniform numbers in [0, 1), ``(R, *shape)``."""
        return self._chance.uniform(what, shape)

    def events(self, what: str, expected: Array, spread: Array) -> tuple[Array, Array]:
        """Counted events and the sum of their tolls in units of the mean."""
        number, severity = self._chance.events(what, expected, spread)
        luck = self._chance.uniform(what, expected.shape[1:])
        self._counted.append(_Counted(self._mechanism, luck, number, severity, spread))
        return number, severity
