r"""Scores of forecasts that are samples: CRPS, log score, and coverage of central intervals.

The continuous ranked probability score of a sample :math:`x` for an outcome :math:`y` is :math:`E|x - y| -
\frac12 E|x - x'|` (Gneiting and Raftery 2007); smaller is better, and for a single number it is the absolute
error. The log score needs a chance for every count: each member of the sample stands for a Poisson
distribution about it, so that no outcome is impossible; larger is better. Deaths are scored on the scale
:math:`\log(1 + y)` as well, on which a few massacres do not decide everything (Bosse and others 2023).

Chances of categories have the score of Brier (1950), :math:`\sum_k (p_k - o_k)^2`, from 0 to 2, smaller is
better; and the logarithm of the chance of what came, larger is better.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import Array

LEAST = 0.5
"""Deaths that the Poisson distribution about a member has at least: 0 deaths stand for about 0."""


@dataclass(frozen=True)
class ForecastScore:
    """Scores of one forecast, means over what was forecast.

    Attributes
    ----------
    crps
        Deaths; smaller is better.
    log_crps
        The same of ``log(1 + deaths)``.
    log_score
        Mean logarithm of the chance of what came; larger is better.
    coverage_50, coverage_90
        Share of outcomes within the central intervals.
    """

    crps: float
    log_crps: float
    log_score: float
    coverage_50: float
    coverage_90: float


@dataclass(frozen=True)
class CategoryScore:
    """Scores of chances of categories, means over what was forecast.

    Attributes
    ----------
    brier
        From 0 to 2; smaller is better.
    log_score
        Mean logarithm of the chance of what came; larger is better.
    hits
        Share of forecasts whose likeliest category came.
    """

    brier: float
    log_score: float
    hits: float


def score_categories(chances: Array, outcome: NDArray[np.intp]) -> CategoryScore:
    """All scores of chances.

    ``chances``: of each category, ``(N, K)``, none of them 0; ``outcome``: positions of what came, ``(N,)``.

    >>> score_categories(np.array([[0.5, 0.5], [0.9, 0.1]]), np.array([1, 0])).brier
    0.26
    """
    came = np.eye(chances.shape[-1])[outcome]
    chosen = np.take_along_axis(chances, outcome[:, None], axis=1)
    return CategoryScore(
        brier=float(((chances - came) ** 2).sum(axis=1).mean()),
        log_score=float(np.log(chosen).mean()),
        hits=float((chances.argmax(axis=1) == outcome).mean()),
    )


def crps(sample: Array, outcome: Array) -> Array:
    """The continuous ranked probability score.

    ``sample``: members first, ``(R, ...)``; ``outcome``: what came, ``(...)``.

    >>> crps(np.array([[3.0], [3.0]]), np.array([5.0])).tolist()
    [2.0]
    """
    members = len(sample)
    ordered = np.sort(sample, axis=0)
    rank = 2.0 * np.arange(1, members + 1) - members - 1.0
    spread = np.tensordot(rank, ordered, axes=(0, 0)) / members**2
    found: Array = np.abs(sample - outcome).mean(axis=0) - spread
    return found


def log_score(sample: Array, outcome: Array) -> Array:
    """The logarithm of the chance of whole numbers, from a mixture of Poisson distributions.

    ``sample``: members first, ``(R, ...)``; ``outcome``: what came, ``(...)``, whole numbers.
    """
    from scipy.special import logsumexp
    from scipy.stats import poisson

    mean = np.maximum(sample, LEAST)
    found: Array = logsumexp(poisson.logpmf(np.round(outcome), mean), axis=0) - np.log(len(sample))
    return found


def score(sample: Array, outcome: Array) -> ForecastScore:
    """All scores of a forecast.

    ``sample``: members first, ``(R, ...)``, deaths; ``outcome``: what came, ``(...)``, deaths.
    """
    inside = []
    for level in (0.5, 0.9):
        low, high = np.quantile(sample, ((1.0 - level) / 2.0, (1.0 + level) / 2.0), axis=0)
        inside.append(float(((outcome >= low) & (outcome <= high)).mean()))
    return ForecastScore(
        crps=float(crps(sample, outcome).mean()),
        log_crps=float(crps(np.log1p(sample), np.log1p(outcome)).mean()),
        log_score=float(log_score(sample, outcome).mean()),
        coverage_50=inside[0],
        coverage_90=inside[1],
    )


def scores_by_forecast(
    samples: Mapping[str, Array], outcome: Array, part: int | None = None
) -> dict[str, ForecastScore]:
    """The scores of every forecast.

    ``samples``: by name, ``(R, M, D)``, deaths; ``outcome``: what came, ``(M, D)``, deaths; ``part``: which
    of the ``D`` is scored; all together unless said.
    """
    chosen = slice(None) if part is None else [part]
    return {name: score(sample[:, :, chosen], outcome[:, chosen]) for name, sample in samples.items()}
