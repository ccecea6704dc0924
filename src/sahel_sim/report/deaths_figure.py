"""Deaths, year by year: civilians by who killed them, and fighters by the side they were on."""

from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.core import Array
from sahel_sim.engine import Measure, measure
from sahel_sim.languages import N_, _, speaks
from sahel_sim.report.colours import INK
from sahel_sim.report.fan import FOOT, LEFT, lines_of
from sahel_sim.report.figure_layout import SMALL, WIDTH, Sheet, plain, wide
from sahel_sim.report.line_plot import Line, name_lines, numbered, scale
from sahel_sim.report.number_format import between, count
from sahel_sim.report.picture import Picture
from sahel_sim.report.quantiles import low_middle_high, most
from sahel_sim.report.sentences import in_all, short
from sahel_sim.results.dataset import full_years, whole_run, whom

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sahel_sim.results.ensemble import Ensemble

PANELS = (
    ("civilians_killed", N_("Civilians killed, by the side that killed them")),
    ("battle_losses", N_("Fighters killed, by the side they were on")),
)
"""The measures that are drawn, and what heads them."""

_HALF = 2.15
_SPREAD = 0.6
"""Part of a year over which the marks of one year stand apart."""


@speaks
def deaths_by_perpetrator(results: "Ensemble", language: str = "en") -> Picture:
    """Civilians killed by each side, and fighters that each side lost, in each year of the run.

    Marks are the middle of the runs, bars most of them.
    """
    title = _("Who kills civilians, and who loses fighters")
    alt = []
    with plain():
        runs = len(results)
        note = _(
            "Persons in each year of the run. Marks: middle of {runs}; bars: {most}.",
            runs=in_all(runs),
            most=most(runs),
        )
        sheet = Sheet(2 * _HALF + 0.2, title, note)
        for row, (name, head) in enumerate(PANELS):
            m, heading = measure(name), _(head)
            lines = lines_of(results, m)
            names = 0.35 + wide([line.who for line in lines], SMALL)
            axes = sheet.axes(LEFT, 0.22 + row * _HALF, WIDTH - LEFT - names, _HALF - 0.22 - FOOT)
            axes.set_title(heading, loc="left", fontsize=SMALL, color=INK, weight="bold", pad=6)
            _paint(axes, max(full_years(results), 1), lines)
            alt.append(_told(results, m, heading, lines))
        axes.set_xlabel(
            _("year of the run (it starts in {start})", start=results.dates[0][:7]), fontsize=SMALL, color=INK
        )
    return Picture("deaths", title, " ".join([f"{title}.", *alt]), sheet.figure)


def _paint(axes: "Axes", last: int, lines: list[Line]) -> None:
    for at, line in enumerate(lines):
        shift = _SPREAD * ((at + 0.5) / len(lines) - 0.5)
        year = np.arange(1.0, last + 1.0) + shift
        low, middle, high = line.fan[0], line.fan[2], line.fan[4]
        axes.vlines(year, low, high, color=line.look.colour, linewidth=1.6, alpha=0.55)
        axes.plot(
            year, middle, color=line.look.colour, marker=line.look.mark, markersize=4.5, linestyle="none"
        )
    scale(axes, "persons", lines)
    numbered(axes, last)
    if lines:
        name_lines(axes, lines, [""] * len(lines))


def _told(results: "Ensemble", m: Measure, heading: str, lines: list[Line]) -> str:
    """Each year's middle, and the whole run, of every side."""
    colon = _(": ")
    sentences = [f"{heading}{colon}".rstrip()]
    shown = {line.who: line for line in lines}
    for at, name in enumerate(whom(results, m.axis)):
        who = short(results.factions, name)
        if who in shown:
            whole = low_middle_high(whole_run(results, m)[:, at])
            years = "; ".join(_likely(year) for year in shown[who].fan[[0, 2, 4]].T)
            told = {"who": who, "years": years, "total": _likely(whole)}
            sentences.append(
                _(
                    "{who}, year by year (and in {most}): {years}; in the whole run {total}.",
                    most=most(len(results)),
                    **told,
                )
            )
    return " ".join(sentences if lines else [*sentences, _("Nothing of this happens in any run.")])


def _likely(quantiles: Array) -> str:
    low, middle, high = quantiles
    return f"{count(middle)} ({between(low, high, 'persons')})"
