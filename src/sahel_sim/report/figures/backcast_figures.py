"""Figures of a backcast: what came by month, and what the model said of it."""

from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.languages import _, speaks
from sahel_sim.report.figures.canvas import own_settings
from sahel_sim.report.figures.dyad_fans import draw_fans, panels_of_dyads
from sahel_sim.report.figures.event_figures import dyad_label
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.theme import INK, Theme, theme_named
from sahel_sim.report.number_format import percent
from sahel_sim.validation.backcast import WITH_CHANGES

if TYPE_CHECKING:
    from sahel_sim.validation.backcast import Backcast


@speaks
def backcast_figure(found: "Backcast", language: str = "en", theme: str | Theme = "page") -> Picture:
    """Recorded deaths by month as points, and the middle, half and nine tenths of the model's runs."""
    wanted, title = theme_named(theme), _("What came, and what the model said of it")
    note = _(
        "Deaths by month. Points: recorded by UCDP. Bands: half and nine of ten runs, with the changes "
        "from outside that the record has. Each panel has its own scale."
    )
    words, said = [], found.samples[WITH_CHANGES]
    with own_settings():
        canvas = panels_of_dyads(found.dyads, title, note, wanted)
        for at, axes, when, ends in draw_fans(canvas, found.months, found.dyads, said, wanted):
            came = found.outcome[:, at]
            axes.plot(when, came, "o", color=INK, markersize=2.2)
            axes.set_ylim(0.0, 1.08 * max(float(np.quantile(ends[4], 0.9)), float(came.max()), 5.0))
            inside = float(((came >= ends[0]) & (came <= ends[4])).mean())
            words.append(
                _(
                    "{dyad}: {share} of the months within nine of ten runs.",
                    dyad=dyad_label(found.dyads[at]),
                    share=percent(inside),
                )
            )
    return Picture("backcast", title, " ".join(words), canvas.figure, wanted)
