"""Fan charts: how something goes over time, in the middle of the runs and in most of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.core import Array
from sahel_sim.engine import Measure, measure
from sahel_sim.report.colours import INK, SOFT, Look, looks
from sahel_sim.report.figure_layout import SMALL, WIDTH, Sheet, plain, wide
from sahel_sim.report.line_plot import Line, bands, calendar, name_lines, numbered, scale
from sahel_sim.report.number_format import amount, between
from sahel_sim.report.picture import Picture
from sahel_sim.report.quantiles import most, quantiles
from sahel_sim.report.words import in_all, say, short, short_pair, title_of
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
    lines = lines_of(results, m, language)
    apart = len(lines) > 1 and (m.axis == "pair" or _of_other_sizes(m, lines))
    title = title_of(m, language)
    if is_flow(m):
        title = say("a_year", language, what=title)
    note = key(results, language) + (" " + say("own_scale", language) if apart else "")
    with plain():
        if apart:
            sheet = _in_panels(results, m, lines, title, note, language)
        else:
            sheet = Sheet(_BODY, title, note)
            right = names(m, lines, language)
            axes = sheet.axes(LEFT, 0.05, WIDTH - LEFT - right, _BODY - 0.05 - FOOT)
            panel(axes, results, m, lines, language)
    return Picture(name, title, told(results, m, title, lines, language), sheet.figure, language)


def town_and_country(results: "Ensemble", language: str = "en") -> Picture:
    """Who governs the towns and who the countryside: two panels on one scale."""
    title = say("town_and_country", language)
    alt = []
    with plain():
        sheet = Sheet(2 * _HALF, title, key(results, language))
        for row, (name, head) in enumerate(
            (("towns_governed", "towns"), ("countryside_governed", "countryside"))
        ):
            m, heading = measure(name), say(head, language)
            lines = lines_of(results, m, language)
            right = names(m, lines, language)
            axes = sheet.axes(LEFT, 0.22 + row * _HALF, WIDTH - LEFT - right, _HALF - 0.22 - FOOT)
            axes.set_title(heading, loc="left", fontsize=SMALL, color=INK, weight="bold", pad=6)
            panel(axes, results, m, lines, language)
            alt.append(told(results, m, heading, lines, language))
    return Picture("town_and_country", title, " ".join(alt), sheet.figure, language)


def lines_of(results: "Ensemble", m: Measure, language: str) -> list[Line]:
    """A line for each side that ever is anything but 0."""
    values = by_year(results, m)[:, : max(full_years(results), 1)] if is_flow(m) else results[m.name]
    fans = np.quantile(values, quantiles(len(results)), axis=0)
    if m.axis == "one":
        return [Line("", Look(INK, "-", "o"), fans[..., 0])]
    drawn = looks(results.factions) if m.axis == "faction" else (Look(INK, "-", "o"),) * fans.shape[-1]
    name = short if m.axis == "faction" else short_pair
    return [
        Line(name(results.factions, who, language), drawn[at], fans[..., at])
        for at, who in enumerate(whom(results, m.axis))
        if values[..., at].any()
    ]


def panel(
    axes: "Axes", results: "Ensemble", m: Measure, lines: Sequence[Line], language: str, alone: bool = False
) -> None:
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
    scale(axes, unit, lines, language)
    if lines and not alone:
        name_lines(axes, lines, ends(m, lines, language))


def ends(m: Measure, lines: Sequence[Line], language: str) -> list[str]:
    """What is written at the end of each line: its last value in the middle of the runs."""
    return [amount(line.fan[2, -1], unit_of_sum(m), language) for line in lines]


def names(m: Measure, lines: Sequence[Line], language: str) -> float:
    """Inches that the names beside a panel need."""
    texts = [f"{line.who} {end}" for line, end in zip(lines, ends(m, lines, language), strict=True)]
    return _MARK + wide(texts, SMALL)


def decimal_years(results: "Ensemble") -> Array:
    """The dates as years with a fraction, ``(T,)``."""
    return np.array([d.year + (d.month - 1) / 12.0 + (d.day - 1) / 365.25 for d in days(results).tolist()])


def key(results: "Ensemble", language: str) -> str:
    """What lines and bands mean."""
    runs = len(results)
    if runs == 1:
        return say("fan_alone", language)
    return say("fan_of", language, runs=in_all(runs, language), most=most(runs, language))


def told(results: "Ensemble", m: Measure, title: str, lines: Sequence[Line], language: str) -> str:
    """The numbers at both ends of every line, in sentences."""
    holes = {"first": results.dates[0][:7], "last": results.dates[-1][:7], "title": title}
    sentences = [say("fan_alt", language, runs=in_all(len(results), language), **holes)]
    part = "year_part" if is_flow(m) else "fan_part"
    for line in lines:
        start, end = (amount(line.fan[2, t], unit_of_sum(m), language) for t in (0, -1))
        ends_of = {
            "start": start,
            "end": end,
            "last": line.fan.shape[1],
            "most": most(len(results), language),
        }
        likely = between(line.fan[0, -1], line.fan[4, -1], unit_of_sum(m), language)
        sentences.append(say(part, language, who=line.who or m.label[language], range=likely, **ends_of))
    return " ".join(sentences if lines else [*sentences, say("nothing_ever", language)])


def _some(moments: int) -> np.ndarray:
    """Positions of at most ``MOMENTS`` moments, evenly, the first and the last among them."""
    return np.unique(np.linspace(0, moments - 1, min(moments, MOMENTS)).round().astype(np.intp))


def _of_other_sizes(m: Measure, lines: Sequence[Line]) -> bool:
    peaks = [float(np.abs(line.fan[3]).max()) for line in lines]
    return m.unit.startswith(("persons", "events", "million")) and max(peaks) > _APART * min(peaks)


def _in_panels(
    results: "Ensemble", m: Measure, lines: Sequence[Line], title: str, note: str, language: str
) -> Sheet:
    """Small panels, two in a row, each with its own scale."""
    rows, height, width = -(-len(lines) // 2), 1.72, (WIDTH - 0.1) / 2
    sheet = Sheet(rows * height + 0.05, title, note)
    for at, line in enumerate(lines):
        left, top = LEFT + (at % 2) * width, 0.4 + (at // 2) * height
        axes = sheet.axes(left, top, width - LEFT - 0.08, height - 0.4 - FOOT)
        start, end = (amount(line.fan[2, t], unit_of_sum(m), language) for t in (0, -1))
        axes.set_title(line.who, loc="left", fontsize=SMALL, color=INK, weight="bold", pad=16)
        change = f"{start} \N{RIGHTWARDS ARROW} {end}"
        axes.text(0, 1.05, change, transform=axes.transAxes, fontsize=SMALL, color=SOFT)
        panel(axes, results, m, [line], language, alone=True)
    return sheet
