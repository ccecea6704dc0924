"""A sheet: white paper of a given size with a title and a line below it, measured in inches."""

import textwrap
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sahel_sim.report.colours import GRID, INK, PAPER, SOFT

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH = 4.7
"""Inches: at this width letters can be read on a telephone."""

MARGIN = 0.05
TITLE, TEXT, SMALL = 13.0, 10.5, 9.5
"""Sizes of letters, points."""

_TITLE_LINE, _TEXT_LINE = 0.235, 0.19
_TITLE_LETTERS, _TEXT_LETTERS = 40, 58

_SETTINGS: dict[str, Any] = {"font.size": TEXT, "svg.fonttype": "path", "text.parse_math": False}


@contextmanager
def plain(salt: str = "") -> Iterator[None]:
    """Draw with the settings of Matplotlib itself, whatever the reader's are, and leave those alone."""
    import matplotlib

    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        settings: Any = matplotlib.rcParams
        settings.update(_SETTINGS | {"svg.hashsalt": salt or "sahel_sim"})
        yield


class Sheet:
    """A figure with its title, to put axes on.

    Attributes
    ----------
    figure
        The Matplotlib figure.
    height
        Of the whole figure, inches.
    top
        How far below the upper edge the title ends, inches.
    """

    def __init__(self, body: float, title: str, subtitle: str) -> None:
        from matplotlib.figure import Figure

        first = textwrap.wrap(title, _TITLE_LETTERS)
        second = textwrap.wrap(subtitle, _TEXT_LETTERS)
        self.top = MARGIN + _TITLE_LINE * len(first) + _TEXT_LINE * len(second) + 0.14
        self.height = self.top + body
        self.figure: Figure = Figure(figsize=(WIDTH, self.height), dpi=100, facecolor=PAPER)
        self._write("\n".join(first), MARGIN, TITLE, INK, "bold")
        self._write("\n".join(second), MARGIN + _TITLE_LINE * len(first) + 0.04, SMALL, SOFT, "normal")

    def axes(self, left: float, top: float, width: float, height: float) -> "Axes":
        """Axes with their upper left corner so many inches from the left and below the title."""
        bottom = self.height - self.top - top - height
        box = (left / WIDTH, bottom / self.height, width / WIDTH, height / self.height)
        return bare(self.figure.add_axes(box))

    def _write(self, text: str, down: float, size: float, colour: str, weight: str) -> None:
        x, y = MARGIN / WIDTH, 1.0 - down / self.height
        self.figure.text(x, y, text, fontsize=size, color=colour, weight=weight, va="top", linespacing=1.25)


def bare(axes: "Axes") -> "Axes":
    """The axes with few lines: a base, pale rules across, no box."""
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(SOFT)
    axes.tick_params(axis="both", colors=SOFT, labelsize=SMALL, length=3, width=0.8)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="y", color=GRID, linewidth=0.7)
    axes.set_axisbelow(True)
    return axes


def wide(texts: Iterable[str], size: float) -> float:
    """Inches that the widest of these texts takes up."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(size=size)
    widths = (text_to_path.get_text_width_height_descent(text, font, False)[0] for text in texts if text)
    return max(widths, default=0.0) / 72.0


def spread(wanted: list[float], gap: float, low: float, high: float) -> list[float] | None:
    """Places for labels as near as can be to where they are wanted, at least ``gap`` apart.

    Parameters
    ----------
    wanted
        Where each label would best stand.
    gap
        The smallest distance of two.
    low, high
        The ends of the space.

    Returns
    -------
    list of float or None
        One place for each, in the order given; None if they do not fit.
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
