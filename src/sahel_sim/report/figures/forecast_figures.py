"""Figures of the standing forecast: deaths by month and dyad, as far as runs differ."""

from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.languages import _, speaks
from sahel_sim.report.figures.canvas import MARGIN, Canvas, own_settings
from sahel_sim.report.figures.event_figures import dyad_label
from sahel_sim.report.figures.fan import set_calendar
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.theme import BLUE, Theme, pale, theme_named
from sahel_sim.report.number_format import count

if TYPE_CHECKING:
    from sahel_sim.validation.standing_forecast import StandingForecast

_ROW, _LEFT, _RIGHT = 1.3, 0.42, 0.2


@speaks
def forecast_figure(made: "StandingForecast", language: str = "en", theme: str | Theme = "page") -> Picture:
    """The middle, half and nine tenths of the runs, of the deaths of each dyad by month."""
    wanted, title = theme_named(theme), _("Deaths by month that UCDP would record")
    note = _("Lines: the middle run. Bands: half and nine of ten runs. Each panel has its own scale.")
    across = 5 if wanted.wide else 2
    when = np.array([int(month[:4]) + (int(month[5:]) - 0.5) / 12.0 for month in made.months])
    words = []
    with own_settings():
        rows = -(-len(made.dyads) // across)
        canvas = Canvas(_ROW * rows + 0.1, title, note, wanted)
        height, colour = canvas.body / rows, wanted.colour(BLUE)
        columns = canvas.columns(len(made.dyads), across, gap=0.15)
        for at, (row, _column, left, width) in enumerate(columns):
            axes = canvas.axes(left + _LEFT, row * height + 0.3, width - _LEFT - _RIGHT, height - 0.6)
            ends = np.quantile(made.deaths[:, :, at], (0.05, 0.25, 0.5, 0.75, 0.95), axis=0)
            axes.fill_between(when, ends[0], ends[4], color=pale(colour, 0.25), linewidth=0)
            axes.fill_between(when, ends[1], ends[3], color=pale(colour, 0.5), linewidth=0)
            axes.plot(when, ends[2], color=colour, linewidth=1.2)
            axes.set_ylim(0.0, 1.08 * max(float(ends[4].max()), 5.0))
            set_calendar(axes, np.array([np.floor(when[0]), np.ceil(when[-1])]), few=True)
            canvas.write(dyad_label(made.dyads[at]), row * height + 0.08, left + MARGIN, weight="bold")
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
