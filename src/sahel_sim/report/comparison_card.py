"""The answer of a comparison: what a story changes in peace, for jihadists, for civilians, in that order."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sahel_sim.core import INSURGENTS
from sahel_sim.designs.paired_comparison import PairedComparison
from sahel_sim.languages import N_, _, in_language, speaks
from sahel_sim.report.answer_card import AnswerCard, CardPanel
from sahel_sim.report.comparison_text import apart, interval, mean, runs_of_each
from sahel_sim.report.figures.bars import Bar
from sahel_sim.report.number_format import signed
from sahel_sim.report.sentences import ignorance, other_numbers, unsaid
from sahel_sim.report.two_questions import AskedRuns, asked_of_stories
from sahel_sim.results.force_and_stalemate import force_and_stalemate
from sahel_sim.results.history import history
from sahel_sim.results.luck_and_ignorance import luck_and_ignorance
from sahel_sim.results.outcome_registry import CIVILIANS_KILLED, Outcome, outcome
from sahel_sim.results.paired_differences import Difference, differences, unavailable_outcomes
from sahel_sim.stats.estimates import estimated
from sahel_sim.stats.variance_shares import VarianceShares

_PEACE = {
    "more": N_("peace with the rebels is more likely ({difference} points{range})"),
    "less": N_("peace with the rebels is less likely ({difference} points{range})"),
    "same": N_("peace with the rebels is as likely in both"),
    "open": N_("for peace with the rebels the runs cannot tell ({difference} points{range})"),
}
_JIHADISTS = {
    "more": N_("the jihadists end stronger ({difference} fighters{range})"),
    "less": N_("the jihadists end weaker ({difference} fighters{range})"),
    "same": N_("the jihadists end as strong in both"),
    "open": N_("for the jihadists the runs cannot tell ({difference} fighters{range})"),
}
_CIVILIANS = {
    "more": N_("more civilians are killed ({difference}{range})"),
    "less": N_("fewer civilians are killed ({difference}{range})"),
    "same": N_("as many civilians are killed in both"),
    "open": N_("for civilians the runs cannot tell ({difference} killed{range})"),
}
"""What a story changes, as parts of a sentence, by what its interval says."""


@dataclass(frozen=True)
class _Asked:
    """One of the three things that everybody asks of a change."""

    heading: str
    outcome: Outcome
    words: Mapping[str, str]


@speaks
def comparison_card(compared: PairedComparison, language: str = "en") -> AnswerCard:
    """What each story changes in peace, for jihadists and for civilians, and how sure that is."""
    asked = _asked(compared)
    base = compared.title(compared.base)
    others = [compared.title(against.scenario) for against in compared.against]
    found = [
        differences(compared.results[0], other, [each.outcome for each in asked])
        for other in compared.results[1:]
    ]
    several = len(others) > 1
    answers = [
        _(
            N_("“{story}”: {clauses}.") if several else N_("With {story} rather than {base}: {clauses}."),
            story=story,
            base=base,
            clauses=_("; ").join(_clause(each.words, told) for each, told in zip(asked, row, strict=True)),
        )
        for story, row in zip(others, found, strict=True)
    ]
    question = (
        _("What does {story} change, against {base}?", story=others[0], base=base)
        if len(others) == 1
        else _("What does each of {n} stories change, against {base}?", n=len(others), base=base)
    )
    return AnswerCard(
        beforehand=unsaid({compared.title(each.scenario.name): each.scenario for each in compared.results}),
        question=question,
        answer=" ".join(answers),
        panels=[
            CardPanel(
                _(each.heading),
                _bars(compared, each.outcome),
                _most_pairs(compared, each),
            )
            for each in asked
        ],
        overturned=_overturned([told for row in found for told in row], compared.results[0].parameters),
        sure=[
            _(
                "Luck: {runs} of each story, run beside run with the same draws. In brackets the difference "
                "and its 95% interval, in the picture the interval of each mean.",
                runs=runs_of_each(compared),
            ),
            ignorance(compared.results[0].parameters, _parts_of_variance(compared, asked)),
        ],
        asked=asked_of_stories(
            [
                AskedRuns(
                    [one.scenario],
                    [compared.title(one.scenario.name)],
                    force_and_stalemate(history(one)),
                )
                for one in compared.results
            ]
        ),
    )


def _asked(compared: PairedComparison) -> list[_Asked]:
    """Peace, jihadists and civilians, as far as runs of that length and place can tell of them."""
    told = history(compared.results[0])
    found = []
    fights = {
        bloc: any(history(r).of("fighters", bloc).any() for r in compared.results) for bloc in INSURGENTS
    }
    if fights["rebels"] and "rebel_war_over" not in unavailable_outcomes(told.years):
        found.append(_Asked(N_("Peace: the war with the rebels is over"), outcome("rebel_war_over"), _PEACE))
    if fights["jihadists"]:
        found.append(
            _Asked(N_("Jihadists: their fighters at the end"), outcome("jihadist_fighters"), _JIHADISTS)
        )
    return [*found, _Asked(N_("Civilians killed, by any side"), CIVILIANS_KILLED, _CIVILIANS)]


def _clause(words: Mapping[str, str], told: Difference) -> str:
    found = interval(told)
    ends = _("; ") + found if found else ""
    return _(words[_direction(told)], difference=apart(told), range=ends)


def _direction(told: Difference) -> str:
    """What the interval says: more, less, the same, or that it cannot be told."""
    if told.difference == told.low == told.high == 0.0:
        return "same"
    if math.isnan(told.low) or told.low <= 0.0 <= told.high:
        return "open"
    return "more" if told.difference > 0.0 else "less"


def _bars(compared: PairedComparison, each: Outcome) -> list[Bar]:
    """A bar for each story, from 0, all on one scale; chances on that of all runs."""
    rows = []
    for results in compared.results:
        found = estimated(each.of(history(results))[None], each.unit)
        rows.append([float(x[0]) for x in (found.mean, found.low, found.high)])
    top = 1.0 if each.unit == "chance" else max(np.nanmax(rows), 1.0)
    drawn = []
    for results, (middle, low, high) in zip(compared.results, rows, strict=True):
        ends = None if math.isnan(low) else (max(low, 0.0) / top, high / top)
        value = mean(middle, each.unit)
        drawn.append(Bar(compared.title(results.scenario.name), value, middle / top, 0.0, ends))
    return drawn


def _parts_of_variance(
    compared: PairedComparison, asked: Sequence[_Asked]
) -> list[tuple[str, VarianceShares | None]]:
    """Luck and ignorance of the differences to the base, of what is no chance."""
    base = compared.results[0]
    return [
        (
            in_language(each.outcome.label)
            if len(compared.results) == 2
            else f"{in_language(each.outcome.label)}, {compared.title(other.scenario.name)}",
            luck_and_ignorance(other, each.outcome, base),
        )
        for other in compared.results[1:]
        for each in asked
        if each.outcome.unit != "chance"
    ]


def _most_pairs(compared: PairedComparison, each: _Asked) -> list[str]:
    """In which range the difference lies in nine of ten pairs of runs, where these draw their numbers."""
    base = compared.results[0]
    if not base.parameters or each.outcome.unit == "chance":
        return []
    told = []
    for other in compared.results[1:]:
        shared = sorted(set(base.replicates) & set(other.replicates))
        rows = [[x.replicates.index(number) for number in shared] for x in (base, other)]
        first, second = (each.outcome.of(history(x))[at] for x, at in zip((base, other), rows, strict=True))
        low, high = np.nanquantile(second - first, (0.05, 0.95))
        told.append(
            _(
                "{story}: the difference is {low} to {high} in nine of ten pairs of runs.",
                story=compared.title(other.scenario.name),
                low=signed(float(low)),
                high=signed(float(high)),
            )
        )
    return told


def _overturned(found: Sequence[Difference], parameters: str) -> list[str]:
    """More runs, where these cannot tell; and other numbers of the model."""
    told = []
    if any(_direction(each) == "open" for each in found):
        told.append(_("More runs might tell where these cannot: sahel-sim compare --until-width."))
    return [*told, other_numbers(parameters)]
