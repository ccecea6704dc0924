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

FEWEST = 8
"""Draws that are run twice, below which nothing is told."""


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

    Examples
    --------
    >>> VarianceShares(1.0, 3.0, 64).part_of_luck
    0.25
    """

    luck: float
    ignorance: float
    repeated: int

    @property
    def part_of_luck(self) -> float:
        """Luck as a part of the sum, 0 to 1; not a number where nothing varies."""
        total = self.luck + self.ignorance
        return float(np.clip(self.luck / total, 0.0, 1.0)) if total > 0.0 else float("nan")


def variance_shares(first: Array, again: Array) -> VarianceShares:
    """Parts of the variance of an outcome, from draws that were run twice.

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
    luck = float(((one - other)[both] ** 2).mean() / 2.0)
    return VarianceShares(luck, float(np.cov(one[both], other[both])[0, 1]), int(both.sum()))
