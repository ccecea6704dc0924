"""Intervals: the mean of an outcome in each of many settings as a point, with its 95 % interval as a line."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.core import Array
from sahel_sim.languages import in_language
from sahel_sim.report.figures.canvas import MARGIN, Canvas, own_settings, text_width
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.theme import BLUE, GRID, INK, SMALL, SOFT, Theme, theme_named
from sahel_sim.report.study_text import estimate_lines, estimates_note, outcome_text
from sahel_sim.results.outcome_registry import outcome as outcome_of
from sahel_sim.stats.estimates import estimated

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_SETTINGS, MOST_ON_SLIDE = 40, 9
"""Settings that are drawn on a page and on a slide; of more, the first ones."""

ROW = 0.36
"""Inches from one row to the next."""

Row = tuple[str, str, float, float, float]
"""A label, the outcome, its mean, and the ends of its interval."""


def outcome_intervals(
    values: Mapping[str, Array], names: Sequence[str], outcome: str | None = None, theme: str | Theme = "page"
) -> Picture:
    """One outcome in every setting; of a single setting, all outcomes that have its unit.

    Parameters
    ----------
    values
        For each outcome, ``(S, R)``.
    names
        Of the ``S`` settings.
    outcome
        The first unless said.

    Raises ``KeyError`` if there is no such outcome among them; the message names those that there are.
    """
    chosen = next(iter(values)) if outcome is None else outcome
    if chosen not in values:
        raise KeyError(f"No outcome '{chosen}' in this study. It has: {', '.join(values)}.")
    wanted = theme_named(theme)
    most = MOST_ON_SLIDE if wanted.wide else MOST_SETTINGS
    several, unit = len(names) > 1, outcome_of(chosen).unit
    shown = [chosen] if several else [name for name in values if outcome_of(name).unit == unit]
    rows: list[Row] = []
    sentences: list[str] = []
    for name in shown:
        found = estimated(values[name], unit)
        for at, setting in enumerate(names[:most]):
            label = setting if several else in_language(outcome_of(name).label)
            rows.append((label, name, float(found.mean[at]), float(found.low[at]), float(found.high[at])))
            line = estimate_lines({name: values[name]}, at)[0]
            sentences.append(f"{setting}: {line}" if several else line)
    title = in_language(outcome_of(chosen).label) if several else names[0]
    note = estimates_note(values[chosen].shape[1])
    with own_settings():
        canvas = Canvas(ROW * len(rows) + 0.45, title, note, wanted)
        height = min(ROW * len(rows) + 0.1, canvas.body - 0.35)
        axes = canvas.axes(MARGIN, 0.1, canvas.width - 2 * MARGIN, height)
        _draw(axes, rows, chosen, canvas)
    alt = " ".join((f"{title}.", f"{note}.", *sentences))
    return Picture(f"intervals-{chosen}", title, alt, canvas.figure, wanted)


def _draw(axes: "Axes", rows: Sequence[Row], outcome: str, canvas: Canvas) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    ends = [x for *_, mean, low, high in rows for x in (mean, low, high) if np.isfinite(x)] or [0.0, 1.0]
    low, high = min(0.0, *ends), max(0.0, *ends) or 1.0
    if outcome_of(outcome).unit in ("chance", "share"):
        low, high = 0.0, 1.0
    span = high - low
    numbers = [outcome_text(name, mean) for _, name, mean, _, _ in rows]
    room = (text_width(numbers) + 0.12) / (canvas.width - 2 * MARGIN)
    for at, ((label, _, mean, below, above), number) in enumerate(zip(rows, numbers, strict=True)):
        axes.axhline(at, color=GRID, linewidth=0.7)
        axes.text(low, at - 0.14, label, fontsize=SMALL, color=INK, va="bottom")
        if np.isfinite(below):
            axes.plot([below, above], [at, at], color=INK, linewidth=1.3, marker="|", markersize=7)
        if np.isfinite(mean):
            axes.plot([mean], [at], color=canvas.theme.colour(BLUE), marker="o", markersize=5.5)
        axes.text(high + 0.03 * span, at, number, fontsize=SMALL, color=INK, va="center_baseline")
    axes.set(
        xlim=(low - 0.02 * span, high + span * room / (1.0 - room)), ylim=(len(rows) - 0.5, -0.75), yticks=[]
    )
    axes.grid(False)
    axes.xaxis.set_major_locator(MaxNLocator(4))
    axes.xaxis.set_major_formatter(
        FuncFormatter(lambda x, _: outcome_text(outcome, x) if low <= x <= high + 1e-9 else "")
    )
    axes.tick_params(colors=SOFT)
