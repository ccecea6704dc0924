"""Figures of who holds the capitals, and of the displaced: what runs say beside what is known."""

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.languages import _, speaks
from sahel_sim.report.capitals_and_displaced import MODEL, holder_name
from sahel_sim.report.figures.canvas import MARGIN, Canvas, own_settings, text_width
from sahel_sim.report.figures.dyad_fans import draw_bands
from sahel_sim.report.figures.fan import set_calendar
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.theme import BLUE, INK, NOBODY, PAPER, Theme, theme_named
from sahel_sim.report.number_format import count, percent
from sahel_sim.validation.capital_holders import NOT_KNOWN, SIDES
from sahel_sim.validation.displaced_people import displaced_counts
from sahel_sim.validation.forecast_register import LEVELS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sahel_sim.core import Array
    from sahel_sim.validation.capital_holders import HolderForecasts, Holders
    from sahel_sim.validation.displaced_people import DisplacedForecasts

_COLOURS = {"state": BLUE, "rebels": "#E69F00", "jihadists": "#1A1A1A", "nobody": NOBODY}
_ROW, _LEGEND, _LEFT, _RIGHT, _STRIP = 1.35, 0.3, 0.48, 0.22, 0.1


@speaks
def capitals_figure(found: "HolderForecasts", language: str = "en", theme: str | Theme = "page") -> Picture:
    """The share of runs in which each side holds each capital, and above it who held it."""
    wanted, title = theme_named(theme), _("Who holds the capitals: what the model said, and who did")
    note = _(
        "Below: in what share of runs each side holds a capital at the end of each month, with the changes "
        "from outside that the record has. The strip above: who held it."
    )
    across = 3 if wanted.wide else 2
    rows = -(-len(found.capitals) // across)
    starts = _in_years(found.months) - 1.0 / 12.0
    words, when = [], np.append(starts, starts[-1] + 1.0 / 12.0)
    with own_settings():
        canvas = Canvas(_LEGEND + _ROW * rows, title, note, wanted)
        _name_sides(canvas, found)
        height = (canvas.body - _LEGEND) / rows
        for at, (row, _column, left, width) in enumerate(canvas.columns(len(found.capitals), across)):
            top = _LEGEND + row * height
            canvas.write(found.capitals[at], top, left + MARGIN, weight="bold")
            axes = canvas.axes(left + _LEFT, top + 0.36, width - _LEFT - _RIGHT, height - 0.66)
            colours = [wanted.colour(_COLOURS[side]) for side in SIDES]
            chances = found.chances[MODEL[0]][:, at].T
            drawn = np.concatenate([chances, chances[:, -1:]], axis=1)
            axes.stackplot(when, drawn, colors=colours, linewidth=0, step="post")
            axes.set_ylim(0.0, 1.0)
            axes.set_yticks([0.0, 0.5, 1.0], [percent(x) for x in (0.0, 0.5, 1.0)])
            strip = canvas.axes(left + _LEFT, top + 0.22, width - _LEFT - _RIGHT, _STRIP)
            _draw_strip(strip, when, found.outcome[:, at], colours)
            set_calendar(axes, np.array([2022.0, 2024.0]), few=True)
            axes.set_xlim(when[0], when[-1])
            words.append(_told(found, at))
    return Picture("capitals", title, " ".join(words), canvas.figure, wanted)


def _in_years(months: tuple[str, ...]) -> "Array":
    """The ends of months."""
    return np.array([int(month[:4]) + int(month[5:]) / 12.0 for month in months])


def _name_sides(canvas: Canvas, found: "HolderForecasts") -> None:
    """The colour of each side that holds a capital in some run, above all panels."""
    x, chances = MARGIN, found.chances[MODEL[0]]
    for side, highest in zip(SIDES, chances.max(axis=(0, 1)), strict=True):
        if highest == chances.min():
            continue
        name = holder_name(side)
        canvas.box(x, 0.02, 0.13, 0.13, facecolor=canvas.theme.colour(_COLOURS[side]), linewidth=0)
        canvas.write(name, 0.01, x + 0.18)
        x += 0.18 + text_width([name]) + 0.2


def _draw_strip(axes: "Axes", when: "Array", outcome: "Holders", colours: list[str]) -> None:
    """A box for each spell, in the colour of who held the capital; none where it is not known."""
    axes.set(xticks=[], yticks=[], xlim=(when[0], when[-1]), ylim=(0, 1))
    ends = np.flatnonzero(np.append(outcome[1:] != outcome[:-1], True)) + 1
    for first, last in pairwise([0, *ends]):
        if outcome[first] != NOT_KNOWN:
            axes.axvspan(when[first], when[last], color=colours[int(outcome[first])], linewidth=0)


def _told(found: "HolderForecasts", at: int) -> str:
    """What a panel shows, in a sentence."""
    side = int(found.outcome[-1, at])
    chance = found.chances[MODEL[0]][:, at]
    return _(
        "{capital}: held by {side} in {month}; in {share} of the runs then, and by whoever held it in {mean} "
        "of all runs and months.",
        capital=found.capitals[at],
        side=holder_name(SIDES[side]),
        month=found.months[-1],
        share=percent(chance[-1, side]),
        mean=percent(float(np.take_along_axis(chance, found.outcome[:, at, None], axis=1).mean())),
    )


@speaks
def displaced_figure(
    found: "DisplacedForecasts", language: str = "en", theme: str | Theme = "page"
) -> Picture:
    """The middle, half and nine tenths of the model's runs, and what was counted."""
    wanted, title = theme_named(theme), _("Displaced inside Mali: what the model said, and the counts")
    note = _(
        "Thousands of people. Line and bands: the middle run, half and nine of ten, with the changes from "
        "outside that the record has. Points: counted by UNHCR; circles: by IDMC."
    )
    when = _in_years(found.months)
    ends = np.quantile(found.by_month[MODEL[0]], LEVELS, axis=0) / 1e3
    counts = [each for each in displaced_counts() if each.date >= found.past[-1].date]
    years = [int(each.date[:4]) + 1.0 for each in counts]
    with own_settings():
        canvas = Canvas(2.4, title, note, wanted)
        axes = canvas.axes(0.5, 0.05, canvas.width - 0.7, canvas.body - 0.35)
        draw_bands(axes, when, ends, wanted.colour(BLUE), linewidth=1.6)
        axes.plot(years, [each.by_idmc / 1e3 for each in counts], "o", color=PAPER, markeredgecolor=INK,
                  markersize=6.0)  # fmt: skip
        axes.plot(years, [each.persons / 1e3 for each in counts], "o", color=INK, markersize=4.0)
        axes.set_ylim(0.0, None)
        set_calendar(axes, np.array([2022.0, 2024.0]))
        axes.set_xlim(2021.9, when[-1] + 0.05)
    words = [
        _(
            "{date}: {counted} counted; {middle} in the middle run, {low} to {high} in nine of ten.",
            date=date,
            counted=count(found.outcome[at]),
            middle=count(np.median(found.samples[MODEL[0]][:, at])),
            low=count(np.quantile(found.samples[MODEL[0]][:, at], 0.05)),
            high=count(np.quantile(found.samples[MODEL[0]][:, at], 0.95)),
        )
        for at, date in enumerate(found.dates)
    ]
    return Picture("displaced", title, " ".join(words), canvas.figure, wanted)
