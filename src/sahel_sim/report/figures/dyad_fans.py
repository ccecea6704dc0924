"""Fans of the deaths of each dyad by month, a panel for each, with bands for half and most of the runs."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.core import Array
from sahel_sim.report.figures.canvas import MARGIN, Canvas
from sahel_sim.report.figures.event_figures import dyad_label
from sahel_sim.report.figures.fan import set_calendar
from sahel_sim.report.figures.theme import BLUE, Theme, pale
from sahel_sim.validation.forecast_register import LEVELS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ROW, _LEFT, _RIGHT = 1.3, 0.42, 0.2

Panel = tuple[int, "Axes", Array, Array]
"""Position of the dyad, its axes, the months in years, and the ends of the bands, ``(5, T)``."""


def panels_of_dyads(dyads: Sequence[str], title: str, note: str, theme: Theme) -> Canvas:
    """A canvas with room for a panel of each dyad; ``draw_fans`` fills it."""
    rows = -(-len(dyads) // _across(theme))
    return Canvas(_ROW * rows + 0.1, title, note, theme)


def draw_fans(
    canvas: Canvas, months: Sequence[str], dyads: Sequence[str], deaths: Array, theme: Theme
) -> Iterator[Panel]:
    """Draw the bands and the middle of each dyad, and hand over its panel, whose scale is still open.

    Parameters
    ----------
    canvas
        From ``panels_of_dyads``.
    months, dyads
        ``YYYY-MM`` and names of pairs, in order.
    deaths
        Of each run, month and dyad, persons, ``(R, T, D)``.
    theme
        That of the canvas.
    """
    when = np.array([int(month[:4]) + (int(month[5:]) - 0.5) / 12.0 for month in months])
    rows = -(-len(dyads) // _across(theme))
    height, colour = canvas.body / rows, theme.colour(BLUE)
    for at, (row, _column, left, width) in enumerate(canvas.columns(len(dyads), _across(theme), gap=0.15)):
        axes = canvas.axes(left + _LEFT, row * height + 0.3, width - _LEFT - _RIGHT, height - 0.6)
        ends = np.quantile(deaths[:, :, at], LEVELS, axis=0)
        draw_bands(axes, when, ends, colour)
        yield at, axes, when, ends
        set_calendar(axes, np.array([np.floor(when[0]), np.ceil(when[-1])]), few=True)
        canvas.write(dyad_label(dyads[at]), row * height + 0.08, left + MARGIN, weight="bold")


def draw_bands(axes: "Axes", when: Array, ends: Array, colour: str, linewidth: float = 1.2) -> None:
    """Draw nine tenths of the runs, half of them, and the middle, whose quantiles are ``(5, T)``."""
    axes.fill_between(when, ends[0], ends[4], color=pale(colour, 0.25), linewidth=0)
    axes.fill_between(when, ends[1], ends[3], color=pale(colour, 0.5), linewidth=0)
    axes.plot(when, ends[2], color=colour, linewidth=linewidth)


def _across(theme: Theme) -> int:
    """How many panels stand side by side at most."""
    return 5 if theme.wide else 2
