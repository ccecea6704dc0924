"""Rank correlations: which of many numbers surely go with what comes out, over points at which all differ."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sahel_sim.core import Array

FEWEST = 10
"""Points below which a sample says nothing: assumed, as no rank correlation of fewer could be that sure."""


@dataclass(frozen=True)
class Sample:
    """Points at which numbers were drawn together, and what came out at each.

    Attributes
    ----------
    names
        Of the ``K`` numbers.
    values
        ``(P, K)``, what they are at each point.
    outcomes
        ``(P,)``, what came out; points without a number do not count.
    """

    names: Sequence[str]
    values: Array
    outcomes: Array


def sure_rank_correlations(samples: Sequence[Sample], wrong: float = 0.05) -> list[tuple[str, float]]:
    r"""Numbers whose rank correlation with the outcome is surely not 0, the strongest first.

    Ranks are taken within each sample, so that no difference between samples counts (a stratified Spearman's
    correlation): with the ranks of a number and of the outcome about their means, :math:`a` and :math:`b`,

    .. math:: r = \frac{\sum a b}{\sqrt{\sum a^2 \sum b^2}}

    over the samples that drew the number. It is sure if Student's t of as many points, less one for each
    sample and one more, says so at ``wrong`` divided by the number of all numbers (Bonferroni).

    Parameters
    ----------
    samples
        Any number; those with fewer than ``FEWEST`` points say nothing.
    wrong
        How often any number may be named that does not matter.

    Examples
    --------
    >>> chance = np.random.Generator(np.random.Philox(1))
    >>> values = chance.random((40, 3))
    >>> found = sure_rank_correlations([Sample(("a", "b", "c"), values, values[:, 1] ** 2)])
    >>> [(name, round(r, 6)) for name, r in found]
    [('b', 1.0)]
    """
    from scipy.stats import rankdata
    from scipy.stats import t as student

    found: dict[str, _Sums] = {}
    for sample in samples:
        known = np.isfinite(sample.outcomes)
        if known.sum() < FEWEST:
            continue
        ranks = rankdata(sample.values[known], axis=0)
        ranks -= ranks.mean(axis=0)
        outcomes = rankdata(sample.outcomes[known])
        outcomes -= outcomes.mean()
        for name, of_number in zip(sample.names, ranks.T, strict=True):
            found.setdefault(name, _Sums()).add(of_number, outcomes)
    free = np.array([sums.points - sums.samples - 1 for sums in found.values()])
    limit = student.ppf(1.0 - wrong / max(len(found), 1) / 2.0, free)
    least = limit / np.sqrt(free + limit**2)
    correlations = {name: sums.correlation for name, sums in found.items()}
    sure = [(name, r) for (name, r), by in zip(correlations.items(), least, strict=True) if abs(r) > by]
    return sorted(sure, key=lambda each: -abs(each[1]))


@dataclass
class _Sums:
    """What adds up over samples, of one number."""

    points: int = 0
    samples: int = 0
    of_number: float = 0.0
    of_outcome: float = 0.0
    of_both: float = 0.0

    def add(self, number: Array, outcome: Array) -> None:
        self.points += len(number)
        self.samples += 1
        self.of_number += float(number @ number)
        self.of_outcome += float(outcome @ outcome)
        self.of_both += float(number @ outcome)

    @property
    def correlation(self) -> float:
        spread = float(np.sqrt(self.of_number * self.of_outcome))
        return self.of_both / spread if spread > 0.0 else 0.0
