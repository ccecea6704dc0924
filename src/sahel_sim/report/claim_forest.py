"""Forests of claims: how far each effect is from what is claimed, on one axis for all of them."""

from collections.abc import Sequence
from math import asinh, isfinite
from typing import TYPE_CHECKING, Any

from sahel_sim.claim_testing.judgement import Effect, Finding
from sahel_sim.claim_testing.verdict import Ruling
from sahel_sim.languages import _, speaks
from sahel_sim.report.claim_effect import effect_told
from sahel_sim.report.claim_figure_rows import (
    LINE,
    ROW,
    bare_rows,
    middle,
    names,
    part_title,
    parts,
    verdict_key,
    write,
)
from sahel_sim.report.claim_text import finding_word, verdict_word
from sahel_sim.report.colours import INK, PAPER, SOFT
from sahel_sim.report.figure_layout import MARGIN, SMALL, WIDTH, Sheet, plain, wide
from sahel_sim.report.number_format import count
from sahel_sim.report.picture import Picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LIMIT = 40.0
"""Half-widths of an interval that are drawn; what lies beyond stands at the edge as an arrow."""

TICKS = (-30, -10, -3, -1, 0, 1, 3, 10, 30)

_LOOKS = {Finding.HOLDS: ("#0072B2", "o", "#0072B2"), Finding.FAILS: ("#A03F00", "s", PAPER)}
_OPEN = (SOFT, "D", "#CFCFCF")


@speaks
def claim_forests(rulings: Sequence[Ruling], language: str = "en") -> tuple[Picture, ...]:
    """The effects of all claims less what is claimed, in half-widths of their intervals, twelve a figure.

    Right of the line the effect is on the claim's side. Effects of different units share the axis, because
    each is measured by how surely it is known. The scale is an inverse hyperbolic sine: even near the line,
    logarithmic far from it.
    """
    shown = parts(rulings)
    return tuple(_forest(part, at, len(shown)) for at, part in enumerate(shown))


def placed(effect: Effect) -> tuple[float, float, float]:
    """Low end, estimate and high end on the axis; not numbers where there is no interval."""
    half = (effect.high - effect.low) / 2.0
    if not (isfinite(half) and half > 0.0):
        return float("nan"), float("nan"), float("nan")
    low, value, high = ((x - effect.bound) / half for x in (effect.low, effect.value, effect.high))
    return low, value, high


def _forest(rulings: Sequence[Ruling], part: int, of: int) -> Picture:
    title = part_title(_("How far each effect is from what is claimed"), part, of)
    values = [effect_told(ruling.trial.claim, ruling.at_defaults.effect).value for ruling in rulings]
    key = [_("blue disc: holds; square: fails; grey diamond: open"), *verdict_key()]
    with plain():
        sheet = Sheet(
            len(rulings) * ROW + 0.62 + LINE * len(key),
            title,
            _(
                "At the defaults. Effect less its bound, in half-widths of its interval; the scale "
                "narrows outwards. Claims are judged together, so one whose bar is clear of the line "
                "may still be open."
            ),
        )
        width = WIDTH - 2 * MARGIN - wide(values, SMALL) - 0.2
        axes = sheet.axes(MARGIN + 0.05, 0.0, width, len(rulings) * ROW)
        bare_rows(axes, len(rulings))
        axes.set_xlim(-asinh(LIMIT), asinh(LIMIT))
        axes.set_xticks([asinh(x) for x in TICKS])
        axes.set_xticklabels([count(x) for x in TICKS])
        axes.axvline(0.0, color=INK, linewidth=1.0, zorder=0)
        names(axes, rulings)
        for row, (ruling, value) in enumerate(zip(rulings, values, strict=True)):
            _row(axes, ruling, middle(row), value)
        down = len(rulings) * ROW + 0.26
        write(sheet, _("← against the claim"), down, color=INK)
        right = (MARGIN + 0.05 + width) / WIDTH
        write(sheet, _("for the claim →"), down, color=INK, x=right, ha="right")
        for line, text in enumerate(key):
            write(sheet, text, down + 0.24 + LINE * line)
    claims_forest_note = _(
        "At the defaults. Effect less its bound, in half-widths of its interval; the scale "
        "narrows outwards. Claims are judged together, so one whose bar is clear of the line "
        "may still be open."
    )
    alt = f"{title}. {claims_forest_note} " + " ".join(_told(ruling) for ruling in rulings)
    return Picture(f"claims_forest_{part + 1}", title, alt, sheet.figure)


def _row(axes: "Axes", ruling: Ruling, y: float, value: str) -> None:
    found = ruling.at_defaults
    low, centre, high = placed(found.effect)
    colour, mark, inside = _LOOKS.get(found.finding, _OPEN)
    label: dict[str, Any] = {"fontsize": SMALL, "color": INK, "va": "center_baseline"}
    axes.text(1.03, y, value, transform=axes.get_yaxis_transform(), **label)
    if not isfinite(centre):
        return
    low, centre, high = map(asinh, (low, centre, high))
    edge = 0.97 * asinh(LIMIT)
    if high > -edge and low < edge:
        axes.plot([max(low, -edge), min(high, edge)], [y, y], color=colour, linewidth=1.8)
    beyond = abs(centre) > edge
    shape = (">" if centre > 0 else "<") if beyond else mark
    axes.plot(
        [max(-edge, min(centre, edge))],
        [y],
        marker=shape,
        color=colour,
        markerfacecolor=inside,
        markersize=6.0,
    )


def _told(ruling: Ruling) -> str:
    claim, found = ruling.trial.claim, ruling.at_defaults
    effect = effect_told(claim, found.effect)
    return _(
        "{claim}: {effect}, {bound}; {finding}; verdict: {verdict}.",
        claim=claim.name,
        effect=effect.line,
        bound=effect.bound,
        finding=finding_word(found.finding),
        verdict=verdict_word(ruling.verdict),
    )
