"""Shares of the parameter space in which claims hold, as bars with their intervals."""

from collections.abc import Sequence
from math import isfinite
from typing import TYPE_CHECKING, Any

from sahel_sim.claim_testing.verdict import MOST as ENOUGH
from sahel_sim.claim_testing.verdict import Ruling
from sahel_sim.languages import _, speaks
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
from sahel_sim.report.claim_text import share_told
from sahel_sim.report.colours import INK, SOFT
from sahel_sim.report.figure_layout import MARGIN, SMALL, WIDTH, Sheet, plain, wide
from sahel_sim.report.number_format import percent
from sahel_sim.report.picture import Picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_BAR, _TALL = "#7FB2D6", 0.13


@speaks
def claim_shares(rulings: Sequence[Ruling], language: str = "en") -> tuple[Picture, ...]:
    """In which share of the parameter space each claim holds, twelve claims a figure."""
    shown = parts(rulings)
    return tuple(_shares(part, at, len(shown)) for at, part in enumerate(shown))


def _shares(rulings: Sequence[Ruling], part: int, of: int) -> Picture:
    title, note = (
        part_title(_("Where in the parameter space claims hold"), part, of),
        _(
            "Share of the draws over all parameters in which a claim holds, with its 95% "
            "interval. Dashed: 10 and 90%, beyond which a verdict needs it to be."
        ),
    )
    values = [share_told(ruling)[0] for ruling in rulings]
    key = verdict_key()
    with plain():
        sheet = Sheet(len(rulings) * ROW + 0.36 + LINE * len(key), title, note)
        width = WIDTH - 2 * MARGIN - wide(values, SMALL) - 0.32
        axes = sheet.axes(MARGIN + 0.1, 0.0, width, len(rulings) * ROW)
        bare_rows(axes, len(rulings))
        axes.set_xlim(0.0, 1.0)
        ticks = [0.0, round(1.0 - ENOUGH, 2), 0.5, ENOUGH, 1.0]
        axes.set_xticks(ticks)
        axes.set_xticklabels([percent(x, sign=x == 1.0) for x in ticks])
        for x in (1.0 - ENOUGH, ENOUGH):
            axes.axvline(x, color=SOFT, linewidth=0.9, linestyle=(0, (3.0, 2.0)), zorder=0)
        names(axes, rulings)
        for row, (ruling, value) in enumerate(zip(rulings, values, strict=True)):
            _row(axes, ruling, middle(row), value)
        for line, text in enumerate(key):
            write(sheet, text, len(rulings) * ROW + 0.34 + LINE * line)
    colon = _(": ")
    told = " ".join(
        f"{ruling.trial.claim.name}{colon}{value}" + (f" ({ends})." if ends else ".")
        for ruling in rulings
        for value, ends in [share_told(ruling)]
    )
    return Picture(f"claims_shares_{part + 1}", title, f"{title}. {note} {told}", sheet.figure)


def _row(axes: "Axes", ruling: Ruling, y: float, value: str) -> None:
    share, low, high = ruling.trial.share
    label: dict[str, Any] = {"fontsize": SMALL, "color": INK, "va": "center_baseline"}
    axes.text(1.05, y, value, transform=axes.get_yaxis_transform(), **label)
    if isfinite(share):
        axes.barh([y], [share], height=_TALL, color=_BAR, edgecolor=INK, linewidth=0.6)
        axes.plot([low, high], [y, y], color=INK, linewidth=1.4)
        for end in (low, high):
            axes.plot([end, end], [y - _TALL / 3, y + _TALL / 3], color=INK, linewidth=1.4, clip_on=False)
