"""Strokes: bands, lines, names and scales, as every figure over time draws them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.core import Array
from sahel_sim.languages import language, speaking
from sahel_sim.report.colours import INK, Look
from sahel_sim.report.figure_layout import SMALL, spread
from sahel_sim.report.number_format import amount, decimal, decimal_point

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LINE_HEIGHT = 0.18
"""Inches from one name to the next."""

SHARES = ("share",)
COUNTS = ("persons", "events")


@dataclass(frozen=True)
class Line:
    """One fan: whose it is, how it is drawn, and the quantiles of the runs, ``(5, T)``; see ``likely``."""

    who: str
    look: Look
    fan: Array


def bands(axes: "Axes", when: Array, lines: Sequence[Line], marked: bool = False) -> None:
    """Draw most and half of the runs as bands, then their middle as a line."""
    for line in lines:
        axes.fill_between(when, line.fan[0], line.fan[4], color=line.look.colour, alpha=0.13, linewidth=0)
        axes.fill_between(when, line.fan[1], line.fan[3], color=line.look.colour, alpha=0.25, linewidth=0)
    for line in lines:
        mark = line.look.mark if marked else ""
        drawn: dict[str, Any] = {"color": line.look.colour, "linestyle": line.look.dash, "marker": mark}
        axes.plot(when, line.fan[2], linewidth=2.0, markersize=4.5, **drawn)


def scale(axes: "Axes", unit: str, lines: Sequence[Line]) -> None:
    """Fit the upright scale: 0 to 100 % for shares, else 0 to the largest band, people in whole numbers."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    low = min([0.0, *(float(line.fan[0].min()) for line in lines)])
    high = max([0.0, *(float(line.fan[4].max()) for line in lines)])
    if unit in SHARES:
        axes.set_ylim(0.0, 1.0)
        axes.set_yticks([0.0, 0.25, 0.5, 0.75, 1.0])
    else:
        axes.set_ylim(low * 1.05, (high or 1.0) * 1.05)
        axes.yaxis.set_major_locator(MaxNLocator(4, integer=unit in COUNTS))
    written = amount if unit in (*SHARES, *COUNTS) else short_decimal
    wanted = language()

    def number(y: float, _at: int) -> str:
        with speaking(wanted):  # Matplotlib asks when it draws
            return written(y, unit)

    axes.yaxis.set_major_formatter(FuncFormatter(number))


def short_decimal(y: float, unit: str) -> str:
    """A number on a scale, without zeros at its end."""
    text = decimal(y)
    point = decimal_point()
    return text.rstrip("0").rstrip(point) if point in text and abs(y) < 100 else text


def calendar(axes: "Axes", when: Array, few: bool = False) -> None:
    """Years along the bottom; months where there are not two years."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator, MultipleLocator

    span = when[-1] - when[0]
    axes.set_xlim(when[0], when[-1])
    if few and span >= 4.0:
        axes.set_xticks([when[0], (when[0] + when[-1]) / 2.0, when[-1]])
        axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{int(x + 1e-9)}"))
    elif span >= 2.0:
        axes.xaxis.set_major_locator(MaxNLocator(2 if few else 5, integer=True))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{round(x)}"))
    else:
        axes.xaxis.set_major_locator(MultipleLocator(0.5 if few or span >= 1.0 else 0.25))
        axes.xaxis.set_major_formatter(FuncFormatter(_month))


def numbered(axes: "Axes", last: int) -> None:
    """Years of the run along the bottom, from 1; not more than ten of them."""
    axes.set_xlim(0.6, last + 0.4)
    axes.set_xticks(range(1, last + 1, -(-last // 10)))


def name_lines(axes: "Axes", lines: Sequence[Line], values: Sequence[str]) -> bool:
    """Write names and values beside the ends of the lines, apart from one another.

    Returns
    -------
    bool
        Whether there was room; if not, the names are in a box beside the axes.
    """
    low, high = axes.get_ylim()
    figure: Any = axes.figure
    tall = axes.get_position().height * figure.get_figheight()
    gap = (high - low) * LINE_HEIGHT / tall
    ends = [float(np.clip(line.fan[2, -1], low, high)) for line in lines]
    placed = spread(ends, gap, low + gap / 3, high - gap / 3)
    texts = [f"{line.who} {value}".strip() for line, value in zip(lines, values, strict=True)]
    if placed is None:
        _box(axes, lines, texts)
        return False
    edge = axes.get_yaxis_transform()
    for line, text, end, y in zip(lines, texts, ends, placed, strict=True):
        colour = line.look.colour
        axes.plot([1.0, 1.03], [end, y], transform=edge, color=colour, linewidth=1.0, clip_on=False)
        axes.plot(
            [1.045], [y], transform=edge, color=colour, marker=line.look.mark, markersize=5.5, clip_on=False
        )
        axes.text(1.075, y, text, transform=edge, fontsize=SMALL, color=INK, va="center_baseline")
    return True


def _box(axes: "Axes", lines: Sequence[Line], texts: Sequence[str]) -> None:
    from matplotlib.lines import Line2D

    keys = [Line2D([], [], color=line.look.colour, linestyle=line.look.dash, linewidth=2.0) for line in lines]
    axes.legend(keys, texts, fontsize=SMALL - 2, frameon=False, loc="upper left", bbox_to_anchor=(1.0, 1.05))


def _month(x: float, _: object) -> str:
    months = round(x * 12)
    return f"{months // 12}-{months % 12 + 1:02d}"
