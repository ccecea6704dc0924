"""Figures of the standing forecast: deaths by month and dyad, as far as runs differ."""

from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.languages import _, speaks
from sahel_sim.report.figures.canvas import own_settings
from sahel_sim.report.figures.dyad_fans import draw_fans, panels_of_dyads
from sahel_sim.report.figures.event_figures import dyad_label
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.theme import Theme, theme_named
from sahel_sim.report.number_format import count

if TYPE_CHECKING:
    from sahel_sim.validation.standing_forecast import StandingForecast


@speaks
def forecast_figure(made: "StandingForecast", language: str = "en", theme: str | Theme = "page") -> Picture:
    """The middle, half and nine tenths of the runs, of the deaths of each dyad by month."""
    wanted, title = theme_named(theme), _("Deaths by month that UCDP would record")
    note = _("Lines: the middle run. Bands: half and nine of ten runs. Each panel has its own scale.")
    words = []
    with own_settings():
        canvas = panels_of_dyads(made.dyads, title, note, wanted)
        for at, axes, _when, ends in draw_fans(canvas, made.months, made.dyads, made.deaths, wanted):
            axes.set_ylim(0.0, 1.08 * max(float(ends[4].max()), 5.0))
            total = made.deaths[:, :, at].sum(axis=1)
            words.append(
                _(
                    "{dyad}: {middle} in all months of the middle run, {low} to {high} in nine of ten.",
                    dyad=dyad_label(made.dyads[at]),
                    middle=count(np.median(total)),
                    low=count(np.quantile(total, 0.05)),
                    high=count(np.quantile(total, 0.95)),
                )
            )
    return Picture("forecast", title, " ".join(words), canvas.figure, wanted)
