"""Laws: how far an estimate of a contrast may be from the truth, by the kind of values it comes from.

Each law gives the estimate, an interval at any level, and the chance of data that speak so clearly if the
truth were at a bound. That chance is the interval turned round: a contrast is above its bound at a one-sided
chance ``p`` where the interval of level ``1 - 2 p`` begins at the bound.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from sahel_sim.stats.intervals import wilson
from sahel_sim.stats.paired import Interval, newcombe

LEAST = 1e-15
"""Chances less than this are told as this: no sample of runs, nor a law for it, is that sure."""

_HALVINGS = 60
"""Enough to tell chances to ten digits."""


class Law(Protocol):
    """What is known of a contrast from runs."""

    @property
    def value(self) -> float:
        """The estimate."""

    def interval(self, level: float, times: float = 1.0) -> Interval:
        """The interval, from this many times as many runs that are like these."""

    def above(self, bound: float) -> float:
        """The one-sided chance that speaks against "not more than the bound"."""


@dataclass(frozen=True)
class Share:
    """A weight times a share of runs: Wilson's interval, and the score test it comes from.

    Attributes
    ----------
    count, runs
        In how many of how many runs it holds.
    weight
        Of the share in the contrast.
    """

    count: float
    runs: float
    weight: float

    @property
    def value(self) -> float:
        """The estimate."""
        return self.weight * self.count / self.runs

    def interval(self, level: float, times: float = 1.0) -> Interval:
        """See ``wilson``."""
        low, high = wilson(self.count * times, self.runs * times, level)
        return _ordered(self.weight * low, self.weight * high)

    def above(self, bound: float) -> float:
        r"""Beyond :math:`(\hat p - c) / \sqrt{c (1 - c) / n}` of a normal law, with c the bound."""
        from scipy.special import ndtr

        count, at = self.count, bound / self.weight
        if self.weight < 0.0:
            count, at = self.runs - count, 1.0 - at
        if not 0.0 < at < 1.0:
            return LEAST if at < 0.0 or (at == 0.0 and count > 0.0) else 1.0
        deviation = (count / self.runs - at) / np.sqrt(at * (1.0 - at) / self.runs)
        return max(float(ndtr(-deviation)), LEAST)


@dataclass(frozen=True)
class SharesApart:
    """A weight times the difference of two paired shares: Newcombe's interval.

    Attributes
    ----------
    both, only_one, only_other, neither
        In how many pairs it holds in both, only in the one, only in the other, or in neither. The
        difference is the one less the other.
    weight
        Of the difference in the contrast, above 0.
    """

    both: float
    only_one: float
    only_other: float
    neither: float
    weight: float

    @property
    def value(self) -> float:
        """The estimate."""
        pairs = self.both + self.only_one + self.only_other + self.neither
        return self.weight * (self.only_one - self.only_other) / pairs

    def interval(self, level: float, times: float = 1.0) -> Interval:
        """See ``newcombe``."""
        low, high = newcombe(
            self.both * times, self.only_one * times, self.only_other * times, self.neither * times, level
        )
        return self.weight * low, self.weight * high

    def above(self, bound: float) -> float:
        """The chance at which the interval begins at the bound, or ends there."""
        return turned_round(self.interval, bound)


@dataclass(frozen=True)
class Group:
    """Runs that are in one state, each with one number.

    Attributes
    ----------
    runs, mean, squares
        How many, their mean, and the sum of squared distances from it.
    ends
        Two runs that are added at the ends of what is possible, or ``None``.
    """

    runs: float
    mean: float
    squares: float
    ends: Interval | None = None

    def filled(self, times: float = 1.0) -> tuple[float, float, float]:
        """Runs, mean and the variance of the mean, with more such runs, and with the two added."""
        runs, mean = self.runs * times, self.mean
        squares = self.squares / (self.runs - 1.0) * (runs - 1.0)
        if self.ends is not None:
            all_runs = runs + len(self.ends)
            middle = (runs * mean + sum(self.ends)) / all_runs
            squares += runs * (mean - middle) ** 2 + sum((end - middle) ** 2 for end in self.ends)
            runs, mean = all_runs, middle
        return runs, mean, squares / (runs - 1.0) / runs


@dataclass(frozen=True)
class Means:
    r"""A sum of means of groups of runs: Student's interval of one group, Welch's of several.

    Where groups share runs, or runs that share their luck, twice their covariance :math:`c` is added. With
    :math:`v_g = s_g^2 / n_g`:

    .. math:: \sum_g \bar z_g \pm t_\nu \sqrt{\textstyle\sum_g v_g + c}, \quad
        \nu = \left(\textstyle\sum_g v_g\right)^2 / \textstyle\sum_g \frac{v_g^2}{n_g - 1}

    Attributes
    ----------
    groups
        One or more.
    shared
        The part :math:`c` of the variance.
    """

    groups: tuple[Group, ...]
    shared: float = 0.0

    @property
    def value(self) -> float:
        """The estimate, without the runs that are added."""
        return sum(group.mean for group in self.groups)

    def interval(self, level: float, times: float = 1.0) -> Interval:
        """Around the mean with the runs that are added."""
        from scipy.special import stdtrit

        middle, error, freedom = self._law(times)
        half = -float(stdtrit(freedom, (1.0 - level) / 2.0)) * error
        return middle - half, middle + half

    def above(self, bound: float) -> float:
        """The chance beyond the distance from the bound in the law of Student."""
        from scipy.special import stdtr

        middle, error, freedom = self._law()
        if error == 0.0:
            return LEAST if middle > bound else 1.0
        return max(float(stdtr(freedom, (bound - middle) / error)), LEAST)

    def _law(self, times: float = 1.0) -> tuple[float, float, float]:
        """The middle, the standard error and the degrees of freedom."""
        runs, means, parts = zip(*(group.filled(times) for group in self.groups), strict=True)
        apart = sum(parts)
        weighed = sum(part**2 / (count - 1.0) for part, count in zip(parts, runs, strict=True))
        freedom = apart**2 / weighed if weighed else min(runs) - 1.0
        return sum(means), float(np.sqrt(max(apart + self.shared / times, 0.0))), freedom


def turned_round(interval: Callable[[float], Interval], bound: float) -> float:
    """The one-sided chance against "not more than the bound" that goes with an interval of any level.

    ``interval``: level to ends; at a higher level it is wider; ``bound``: what the contrast must be above.
    """
    if interval(0.0)[0] > bound:
        return _tail(lambda tail: interval(1.0 - 2.0 * tail)[0] > bound)
    return 1.0 - _tail(lambda tail: interval(1.0 - 2.0 * tail)[1] < bound)


def _tail(excluded: Callable[[float], bool]) -> float:
    """The least tail, up to a half, at which the interval excludes the bound."""
    low, high = np.log(LEAST), np.log(0.5)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2.0
        low, high = (low, middle) if excluded(float(np.exp(middle))) else (middle, high)
    return float(np.exp(high))


def _ordered(one: float, other: float) -> Interval:
    return min(one, other), max(one, other)
