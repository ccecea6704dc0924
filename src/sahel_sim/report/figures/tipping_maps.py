"""Tipping maps: where over military pressure and inclusivity a claim holds, and where it fails."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sahel_sim.claim_testing.assumptions import INCLUSIVITY, PRESSURE
from sahel_sim.claim_testing.judgement import Finding
from sahel_sim.claim_testing.trial_results import TrialResult
from sahel_sim.claim_testing.verdict import Ruling
from sahel_sim.languages import _, in_language, speaks
from sahel_sim.report.claim_text import FINDING_MARKS, finding_word
from sahel_sim.report.figures.canvas import MARGIN, Canvas, blank, own_settings
from sahel_sim.report.figures.heat import HeatCell, draw_cell
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.theme import INK, NO_NUMBER, PAPER, SMALL, Theme, theme_named
from sahel_sim.report.number_format import count, number

if TYPE_CHECKING:
    from matplotlib.axes import Axes


_TIPPING_FILLS = {Finding.HOLDS: "#2B6EA6", Finding.FAILS: "#F6E3C5", Finding.OPEN: NO_NUMBER}


_TALLEST, _TICKS = 3.4, 0.45


_LARGEST_MARKED = 30
"""Cells along a side up to which each has its mark."""


@speaks
def tipping_maps(
    rulings: Sequence[Ruling], language: str = "en", theme: str | Theme = "page"
) -> tuple[Picture, ...]:
    """A map for each claim that was tried over pressure and inclusivity."""
    return tuple(_tipping_map(ruling, theme_named(theme)) for ruling in rulings if ruling.trial.cells)


def _tipping_map(ruling: Ruling, theme: Theme) -> Picture:
    claim, found = ruling.trial.claim, ruling.trial.cells
    title = _("Where {claim} holds", claim=claim.name)
    note = _(
        "The claim at each level of pressure and of inclusivity; where a world of the claim "
        "sets one of them itself, that stays."
    )
    across, up = (
        sorted({float(each.setting.changes[lever]) for each in found}) for lever in (INCLUSIVITY, PRESSURE)
    )
    width = theme.width - 2 * MARGIN - _TICKS
    height = min(_TALLEST, width * len(up) / len(across))
    with own_settings():
        canvas = Canvas(height + 1.15, title, note, theme)
        height = canvas.body - 1.15
        width = min(width, 2.0 * height * len(across) / len(up))
        canvas.write("↑ " + _("military pressure of the state"), 0.0)
        axes = blank(canvas.axes(MARGIN + _TICKS, 0.24, width, height))
        axes.set(xlim=(0, len(across)), ylim=(0, len(up)))
        size = 0.0 if max(len(across), len(up)) > _LARGEST_MARKED else min(9.0, 90.0 / len(across))
        for each in found:
            x, y = (
                levels.index(float(each.setting.changes[lever]))
                for levels, lever in ((across, INCLUSIVITY), (up, PRESSURE))
            )
            _draw_tipping(axes, x, y, each.judgement.finding, size, theme)
        for levels, set_ticks in ((across, axes.set_xticks), (up, axes.set_yticks)):
            at = range(0, len(levels), max(1, -(-(len(levels) - 1) // 8)))
            set_ticks([x + 0.5 for x in at], [number(float(f"{levels[x]:.2g}")) for x in at])
        canvas.write("→ " + _("inclusivity of the dialogue"), height + 0.5)
        marks = "   ".join(f"{FINDING_MARKS[each]} {finding_word(each)}" for each in Finding)
        canvas.write(marks, height + 0.74)
    alt = f"{title}. {note} {_cells_in_words(found)}"
    return Picture(f"tipping_{claim.name}", title, alt, canvas.figure, theme)


def _draw_tipping(axes: "Axes", x: int, y: int, finding: Finding, size: float, theme: Theme) -> None:
    holds, is_open = finding is Finding.HOLDS, finding is Finding.OPEN
    mark = None if is_open else PAPER if holds else INK
    hatch = PAPER if is_open else None
    cell = HeatCell(x, y, 1.0, 1.0, _TIPPING_FILLS[finding], hatch=hatch, mark=mark, filled=holds, size=size)
    draw_cell(axes, cell, theme=theme)
    if is_open and size > 5.0:
        ground = {"facecolor": NO_NUMBER, "edgecolor": "none", "pad": 1.0}
        axes.text(x + 0.5, y + 0.5, "?", fontsize=SMALL, color=INK, ha="center", va="center", bbox=ground)


def _cells_in_words(cells: Sequence[TrialResult]) -> str:
    """How many cells hold, fail and are open, and each cell that holds or fails."""
    found = Counter(each.judgement.finding for each in cells)
    numbers = {finding.name.lower(): count(found[finding]) for finding in Finding}
    sentences = [
        _(
            "{all} cells: holds in {holds}, fails in {fails}, open in {open}.",
            all=count(len(cells)),
            **numbers,
        )
    ]
    for finding in (Finding.HOLDS, Finding.FAILS):
        named = [in_language(each.setting.label) for each in cells if each.judgement.finding is finding]
        if named:
            sentences.append(f"{finding_word(finding).capitalize()}{_(': ')}{'; '.join(named)}.")
    return " ".join(sentences)
