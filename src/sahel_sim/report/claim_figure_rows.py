"""Rows: figures with a line for each claim's name and a strip below it, in parts that fit a page."""

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sahel_sim.claim_testing.verdict import Ruling, Verdict
from sahel_sim.languages import _
from sahel_sim.report.claim_text import MARKS, verdict_word
from sahel_sim.report.colours import INK, PAPER, SOFT
from sahel_sim.report.figure_layout import MARGIN, SMALL, WIDTH, Sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 12
"""Rows of one figure."""

NAME, STRIP = 0.2, 0.2
"""Inches of a row for the name and for what is drawn."""

ROW = NAME + STRIP + 0.04

LINE = 0.18
"""Inches of a line of small letters."""


def parts(rulings: Sequence[Ruling]) -> list[Sequence[Ruling]]:
    """The claims in their order, in parts of nearly the same length."""
    number = -(-len(rulings) // MOST)
    ends = [round(len(rulings) * part / number) for part in range(number + 1)] if number else []
    return [rulings[first:last] for first, last in itertools.pairwise(ends)]


def part_title(title: str, part: int, of: int) -> str:
    """The title of one figure of several."""
    return title if of == 1 else _("{title} ({part} of {of})", title=title, part=part + 1, of=of)


def middle(row: int) -> float:
    """Where the strip of a row has its middle, inches below the first."""
    return row * ROW + NAME + STRIP / 2.0


def names(axes: "Axes", rulings: Sequence[Ruling]) -> None:
    """Write each claim's mark and name above its strip; the axes are inches down."""
    edge = axes.get_yaxis_transform()
    look: dict[str, Any] = {"fontsize": SMALL, "color": INK, "va": "center", "clip_on": False}
    look["bbox"] = {"facecolor": PAPER, "edgecolor": "none", "pad": 0.5}
    for row, ruling in enumerate(rulings):
        name = f"{MARKS[ruling.verdict]} {ruling.trial.claim.name}"
        axes.text(0.0, row * ROW + NAME * 0.55, name, transform=edge, **look)


def bare_rows(axes: "Axes", rows: int) -> None:
    """Axes of so many rows, measured downwards in inches, without rules across."""
    axes.set_ylim(rows * ROW, 0.0)
    axes.set_yticks([])
    axes.grid(False)


def write(sheet: Sheet, text: str, down: float, **look: Any) -> None:
    """A line of small letters so many inches below the title."""
    y = 1.0 - (sheet.top + down) / sheet.height
    settings: dict[str, Any] = {"x": MARGIN / WIDTH, "fontsize": SMALL, "color": SOFT, "va": "top", **look}
    sheet.figure.text(y=y, s=text, **settings)


def verdict_key() -> list[str]:
    """What the marks mean, in lines."""
    told = [f"{MARKS[verdict]} {verdict_word(verdict)}" for verdict in Verdict]
    return ["   ".join(told[:3]), "   ".join(told[3:])]
