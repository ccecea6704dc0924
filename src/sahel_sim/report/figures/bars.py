"""Bars: shares from 0 to 1 with their intervals, full and hatched, each with a name and a value."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sahel_sim.report.figures.canvas import blank, text_width
from sahel_sim.report.figures.theme import BLUE, GRID, INK, PAGE, PAPER, SMALL, Theme, hatched

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW = 0.46
"""Inches of a bar with its name."""


@dataclass(frozen=True)
class Bar:
    """One bar.

    Attributes
    ----------
    name
        What stands above it.
    value
        What stands beside it.
    full, hatched
        How much of it is full, and how much more is hatched; parts of 1.
    interval
        Ends of the interval of the whole bar; None if there is none.
    """

    name: str
    value: str
    full: float
    hatched: float = 0.0
    interval: tuple[float, float] | None = None


def draw_bars(axes: "Axes", bars: Sequence[Bar], theme: Theme = PAGE) -> None:
    """Draw a bar for each row, from the top, on a pale bar that is all of it."""
    colour = theme.colour(BLUE)
    room = text_width([bar.value for bar in bars]) + 0.14
    width = float(axes.get_position().width * axes.figure.get_size_inches()[0])  # type: ignore[union-attr]
    for row, bar in enumerate(bars):
        axes.barh(row, 1.0, height=0.3, color=GRID, alpha=0.55)
        if bar.hatched > 0.0:
            axes.barh(row, bar.hatched, left=bar.full, height=0.3, **hatched(colour))
        if bar.full > 0.0:
            axes.barh(row, bar.full, height=0.3, color=colour)
        if bar.interval is not None:
            axes.plot(bar.interval, [row, row], color=PAPER, linewidth=3.2, solid_capstyle="butt")
            axes.plot(bar.interval, [row, row], color=INK, linewidth=1.3, marker="|", markersize=7)
        axes.text(0.0, row - 0.24, bar.name, fontsize=SMALL, color=INK, va="bottom")
        axes.text(1.03, row, bar.value, fontsize=SMALL, color=INK, va="center_baseline")
    blank(axes)
    axes.set(xlim=(0.0, 1.0 + room / (width - room)), ylim=(len(bars) - 0.7, -0.75))
