"""Baselines: forecasts that know nothing but the numbers of deaths before, month by month and place by place.

Each gives a sample for every month, drawn from a negative binomial distribution about its mean. How far
counts scatter about means is estimated from the years before. A model that says something should do better
than these.
"""

import warnings
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sahel_sim.core import Array

MEMBERS = 1000
"""Members of the sample of a baseline."""

BANDWIDTH = 50.0
"""Kilometres over which past events are spread: assumed, about the distance between places of the map."""

KILOMETRES_PER_DEGREE = 111.2

LAG = 12
"""Months whose mean is carried forward."""

SMALLEST = 0.1
"""Deaths a month that a mean has at least."""


@dataclass(frozen=True, eq=False)
class BaselineForecast:
    """What a baseline says of each month: counts about a mean, as negative binomial distributions.

    Attributes
    ----------
    mean
        Deaths a month, ``(M,)``.
    dispersion
        How far counts scatter: alpha of variance = mean + alpha mean squared; 0 is Poisson.
    """

    mean: Array
    dispersion: float


def baseline_forecasts(past: Array, months: int) -> dict[str, BaselineForecast]:
    """Forecasts of the months that follow a series, as distributions.

    Parameters
    ----------
    past
        Deaths by month until the last month that is known, ``(M,)``; at least three years.
    months
        How many follow.

    Returns
    -------
    dict
        By name: ``persistence`` (the last month), ``last_year`` (the mean of twelve months), ``trend`` (a
        line through all months), ``poisson`` and ``negative_binomial`` (regressions on time and on the mean
        of the twelve months before, carried forward).
    """
    time = np.arange(len(past) + months, dtype=np.float64)
    ahead = time[len(past) :]
    line = np.polyfit(time[: len(past)], past, 1)
    fitted = np.maximum(np.polyval(line, time[: len(past)]), SMALLEST)
    lag = np.array([past[max(at - LAG, 0) : at].mean() if at else past[0] for at in range(len(past))])
    before = np.concatenate([past[:1], past[:-1]])
    found = {
        "persistence": (np.full(months, past[-1]), dispersion(past[1:], before[1:])),
        "last_year": (np.full(months, past[-LAG:].mean()), dispersion(past[1:], lag[1:])),
        "trend": (np.maximum(np.polyval(line, ahead), SMALLEST), dispersion(past, fitted)),
        **{name: _regression(past, lag, months, name) for name in ("poisson", "negative_binomial")},
    }
    return {name: BaselineForecast(*told) for name, told in found.items()}


def baselines(past: Array, months: int, seed: int = 1) -> dict[str, Array]:
    """Samples of the same forecasts.

    Parameters
    ----------
    past, months
        As for ``baseline_forecasts``.
    seed
        Where chance comes from.

    Returns
    -------
    dict
        By name, ``(R, months)``.
    """
    chance = np.random.Generator(np.random.Philox(key=[seed, 23]))
    told = baseline_forecasts(past, months)
    return {name: drawn(each.mean, each.dispersion, chance) for name, each in told.items()}


def kernel_shares(events: Mapping[str, Array], places: Mapping[str, tuple[float, float]]) -> Array:
    """The share of deaths that each place should have if they fall where events were before.

    ``events``: ``latitude``, ``longitude`` and ``deaths`` of past events, ``(E,)`` each; ``places``: degrees
    north and east of each place.

    Returns
    -------
    Array
        ``(L,)``; they add up to 1.
    """
    where = np.array(list(places.values()))
    north = (events["latitude"][:, None] - where[:, 0]) * KILOMETRES_PER_DEGREE
    stretch = np.cos(np.radians(where[:, 0])) * KILOMETRES_PER_DEGREE
    east = (events["longitude"][:, None] - where[:, 1]) * stretch
    weight = np.exp(-(north**2 + east**2) / (2.0 * BANDWIDTH**2))
    total: Array = (weight * events["deaths"][:, None]).sum(axis=0)
    return total / total.sum()


_FEWEST = 3
"""Months with deaths that a regression needs; with fewer it is the mean."""


def _regression(past: Array, lag: Array, months: int, kind: str) -> tuple[Array, float]:
    """Means of the months to come, and the scatter about them, of a regression on time and the last year."""
    import statsmodels.api as sm

    if np.count_nonzero(past) < _FEWEST:
        return np.full(months, max(float(past.mean()), SMALLEST)), 0.0
    time = np.arange(len(past)) / 12.0
    terms = np.column_stack([np.ones(len(past)), time, np.log(np.maximum(lag, SMALLEST))])
    scatter = 0.0 if kind == "poisson" else max(dispersion(past, np.full(len(past), past.mean())), 1e-3)
    family = sm.families.Poisson() if kind == "poisson" else sm.families.NegativeBinomial(alpha=scatter)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a steady series tells no terms apart
        fit = sm.GLM(past, terms, family=family).fit()
    if kind != "poisson":
        scatter = dispersion(past, np.asarray(fit.fittedvalues))
    known = list(past)
    most = 10.0 * max(past.max(), 1.0)
    for step in range(months):
        before = np.log(max(float(np.mean(known[-LAG:])), SMALLEST))
        mean = np.exp(fit.params @ np.array([1.0, (len(past) + step) / 12.0, before]))
        known.append(float(np.clip(mean, SMALLEST, most)))
    return np.array(known[len(past) :]), scatter


def dispersion(counts: Array, means: Array) -> float:
    """How far counts scatter beyond a Poisson distribution: alpha of variance = mean + alpha mean squared.

    ``counts``, ``means``: ``(N,)`` each.

    >>> dispersion(np.array([0.0, 4.0]), np.array([2.0, 2.0]))
    0.5
    """
    about = np.maximum(means, SMALLEST)
    return max(float((((counts - about) ** 2 - about).sum()) / (about**2).sum()), 0.0)


def drawn(mean: Array, alpha: float, chance: np.random.Generator) -> Array:
    """A sample of negative binomial counts, ``(R, N)``; Poisson if they do not scatter beyond it.

    ``mean``: deaths, ``(N,)``; ``alpha``: see ``dispersion``; ``chance``: where it comes from.
    """
    about = np.broadcast_to(np.maximum(mean, SMALLEST), (MEMBERS, len(mean)))
    rate = about if alpha <= 1e-9 else about * chance.gamma(1.0 / alpha, alpha, about.shape)
    found: Array = chance.poisson(rate).astype(np.float64)
    return found
