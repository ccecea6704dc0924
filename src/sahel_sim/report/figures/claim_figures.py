"""Figures of claims: effects, shares of the parameter space, tipping maps, and what mechanisms matter."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from math import asinh, isfinite
from typing import TYPE_CHECKING, Any

from sahel_sim.claim_testing.assumptions import Family
from sahel_sim.claim_testing.judgement import Effect, Finding
from sahel_sim.claim_testing.trial_results import Trial, TrialResult
from sahel_sim.claim_testing.verdict import MOST as ENOUGH
from sahel_sim.claim_testing.verdict import Ruling, Verdict
from sahel_sim.languages import _, speaks
from sahel_sim.report.claim_breaking import final_judgement, half_width, mechanism_of, usual_margin
from sahel_sim.report.claim_effect import effect_text
from sahel_sim.report.claim_text import (
    FINDING_MARKS,
    MARKS,
    accepted_share_text,
    finding_word,
    share_text,
    verdict_word,
)
from sahel_sim.report.figures.bars import ROW as BAR_ROW
from sahel_sim.report.figures.bars import Bar, draw_bars
from sahel_sim.report.figures.canvas import LINE, MARGIN, Canvas, blank, own_settings, text_width
from sahel_sim.report.figures.forest import NAME, STRIP, ForestEstimate, ForestRow, draw_forest
from sahel_sim.report.figures.heat import HeatCell, draw_cell
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.theme import INK, NO_NUMBER, PAPER, SMALL, SOFT, Look, Theme, pale, theme_named
from sahel_sim.report.figures.tipping_maps import tipping_maps
from sahel_sim.report.model_names import mechanism_name
from sahel_sim.report.number_format import count, percent, signed

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_ROWS = 12
"""Claims of one figure on a page."""

FOREST_LIMIT = 40.0
"""Half-widths of an interval that are drawn; what lies beyond stands at the edge as an arrow."""

FOREST_TICKS = (-30, -10, -3, -1, 0, 1, 3, 10, 30)

SHADE_LIMIT = 3.0
"""Half-widths of an interval at which the shades of mechanisms end."""

FALLS, RISES = "#7A2E00", "#56B4E9"
"""Shades of a margin that falls: to dark; of one that rises: to a middle blue, which is hatched besides."""

_FORESTS_ON_SLIDE, _BARS_ON_SLIDE, _ABLATIONS_ON_SLIDE = 4, 4, 1
_ROW = NAME + STRIP

_LOOKS = {Finding.HOLDS: (Look("#0072B2", "-", "o"), None), Finding.FAILS: (Look("#A03F00", "-", "s"), PAPER)}
_OPEN = (Look(SOFT, "-", "D"), "#CFCFCF")


_DARK = 0.55
"""Part of the way to the darkest shade from which marks on it are white."""


@dataclass(frozen=True)
class ClaimFigures:
    """The figures of claims.

    Attributes
    ----------
    forests, shares, ablations
        Of all claims, in parts.
    tippings
        One for each main claim.
    """

    forests: tuple[Picture, ...]
    shares: tuple[Picture, ...]
    ablations: tuple[Picture, ...]
    tippings: tuple[Picture, ...]

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """All figures in the order of the page."""
        return (*self.forests, *self.shares, *self.ablations, *self.tippings)


@speaks
def claim_figures(
    rulings: Sequence[Ruling], language: str = "en", theme: str | Theme = "page"
) -> ClaimFigures:
    """Draw all figures of claims."""
    wanted = theme_named(theme)
    return ClaimFigures(
        claim_forests(rulings, theme=wanted),
        claim_shares(rulings, theme=wanted),
        ablation_maps(rulings, theme=wanted),
        tipping_maps(rulings, theme=wanted),
    )


@speaks
def claim_forests(
    rulings: Sequence[Ruling], language: str = "en", theme: str | Theme = "page"
) -> tuple[Picture, ...]:
    """The effects of all claims less what is claimed, in half-widths of their intervals, in parts.

    Right of the line the effect is on the claim's side. Effects of different units share the axis, because
    each is measured by how surely it is known. The scale is an inverse hyperbolic sine: even near the line,
    logarithmic far from it.
    """
    wanted = theme_named(theme)
    shown = parts(rulings, _FORESTS_ON_SLIDE if wanted.wide else MOST_ROWS)
    return tuple(_claim_forest(part, at, len(shown), wanted) for at, part in enumerate(shown))


@speaks
def claim_shares(
    rulings: Sequence[Ruling], language: str = "en", theme: str | Theme = "page"
) -> tuple[Picture, ...]:
    """In which share of the parameter space each claim holds, in parts."""
    wanted = theme_named(theme)
    shown = parts(rulings, _BARS_ON_SLIDE if wanted.wide else MOST_ROWS)
    return tuple(_claim_share(part, at, len(shown), wanted) for at, part in enumerate(shown))


@speaks
def ablation_maps(
    rulings: Sequence[Ruling], language: str = "en", theme: str | Theme = "page"
) -> tuple[Picture, ...]:
    """Claims by mechanisms: how the margin changes without each, and whether the claim then holds.

    A change is told in half-widths of the interval without the mechanism, so that less than one may be luck.
    """
    wanted = theme_named(theme)
    tried = [ruling for ruling in rulings if ruling.trial.of(Family.ABLATION)]
    shown = parts(tried, _ABLATIONS_ON_SLIDE if wanted.wide else MOST_ROWS)
    return tuple(_ablation_map(part, at, len(shown), wanted) for at, part in enumerate(shown))


def parts(rulings: Sequence[Ruling], most: int = MOST_ROWS) -> list[Sequence[Ruling]]:
    """The claims in their order, in parts of nearly the same length."""
    pieces = -(-len(rulings) // most)
    ends = [round(len(rulings) * part / pieces) for part in range(pieces + 1)] if pieces else []
    return [rulings[first:last] for first, last in itertools.pairwise(ends)]


def position(effect: Effect) -> tuple[float, float, float]:
    """Low end, estimate and high end on the axis of a forest; not numbers where there is no interval."""
    half = (effect.high - effect.low) / 2.0
    if not (isfinite(half) and half > 0.0):
        return float("nan"), float("nan"), float("nan")
    low, value, high = ((x - effect.bound) / half for x in (effect.low, effect.value, effect.high))
    return low, value, high


def margin_change(trial: Trial, without: TrialResult) -> float:
    """How the margin differs from the usual one, in half-widths of the interval; may be no number."""
    half = half_width(without.judgement)
    return (without.margin - usual_margin(trial)) / half if half > 0.0 else float("nan")


def _part_title(title: str, part: int, of: int) -> str:
    """The title of one figure of several."""
    return title if of == 1 else _("{title} ({part} of {of})", title=title, part=part + 1, of=of)


def _row_name(ruling: Ruling) -> str:
    return f"{MARKS[ruling.verdict]} {ruling.trial.claim.name}"


def _verdict_key(theme: Theme) -> list[str]:
    """What the marks mean, in lines."""
    marks = [f"{MARKS[verdict]} {verdict_word(verdict)}" for verdict in Verdict]
    return ["   ".join(marks)] if theme.wide else ["   ".join(marks[:3]), "   ".join(marks[3:])]


def _claim_forest(rulings: Sequence[Ruling], part: int, of: int, theme: Theme) -> Picture:
    title = _part_title(_("How far each effect is from what is claimed"), part, of)
    note = _(
        "At the defaults. Effect less its bound, in half-widths of its interval; the scale "
        "narrows outwards. Claims are judged together, so one whose bar is clear of the line "
        "may still be open."
    )
    rows = [_forest_row(ruling) for ruling in rulings]
    key = [_("blue disc: holds; square: fails; grey diamond: open"), *_verdict_key(theme)]
    with own_settings():
        canvas = Canvas(len(rows) * _ROW + 0.62 + LINE * len(key), title, note, theme)
        height = min(len(rows) * _ROW, canvas.body - 0.56 - LINE * len(key))
        right = text_width([row.estimates[0].text for row in rows]) + 0.2
        width = canvas.width - 2 * MARGIN - right
        axes = canvas.axes(MARGIN + 0.05, 0.0, width, height)
        draw_forest(axes, rows, asinh(FOREST_LIMIT), theme)
        axes.set_xticks([asinh(x) for x in FOREST_TICKS], [count(x) for x in FOREST_TICKS])
        down = height + 0.26
        canvas.write(_("← against the claim"), down)
        canvas.write(_("for the claim →"), down, x=MARGIN + 0.05 + width, ha="right")
        for line, text in enumerate(key):
            canvas.write(text, down + 0.24 + LINE * line, color=SOFT)
    alt = f"{title}. {note} " + " ".join(_effect_in_words(ruling) for ruling in rulings)
    return Picture(f"claims_forest_{part + 1}", title, alt, canvas.figure, theme)


def _forest_row(ruling: Ruling) -> ForestRow:
    found = ruling.at_defaults
    look, fill = _LOOKS.get(found.finding, _OPEN)
    low, value, high = (asinh(x) for x in position(found.effect))
    text = effect_text(ruling.trial.claim, found.effect).value
    return ForestRow(_row_name(ruling), [ForestEstimate(low, value, high, text, look, fill)])


def _effect_in_words(ruling: Ruling) -> str:
    claim, found = ruling.trial.claim, ruling.at_defaults
    effect = effect_text(claim, found.effect)
    return _(
        "{claim}: {effect}, {bound}; {finding}; verdict: {verdict}.",
        claim=claim.name,
        effect=effect.line,
        bound=effect.bound,
        finding=finding_word(found.finding),
        verdict=verdict_word(ruling.verdict),
    )


def _claim_share(rulings: Sequence[Ruling], part: int, of: int, theme: Theme) -> Picture:
    title = _part_title(_("Where in the parameter space claims hold"), part, of)
    note = _(
        "Share of the draws over all parameters in which a claim holds, with its 95% "
        "interval. Diamond: share of the numbers that fit the record. Dashed: 10 and 90%, beyond which "
        "a verdict needs both to be."
    )
    key = _verdict_key(theme)
    with own_settings():
        canvas = Canvas(len(rulings) * BAR_ROW + 0.4 + LINE * len(key), title, note, theme)
        height = min(len(rulings) * BAR_ROW, canvas.body - 0.4 - LINE * len(key))
        axes = canvas.axes(MARGIN + 0.1, 0.0, canvas.width - 2 * MARGIN - 0.1, height)
        draw_bars(axes, [_share_bar(ruling) for ruling in rulings], theme)
        ticks = [0.0, round(1.0 - ENOUGH, 2), 0.5, ENOUGH, 1.0]
        axes.set_xticks(ticks, [percent(x, sign=x == 1.0) for x in ticks])
        for row, ruling in enumerate(rulings):
            look: dict[str, Any] = {"color": PAPER, "markeredgecolor": INK, "clip_on": False, "zorder": 6}
            axes.plot(ruling.trial.accepted_share[0], row, marker="D", markersize=6.5, **look)
        for x in (1.0 - ENOUGH, ENOUGH):
            for row in range(len(rulings)):
                strip = [row - 0.2, row + 0.2]
                axes.plot([x, x], strip, color=SOFT, linewidth=0.9, linestyle=(0, (3.0, 2.0)))
        for line, text in enumerate(key):
            canvas.write(text, height + 0.34 + LINE * line, color=SOFT)
    colon = _(": ")
    sentences = " ".join(
        f"{ruling.trial.claim.name}{colon}{value}" + (f" ({ends}), {fitted}." if ends else ".")
        for ruling in rulings
        for value, ends in [share_text(ruling)]
        for fitted in [_("of what fits the record {share}", share=accepted_share_text(ruling)[0])]
    )
    return Picture(f"claims_shares_{part + 1}", title, f"{title}. {note} {sentences}", canvas.figure, theme)


def _share_bar(ruling: Ruling) -> Bar:
    share, low, high = ruling.trial.share
    known = isfinite(share)
    value = share_text(ruling)[0]
    return Bar(_row_name(ruling), value, share if known else 0.0, interval=(low, high) if known else None)


def _ablation_map(rulings: Sequence[Ruling], part: int, of: int, theme: Theme) -> Picture:
    title = _part_title(_("What becomes of claims without one mechanism"), part, of)
    note = _(
        "A column for each mechanism switched off, against the middle of all single changes, "
        "which share their runs. Dark: the margin falls; blue, hatched: it rises. Full at "
        "three half-widths of the interval; below one it may be luck."
    )
    off = [mechanism_name(mechanism_of(each.setting)) for each in rulings[0].trial.of(Family.ABLATION)]
    with own_settings():
        head = text_width(off) + 0.06
        canvas = Canvas(head + len(rulings) * _ROW + 0.3 + 3 * LINE, title, note, theme)
        tall = len(rulings) * _ROW
        axes = blank(canvas.axes(MARGIN, head, canvas.width - 2 * MARGIN, tall))
        axes.set(xlim=(0, len(off)), ylim=(tall, 0.0))
        for column, name in enumerate(off):
            look: dict[str, Any] = {"rotation": 90, "ha": "center", "va": "bottom", "clip_on": False}
            axes.text(column + 0.5, -0.04, name, fontsize=SMALL, color=INK, **look)
        for row, ruling in enumerate(rulings):
            look = {"va": "center", "fontsize": SMALL, "color": INK, "clip_on": False}
            axes.text(0.0, row * _ROW + NAME * 0.5, _row_name(ruling), **look)
            for column, each in enumerate(ruling.trial.of(Family.ABLATION)):
                box = (column, row * _ROW + NAME - 0.02, 1.0, STRIP)
                _draw_ablation(
                    axes, box, margin_change(ruling.trial, each), final_judgement(each).finding, theme
                )
        _draw_ablation_key(canvas, head + tall + 0.12)
    alt = f"{title}. {note} " + " ".join(_ablations_in_words(ruling) for ruling in rulings)
    return Picture(f"claims_ablations_{part + 1}", title, alt, canvas.figure, theme)


def _draw_ablation(
    axes: "Axes", box: tuple[float, float, float, float], by: float, finding: Finding, theme: Theme
) -> None:
    depth = min(abs(by) / SHADE_LIMIT, 1.0) if isfinite(by) else 0.0
    fill: Any = pale(FALLS if by < 0.0 else RISES, depth) if isfinite(by) else NO_NUMBER
    mark = None
    if finding is not Finding.OPEN:
        mark = PAPER if by < 0.0 and depth > _DARK else INK
    hatch = PAPER if by >= 1.0 else None
    cell = HeatCell(*box, fill, hatch=hatch, mark=mark, filled=finding is Finding.HOLDS)
    draw_cell(axes, cell, edge="#BBBBBB", theme=theme)


def _draw_ablation_key(canvas: Canvas, down: float) -> None:
    """Cells that show how far a margin falls or rises, and what the marks mean."""
    width = canvas.width - 2 * MARGIN
    axes = blank(canvas.axes(MARGIN, down, width, 0.2))
    axes.set(xlim=(0.0, width), ylim=(0.2, 0.0))
    for at, by in enumerate((-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0)):
        _draw_ablation(axes, (1.35 + 0.26 * at, 0.0, 0.26, 0.2), by, Finding.OPEN, canvas.theme)
    look: dict[str, Any] = {"fontsize": SMALL, "color": INK, "va": "center"}
    axes.text(1.28, 0.1, _("margin falls"), ha="right", **look)
    axes.text(1.35 + 0.26 * 7 + 0.07, 0.1, _("margin rises"), ha="left", **look)
    marks = {
        found.name.lower(): f"{FINDING_MARKS[found]} {finding_word(found)}"
        for found in (Finding.HOLDS, Finding.FAILS)
    }
    canvas.write(_("{holds}, {fails}, no mark: open", **marks), down + 0.27)


def _ablations_in_words(ruling: Ruling) -> str:
    """Each mechanism without which the claim is decided otherwise, or its margin changes beyond luck."""
    trial, changes = ruling.trial, []
    for each in trial.of(Family.ABLATION):
        by = margin_change(trial, each)
        if abs(by) >= 1.0 or final_judgement(each).finding is not ruling.at_defaults.finding:
            size = signed(by, 1) if isfinite(by) else "\N{EN DASH}"
            word = finding_word(final_judgement(each).finding)
            changes.append(f"{mechanism_name(mechanism_of(each.setting))} {size}, {word}")
    words = "; ".join(changes) if changes else _("no mechanism matters surely")
    return f"{trial.claim.name}{_(': ')}{words}."
