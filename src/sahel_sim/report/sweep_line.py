"""Lines of sweeps: an outcome over one lever, with the band of its interval."""

from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.languages import _
from sahel_sim.report.colours import INK
from sahel_sim.report.figure_layout import MARGIN, SMALL, WIDTH, Sheet, plain, wide
from sahel_sim.report.picture import Picture
from sahel_sim.report.sentences import in_all
from sahel_sim.report.sweep_alt_text import alt_of_line
from sahel_sim.report.sweep_cells import Cells, unit_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LINE, BAND = "#0072B2", "#9CC3DD"
"""The blue of Okabe and Ito, and the same paler; they differ in grey."""

_HEIGHT, _WORDS = 2.5, 0.19


def swept_line(cells: Cells) -> Picture:
    """One outcome over one lever: a mark for each value, a line, and the band of the 95 % interval.

    Parameters
    ----------
    cells
        The outcome, in the reader's language.
    """
    runs = in_all(cells.swept.sweep.runs)
    if cells.unit == "chance":
        note = _("Share of {runs} at each value. Band: 95% interval.", runs=runs)
    else:
        unit = _(", {unit}", unit=unit_words(cells.unit))
        note = _("Mean of {runs} at each value{unit}. Band: 95% interval.", runs=runs, unit=unit)
    with plain():
        sheet = Sheet(_HEIGHT + 0.3 + _WORDS + 0.15, cells.title, note)
        low, high = _limits(cells)
        heights = _round(low, high)
        names = [cells.told(x) for x in heights]
        left = MARGIN + wide(names, SMALL) + 0.1
        right = MARGIN + wide([cells.levers[0].value(cells.swept.sweep.axes[0].values[-1])], SMALL) / 2 + 0.05
        axes = sheet.axes(left, 0.05, WIDTH - left - right, _HEIGHT)
        axes.set_ylim(low, high)
        axes.set_yticks(heights, names)
        _draw(axes, cells)
        down = 1.0 - (sheet.top + _HEIGHT + 0.36) / sheet.height
        across = f"→ {cells.levers[0].title}"
        sheet.figure.text(MARGIN / WIDTH, down, across, fontsize=SMALL, color=INK, va="top")
    return Picture(f"line_{cells.name}", cells.title, alt_of_line(cells), sheet.figure)


def _draw(axes: "Axes", cells: Cells) -> None:
    found, values = cells.estimates, cells.swept.sweep.axes[0].values
    axes.fill_between(values, found.low, found.high, color=BAND, linewidth=0)
    axes.plot(values, found.mean, color=LINE, linewidth=1.8, marker="o", markersize=4.5, clip_on=False)
    axes.set_xlim(values[0], values[-1])
    axes.locator_params(axis="x", nbins=6)
    places = [float(x) for x in axes.get_xticks() if values[0] <= x <= values[-1]]
    axes.set_xticks(places, [cells.levers[0].value(x) for x in places])


def _limits(cells: Cells) -> tuple[float, float]:
    """0 to 1 for chances; else from the lowest end of an interval to the highest, with some air."""
    found = cells.estimates
    if cells.unit == "chance":
        return 0.0, 1.0
    known = np.concatenate([part[np.isfinite(part)] for part in (found.mean, found.low, found.high)])
    if not known.size:
        return 0.0, 1.0
    low, high = float(known.min()), float(known.max())
    air = 0.05 * (high - low) or abs(high) * 0.1 or 1.0
    return (0.0 if 0.0 <= low < 0.2 * high else low - air), high + air


def _round(low: float, high: float) -> list[float]:
    from matplotlib.ticker import MaxNLocator

    return [float(x) for x in MaxNLocator(5).tick_values(low, high) if low <= x <= high]
