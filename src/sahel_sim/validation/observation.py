r"""Observation: what UCDP would have recorded of a simulated world, so that like is compared with like.

A source is no window. An event with :math:`d` dead at a place of remoteness :math:`r` comes to be known with

.. math:: p = b \, (1 - u) \, [1 - (1 - c \, q^r)^{d^w}]

where :math:`c` is the chance that a single death at a place that is not remote is reported, :math:`q` what
is left of it at the end of the road, :math:`w` how much more surely large events are reported, :math:`u` the
share of events whose attacker nobody can name, which UCDP does not code, and :math:`b` what is left of
attacks on civilians by the state. Of what is known, some attacks of the state on civilians pass for fights
with insurgents; the best figure scatters about the dead; of small events it may be 0; low and high lie around
it. At last, dyads with fewer than 25 deaths in a year are left out.

What is left out here: sources that copy one another, events told twice, and years in which a country is
watched more closely than in others.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import Array, parameter
from sahel_sim.core.parameters import Declared, declared
from sahel_sim.engine.events import CIVILIANS, FOREIGN, KINDS
from sahel_sim.results.endings import DEATHS_OF_A_WAR
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.validation.event_sources import KINDS_OF_VIOLENCE, NON_STATE, ONE_SIDED, STATE_BASED
from sahel_sim.validation.event_tables import CIVILIANS as SIDE_OF_CIVILIANS

STREAM = 7
"""Which part of the numbers that a seed gives this is, so that no other part has the same."""


@dataclass(frozen=True)
class Reporting:
    """How events come to be recorded; numbers, or an array with one for each run.

    reported: Chance that a single death at a place that is not remote is reported.
    remote: What is left of it at the most remote places.
    size: How much more surely large events are reported: 0 not at all, 1 as if each death were told alone.
    unknown: Share of events of which nobody can say who attacked; UCDP codes only those with known sides.
    state: What is left of attacks on civilians by the state, beside those by others.
    passed_off: Share of the attacks of the state on civilians that are recorded as fights with insurgents.
    scatter: Standard deviation of the logarithm of the best figure about the dead.
    doubted: Chance that the best figure of an event with a single death is 0; of n dead it is an nth of that.
    wide: Share of events whose high figure lies above the best.
    excess: Mean of the logarithm of the high over the best figure in these; it is half of a normal one.
    cautious: Share of events whose low figure lies below the best; of half of these it is 0.

    Examples
    --------
    >>> Reporting().remote
    0.8
    """

    reported: Any = parameter(
        0.7, unit="probability", low=0.4, high=1.0,
        source="assumed: a majority; UCDP itself says that it under-counts, no figure exists for Mali",
    )  # fmt: skip
    remote: Any = parameter(
        0.8, unit="ratio", low=0.5, high=1.0,
        source="assumed: nobody counted what is lost at places that are far from a road or a telephone",
    )  # fmt: skip
    size: Any = parameter(
        0.5, unit="-", low=0.0, high=1.0, source="assumed: half way between not at all and each death alone"
    )
    unknown: Any = parameter(
        0.1, unit="share", low=0.0, high=0.3, source="assumed: of attacks at night, mines and bandits"
    )
    state: Any = parameter(
        0.8, unit="ratio", low=0.4, high=1.2,
        source="assumed: an army keeps reporters away (K12), yet its acts are looked for most",
    )  # fmt: skip
    passed_off: Any = parameter(
        0.25, unit="share", low=0.0, high=0.6,
        source="assumed: at Moura the army told of 203 fighters killed, the UN found about 30 among 500 "
        "(K12); UCDP weighs such claims",
    )  # fmt: skip
    scatter: Any = parameter(
        0.3, unit="-", low=0.0, high=0.6, source="assumed: as high figures lie above the best ones in ged241"
    )
    doubted: Any = parameter(
        0.33, unit="probability", low=0.2, high=0.5,
        source="ged241: 14.9 % of events have a best figure of 0; over the mean of one by their dead, 0.44",
    )  # fmt: skip
    wide: Any = parameter(
        0.14, unit="share", low=0.1, high=0.2,
        source="ged241: 239 of the 1 703 events with a best figure above 0",
    )  # fmt: skip
    excess: Any = parameter(
        0.67,
        unit="-",
        low=0.5,
        high=0.9,
        source="ged241: mean over those 239 events, standard deviation 0.64",
    )
    cautious: Any = parameter(
        0.05,
        unit="share",
        low=0.02,
        high=0.1,
        source="ged241: 83 of the 1 703 events with a best figure above 0",
    )

    def of(self, row: NDArray[np.intp], runs: int) -> "Reporting":
        """The numbers of each event, by its run."""
        numbers = {f.name: np.asarray(getattr(self, f.name), dtype=np.float64) for f in fields(self)}
        return Reporting(**{name: np.broadcast_to(x, (runs,))[row] for name, x in numbers.items()})

    def known(self, deaths: Array, remoteness: Array, by_state: NDArray[np.bool_]) -> Array:
        """The chance that an event is recorded.

        Parameters
        ----------
        deaths
            Killed in it, persons.
        remoteness
            Of its place, 0 to 1.
        by_state
            Whether it is an attack on civilians by the state.
        """
        alone = self.reported * self.remote**remoteness
        noticed = 1.0 - (1.0 - alone) ** np.maximum(deaths, 0.0) ** self.size
        chance = (1.0 - self.unknown) * noticed * np.where(by_state, self.state, 1.0)
        return np.where(deaths > 0.0, np.minimum(chance, 1.0), 0.0)


PERFECT = Reporting(
    reported=1.0, remote=1.0, size=1.0, unknown=0.0, state=1.0, passed_off=0.0, scatter=0.0, doubted=0.0,
    wide=0.0, excess=0.0, cautious=0.0,
)  # fmt: skip
"""Everything is known of everything: then only the threshold of 25 deaths is left."""


def reporting_numbers() -> tuple[Declared, ...]:
    """Every number of the observation model, with its unit, range and source.

    >>> all(number.source for number in reporting_numbers())
    True
    """
    return declared(Reporting)


@dataclass(frozen=True, eq=False)
class Recorded:
    """What was recorded of the runs of an ensemble.

    Attributes
    ----------
    runs
        How many.
    dates
        The first day of each step, and of the day after.
    factions
        Their names.
    row, step, kind, side_a, side_b, place
        Of each recorded event, ``(E,)``: the run, the step, position in ``KINDS_OF_VIOLENCE``, positions of
        the sides, the second of which is -1 for civilians, and of the place.
    best, low, high
        Deaths, persons, ``(E,)``.

    Examples
    --------
    >>> import sahel_sim
    >>> seen = observe(sahel_sim.run("two_towns", runs=2, seed=1, executor=1, places=True))
    >>> bool((seen.coded() <= seen.by_year()).all())
    True
    """

    runs: int
    dates: tuple[str, ...]
    factions: tuple[str, ...]
    row: NDArray[np.intp]
    step: NDArray[np.intp]
    kind: NDArray[np.intp]
    side_a: NDArray[np.intp]
    side_b: NDArray[np.intp]
    place: NDArray[np.intp]
    best: Array
    low: Array
    high: Array

    @cached_property
    def years(self) -> NDArray[np.intp]:
        """The calendar years that the runs touch, in order."""
        return np.unique(self._calendar)

    @cached_property
    def _calendar(self) -> NDArray[np.intp]:
        """The calendar year in which each step begins."""
        days = np.array(self.dates[:-1], dtype="datetime64[D]")
        return np.asarray(days.astype("datetime64[Y]").astype(np.intp) + 1970, dtype=np.intp)

    def by_step(self, figure: str = "best") -> Array:
        """Deaths of each dyad by step, ``(R, S, F, F + 1)``.

        A fight of ``a`` and ``b`` is at ``[..., a, b]`` with ``a < b``, an attack of ``a`` on civilians at
        ``[..., a, F]``.
        """
        return self._summed(self.step, len(self.dates) - 1, figure)

    def by_year(self, figure: str = "best") -> Array:
        """Deaths of each dyad by calendar year, ``(R, Y, F, F + 1)``; see ``by_step``."""
        return self._summed(np.searchsorted(self.years, self._calendar)[self.step], len(self.years), figure)

    @cached_property
    def sides(self) -> dict[str, int]:
        """Where each side stands in these tables: the factions, and after them ``civilians``."""
        return {name: at for at, name in enumerate((*self.factions, SIDE_OF_CIVILIANS))}

    def dyad(self, name: str) -> tuple[int, int]:
        """Where a dyad stands in these tables, such as ``jnim-civilians``."""
        first, second = sorted(self.sides[side] for side in name.split("-"))
        return first, second

    def by_place(self, places: int, steps: NDArray[np.bool_] | None = None) -> Array:
        """Deaths at each of so many places, ``(R, L)``, in the steps that are chosen, ``(S,)``, or in all."""
        chosen = slice(None) if steps is None else steps[self.step]
        summed = np.zeros((self.runs, places))
        np.add.at(summed, (self.row[chosen], self.place[chosen]), self.best[chosen])
        return summed

    def coded(self, figure: str = "best") -> Array:
        """The same with dyads left out in the years in which their best figure is below 25 deaths."""
        return np.where(self.by_year() >= DEATHS_OF_A_WAR, self.by_year(figure), 0.0)

    def _summed(self, time: NDArray[np.intp], times: int, figure: str) -> Array:
        number = len(self.factions)
        low, high = np.minimum(self.side_a, self.side_b), np.maximum(self.side_a, self.side_b)
        one_sided = self.side_b == CIVILIANS
        first = np.where(one_sided, self.side_a, low)
        second = np.where(one_sided, number, high)
        shape = (self.runs, times, number, number + 1)
        cell = np.ravel_multi_index((self.row, time, first, second), shape)
        summed: Array = np.bincount(cell, getattr(self, figure), int(np.prod(shape))).astype(np.float64)
        return summed.reshape(shape)


def observe(results: Ensemble, reporting: Reporting | None = None, seed: int | None = None) -> Recorded:
    """What would have been recorded of some runs.

    Parameters
    ----------
    results
        Runs with their single events kept (``run(..., places=True)``).
    reporting
        How events come to be recorded; the defaults unless said.
    seed
        Where chance comes from; that of the runs unless said. What is recorded of a run does not depend on
        the others.

    Raises
    ------
    ValueError
        If single events were not kept.

    Examples
    --------
    >>> import sahel_sim
    >>> results = sahel_sim.run("two_towns", runs=2, seed=1, executor=1, places=True)
    >>> seen = observe(results)
    >>> seen.by_year().shape[0], seen.by_year().shape[2:]
    (2, (2, 3))
    """
    events = results.events
    if not events:
        raise ValueError("Single events were not kept: run with places=True.")
    runs, row = len(results.replicates), np.asarray(events["row"], dtype=np.intp)
    numbers = (reporting or Reporting()).of(row, runs)
    luck = _luck(results.seed if seed is None else seed, results.replicates, row)
    state = np.flatnonzero([bloc == "state" for bloc in results.factions.blocs])
    dead = sum(events[name] for name in _TOLLS)
    attack = events["kind"] == KINDS.index("attack")
    first = np.where(events["first"] == FOREIGN, state[0] if len(state) else 0, events["first"])
    second = np.where(attack, CIVILIANS, events["second"])
    by_state = attack & np.isin(first, state)
    whole = np.floor(dead + luck[0])
    remoteness = results.places.remoteness[0, 0][events["place"]]
    seen = luck[1] < numbers.known(whole, remoteness, by_state)
    enemy = _main_enemy(events, row, runs, state, len(results.factions))
    passed = by_state & (luck[2] < numbers.passed_off) & (enemy[row] >= 0)
    second = np.where(passed, enemy[row], second)
    best, low, high = _figures(whole, numbers, luck)
    kept = np.flatnonzero(seen)
    return Recorded(
        runs=runs,
        dates=tuple(results.dates),
        factions=tuple(results.factions.names),
        row=row[kept],
        step=np.asarray(events["step"], dtype=np.intp)[kept],
        kind=_kinds(first, second, state)[kept],
        side_a=np.asarray(first, dtype=np.intp)[kept],
        side_b=np.asarray(second, dtype=np.intp)[kept],
        place=np.asarray(events["place"], dtype=np.intp)[kept],
        best=best[kept],
        low=low[kept],
        high=high[kept],
    )


_TOLLS = ("deaths_first", "deaths_second", "civilians_by_first", "civilians_by_second")
_DRAWS = 10
"""Uniform numbers that each event has."""


def _luck(seed: int, replicates: Any, row: NDArray[np.intp]) -> Array:
    """Uniform numbers for each event, ``(10, E)``; those of a run follow from the seed and its number."""
    counts = np.bincount(row, minlength=len(replicates))
    parts = [
        np.random.Generator(np.random.Philox(key=[seed, STREAM * 2**32 + int(name)])).random((n, _DRAWS))
        for name, n in zip(replicates, counts, strict=True)
    ]
    return np.ascontiguousarray(np.concatenate(parts).T) if parts else np.zeros((_DRAWS, 0))


def _main_enemy(
    events: Mapping[str, NDArray[Any]], row: NDArray[np.intp], runs: int, state: NDArray[np.intp], number: int
) -> NDArray[np.intp]:
    """In each run the side that most died with in fights of the state; -1 where there was none, ``(R,)``."""
    clash = events["kind"] == KINDS.index("clash")
    killed = np.zeros((runs, number))
    toll = events["deaths_first"] + events["deaths_second"]
    for own, other in (("first", "second"), ("second", "first")):
        those = clash & np.isin(events[own], state)
        np.add.at(killed, (row[those], events[other][those]), toll[those])
    killed[:, state] = 0.0
    return np.where(killed.any(axis=1), killed.argmax(axis=1), -1)


def _kinds(first: Any, second: Any, state: NDArray[np.intp]) -> NDArray[np.intp]:
    """Positions in ``KINDS_OF_VIOLENCE``."""
    of_state = np.isin(first, state) | np.isin(second, state)
    one_sided, based, other = (KINDS_OF_VIOLENCE.index(k) for k in (ONE_SIDED, STATE_BASED, NON_STATE))
    return np.where(second == CIVILIANS, one_sided, np.where(of_state, based, other)).astype(np.intp)


def _figures(dead: Array, numbers: Reporting, luck: Array) -> tuple[Array, Array, Array]:
    """The best, low and high figure of each event."""
    from scipy.special import ndtri

    normal = ndtri(np.clip(luck[3], 1e-12, 1.0 - 1e-12))
    about = dead * np.exp(numbers.scatter * normal - numbers.scatter**2 / 2.0)
    told = np.where(dead > 0.0, np.maximum(np.floor(about + luck[4]), 1.0), 0.0)
    doubted = luck[5] < numbers.doubted / np.maximum(dead, 1.0)
    best = np.where(doubted, 0.0, told)
    above = np.exp(numbers.excess * np.sqrt(np.pi / 2.0) * np.abs(ndtri(0.5 + luck[7] / 2.0)))
    high = np.where(doubted, told, np.where(luck[6] < numbers.wide, np.ceil(best * above), best))
    part = np.maximum(luck[8] * 2.0 - 1.0, 0.0)
    low = np.where(luck[9] < numbers.cautious, np.floor(best * part), best)
    return best, low, high
