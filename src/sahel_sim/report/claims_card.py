"""The answer of claims: the report's sentence, the verdict in words, and the assumption that turns it."""

from collections.abc import Mapping, Sequence
from math import isfinite

from sahel_sim.claim_testing.effort import ClaimEffort
from sahel_sim.claim_testing.judgement import Finding
from sahel_sim.claim_testing.verdict import Ruling, Verdict, counted_rulings
from sahel_sim.languages import N_, _, ngettext, speaks
from sahel_sim.report.answer_card import DOES_FORCE_WORK, WHO_GAINS, AnswerCard, AskedQuestion, CardPanel
from sahel_sim.report.claim_breaking import breaker
from sahel_sim.report.claim_effect import effect_text
from sahel_sim.report.claim_text import (
    accepted_share_text,
    share_text,
    statement,
    verdict_counts_text,
)
from sahel_sim.report.claim_verdict_text import turned_if
from sahel_sim.report.claims_overview import scenarios_of
from sahel_sim.report.figures.bars import Bar
from sahel_sim.report.number_format import count
from sahel_sim.report.report_quotations import quotation
from sahel_sim.report.sentences import runs_text, unsaid

MOST_SHOWN = 4
"""Claims that the card shows; the page has all."""

ASKED: Mapping[str, Sequence[str]] = {
    DOES_FORCE_WORK: ("C01_force_does_not_end_rebel_war", "C01_force_does_not_end_all_wars"),
    WHO_GAINS: (
        "C05_war_benefits_jihadists",
        "C04_stalemate_weakens_state",
        "C04_stalemate_weakens_rebels",
    ),
}
"""The two questions that everybody asks, and the claims that come with the library and answer them."""

_IN_WORDS = {
    (Verdict.SUPPORTED, Finding.HOLDS): N_("It holds, and nothing that was tried makes it fail."),
    (Verdict.NOT_SUPPORTED, Finding.FAILS): N_("It does not hold, and nothing that was tried makes it hold."),
    (Verdict.DEPENDS, Finding.HOLDS): N_("It holds as the model stands, but that depends on an assumption."),
    (Verdict.DEPENDS, Finding.FAILS): N_("It fails as the model stands, but that depends on an assumption."),
    (Verdict.BY_CONSTRUCTION, Finding.HOLDS): N_(
        "It holds, but also where nothing happens or with attrition alone, and so it says nothing."
    ),
}
"""Verdicts in words; the last is told of claims that runs do not decide."""

_SO = {
    Finding.HOLDS: N_("“{claim}”: this sentence holds as the model stands; the runs give {effect}."),
    Finding.FAILS: N_("“{claim}”: this sentence does not hold as the model stands; the runs give {effect}."),
    Finding.OPEN: N_("“{claim}”: the runs do not decide it; they give {effect}."),
}
_DIRECT: Mapping[str, Mapping[Finding, str]] = {
    "C01_force_does_not_end_rebel_war": {
        Finding.HOLDS: N_("Against the rebels no."),
        Finding.FAILS: N_("Against the rebels yes."),
    },
    "C01_force_does_not_end_all_wars": {
        Finding.HOLDS: N_("Against all together no."),
        Finding.FAILS: N_("Against all together yes."),
    },
    "C05_war_benefits_jihadists": {
        Finding.HOLDS: N_("From war that lasts, the jihadists."),
        Finding.FAILS: N_("From war that lasts, not the jihadists."),
    },
}
"""The shortest answer to a question that a claim is, as the model stands."""

_SO_WITHOUT_WAR = N_(
    "“{claim}”: this sentence holds, but also where nothing happens or with attrition alone, and so it says "
    "nothing; the runs give {effect}."
)
"""A claim as an answer."""


@speaks
def claims_card(
    rulings: Sequence[Ruling], effort: ClaimEffort, language: str = "en", *, all_below: bool = True
) -> AnswerCard:
    """Whether the report is right: for its main claims the verdict, and what turns it.

    ``all_below``: whether all claims stand below the card, of which it then says how many more they are.
    """
    shown = shown_first(rulings)
    panels = [
        CardPanel(
            statement(each.trial.claim),
            _bars(each),
            [_in_words(each), _turned(each)],
            *quotation(each.trial.claim.report),
        )
        for each in shown
    ]
    alone = len(rulings) == 1
    return AnswerCard(
        beforehand=unsaid(scenarios_of([each.trial.claim for each in rulings])),
        asked=_asked(rulings),
        question=_("Is the report right?"),
        answer=_in_words(rulings[0]) if alone else verdict_counts_text(rulings),
        panels=panels,
        overturned=_overturned(rulings, len(rulings) - len(shown) if all_below else 0),
        sure=_sure(rulings, effort),
    )


def _asked(rulings: Sequence[Ruling]) -> list[AskedQuestion]:
    """The two questions, as far as claims that were tried answer them."""
    tried = {each.trial.claim.name: each for each in rulings}
    found = {question: [tried[name] for name in names if name in tried] for question, names in ASKED.items()}
    return [
        AskedQuestion(_(question), [_as_answer(each) for each in answering])
        for question, answering in found.items()
        if answering
    ]


def _as_answer(ruling: Ruling) -> str:
    """What was claimed, whether it is so as the model stands, and where it is so."""
    claim, found = ruling.trial.claim, ruling.at_defaults
    said = ruling.verdict is Verdict.BY_CONSTRUCTION
    words = _SO_WITHOUT_WAR if said else _SO[found.finding]
    effect = effect_text(claim, found.effect)
    told = _(words, claim=statement(claim).rstrip("."), effect=effect.line)
    direct = _DIRECT.get(claim.name, {}).get(found.finding)
    if direct is not None and not said:
        told = f"{_(direct)} {told}"
    share, ends = share_text(ruling)
    fitted, fitted_ends = accepted_share_text(ruling)
    if not ends or said:
        return told
    if not fitted_ends:
        return told + _(" It holds in {share} of plausible numbers.", share=share)
    both = {"share": share, "fitted": fitted}
    return told + _(
        " It holds in {share} of plausible numbers, {fitted} of those that fit the record.", **both
    )


def shown_first(rulings: Sequence[Ruling]) -> list[Ruling]:
    """The main claims; the first ones where none is."""
    counted = counted_rulings(rulings)
    main = [each for each in counted if each.trial.claim.main]
    return (main or list(counted))[:MOST_SHOWN]


def _in_words(ruling: Ruling) -> str:
    """The verdict in a sentence."""
    found = ruling.at_defaults
    words = _IN_WORDS.get((ruling.verdict, found.finding))
    if words is not None:
        return _(words)
    if found.runs_needed is None:
        return _("The runs cannot decide it.")
    return _(
        "So few runs cannot decide it; about {runs} of each world would.", runs=runs_text(found.runs_needed)
    )


def _turned(ruling: Ruling) -> str:
    found = breaker(ruling)
    if found is None:
        return _("What turns it: nothing that was tried.")
    return _("What turns it: it {how}.", how=turned_if(ruling, found))


def _bars(ruling: Ruling) -> list[Bar]:
    """In how much of the parameter space it holds, and in how much of the accepted set."""
    share, low, high = ruling.trial.share
    if not isfinite(share):
        return []
    told, ends = share_text(ruling)
    bars = [Bar(_("Holds in this share of plausible numbers"), f"{told} ({ends})", share, 0.0, (low, high))]
    fitted, fitted_low, fitted_high = ruling.trial.accepted_share
    if isfinite(fitted):
        told, ends = accepted_share_text(ruling)
        name = _("In this share of the numbers that fit the record")
        bars.append(Bar(name, f"{told} ({ends})", fitted, 0.0, (fitted_low, fitted_high)))
    return bars


def _overturned(rulings: Sequence[Ruling], left: int) -> list[str]:
    """Which single change turns most claims, and that more may exist."""
    counted = counted_rulings(rulings)
    turned = sum(bool(each.turned_by) for each in counted)
    beyond = _("A theory that nobody put into the model may turn others.")
    more = ngettext("{n} more claim is below.", "{n} more claims are below.", left, n=count(left))
    return [_turned_text(turned, len(counted)), beyond, *([more] if left else [])]


def _turned_text(turned: int, claims: int) -> str:
    """How many claims a single change turns, in a sentence; of one claim, whether."""
    if claims == 1:
        return (
            _("One changed assumption is enough to turn it.")
            if turned
            else _("No single change of an assumption that was tried turns it.")
        )
    if not turned:
        return _("No single change of an assumption that was tried turns any of these claims.")
    return ngettext(
        "One changed assumption is enough to turn {n} claim of {all}.",
        "One changed assumption is enough to turn {n} claims of {all}.",
        turned,
        n=count(turned),
        all=count(claims),
    )


def _sure(rulings: Sequence[Ruling], effort: ClaimEffort) -> list[str]:
    settings = max((len(each.trial.settings) for each in rulings), default=0)
    return [
        _("Luck: the chance that any verdict at the defaults is wrong by luck is at most 5 in 100."),
        _(
            "Ignorance: counted. Each claim was also tried under {settings} changed assumptions, at {draws} "
            "points of the plausible numbers and with numbers that fit the record; the bars show at how many "
            "of these points it holds.",
            settings=count(settings),
            draws=count(effort.draws),
        ),
    ]
