"""Heat maps: cells by colour with what is not sure hatched, values or lines of equal height, and marks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import Array
from sahel_sim.report.figures.theme import INK, NO_NUMBER, PAGE, PAPER, Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HATCH = "///"

MOST_DRAWN = 2500
"""Cells that are drawn as shapes; a finer map is drawn as dots."""

_APART = 26.0
"""Dots between the middles of two labels."""

_PALE = 0.5
"""Brightness from which letters on a colour are dark."""


@dataclass(frozen=True)
class Grid:
    """Cells of a map, ``(up, across)``, and how they are told.

    Attributes
    ----------
    mean
        What is shown; not a number where there is none.
    unsure
        Which cells are hatched.
    scale
        The lowest and the highest number that the colours have.
    written
        How a number is written.
    """

    mean: Array
    unsure: NDArray[np.bool_]
    scale: tuple[float, float]
    written: Callable[[float], str]

    @property
    def shades(self) -> Array:
        """From 0 to 1; not a number where there is none."""
        low, high = self.scale
        if not high > low:
            return np.where(np.isfinite(self.mean), 0.5, np.nan)
        shades: Array = (self.mean - low) / (high - low)
        return shades


def draw_heat(axes: "Axes", grid: Grid, theme: Theme = PAGE) -> None:
    """Draw a map, each cell of width and height 1, the first row at the bottom."""
    height, width = grid.mean.shape
    _draw_colours(axes, grid.shades, theme)
    _draw_hatching(axes, grid, theme)
    axes.set(xlim=(0, width), ylim=(0, height))
    axes.grid(False)
    axes.spines["bottom"].set_visible(False)


def write_values(axes: "Axes", grid: Grid, size: float, theme: Theme = PAGE) -> None:
    """The mean in each cell, on a patch of its colour so that hatching does not cross it."""
    shades = grid.shades
    bright = _brightness(shades, theme)
    for (y, x), mean in np.ndenumerate(grid.mean):
        known = bool(np.isfinite(mean))
        ground = theme.colours(shades[y, x]) if known else NO_NUMBER
        ink = INK if not known or bright[y, x] > _PALE else PAPER
        look: dict[str, Any] = {"fontsize": size, "color": ink, "ha": "center", "va": "center"}
        if grid.unsure[y, x]:
            look["bbox"] = {"facecolor": ground, "edgecolor": "none", "pad": 2.0}
        axes.text(x + 0.5, y + 0.5, grid.written(float(mean)), **look)


def draw_levels(
    axes: "Axes", grid: Grid, heights: Sequence[float], dashes: Sequence[str], theme: Theme = PAGE
) -> None:
    """Lines of equal height between the middles of the cells, dark with a pale edge, with their heights."""
    pairs = [
        (height, dash)
        for height, dash in zip(heights, dashes, strict=True)
        if np.nanmin(grid.mean) < height < np.nanmax(grid.mean)
    ]
    if not pairs:
        return
    across, up = (np.arange(size) + 0.5 for size in grid.mean.shape[::-1])
    masked = np.ma.masked_invalid(grid.mean)
    levels, styles = [height for height, _ in pairs], [dash for _, dash in pairs]
    axes.contour(across, up, masked, levels=levels, colors=PAPER, linewidths=3.0)
    drawn: dict[str, Any] = {"colors": INK, "linewidths": 1.2, "linestyles": styles}
    lines = axes.contour(across, up, masked, levels=levels, **drawn)
    look: dict[str, Any] = {"fontsize": theme.points(8.5), "colors": INK, "inline": False}
    kept: list[Array] = []
    for label in axes.clabel(lines, fmt=grid.written, **look):
        place = axes.transData.transform(label.get_position())
        if all(np.hypot(*(place - other)) >= _APART for other in kept):
            kept.append(place)
            label.set_rotation(0)
            label.set_bbox({"facecolor": PAPER, "edgecolor": "none", "pad": 1.0})
        else:
            label.set_visible(False)


@dataclass(frozen=True)
class HeatCell:
    """A box of a map whose colour means a kind rather than a number.

    Attributes
    ----------
    left, top, width, height
        Where, in the units of the axes.
    fill
        Its colour.
    hatch
        The colour of its hatching; None for none.
    mark
        The colour of a disc in it; None for none.
    filled
        Whether the disc is full.
    size
        Of the disc, points.
    """

    left: float
    top: float
    width: float
    height: float
    fill: Any
    hatch: str | None = None
    mark: str | None = None
    filled: bool = True
    size: float = 5.0


def draw_cell(axes: "Axes", cell: HeatCell, edge: str = PAPER, theme: Theme = PAGE) -> None:
    """Draw one such box."""
    from matplotlib.colors import to_hex
    from matplotlib.patches import Rectangle

    at = ((cell.left, cell.top), cell.width, cell.height)
    fill = theme.colour(to_hex(cell.fill))
    axes.add_patch(Rectangle(*at, facecolor=fill, edgecolor=edge, linewidth=0.6, clip_on=False))
    if cell.hatch is not None:
        drawn: dict[str, Any] = {"facecolor": "none", "edgecolor": cell.hatch, "linewidth": 0.0}
        axes.add_patch(Rectangle(*at, hatch="/////", clip_on=False, **drawn))
    if cell.mark is not None and cell.size:
        look: dict[str, Any] = {"color": cell.mark, "markerfacecolor": cell.mark if cell.filled else "none"}
        middle = [cell.left + cell.width / 2], [cell.top + cell.height / 2]
        axes.plot(*middle, marker="o", markersize=cell.size, markeredgewidth=1.1, **look)


def draw_ramp(axes: "Axes", low: float, high: float, theme: Theme = PAGE) -> None:
    """The colours from the lowest to the highest number; one colour where they are the same."""
    edges = np.linspace(low, high, 65) if high > low else np.array([0.0, 1.0])
    shades = np.linspace(0.0, 1.0, 64)[None] if high > low else np.full((1, 1), 0.5)
    drawn: dict[str, Any] = {"cmap": theme.colours, "edgecolors": "face"}
    axes.pcolormesh(edges, [0, 1], shades, vmin=0.0, vmax=1.0, **drawn)
    axes.set_yticks([])
    axes.grid(False)
    axes.spines["bottom"].set_visible(False)


def _draw_colours(axes: "Axes", shades: Array, theme: Theme) -> None:
    colours = theme.colours.with_extremes(bad=NO_NUMBER)
    drawn: dict[str, Any] = {"cmap": colours, "vmin": 0.0, "vmax": 1.0}
    masked = np.ma.masked_invalid(shades)
    if shades.size <= MOST_DRAWN:
        axes.set_facecolor(NO_NUMBER)
        axes.pcolormesh(masked, edgecolors="face", linewidth=0.4, **drawn)
    else:
        extent = (0, shades.shape[1], 0, shades.shape[0])
        axes.imshow(masked, origin="lower", aspect="auto", interpolation="nearest", extent=extent, **drawn)


def _draw_hatching(axes: "Axes", grid: Grid, theme: Theme) -> None:
    """Hatch what is not sure, pale on dark cells and dark on pale ones."""
    from matplotlib.collections import PolyCollection

    pale = _brightness(grid.shades, theme) > _PALE
    for colour, group in ((INK, grid.unsure & pale), (PAPER, grid.unsure & ~pale)):
        boxes = [[(a, y), (b, y), (b, y + 1), (a, y + 1)] for y, a, b in _stretches(group)]
        if boxes:
            look: dict[str, Any] = {"facecolor": "none", "edgecolor": colour, "linewidth": 0.0}
            axes.add_collection(PolyCollection(boxes, hatch=HATCH, **look))


def _stretches(group: NDArray[np.bool_]) -> Iterator[tuple[int, int, int]]:
    """Row, beginning and end of each run of neighbours in a row."""
    for row, marked in enumerate(group):
        steps = np.flatnonzero(np.diff(np.concatenate(([0], marked.astype(int), [0]))))
        for begin, end in steps.reshape(-1, 2):
            yield row, int(begin), int(end)


def _brightness(shades: Array, theme: Theme) -> Array:
    """How bright each cell looks, 0 to 1 (weights of Rec. 709)."""
    colours = theme.colours(np.nan_to_num(shades, nan=1.0))
    bright: Array = colours[..., :3] @ np.array([0.2126, 0.7152, 0.0722])
    return bright
