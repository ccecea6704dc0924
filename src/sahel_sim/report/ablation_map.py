"""Ablation maps: what becomes of each claim when one mechanism is switched off."""

from collections.abc import Sequence
from math import isfinite
from typing import TYPE_CHECKING, Any

from sahel_sim.claim_testing.assumptions import Family
from sahel_sim.claim_testing.judgement import Finding
from sahel_sim.claim_testing.trial_results import Trial, TrialResult
from sahel_sim.claim_testing.verdict import Ruling
from sahel_sim.languages import _, speaks
from sahel_sim.report.claim_breaking import half_width, mechanism_of, said, usual_margin
from sahel_sim.report.claim_figure_rows import (
    LINE,
    NAME,
    ROW,
    STRIP,
    bare_rows,
    names,
    part_title,
    parts,
    write,
)
from sahel_sim.report.claim_text import FINDING_MARKS, finding_word
from sahel_sim.report.colours import INK, PAPER
from sahel_sim.report.figure_layout import MARGIN, SMALL, WIDTH, Sheet, plain, wide
from sahel_sim.report.heat_panel import GREY
from sahel_sim.report.number_format import signed
from sahel_sim.report.picture import Picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LIMIT = 3.0
"""Half-widths of an interval at which the shades end."""

FALLS, RISES = "#7A2E00", "#56B4E9"
"""Shades of a margin that falls: to dark; of one that rises: to a middle blue, which is hatched besides."""

HATCH = "/////"

_PALE = 0.55
"""Part of the way to the darkest shade from which marks on it are white."""


@speaks
def ablation_maps(rulings: Sequence[Ruling], language: str = "en") -> tuple[Picture, ...]:
    """Claims by mechanisms: how the margin changes without each, and whether the claim then holds.

    Twelve claims a figure. A change is told in half-widths of the interval without the mechanism, so that
    less than one may be luck.
    """
    shown = parts([ruling for ruling in rulings if ruling.trial.of(Family.ABLATION)])
    return tuple(_map(part, at, len(shown)) for at, part in enumerate(shown))


def change(trial: Trial, without: TrialResult) -> float:
    """How the margin differs from the usual one, in half-widths of the interval; may be no number."""
    half = half_width(without.judgement)
    return (without.margin - usual_margin(trial)) / half if half > 0.0 else float("nan")


def _map(rulings: Sequence[Ruling], part: int, of: int) -> Picture:
    title, note = (
        part_title(_("What becomes of claims without one mechanism"), part, of),
        _(
            "A column for each mechanism switched off, against the middle of all single changes, "
            "which share their runs. Dark: the margin falls; blue, hatched: it rises. Full at "
            "three half-widths of the interval; below one it may be luck."
        ),
    )
    off = [mechanism_of(each.setting) for each in rulings[0].trial.of(Family.ABLATION)]
    with plain():
        head = wide(off, SMALL) + 0.06
        sheet = Sheet(head + len(rulings) * ROW + 0.3 + 3 * LINE, title, note)
        axes = sheet.axes(MARGIN, head, WIDTH - 2 * MARGIN, len(rulings) * ROW)
        bare_rows(axes, len(rulings))
        axes.set_xlim(0, len(off))
        axes.set_xticks([])
        axes.spines["bottom"].set_visible(False)
        for column, name in enumerate(off):
            look: dict[str, Any] = {"rotation": 90, "ha": "center", "va": "bottom"}
            axes.text(column + 0.5, -0.04, name, fontsize=SMALL, color=INK, clip_on=False, **look)
        names(axes, rulings)
        for row, ruling in enumerate(rulings):
            for column, each in enumerate(ruling.trial.of(Family.ABLATION)):
                box = (column, row * ROW + NAME, 1.0, STRIP)
                _cell(axes, box, change(ruling.trial, each), said(each).finding)
        _key(sheet, head + len(rulings) * ROW + 0.12)
    alt = f"{title}. {note} " + " ".join(_told(ruling) for ruling in rulings)
    return Picture(f"claims_ablations_{part + 1}", title, alt, sheet.figure)


def _cell(axes: "Axes", box: tuple[float, float, float, float], by: float, finding: Finding) -> None:
    from matplotlib.patches import Rectangle

    left, top, width, height = box
    depth = min(abs(by) / LIMIT, 1.0) if isfinite(by) else 0.0
    fill = _shade(by, depth)
    look: dict[str, Any] = {"facecolor": fill, "edgecolor": "#BBBBBB", "linewidth": 0.5, "clip_on": False}
    axes.add_patch(Rectangle((left, top), width, height, **look))
    if by >= 1.0:
        look |= {"facecolor": "none", "edgecolor": PAPER, "hatch": HATCH, "linewidth": 0.0}
        axes.add_patch(Rectangle((left, top), width, height, **look))
    if finding is not Finding.OPEN:
        dark = by < 0.0 and depth > _PALE
        ink = PAPER if dark else INK
        full = ink if finding is Finding.HOLDS else fill
        axes.plot(
            [left + width / 2],
            [top + height / 2],
            marker="o",
            markersize=5.0,
            color=ink,
            markerfacecolor=full,
            markeredgewidth=1.1,
        )


def _shade(by: float, depth: float) -> Any:
    from matplotlib.colors import to_rgb

    if not isfinite(by):
        return GREY
    goal = to_rgb(FALLS if by < 0.0 else RISES)
    return tuple(1.0 - depth * (1.0 - part) for part in goal)


def _key(sheet: Sheet, down: float) -> None:
    """Cells that show how far a margin falls or rises, and what the marks mean."""
    axes = sheet.axes(MARGIN, down, WIDTH - 2 * MARGIN, 0.2)
    axes.set(xlim=(0.0, WIDTH - 2 * MARGIN), ylim=(0.2, 0.0), xticks=[], yticks=[])
    axes.grid(False)
    axes.spines["bottom"].set_visible(False)
    for at, by in enumerate((-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0)):
        _cell(axes, (1.35 + 0.26 * at, 0.0, 0.26, 0.2), by, Finding.OPEN)
    look: dict[str, Any] = {"fontsize": SMALL, "color": INK, "va": "center"}
    axes.text(1.28, 0.1, _("margin falls"), ha="right", **look)
    axes.text(1.35 + 0.26 * 7 + 0.07, 0.1, _("margin rises"), ha="left", **look)
    marks = {
        found.name.lower(): f"{FINDING_MARKS[found]} {finding_word(found)}"
        for found in (Finding.HOLDS, Finding.FAILS)
    }
    write(sheet, _("{holds}, {fails}, no mark: open", **marks), down + 0.27, color=INK)


def _told(ruling: Ruling) -> str:
    """Each mechanism without which the claim is decided otherwise, or its margin changes beyond luck."""
    trial, parts_told = ruling.trial, []
    for each in trial.of(Family.ABLATION):
        by = change(trial, each)
        if abs(by) >= 1.0 or said(each).finding is not ruling.at_defaults.finding:
            size = signed(by, 1) if isfinite(by) else "\N{EN DASH}"
            word = finding_word(said(each).finding)
            parts_told.append(f"{mechanism_of(each.setting)} {size}, {word}")
    told = "; ".join(parts_told) if parts_told else _("no mechanism matters surely")
    colon = _(": ")
    return f"{trial.claim.name}{colon}{told}."
