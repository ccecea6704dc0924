"""Forests: estimates with their intervals, a strip for each, its name above and its value beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any

from sahel_sim.report.figures.theme import INK, PAGE, PAPER, SMALL, SOFT, Look, Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NAME, STRIP = 0.24, 0.2
"""Inches for the name of a row, and for each strip below it."""


@dataclass(frozen=True)
class Estimate:
    """One strip: an estimate with the ends of its interval, as they are drawn.

    Attributes
    ----------
    low, value, high
        Where; not numbers where there is none.
    text
        What stands beside it.
    look
        How it is drawn.
    fill
        What its mark is filled with; the colour of the look unless said.
    """

    low: float
    value: float
    high: float
    text: str
    look: Look
    fill: str | None = None


@dataclass(frozen=True)
class ForestRow:
    """A name, and its strips from the top."""

    name: str
    estimates: Sequence[Estimate]

    @property
    def height(self) -> float:
        """Inches."""
        return NAME + STRIP * len(self.estimates)


def draw_forest(axes: "Axes", rows: Sequence[ForestRow], limit: float, theme: Theme = PAGE) -> None:
    """Draw rows from the top; the axes are inches down, and reach as far to either side of 0.

    What lies beyond the limit stands at the edge as an arrow. The line at 0 goes through strips alone.

    Parameters
    ----------
    axes
        A panel, as high as its rows.
    rows
        What is drawn.
    limit
        How far the axis reaches to either side.
    theme
        How.
    """
    top, edge = 0.0, axes.get_yaxis_transform()
    label: dict[str, Any] = {"fontsize": SMALL, "color": INK}
    width = float(axes.get_position().width * axes.figure.get_size_inches()[0])  # type: ignore[union-attr]
    for row in rows:
        axes.text(0.0, top + NAME * 0.55, row.name, transform=edge, va="center", clip_on=False, **label)
        strips = [top + NAME, top + row.height]
        axes.plot([0.0, 0.0], strips, color=SOFT, linewidth=0.9, zorder=0)
        for number, each in enumerate(row.estimates):
            y = top + NAME + STRIP * (number + 0.5)
            _draw_estimate(axes, each, y, limit, theme)
            axes.text(1.0 + 0.12 / width, y, each.text, transform=edge, va="center_baseline", **label)
        top += row.height
    axes.set(xlim=(-limit, limit), ylim=(top, 0.0), yticks=[])
    axes.grid(False)


def _draw_estimate(axes: "Axes", each: Estimate, y: float, limit: float, theme: Theme) -> None:
    colour = theme.colour(each.look.colour)
    if isfinite(each.low) and each.high > -limit and each.low < limit:
        axes.plot([max(each.low, -limit), min(each.high, limit)], [y, y], color=colour, linewidth=1.8)
    if isfinite(each.value):
        beyond = abs(each.value) > limit
        mark = (">" if each.value > 0 else "<") if beyond else each.look.mark
        spot = max(-limit, min(each.value, limit))
        fill = colour if each.fill is None else each.fill
        look: dict[str, Any] = {"color": colour, "markerfacecolor": fill, "markersize": 6.0, "clip_on": False}
        axes.plot([spot], [y], marker=mark, **look)


def mark_key(look: Look, theme: Theme = PAGE) -> dict[str, Any]:
    """The mark of a look in a key, as Matplotlib names it."""
    return {"color": theme.colour(look.colour), "marker": look.mark, "markersize": 6.0, "linestyle": "none"}


def ring(look: Look, theme: Theme = PAGE) -> dict[str, Any]:
    """The mark of a look, not filled."""
    return {**mark_key(look, theme), "markerfacecolor": PAPER}
