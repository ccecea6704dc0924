r"""Approximate Bayesian computation: which sets of numbers give what was recorded, judged on synthetic truth.

One table of runs, each with its own numbers, serves for the recorded past and for every synthetic one: so
the method can be tested thoroughly at no cost.

1. Of which numbers the targets tell anything is screened by ridge regression; of the others the prior is
   kept.
2. Of these a random forest predicts each number from the targets (Raynal and others 2019). The predictions
   are the summaries that are compared (Fearnhead and Prangle 2012), with the main directions of the targets;
   for the runs of the table those of trees that have not seen the run.
3. The runs whose summaries are nearest are accepted, with weights that fall to 0 at the last of them, and
   are moved by local linear regression to where the recorded summaries are (Beaumont, Zhang and Balding
   2002), on the logit of the parts of the ranges, so that they stay within.

Forests do not extrapolate, but main directions and the regression do. What lies further off than nearly all
synthetic truths, as ``nearer`` tells, is therefore judged less surely than those: the coverage of the
furthest of them is told apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import Array

TELLING = 0.03
"""Share of the variance of a number that the targets must explain for it to be fitted at all: assumed, below
it a posterior differs from the prior by less than it can be seen."""

TREES = 300
"""Trees of the forest."""

DIRECTIONS = 5
"""Main directions of the targets that are compared as well, so that what is accepted gives about what was
recorded even where it is not clear which number is the cause."""

ACCEPTED, FOR_EACH = 0.05, 8
"""Part of the table that is accepted, and how many runs at least for each summary."""

RIDGE = 1e-4
"""How much slopes are drawn to 0, beside weights that add up to 1."""

EDGE = 1e-3
"""How near a moved number comes to the end of its range, in parts of it."""


@dataclass(frozen=True, eq=False)
class ReferenceTable:
    """Runs with their numbers and what came out, and what can be learnt from them.

    Attributes
    ----------
    parts
        How far through its range each number of each run is, ``(N, D)``.
    values
        What came out, ``(N, T)``.
    fitted
        Positions of the numbers of which the targets tell anything, ``(S,)``.
    explained
        Share of the variance of each number that a ridge regression explains in runs it has not seen,
        ``(D,)``.
    summaries
        What the forest predicts of the fitted numbers of each run, by trees that have not seen it,
        ``(N, S)``.
    compared
        The summaries and, on the scale of the one that varies most, the main directions, ``(N, C)``.
    forest, directions
        What predicts them, and gives the directions.
    """

    parts: Array
    values: Array
    fitted: NDArray[np.intp]
    explained: Array
    summaries: Array
    compared: Array
    forest: Any
    directions: Any

    def summary(self, values: Array) -> Array:
        """What is compared of some outcomes, ``(T,)`` to ``(C,)``."""
        told = np.asarray(self.forest.predict(values[None])).reshape(-1)
        main = np.asarray(self.directions.transform(values[None])).reshape(-1)
        return np.concatenate([told, main * _largest(self.summaries)])


@dataclass(frozen=True, eq=False)
class Posterior:
    """What is accepted.

    Attributes
    ----------
    rows
        Which runs of the table, ``(K,)``.
    weights
        Of each, ``(K,)``; they add up to 1.
    parts
        Their numbers, moved to the recorded summaries, ``(K, D)``.
    radius
        How far the last of them is, on the scale of the summaries.
    """

    rows: NDArray[np.intp]
    weights: Array
    parts: Array
    radius: float

    @property
    def effective(self) -> float:
        """How many sets of the same weight tell as much (Kish 1965)."""
        return float(self.weights.sum() ** 2 / (self.weights**2).sum())


def reference_table(
    parts: Array, values: Array, seed: int, workers: int | None = None, trees: int = TREES
) -> ReferenceTable:
    """Learn from runs.

    Parameters
    ----------
    parts, values
        See ``ReferenceTable``.
    seed
        Of the forest.
    workers
        Processors that learn.
    trees
        Of the forest.

    Raises ``ValueError`` if the targets tell nothing of any number.
    """
    from sklearn.decomposition import PCA
    from sklearn.ensemble import RandomForestRegressor
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    explained = told_by_targets(parts, values)
    fitted = np.flatnonzero(explained >= TELLING)
    if not fitted.size:
        raise ValueError("The targets tell nothing of any number: more runs are needed.")
    forest = RandomForestRegressor(
        trees, min_samples_leaf=5, max_features=0.5, oob_score=True, random_state=seed, n_jobs=workers
    )
    forest.fit(values, parts[:, fitted[0]] if fitted.size == 1 else parts[:, fitted])
    summaries = np.asarray(forest.oob_prediction_).reshape(len(parts), -1)
    number = min(DIRECTIONS, values.shape[1])
    directions = make_pipeline(StandardScaler(), PCA(number, whiten=True, random_state=seed)).fit(values)
    main = np.asarray(directions.transform(values)) * _largest(summaries)
    compared = np.concatenate([summaries, main], axis=1)
    return ReferenceTable(parts, values, fitted, explained, summaries, compared, forest, directions)


def _largest(summaries: Array) -> float:
    """The standard deviation of the summary that varies most."""
    return float(summaries.std(axis=0).max())


def told_by_targets(parts: Array, values: Array) -> Array:
    """Share of the variance of each number that the targets explain in runs not learnt from, ``(D,)``."""
    from sklearn.linear_model import RidgeCV
    from sklearn.model_selection import KFold, cross_val_predict
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import PolynomialFeatures, StandardScaler

    model = make_pipeline(StandardScaler(), PolynomialFeatures(2), RidgeCV(np.logspace(0, 4, 5)))
    told = cross_val_predict(model, values, parts, cv=KFold(4, shuffle=True, random_state=0))
    explained: Array = 1.0 - ((parts - told) ** 2).mean(axis=0) / np.maximum(parts.var(axis=0), 1e-12)
    return explained


def posterior(
    table: ReferenceTable, summary: Array, share: float = ACCEPTED, without: int | None = None
) -> Posterior:
    """The runs nearest to a summary, weighted, and moved to it.

    Parameters
    ----------
    table
        From ``reference_table``.
    summary
        Of what was recorded, ``(C,)``.
    share
        Part of the table that is accepted.
    without
        A run that is left out: the one that is taken for the truth.
    """
    distance = ((table.compared - summary) ** 2).sum(axis=1)
    if without is not None:
        distance[without] = np.inf
    number = max(int(share * len(distance)), FOR_EACH * len(summary))
    rows = np.argsort(distance, kind="stable")[: min(number, len(distance) - 1)]
    far = np.sqrt(distance[rows])
    weights = np.maximum(1.0 - (far / (far[-1] * 1.000001 + 1e-12)) ** 2, 1e-9)
    weights = weights / weights.sum()
    parts = table.parts[rows].copy()
    away = (table.compared[rows] - summary) / table.compared.std(axis=0)
    parts[:, table.fitted] = _moved(parts[:, table.fitted], away, weights)
    return Posterior(rows, weights, parts, float(far[-1]))


def _moved(parts: Array, away: Array, weights: Array) -> Array:
    """Numbers moved to where nothing is away, by a linear regression on the logit of parts.

    What each run is off the line is told as if the line had been drawn without it: otherwise the more
    summaries there are, the narrower a posterior would be than it should.
    """
    inside = np.clip(parts, EDGE, 1.0 - EDGE)
    logit = np.log(inside / (1.0 - inside))
    terms = np.column_stack([np.ones(len(away)), away])
    weighted = terms * weights[:, None]
    slack = np.diag([0.0, *[RIDGE] * away.shape[1]])
    inverse = np.linalg.inv(terms.T @ weighted + slack)
    slope = inverse @ (weighted.T @ logit)
    leverage = np.minimum((terms @ inverse * weighted).sum(axis=1), 0.95)
    off = (logit - terms @ slope) / (1.0 - leverage)[:, None]
    found: Array = 1.0 / (1.0 + np.exp(-(slope[0] + off)))
    return np.clip(found, EDGE, 1.0 - EDGE)


@dataclass(frozen=True, eq=False)
class SyntheticTest:
    """How well known numbers are found again.

    Attributes
    ----------
    ranks
        Share of the posterior below the truth, for each truth and each fitted number, ``(M, S)``.
    recovered
        Correlation of the posterior mean with the truth, ``(S,)``.
    radii
        How far one had to go for each truth to accept as many runs, ``(M,)``.
    """

    ranks: Array
    recovered: Array
    radii: Array

    def nearer(self, radius: float) -> float:
        """Share of truths around which the rules give more runs than around something of that radius.

        Near 1 says that the rules can hardly give it, whatever their numbers.
        """
        return float((self.radii < radius).mean())

    def coverage(self, level: float, furthest: float = 1.0) -> Array:
        """Share of truths within the central interval of that level, of each fitted number, ``(S,)``.

        ``furthest``: of this part of the truths alone, those around which the rules give fewest runs.
        """
        low, among = (1.0 - level) / 2.0, self.radii >= np.quantile(self.radii, 1.0 - furthest)
        ranks = self.ranks[among]
        found: Array = ((ranks >= low) & (ranks <= 1.0 - low)).mean(axis=0)
        return found

    def sampling_error(self, level: float) -> float:
        """The standard error that such a share has with so many truths if it is right."""
        return float(np.sqrt(level * (1.0 - level) / len(self.ranks)))

    def uniformity(self, bins: int = 10) -> Array:
        """The p-value of a chi-squared test that ranks are spread evenly, of each fitted number, ``(S,)``."""
        from scipy.stats import chisquare

        counts = [np.histogram(ranks, bins, (0.0, 1.0))[0] for ranks in self.ranks.T]
        return np.array([float(chisquare(count).pvalue) for count in counts])


def synthetic_test(table: ReferenceTable, truths: Sequence[int], share: float = ACCEPTED) -> SyntheticTest:
    """Take some runs for the truth, one after another, and see where it lies in what the others say.

    Ranks of truths drawn from the prior are spread evenly if the posterior is right (Talts and others 2018).

    Parameters
    ----------
    table
        From ``reference_table``.
    truths
        Which runs of it.
    share
        Part of the table that is accepted.
    """
    ranks, means, radii = [], [], []
    for row in truths:
        found = posterior(table, table.compared[row], share, without=int(row))
        parts, truth = found.parts[:, table.fitted], table.parts[row, table.fitted]
        ranks.append((found.weights[:, None] * (parts < truth)).sum(axis=0))
        means.append((found.weights[:, None] * parts).sum(axis=0))
        radii.append(found.radius)
    told, true = np.array(means), table.parts[np.asarray(truths)][:, table.fitted]
    recovered = np.array([np.corrcoef(a, b)[0, 1] for a, b in zip(told.T, true.T, strict=True)])
    return SyntheticTest(np.array(ranks), recovered, np.array(radii))
