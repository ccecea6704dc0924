"""Shares of runs of several settings that share their random numbers, and so tell less than their number."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sahel_sim.stats.intervals import wilson


@dataclass(frozen=True)
class ClusteredShare:
    """In how many runs something holds, and what that share is known to.

    Attributes
    ----------
    k, runs
        In how many of how many.
    effective
        How many independent runs would tell as much.
    """

    k: int
    runs: int
    effective: float

    @property
    def part(self) -> float:
        """The share, 0 to 1; not a number of no runs."""
        return self.k / self.runs if self.runs else float("nan")

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of Wilson at the effective number of runs; not numbers of no runs."""
        if not self.runs:
            return float("nan"), float("nan")
        worth = max(self.effective, 1.0)
        return wilson(min(self.part * worth, worth), worth)


def clustered_share(
    holds: NDArray[np.bool_], among: NDArray[np.bool_], shared: bool = True
) -> ClusteredShare:
    r"""The share of runs in which something holds, among some of the runs of several settings.

    Runs of one number draw the same random numbers in every setting, so that they are a cluster. The number
    of runs is divided by the design effect, the variance of the ratio of sums over clusters against that of
    independent runs (Kish 1965): with :math:`k_r` of :math:`m_r` runs in cluster r of R and
    :math:`p = \sum k_r / \sum m_r`,

    .. math:: n = \frac{p (1 - p)}{\frac{R}{R - 1} \sum (k_r - p m_r)^2 / (\sum m_r)^2}

    and never more than there are. Where it holds in all of them or in none, each cluster counts as one run.

    Parameters
    ----------
    holds, among
        ``(S, R)``; what holds elsewhere does not count.
    shared
        Whether runs of one number share their random numbers; if not, each run counts by itself.

    Examples
    --------
    >>> import numpy as np
    >>> twice = np.array([[True, False, False, True]] * 2)
    >>> clustered_share(twice, np.ones((2, 4), dtype=bool)).effective
    3.0
    """
    held, counted = (holds & among).sum(axis=0), among.sum(axis=0)
    k, runs = int(held.sum()), int(counted.sum())
    if not shared or len(among) == 1 or not runs:
        return ClusteredShare(k, runs, float(runs))
    clusters = int((counted > 0).sum())
    if k in (0, runs) or clusters < 2:
        return ClusteredShare(k, runs, float(clusters))
    part = k / runs
    spread = float(((held - part * counted) ** 2).sum()) * clusters / (clusters - 1) / runs**2
    effective = part * (1.0 - part) / spread if spread > 0.0 else float(runs)
    return ClusteredShare(k, runs, min(effective, float(runs)))
