"""The canvas: white paper with a title and a line below it, on which panels are placed in inches."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sahel_sim.report.figures.theme import GRID, INK, PAGE, PAPER, SMALL, SOFT, TEXT, TITLE, Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MARGIN = 0.05
LINE = 0.18
"""Inches of a line of small letters."""

_TITLE_LINE, _TEXT_LINE = 0.235, 0.19
_TITLE_LETTERS, _TEXT_LETTERS = 8.5, 12.3
"""Letters in an inch."""

_SETTINGS: dict[str, Any] = {
    "font.size": TEXT,
    "svg.fonttype": "path",
    "text.parse_math": False,
    "hatch.linewidth": 1.0,
}


@contextmanager
def own_settings(salt: str = "") -> Iterator[None]:
    """Draw with the settings of Matplotlib itself, whatever the reader's are, and leave those alone."""
    import matplotlib

    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        settings: Any = matplotlib.rcParams
        settings.update(_SETTINGS | {"svg.hashsalt": salt or "sahel_sim"})
        yield


class Canvas:
    """A figure with its title, to put axes on.

    Parameters
    ----------
    body
        Inches that the figure needs below its title; a slide has as many as it has.
    title, note
        What stands above.
    theme
        How large it is.

    Attributes
    ----------
    figure
        The Matplotlib figure.
    width, height
        Of the layout, inches.
    top
        How far below the upper edge the title ends, inches.
    body
        What is left below it, inches.
    """

    def __init__(self, body: float, title: str, note: str, theme: Theme = PAGE) -> None:
        from matplotlib.figure import Figure

        first = textwrap.wrap(title, int(_TITLE_LETTERS * theme.width + 0.06))
        second = textwrap.wrap(note, int(_TEXT_LETTERS * theme.width + 0.2))
        self.theme, self.width = theme, theme.width
        self.top = MARGIN + _TITLE_LINE * len(first) + _TEXT_LINE * len(second) + 0.14
        self.height = self.top + body if theme.height is None else theme.height
        self.body = self.height - self.top
        size = (self.width + 2 * theme.padding, self.height + 2 * theme.padding)
        self.figure: Figure = Figure(figsize=size, dpi=100, facecolor=PAPER)
        bold: dict[str, Any] = {"fontsize": TITLE, "weight": "bold", "linespacing": 1.25}
        self.write("\n".join(first), MARGIN - self.top, **bold)
        down = MARGIN + _TITLE_LINE * len(first) + 0.04 - self.top
        self.write("\n".join(second), down, color=SOFT, linespacing=1.25)

    def at(self, x: float, down: float) -> tuple[float, float]:
        """So many inches from the left and below the title, in parts of the figure."""
        pad = self.theme.padding
        across, up = self.width + 2 * pad, self.height + 2 * pad
        return (x + pad) / across, 1.0 - (pad + self.top + down) / up

    def axes(self, left: float, top: float, width: float, height: float) -> "Axes":
        """Axes with their upper left corner so many inches from the left and below the title."""
        (x, y), (right, upper) = self.at(left, top + height), self.at(left + width, top)
        return bare(self.figure.add_axes((x, y, right - x, upper - y)), self.theme)

    def write(self, text: str, down: float, x: float = MARGIN, **look: Any) -> None:
        """Small letters so many inches below the title."""
        across, up = self.at(x, down)
        settings: dict[str, Any] = {"fontsize": SMALL, "color": INK, "va": "top", **look}
        self.figure.text(across, up, text, **settings)

    def line(self, x: Sequence[float], down: float, **look: Any) -> None:
        """A line through these points, so many inches below the title."""
        from matplotlib.lines import Line2D

        places = [self.at(each, down) for each in x]
        across, up = (list(part) for part in zip(*places, strict=True))
        drawn = Line2D(across, up, **look)
        drawn.set_transform(self.figure.transFigure)
        self.figure.add_artist(drawn)

    def box(self, x: float, down: float, width: float, height: float, **look: Any) -> None:
        """A filled box whose upper left corner is there."""
        from matplotlib.patches import Rectangle

        (left, upper), (right, lower) = self.at(x, down), self.at(x + width, down + height)
        patch = Rectangle(
            (left, lower), right - left, upper - lower, transform=self.figure.transFigure, **look
        )
        self.figure.add_artist(patch)

    def columns(self, panels: int, most: int, gap: float = 0.1) -> Iterator[tuple[int, int, float, float]]:
        """Panels from left to right in rows: row, column, where each begins, and how wide it is."""
        number = min(panels, most)
        width = (self.width - gap * (number - 1)) / number
        for at in range(panels):
            row, column = divmod(at, number)
            yield row, column, column * (width + gap), width


def bare(axes: "Axes", theme: Theme = PAGE) -> "Axes":
    """The axes with few lines: a base, pale rules across, no box."""
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(SOFT)
    axes.tick_params(axis="both", colors=SOFT, labelsize=theme.points(SMALL), length=3, width=0.8)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="y", color=GRID, linewidth=0.7)
    axes.set_axisbelow(True)
    return axes


def blank(axes: "Axes") -> "Axes":
    """The axes without rules, ticks and base."""
    axes.set(xticks=[], yticks=[])
    axes.grid(False)
    axes.spines["bottom"].set_visible(False)
    return axes


def heading(axes: "Axes", text: str, pad: float = 6.0) -> None:
    """What a panel is called, above it."""
    axes.set_title(text, loc="left", fontsize=SMALL, color=INK, weight="bold", pad=pad)


def text_width(texts: Iterable[str], size: float = SMALL) -> float:
    """Inches that the widest of these texts takes up."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(size=size)
    widths = (text_to_path.get_text_width_height_descent(text, font, False)[0] for text in texts if text)
    return max(widths, default=0.0) / 72.0


def spread_labels(wanted: list[float], gap: float, low: float, high: float) -> list[float] | None:
    """Places for labels as near as can be to where they are wanted, at least ``gap`` apart.

    Returns
    -------
    list of float or None
        One place for each, in the order given; None if they do not fit.

    >>> spread_labels([5.0, 5.0], 1.0, 0.0, 10.0)
    [4.5, 5.5]
    """
    if gap * (len(wanted) - 1) > high - low:
        return None
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    pools: list[list[float]] = []  # mean of the places less what stands below, and how many share it
    for rank, i in enumerate(order):
        pools.append([wanted[i] - gap * rank, 1.0])
        while len(pools) > 1 and pools[-2][0] >= pools[-1][0]:
            (a, n), (b, m) = pools[-2:]
            pools[-2:] = [[(a * n + b * m) / (n + m), n + m]]
    placed = [mean for mean, n in pools for _ in range(int(n))]
    top = high - gap * (len(wanted) - 1)
    found = [0.0] * len(wanted)
    for rank, i in enumerate(order):
        found[i] = min(max(placed[rank], low), top) + gap * rank
    return found
