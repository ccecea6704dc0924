"""Fans: lines over time with bands that hold half and most of the runs, named at their ends."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.core import Array
from sahel_sim.languages import language, speaking
from sahel_sim.report.figures.canvas import LINE, spread_labels, text_width
from sahel_sim.report.figures.theme import INK, PAGE, SMALL, Look, Theme
from sahel_sim.report.number_format import amount, decimal, decimal_point

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEFT, FOOT = 0.66, 0.34
"""Inches that a panel leaves for its scale and its years."""

MOMENTS = 121
"""Points that a line has at most, so that figures of long runs stay light."""

SHARES = ("share",)
COUNTS = ("persons", "events")

_NAME = 0.42

_THREE_YEARS = 1.15
"""Inches below which a panel has room for the years at its ends alone."""


@dataclass(frozen=True, eq=False)
class Fan:
    """One line with its bands.

    Attributes
    ----------
    name
        Whose it is.
    look
        How it is drawn.
    quantiles
        Ends of the pale band, of the dark band, and the middle, in order, ``(5, T)``; see ``quantiles``.
    """

    name: str
    look: Look
    quantiles: Array

    @property
    def middle(self) -> Array:
        """The line itself, ``(T,)``."""
        return self.quantiles[2]

    def ends(self, unit: str) -> str:
        """The last value of the middle, in the way of its unit."""
        return amount(self.middle[-1], unit)


def draw_fans(
    axes: "Axes", when: Array, fans: Sequence[Fan], theme: Theme = PAGE, marked: bool = False
) -> None:
    """Draw most and half of the runs as bands, then their middle as a line; without colours, with marks.

    Parameters
    ----------
    axes
        A panel.
    when
        Years, ``(T,)``.
    fans
        What is drawn.
    theme
        How.
    marked
        Whether each point has a mark.
    """
    for fan in fans:
        look = theme.look(fan.look)
        for low, high, alpha in ((0, 4, 0.13), (1, 3, 0.25)):
            band = fan.quantiles[low], fan.quantiles[high]
            axes.fill_between(when, *band, color=look.colour, alpha=alpha, linewidth=0)
        if not theme.coloured:
            for edge in fan.quantiles[[0, 4]]:
                axes.plot(when, edge, color=look.colour, linestyle=look.dash, linewidth=0.6)
    for at, fan in enumerate(fans):
        look = theme.look(fan.look)
        drawn: dict[str, Any] = {"color": look.colour, "linestyle": look.dash, "marker": ""}
        if marked:
            drawn["marker"] = look.mark
        elif not theme.coloured:
            drawn |= {"marker": look.mark, "markevery": ((at + 0.5) / len(fans) / 5.0, 1.0 / 5.0)}
        axes.plot(when, fan.middle, linewidth=2.0, markersize=4.5, **drawn)


def draw_overlaid_fans(
    axes: "Axes", when: Array, fans: Sequence[Fan], broad: Sequence[Fan], yearly: bool, theme: Theme = PAGE
) -> None:
    """Draw fans that lie on one another: pale bands between thin lines, and marks at different moments."""
    for fan in fans:
        look, (low, *_, high) = theme.look(fan.look), fan.quantiles
        axes.fill_between(when, low, high, color=look.colour, alpha=0.13, linewidth=0)
        for edge in (low, high):
            axes.plot(when, edge, color=look.colour, linestyle=look.dash, linewidth=0.7, alpha=0.8)
    for at, fan in enumerate(fans):
        every = 1 if yearly else (at / len(fans) / 6.0, 1.0 / 6.0)
        drawn = overlaid_line(fan.look, fan in broad, theme)
        axes.plot(when, fan.middle, markersize=5.0, markevery=every, **drawn)


def overlaid_line(look: Look, broad: bool, theme: Theme = PAGE) -> dict[str, Any]:
    """How the middle of an overlaid fan is drawn, as Matplotlib names it."""
    width, mark = (3.6, "") if broad else (2.0, look.mark)
    return {"color": theme.colour(look.colour), "linestyle": look.dash, "linewidth": width, "marker": mark}


def draw_year_marks(axes: "Axes", fans: Sequence[Fan], spread: float = 0.6, theme: Theme = PAGE) -> None:
    """Draw a mark and a bar for each year of each fan, side by side over a part of the year."""
    for at, fan in enumerate(fans):
        look, shift = theme.look(fan.look), spread * ((at + 0.5) / len(fans) - 0.5)
        year = np.arange(1.0, fan.quantiles.shape[1] + 1.0) + shift
        axes.vlines(year, fan.quantiles[0], fan.quantiles[4], color=look.colour, linewidth=1.6, alpha=0.55)
        axes.plot(year, fan.middle, color=look.colour, marker=look.mark, markersize=4.5, linestyle="none")


def thinned(when: Array, fans: Sequence[Fan]) -> tuple[Array, list[Fan]]:
    """At most ``MOMENTS`` moments, evenly, the first and the last among them."""
    kept = np.unique(np.linspace(0, len(when) - 1, min(len(when), MOMENTS)).round().astype(np.intp))
    return when[kept], [replace(fan, quantiles=fan.quantiles[:, kept]) for fan in fans]


def set_value_scale(axes: "Axes", unit: str, fans: Sequence[Fan]) -> None:
    """Fit the upright scale: 0 to 100 % for shares, else 0 to the largest band, people in whole numbers."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    low = min([0.0, *(float(fan.quantiles[0].min()) for fan in fans)])
    high = max([0.0, *(float(fan.quantiles[4].max()) for fan in fans)])
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


def short_decimal(y: float, unit: str = "") -> str:
    """A number on a scale, without zeros at its end."""
    text = decimal(y)
    point = decimal_point()
    return text.rstrip("0").rstrip(point) if point in text and abs(y) < 100 else text


def set_calendar(axes: "Axes", when: Array, few: bool = False) -> None:
    """Years along the bottom; months where there are not two years."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator, MultipleLocator

    span = when[-1] - when[0]
    axes.set_xlim(when[0], when[-1])
    if few and span >= 4.0:
        middle = [(when[0] + when[-1]) / 2.0] if _inches_across(axes) > _THREE_YEARS else []
        axes.set_xticks([when[0], *middle, when[-1]])
        axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{int(x + 1e-9)}"))
    elif span >= 2.0:
        axes.xaxis.set_major_locator(MaxNLocator(2 if few else 5, integer=True))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{round(x)}"))
    else:
        axes.xaxis.set_major_locator(MultipleLocator(0.5 if few or span >= 1.0 else 0.25))
        axes.xaxis.set_major_formatter(FuncFormatter(_month))


def _inches_across(axes: "Axes") -> float:
    figure: Any = axes.figure
    return float(axes.get_position().width * figure.get_size_inches()[0])


def set_years_of_run(axes: "Axes", last: int, most: int = 10) -> None:
    """Years of the run along the bottom, from 1; not more than so many of them."""
    axes.set_xlim(0.6, last + 0.4)
    axes.set_xticks(range(1, last + 1, -(-last // most)))


def names_width(fans: Sequence[Fan], unit: str | None = None) -> float:
    """Inches that names and last values beside a panel need; names alone without a unit."""
    texts = [fan.name if unit is None else f"{fan.name} {fan.ends(unit)}" for fan in fans]
    return _NAME + text_width(texts)


def name_fans(axes: "Axes", fans: Sequence[Fan], values: Sequence[str], theme: Theme = PAGE) -> bool:
    """Write names and values beside the ends of the lines, apart from one another.

    Returns
    -------
    bool
        Whether there was room; if not, the names are in a box beside the axes.
    """
    low, high = axes.get_ylim()
    figure: Any = axes.figure
    width, tall = axes.get_position().size * figure.get_size_inches()
    gap = (high - low) * LINE / tall
    ends = [float(np.clip(fan.middle[-1], low, high)) for fan in fans]
    placed = spread_labels(ends, gap, low + gap / 3, high - gap / 3)
    texts = [f"{fan.name} {value}".strip() for fan, value in zip(fans, values, strict=True)]
    if placed is None:
        _box(axes, fans, texts, theme)
        return False
    edge = axes.get_yaxis_transform()
    inch = 1.0 / width
    for fan, text, end, y in zip(fans, texts, ends, placed, strict=True):
        look = theme.look(fan.look)
        drawn: dict[str, Any] = {"transform": edge, "color": look.colour, "clip_on": False}
        axes.plot([1.0, 1.0 + 0.1 * inch], [end, y], linewidth=1.0, **drawn)
        axes.plot([1.0 + 0.15 * inch], [y], marker=look.mark, markersize=5.5, **drawn)
        place = 1.0 + 0.25 * inch
        axes.text(place, y, text, transform=edge, fontsize=SMALL, color=INK, va="center_baseline")
    return True


def _box(axes: "Axes", fans: Sequence[Fan], texts: Sequence[str], theme: Theme) -> None:
    from matplotlib.lines import Line2D

    drawn = [theme.look(fan.look) for fan in fans]
    keys = [Line2D([], [], color=look.colour, linestyle=look.dash, linewidth=2.0) for look in drawn]
    size = theme.points(SMALL - 2)
    axes.legend(keys, texts, fontsize=size, frameon=False, loc="upper left", bbox_to_anchor=(1.0, 1.05))


def _month(x: float, _: object) -> str:
    months = round(x * 12)
    return f"{months // 12}-{months % 12 + 1:02d}"
