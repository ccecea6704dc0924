"""The answer of an experiment: in which settings the first outcomes are lowest and highest."""

import numpy as np

from sahel_sim.designs.experiment_design import ExperimentOutcomes
from sahel_sim.languages import _, in_language, speaks
from sahel_sim.report.answer_card import AnswerCard, CardPanel
from sahel_sim.report.figures.bars import Bar
from sahel_sim.report.sentences import ignorance, other_numbers, runs_text, unsaid
from sahel_sim.report.study_text import estimate_lines, outcome_text
from sahel_sim.results.outcome_registry import outcome
from sahel_sim.stats.estimates import estimated

MOST_OUTCOMES = 3
"""Outcomes that the card draws; the page has all."""


@speaks
def experiment_card(found: ExperimentOutcomes, language: str = "en") -> AnswerCard:
    """The lowest and the highest setting of each of the first outcomes."""
    values, design = found.reduction.values, found.design
    first = next(iter(values))
    title = in_language(design.scenario.title) or design.scenario.name
    shown = list(values)[:MOST_OUTCOMES]
    return AnswerCard(
        beforehand=unsaid(dict(zip(design.names, design.scenarios, strict=True))),
        question=_("{story}: which of {n} settings changes what?", story=title, n=len(found)),
        answer=" ".join(_ends_in_words(found, first)),
        panels=[
            CardPanel(
                in_language(outcome(name).label),
                _bars(found, name),
                [] if name == first else _ends_in_words(found, name),
            )
            for name in shown
        ],
        overturned=[other_numbers(design.scenario.parameter_draws)],
        sure=[
            _("Luck: {runs} in each setting.", runs=runs_text(design.runs)),
            ignorance(design.scenario.parameter_draws),
        ],
    )


def _ends(found: ExperimentOutcomes, name: str) -> list[int]:
    """The settings in which an outcome is lowest and highest."""
    means = estimated(found.reduction.values[name], outcome(name).unit).mean
    told = np.flatnonzero(np.isfinite(means))
    if not len(told):
        return []
    return list(dict.fromkeys((int(told[means[told].argmin()]), int(told[means[told].argmax()]))))


def _ends_in_words(found: ExperimentOutcomes, name: str) -> list[str]:
    values = {name: found.reduction.values[name]}
    return [
        _("{story}: {sentence}", story=found.design.names[at], sentence=estimate_lines(values, at)[0])
        for at in _ends(found, name)
    ]


def _bars(found: ExperimentOutcomes, name: str) -> list[Bar]:
    """The lowest and the highest setting, from 0 on one scale."""
    unit = outcome(name).unit
    estimates = estimated(found.reduction.values[name], unit)
    ends = _ends(found, name)
    if not ends or (estimates.mean[ends] < 0.0).any():
        return []
    highs = np.where(np.isfinite(estimates.high[ends]), estimates.high[ends], estimates.mean[ends])
    top = 1.0 if unit in ("chance", "share") else max(float(highs.max()), 1e-9)
    drawn = []
    for at in ends:
        middle, low, high = (float(x[at]) for x in (estimates.mean, estimates.low, estimates.high))
        interval = (max(low, 0.0) / top, min(high / top, 1.0)) if np.isfinite(low) else None
        drawn.append(Bar(found.design.names[at], outcome_text(name, middle), middle / top, 0.0, interval))
    return drawn
