"""A panel of a heat map: its colours, the values or lines on it, and the hatching of what is not sure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import Array
from sahel_sim.languages import N_
from sahel_sim.report.colours import INK, PAPER
from sahel_sim.report.sweep_cells import Cells

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLOURS = "cividis"
"""Readable in grey, and for colour-blind readers: from dark blue, low, to pale yellow, high."""

GREY = "#E4E4E4"
"""Where there is no number."""

HATCH = "///"

LARGEST_WRITTEN = 7
"""Cells along a side up to which values are written into them."""

MOST_DRAWN = 2500
"""Cells that are drawn as shapes; a finer map is drawn as dots."""

DASHES: Mapping[float, tuple[str, str]] = {
    0.25: ("dotted", N_("dotted")),
    0.5: ("solid", N_("solid")),
    0.75: ("dashed", N_("dashed")),
}
"""Heights of lines of chances, how each is drawn, and the word for it."""

_APART = 26.0
"""Dots between the middles of two labels."""

_PALE = 0.5
"""Brightness from which letters on a colour are dark."""


@dataclass(frozen=True)
class Panel:
    """What one panel shows: means and whether they are sure, ``(up, across)``."""

    mean: Array
    unsure: NDArray[np.bool_]


def draw(axes: "Axes", panel: Panel, cells: Cells, written: float) -> None:
    """Draw a panel, each cell of width and height 1, with values of that size, or with lines if it is 0."""
    height, width = panel.mean.shape
    shades = _shades(panel.mean, cells.scale)
    _colours(axes, shades)
    _hatch(axes, panel, shades)
    if written:
        _values(axes, panel, cells, shades, written)
    else:
        _lines(axes, panel, cells)
    axes.set(xlim=(0, width), ylim=(0, height))
    axes.grid(False)
    axes.spines["bottom"].set_visible(False)


def levels(cells: Cells) -> tuple[float, ...]:
    """Heights of lines: quarters of chances, else a few round numbers inside the scale."""
    from matplotlib.ticker import MaxNLocator

    low, high = cells.scale
    mean = cells.estimates.mean[np.isfinite(cells.estimates.mean)]
    if cells.unit == "chance":
        return tuple(x for x in DASHES if mean.size and mean.min() < x < mean.max())
    if not high > low:
        return ()
    found = MaxNLocator(4).tick_values(low, high)
    return tuple(float(x) for x in found if low < x < high)


def _shades(mean: Array, scale: tuple[float, float]) -> Array:
    """From 0 to 1; not a number where there is none."""
    low, high = scale
    if not high > low:
        return np.where(np.isfinite(mean), 0.5, np.nan)
    shades: Array = (mean - low) / (high - low)
    return shades


def _colours(axes: "Axes", shades: Array) -> None:
    from matplotlib import colormaps

    colours = colormaps[COLOURS].with_extremes(bad=GREY)
    drawn: dict[str, Any] = {"cmap": colours, "vmin": 0.0, "vmax": 1.0}
    masked = np.ma.masked_invalid(shades)
    if shades.size <= MOST_DRAWN:
        axes.set_facecolor(GREY)
        axes.pcolormesh(masked, edgecolors="face", linewidth=0.4, **drawn)
    else:
        extent = (0, shades.shape[1], 0, shades.shape[0])
        axes.imshow(masked, origin="lower", aspect="auto", interpolation="nearest", extent=extent, **drawn)


def _hatch(axes: "Axes", panel: Panel, shades: Array) -> None:
    """Hatch what is not sure, pale on dark cells and dark on pale ones."""
    from matplotlib.collections import PolyCollection

    pale = _brightness(shades) > _PALE
    for colour, group in ((INK, panel.unsure & pale), (PAPER, panel.unsure & ~pale)):
        boxes = [[(a, y), (b, y), (b, y + 1), (a, y + 1)] for y, a, b in _stretches(group)]
        if boxes:
            look: dict[str, Any] = {
                "facecolor": "none",
                "edgecolor": colour,
                "hatch": HATCH,
                "linewidth": 0.0,
            }
            axes.add_collection(PolyCollection(boxes, **look))


def _stretches(group: NDArray[np.bool_]) -> Iterator[tuple[int, int, int]]:
    """Row, beginning and end of each run of neighbours in a row."""
    for row, marked in enumerate(group):
        steps = np.flatnonzero(np.diff(np.concatenate(([0], marked.astype(int), [0]))))
        for begin, end in steps.reshape(-1, 2):
            yield row, int(begin), int(end)


def _values(axes: "Axes", panel: Panel, cells: Cells, shades: Array, size: float) -> None:
    """The mean in each cell, on a patch of its colour so that hatching does not cross it."""
    from matplotlib import colormaps

    bright = _brightness(shades)
    for (y, x), mean in np.ndenumerate(panel.mean):
        known = bool(np.isfinite(mean))
        ground = colormaps[COLOURS](shades[y, x]) if known else GREY
        text = cells.told(float(mean), sign=False)
        ink = INK if not known or bright[y, x] > _PALE else PAPER
        look: dict[str, Any] = {"fontsize": size, "color": ink, "ha": "center", "va": "center"}
        if panel.unsure[y, x]:
            look["bbox"] = {"facecolor": ground, "edgecolor": "none", "pad": 2.0}
        axes.text(x + 0.5, y + 0.5, text, **look)


def _lines(axes: "Axes", panel: Panel, cells: Cells) -> None:
    """Lines of equal height between the middles of the cells, dark with a pale edge, with their heights."""
    heights = [x for x in levels(cells) if np.nanmin(panel.mean) < x < np.nanmax(panel.mean)]
    if not heights:
        return
    across, up = (np.arange(size) + 0.5 for size in panel.mean.shape[::-1])
    masked = np.ma.masked_invalid(panel.mean)
    dashes = [DASHES[x][0] if cells.unit == "chance" else "solid" for x in heights]
    axes.contour(across, up, masked, levels=heights, colors=PAPER, linewidths=3.0)
    lines = axes.contour(across, up, masked, levels=heights, colors=INK, linewidths=1.2, linestyles=dashes)
    look: dict[str, Any] = {"fontsize": 8.5, "colors": INK, "inline": False}
    kept: list[Array] = []
    for label in axes.clabel(lines, fmt=cells.told, **look):
        place = axes.transData.transform(label.get_position())
        if all(np.hypot(*(place - other)) >= _APART for other in kept):
            kept.append(place)
            label.set_rotation(0)
            label.set_bbox({"facecolor": PAPER, "edgecolor": "none", "pad": 1.0})
        else:
            label.set_visible(False)


def _brightness(shades: Array) -> Array:
    """How bright each cell looks, 0 to 1 (weights of Rec. 709)."""
    from matplotlib import colormaps

    colours = colormaps[COLOURS](np.nan_to_num(shades, nan=1.0))
    bright: Array = colours[..., :3] @ np.array([0.2126, 0.7152, 0.0722])
    return bright
