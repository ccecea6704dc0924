"""Forests: estimates with their intervals, a strip for each, its name above and its value beside."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import floor, isfinite, log10
from typing import TYPE_CHECKING, Any

from sahel_sim.report.figures.fan import short_decimal
from sahel_sim.report.figures.theme import INK, PAGE, SMALL, SOFT, Look, Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NAME, STRIP, SCALE = 0.24, 0.2, 0.22
"""Inches for the name of a row, for each strip below it, and for a scale of its own below these."""


@dataclass(frozen=True)
class ForestEstimate:
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
    """A row.

    Attributes
    ----------
    name
        What stands above it.
    estimates
        Its strips from the top.
    own_scale
        Whether it has a scale of its own, as far to either side as its intervals reach.
    """

    name: str
    estimates: Sequence[ForestEstimate]
    own_scale: bool = False

    @property
    def height(self) -> float:
        """Inches."""
        return NAME + STRIP * len(self.estimates) + SCALE * self.own_scale

    @property
    def reach(self) -> float:
        """How far from 0 its estimates and their intervals are, with some air; 1 where all are 0."""
        ends = [abs(x) for each in self.estimates for x in (each.low, each.value, each.high) if isfinite(x)]
        return 1.1 * max(ends, default=0.0) or 1.0


def draw_forest(axes: "Axes", rows: Sequence[ForestRow], limit: float, theme: Theme = PAGE) -> None:
    """Draw rows from the top; the axes are inches down, and reach as far to either side of 0.

    What lies beyond the limit stands at the edge as an arrow; a row with a scale of its own has no limit, and
    its numbers stand below it. The line at 0 goes through strips alone.

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
        foot = top + NAME + STRIP * len(row.estimates)
        axes.plot([0.0, 0.0], [top + NAME, foot], color=SOFT, linewidth=0.9, zorder=0)
        times = limit / row.reach if row.own_scale else 1.0
        if row.own_scale:
            _draw_own_scale(axes, foot, times, row.reach, theme)
        for number, each in enumerate(row.estimates):
            y = top + NAME + STRIP * (number + 0.5)
            scaled = replace(each, low=each.low * times, value=each.value * times, high=each.high * times)
            _draw_estimate(axes, scaled, y, limit, theme)
            axes.text(1.0 + 0.12 / width, y, each.text, transform=edge, va="center_baseline", **label)
        top += row.height
    axes.set(xlim=(-limit, limit), ylim=(top, 0.0), yticks=[])
    axes.grid(False)


def _draw_own_scale(axes: "Axes", foot: float, times: float, reach: float, theme: Theme) -> None:
    """A line below the strips of one row, with round numbers on both sides of 0."""
    tick = round_below(0.85 * reach)
    axes.plot([-reach * times, reach * times], [foot, foot], color=SOFT, linewidth=0.8)
    for x in (-tick, 0.0, tick):
        axes.plot([x * times] * 2, [foot, foot + 0.03], color=SOFT, linewidth=0.8)
        look: dict[str, Any] = {"fontsize": theme.points(SMALL - 1.0), "color": SOFT, "ha": "center"}
        axes.text(x * times, foot + 0.045, short_decimal(x), va="top", **look)


def round_below(x: float) -> float:
    """The largest of 1, 2 and 5 times a power of ten that is not above a number.

    >>> [round_below(x) for x in (9.9, 4700.0, 0.3)]
    [5.0, 2000.0, 0.2]
    """
    power = 10.0 ** floor(log10(x))
    return float(max(step * power for step in (1, 2, 5) if step * power <= x * (1.0 + 1e-9)))


def _draw_estimate(axes: "Axes", each: ForestEstimate, y: float, limit: float, theme: Theme) -> None:
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
