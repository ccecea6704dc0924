"""Tipping maps: where over military pressure and inclusivity a claim holds, and where it fails."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sahel_sim.claim_testing.judgement import Finding
from sahel_sim.claim_testing.tipping_grid import INCLUSIVITY, PRESSURE
from sahel_sim.claim_testing.trial_results import TrialResult
from sahel_sim.claim_testing.verdict import Ruling
from sahel_sim.languages import _, in_language, speaks
from sahel_sim.report.claim_figure_rows import write
from sahel_sim.report.claim_text import FINDING_MARKS, finding_word
from sahel_sim.report.colours import INK, PAPER
from sahel_sim.report.figure_layout import MARGIN, SMALL, WIDTH, Sheet, plain
from sahel_sim.report.heat_panel import GREY, HATCH
from sahel_sim.report.number_format import count, number
from sahel_sim.report.picture import Picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FILLS = {Finding.HOLDS: "#2B6EA6", Finding.FAILS: "#F6E3C5", Finding.OPEN: GREY}

_TALLEST, _TICKS = 3.4, 0.45

_LARGEST_MARKED = 30
"""Cells along a side up to which each has its mark."""


@speaks
def claim_tippings(rulings: Sequence[Ruling], language: str = "en") -> tuple[Picture, ...]:
    """A map for each claim that was tried over pressure and inclusivity."""
    return tuple(_tipping(ruling) for ruling in rulings if ruling.trial.cells)


def _tipping(ruling: Ruling) -> Picture:
    claim, found = ruling.trial.claim, ruling.trial.cells
    title, note = (
        _("Where {claim} holds", claim=claim.name),
        _(
            "The claim at each level of pressure and of inclusivity; where a world of the claim "
            "sets one of them itself, that stays."
        ),
    )
    across, up = (
        sorted({float(each.setting.changes[lever]) for each in found}) for lever in (INCLUSIVITY, PRESSURE)
    )
    width = WIDTH - 2 * MARGIN - _TICKS
    height = min(_TALLEST, width * len(up) / len(across))
    with plain():
        sheet = Sheet(height + 1.15, title, note)
        write(sheet, "↑ " + _("military pressure of the state"), 0.0, color=INK)
        axes = sheet.axes(MARGIN + _TICKS, 0.24, width, height)
        axes.set(xlim=(0, len(across)), ylim=(0, len(up)))
        axes.grid(False)
        axes.spines["bottom"].set_visible(False)
        marked = 0.0 if max(len(across), len(up)) > _LARGEST_MARKED else min(9.0, 90.0 / len(across))
        for each in found:
            x, y = (
                levels.index(float(each.setting.changes[lever]))
                for levels, lever in ((across, INCLUSIVITY), (up, PRESSURE))
            )
            _cell(axes, x, y, each.judgement.finding, marked)
        _ticks(axes, across, up)
        write(sheet, "→ " + _("inclusivity of the dialogue"), height + 0.5, color=INK)
        marks = "   ".join(f"{FINDING_MARKS[each]} {finding_word(each)}" for each in Finding)
        write(sheet, marks, height + 0.74, color=INK)
    alt = f"{title}. {note} {_told(found)}"
    return Picture(f"tipping_{claim.name}", title, alt, sheet.figure)


def _cell(axes: "Axes", x: int, y: int, finding: Finding, size: float) -> None:
    from matplotlib.patches import Rectangle

    look: dict[str, Any] = {"facecolor": FILLS[finding], "edgecolor": PAPER, "linewidth": 1.0}
    axes.add_patch(Rectangle((x, y), 1, 1, **look))
    if finding is Finding.OPEN:
        hatched: dict[str, Any] = {"facecolor": "none", "edgecolor": PAPER, "hatch": HATCH, "linewidth": 0.0}
        axes.add_patch(Rectangle((x, y), 1, 1, **hatched))
    elif size:
        ink = PAPER if finding is Finding.HOLDS else INK
        full = ink if finding is Finding.HOLDS else "none"
        axes.plot([x + 0.5], [y + 0.5], marker="o", markersize=size, color=ink, markerfacecolor=full)
    if finding is Finding.OPEN and size > 5.0:
        ground: dict[str, Any] = {"facecolor": GREY, "edgecolor": "none", "pad": 1.0}
        axes.text(x + 0.5, y + 0.5, "?", fontsize=SMALL, color=INK, ha="center", va="center", bbox=ground)


def _ticks(axes: "Axes", across: Sequence[float], up: Sequence[float]) -> None:
    for levels, set_ticks, set_labels in (
        (across, axes.set_xticks, axes.set_xticklabels),
        (up, axes.set_yticks, axes.set_yticklabels),
    ):
        step = max(1, -(-(len(levels) - 1) // 8))
        at = range(0, len(levels), step)
        set_ticks([x + 0.5 for x in at])
        set_labels([number(float(f"{levels[x]:.2g}")) for x in at])


def _told(cells: Sequence[TrialResult]) -> str:
    """How many cells hold, fail and are open, and each cell that holds or fails."""
    found = Counter(each.judgement.finding for each in cells)
    numbers = {finding.name.lower(): count(found[finding]) for finding in Finding}
    told = [
        _(
            "{all} cells: holds in {holds}, fails in {fails}, open in {open}.",
            all=count(len(cells)),
            **numbers,
        )
    ]
    for finding in (Finding.HOLDS, Finding.FAILS):
        named = [in_language(each.setting.label) for each in cells if each.judgement.finding is finding]
        if named:
            colon = _(": ")
            told.append(f"{finding_word(finding).capitalize()}{colon}{'; '.join(named)}.")
    return " ".join(told)
