"""Heat maps: an outcome over two levers, or over three as small multiples, with how sure each cell is."""

import textwrap
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.core import Array
from sahel_sim.designs.sweep_results import SweepOutcomes
from sahel_sim.languages import N_, _, speaks
from sahel_sim.report.colours import GRID, INK, PAPER, SOFT
from sahel_sim.report.figure_layout import MARGIN, SMALL, WIDTH, Sheet, plain, wide
from sahel_sim.report.heat_panel import COLOURS, DASHES, GREY, HATCH, LARGEST_WRITTEN, Panel, draw, levels
from sahel_sim.report.picture import Picture
from sahel_sim.report.sentences import in_all
from sahel_sim.report.sweep_alt_text import alt_of_map
from sahel_sim.report.sweep_cells import Cells, unit_words
from sahel_sim.report.sweep_line import swept_line

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_PANELS = 9
"""Small multiples of one figure."""

SMALLEST = 7.5
"""Points of values in cells."""

_LINE, _GAP, _TICKS, _KEY = 0.19, 0.14, 0.24, 0.62
_CELL, _FLATTEST, _TALLEST = 0.5, 1.2, 3.9
_LETTERS = 52


@speaks
def swept_picture(swept: SweepOutcomes, name: str, language: str = "en") -> Picture:
    """The figure of one outcome of a sweep: a line, a map, or a map for each value of a third lever."""
    cells = Cells(swept, name)
    return swept_line(cells) if len(swept.sweep.axes) == 1 else heat_map(cells)


def heat_map(cells: Cells) -> Picture:
    """One outcome over two levers; over three, a panel for each value of the third, all on one scale.

    The first lever goes across, the second up. Where the cells are few, their values are written into them;
    where they are many, lines of equal height are drawn. Cells that are not sure are hatched.

    Parameters
    ----------
    cells
        The outcome, in the reader's language.
    """
    shown = panels(cells)
    columns = 1 if len(shown) == 1 else 2
    rows = -(-len(shown) // columns)
    across, up = cells.levers[:2]
    ticks = wide(_names(cells, 1), SMALL) + 0.1
    width = (WIDTH - 2 * MARGIN - ticks - _GAP * (columns - 1) - 0.05) / columns
    height = _height(cells, width)
    head = _LINE + 0.06 if len(shown) > 1 else 0.0
    written = _written(cells, width)
    legend = _legend(cells, written)
    body = _LINE + 0.08 + rows * (head + height + _TICKS) + _LINE + _KEY + _LINE * len(legend) + 0.1
    with plain():
        sheet = Sheet(body, cells.title, _note(cells, len(shown)))
        _say(sheet, f"↑ {up.title}", 0.0)
        for at, (step, panel) in enumerate(shown):
            row, column = divmod(at, columns)
            top = _LINE + 0.08 + row * (head + height + _TICKS) + head
            axes = sheet.axes(MARGIN + ticks + column * (width + _GAP), top, width, height)
            draw(axes, panel, cells, written)
            _ticks(axes, cells, left=column == 0, below=at + columns >= len(shown))
            if step is not None:
                third = cells.levers[2]
                label = third.value(cells.swept.sweep.axes[2].values[step]) + third.unit
                look: dict[str, Any] = {"fontsize": SMALL, "color": INK, "weight": "bold", "pad": 4}
                axes.set_title(label, loc="left", **look)
        down = _LINE + 0.08 + rows * (head + height + _TICKS)
        _say(sheet, f"→ {across.title}", down)
        _key(sheet, cells, down + _LINE + 0.16)
        _explain(sheet, cells, legend, down + _LINE + _KEY)
    return Picture(f"map_{cells.name}", cells.title, alt_of_map(cells, len(shown)), sheet.figure)


def panels(cells: Cells) -> list[tuple[int | None, Panel]]:
    """What is drawn: for each value of the third lever that is shown, its position and its cells."""
    found, unsure = cells.estimates, cells.unsure
    if len(cells.levers) < 3:
        return [(None, Panel(found.mean.T, unsure.T))]
    size = cells.swept.sweep.shape[2]
    steps = np.unique(np.linspace(0, size - 1, min(size, MOST_PANELS)).round().astype(int))
    return [(int(step), Panel(found.mean[..., step].T, unsure[..., step].T)) for step in steps]


def _height(cells: Cells, width: float) -> float:
    """Cells are as high as they are wide, unless that makes the map too flat or too tall."""
    across, up = cells.swept.sweep.shape[:2]
    return float(np.clip(width * up / across, _FLATTEST, min(_TALLEST, max(width, _CELL * up))))


def _written(cells: Cells, width: float) -> float:
    """The size of the values in the cells: as large as there is room for; 0 where there is none."""
    across, up = cells.swept.sweep.shape[:2]
    texts = [cells.told(float(x), sign=False) for x in cells.estimates.mean.flat]
    if max(across, up) > LARGEST_WRITTEN:
        return 0.0
    return next((size for size in (SMALL, SMALLEST) if wide(texts, size) + 0.06 <= width / across), 0.0)


def _note(cells: Cells, shown: int) -> str:
    runs = in_all(cells.swept.sweep.runs)
    if cells.unit == "chance":
        told_of = [_("Share of {runs} in each cell, in per cent.", runs=runs)]
    else:
        unit = _(", {unit}", unit=unit_words(cells.unit))
        told_of = [_("Mean of {runs} in each cell{unit}.", runs=runs, unit=unit)]
    if len(cells.levers) == 3:
        told_of.append(_("A panel for each value of: {lever}.", lever=cells.levers[2].title))
        size = cells.swept.sweep.shape[2]
        if shown < size:
            told_of.append(_("{shown} of {all} values are drawn.", shown=shown, all=size))
    return " ".join(told_of)


def _legend(cells: Cells, written: float) -> list[str]:
    """What the hatching means, what grey means, and at which heights lines are drawn."""
    known = np.isfinite(cells.estimates.mean)
    lines: list[str] = []
    if cells.unsure.any():
        hatched = _(
            N_("hatched: not sure. The 95% interval spans one half, or more than a third of the scale")
            if cells.unit == "chance"
            else N_("hatched: not sure. The 95% interval spans more than a third of the scale")
        )
        lines += textwrap.wrap(hatched, _LETTERS)
    elif known.any():
        lines += textwrap.wrap(_("No cell is hatched: no interval is that wide."), _LETTERS)
    if not known.all():
        lines.append(_("grey: there is no number"))
    if not written and (heights := levels(cells)):
        lines += textwrap.wrap(_("lines: {levels}", levels=_heights(cells, heights)), _LETTERS)
    return lines


def _heights(cells: Cells, heights: tuple[float, ...]) -> str:
    """The heights of lines, and of chances how the line of each is drawn."""
    if cells.unit != "chance":
        return ", ".join(cells.told(x) for x in heights)
    return ", ".join(f"{cells.told(x)} ({_(DASHES[x][1])})" for x in heights)


def _say(sheet: Sheet, text: str, down: float) -> None:
    y = 1.0 - (sheet.top + down) / sheet.height
    sheet.figure.text(MARGIN / WIDTH, y, text, fontsize=SMALL, color=INK, va="top")


def _names(cells: Cells, axis: int) -> list[str]:
    return [cells.levers[axis].value(x) for x in cells.swept.sweep.axes[axis].values]


def _ticks(axes: "Axes", cells: Cells, left: bool, below: bool) -> None:
    """Values of the levers at the middle of their cells, as many as there is room for."""
    size = axes.get_figure().get_size_inches() * axes.get_position().size  # type: ignore[union-attr]
    for number, axis in enumerate((axes.xaxis, axes.yaxis)):
        names = _names(cells, number)
        room = wide(names, SMALL) + 0.08 if number == 0 else 0.2
        step = max(int(np.ceil(room * len(names) / size[number])), 1)
        at = _every(len(names), step)
        shown = below if number == 0 else left
        axis.set_ticks([x + 0.5 for x in at], [names[x] if shown else "" for x in at])
    axes.tick_params(length=2, colors=SOFT, labelsize=SMALL)


def _every(size: int, step: int) -> list[int]:
    """Positions so far apart, both ends among them where that leaves no gap too small."""
    at = list(range(0, size, step))
    if at[-1] != size - 1 and size - 1 - at[-1] < step:
        at = at[:-1] if len(at) > 1 else at
        at.append(size - 1)
    return at


def _key(sheet: Sheet, cells: Cells, down: float) -> None:
    """The colours and what they stand for; nothing where there are no numbers."""
    if not np.isfinite(cells.estimates.mean).any():
        return
    low, high = cells.scale
    heights = [low + (high - low) * end for end in (0.0, 0.25, 0.5, 0.75, 1.0)] if high > low else [0.5]
    texts = [cells.told(x) for x in (heights if high > low else [low])]
    inset = MARGIN + wide([texts[0], texts[-1]], SMALL) / 2.0
    axes: Any = sheet.axes(inset, down, WIDTH - 2 * inset, 0.13)
    edges = np.linspace(low, high, 65) if high > low else [0, 1]
    axes.pcolormesh(edges, [0, 1], _ramp(cells), cmap=COLOURS, edgecolors="face")
    axes.set_xticks(heights, texts)
    axes.set_yticks([])
    axes.grid(False)
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(length=2, labelsize=SMALL, colors=SOFT)


def _ramp(cells: Cells) -> Array:
    low, high = cells.scale
    told_of: Array = np.linspace(0.0, 1.0, 64)[None] if high > low else np.full((1, 1), 0.5)
    return told_of


def _explain(sheet: Sheet, cells: Cells, legend: list[str], down: float) -> None:
    """The legend, with a swatch of the hatching before it."""
    from matplotlib.patches import Rectangle

    indent = 0.42 if cells.unsure.any() or not np.isfinite(cells.estimates.mean).all() else 0.0
    if cells.unsure.any():
        top = 1.0 - (sheet.top + down + 0.02) / sheet.height
        size = (0.32 / WIDTH, -0.16 / sheet.height)
        swatch: dict[str, Any] = {"facecolor": GRID, "edgecolor": INK, "hatch": HATCH, "linewidth": 0.0}
        patch = Rectangle((MARGIN / WIDTH, top), *size, transform=sheet.figure.transFigure, **swatch)
        sheet.figure.add_artist(patch)
    for at, line in enumerate(legend):
        y = 1.0 - (sheet.top + down + _LINE * at) / sheet.height
        grey = line == _("grey: there is no number")
        sheet.figure.text((MARGIN + indent) / WIDTH, y, line, fontsize=SMALL, color=INK, va="top")
        if grey:
            size = (0.32 / WIDTH, -0.14 / sheet.height)
            place = (MARGIN / WIDTH, y - 0.01 / sheet.height)
            box = Rectangle(place, *size, facecolor=GREY, edgecolor=PAPER, transform=sheet.figure.transFigure)
            sheet.figure.add_artist(box)
