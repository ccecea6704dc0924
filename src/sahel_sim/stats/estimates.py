"""Estimates: the mean of an outcome over runs, or the share of runs, and how surely they are known."""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core import Array
from sahel_sim.stats.intervals import SURE, wilson


@dataclass(frozen=True)
class Estimates:
    """Means over the runs of each story.

    Attributes
    ----------
    mean, low, high
        ``(S,)``; the ends are those of the 95 % interval: of Wilson for chances, of Student for means.
    counted
        In how many runs there is a number, ``(S,)``.

    Means of no runs, and intervals of means of fewer than two, are not numbers.
    """

    mean: Array
    low: Array
    high: Array
    counted: Array

    @property
    def width(self) -> Array:
        """From end to end, ``(S,)``."""
        return self.high - self.low


def estimated(values: Array, unit: str) -> Estimates:
    """Estimates from the numbers of runs.

    ``values``: ``(S, R)``; not a number where a run has none; ``unit``: ``chance`` for numbers that are 0 or
    1.
    """
    known = np.isfinite(values)
    counted = known.sum(axis=1)
    sums = np.where(known, values, 0.0).sum(axis=1)
    mean = np.divide(sums, counted, out=np.full(len(values), np.nan), where=counted > 0)
    if unit == "chance":
        ends = [wilson(k, n) if n else (np.nan, np.nan) for k, n in zip(sums, counted, strict=True)]
        low, high = np.array(ends, dtype=np.float64).reshape(-1, 2).T
    else:
        half = half_width(_spread(values, known, mean, counted), counted)
        low, high = mean - half, mean + half
    return Estimates(mean, low, high, counted)


def half_width(spread: Array, counted: Array) -> Array:
    """Half of the interval of Student, from standard deviations and numbers of runs."""
    from scipy.special import stdtrit

    enough = np.where(counted > 1, counted, 2)
    half = stdtrit(enough - 1, (1.0 + SURE) / 2.0) * spread / np.sqrt(enough)
    told: Array = np.where(counted > 1, half, np.nan)
    return told


def _spread(values: Array, known: Array, mean: Array, counted: Array) -> Array:
    squares = np.where(known, (values - mean[:, None]) ** 2, 0.0).sum(axis=1)
    spread: Array = np.sqrt(squares / np.maximum(counted - 1, 1))
    return spread
