"""Severity and timing of single battles (P1 to P4): from weekly steps, over the time of the sample of K4.

Deaths of a clash are rounded to whole persons, since that is how events are coded; those below one are not
fatal.
"""

from typing import Any

import numpy as np

from sahel_sim.core import Array
from sahel_sim.engine.events import KINDS
from sahel_sim.validation.past import Past

SAMPLE = ("2017-06-01", "2018-07-01")
"""The time of the sample of battles (K4): June 2017 to June 2018."""

LEAST = 5
"""Deaths from which the tail is looked at (xmin)."""

FEWEST = 5
"""Events below which a run has no tail to speak of. Assumed."""

LARGE = 10
"""Deaths of a large battle."""


def battles(past: Past) -> list[Array]:
    """Deaths of each battle of the sample, for each run; whole persons."""
    return _whole(past, "clash", past.between(*SAMPLE))


def attacks(past: Past) -> list[Array]:
    """Civilians killed in each attack, for each run; whole persons."""
    return _whole(past, "attack", np.ones(len(past.days) - 1, dtype=np.bool_))


def exponent(sizes: Array, least: int = LEAST) -> float:
    """The exponent of a power law above so many deaths, likeliest after Clauset et al. (2009), eq. 3.7."""
    tail = sizes[sizes >= least]
    if len(tail) < FEWEST:
        return np.nan
    return float(1.0 + len(tail) / np.log(tail / (least - 0.5)).sum())


def lognormal_over_power(sizes: Array, least: int = LEAST) -> float:
    """Log-likelihood of the best lognormal above so many deaths, less that of the best power law."""
    from scipy.optimize import minimize
    from scipy.stats import norm

    tail, edge = sizes[sizes >= least], least - 0.5
    if len(tail) < FEWEST:
        return np.nan
    alpha = exponent(sizes, least)
    power = len(tail) * np.log((alpha - 1.0) / edge) - alpha * np.log(tail / edge).sum()
    logs = np.log(tail)

    def against(shape: Array) -> float:
        mean, width = shape[0], np.exp(shape[1])
        beyond = norm.logsf((np.log(edge) - mean) / width)
        return float(-(norm.logpdf(logs, mean, width) - logs - beyond).sum())

    found = minimize(against, np.array([logs.mean(), np.log(logs.std() + 0.1)]), method="Nelder-Mead")
    return float(-found.fun - power)


def exponents_of_battles(past: Past) -> Array:
    """P1a, P1c."""
    return np.array([exponent(sizes) for sizes in battles(past)])


def exponents_of_attacks(past: Past) -> Array:
    """P1b."""
    return np.array([exponent(sizes) for sizes in attacks(past)])


def lognormals(past: Past) -> Array:
    """P1d."""
    return np.array([lognormal_over_power(sizes) for sizes in battles(past)])


def mean_toll(past: Past) -> Array:
    """P1e: of fatal battles."""
    return _of_each(battles(past), np.mean)


def median_toll(past: Past) -> Array:
    """P1f: of fatal battles."""
    return _of_each(battles(past), np.median)


def large(past: Past) -> Array:
    """P1g: the share of fatal battles with ten deaths or more."""
    return _of_each(battles(past), lambda sizes: np.mean(sizes >= LARGE))


def largest(past: Past) -> Array:
    """P2."""
    return _of_each(battles(past), np.max)


def burstiness(gaps: Array) -> float:
    """Of the gaps between events (Goh and Barabasi 2008): -1 if all are equal, 0 if they come at random."""
    spread, mean = gaps.std(), gaps.mean()
    return float((spread - mean) / (spread + mean)) if spread + mean > 0.0 else np.nan


def burstiness_of_battles(past: Past) -> Array:
    """P3a: of the days between battles."""
    return np.array([burstiness(np.diff(np.floor(t))) if len(t) > 2 else np.nan for t in _times(past)])


def fano(past: Past) -> Array:
    """P3b: variance over mean of battles in a week."""
    return _variance_over_mean(_weekly(past, "clashes"))


def compound(past: Past) -> Array:
    """P3c: variance over mean of deaths in a week."""
    return _variance_over_mean(_weekly(past, "battle_deaths"))


def memory(past: Past) -> Array:
    """P3d: correlation of the deaths of a week with those of the week before."""
    weekly = _weekly(past, "battle_deaths")
    apart = weekly - weekly.mean(axis=1, keepdims=True)
    both = (apart[:, 1:] * apart[:, :-1]).sum(axis=1)
    total = (apart**2).sum(axis=1)
    return np.where(total > 0.0, both / np.where(total > 0.0, total, 1.0), np.nan)


def progress(past: Past) -> Array:
    """P4: b of the progress curve, by least squares on the logarithms of the gaps between fatal battles."""
    return np.array([_slope(np.diff(times)) for times in _times(past, everything=True)])


def _slope(gaps: Array) -> float:
    kept = gaps > 0.0
    if kept.sum() < FEWEST:
        return np.nan
    number = np.log(np.arange(1, len(gaps) + 1)[kept])
    return float(-np.polyfit(number, np.log(gaps[kept]), 1)[0])


def _whole(past: Past, kind: str, steps: Any) -> list[Array]:
    events = past.results.events
    dead = events["deaths_first"] + events["deaths_second"]
    dead = np.rint(dead + events["civilians_by_first"] + events["civilians_by_second"])
    chosen = (events["kind"] == KINDS.index(kind)) & steps[events["step"]] & (dead >= 1.0)
    return [dead[chosen & (events["row"] == row)] for row in range(past.replicates)]


def _times(past: Past, everything: bool = False) -> list[Array]:
    """When battles were, in days from the start, for each run."""
    events = past.results.events
    begins = (past.days - past.days[0]).astype(np.float64)
    time = begins[events["step"]] + events["day"] * np.diff(begins)[events["step"]]
    inside = np.ones(len(time), dtype=np.bool_) if everything else past.between(*SAMPLE)[events["step"]]
    chosen = (events["kind"] == KINDS.index("clash")) & inside
    return [np.sort(time[chosen & (events["row"] == row)]) for row in range(past.replicates)]


def _weekly(past: Past, flow: str) -> Array:
    total: Array = past.results[flow][:, 1:].sum(axis=-1)[:, past.between(*SAMPLE)]
    return total


def _variance_over_mean(x: Array) -> Array:
    mean = x.mean(axis=1)
    return np.where(mean > 0.0, x.var(axis=1, ddof=1) / np.where(mean > 0.0, mean, 1.0), np.nan)


def _of_each(runs: list[Array], of: Any) -> Array:
    return np.array([float(of(sizes)) if len(sizes) else np.nan for sizes in runs])
