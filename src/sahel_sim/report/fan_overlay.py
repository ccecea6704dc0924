"""Overlaid fans: how something goes over time in every story of a comparison, in one panel."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.core import Array
from sahel_sim.designs.paired_comparison import PairedComparison
from sahel_sim.engine import Measure, measure
from sahel_sim.languages import N_, _, speaks
from sahel_sim.report.colours import INK, Look
from sahel_sim.report.fan import FOOT, LEFT, MOMENTS, decimal_years, ends, names
from sahel_sim.report.figure_layout import MARGIN, SMALL, WIDTH, Sheet, plain
from sahel_sim.report.forest_plot import LOOKS
from sahel_sim.report.line_plot import Line, calendar, name_lines, numbered, scale, short_decimal
from sahel_sim.report.number_format import amount, between
from sahel_sim.report.picture import Picture
from sahel_sim.report.quantiles import low_middle_high, most
from sahel_sim.report.sentences import in_all
from sahel_sim.results.dataset import by_year, full_years, is_flow, unit_of_sum
from sahel_sim.results.history import history

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sahel_sim.results.ensemble import Ensemble

MOST = 5
"""Stories that are told apart where their bands lie on one another."""

BASE = Look("#9A9A9A", "-", "_")
"""How the base is drawn: a broad grey line without marks. The others look as they do in forests."""

_BODY, _ROW, _KEY = 2.6, 0.2, 0.42
_LETTERS = 50
_BROAD, _USUAL = 3.6, 2.0
_NARROWEST = 2.6
"""Inches that a panel keeps beside the names of its lines; else they stand above it."""


_TITLES = {
    "battle_deaths": N_("Fighters killed in all wars"),
    "civilians_killed_by_state": N_("Civilians killed by the state"),
    "civilians_killed_by_jihadists": N_("Civilians killed by jihadists"),
    "people_governed_by_state": N_("Share of the people governed by the state"),
    "jihadist_fighters": N_("Fighters of the jihadists"),
    "displaced": N_("People who have fled their homes"),
}
"""What heads each figure, by outcome."""


@dataclass(frozen=True)
class Overlay:
    """One figure: the outcome that it belongs to, what is measured, and the bloc that it is summed over."""

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
"""What is shown over time, by the outcome that it becomes; all of these are in ``compared.FIRST``."""


@speaks
def fans(compared: PairedComparison, language: str = "en") -> tuple[Picture, ...]:
    """Every story over time, a figure for each of ``OVERLAYS`` that was asked for and ever happens.

    Parameters
    ----------
    compared
        What is compared.
    language
        ``en`` or ``fr``.
    """
    wanted = (each for each in OVERLAYS if compared.asked is None or each.outcome in compared.asked)
    drawn = (overlaid(compared, each) for each in wanted)
    return tuple(picture for picture in drawn if picture is not None)


@speaks
def overlaid(compared: PairedComparison, overlay: Overlay, language: str = "en") -> Picture | None:
    """The base and up to four others in one panel: the middle of the runs, and most of them as a band.

    Only runs that came through in every story that is drawn count, so that all bands share their luck.
    Flows are sums over the years of the run.

    Parameters
    ----------
    compared
        What is compared.
    overlay
        What is drawn.
    language
        ``en`` or ``fr``.

    Returns
    -------
    Picture or None
        None where nothing of this ever happens, where it was not measured, where no run came through in
        all stories, or where a flow has not two whole years.
    """
    m = measure(overlay.measure)
    together = _side_by_side(compared.results[:MOST])
    if not len(together[0]) or any(m.name not in each.series for each in together):
        return None
    values = [_values(each, m, overlay.bloc) for each in together]
    if not any(each.any() for each in values) or values[0].shape[1] < 2:
        return None
    titles = [compared.title(each.scenario.name) for each in together]
    lines = [
        Line(title, look, _fan(each))
        for title, look, each in zip(titles, (BASE, *LOOKS), values, strict=False)
    ]
    title = _(_TITLES[overlay.outcome])
    title = _("{what}, in each year of the run", what=title) if is_flow(m) else title
    with plain():
        sheet = _drawn(together, m, lines, title, _note(compared, together))
    alt = _told(together, m, title, lines)
    return Picture(f"over_time_{overlay.outcome}", title, alt, sheet.figure)


def _side_by_side(stories: Sequence["Ensemble"]) -> list["Ensemble"]:
    """The stories with those runs alone that came through in all of them."""
    shared = sorted(set(stories[0].replicates).intersection(*(each.replicates for each in stories)))
    return [_only(each, shared) for each in stories]


def _only(results: "Ensemble", numbers: list[int]) -> "Ensemble":
    if list(results.replicates) == numbers:
        return results
    rows = [results.replicates.index(number) for number in numbers]
    parts = ("series", "final", "opening", "ledger")
    kept: dict[str, Any] = {part: {k: x[rows] for k, x in getattr(results, part).items()} for part in parts}
    return replace(results, replicates=tuple(numbers), **kept)


def _values(results: "Ensemble", m: Measure, bloc: str | None) -> Array:
    """Sums over the sides of a bloc, or over all, at every step or over every whole year, ``(R, T or Y)``."""
    series = by_year(results, m)[:, : full_years(results)] if is_flow(m) else results[m.name]
    total: Array = (series if bloc is None else series[..., history(results).of_bloc(bloc)]).sum(axis=-1)
    return total


def _fan(values: Array) -> Array:
    """Quantiles as ``Line`` has them; here the dark band is as wide as the pale one."""
    low, middle, high = low_middle_high(values)
    return np.stack([low, low, middle, high, high])


def _note(compared: PairedComparison, together: Sequence["Ensemble"]) -> str:
    runs, others = len(together[0]), len(compared.against)
    key = (
        N_("Lines: the only run of each story.")
        if runs == 1
        else N_("Lines: middle of {runs} each. Bands: {most}.")
    )
    note = _(key, runs=in_all(runs), most=most(runs))
    if len(compared.results) > MOST:
        note += " " + _(
            "Shown: the base and the first {shown} of the {others} others.", shown=MOST - 1, others=others
        )
    return note


def _drawn(together: Sequence["Ensemble"], m: Measure, lines: Sequence[Line], title: str, note: str) -> Sheet:
    """Names at the ends of the lines where there is room, else above the panel."""
    beside = WIDTH - LEFT - names(m, lines) >= _NARROWEST
    named = lines if beside else [replace(line, who="") for line in lines]
    rows = [] if beside else [textwrap.wrap(line.who, _LETTERS) or [""] for line in lines]
    key = _ROW * sum(map(len, rows)) + (0.0 if beside else 0.04)
    sheet = Sheet(key + _BODY, title, note)
    right = names(m, named)
    axes = sheet.axes(LEFT, key + 0.05, WIDTH - LEFT - right, _BODY - 0.05 - FOOT - _below(together, m))
    _paint(axes, together, m, lines)
    name_lines(axes, named, ends(m, named))
    row = 0
    for line, parts in zip(lines, rows, strict=False):
        for number, part in enumerate(parts):
            _explain(sheet, part, line.look if number == 0 else None, row)
            row += 1
    return sheet


def _below(together: Sequence["Ensemble"], m: Measure) -> float:
    """Inches for words below the years."""
    return 0.0 if is_flow(m) or _one_start(together) else 0.2


def _one_start(together: Sequence["Ensemble"]) -> bool:
    return len({each.dates[0] for each in together}) == 1


def _paint(axes: "Axes", together: Sequence["Ensemble"], m: Measure, lines: Sequence[Line]) -> None:
    moments = lines[0].fan.shape[1]
    kept = np.unique(np.append(np.arange(0, moments, -(-moments // MOMENTS)), moments - 1))
    when = np.arange(1.0, moments + 1.0) if is_flow(m) else decimal_years(together[0])
    if not is_flow(m) and not _one_start(together):
        when = when - when[0]
    for line in lines:
        _bands(axes, when[kept], line.fan[:, kept], line.look)
    for at, line in enumerate(lines):
        every = 1 if is_flow(m) else (at / len(lines) / 6.0, 1.0 / 6.0)
        drawn = _stroke(line.look) | {"markersize": 5.0, "markevery": every}
        axes.plot(when[kept], line.fan[2, kept], **drawn)
    if is_flow(m):
        numbered(axes, moments)
    elif _one_start(together):
        calendar(axes, when)
    else:
        _since_start(axes, when)
    scale(axes, unit_of_sum(m), lines)


def _bands(axes: "Axes", when: Array, fan: Array, look: Look) -> None:
    """Most of the runs: a pale band between thin lines that are broken as its middle is."""
    axes.fill_between(when, fan[0], fan[4], color=look.colour, alpha=0.13, linewidth=0)
    for edge in (fan[0], fan[4]):
        axes.plot(when, edge, color=look.colour, linestyle=look.dash, linewidth=0.7, alpha=0.8)


def _stroke(look: Look) -> dict[str, Any]:
    """How the middle of a story is drawn, as Matplotlib names it."""
    plain_line = look == BASE
    width, mark = (_BROAD, "") if plain_line else (_USUAL, look.mark)
    return {"color": look.colour, "linestyle": look.dash, "linewidth": width, "marker": mark}


def _since_start(axes: "Axes", when: Array) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axes.set_xlim(when[0], when[-1])
    axes.xaxis.set_major_locator(MaxNLocator(5))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: short_decimal(x, "")))
    axes.set_xlabel(_("years since the start of each story"), fontsize=SMALL, color=INK)


def _explain(sheet: Sheet, text: str, look: Look | None, row: int) -> None:
    """A line of the key above the panel: how a story is drawn, and its title."""
    from matplotlib.lines import Line2D

    down = 1.0 - (sheet.top + _ROW * (row + 0.3)) / sheet.height
    sheet.figure.text(
        (MARGIN + _KEY + 0.08) / WIDTH, down, text, fontsize=SMALL, color=INK, va="center_baseline"
    )
    if look is not None:
        x = [(MARGIN + part * _KEY) / WIDTH for part in (0.08, 0.5, 0.92)]
        sample = Line2D(x, [down] * 3, markersize=5.5, markevery=[1], **_stroke(look))
        sample.set_transform(sheet.figure.transFigure)
        sheet.figure.add_artist(sample)


def _told(together: Sequence["Ensemble"], m: Measure, title: str, lines: Sequence[Line]) -> str:
    """The numbers at both ends of every line, each with its band, in sentences."""
    first, runs = together[0], len(together[0])
    key = N_("{first} to {last}") if _one_start(together) else N_("each story from its own start")
    holes = {
        "title": title,
        "period": _(key, first=first.dates[0][:7], last=first.dates[-1][:7]),
        "runs": in_all(runs),
        "most": most(runs),
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
    for line in lines:
        start, end = (_likely(line.fan[:, t], m) for t in (0, -1))
        sentences.append(_(part, who=line.who, start=start, end=end, last=line.fan.shape[1]))
    return " ".join(sentences)


def _likely(fan: Array, m: Measure) -> str:
    """A middle and its band; the middle alone where all runs are the same."""
    unit = unit_of_sum(m)
    middle = amount(fan[2], unit)
    return middle if fan[0] == fan[4] else f"{middle} ({between(fan[0], fan[4], unit)})"
