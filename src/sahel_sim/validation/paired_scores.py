r"""Forecasts beside each other, month by month: differences of scores with errors, and what they hang on.

Forecasts of the same months and dyads are pairs, so that what counts is the mean of their differences. All
dyads of a month are surprised together, and months hang together with those before, so that single months
and dyads are no independent witnesses. Months are therefore taken in blocks of three, with all of their
dyads; of :math:`B` blocks with the means :math:`d_b` the error is :math:`s(d_b) / \sqrt{B}`, and the interval
of 95 % is that of Student's :math:`t` with :math:`B - 1` degrees of freedom (batch means). Two years are
eight blocks: it is a rough error, and says nothing of what another war would show.

A mean over all dyads can hang on one or two of them. ``turned_by`` looks for the fewest dyads without which
another forecast is the better one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from sahel_sim.core import Array
from sahel_sim.validation.forecast_scores import crps, log_score

BLOCK = 3
"""Months in a block: assumed, a season; a campaign or a series of reprisals is over in that time or less."""

LEVEL = 0.95
"""Of intervals of differences."""

MOST_LEFT_OUT = 3
"""So many dyads are left out at most to see whether another forecast is the better one."""

SCORES = ("log_crps", "crps", "log_score")
"""Scores that are compared, by their names in ``ForecastScore``."""


@dataclass(frozen=True)
class PairedDifference:
    """How much better the model is than a baseline.

    Attributes
    ----------
    difference
        Mean over months and dyads; below 0 the baseline is better.
    error, low, high
        Its standard error over blocks of months, and the interval of 95 %; not a number with fewer than two
        blocks.
    blocks
        How many.
    """

    difference: float
    error: float
    low: float
    high: float
    blocks: int

    @property
    def beyond_error(self) -> bool:
        """Whether the interval leaves out 0."""
        return bool(self.low > 0.0 or self.high < 0.0)


@dataclass(frozen=True, eq=False)
class PairedScores:
    """What each forecast lost in each month and dyad.

    Attributes
    ----------
    dyads
        ``D`` of them.
    models
        The forecasts of the model; all others are baselines.
    losses
        By score and forecast, ``(M, D)``; smaller is better, so that log scores have the other sign.
    """

    dyads: tuple[str, ...]
    models: tuple[str, ...]
    losses: Mapping[str, Mapping[str, Array]]

    @property
    def baselines(self) -> tuple[str, ...]:
        """The other forecasts."""
        return tuple(name for name in self.losses[SCORES[0]] if name not in self.models)

    def loss(self, score: str, forecast: str, without: Sequence[str] = ()) -> float:
        """The mean loss of a forecast over all months, and all dyads but some."""
        kept = [at for at, dyad in enumerate(self.dyads) if dyad not in without]
        return float(self.losses[score][forecast][:, kept].mean())

    def best_baseline(self, score: str, without: Sequence[str] = ()) -> str:
        """The baseline that loses least."""
        return min(self.baselines, key=lambda name: self.loss(score, name, without))

    def better_baselines(self, score: str, model: str, dyad: str | None = None) -> tuple[str, ...]:
        """Baselines that lose less than the model, over all dyads or in one, the best first."""
        others = () if dyad is None else tuple(each for each in self.dyads if each != dyad)
        lost = {name: self.loss(score, name, others) for name in (*self.baselines, model)}
        return tuple(sorted((n for n in self.baselines if lost[n] < lost[model]), key=lambda n: lost[n]))

    def lost_dyads(self, score: str, model: str) -> tuple[str, ...]:
        """Dyads in which some baseline loses less than the model."""
        return tuple(dyad for dyad in self.dyads if self.better_baselines(score, model, dyad))

    def difference(self, score: str, model: str, baseline: str) -> PairedDifference:
        """How much better the model is than a baseline, with its error over blocks of months."""
        lost = self.losses[score]
        return block_difference((lost[baseline] - lost[model]).mean(axis=1))

    def turned_by(self, score: str, model: str) -> tuple[str, ...]:
        """The fewest dyads without which it is the other way round whether some baseline loses less.

        Of several sets of as many dyads that without which the difference is largest; none if three are not
        enough.
        """

        def lead(without: Sequence[str]) -> float:
            best = self.best_baseline(score, without)
            return self.loss(score, best, without) - self.loss(score, model, without)

        ahead = lead(()) > 0.0
        for number in range(1, min(MOST_LEFT_OUT, len(self.dyads) - 1) + 1):
            leads = {chosen: lead(chosen) for chosen in combinations(self.dyads, number)}
            turned = {chosen: told for chosen, told in leads.items() if (told > 0.0) != ahead}
            if turned:
                return max(turned, key=lambda chosen: abs(turned[chosen]))
        return ()


def block_difference(by_month: Array) -> PairedDifference:
    """The mean of a series of differences, with its error over blocks of three months.

    ``by_month``: differences, ``(M,)``; the last months join the blocks before them where they make none.

    >>> found = block_difference(np.array([1.0, 1.0, 1.0, 3.0, 3.0, 3.0]))
    >>> found.difference, found.error, found.blocks
    (2.0, 1.0, 2)
    """
    from scipy.stats import t

    blocks = max(len(by_month) // BLOCK, 1)
    means = np.array([part.mean() for part in np.array_split(by_month, blocks)])
    middle = float(by_month.mean())
    if blocks < 2:
        return PairedDifference(middle, float("nan"), float("nan"), float("nan"), blocks)
    error = float(means.std(ddof=1) / np.sqrt(blocks))
    half = float(t.ppf((1.0 + LEVEL) / 2.0, blocks - 1)) * error
    return PairedDifference(middle, error, middle - half, middle + half, blocks)


def paired_scores(
    samples: Mapping[str, Array], outcome: Array, dyads: tuple[str, ...], models: tuple[str, ...]
) -> PairedScores:
    """Score every forecast in every month and dyad.

    Parameters
    ----------
    samples
        By forecast, deaths, ``(R, M, D)``.
    outcome
        What came, ``(M, D)``.
    dyads, models
        Names of the dyads, and of the forecasts of the model.
    """
    losses: dict[str, dict[str, Array]] = {score: {} for score in SCORES}
    for name, sample in samples.items():
        losses["log_crps"][name] = crps(np.log1p(sample), np.log1p(outcome))
        losses["crps"][name] = crps(sample, outcome)
        losses["log_score"][name] = -log_score(sample, outcome)
    return PairedScores(dyads, models, losses)
