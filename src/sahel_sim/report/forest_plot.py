"""Forests: for each outcome the difference of each story from the base, and its interval."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.designs.paired_comparison import PairedComparison
from sahel_sim.languages import N_, _, in_language, speaks
from sahel_sim.report.colours import INK, PAPER, SOFT, Look
from sahel_sim.report.comparison_text import apart, interval, runs_of_each
from sahel_sim.report.figure_layout import MARGIN, SMALL, WIDTH, Sheet, plain, wide
from sahel_sim.report.line_plot import short_decimal
from sahel_sim.report.picture import Picture
from sahel_sim.results.paired_differences import Difference

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LOOKS = (
    Look("#0072B2", "-", "o"),
    Look("#D55E00", (0, (5.0, 1.8)), "s"),
    Look("#1A1A1A", (0, (1.2, 1.6)), "^"),
    Look("#009E73", (0, (3.0, 1.2)), "D"),
    Look("#CC79A7", (0, (2.0, 3.0)), "v"),
)
"""How each story but the base is drawn: colours, lines and marks differ."""

KINDS = ("chance", "share", "persons", "months")

LIMIT = 5.0
"""Standard deviations that are drawn; what lies beyond stands at the edge as an arrow."""

_LABEL, _LINE = 0.24, 0.2


_TITLES = {
    "chance": N_("What happens: differences"),
    "share": N_("Shares: differences"),
    "persons": N_("Persons: differences"),
    "months": N_("Months: differences"),
}
"""What heads a figure, by the unit of its outcomes."""


@speaks
def forest(compared: PairedComparison, kind: str, language: str = "en") -> Picture | None:
    """The differences of all outcomes of one unit; None where there are none to draw.

    Parameters
    ----------
    compared
        What is compared.
    kind
        ``chance``, ``share``, ``persons`` or ``months``.
    language
        ``en`` or ``fr``.
    """
    rows = list(zip(*([d for d in a.differences if d.unit == kind] for a in compared.against), strict=True))
    rows = [row for row in rows if any(d.pairs for d in row)]
    if not rows:
        return None
    titles = [compared.title(a.story) for a in compared.against]
    base = compared.title(compared.base)
    title, note = _(_TITLES[kind]), _note(compared, kind, base)
    key = 0.2 * len(titles) + 0.1 if len(titles) > 1 else 0.0
    tall = _LABEL + _LINE * len(titles)
    with plain():
        sheet = Sheet(key + tall * len(rows) + 0.4, title, note)
        values = [_value(d) for row in rows for d in row]
        width = WIDTH - 2 * MARGIN - wide(values, SMALL) - 0.35
        axes = sheet.axes(MARGIN + 0.2, key, width, tall * len(rows))
        _draw(axes, rows, kind, tall)
        for at, name in enumerate(titles if len(titles) > 1 else ()):
            down = 1.0 - (sheet.top + 0.2 * at) / sheet.height
            sheet.figure.text(0.05, down, name, fontsize=SMALL, color=INK, va="center")
            _mark(sheet, LOOKS[at], down)
    return Picture(f"forest_{kind}", title, _told(title, note, rows, titles), sheet.figure)


def _note(compared: PairedComparison, kind: str, base: str) -> str:
    units = {
        "persons": N_(
            "Position: in standard deviations of the runs of {base}, up to {limit}. Numbers: persons"
        ),
        "months": N_("Months, in pairs in which it happens in both stories"),
    }
    points = N_("Points of a hundred")
    limit = f"{LIMIT:g}"
    unit = _(units.get(kind, points), base=base, limit=limit)
    return _(
        "{unit}. Marks: mean difference from {base}, {runs} pair by pair. Lines: 95% interval.",
        unit=unit,
        base=base,
        runs=runs_of_each(compared),
    )


def _value(told: Difference) -> str:
    found = interval(told)
    return f"{apart(told)} ({found})" if found else apart(told)


def _draw(axes: "Axes", rows: Sequence[tuple[Difference, ...]], kind: str, tall: float) -> None:
    from matplotlib.ticker import FuncFormatter

    placed = [[_scaled(d, kind) for d in row] for row in rows]
    ends = np.abs([x for row in placed for place in row for x in place if np.isfinite(x)])
    limit = min(float(max(ends, default=1.0)) * 1.05 or 1.0, LIMIT if kind == "persons" else np.inf)
    edge = axes.get_yaxis_transform()
    for at, row in enumerate(rows):
        top = at * tall
        label: Any = {"transform": edge, "fontsize": SMALL, "color": INK}
        label["bbox"] = {"facecolor": PAPER, "edgecolor": "none", "pad": 0.5}
        axes.text(0.0, top + _LABEL * 0.62, in_language(row[0].label), **label)
        for number, (each, (low, middle, high)) in enumerate(zip(row, placed[at], strict=True)):
            y, look = top + _LABEL + _LINE * (number + 0.35), LOOKS[number]
            if np.isfinite(low):
                axes.plot(np.clip([low, high], -limit, limit), [y, y], color=look.colour, linewidth=1.8)
            if np.isfinite(middle):
                beyond = abs(middle) > limit
                mark = (">" if middle > 0 else "<") if beyond else look.mark
                spot = float(np.clip(middle, -limit, limit))
                axes.plot([spot], [y], color=look.colour, marker=mark, markersize=6.0, clip_on=False)
            told = _value(each)
            axes.text(1.04, y, told, transform=edge, fontsize=SMALL, color=INK, va="center_baseline")
    axes.axvline(0.0, color=SOFT, linewidth=0.9, zorder=0)
    axes.set(xlim=(-limit, limit), ylim=(len(rows) * tall, 0.0), yticks=[])
    axes.grid(False)
    axes.locator_params(axis="x", nbins=4)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: short_decimal(x, kind)))


def _scaled(told: Difference, kind: str) -> tuple[float, float, float]:
    """Ends and middle on the axis: points, months, or standard deviations of the base."""
    unit = {"chance": 0.01, "share": 0.01, "months": 1.0}.get(kind, told.spread)
    if not unit > 0.0:
        return float("nan"), float("nan"), float("nan")
    return told.low / unit, told.difference / unit, told.high / unit


def _mark(sheet: Sheet, look: Look, down: float) -> None:
    from matplotlib.lines import Line2D

    drawn = Line2D([0.02], [down], color=look.colour, marker=look.mark, markersize=6.0)
    drawn.set_transform(sheet.figure.transFigure)
    sheet.figure.add_artist(drawn)


def _told(title: str, note: str, rows: Sequence[tuple[Difference, ...]], titles: Sequence[str]) -> str:
    colon = _(": ")
    parts = [
        f"{in_language(row[0].label)}{colon}"
        + "; ".join(f"{name} {_value(d)}" for name, d in zip(titles, row, strict=True))
        for row in rows
    ]
    return f"{title}. {note} {'. '.join(parts)}."
