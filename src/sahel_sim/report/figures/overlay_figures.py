"""Every scenario of a comparison over time in one panel."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.core import Array
from sahel_sim.designs.paired_comparison import PairedComparison
from sahel_sim.engine import Measure, measure
from sahel_sim.languages import N_, _, speaks
from sahel_sim.report.figures.canvas import MARGIN, Canvas, own_settings
from sahel_sim.report.figures.fan import (
    FOOT,
    LEFT,
    Fan,
    draw_overlaid_fans,
    name_fans,
    names_width,
    overlaid_line,
    set_calendar,
    set_value_scale,
    set_years_of_run,
    short_decimal,
    thinned,
)
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.run_figures import decimal_years
from sahel_sim.report.figures.theme import BASE_LOOK, INK, SCENARIO_LOOKS, SMALL, Theme, theme_named
from sahel_sim.report.number_format import amount, between, month_text
from sahel_sim.report.quantiles import band_quantiles, band_text
from sahel_sim.report.sentences import runs_text
from sahel_sim.results.dataset import by_year, full_years, is_flow, unit_of_sum
from sahel_sim.results.history import history

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sahel_sim.results.ensemble import Ensemble


MOST_OVERLAID = 5
"""Scenarios that are told apart where their bands lie on one another."""


_OVERLAY_TITLES = {
    "battle_deaths": N_("Fighters killed in all wars"),
    "civilians_killed_by_state": N_("Civilians killed by the state"),
    "civilians_killed_by_jihadists": N_("Civilians killed by jihadists"),
    "people_governed_by_state": N_("Share of the people governed by the state"),
    "jihadist_fighters": N_("Fighters of the jihadists"),
    "displaced": N_("People who have fled their homes"),
}
"""What heads each figure over time, by outcome."""


_BODY, _ROW, _KEY = 2.6, 0.2, 0.42


_LETTERS = 11
"""Letters of an inch of a key."""


_NARROWEST = 2.6
"""Inches that a panel keeps beside the names of its lines; else they stand above it."""


@dataclass(frozen=True)
class Overlay:
    """One figure over time: the outcome that it belongs to, what is measured, and of which bloc."""

    outcome: str
    measure: str
    bloc: str | None = None


OVERLAYS = (
    Overlay("battle_deaths", "battle_deaths"),
    Overlay("civilians_killed_by_state", "civilians_killed", "state"),
    Overlay("civilians_killed_by_jihadists", "civilians_killed", "jihadists"),
    Overlay("people_governed_by_state", "people_governed", "state"),
    Overlay("jihadist_fighters", "fighters", "jihadists"),
    Overlay("displaced", "displaced"),
)
"""What is shown over time, by the outcome that it becomes; all of these are in ``comparison_text.FIRST``."""


@speaks
def overlaid_fans(
    compared: PairedComparison, language: str = "en", theme: str | Theme = "page"
) -> tuple[Picture, ...]:
    """Every scenario over time, a figure for each of ``OVERLAYS`` that was asked for and ever happens."""
    wanted = (each for each in OVERLAYS if compared.asked is None or each.outcome in compared.asked)
    drawn = (overlaid_fan(compared, each, theme_named(theme)) for each in wanted)
    return tuple(picture for picture in drawn if picture is not None)


def overlaid_fan(compared: PairedComparison, overlay: Overlay, theme: Theme) -> Picture | None:
    """The base and up to four others in one panel: the middle of the runs, and most of them as a band.

    Only runs that came through in every scenario that is drawn count, so that all bands share their luck.
    Flows are sums over the years of the run.

    Returns
    -------
    Picture or None
        None where nothing of this ever happens, where it was not measured, where no run came through in
        all scenarios, or where a flow has not two whole years.
    """
    m = measure(overlay.measure)
    together = _with_shared_runs(compared.results[:MOST_OVERLAID])
    if not len(together[0]) or any(m.name not in each.series for each in together):
        return None
    values = [_sums(each, m, overlay.bloc) for each in together]
    if not any(each.any() for each in values) or values[0].shape[1] < 2:
        return None
    titles = [compared.title(each.scenario.name) for each in together]
    fans = [
        Fan(title, look, _band(each))
        for title, look, each in zip(titles, (BASE_LOOK, *SCENARIO_LOOKS), values, strict=False)
    ]
    title = _(_OVERLAY_TITLES[overlay.outcome])
    title = _("{what}, in each year of the run", what=title) if is_flow(m) else title
    with own_settings():
        canvas = _draw_overlay(together, m, fans, title, _overlay_note(compared, together), theme)
    alt = _overlay_in_words(together, m, title, fans)
    return Picture(f"over_time_{overlay.outcome}", title, alt, canvas.figure, theme)


def _with_shared_runs(scenarios: Sequence["Ensemble"]) -> list["Ensemble"]:
    """The scenarios with those runs alone that came through in all of them."""
    shared = sorted(set(scenarios[0].replicates).intersection(*(each.replicates for each in scenarios)))
    return [_only(each, shared) for each in scenarios]


def _only(results: "Ensemble", numbers: list[int]) -> "Ensemble":
    if list(results.replicates) == numbers:
        return results
    rows = [results.replicates.index(number) for number in numbers]
    parts = ("series", "final", "opening", "ledger")
    kept: dict[str, Any] = {part: {k: x[rows] for k, x in getattr(results, part).items()} for part in parts}
    return replace(results, replicates=tuple(numbers), **kept)


def _sums(results: "Ensemble", m: Measure, bloc: str | None) -> Array:
    """Sums over the sides of a bloc, or over all, at every step or over every whole year, ``(R, T or Y)``."""
    series = by_year(results, m)[:, : full_years(results)] if is_flow(m) else results[m.name]
    total: Array = (series if bloc is None else series[..., history(results).of_bloc(bloc)]).sum(axis=-1)
    return total


def _band(values: Array) -> Array:
    """Quantiles as ``Fan`` has them; here the dark band is as wide as the pale one."""
    low, middle, high = band_quantiles(values)
    return np.stack([low, low, middle, high, high])


def _overlay_note(compared: PairedComparison, together: Sequence["Ensemble"]) -> str:
    runs, others = len(together[0]), len(compared.against)
    key = (
        N_("Lines: the only run of each story.")
        if runs == 1
        else N_("Lines: middle of {runs} each. Bands: {most}.")
    )
    note = _(key, runs=runs_text(runs), most=band_text(runs))
    if len(compared.results) > MOST_OVERLAID:
        note += " " + _(
            "Shown: the base and the first {shown} of the {others} others.",
            shown=MOST_OVERLAID - 1,
            others=others,
        )
    return note


def _draw_overlay(
    together: Sequence["Ensemble"], m: Measure, fans: Sequence[Fan], title: str, note: str, theme: Theme
) -> Canvas:
    """Names at the ends of the lines where there is room, else above the panel."""
    unit = unit_of_sum(m)
    beside = theme.width - LEFT - names_width(fans, unit) >= _NARROWEST
    named = fans if beside else [replace(fan, name="") for fan in fans]
    letters = int(_LETTERS * (theme.width - _KEY))
    rows = [] if beside else [textwrap.wrap(fan.name, letters) or [""] for fan in fans]
    key = _ROW * sum(map(len, rows)) + (0.0 if beside else 0.04)
    canvas = Canvas(key + _BODY, title, note, theme)
    below = 0.0 if is_flow(m) or _start_together(together) else 0.2
    height = canvas.body - key - 0.05 - FOOT - below
    axes = canvas.axes(LEFT, key + 0.05, canvas.width - LEFT - names_width(named, unit), height)
    _draw_overlaid_panel(axes, together, m, fans, theme)
    name_fans(axes, named, [fan.ends(unit) for fan in named], theme)
    row = 0
    for fan, parts in zip(fans, rows, strict=False):
        look: dict[str, Any] = overlaid_line(fan.look, fan.look == BASE_LOOK, theme)
        spots = [MARGIN + part * _KEY for part in (0.08, 0.5, 0.92)]
        canvas.line(spots, _ROW * (row + 0.3), markersize=5.5, markevery=[1], **look)
        for part in parts:
            canvas.write(part, _ROW * (row + 0.3), x=MARGIN + _KEY + 0.08, va="center_baseline")
            row += 1
    return canvas


def _start_together(together: Sequence["Ensemble"]) -> bool:
    return len({each.dates[0] for each in together}) == 1


def _draw_overlaid_panel(
    axes: "Axes", together: Sequence["Ensemble"], m: Measure, fans: Sequence[Fan], theme: Theme
) -> None:
    moments = fans[0].quantiles.shape[1]
    when = np.arange(1.0, moments + 1.0) if is_flow(m) else decimal_years(together[0])
    if not is_flow(m) and not _start_together(together):
        when = when - when[0]
    at, drawn = thinned(when, fans)
    broad = [fan for fan in drawn if fan.look == BASE_LOOK]
    draw_overlaid_fans(axes, at, drawn, broad, yearly=is_flow(m), theme=theme)
    if is_flow(m):
        set_years_of_run(axes, moments)
    elif _start_together(together):
        set_calendar(axes, when)
    else:
        _set_years_since_start(axes, when)
    set_value_scale(axes, unit_of_sum(m), fans)


def _set_years_since_start(axes: "Axes", when: Array) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axes.set_xlim(when[0], when[-1])
    axes.xaxis.set_major_locator(MaxNLocator(5))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: short_decimal(x)))
    axes.set_xlabel(_("years since the start of each story"), fontsize=SMALL, color=INK)


def _overlay_in_words(together: Sequence["Ensemble"], m: Measure, title: str, fans: Sequence[Fan]) -> str:
    """The numbers at both ends of every line, each with its band, in sentences."""
    first, runs = together[0], len(together[0])
    key = N_("{first} to {last}") if _start_together(together) else N_("each story from its own start")
    holes = {
        "title": title,
        "period": _(key, first=month_text(first.dates[0]), last=month_text(first.dates[-1])),
        "runs": runs_text(runs),
        "most": band_text(runs),
    }
    sentences = [
        _(
            N_("{title}, {period}, in the only run of each story.")
            if runs == 1
            else N_("{title}, {period}. Middle of {runs} of each story; in brackets, {most}."),
            **holes,
        )
    ]
    part = (
        N_("{who}: {start} in year 1, {end} in year {last}.")
        if is_flow(m)
        else N_("{who}: {start} at the start, {end} at the end.")
    )
    for fan in fans:
        start, end = (_likely(fan.quantiles[:, t], unit_of_sum(m)) for t in (0, -1))
        sentences.append(_(part, who=fan.name, start=start, end=end, last=fan.quantiles.shape[1]))
    return " ".join(sentences)


def _likely(band: Array, unit: str) -> str:
    """A middle and its band; the middle alone where all runs are the same."""
    middle = amount(band[2], unit)
    return middle if band[0] == band[4] else f"{middle} ({between(band[0], band[4], unit)})"
