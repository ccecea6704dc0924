"""Figures of runs of one scenario: who governs, fights and pays over time, where, why, and how wars end."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.core import Array
from sahel_sim.engine import Measure, measure
from sahel_sim.languages import N_, _, in_language, speaks
from sahel_sim.report.figures.canvas import MARGIN, Canvas, heading, own_settings, text_width
from sahel_sim.report.figures.ending_figures import how_wars_end
from sahel_sim.report.figures.fan import (
    FOOT,
    LEFT,
    Fan,
    draw_fans,
    draw_year_marks,
    name_fans,
    names_width,
    set_calendar,
    set_value_scale,
    set_years_of_run,
    thinned,
)
from sahel_sim.report.figures.maps_over_time import maps_over_time
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.place_map import control_map
from sahel_sim.report.figures.theme import INK, NOBODYS_LOOK, SMALL, SOFT, Look, Theme, looks, theme_named
from sahel_sim.report.figures.waterfall import what_moved_it
from sahel_sim.report.ledger_text import moved
from sahel_sim.report.number_format import amount, between, count, month_text
from sahel_sim.report.quantiles import band_quantiles, band_text, quantiles
from sahel_sim.report.sentences import pair_label, runs_text, short_name
from sahel_sim.report.summary_rows import LEAST_SHARE, PARTS_OF_A_WHOLE, nobodys
from sahel_sim.results.dataset import by_year, days, full_years, is_flow, unit_of_sum, whole_run, whom

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sahel_sim.results.ensemble import Ensemble

FigureSet = Mapping[str, tuple[Picture, ...]]
"""The pictures of each part of a report; the keys are words of its headings."""

_BODY, _HALF = 2.75, 1.95
_NARROW = 1.8
"""Inches across below which a panel has few years along its bottom."""

_APART = 5.0
"""Where the largest side is so many times the smallest, each has its own panel."""

_FAN_TITLES = {
    "people_governed": N_("Who governs the people"),
    "fighters": N_("How many fighters each side has"),
    "displaced": N_("How many people have fled their homes"),
}


@speaks
def run_figures(
    results: "Ensemble", language: str = "en", theme: str | Theme = "page", ledgers: bool = True
) -> FigureSet:
    """Draw every figure of a report, in the order in which people ask.

    ``ledgers``: whether what moved fighters, towns, peace and anger is drawn for each side.
    """
    names = results.factions.names
    present = [name for at, name in enumerate(names) if results["fighters"][..., at].any()]
    at_peace = [name for name in present if moved(results, "relapse", name).causes]

    def waterfalls(stock: str, factions: Sequence[str]) -> tuple[Picture, ...]:
        return tuple(what_moved_it(results, stock, name, theme=theme) for name in factions if ledgers)

    return {
        "how_it_ends": (how_wars_end(results, theme=theme), *waterfalls("relapse", at_peace)),
        "who_governs": (
            fan_chart(results, "people_governed", theme=theme),
            town_and_country(results, theme=theme),
            control_map(results, theme=theme),
            *((maps_over_time(results, theme=theme),) if results.by_place else ()),
            *waterfalls("towns", present),
        ),
        "who_fights": (fan_chart(results, "fighters", theme=theme), *waterfalls("fighters", present)),
        "who_pays": (
            deaths_by_perpetrator(results, theme=theme),
            fan_chart(results, "displaced", theme=theme),
            *waterfalls("grievance", present),
        ),
    }


def all_pictures(drawn: FigureSet) -> tuple[Picture, ...]:
    """All pictures of a set, in order."""
    return tuple(picture for part in drawn.values() for picture in part)


@speaks
def fan_chart(results: "Ensemble", name: str, language: str = "en", theme: str | Theme = "page") -> Picture:
    """One measure over time: its middle, and bands with half and most of the runs.

    Stocks are shown at every step, flows as sums over the years of the run. Sides share one panel unless
    one is so much larger that others could not be seen.

    ``results``: what was run; ``name``: a measure, such as ``people_governed`` or ``fighters``.

    Raises ``KeyError`` if there is no such measure, or no such theme.
    """
    results[name]  # what was not measured is told with what was
    m, wanted = measure(name), theme_named(theme)
    fans = fans_of(results, m)
    apart = len(fans) > 1 and (m.axis == "pair" or _of_other_sizes(m, fans))
    title = _(_FAN_TITLES[m.name]) if m.name in _FAN_TITLES else in_language(m.label)
    if is_flow(m):
        title = _("{what}, in each year of the run", what=title)
    note = fan_key(results) + (" " + _("Each panel has its own scale.") if apart else "")
    with own_settings():
        if apart:
            figure = _panels(results, m, fans, title, note, wanted).figure
        else:
            canvas = Canvas(_BODY, title, note, wanted)
            _place_fans(canvas, results, m, fans, 0.0, 0.05, canvas.width, canvas.body - 0.05)
            figure = canvas.figure
    return Picture(name, title, fans_in_words(results, m, title, fans), figure, wanted)


@speaks
def town_and_country(results: "Ensemble", language: str = "en", theme: str | Theme = "page") -> Picture:
    """Who governs the towns and who the countryside: two panels on one scale."""
    wanted, title = theme_named(theme), _("Who governs the towns, and who the countryside")
    parts = {
        "towns_governed": N_("Towns, share of them"),
        "countryside_governed": N_("Countryside, share of the villages"),
    }
    alt = []
    with own_settings():
        canvas = Canvas(2 * _HALF, title, fan_key(results), wanted)
        height = canvas.body / (1 if wanted.wide else 2)
        places = canvas.columns(2, 2 if wanted.wide else 1)
        for (name, head), (row, _column, left, width) in zip(parts.items(), places, strict=True):
            m, words = measure(name), _(head)
            fans = fans_of(results, m)
            top = 0.22 + row * height
            canvas.write(words, top - 0.2, x=left + MARGIN, weight="bold")
            _place_fans(canvas, results, m, fans, left, top, width, height - 0.22)
            alt.append(fans_in_words(results, m, words, fans))
    return Picture("town_and_country", title, " ".join(alt), canvas.figure, wanted)


@speaks
def deaths_by_perpetrator(results: "Ensemble", language: str = "en", theme: str | Theme = "page") -> Picture:
    """Civilians killed by each side, and fighters that each side lost, in each year of the run.

    Marks are the middle of the runs, bars most of them.
    """
    wanted, title = theme_named(theme), _("Who kills civilians, and who loses fighters")
    parts = {
        "civilians_killed": N_("Civilians killed, by the side that killed them"),
        "battle_losses": N_("Fighters killed, by the side they were on"),
    }
    alt, runs = [], len(results)
    with own_settings():
        note = _(
            "Persons in each year of the run. Marks: middle of {runs}; bars: {most}.",
            runs=runs_text(runs),
            most=band_text(runs),
        )
        canvas = Canvas(4.5, title, note, wanted)
        height = (canvas.body - 0.2) / (1 if wanted.wide else 2)
        places = canvas.columns(2, 2 if wanted.wide else 1)
        year = _("year of the run (it starts in {start})", start=month_text(results.dates[0]))
        for (name, head), (row, _column, left, width) in zip(parts.items(), places, strict=True):
            m, words = measure(name), _(head)
            fans = fans_of(results, m)
            right = 0.35 + text_width([fan.name for fan in fans])
            box = (left + LEFT, 0.22 + row * height, width - LEFT - right, height - 0.22 - FOOT)
            axes = canvas.axes(*box)
            canvas.write(words, row * height, x=left + MARGIN, weight="bold")
            last = max(full_years(results), 1)
            draw_year_marks(axes, fans, theme=wanted)
            set_value_scale(axes, "persons", fans)
            set_years_of_run(axes, last, 5 if wanted.wide else 10)
            if fans:
                name_fans(axes, fans, [""] * len(fans), wanted)
            alt.append(_deaths_in_words(results, m, words, fans))
        if wanted.wide:
            canvas.write(year, canvas.body - 0.18)
        else:
            axes.set_xlabel(year, fontsize=SMALL, color=INK)
    return Picture("deaths", title, " ".join([f"{title}.", *alt]), canvas.figure, wanted)


def fans_of(results: "Ensemble", m: Measure) -> list[Fan]:
    """A fan for each side that ever is anything but 0."""
    values = by_year(results, m)[:, : max(full_years(results), 1)] if is_flow(m) else results[m.name]
    if m.name in PARTS_OF_A_WHOLE:
        values = np.concatenate([values, nobodys(values)[..., None]], axis=-1)
    found = np.quantile(values, quantiles(len(results)), axis=0)
    if m.axis == "one":
        return [Fan("", Look(INK, "-", "o"), found[..., 0])]
    drawn = looks(results.factions) if m.axis == "faction" else (Look(INK, "-", "o"),) * found.shape[-1]
    name = short_name if m.axis == "faction" else pair_label
    names = [name(results.factions, who) for who in whom(results, m.axis)]
    shown = [*zip(names, drawn, strict=True), *([(_("nobody"), NOBODYS_LOOK)] * (m.name in PARTS_OF_A_WHOLE))]
    return [
        Fan(who, look, found[..., at])
        for at, (who, look) in enumerate(shown)
        if (values[..., at] > LEAST_SHARE if look is NOBODYS_LOOK else values[..., at]).any()
    ]


def decimal_years(results: "Ensemble") -> Array:
    """The dates as years with a fraction, ``(T,)``."""
    return np.array([d.year + (d.month - 1) / 12.0 + (d.day - 1) / 365.25 for d in days(results).tolist()])


def fan_key(results: "Ensemble") -> str:
    """What lines and bands mean."""
    runs = len(results)
    if runs == 1:
        return _("Line: the only run.")
    return _(
        "Line: middle of {runs}. Dark band: half of them; pale band: {most}.",
        runs=runs_text(runs),
        most=band_text(runs),
    )


def fans_in_words(results: "Ensemble", m: Measure, title: str, fans: Sequence[Fan]) -> str:
    """The numbers at both ends of every line, in sentences."""
    holes = {"first": month_text(results.dates[0]), "last": month_text(results.dates[-1]), "title": title}
    sentences = [_("{title}, {first} to {last}, middle of {runs}.", runs=runs_text(len(results)), **holes)]
    part = (
        N_("{who}: {start} in year 1, {end} in year {last} ({most}: {range}).")
        if is_flow(m)
        else N_("{who}: {start} at the start, {end} at the end ({most}: {range}).")
    )
    for fan in fans:
        start, end = (amount(fan.middle[t], unit_of_sum(m)) for t in (0, -1))
        ends = {"start": start, "end": end, "last": fan.quantiles.shape[1], "most": band_text(len(results))}
        who = fan.name or in_language(m.label)
        likely = between(fan.quantiles[0, -1], fan.quantiles[4, -1], unit_of_sum(m))
        sentences.append(_(part, who=who[:1].upper() + who[1:], range=likely, **ends))
    return " ".join(sentences if fans else [*sentences, _("Nothing of this happens in any run.")])


def _draw_panel(
    axes: "Axes",
    results: "Ensemble",
    m: Measure,
    fans: Sequence[Fan],
    theme: Theme,
    narrow: bool = False,
    named: bool = True,
) -> None:
    """Fill one panel: bands, lines, scales and names."""
    if is_flow(m):
        last = max(full_years(results), 1)
        draw_fans(axes, np.arange(1.0, last + 1.0), fans, theme, marked=True)
        set_years_of_run(axes, last, 5 if narrow else 10)
    else:
        when = decimal_years(results)
        draw_fans(axes, *thinned(when, fans), theme)
        set_calendar(axes, when, few=narrow)
    set_value_scale(axes, unit_of_sum(m), fans)
    if fans and named:
        name_fans(axes, fans, [fan.ends(unit_of_sum(m)) for fan in fans], theme)


def _place_fans(
    canvas: Canvas, results: "Ensemble", m: Measure, fans: Sequence[Fan],
    left: float, top: float, width: float, height: float,
) -> None:  # fmt: skip
    """A panel with its scale, its years and its names inside a box."""
    right = names_width(fans, unit_of_sum(m))
    across = width - LEFT - right
    axes = canvas.axes(left + LEFT, top, across, height - FOOT)
    _draw_panel(axes, results, m, fans, canvas.theme, narrow=across < _NARROW)


def _of_other_sizes(m: Measure, fans: Sequence[Fan]) -> bool:
    peaks = [float(np.abs(fan.quantiles[3]).max()) for fan in fans]
    return m.unit.startswith(("persons", "events", "million")) and max(peaks) > _APART * min(peaks)


_LAST_YEAR = 0.2
"""Room on the right of a panel for half of its last year, inches."""


def _panels(
    results: "Ensemble", m: Measure, fans: Sequence[Fan], title: str, note: str, theme: Theme
) -> Canvas:
    """Small panels, two in a row on a page, each with its own scale."""
    columns = 2 if not theme.wide else 2 if len(fans) <= 4 else 3 if len(fans) <= 6 else 4
    rows, head = -(-len(fans) // columns), 0.4
    canvas = Canvas(rows * 1.72 + 0.05, title, note, theme)
    height = canvas.body / rows if theme.wide else 1.72
    places = canvas.columns(len(fans), columns)
    for fan, (row, _column, left, width) in zip(fans, places, strict=True):
        axes = canvas.axes(left + LEFT, head + row * height, width - LEFT - _LAST_YEAR, height - head - FOOT)
        start, end = (amount(fan.middle[t], unit_of_sum(m)) for t in (0, -1))
        heading(axes, fan.name, pad=16)
        change = f"{start} \N{RIGHTWARDS ARROW} {end}"
        up = 1.0 + 0.06 / (height - head - FOOT)
        axes.text(0, up, change, transform=axes.transAxes, fontsize=SMALL, color=SOFT)
        _draw_panel(axes, results, m, [fan], theme, narrow=True, named=False)
    return canvas


def _deaths_in_words(results: "Ensemble", m: Measure, words: str, fans: Sequence[Fan]) -> str:
    """Each year's middle, and the whole run, of every side."""
    sentences = [f"{words}{_(': ')}".rstrip()]
    drawn = {fan.name: fan for fan in fans}
    for at, name in enumerate(whom(results, m.axis)):
        who = short_name(results.factions, name)
        if who in drawn:
            whole = band_quantiles(whole_run(results, m)[:, at])
            years = "; ".join(_likely(year) for year in drawn[who].quantiles[[0, 2, 4]].T)
            fields = {"who": who, "years": years, "total": _likely(whole)}
            sentences.append(
                _(
                    "{who}, year by year (and in {most}): {years}; in the whole run {total}.",
                    most=band_text(len(results)),
                    **fields,
                )
            )
    return " ".join(sentences if fans else [*sentences, _("Nothing of this happens in any run.")])


def _likely(found: Array) -> str:
    low, middle, high = found
    return f"{count(middle)} ({between(low, high, 'persons')})"
