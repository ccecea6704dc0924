r"""Luck and ignorance: which part of a variance comes from chance, and which from numbers that are not known.

By the law of total variance the variance of an outcome :math:`Y` of runs that draw their numbers
:math:`\theta` is

.. math:: \mathrm{Var}(Y) = E[\mathrm{Var}(Y \mid \theta)] + \mathrm{Var}(E[Y \mid \theta])

luck, and ignorance. Some draws are run twice, with the same numbers and other luck: half of the mean squared
difference of two runs of one draw is an unbiased estimate of the first part, and their covariance over draws
one of the second, whatever the distributions.
"""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core import Array
from sahel_sim.stats.intervals import SURE, deviations

FEWEST = 8
"""Draws that are run twice, below which nothing is told."""

SURELY = 1.0 - 1e-9
"""Correlations nearer to 1 are taken for this, whose Fisher's z is finite."""


@dataclass(frozen=True)
class VarianceShares:
    """Parts of the variance of an outcome.

    Attributes
    ----------
    luck, ignorance
        Variances, in the square of the outcome's unit; their sum is that of the runs. Ignorance may be
        estimated below 0 where there is hardly any.
    repeated
        Draws that were run twice.
    interval
        The 95 % interval of the part of luck; not numbers where it is not known.

    Examples
    --------
    >>> VarianceShares(1.0, 3.0, 64).part_of_luck
    0.25
    """

    luck: float
    ignorance: float
    repeated: int
    interval: tuple[float, float] = (float("nan"), float("nan"))

    @property
    def part_of_luck(self) -> float:
        """Luck as a part of the sum, 0 to 1; not a number where nothing varies."""
        total = self.luck + self.ignorance
        return float(np.clip(self.luck / total, 0.0, 1.0)) if total > 0.0 else float("nan")


def variance_shares(first: Array, again: Array) -> VarianceShares:
    """Parts of the variance of an outcome, from draws that were run twice.

    The interval is that of the jackknife over draws (Tukey 1958), of Fisher's z of the correlation that is
    left when luck is taken away.

    Parameters
    ----------
    first, again
        The outcome with the same numbers and other luck, ``(K,)`` each.

    Returns
    -------
    VarianceShares
        Not numbers where fewer than two draws have both values.

    Examples
    --------
    >>> found = variance_shares(np.array([1.0, 5.0]), np.array([1.0, 5.0]))
    >>> found.luck, found.ignorance
    (0.0, 8.0)
    """
    one, other = (np.asarray(x, dtype=np.float64) for x in (first, again))
    both = np.isfinite(one) & np.isfinite(other)
    if both.sum() < 2:
        return VarianceShares(float("nan"), float("nan"), int(both.sum()))
    one, other = one[both], other[both]
    luck, ignorance = _parts(one, other)
    return VarianceShares(luck, ignorance, len(one), _interval(one, other))


def _parts(one: Array, other: Array) -> tuple[float, float]:
    luck = float(((one - other) ** 2).mean() / 2.0)
    return luck, float(np.cov(one, other)[0, 1])


def _interval(one: Array, other: Array) -> tuple[float, float]:
    if len(one) < FEWEST:
        return float("nan"), float("nan")
    every = np.arange(len(one))
    subsets = [every, *(np.delete(every, at) for at in every)]
    whole, *parts = (_fisher(*_parts(one[rows], other[rows])) for rows in subsets)
    values = np.array([whole * len(one) - part * (len(one) - 1) for part in parts])
    spread = deviations(SURE) * values.std(ddof=1) / np.sqrt(len(one))
    low, high = np.clip(1.0 - np.tanh([whole + spread, whole - spread]), 0.0, 1.0)
    return float(low), float(high)


def _fisher(luck: float, ignorance: float) -> float:
    """Fisher's z of the part of ignorance; not a number where nothing varies."""
    total = luck + ignorance
    return float(np.arctanh(np.clip(ignorance / total, -SURELY, SURELY))) if total > 0.0 else float("nan")
