"""Likely: within what most of the runs lie; within what all of them do, where there are few."""

import numpy as np

from sahel_sim.core import Array
from sahel_sim.languages import N_, _

ENOUGH = 20
"""Runs from which nine of ten of them can be told apart from all."""


def quantiles(runs: int) -> tuple[float, float, float, float, float]:
    """Ends of the pale band, ends of the dark band and the middle, in order."""
    outer = 0.05 if runs >= ENOUGH else 0.0
    return (outer, 0.25, 0.5, 0.75, 1.0 - outer)


def band_quantiles(values: Array) -> Array:
    """The middle of the runs and the ends between which most of them lie, ``(R, ...)`` to ``(3, ...)``."""
    low, _, middle, _, high = quantiles(len(values))
    bands: Array = np.quantile(values, (low, middle, high), axis=0)
    return bands


def band_text(runs: int) -> str:
    """Which runs lie between these ends, in words."""
    return _(N_("nine of ten runs") if runs >= ENOUGH else N_("all runs"))


def heading(runs: int) -> str:
    """The same as the heading of a column; nothing where there is one run."""
    if runs == 1:
        return ""
    return _(N_("Nine in ten") if runs >= ENOUGH else N_("All runs"))
