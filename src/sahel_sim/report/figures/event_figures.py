"""Figures of recorded events: deaths by month of the deadliest dyads."""

from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.languages import N_, _, speaks
from sahel_sim.report.figures.canvas import MARGIN, Canvas, own_settings
from sahel_sim.report.figures.fan import set_calendar
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.theme import BLUE, SOFT, Theme, theme_named
from sahel_sim.report.number_format import count
from sahel_sim.validation.event_tables import faction_label

if TYPE_CHECKING:
    from sahel_sim.validation.event_series import EventTable

MOST_DYADS = 8
"""Dyads that are drawn; all are in the tables."""

_ROW, _LEFT, _RIGHT = 1.35, 0.42, 0.2

_SIDES = {"civilians": N_("Civilians"), "other": N_("Others")}


@speaks
def deaths_by_month(table: "EventTable", language: str = "en", theme: str | Theme = "page") -> Picture:
    """Recorded deaths by month in each of the deadliest dyads: the best figure, and low to high as a line."""
    wanted, title = theme_named(theme), _("Deaths recorded by month")
    note = _(
        "The deadliest dyads of {source}: best figures, and from low to high as thin lines. Each panel has "
        "its own scale.",
        source=table.source,
    )
    monthly, dyads = table.series("dyad"), table.dyads[:MOST_DYADS]
    across = 4 if wanted.wide else 2
    with own_settings():
        rows = -(-len(dyads) // across)
        canvas = Canvas(_ROW * rows + 0.1, title, note, wanted)
        height = canvas.body / max(rows, 1)
        words = []
        for (row, _column, left, width), dyad in zip(
            canvas.columns(len(dyads), across, gap=0.15), dyads, strict=True
        ):
            axes = canvas.axes(left + _LEFT, row * height + 0.3, width - _LEFT - _RIGHT, height - 0.6)
            chosen = monthly[monthly["dyad"] == dyad]
            when = np.array([period.year + (period.month - 0.5) / 12.0 for period in chosen["month"]])
            best = chosen["best"].to_numpy()
            axes.bar(when, best, width=1.0 / 12.0, color=wanted.colour(BLUE))
            axes.vlines(when, chosen["low"], chosen["high"], color=SOFT, linewidth=0.5)
            axes.set_ylim(bottom=0.0)
            set_calendar(axes, np.array([np.floor(when[0]), np.ceil(when[-1])]), few=True)
            canvas.write(dyad_label(dyad), row * height + 0.08, left + MARGIN, weight="bold")
            words.append(
                _(
                    "{dyad}: {deaths} in all, {most} in the worst month.",
                    dyad=dyad_label(dyad),
                    deaths=count(best.sum()),
                    most=count(best.max()),
                )
            )
    return Picture("deaths_by_month", title, " ".join(words), canvas.figure, wanted)


def dyad_label(dyad: str) -> str:
    """Both sides of a dyad by their names."""
    return " \N{EN DASH} ".join(side_label(side) for side in dyad.split("-"))


def side_label(side: str) -> str:
    """A faction of the map, civilians or others, for readers."""
    if side in _SIDES:
        return _(_SIDES[side])
    return faction_label(side).split(" (")[0]
