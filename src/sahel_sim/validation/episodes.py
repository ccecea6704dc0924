"""Episodes: when a conflict is active in the sense of UCDP, how long, how it ends, and whether it comes back.

A conflict of the state and one side is active in a calendar year with 25 deaths or more. An episode is a
run of active years; it has ended once a year was quiet (Kreutz 2010). Peace is counted from the last death
of the last active year to the first death of the next. Of episodes that are active when a run ends, and of
peace that still holds, it is known only that they last longer: survival is the estimate of Kaplan and Meier
(1958). Of a war that was on when a run began, it is known how old it was, and that it is not among those that
ended younger: it counts from that age on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import Array
from sahel_sim.results.endings import DEATHS_OF_A_WAR

ENDS = ("accord", "victory", "fade")
"""How an episode can end: an accord is in force after the quiet year; one side has won; or neither."""

STILL_ON = "still on"


@dataclass(frozen=True)
class Episode:
    """An episode of one conflict in one run.

    Attributes
    ----------
    row
        Which run.
    years
        Active calendar years, those before the start of the run among them.
    before
        How many of them lay before the start of the run.
    ending
        One of ``ENDS``, or ``still on``.
    foreign
        Whether a foreign force raided the other side in it.
    peace
        Years from its last death to the first of the next episode, or to the end of the run.
    again
        Whether there is a next episode.
    """

    row: int
    years: int
    before: int
    ending: str
    foreign: bool
    peace: float
    again: bool


@dataclass(frozen=True)
class Conflict:
    """The conflict of the state with one side, in all runs of a start.

    Attributes
    ----------
    deaths
        By step, ``(R, S)``.
    raided
        Whether a foreign force killed any of that side, by step, ``(R, S)``.
    year
        The calendar year of each step, ``(S,)``.
    years_per_step
        Length of a step.
    accord
        Whether an accord with that side is in force, at the end of each step, ``(R, S)``.
    won
        Whether one of the two has won, at the end of each step, ``(R, S)``.
    before
        How many active years an episode that is on in the first year had behind it.
    """

    deaths: Array
    raided: NDArray[np.bool_]
    year: NDArray[np.intp]
    years_per_step: float
    accord: NDArray[np.bool_]
    won: NDArray[np.bool_]
    before: int = 0

    @cached_property
    def active(self) -> NDArray[np.bool_]:
        """Whether each calendar year was active, ``(R, Y)``."""
        years = range(int(self.year[0]), int(self.year[-1]) + 1)
        yearly = np.stack([self.deaths[:, self.year == year].sum(axis=1) for year in years], axis=1)
        active: NDArray[np.bool_] = yearly >= DEATHS_OF_A_WAR
        return active

    def episodes(self) -> Iterator[Episode]:
        """Every episode of every run."""
        years = self.active.shape[1]
        opens = np.searchsorted(self.year, self.year[0] + np.arange(years + 1))
        for row, line in enumerate(self.active):
            edges = np.flatnonzero(np.diff(line.astype(np.int8), prepend=0, append=0))
            starts, stops = edges[::2], edges[1::2]
            fatal = np.flatnonzero(self.deaths[row] > 0.0)
            for at, (start, stop) in enumerate(zip(starts, stops, strict=True)):
                again = bool(at + 1 < len(starts))
                last = fatal[fatal < opens[stop]][-1]
                until = fatal[fatal >= opens[starts[at + 1]]][0] if again else len(self.year)
                before = self.before if start == 0 else 0
                yield Episode(
                    row=row,
                    years=before + int(stop - start),
                    before=before,
                    ending=self._ending(row, opens[stop + 1] - 1) if stop < years else STILL_ON,
                    foreign=bool(self.raided[row, opens[start] : opens[stop]].any()),
                    peace=float(until - last) * self.years_per_step,
                    again=again,
                )

    def _ending(self, row: int, step: int) -> str:
        """How an episode ended, looked at when the first quiet year is over."""
        if self.accord[row, step]:
            return "accord"
        return "victory" if self.won[row, step] else "fade"


@dataclass(frozen=True)
class Spells:
    """Spells of some length, of which some were cut off by the end of the run.

    Attributes
    ----------
    row
        The run that each is from, ``(N,)``.
    length
        Years, ``(N,)``.
    ended
        Whether its end was seen, ``(N,)``.
    seen
        From which length on it was watched, ``(N,)``; it says nothing of what ends sooner.
    """

    row: NDArray[np.intp]
    length: Array
    ended: NDArray[np.bool_]
    seen: Array

    @cached_property
    def _lengths(self) -> tuple[Array, NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
        """Each length once, which of them each spell has, and how many spells come into sight before it."""
        lengths, which = np.unique(self.length, return_inverse=True)
        order = np.argsort(self.seen, kind="stable")
        return lengths, which.reshape(-1), order, np.searchsorted(self.seen[order], lengths)

    def curve(self, weights: Array) -> tuple[Array, Array]:
        """The lengths in order, and the share that lasts longer than each, runs weighted."""
        lengths, which, order, in_sight = self._lengths
        weight = weights[self.row]
        ending = np.bincount(which, weight * self.ended, len(lengths))
        over_before = np.concatenate([[0.0], np.cumsum(np.bincount(which, weight, len(lengths)))[:-1]])
        at_risk = np.concatenate([[0.0], np.cumsum(weight[order])])[in_sight] - over_before
        hazard = np.where(at_risk > 0.0, ending / np.where(at_risk > 0.0, at_risk, 1.0), 0.0)
        left = np.cumprod(1.0 - hazard).astype(np.float64)
        return lengths, left if weight.any() else np.full(len(lengths), np.nan)

    def survival(self, years: float, weights: Array) -> float:
        """The share that lasts longer than so many years; not a number if there is no spell."""
        if not len(self.length):
            return np.nan
        length, left = self.curve(weights)
        before = np.searchsorted(length, years, side="right")
        return float(left[before - 1]) if before else 1.0

    def hazard(self, year: float, weights: Array) -> float:
        """The share that ends at a length, of those that come to it and are watched by then."""
        weight = weights[self.row]
        at_risk = weight[(self.length >= year) & (self.seen < year)].sum()
        ending = weight[self.ended & (self.length == year)].sum()
        return float(ending / at_risk) if at_risk > 0.0 else np.nan

    def mean_ended(self, weights: Array) -> float:
        """The mean length of those whose end was seen."""
        weight = weights[self.row] * self.ended
        return float((weight * self.length).sum() / weight.sum()) if weight.sum() > 0.0 else np.nan

    def rate(self, weights: Array) -> float:
        """Ends for each year: the constant hazard that is likeliest."""
        weight = weights[self.row]
        time = (weight * (self.length - self.seen)).sum()
        return float((weight * self.ended).sum() / time) if time > 0.0 else np.nan

    def median(self, weights: Array) -> float:
        """The length that half of them outlast; infinity if more than half outlast the runs."""
        if not len(self.length):
            return np.nan
        length, left = self.curve(weights)
        return float(length[left <= 0.5][0]) if (left <= 0.5).any() else np.inf
