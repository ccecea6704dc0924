"""The past of an ensemble, as those saw it who count: deaths by dyad, year and place, and who held what.

Deaths of state-based fighting are those of clashes of the state with a side, and of raids of a foreign
force on that side: UCDP codes both as the government's. Fighters are told by bloc and role, not by name, so
that starts with other groups fit: jihadists that are not IS Sahel stand for JNIM and those that merged into
it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import Array
from sahel_sim.engine.events import KINDS
from sahel_sim.results.endings import BROKEN, GOVERNED_BY_THE_BROKEN, MAJORITY
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.scenario.timeline import DAYS_OF_STEP, DAYS_PER_YEAR
from sahel_sim.validation.episodes import Conflict, Episode

IS_SAHEL = "is_sahel"
"""The name of the Islamic State in the Sahel wherever it exists."""

Positions = NDArray[np.intp]
Truths = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Past:
    """What one start gave, run with its places and events kept; ``T`` moments, ``T - 1`` steps between them.

    Attributes
    ----------
    results
        What ``run`` gave.
    ages
        Active years that each conflict of the state had behind it; see ``Start``.
    """

    results: Ensemble
    ages: Mapping[str, int] = field(default_factory=dict)

    @property
    def replicates(self) -> int:
        """How many runs."""
        return len(self.results)

    @cached_property
    def days(self) -> "np.ndarray[tuple[int], np.dtype[np.datetime64]]":
        """The moments, ``datetime64[D]``, ``(T,)``."""
        return np.array(self.results.dates, dtype="datetime64[D]")

    @cached_property
    def calendar(self) -> Positions:
        """The calendar year in which each step begins, ``(T - 1,)``."""
        return self.days[:-1].astype("datetime64[Y]").astype(np.intp) + 1970

    @cached_property
    def months_per_step(self) -> float:
        """Length of a step, months."""
        step = self.results.scenario.step
        return 12.0 / (DAYS_PER_YEAR / DAYS_OF_STEP[step]) if step in DAYS_OF_STEP else 1.0

    def between(self, first: str, last: str) -> Truths:
        """Steps that begin on the first day or later, and before the last, ``(T - 1,)``."""
        begins = self.days[:-1]
        return (begins >= np.datetime64(first)) & (begins < np.datetime64(last))

    def at(self, date: str) -> int:
        """The first moment on that day or later; the last moment if there is none."""
        return min(int(np.searchsorted(self.days, np.datetime64(date))), len(self.days) - 1)

    def of_bloc(self, bloc: str) -> Positions:
        """Positions of the factions of a bloc."""
        return np.flatnonzero([each == bloc for each in self.results.factions.blocs])

    @cached_property
    def is_sahel(self) -> Positions:
        """The position of IS Sahel; nothing where it does not exist."""
        return np.flatnonzero([name == IS_SAHEL for name in self.results.factions.names])

    @cached_property
    def jnim(self) -> Positions:
        """Positions of all other jihadists."""
        jihadists = self.of_bloc("jihadists")
        return jihadists[~np.isin(jihadists, self.is_sahel)]

    @cached_property
    def raids(self) -> Array:
        """Fighters of each faction killed by a foreign force, by step, ``(R, T - 1, F)``."""
        killed = np.zeros((len(self.results), len(self.days) - 1, len(self.results.factions)))
        events = self.results.events
        of_raids = events["kind"] == KINDS.index("raid")
        cell = tuple(events[column][of_raids] for column in ("row", "step", "second"))
        np.add.at(killed, cell, events["deaths_second"][of_raids])
        return killed

    @cached_property
    def against_state(self) -> Array:
        """Fighters killed in clashes and raids, of the state and each faction, by step, ``(R, T - 1, F)``."""
        results, state = self.results, self.of_bloc("state")
        killed = self.raids.copy()
        for pair, (first, second) in enumerate(results.factions.pairs):
            if (first in state) != (second in state):
                other = second if first in state else first
                killed[..., other] += results["battle_deaths"][:, 1:, pair]
        return killed

    @cached_property
    def between_others(self) -> Array:
        """Fighters killed where the state is no side, by step, ``(R, T - 1)``."""
        state = self.of_bloc("state")
        pairs = [at for at, pair in enumerate(self.results.factions.pairs) if not set(pair) & set(state)]
        killed: Array = self.results["battle_deaths"][:, 1:, pairs].sum(axis=-1)
        return killed

    @cached_property
    def civilians(self) -> Array:
        """Civilians killed by anyone, by step, ``(R, T - 1)``."""
        killed: Array = self.results["civilians_killed"][:, 1:].sum(axis=-1)
        return killed

    @cached_property
    def state_based(self) -> Array:
        """Fighters killed between the state and anyone, by step, ``(R, T - 1)``."""
        killed: Array = self.against_state.sum(axis=-1)
        return killed

    def in_year(self, by_step: Array, year: int) -> Array:
        """The sum over the steps of a calendar year, ``(R, T - 1, ...)`` to ``(R, ...)``."""
        total: Array = by_step[:, self.calendar == year].sum(axis=1)
        return total

    def in_time(self, by_step: Array, first: str, last: str) -> Array:
        """The sum over the steps between two days, ``(R, T - 1, ...)`` to ``(R, ...)``."""
        total: Array = by_step[:, self.between(first, last)].sum(axis=1)
        return total

    def by_calendar_year(self, by_step: Array) -> Array:
        """Sums over calendar years from the first on, ``(R, T - 1, ...)`` to ``(R, Y, ...)``."""
        years = range(int(self.calendar[0]), int(self.calendar[-1]) + 1)
        return np.stack([self.in_year(by_step, year) for year in years], axis=1)

    @cached_property
    def episodes(self) -> dict[str, tuple[Episode, ...]]:
        """The episodes of each conflict of the state: with ``rebels``, ``jnim`` and ``is_sahel``."""
        return {side: tuple(self.conflict(side).episodes()) for side, whom in self.sides.items() if len(whom)}

    @cached_property
    def sides(self) -> dict[str, Positions]:
        """Whom the state has a conflict with."""
        return {"rebels": self.of_bloc("rebels"), "jnim": self.jnim, "is_sahel": self.is_sahel}

    def conflict(self, side: str) -> Conflict:
        """The conflict of the state with ``rebels``, ``jnim`` or ``is_sahel``."""
        results, whom = self.results, self.sides[side]
        fighters = results["fighters"][..., whom].sum(axis=-1)
        governed = results["places_governed"][..., whom].sum(axis=-1)
        broken = fighters < BROKEN * np.maximum.accumulate(fighters, axis=1)
        won = (broken & (governed < GOVERNED_BY_THE_BROKEN)) | (governed >= MAJORITY)
        return Conflict(
            deaths=self.against_state[..., whom].sum(axis=-1),
            raided=self.raids[..., whom].sum(axis=-1) > 0.0,
            year=self.calendar,
            years_per_step=self.months_per_step / 12.0,
            accord=np.any(results["accord"][:, 1:, whom] > 0.0, axis=-1),
            won=won[:, 1:],
            before=self.ages.get(side, 0),
        )

    def strongest(self, factions: Positions) -> Truths:
        """Whether one of these factions governs more of each place than any other faction, ``(R, T, L)``."""
        control = self.results.by_place["control"]
        return np.isin(control.argmax(axis=2), factions) & (control.max(axis=2) > 0.0)

    def place(self, *names: str) -> Positions:
        """Positions of places by their names."""
        return np.array([self.results.places.names.index(name) for name in names], dtype=np.intp)

    def region(self, name: str, but: str = "") -> Positions:
        """Positions of the places of a region, maybe without one."""
        where = self.results.places
        inside = [r == name and n != but for n, r in zip(where.names, where.regions, strict=True)]
        return np.flatnonzero(inside)


def first_time(happened: Truths) -> Array:
    """The first moment at which something holds, ``(R, T)`` to ``(R,)``; infinity if it never does."""
    return np.where(happened.any(axis=1), np.argmax(happened, axis=1), np.inf)
