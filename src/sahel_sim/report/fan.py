"""Fan charts: how something goes over time, in the middle of the runs and in most of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.core import Array
from sahel_sim.engine import Measure, measure
from sahel_sim.report.colours import INK, SOFT, Look, looks
from sahel_sim.report.numbers import amount, between
from sahel_sim.report.picture import Picture
from sahel_sim.report.sheet import SMALL, WIDTH, Sheet, plain, spread
from sahel_sim.report.words import say, short, short_pair
from sahel_sim.tables import days, is_flow, whom

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sahel_sim.ensemble import Results

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)

_LEFT, _RIGHT, _FOOT = 0.62, 1.3, 0.34
_LINE = 0.175
_APART = 5.0
"""Where the largest peak is so many times the smallest, each side has its own panel."""


@dataclass(frozen=True)
class Line:
    """One fan: who, how it is drawn, and the quantiles over the runs, ``(5, T)``."""

    who: str
    look: Look
    fan: Array


def fan_chart(results: "Results", name: str, language: str = "en") -> Picture:
    """One measure over time: its middle, and bands with half and nine tenths of the runs.

    Sides share one panel unless one is so much larger that the others could not be seen.

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
    lines = _lines(results, m, language)
    apart = m.axis == "pair" or (m.unit != "share" and _of_other_sizes(lines))
    title = m.label[language]
    notes = [_key(results, language)]
    if is_flow(m):
        notes.append(say("each_step", language))
    if apart:
        notes.append(say("own_scale", language))
    with plain():
        if apart:
            figure = _in_panels(results, m, lines, title, " ".join(notes), language)
        else:
            sheet = Sheet(2.75, title, " ".join(notes))
            _paint(sheet.axes(_LEFT, 0.05, WIDTH - _LEFT - _RIGHT, 2.75 - 0.05 - _FOOT), results, m, lines, language)
            figure = sheet.figure
    return Picture(name, title, _told(results, m, title, lines, language), figure, language)


def town_and_country(results: "Results", language: str = "en") -> Picture:
    """Who governs the towns and who the countryside: two panels on one scale."""
    title = say("town_and_country", language)
    heights, told = 1.95, []
    with plain():
        sheet = Sheet(2 * heights + 0.1, title, _key(results, language))
        for row, (name, head) in enumerate((("towns_governed", "towns"), ("countryside_governed", "countryside"))):
            m, top = measure(name), 0.2 + row * (heights + 0.02)
            lines = _lines(results, m, language)
            axes = sheet.axes(_LEFT, top, WIDTH - _LEFT - _RIGHT, heights - 0.2 - _FOOT)
            axes.set_title(say(head, language), loc="left", fontsize=SMALL, color=INK, weight="bold", pad=4)
            _paint(axes, results, m, lines, language)
            told.append(_told(results, m, say(head, language), lines, language))
    return Picture("town_and_country", title, " ".join(told), sheet.figure, language)


def decimal_years(results: "Results") -> Array:
    """The dates as years with a fraction, ``(T,)``."""
    return np.array([d.year + (d.month - 1) / 12.0 + (d.day - 1) / 365.25 for d in days(results).tolist()])


def _lines(results: "Results", m: Measure, language: str) -> list[Line]:
    """A line for each side that ever is anything but 0."""
    drawn = looks(results.factions)
    lines = []
    for at, name in enumerate(whom(results, m.axis)):
        values = results[m.name][..., at]
        if m.axis == "one":
            lines.append(Line(m.label[language], Look(INK, "-", "o"), _fan(values)))
        elif values.any():
            who = short if m.axis == "faction" else short_pair
            look = drawn[at] if m.axis == "faction" else Look(INK, "-", "o")
            lines.append(Line(who(results.factions, name, language), look, _fan(values)))
    return lines


def _fan(values: Array) -> Array:
    return np.quantile(values, QUANTILES, axis=0)


def _of_other_sizes(lines: Sequence[Line]) -> bool:
    peaks = [float(np.abs(line.fan[3]).max()) for line in lines]
    return len(peaks) > 1 and max(peaks) > _APART * min(peaks)


def _key(results: "Results", language: str) -> str:
    return say("fan_of", language, runs=len(results)) if len(results) > 1 else say("fan_alone", language)


def _in_panels(results: "Results", m: Measure, lines: Sequence[Line], title: str, note: str, language: str):
    """Small panels, two in a row, each with its own scale."""
    rows = -(-len(lines) // 2)
    height, width = 1.72, (WIDTH - 0.2) / 2
    sheet = Sheet(rows * height + 0.05, title, note)
    for at, line in enumerate(lines):
        left, top = _LEFT + (at % 2) * (width + 0.03), 0.4 + (at // 2) * height
        axes = sheet.axes(left, top, width - _LEFT, height - 0.4 - _FOOT)
        start, end = (amount(line.fan[2, t], m.unit, language) for t in (0, -1))
        axes.set_title(line.who, loc="left", fontsize=SMALL, color=INK, weight="bold", pad=15)
        axes.text(0, 1.04, f"{start} \N{RIGHTWARDS ARROW} {end}", transform=axes.transAxes, fontsize=SMALL, color=SOFT)
        _paint(axes, results, m, [line], language, labels=False)
    return sheet.figure


def _paint(
    axes: "Axes", results: "Results", m: Measure, lines: Sequence[Line], language: str, labels: bool = True
) -> None:
    """Draw the bands, then the lines, then the names at their ends."""
    when = decimal_years(results)
    for line in lines:
        axes.fill_between(when, line.fan[0], line.fan[4], color=line.look.colour, alpha=0.13, linewidth=0)
        axes.fill_between(when, line.fan[1], line.fan[3], color=line.look.colour, alpha=0.25, linewidth=0)
    for line in lines:
        axes.plot(when, line.fan[2], color=line.look.colour, linestyle=line.look.dash, linewidth=2.0)
    _scale(axes, m, lines, language)
    axes.set_xlim(when[0], when[-1])
    time_ticks(axes, when, few=not labels)
    if labels and lines:
        name_lines(axes, [line.who for line in lines], [line.look for line in lines],
                   [float(line.fan[2, -1]) for line in lines],
                   [amount(line.fan[2, -1], m.unit, language) for line in lines])


def _scale(axes: "Axes", m: Measure, lines: Sequence[Line], language: str) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    if m.unit == "share":
        axes.set_ylim(0.0, 1.0)
        axes.set_yticks([0.0, 0.25, 0.5, 0.75, 1.0])
    else:
        low = min([0.0, *(float(line.fan[0].min()) for line in lines)])
        high = max([0.0, *(float(line.fan[4].max()) for line in lines)])
        axes.set_ylim(low * 1.05, (high or 1.0) * 1.05)
        axes.yaxis.set_major_locator(MaxNLocator(4))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda y, _: amount(y, m.unit, language)))


def time_ticks(axes: "Axes", when: Array, few: bool = False) -> None:
    """Years along the bottom; months where there are not two years."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator, MultipleLocator

    if when[-1] - when[0] >= 2.0:
        axes.xaxis.set_major_locator(MaxNLocator(3 if few else 5, integer=True))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{round(x)}"))
    else:
        axes.xaxis.set_major_locator(MultipleLocator(0.5 if when[-1] - when[0] >= 1.0 else 0.25))
        axes.xaxis.set_major_formatter(FuncFormatter(_month))


def _month(x: float, _: object) -> str:
    months = round(x * 12)
    return f"{months // 12}-{months % 12 + 1:02d}"


def name_lines(
    axes: "Axes", names: Sequence[str], drawn: Sequence[Look], ends: Sequence[float], values: Sequence[str]
) -> None:
    """Write the names beside the ends of the lines, apart; in a box below if there is no room."""
    low, high = axes.get_ylim()
    tall = axes.get_position().height * axes.figure.get_figheight()
    gap = (high - low) * 2 * _LINE / tall
    placed = spread([float(np.clip(y, low, high)) for y in ends], gap, low + gap / 3, high - gap / 3)
    if placed is None:
        from matplotlib.lines import Line2D

        handles = [Line2D([], [], color=d.colour, linestyle=d.dash, linewidth=2.0) for d in drawn]
        axes.legend(handles, names, fontsize=SMALL, frameon=False, loc="upper left", bbox_to_anchor=(1.0, 1.05))
        return
    edge = axes.get_yaxis_transform()
    for name, look, end, y, value in zip(names, drawn, ends, placed, values, strict=True):
        axes.plot([1.0, 1.035], [end, y], transform=edge, color=look.colour, linewidth=1.0, clip_on=False)
        axes.plot([1.055], [y], transform=edge, color=look.colour, marker=look.mark, markersize=6, clip_on=False)
        axes.text(1.085, y, f"{name}\n{value}", transform=edge, fontsize=SMALL, color=INK, va="center", linespacing=1.1)


def _told(results: "Results", m: Measure, title: str, lines: Sequence[Line], language: str) -> str:
    first, last = results.dates[0], results.dates[-1]
    told = [say("fan_alt", language, title=title, first=first[:7], last=last[:7], runs=len(results))]
    for line in lines:
        start, end = (amount(line.fan[2, t], m.unit, language) for t in (0, -1))
        likely = between(line.fan[0, -1], line.fan[4, -1], m.unit, language)
        told.append(say("fan_part", language, who=line.who, start=start, end=end, range=likely))
    return " ".join(told if lines else [*told, say("nothing_ever", language)])
