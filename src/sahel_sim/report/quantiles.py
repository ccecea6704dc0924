"""Likely: within what most of the runs lie; within what all of them do, where there are few."""

import numpy as np

from sahel_sim.core import Array
from sahel_sim.report.words import say

ENOUGH = 20
"""Runs from which nine of ten of them can be told apart from all."""


def quantiles(runs: int) -> tuple[float, float, float, float, float]:
    """Ends of the pale band, ends of the dark band and the middle, in order."""
    outer = 0.05 if runs >= ENOUGH else 0.0
    return (outer, 0.25, 0.5, 0.75, 1.0 - outer)


def low_middle_high(values: Array) -> Array:
    """The middle of the runs and the ends between which most of them lie, ``(R, ...)`` to ``(3, ...)``."""
    low, _, middle, _, high = quantiles(len(values))
    told: Array = np.quantile(values, (low, middle, high), axis=0)
    return told


def most(runs: int, language: str) -> str:
    """Which runs lie between these ends, in words."""
    return say("nine_of_ten" if runs >= ENOUGH else "all_of_few", language)


def heading(runs: int, language: str) -> str:
    """The same as the heading of a column; nothing where there is one run."""
    if runs == 1:
        return ""
    return say("nine_in_ten" if runs >= ENOUGH else "all_runs", language)
