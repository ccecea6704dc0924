r"""Survival: how long something lasts, where in some runs it still lasts when they are cut off.

A spell is told by how long it was watched and by whether it ended then. A spell that had not ended when the
run did is censored: it counts for as long as it was watched. A run without a spell counts in nothing.

- *Rate*: ends over time at risk, with the exact interval of F. Garwood, Biometrika 28 (1936), 437-442.
- *Survival*: E. L. Kaplan and P. Meier, Journal of the American Statistical Association 53 (1958), 457-481.
  Its interval is that of Wilson from as many runs as would give Greenwood's variance (K. J. Rothman, Journal
  of Chronic Diseases 31 (1978), 557-560), so that it is never empty and never outside 0 to 1.
- *Hazard ratio*: D. R. Cox, Journal of the Royal Statistical Society B 34 (1972), 187-220, with ties as
  N. Breslow has them, of one arm over another. Both arms share their luck, so runs count in pairs, and the
  variance is that of D. Y. Lin and L. J. Wei, Journal of the American Statistical Association 84 (1989),
  1074-1078, over pairs. Half an end is added to each arm, which is about what the penalty of D. Firth,
  Biometrika 80 (1993), 27-38, comes to here (G. Heinze and M. Schemper, Biometrics 57 (2001), 114-119): so
  there is an estimate, and a wide interval, where nothing ended in one arm.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import Array
from sahel_sim.stats.intervals import SURE, wilson
from sahel_sim.stats.sampling_distributions import Group, Means

HALF_AN_END = 0.5
"""What is added to each arm of a hazard ratio: Firth's penalty with one covariate that is 0 or 1."""

_FURTHEST = 30.0
"""The logarithm of a hazard ratio is sought between this and its negative."""


@dataclass(frozen=True)
class Durations:
    """How long something lasted in each run.

    Attributes
    ----------
    months
        How long it was watched, ``(R,)``; not a number in runs without it.
    ended
        Whether it ended then, ``(R,)``: 1 or 0; whatever it is counts for nothing in runs without it.
    """

    months: Array
    ended: Array

    @property
    def known(self) -> NDArray[np.bool_]:
        """In which runs there is one, ``(R,)``."""
        return np.isfinite(self.months)

    @property
    def ends(self) -> NDArray[np.bool_]:
        """In which runs it is seen to end, ``(R,)``."""
        return self.known & (np.asarray(self.ended) > 0.0)


@dataclass(frozen=True)
class Rate:
    """Ends per year at risk.

    Attributes
    ----------
    value, low, high
        The rate and its 95 % interval; not numbers where nothing was at risk.
    ends, years
        How many ended, in how many years at risk.
    """

    value: float
    low: float
    high: float
    ends: int
    years: float


@dataclass(frozen=True)
class SurvivalCurve:
    """The share of spells that last longer, by time.

    Attributes
    ----------
    months
        When it falls, ``(K,)``, rising.
    share, low, high
        From that month on, ``(K,)``, with the 95 % interval.
    at_risk
        How many had lasted as long and were still watched, ``(K,)``.
    spells, longest
        How many there are, and months for which the longest was watched.
    """

    months: Array
    share: Array
    low: Array
    high: Array
    at_risk: Array
    spells: int
    longest: float

    def at(self, month: float) -> tuple[float, float, float]:
        """The share that lasts longer than this, and its interval.

        Not numbers beyond the longest spell: nothing is known of that.
        """
        if not self.spells or month > self.longest:
            return float("nan"), float("nan"), float("nan")
        before = int(np.searchsorted(self.months, month, side="right")) - 1
        if before < 0:
            return 1.0, wilson(self.spells, self.spells)[0], 1.0
        return float(self.share[before]), float(self.low[before]), float(self.high[before])


def rate(durations: Durations, level: float = SURE) -> Rate:
    """Ends per year at risk, which is the hazard if it does not change with time.

    ``durations``: of all runs; ``level``: how often such an interval holds the truth.

    >>> found = rate(Durations(np.array([12.0, 36.0, np.nan]), np.array([1.0, 0.0, np.nan])))
    >>> found.ends, found.years, found.value
    (1, 4.0, 0.25)
    """
    from scipy.special import chdtri

    ends, years = int(durations.ends.sum()), float(durations.months[durations.known].sum()) / 12.0
    if not years > 0.0:
        return Rate(float("nan"), float("nan"), float("nan"), ends, years)
    tail = (1.0 - level) / 2.0
    low = float(chdtri(2.0 * ends, 1.0 - tail)) / 2.0 if ends else 0.0
    high = float(chdtri(2.0 * ends + 2.0, tail)) / 2.0
    return Rate(ends / years, low / years, high / years, ends, years)


def survival_curve(durations: Durations) -> SurvivalCurve:
    """The share of spells that last longer, by time.

    >>> found = survival_curve(Durations(np.array([12.0, 24.0, 36.0]), np.array([1.0, 0.0, 1.0])))
    >>> found.months.tolist(), found.share.round(3).tolist(), found.at(24.0)[0].__round__(3)
    ([12.0, 36.0], [0.667, 0.0], 0.667)
    """
    lasted, ends = durations.months[durations.known], durations.ends[durations.known]
    months, ended = np.unique(lasted[ends], return_counts=True)
    at_risk = len(lasted) - np.searchsorted(np.sort(lasted), months, side="left")
    share: Array = np.cumprod(1.0 - ended / np.maximum(at_risk, 1), dtype=np.float64)
    left = at_risk - ended
    terms = np.divide(ended, at_risk * left, out=np.zeros(len(months)), where=left > 0)
    greenwood = share**2 * np.cumsum(terms)
    worth = np.divide(share * (1.0 - share), greenwood, out=np.zeros(len(months)), where=greenwood > 0.0)
    bounds = [wilson(s * n, n) for s, n in zip(share, np.where(share > 0.0, worth, at_risk), strict=True)]
    low, high = np.array(bounds, dtype=np.float64).reshape(-1, 2).T
    longest = float(lasted.max()) if len(lasted) else float("nan")
    return SurvivalCurve(months, share, low, high, at_risk.astype(np.float64), len(lasted), longest)


def log_hazard_ratio(base: Durations, other: Durations, added: float = HALF_AN_END) -> Means | None:
    r"""The law of :math:`\beta = \log(h_{other} / h_{base})`, where the ratio is the same at every age.

    With :math:`d` ends at a month, :math:`n_0` and :math:`n_1` spells at risk then, and
    :math:`p = n_1 e^\beta / (n_0 + n_1 e^\beta)`, it is where

    .. math:: \sum (d_1 - d \, p) + \tfrac12 - \bar p = 0

    Where the ratio changes with age this is its mean over the ends that are seen.

    Parameters
    ----------
    base, other
        Spells of as many runs, ``(R,)`` each; run 7 beside run 7. A run in which one arm alone has a spell
        counts with that one.
    added
        Ends added to each arm.

    Returns
    -------
    Means or None
        A law of one group, whose runs are the pairs that count; ``None`` with fewer than two, or where
        nothing ended while both arms were at risk.

    Raises ``ValueError`` if the arms do not have as many runs.
    """
    from scipy.optimize import brentq

    arms = (base, other)
    if base.months.shape != other.months.shape:
        raise ValueError("Both arms need as many runs: they are paired.")
    moments = np.unique(np.concatenate([arm.months[arm.ends] for arm in arms]))
    ended = np.stack([_number_at(arm.months[arm.ends], moments) for arm in arms])
    at_risk = np.stack([(arm.known.sum() - _number_before(arm, moments)) for arm in arms]).astype(np.float64)
    both = np.all(at_risk > 0.0, axis=0)
    moments, ended, at_risk = moments[both], ended[:, both], at_risk[:, both]
    pairs, all_ends = int(np.sum(base.known | other.known)), ended.sum(axis=0)
    if pairs < 2 or not all_ends.sum():
        return None

    def chance(beta: float) -> Array:
        """Of each end, that it is one of the other arm."""
        likely: Array = at_risk[1] * np.exp(beta) / (at_risk[0] + at_risk[1] * np.exp(beta))
        return likely

    def score(beta: float) -> float:
        p = chance(beta)
        mean = float(all_ends @ p / all_ends.sum())
        return float(ended[1].sum() - all_ends @ p) + added * (1.0 - 2.0 * mean)

    if score(-_FURTHEST) <= 0.0 or score(_FURTHEST) >= 0.0:
        return None
    beta = float(brentq(score, -_FURTHEST, _FURTHEST, xtol=1e-10))
    p = chance(beta)
    mean = float(all_ends @ p / all_ends.sum())
    hazard = all_ends / (at_risk[0] + at_risk[1] * np.exp(beta))
    residual = np.zeros(len(base.months))
    for x, arm in enumerate(arms):
        passed = np.concatenate([[0.0], np.cumsum((x - p) * hazard)]) * np.exp(beta * x)
        known, at = arm.known, np.searchsorted(moments, arm.months[arm.known], side="right")
        seen = arm.ends[known] & np.isin(arm.months[known], moments)
        own = np.concatenate([[0.0], x - p])[at]
        residual[known] += np.where(seen, own, 0.0) - passed[at]
    information = float(all_ends @ (p * (1.0 - p))) + 2.0 * added * mean * (1.0 - mean)
    scatter = float(residual @ residual) + added * ((1.0 - mean) ** 2 + mean**2)
    squares = scatter / information**2 * pairs * (pairs - 1.0)
    return Means((Group(float(pairs), beta, squares),))


def ratio_interval(law: Means | None, level: float = SURE) -> tuple[float, float, float]:
    """A hazard ratio and its interval, from the law of its logarithm; not numbers where there is none."""
    if law is None:
        return float("nan"), float("nan"), float("nan")
    low, high = law.interval(level)
    return float(np.exp(law.value)), float(np.exp(low)), float(np.exp(high))


def _number_at(values: Array, moments: Array) -> Array:
    found = np.zeros(len(moments))
    np.add.at(found, np.searchsorted(moments, values), 1.0)
    return found


def _number_before(durations: Durations, moments: Array) -> NDArray[np.intp]:
    """How many spells are over, or no longer watched, before each moment."""
    return np.searchsorted(np.sort(durations.months[durations.known]), moments, side="left")
