"""Estimating: what runs say of one contrast, and how surely.

Means that have the same ``when`` are paired: their runs count where ``when`` holds in all their arms and
every one of them has a number, and each such run gives one number, the weighted sum. Then:

- one outcome that is 0 or 1: Wilson's interval;
- the difference of two such outcomes: Newcombe's for paired shares;
- sums of more of them: Student's, with two runs added at the ends of what the sum can be, in the manner of
  A. Agresti and B. Caffo, The American Statistician 54 (2000), 280-288, who add a success and a failure to
  each sample. So it is never empty;
- other numbers: Student's. If they do not vary at all, two runs are added in the same way. What an outcome
  can be then goes from the least to the greatest seen, with 0, and at least over one unit;
- means with different ``when`` are groups of runs of their own: Welch's interval;
- hazards of one arm against another: Cox's model, with a variance over pairs; see ``stats.survival``.

Fewer than two runs in a group give no interval.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sahel_sim.claim_testing.contrasts import Contrast, Term, Values
from sahel_sim.core import Array
from sahel_sim.stats.intervals import SURE
from sahel_sim.stats.paired import NO_INTERVAL, Interval
from sahel_sim.stats.sampling_distributions import Group, Law, Means, Share, SharesApart
from sahel_sim.stats.survival import Durations, log_hazard_ratio

_ROUNDING = 1e-12
"""A spread less than this part of the values is that of their last digits."""

_Weights = list[tuple[Term, float]]


@dataclass(frozen=True)
class Estimate:
    """What runs say of one contrast.

    Attributes
    ----------
    runs
        How many runs count; with several groups, those of the smallest.
    law
        How the estimate scatters, or ``None`` with fewer than two runs.
    against
        The same of the contrast with all signs turned.
    """

    runs: int
    law: Law | None
    against: Law | None

    @property
    def value(self) -> float:
        """The estimate; not a number with fewer than two runs."""
        return float("nan") if self.law is None else self.law.value

    def interval(self, level: float = SURE, times: float = 1.0) -> Interval:
        """The two-sided interval.

        ``level``: how often such an interval holds the truth; ``times``: from this many times as many runs,
        if they go on as these do.

        Returns
        -------
        tuple of float
            Not numbers with fewer than two runs.
        """
        return NO_INTERVAL if self.law is None else self.law.interval(level, times)

    def chance_above(self, bound: float) -> float:
        """The chance of data that speak so clearly for "above the bound" if the truth were at it."""
        return 1.0 if self.law is None else self.law.above(bound)

    def chance_below(self, bound: float) -> float:
        """The chance of data that speak so clearly for "below the bound" if the truth were at it."""
        return 1.0 if self.against is None else self.against.above(-bound)


def estimate(contrast: Contrast, values: Values) -> Estimate:
    """What runs say of a contrast.

    ``contrast``: a weighted sum of means; ``values``: by arm and outcome, a number of each run.

    Raises ``KeyError`` if an arm or an outcome is not there.
    """
    if contrast.of_hazards:
        return _of_hazards(contrast, values)
    groups = _groups(contrast)
    masks = [_counted(weights, values) for weights in groups]
    runs = min(int(mask.sum()) for mask in masks)
    if runs < 2:
        return Estimate(runs, None, None)
    turned = [[(term, -weight) for term, weight in weights] for weights in groups]
    return Estimate(runs, _law(groups, masks, values), _law(turned, masks, values))


def _of_hazards(contrast: Contrast, values: Values) -> Estimate:
    """What runs say of the logarithm of a hazard ratio; pairs count in which either arm was at risk."""
    (one, weight), (other, _) = contrast.weights
    counted = np.ones(len(values[one.arm][one.outcome]), dtype=np.bool_)
    for term in (one, other):
        if term.when is not None:
            counted &= np.asarray(values[term.arm][term.when]) > 0.0
    durations = [
        Durations(
            *(
                np.asarray(values[term.arm][name], dtype=np.float64)[counted]
                for name in (term.outcome, str(term.ended_by))
            )
        )
        for term in (one, other)
    ]
    for_it, against = (log_hazard_ratio(base, arm) for arm, base in (durations, durations[::-1]))
    at_risk = int(np.sum(durations[0].known | durations[1].known))
    return Estimate(at_risk, *((for_it, against) if weight > 0.0 else (against, for_it)))


def _groups(contrast: Contrast) -> list[_Weights]:
    """Terms with the same ``when`` together."""
    groups: dict[str | None, _Weights] = {}
    for term, weight in contrast.weights:
        groups.setdefault(term.when, []).append((term, weight))
    return list(groups.values())


def _counted(weights: _Weights, values: Values) -> NDArray[np.bool_]:
    """Runs in which every term has a number and its state holds."""
    counted = np.all([np.isfinite(values[term.arm][term.outcome]) for term, _ in weights], axis=0)
    for term, _ in weights:
        if term.when is not None:
            counted = counted & (np.asarray(values[term.arm][term.when]) > 0.0)
    return np.asarray(counted, dtype=np.bool_)


def _law(groups: list[_Weights], masks: list[NDArray[np.bool_]], values: Values) -> Law:
    seen = [
        [
            (weight, np.asarray(values[term.arm][term.outcome], dtype=np.float64)[mask])
            for term, weight in part
        ]
        for part, mask in zip(groups, masks, strict=True)
    ]
    chances = all(_is_chance(numbers) for part in seen for _, numbers in part)
    if chances and len(seen) == 1:
        shares = _of_shares(seen[0])
        if shares is not None:
            return shares
    sums = [np.sum([weight * numbers for weight, numbers in part], axis=0) for part in seen]
    plain = Means(tuple(_group(each) for each in sums), _shared(sums, masks))
    largest = max(abs(weight) * float(np.abs(numbers).max()) for part in seen for weight, numbers in part)
    low, high = plain.interval(SURE)
    if not chances and high - low > _ROUNDING * largest:
        return plain
    ranges = _ranges(groups, seen)
    ends = (_ends(part, ranges) for part in groups)
    return Means(tuple(_group(each, end) for each, end in zip(sums, ends, strict=True)), plain.shared)


def _is_chance(numbers: Array) -> bool:
    return bool(np.all((numbers == 0.0) | (numbers == 1.0)))


def _of_shares(seen: list[tuple[float, Array]]) -> Law | None:
    """The law of one share or of the difference of two, ``None`` for other sums."""
    if len(seen) == 1 and seen[0][0]:
        weight, numbers = seen[0]
        return Share(float(numbers.sum()), float(len(numbers)), weight)
    if len(seen) == 2 and seen[0][0] == -seen[1][0] != 0.0:
        (_, other), (weight, one) = sorted(seen, key=lambda part: part[0])
        both, ones, others = float(one @ other), float(one.sum()), float(other.sum())
        neither = len(one) - ones - others + both
        return SharesApart(both, ones - both, others - both, neither, weight)
    return None


def _group(sums: Array, ends: Interval | None = None) -> Group:
    mean = float(sums.mean())
    return Group(float(len(sums)), mean, float(np.sum((sums - mean) ** 2)), ends)


def _shared(sums: list[Array], masks: list[NDArray[np.bool_]]) -> float:
    """Twice the covariance of the means of groups, from runs that are in more than one."""
    parts = []
    for each, mask in zip(sums, masks, strict=True):
        part = np.zeros(len(mask))
        part[mask] = (each - each.mean()) / np.sqrt(len(each) * (len(each) - 1.0))
        parts.append(part)
    together = np.sum(parts, axis=0)
    return float(np.sum(together**2) - sum(np.sum(part**2) for part in parts)) if len(parts) > 1 else 0.0


def _ranges(groups: list[_Weights], seen: list[list[tuple[float, Array]]]) -> dict[str, Interval]:
    """By outcome, from the least to the greatest seen in any arm, with 0, and at least one unit."""
    ranges: dict[str, Interval] = {}
    for part, numbers_of in zip(groups, seen, strict=True):
        for (term, _), (_, numbers) in zip(part, numbers_of, strict=True):
            low, high = ranges.get(term.outcome, (0.0, 0.0))
            ranges[term.outcome] = (min(low, float(numbers.min())), max(high, float(numbers.max())))
    return {
        name: (low, high) if high - low >= 1.0 else (low, low + 1.0) for name, (low, high) in ranges.items()
    }


def _ends(weights: _Weights, ranges: dict[str, Interval]) -> Interval:
    """The least and the greatest that the weighted sum of a run can be."""
    ends = [sorted(weight * end for end in ranges[term.outcome]) for term, weight in weights]
    return sum(low for low, _ in ends), sum(high for _, high in ends)
