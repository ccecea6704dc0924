"""How it ends: a bar for each kind of ending, and for each war how often it is over, with intervals."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sahel_sim.languages import N_, _, speaks
from sahel_sim.report.colours import GRID, INK, PAPER, SOFT
from sahel_sim.report.ending_shares import Share, how_it_ends, what_holds
from sahel_sim.report.figure_layout import MARGIN, SMALL, WIDTH, Sheet, plain, wide
from sahel_sim.report.picture import Picture
from sahel_sim.report.sentences import in_all

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sahel_sim.results.ensemble import Ensemble

BAR = "#0072B2"
"""The blue of Okabe and Ito; whether a war is over is told by the filling of a bar, not by its colour."""

_ROW, _GAP, _HEAD = 0.46, 0.3, 0.2


@speaks
def how_wars_end(results: "Ensemble", language: str = "en") -> Picture:
    """Shares of runs: how the war of state and rebels ends, and which wars are over.

    Full bars are runs in which that war is over, hatched bars those in which it is not; thin lines are 95 %
    intervals. A bar stands for nothing that occurs in no run, unless it tells whether a war is over.

    Parameters
    ----------
    results
        What was run.
    language
        ``en`` or ``fr``.
    """
    title = _("How the wars end")
    panels = [
        (title_of_panel, shares)
        for title_of_panel, shares in (
            (_("Between the state and the rebels, at the end"), how_it_ends(results)),
            (_("What is true at the end"), what_holds(results)),
        )
        if shares
    ]
    alone = len(results) == 1
    note = _(
        N_(
            "The only run. Full bars: the war is over, two years with fewer than 25 fighters "
            "killed in each. Hatched bars: it is not."
        )
        if alone
        else N_(
            "Share of {runs}. Full bars: the war is over, two years with fewer than 25 fighters "
            "killed in each. Hatched bars: it is not. Thin lines and brackets: 95% interval."
        ),
        runs=in_all(len(results)),
    )
    if not panels:
        note = _("Whether a war is over cannot be told of so short a run: it takes two years.")
    body = sum(_GAP + _HEAD + _ROW * len(shares) for _, shares in panels)
    with plain():
        sheet = Sheet(body + 0.1, title, note)
        top = 0.0
        for heading, shares in panels:
            axes = sheet.axes(MARGIN, top + _GAP, WIDTH - 2 * MARGIN, _ROW * len(shares) + _HEAD - 0.1)
            axes.set_title(heading, loc="left", fontsize=SMALL, color=INK, weight="bold", pad=4)
            _draw(axes, shares)
            top += _GAP + _HEAD + _ROW * len(shares)
    alt = [f"{title}.", note, *(_told(heading, shares) for heading, shares in panels)]
    return Picture("endings", title, " ".join(alt), sheet.figure)


def _draw(axes: "Axes", shares: Sequence[Share]) -> None:
    values = [f"{share.told()}  {_in_brackets(share)}".rstrip() for share in shares]
    room = 1.0 + (wide(values, SMALL) + 0.14) / (WIDTH - 2 * MARGIN - wide(values, SMALL) - 0.14)
    for row, (share, value) in enumerate(zip(shares, values, strict=True)):
        over = share.quiet / share.runs
        hatched: dict[str, Any] = {"facecolor": PAPER, "edgecolor": BAR, "hatch": "/////", "linewidth": 0.8}
        axes.barh(row, 1.0, height=0.3, color=GRID, alpha=0.55)
        if share.k > share.quiet:
            axes.barh(row, share.part - over, left=over, height=0.3, **hatched)
        if share.quiet:
            axes.barh(row, over, height=0.3, color=BAR)
        if share.runs > 1:
            axes.plot(share.interval, [row, row], color=PAPER, linewidth=3.2, solid_capstyle="butt")
            axes.plot(share.interval, [row, row], color=INK, linewidth=1.3, marker="|", markersize=7)
        axes.text(0.0, row - 0.24, share.title(), fontsize=SMALL, color=INK, va="bottom")
        axes.text(1.03, row, value, fontsize=SMALL, color=INK, va="center_baseline")
    axes.set(xlim=(0.0, room), ylim=(len(shares) - 0.7, -0.75), xticks=[], yticks=[])
    axes.grid(False)
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(colors=SOFT)


def _in_brackets(share: Share) -> str:
    return f"({share.likely()})" if share.likely() else ""


def _told(heading: str, shares: Sequence[Share]) -> str:
    colon = _(": ")
    parts = [f"{share.title()}{colon}{share.told()} {_in_brackets(share)}".rstrip() for share in shares]
    return f"{heading}{colon}{'; '.join(parts)}."
