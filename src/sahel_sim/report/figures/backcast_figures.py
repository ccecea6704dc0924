"""Figures of a backcast: what came by month, and what the model said of it."""

from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.languages import _, speaks
from sahel_sim.report.figures.canvas import MARGIN, Canvas, own_settings
from sahel_sim.report.figures.event_figures import dyad_label
from sahel_sim.report.figures.fan import set_calendar
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.theme import BLUE, INK, Theme, pale, theme_named
from sahel_sim.report.number_format import percent
from sahel_sim.validation.backcast import WITH_CHANGES

if TYPE_CHECKING:
    from sahel_sim.validation.backcast import Backcast

_ROW, _LEFT, _RIGHT = 1.3, 0.42, 0.2


@speaks
def backcast_figure(found: "Backcast", language: str = "en", theme: str | Theme = "page") -> Picture:
    """Recorded deaths by month as points, and the middle, half and nine tenths of the model's runs."""
    wanted, title = theme_named(theme), _("What came, and what the model said of it")
    note = _(
        "Deaths by month. Points: recorded by UCDP. Bands: half and nine of ten runs, with the changes "
        "from outside that the record has. Each panel has its own scale."
    )
    across = 5 if wanted.wide else 2
    when = np.array([int(month[:4]) + (int(month[5:]) - 0.5) / 12.0 for month in found.months])
    words = []
    with own_settings():
        rows = -(-len(found.dyads) // across)
        canvas = Canvas(_ROW * rows + 0.1, title, note, wanted)
        height, colour = canvas.body / rows, wanted.colour(BLUE)
        columns = canvas.columns(len(found.dyads), across, gap=0.15)
        for at, (row, _column, left, width) in enumerate(columns):
            axes = canvas.axes(left + _LEFT, row * height + 0.3, width - _LEFT - _RIGHT, height - 0.6)
            sample, came = found.samples[WITH_CHANGES][:, :, at], found.outcome[:, at]
            ends = np.quantile(sample, (0.05, 0.25, 0.5, 0.75, 0.95), axis=0)
            axes.fill_between(when, ends[0], ends[4], color=pale(colour, 0.25), linewidth=0)
            axes.fill_between(when, ends[1], ends[3], color=pale(colour, 0.5), linewidth=0)
            axes.plot(when, ends[2], color=colour, linewidth=1.2)
            axes.plot(when, came, "o", color=INK, markersize=2.2)
            axes.set_ylim(0.0, 1.08 * max(float(np.quantile(ends[4], 0.9)), float(came.max()), 5.0))
            set_calendar(axes, np.array([np.floor(when[0]), np.ceil(when[-1])]), few=True)
            canvas.write(dyad_label(found.dyads[at]), row * height + 0.08, left + MARGIN, weight="bold")
            inside = float(((came >= ends[0]) & (came <= ends[4])).mean())
            words.append(
                _(
                    "{dyad}: {share} of the months within nine of ten runs.",
                    dyad=dyad_label(found.dyads[at]),
                    share=percent(inside),
                )
            )
    return Picture("backcast", title, " ".join(words), canvas.figure, wanted)
