"""Figures of sweeps: an outcome over one lever, over two, or over three as small multiples, and in words."""

import textwrap
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.core import Array
from sahel_sim.designs.sweep_results import SweepOutcomes
from sahel_sim.languages import N_, _, speaks
from sahel_sim.report.figures.canvas import MARGIN, Canvas, heading, own_settings, text_width
from sahel_sim.report.figures.heat import HATCH, Grid, draw_heat, draw_levels, draw_ramp, write_values
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.sweep_figure_text import line_in_words, map_in_words
from sahel_sim.report.figures.theme import (
    BAND_BLUE,
    BLUE,
    GRID,
    INK,
    NO_NUMBER,
    PAPER,
    SMALL,
    SOFT,
    Theme,
    theme_named,
)
from sahel_sim.report.sentences import runs_text
from sahel_sim.report.sweep_cells import Cells, unit_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_PANELS = 9
"""Small multiples of one figure."""

MOST_WRITTEN = 7
"""Cells along a side up to which values are written into them."""

SMALLEST = 7.5
"""Points of values in cells."""

DASHES: dict[float, tuple[str, str]] = {
    0.25: ("dotted", N_("dotted")),
    0.5: ("solid", N_("solid")),
    0.75: ("dashed", N_("dashed")),
}
"""Heights of lines of chances, how each is drawn, and the word for it."""

_LINE, _GAP, _TICKS, _KEY = 0.19, 0.14, 0.24, 0.62
_CELL, _FLATTEST, _TALLEST = 0.5, 1.2, 3.9
_LETTERS, _LETTERS_BESIDE = 52, 27
_MAP_PART = 0.62
"""Part of a slide that maps take, beside their key."""

_LINE_HEIGHT = 2.5


@speaks
def sweep_figures(
    swept: SweepOutcomes, language: str = "en", theme: str | Theme = "page"
) -> tuple[Picture, ...]:
    """A figure for each outcome."""
    return tuple(sweep_figure(swept, name, theme=theme) for name in swept.sweep.outcomes)


@speaks
def sweep_figure(
    swept: SweepOutcomes, name: str, language: str = "en", theme: str | Theme = "page"
) -> Picture:
    """The figure of one outcome of a sweep: a line, a map, or a map for each value of a third lever."""
    cells, wanted = Cells(swept, name), theme_named(theme)
    return sweep_line(cells, wanted) if len(swept.sweep.axes) == 1 else heat_map(cells, wanted)


def sweep_line(cells: Cells, theme: str | Theme = "page") -> Picture:
    """One outcome over one lever: a mark for each value, a line, and the band of the 95 % interval."""
    wanted, runs = theme_named(theme), runs_text(cells.swept.sweep.runs)
    if cells.unit == "chance":
        note = _("Share of {runs} at each value. Band: 95% interval.", runs=runs)
    else:
        unit = _(", {unit}", unit=unit_words(cells.unit))
        note = _("Mean of {runs} at each value{unit}. Band: 95% interval.", runs=runs, unit=unit)
    with own_settings():
        canvas = Canvas(_LINE_HEIGHT + 0.3 + _LINE + 0.15, cells.title, note, wanted)
        low, high = _limits(cells)
        heights = _round_numbers(low, high)
        names = [cells.number_text(x) for x in heights]
        left = MARGIN + text_width(names) + 0.1
        last = cells.levers[0].value(cells.swept.sweep.axes[0].values[-1])
        right = MARGIN + text_width([last]) / 2 + 0.05
        height = canvas.body - 0.3 - _LINE - 0.15
        axes = canvas.axes(left, 0.05, canvas.width - left - right, height)
        axes.set_ylim(low, high)
        axes.set_yticks(heights, names)
        _draw_line(axes, cells, wanted)
        canvas.write(f"→ {cells.levers[0].title}", height + 0.36)
    return Picture(f"line_{cells.name}", cells.title, line_in_words(cells), canvas.figure, wanted)


def heat_map(cells: Cells, theme: str | Theme = "page") -> Picture:
    """One outcome over two levers; over three, a panel for each value of the third, all on one scale.

    The first lever goes across, the second up. Where the cells are few, their values are written into them;
    where they are many, lines of equal height are drawn. Cells that are not sure are hatched.
    """
    wanted, shown = theme_named(theme), panels(cells)
    number = len(shown)
    columns = (number if number <= 3 else -(-number // 2)) if wanted.wide else min(number, 2)
    rows = -(-number // columns)
    across, up = cells.levers[:2]
    ticks = text_width(_lever_values(cells, 1)) + 0.1
    room = wanted.width * (_MAP_PART if wanted.wide else 1.0)
    width = (room - 2 * MARGIN - ticks - _GAP * (columns - 1) - 0.05) / columns
    head = _LINE + 0.06 if number > 1 else 0.0
    size = _value_size(cells, width, wanted)
    legend = _legend(cells, size > 0.0, _LETTERS_BESIDE if wanted.wide else _LETTERS)
    above, axis = _LINE + 0.08, _LINE + 0.16
    page_height = _panel_height(cells, width)
    below = 0.0 if wanted.wide else _KEY + _LINE * len(legend) + 0.1
    with own_settings():
        body = above + rows * (head + page_height + _TICKS) + _LINE + below
        canvas = Canvas(body, cells.title, _heat_note(cells, number), wanted)
        height = (canvas.body - above - _LINE) / rows - head - _TICKS if wanted.wide else page_height
        canvas.write(f"↑ {up.title}", 0.0)
        for at, (step, grid) in enumerate(shown):
            row, column = divmod(at, columns)
            top = above + row * (head + height + _TICKS) + head
            axes = canvas.axes(MARGIN + ticks + column * (width + _GAP), top, width, height)
            _draw_panel(axes, cells, grid, size, wanted)
            _set_ticks(axes, cells, left=column == 0, below=at + columns >= number)
            if step is not None:
                third = cells.levers[2]
                value = third.value(cells.swept.sweep.axes[2].values[step]) + third.unit
                heading(axes, value, pad=4)
        down = above + rows * (head + height + _TICKS)
        canvas.write(f"→ {across.title}", down)
        if wanted.wide:
            left = room + 0.2
            _draw_key(canvas, cells, left, above, canvas.width - left)
            _draw_legend(canvas, cells, legend, left, above + _KEY)
        else:
            _draw_key(canvas, cells, MARGIN, down + axis, canvas.width - 2 * MARGIN)
            _draw_legend(canvas, cells, legend, MARGIN, down + _LINE + _KEY)
    return Picture(f"map_{cells.name}", cells.title, map_in_words(cells, number), canvas.figure, wanted)


def panels(cells: Cells) -> list[tuple[int | None, Grid]]:
    """What is drawn: for each value of the third lever that is shown, its position and its cells."""
    found, unsure = cells.estimates, cells.unsure

    def grid(at: Any) -> Grid:
        return Grid(found.mean[at].T, unsure[at].T, cells.scale, lambda x: cells.number_text(x, sign=False))

    if len(cells.levers) < 3:
        return [(None, grid(...))]
    size = cells.swept.sweep.shape[2]
    steps = np.unique(np.linspace(0, size - 1, min(size, MOST_PANELS)).round().astype(int))
    return [(int(step), grid((..., step))) for step in steps]


def level_heights(cells: Cells) -> tuple[float, ...]:
    """Heights of lines: quarters of chances, else a few round numbers inside the scale."""
    from matplotlib.ticker import MaxNLocator

    low, high = cells.scale
    mean = cells.estimates.mean[np.isfinite(cells.estimates.mean)]
    if cells.unit == "chance":
        return tuple(x for x in DASHES if mean.size and mean.min() < x < mean.max())
    if not high > low:
        return ()
    return tuple(float(x) for x in MaxNLocator(4).tick_values(low, high) if low < x < high)


def _draw_panel(axes: "Axes", cells: Cells, grid: Grid, size: float, theme: Theme) -> None:
    """A map with its values, or with lines if there is no size of letters for them."""
    draw_heat(axes, grid, theme)
    if size:
        write_values(axes, grid, size, theme)
        return
    heights = level_heights(cells)
    dashes: list[str] = [DASHES[x][0] if cells.unit == "chance" else "solid" for x in heights]
    levels = Grid(grid.mean, grid.unsure, grid.scale, cells.number_text)
    draw_levels(axes, levels, heights, dashes, theme)


def _panel_height(cells: Cells, width: float) -> float:
    """Cells are as high as they are wide, unless that makes the map too flat or too tall."""
    across, up = cells.swept.sweep.shape[:2]
    return float(np.clip(width * up / across, _FLATTEST, min(_TALLEST, max(width, _CELL * up))))


def _value_size(cells: Cells, width: float, theme: Theme) -> float:
    """The size of the values in the cells: as large as there is room for; 0 where there is none."""
    across, up = cells.swept.sweep.shape[:2]
    texts = [cells.number_text(float(x), sign=False) for x in cells.estimates.mean.flat]
    if max(across, up) > MOST_WRITTEN:
        return 0.0
    sizes = (SMALL, theme.points(SMALLEST))
    return next((size for size in sizes if text_width(texts, size) + 0.06 <= width / across), 0.0)


def _heat_note(cells: Cells, shown: int) -> str:
    runs = runs_text(cells.swept.sweep.runs)
    if cells.unit == "chance":
        parts = [_("Share of {runs} in each cell, in per cent.", runs=runs)]
    else:
        unit = _(", {unit}", unit=unit_words(cells.unit))
        parts = [_("Mean of {runs} in each cell{unit}.", runs=runs, unit=unit)]
    if len(cells.levers) == 3:
        parts.append(_("A panel for each value of: {lever}.", lever=cells.levers[2].title))
        size = cells.swept.sweep.shape[2]
        if shown < size:
            parts.append(_("{shown} of {all} values are drawn.", shown=shown, all=size))
    return " ".join(parts)


def _legend(cells: Cells, written: bool, letters: int) -> list[str]:
    """What the hatching means, what grey means, and at which heights lines are drawn."""
    known = np.isfinite(cells.estimates.mean)
    lines: list[str] = []
    if cells.unsure.any():
        hatched = _(
            N_("hatched: not sure. The 95% interval spans one half, or more than a third of the scale")
            if cells.unit == "chance"
            else N_("hatched: not sure. The 95% interval spans more than a third of the scale")
        )
        lines += textwrap.wrap(hatched, letters)
    elif known.any():
        lines += textwrap.wrap(_("No cell is hatched: no interval is that wide."), letters)
    if not known.all():
        lines.append(_("grey: there is no number"))
    if not written and (heights := level_heights(cells)):
        if cells.unit == "chance":
            named = ", ".join(f"{cells.number_text(x)} ({_(DASHES[x][1])})" for x in heights)
        else:
            named = ", ".join(cells.number_text(x) for x in heights)
        lines += textwrap.wrap(_("lines: {levels}", levels=named), letters)
    return lines


def _lever_values(cells: Cells, axis: int) -> list[str]:
    return [cells.levers[axis].value(x) for x in cells.swept.sweep.axes[axis].values]


def _set_ticks(axes: "Axes", cells: Cells, left: bool, below: bool) -> None:
    """Values of the levers at the middle of their cells, as many as there is room for."""
    size = axes.get_figure().get_size_inches() * axes.get_position().size  # type: ignore[union-attr]
    for number, axis in enumerate((axes.xaxis, axes.yaxis)):
        names = _lever_values(cells, number)
        room = text_width(names) + 0.08 if number == 0 else 0.2
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


def _draw_key(canvas: Canvas, cells: Cells, left: float, down: float, width: float) -> None:
    """The colours and what they stand for; nothing where there are no numbers."""
    if not np.isfinite(cells.estimates.mean).any():
        return
    low, high = cells.scale
    parts = (0.0, 0.25, 0.5, 0.75, 1.0) if not canvas.theme.wide else (0.0, 0.5, 1.0)
    heights = [low + (high - low) * end for end in parts] if high > low else [0.5]
    texts = [cells.number_text(x) for x in (heights if high > low else [low])]
    inset = text_width([texts[0], texts[-1]]) / 2.0
    axes = canvas.axes(left + inset, down, width - 2 * inset, 0.13)
    draw_ramp(axes, low, high, canvas.theme)
    axes.set_xticks(heights, texts)
    axes.tick_params(length=2, labelsize=SMALL, colors=SOFT)


def _draw_legend(canvas: Canvas, cells: Cells, legend: list[str], left: float, down: float) -> None:
    """The legend, with a swatch of the hatching before it."""
    indent = 0.42 if cells.unsure.any() or not np.isfinite(cells.estimates.mean).all() else 0.0
    if cells.unsure.any():
        swatch = {"facecolor": GRID, "edgecolor": INK, "hatch": HATCH, "linewidth": 0.0}
        canvas.box(left, down + 0.02, 0.32, 0.16, **swatch)
    for at, line in enumerate(legend):
        canvas.write(line, down + _LINE * at, x=left + indent)
        if line == _("grey: there is no number"):
            place = down + _LINE * at + 0.01
            canvas.box(left, place, 0.32, 0.14, facecolor=NO_NUMBER, edgecolor=PAPER)


def _draw_line(axes: "Axes", cells: Cells, theme: Theme) -> None:
    found, values = cells.estimates, cells.swept.sweep.axes[0].values
    line, band = theme.colour(BLUE), theme.colour(BAND_BLUE)
    axes.fill_between(values, found.low, found.high, color=band, linewidth=0)
    axes.plot(values, found.mean, color=line, linewidth=1.8, marker="o", markersize=4.5, clip_on=False)
    axes.set_xlim(values[0], values[-1])
    axes.locator_params(axis="x", nbins=6)
    places = [float(x) for x in axes.get_xticks() if values[0] <= x <= values[-1]]
    axes.set_xticks(places, [cells.levers[0].value(x) for x in places])


def _limits(cells: Cells) -> tuple[float, float]:
    """0 to 1 for chances; else from the lowest end of an interval to the highest, with some air."""
    found = cells.estimates
    if cells.unit == "chance":
        return 0.0, 1.0
    known: Array = np.concatenate([part[np.isfinite(part)] for part in (found.mean, found.low, found.high)])
    if not known.size:
        return 0.0, 1.0
    low, high = float(known.min()), float(known.max())
    air = 0.05 * (high - low) or abs(high) * 0.1 or 1.0
    return (0.0 if 0.0 <= low < 0.2 * high else low - air), high + air


def _round_numbers(low: float, high: float) -> list[float]:
    from matplotlib.ticker import MaxNLocator

    return [float(x) for x in MaxNLocator(5).tick_values(low, high) if low <= x <= high]
