"""How wars end, as bars with their intervals."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sahel_sim.languages import N_, _, speaks
from sahel_sim.report.ending_shares import EndingShare, how_it_ends, outcome_shares
from sahel_sim.report.figures.bars import ROW as BAR_ROW
from sahel_sim.report.figures.bars import Bar, draw_bars
from sahel_sim.report.figures.canvas import MARGIN, Canvas, heading, own_settings, text_width
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.theme import Theme, theme_named
from sahel_sim.report.sentences import runs_text

if TYPE_CHECKING:
    from sahel_sim.results.ensemble import Ensemble


GAP = 0.3
"""Inches between panels that stand side by side."""


@speaks
def how_wars_end(results: "Ensemble", language: str = "en", theme: str | Theme = "page") -> Picture:
    """Shares of runs: how the war of state and rebels ends, and which wars are over.

    Full bars are runs in which that war is over, hatched bars those in which it is not; thin lines are 95 %
    intervals. A bar stands for nothing that occurs in no run, unless it tells whether a war is over.
    """
    wanted, title = theme_named(theme), _("How the wars end")
    panels = [
        (words, shares)
        for words, shares in (
            (_("Between the state and the rebels, at the end"), how_it_ends(results)),
            (_("What is true at the end"), outcome_shares(results)),
        )
        if shares
    ]
    note = _(
        N_(
            "The only run. Full bars: the war is over, two years with fewer than 25 fighters "
            "killed in each. Hatched bars: it is not."
        )
        if len(results) == 1
        else N_(
            "Share of {runs}. Full bars: the war is over, two years with fewer than 25 fighters "
            "killed in each. Hatched bars: it is not. Thin lines and brackets: 95% interval."
        ),
        runs=runs_text(len(results)),
    )
    if not panels:
        note = _("Whether a war is over cannot be told of so short a run: it takes two years.")
    gap, head = 0.3, 0.2
    with own_settings():
        body = sum(gap + head + BAR_ROW * len(shares) for _, shares in panels)
        canvas = Canvas(body + 0.1, title, note, wanted)
        tallest = max((len(shares) for _, shares in panels), default=0)
        row = min(BAR_ROW, (canvas.body - gap - head) / max(tallest, 1)) if wanted.wide else BAR_ROW
        top = 0.0
        for (words, shares), (left, width) in zip(panels, _places(panels, canvas, wanted), strict=True):
            height = row * len(shares) + head - 0.1
            axes = canvas.axes(left + MARGIN, top + gap, width - 2 * MARGIN, height)
            draw_bars(axes, [_bar(share) for share in shares], wanted)
            heading(axes, words, pad=4)
            top += 0.0 if wanted.wide else gap + head + row * len(shares)
    alt = [f"{title}.", note, *(_shares_in_words(words, shares) for words, shares in panels)]
    return Picture("endings", title, " ".join(alt), canvas.figure, wanted)


def _places(
    panels: Sequence[tuple[str, Sequence[EndingShare]]], canvas: Canvas, theme: Theme
) -> list[tuple[float, float]]:
    """Where each panel begins and how wide it is: side by side on slides, the wider the longer its names."""
    if not theme.wide or len(panels) < 2:
        return [(0.0, canvas.width)] * len(panels)
    names = [text_width([share.title() for share in shares]) for _, shares in panels]
    free = canvas.width - GAP * (len(panels) - 1)
    widths = [free * name / sum(names) for name in names]
    lefts = [sum(widths[:at]) + GAP * at for at in range(len(widths))]
    return list(zip(lefts, widths, strict=True))


def _bar(share: EndingShare) -> Bar:
    over = share.quiet / share.runs
    value = f"{share.text()}  {_in_brackets(share)}".rstrip()
    return Bar(share.title(), value, over, share.part - over, share.interval if share.runs > 1 else None)


def _in_brackets(share: EndingShare) -> str:
    return f"({share.interval_text()})" if share.interval_text() else ""


def _shares_in_words(words: str, shares: Sequence[EndingShare]) -> str:
    colon = _(": ")
    parts = [f"{share.title()}{colon}{share.text()} {_in_brackets(share)}".rstrip() for share in shares]
    return f"{words}{colon}{'; '.join(parts)}."
