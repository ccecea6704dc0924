"""Fan charts: how something goes over time, in the middle of the runs and in most of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.core import Array
from sahel_sim.engine import Measure, measure
from sahel_sim.languages import N_, _, in_language, speaks
from sahel_sim.report.colours import INK, SOFT, Look, looks
from sahel_sim.report.figure_layout import SMALL, WIDTH, Sheet, plain, wide
from sahel_sim.report.line_plot import Line, bands, calendar, name_lines, numbered, scale
from sahel_sim.report.number_format import amount, between
from sahel_sim.report.picture import Picture
from sahel_sim.report.quantiles import most, quantiles
from sahel_sim.report.sentences import in_all, short, short_pair
from sahel_sim.results.dataset import by_year, days, full_years, is_flow, unit_of_sum, whom

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sahel_sim.results.ensemble import Ensemble

LEFT, FOOT = 0.66, 0.34
"""Inches that a panel leaves for its scale and its years."""

MOMENTS = 121
"""Points that a line has at most, so that figures of long runs stay light."""

_MARK = 0.42

_BODY, _HALF = 2.75, 1.95
_APART = 5.0
"""Where the largest side is so many times the smallest, each has its own panel."""


_TITLES = {
    "people_governed": N_("Who governs the people"),
    "fighters": N_("How many fighters each side has"),
    "displaced": N_("How many people have fled their homes"),
}


def title_of(m: Measure) -> str:
    """What a chart of a measure is called."""
    return _(_TITLES[m.name]) if m.name in _TITLES else in_language(m.label)


@speaks
def fan_chart(results: "Ensemble", name: str, language: str = "en") -> Picture:
    """One measure over time: its middle, and bands with half and most of the runs.

    Stocks are shown at every step, flows as sums over the years of the run. Sides share one panel unless
    one is so much larger that others could not be seen.

    Parameters
    ----------
    results
        What was run.
    name
        A measure, such as ``people_governed`` or ``fighters``.
    language
        ``en`` or ``fr``.

    Raises
    ------
    KeyError
        If there is no such measure.
    """
    m = measure(name)
    lines = lines_of(results, m)
    apart = len(lines) > 1 and (m.axis == "pair" or _of_other_sizes(m, lines))
    title = title_of(m)
    if is_flow(m):
        title = _("{what}, in each year of the run", what=title)
    note = key(results) + (" " + _("Each panel has its own scale.") if apart else "")
    with plain():
        if apart:
            sheet = _in_panels(results, m, lines, title, note)
        else:
            sheet = Sheet(_BODY, title, note)
            right = names(m, lines)
            axes = sheet.axes(LEFT, 0.05, WIDTH - LEFT - right, _BODY - 0.05 - FOOT)
            panel(axes, results, m, lines)
    return Picture(name, title, told(results, m, title, lines), sheet.figure)


@speaks
def town_and_country(results: "Ensemble", language: str = "en") -> Picture:
    """Who governs the towns and who the countryside: two panels on one scale."""
    title = _("Who governs the towns, and who the countryside")
    alt = []
    with plain():
        sheet = Sheet(2 * _HALF, title, key(results))
        for row, (name, head) in enumerate(
            (
                ("towns_governed", N_("Towns, share of them")),
                ("countryside_governed", N_("Countryside, share of the villages")),
            )
        ):
            m, heading = measure(name), _(head)
            lines = lines_of(results, m)
            right = names(m, lines)
            axes = sheet.axes(LEFT, 0.22 + row * _HALF, WIDTH - LEFT - right, _HALF - 0.22 - FOOT)
            axes.set_title(heading, loc="left", fontsize=SMALL, color=INK, weight="bold", pad=6)
            panel(axes, results, m, lines)
            alt.append(told(results, m, heading, lines))
    return Picture("town_and_country", title, " ".join(alt), sheet.figure)


def lines_of(results: "Ensemble", m: Measure) -> list[Line]:
    """A line for each side that ever is anything but 0."""
    values = by_year(results, m)[:, : max(full_years(results), 1)] if is_flow(m) else results[m.name]
    fans = np.quantile(values, quantiles(len(results)), axis=0)
    if m.axis == "one":
        return [Line("", Look(INK, "-", "o"), fans[..., 0])]
    drawn = looks(results.factions) if m.axis == "faction" else (Look(INK, "-", "o"),) * fans.shape[-1]
    name = short if m.axis == "faction" else short_pair
    return [
        Line(name(results.factions, who), drawn[at], fans[..., at])
        for at, who in enumerate(whom(results, m.axis))
        if values[..., at].any()
    ]


def panel(axes: "Axes", results: "Ensemble", m: Measure, lines: Sequence[Line], alone: bool = False) -> None:
    """Fill one panel: bands, lines, scales and, unless it is of one side alone, names."""
    unit = unit_of_sum(m)
    if is_flow(m):
        last = max(full_years(results), 1)
        bands(axes, np.arange(1.0, last + 1.0), lines, marked=True)
        numbered(axes, last)
    else:
        when = decimal_years(results)
        kept = _some(len(when))
        bands(axes, when[kept], [replace(line, fan=line.fan[:, kept]) for line in lines])
        calendar(axes, when, few=alone)
    scale(axes, unit, lines)
    if lines and not alone:
        name_lines(axes, lines, ends(m, lines))


def ends(m: Measure, lines: Sequence[Line]) -> list[str]:
    """What is written at the end of each line: its last value in the middle of the runs."""
    return [amount(line.fan[2, -1], unit_of_sum(m)) for line in lines]


def names(m: Measure, lines: Sequence[Line]) -> float:
    """Inches that the names beside a panel need."""
    texts = [f"{line.who} {end}" for line, end in zip(lines, ends(m, lines), strict=True)]
    return _MARK + wide(texts, SMALL)


def decimal_years(results: "Ensemble") -> Array:
    """The dates as years with a fraction, ``(T,)``."""
    return np.array([d.year + (d.month - 1) / 12.0 + (d.day - 1) / 365.25 for d in days(results).tolist()])


def key(results: "Ensemble") -> str:
    """What lines and bands mean."""
    runs = len(results)
    if runs == 1:
        return _("Line: the only run.")
    return _(
        "Line: middle of {runs}. Dark band: half of them; pale band: {most}.",
        runs=in_all(runs),
        most=most(runs),
    )


def told(results: "Ensemble", m: Measure, title: str, lines: Sequence[Line]) -> str:
    """The numbers at both ends of every line, in sentences."""
    holes = {"first": results.dates[0][:7], "last": results.dates[-1][:7], "title": title}
    sentences = [_("{title}, {first} to {last}, middle of {runs}.", runs=in_all(len(results)), **holes)]
    part = (
        N_("{who}: {start} in year 1, {end} in year {last} ({most}: {range}).")
        if is_flow(m)
        else N_("{who}: {start} at the start, {end} at the end ({most}: {range}).")
    )
    for line in lines:
        start, end = (amount(line.fan[2, t], unit_of_sum(m)) for t in (0, -1))
        ends_of = {
            "start": start,
            "end": end,
            "last": line.fan.shape[1],
            "most": most(len(results)),
        }
        likely = between(line.fan[0, -1], line.fan[4, -1], unit_of_sum(m))
        sentences.append(_(part, who=line.who or in_language(m.label), range=likely, **ends_of))
    return " ".join(sentences if lines else [*sentences, _("Nothing of this happens in any run.")])


def _some(moments: int) -> np.ndarray:
    """Positions of at most ``MOMENTS`` moments, evenly, the first and the last among them."""
    return np.unique(np.linspace(0, moments - 1, min(moments, MOMENTS)).round().astype(np.intp))


def _of_other_sizes(m: Measure, lines: Sequence[Line]) -> bool:
    peaks = [float(np.abs(line.fan[3]).max()) for line in lines]
    return m.unit.startswith(("persons", "events", "million")) and max(peaks) > _APART * min(peaks)


def _in_panels(results: "Ensemble", m: Measure, lines: Sequence[Line], title: str, note: str) -> Sheet:
    """Small panels, two in a row, each with its own scale."""
    rows, height, width = -(-len(lines) // 2), 1.72, (WIDTH - 0.1) / 2
    sheet = Sheet(rows * height + 0.05, title, note)
    for at, line in enumerate(lines):
        left, top = LEFT + (at % 2) * width, 0.4 + (at // 2) * height
        axes = sheet.axes(left, top, width - LEFT - 0.08, height - 0.4 - FOOT)
        start, end = (amount(line.fan[2, t], unit_of_sum(m)) for t in (0, -1))
        axes.set_title(line.who, loc="left", fontsize=SMALL, color=INK, weight="bold", pad=16)
        change = f"{start} \N{RIGHTWARDS ARROW} {end}"
        axes.text(0, 1.05, change, transform=axes.transAxes, fontsize=SMALL, color=SOFT)
        panel(axes, results, m, [line], alone=True)
    return sheet
