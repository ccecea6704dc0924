"""The answer of the scorecard: how far simulated wars look like real ones, and where they do not."""

from collections.abc import Sequence

import numpy as np

from sahel_sim.languages import _, language, ngettext, speaks
from sahel_sim.report.answer_card import AnswerCard, CardPanel, not_asked
from sahel_sim.report.figures.bars import Bar
from sahel_sim.report.number_format import count, percent
from sahel_sim.report.sentences import ignorance, runs_text
from sahel_sim.validation import PatternScores, Score
from sahel_sim.validation.scoring import WEIGHTS

MAIN = "A"
"""The weight of the statistics that the model should show."""

MOST_BARS = 6
"""Patterns that the card draws as outside; the page has all."""


@speaks
def patterns_card(card: PatternScores, language: str = "en") -> AnswerCard:
    """How many of the statistics that matter most lie in their bands, which do not, and how sure that is."""
    inside, known = card.counted(MAIN)
    return AnswerCard(
        question=_("Do the simulated wars look like the real ones?"),
        answer=_answer(inside, known),
        asked=[not_asked(_("how far the answers of run, compare and claims can be trusted"))],
        panels=[
            CardPanel(_("Inside their bands"), _bars(card)),
            CardPanel(_("Outside, by what is compared"), *_outside(card)),
            CardPanel(_("What that means"), (), _meaning(inside, known)),
        ],
        overturned=[
            _("More runs, for medians near the end of a band."),
            _("Other numbers of the model; --parameters fixed,prior,accepted sets them side by side."),
            _("Other bands: many are wide, and some are assumed."),
        ],
        sure=[_luck(card), ignorance(card.parameters)],
    )


def _answer(inside: int, known: int) -> str:
    if not known:
        return _("Nothing that matters most was computed, so that this cannot be told.")
    words = {"inside": count(inside), "known": count(known), "share": percent(inside / known)}
    if inside == known:
        return _("In all {known} statistics that matter most they do.", **words)
    return _(
        "In {inside} of the {known} statistics that matter most they do ({share}); in the others they "
        "differ.",
        **words,
    )


def _bars(card: PatternScores) -> list[Bar]:
    names = {"A": _("Should show"), "B": _("Had better show"), "C": _("Context alone")}
    drawn = []
    for weight in WEIGHTS:
        inside, known = card.counted(weight)
        if known:
            value = _("{k} of {runs}", k=count(inside), runs=count(known))
            drawn.append(Bar(names[weight], value, inside / known))
    return drawn


def _outside(card: PatternScores) -> tuple[list[Bar], list[str]]:
    """The patterns of which a statistic that matters most is outside, the worst first."""
    scored = [x for x in card.scores if x.pattern.weight == MAIN and x.inside is not None]
    groups: dict[str, list[Score]] = {}
    for score in scored:
        groups.setdefault(score.pattern.group, []).append(score)
    bars = []
    for group in groups.values():
        missed = sum(not score.inside for score in group)
        if missed:
            value = _("{k} of {runs}", k=count(missed), runs=count(len(group)))
            bars.append(Bar(group[0].pattern.names[language()], value, missed / len(group)))
    bars.sort(key=lambda bar: -bar.full)
    if not bars:
        return [], [_("Nothing: all lie in their bands.")]
    left = len(bars) - MOST_BARS
    more = ngettext(
        "{n} more has something outside.", "{n} more have something outside.", left, n=count(left)
    )
    return bars[:MOST_BARS], [more] if left > 0 else []


def _meaning(inside: int, known: int) -> Sequence[str]:
    if inside == known:
        return [_("The rules were made with these statistics in view, so that this says nothing of others.")]
    return [
        _(
            "Answers that rest on what is outside deserve little trust; those on the rest, some: the rules "
            "were made with all these statistics in view, so that being inside is no test."
        )
    ]


def _luck(card: PatternScores) -> str:
    """How many statistics might as well be on the other side of an end of their band."""
    scored = [x for x in card.scores if x.pattern.weight == MAIN and x.inside is not None]
    unsure = sum(_crosses(score) for score in scored)
    return ngettext(
        "Luck: {runs} of each start; in {n} of the {known} that matter most, nine of ten runs spread across "
        "an end of the band.",
        "Luck: {runs} of each start; in {n} of the {known} that matter most, nine of ten runs spread across "
        "an end of the band.",
        unsure,
        runs=runs_text(card.runs),
        n=count(unsure),
        known=count(len(scored)),
    )


def _crosses(score: Score) -> bool:
    """Whether the range of runs reaches across an end of the band."""
    told = score.simulated
    if told is None:
        return False
    ends = [x for x in (score.pattern.low, score.pattern.high) if x is not None]
    return any(bool(np.less(told.low, end) and np.less(end, told.high)) for end in ends)
