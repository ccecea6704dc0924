"""Figures of comparisons: differences with their intervals, and every scenario over time in one panel."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sahel_sim.designs.paired_comparison import PairedComparison
from sahel_sim.languages import N_, _, in_language, speaks
from sahel_sim.report.comparison_text import apart, interval, runs_of_each
from sahel_sim.report.figures.canvas import MARGIN, Canvas, blank, own_settings, text_width
from sahel_sim.report.figures.fan import short_decimal
from sahel_sim.report.figures.forest import ForestEstimate, ForestRow, draw_forest, mark_key
from sahel_sim.report.figures.overlay_figures import overlaid_fans
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.run_figures import FigureSet
from sahel_sim.report.figures.survival_figures import accord_survival_figures
from sahel_sim.report.figures.theme import SCENARIO_LOOKS, Theme, theme_named
from sahel_sim.results.paired_differences import Difference

if TYPE_CHECKING:
    from matplotlib.axes import Axes


KINDS = ("chance", "share", "persons", "months")
"""Units of outcomes, a forest for each."""

_FOREST_TITLES = {
    "chance": N_("What happens: differences"),
    "share": N_("Shares: differences"),
    "persons": N_("Persons: differences"),
    "months": N_("Months: differences"),
}
"""What heads a forest, by the unit of its outcomes."""


@speaks
def comparison_figures(
    compared: PairedComparison, language: str = "en", theme: str | Theme = "page"
) -> FigureSet:
    """All figures of a comparison, by the part of the page that they stand in."""
    drawn = {
        "what_differs": difference_forests(compared, theme=theme),
        "over_time": overlaid_fans(compared, theme=theme),
        "how_accords_hold": accord_survival_figures(compared, theme=theme),
    }
    return {key: pictures for key, pictures in drawn.items() if pictures}


@speaks
def difference_forests(
    compared: PairedComparison, language: str = "en", theme: str | Theme = "page"
) -> tuple[Picture, ...]:
    """Differences with their intervals, a figure for each unit."""
    return tuple(each for kind in KINDS for each in difference_forest(compared, kind, theme_named(theme)))


def difference_forest(compared: PairedComparison, kind: str, theme: Theme) -> list[Picture]:
    """The differences of all outcomes of one unit; on slides in parts, none where there are none to draw.

    Persons have a scale for each outcome, all else has one scale. Where the differences in a number of
    persons are those in another, as in its change where all begin alike, it is not drawn again.
    """
    of_kind = ([d for d in against.differences if d.unit == kind] for against in compared.against)
    rows_with_pairs = [row for row in zip(*of_kind, strict=True) if any(d.pairs for d in row)]
    rows_with_pairs = _distinct(rows_with_pairs) if kind == "persons" else rows_with_pairs
    titles = [compared.title(a.scenario) for a in compared.against]
    title, note = _(_FOREST_TITLES[kind]), _forest_note(compared, kind)
    key = 0.2 * len(titles) + 0.1 if len(titles) > 1 else 0.0
    rows = [(row, _forest_row(row, kind)) for row in rows_with_pairs]
    parts = _in_parts(rows, theme.height - key - 1.2) if theme.height else [rows] if rows else []
    drawn = []
    for number, part in enumerate(parts):
        with own_settings():
            figure = _draw_forest_part([row for _, row in part], title, note, titles, key, theme).figure
        alt = _forest_in_words(title, note, [row for row, _ in part], titles)
        name = f"forest_{kind}" if number == 0 else f"forest_{kind}_{number + 1}"
        drawn.append(Picture(name, title, alt, figure, theme))
    return drawn


def _distinct(rows: Sequence[tuple[Difference, ...]]) -> list[tuple[Difference, ...]]:
    """The differences of all scenarios in each outcome, without those that say the same again."""
    kept: list[tuple[Difference, ...]] = []
    seen: set[tuple[float, ...]] = set()
    for row in rows:
        numbers = tuple(round(x, 9) for d in row for x in (d.difference, d.low, d.high))
        if numbers not in seen or not any(numbers):
            kept.append(row)
        seen.add(numbers)
    return kept


def _in_parts(
    rows: Sequence[tuple[tuple[Difference, ...], ForestRow]], room: float
) -> list[list[tuple[tuple[Difference, ...], ForestRow]]]:
    """The rows in their order, as many together as there is room for."""
    parts: list[list[tuple[tuple[Difference, ...], ForestRow]]] = []
    left = 0.0
    for row in rows:
        if row[1].height > left or not parts:
            parts.append([])
            left = room
        parts[-1].append(row)
        left -= row[1].height
    return parts


def _draw_forest_part(
    rows: Sequence[ForestRow], title: str, note: str, titles: Sequence[str], key: float, theme: Theme
) -> Canvas:
    tall = sum(row.height for row in rows)
    own_scales = all(row.own_scale for row in rows)
    canvas = Canvas(key + tall + (0.1 if own_scales else 0.4), title, note, theme)
    right = text_width([each.text for row in rows for each in row.estimates]) + 0.35
    axes = canvas.axes(MARGIN + 0.2, key, canvas.width - 2 * MARGIN - right, tall)
    limit = max(row.reach for row in rows)
    draw_forest(axes, rows, 1.0 if own_scales else limit, theme)
    if own_scales:
        blank(axes)
    else:
        _set_forest_scale(axes)
    for at, name in enumerate(titles if len(titles) > 1 else ()):
        canvas.write(name, 0.2 * at, x=MARGIN + 0.2, va="center")
        canvas.line([MARGIN + 0.05], 0.2 * at, **mark_key(SCENARIO_LOOKS[at], theme))
    return canvas


def _forest_note(compared: PairedComparison, kind: str) -> str:
    units = {
        "persons": N_("Persons; each outcome has a scale of its own"),
        "months": N_("Months, in pairs in which it happens in both stories"),
    }
    base = compared.title(compared.base)
    points = N_("Points of a hundred")
    unit = _(units.get(kind, points))
    return _(
        "{unit}. Marks: mean difference from {base}, {runs} pair by pair. Lines: 95% interval.",
        unit=unit,
        base=base,
        runs=runs_of_each(compared),
    )


def _forest_row(row: Sequence[Difference], kind: str) -> ForestRow:
    estimates = [
        ForestEstimate(*_scaled(each, kind), _difference_text(each), look)
        for each, look in zip(row, SCENARIO_LOOKS, strict=False)
    ]
    return ForestRow(in_language(row[0].label), estimates, own_scale=kind == "persons")


def _difference_text(difference: Difference) -> str:
    found = interval(difference)
    return f"{apart(difference)} ({found})" if found else apart(difference)


def _scaled(difference: Difference, kind: str) -> tuple[float, float, float]:
    """Ends and middle as they are difference: points, persons or months."""
    unit = 0.01 if kind in ("chance", "share") else 1.0
    return difference.low / unit, difference.difference / unit, difference.high / unit


def _set_forest_scale(axes: "Axes") -> None:
    from matplotlib.ticker import FuncFormatter

    axes.locator_params(axis="x", nbins=4)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: short_decimal(x)))


def _forest_in_words(
    title: str, note: str, rows: Sequence[tuple[Difference, ...]], titles: Sequence[str]
) -> str:
    colon = _(": ")
    parts = [
        f"{in_language(row[0].label)}{colon}"
        + "; ".join(f"{name} {_difference_text(d)}" for name, d in zip(titles, row, strict=True))
        for row in rows
    ]
    return f"{title}. {note} {'. '.join(parts)}."
