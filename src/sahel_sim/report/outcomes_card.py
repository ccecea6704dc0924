"""The answer of runs of which outcomes alone are kept: both questions, and the first outcomes."""

import numpy as np

from sahel_sim.designs.outcomes_only import OutcomeSample
from sahel_sim.languages import _, in_language, speaks
from sahel_sim.report.answer_card import AnswerCard, AskedQuestion, CardPanel
from sahel_sim.report.figures.bars import Bar
from sahel_sim.report.number_format import between
from sahel_sim.report.sentences import FEW, ignorance, other_numbers, runs_text, unsaid
from sahel_sim.report.study_text import estimate_lines, outcome_text
from sahel_sim.report.two_questions import AskedRuns, asked_of_story
from sahel_sim.results.force_and_stalemate import from_names
from sahel_sim.results.outcome_registry import outcome
from sahel_sim.stats.estimates import estimated

MOST_OUTCOMES = 3
"""Outcomes that the card draws; the page has all."""


@speaks
def outcomes_card(found: OutcomeSample, language: str = "en") -> AnswerCard:
    """The first outcome in a sentence, and whether force alone works and who gains, as the runs say."""
    scenario, runs = found.scenario, len(found)
    title = in_language(scenario.title) or scenario.name
    lines = estimate_lines(found.values, 0)
    bars = {name: _bars(found, name) for name in list(found.values)[:MOST_OUTCOMES]}
    few = [_("With only {runs}, shares of runs are rough. Take 100 or more.", runs=runs_text(runs))]
    return AnswerCard(
        beforehand=unsaid({scenario.name: scenario}),
        question=_("{story}: what comes out of {runs}?", story=title, runs=runs_text(runs)),
        answer=lines[0],
        asked=_asked(found, title),
        panels=[
            CardPanel(in_language(outcome(name).label), drawn, [] if drawn else [lines[at]])
            for at, (name, drawn) in enumerate(bars.items())
            if drawn or at > 0
        ],
        overturned=[other_numbers(scenario.parameter_draws)],
        sure=[
            _("Luck: {runs}.", runs=runs_text(runs)),
            *(few if runs < FEW else []),
            ignorance(scenario.parameter_draws),
        ],
    )


def _asked(found: OutcomeSample, title: str) -> list[AskedQuestion]:
    told = from_names(found.beside)
    return [] if told is None else asked_of_story(AskedRuns([found.scenario], [title], told))


def _bars(found: OutcomeSample, name: str) -> list[Bar]:
    """A chance or a share of all runs or of everything; other numbers have no scale of their own."""
    unit = outcome(name).unit
    if unit not in ("chance", "share"):
        return []
    estimates = estimated(found.values[name], unit)
    middle, low, high = (float(x[0]) for x in (estimates.mean, estimates.low, estimates.high))
    if not np.isfinite(middle):
        return []
    interval = (max(low, 0.0), min(high, 1.0)) if np.isfinite(low) else None
    value = outcome_text(name, middle)
    if interval is not None:
        value += f" ({between(low, high, 'share')})"
    name = _("Share of the runs") if unit == "chance" else _("Mean of the runs")
    return [Bar(name, value, middle, 0.0, interval)]
