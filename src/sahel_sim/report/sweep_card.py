"""The answer of a sweep: at which ends of the levers an outcome is highest and lowest, and how surely."""

import numpy as np

from sahel_sim.designs.sweep_results import SweepOutcomes
from sahel_sim.languages import _, speaks
from sahel_sim.report.answer_card import AnswerCard, AskedQuestion, CardPanel
from sahel_sim.report.figures.bars import Bar
from sahel_sim.report.number_format import count
from sahel_sim.report.sentences import ignorance, other_numbers, runs_text, unsaid
from sahel_sim.report.sweep_cells import (
    Cells,
    Place,
    at_corner,
    ends_may_be_chance,
    finding,
    levers,
    unsure_cells,
)
from sahel_sim.report.two_questions import REBEL_WAR, AskedRuns, asked_of_settings
from sahel_sim.results.force_and_stalemate import from_names

MOST_OUTCOMES = 3
"""Outcomes that the card draws; the page has all."""


@speaks
def sweep_card(swept: SweepOutcomes, language: str = "en") -> AnswerCard:
    """What the ends of the levers say of each outcome."""
    sweep = swept.sweep
    cells = [Cells(swept, name) for name in sweep.outcomes]
    first = finding(cells[0])
    unsure, _widest = unsure_cells(cells[0])
    return AnswerCard(
        beforehand=unsaid({sweep.scenario.name: sweep.scenario}),
        question=_(
            "What do these levers change: {levers}?", levers=_("; ").join(each.name for each in levers(swept))
        ),
        answer=first,
        scales=[each.scale_line for each in levers(swept) if each.scale],
        panels=[
            CardPanel(each.title, _bars(each), [] if at == 0 else _sentences(each))
            for at, each in enumerate(cells[:MOST_OUTCOMES])
        ],
        asked=_asked(swept, cells[0]),
        overturned=[
            _("Settings between or beyond these: nothing is known of them."),
            other_numbers(sweep.scenario.parameter_draws),
        ],
        sure=[
            _(
                "Luck: {runs} in each cell, the same draws in all. In {n} of {cells} cells the interval of "
                "the first outcome is wide, or reaches across one half.",
                runs=runs_text(sweep.runs),
                n=count(unsure),
                cells=count(cells[0].unsure.size),
            ),
            ignorance(sweep.scenario.parameter_draws),
        ],
    )


def _asked(swept: SweepOutcomes, cells: Cells) -> list[AskedQuestion]:
    """The two questions, where their answers were read off."""
    told = from_names(swept.tally.beside)
    if told is None:
        return []
    asked = AskedRuns(swept.tally.scenarios, [cells.at(place) for place in cells.every()], told)
    return asked_of_settings(asked, ends=cells.name != REBEL_WAR)


def _sentences(cells: Cells) -> list[str]:
    """What the bars do not say: that both may be alike but for chance; all of it where there are none."""
    if not _bars(cells):
        return [finding(cells)]
    return [_("The difference may be chance.")] if ends_may_be_chance(cells) else []


def _bars(cells: Cells) -> list[Bar]:
    """The highest and the lowest corner, from 0 on one scale."""
    ends = cells.ends(cells.corners)
    if ends is None or (cells.estimates.mean[list(zip(*ends, strict=True))] < 0.0).any():
        return []
    top = 1.0 if cells.unit in ("chance", "share") else max(float(np.nanmax(cells.estimates.high)), 1e-9)
    low, high = ends
    if cells.value(low) == cells.value(high):
        name = _("the same at both ends") if len(cells.levers) == 1 else _("the same at every corner")
        return [_bar(cells, high, top, name)]
    return [_bar(cells, place, top, at_corner(cells, place)) for place in (high, low)]


def _bar(cells: Cells, place: Place, top: float, name: str) -> Bar:
    middle, low, high = (
        float(x[place]) for x in (cells.estimates.mean, cells.estimates.low, cells.estimates.high)
    )
    ends = (max(low, 0.0) / top, min(high / top, 1.0)) if np.isfinite(low) else None
    return Bar(name, f"{cells.value(place)} ({cells.interval(place)})", middle / top, 0.0, ends)
