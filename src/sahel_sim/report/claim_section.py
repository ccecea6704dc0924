"""What a page says of a claim: its rule, what the runs say, what carries it, what turns it and where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite

from sahel_sim.claim_testing.assumptions import Family
from sahel_sim.claim_testing.claim import Arm, Claim
from sahel_sim.claim_testing.contrasts import contrasts
from sahel_sim.claim_testing.judgement import Finding, Judgement
from sahel_sim.claim_testing.trial_results import SearchedCase, TrialResult
from sahel_sim.claim_testing.verdict import Ruling
from sahel_sim.languages import N_, _, ngettext
from sahel_sim.report.claim_arm_means import arm_means_in_short, arm_means_text, deciding_arm
from sahel_sim.report.claim_breaking import (
    FEW,
    Breaker,
    breaker,
    carriers,
    final_judgement,
    moves,
    scenario_files,
)
from sahel_sim.report.claim_effect import effect_text
from sahel_sim.report.claim_rule_text import rule_text, smallest_effect_text
from sahel_sim.report.claim_text import (
    MARKS,
    accepted_share_text,
    finding_word,
    replaced_text,
    runs_option,
    share_text,
    statement,
    verdict_word,
)
from sahel_sim.report.claim_verdict_text import (
    MOST_NAMED,
    margin_text,
    parameter_moves_text,
    parameters_text,
    turned_if,
    verdict_reason,
)
from sahel_sim.report.figures.claim_figures import margin_change
from sahel_sim.report.model_names import arm_name, assumption_label, mechanism_name
from sahel_sim.report.number_format import count
from sahel_sim.report.report_quotations import quotation
from sahel_sim.report.sentences import runs_text

_UNDER = {
    (True, Finding.FAILS): N_("fails"),
    (True, Finding.HOLDS): N_("holds"),
    (False, Finding.FAILS): N_("leans to fail"),
    (False, Finding.HOLDS): N_("leans to hold"),
}
"""What a claim does where it breaks, by whether that is sure."""


@dataclass(frozen=True)
class ClaimEntry:
    """A line of the section of a claim.

    Attributes
    ----------
    name, text
        What it is, and what is said of it.
    items
        What is said line by line instead.
    files
        Whether links to the scenarios in which the claim breaks follow.
    parameters
        All that a setting changes, a line each, to be unfolded.
    """

    name: str
    text: str = ""
    items: Sequence[str] = ()
    files: bool = False
    parameters: str = ""


@dataclass(frozen=True)
class ClaimContext:
    """What the page says of one claim; each attribute is a part of its row or of its section."""

    name: str
    statement: str
    quotation: str
    quoted_in: str
    main: bool
    replaced: bool
    mark: str
    verdict: str
    look: str
    effects: Sequence[str]
    space: str
    carried: Sequence[str]
    turned: str
    breaks: bool
    files: Sequence[tuple[str, str]]
    entries: Sequence[ClaimEntry]


def claim_context(ruling: Ruling) -> ClaimContext:
    """All that is said of one claim."""
    claim = ruling.trial.claim
    effect = effect_text(claim, ruling.at_defaults.effect)
    effects = (deciding_arm(ruling), effect.line, effect.bound, arm_means_in_short(ruling))
    carried = [
        _("{name}: {change}", name=name, change=margin_text(ruling, by))
        for name, by in carriers(ruling)[:FEW]
        if by > 0.0
    ]
    found = breaker(ruling)
    words, spoken = quotation(claim.report)
    return ClaimContext(
        name=claim.name,
        statement=statement(claim),
        quotation=words,
        quoted_in=spoken,
        main=claim.main,
        replaced=bool(claim.replaced_by),
        mark=MARKS[ruling.verdict],
        verdict=verdict_word(ruling.verdict),
        look=ruling.verdict.name.lower().replace("_", "-"),
        effects=[each for each in effects if each],
        space=_space(ruling),
        carried=carried or [_("no mechanism surely")],
        turned=_("nothing that was tried") if found is None else turned_if(ruling, found),
        breaks=found is not None,
        files=[(path, arm_name(arm.name)) for path, arm in scenario_files(claim).items()],
        entries=list(_entries(ruling)),
    )


def _space(ruling: Ruling) -> str:
    """In how much of the parameter space it holds, and in how much of what fits the record."""
    share, ends = share_text(ruling)
    if not ends:
        return _("no number")
    told = _("holds in {share} of it ({ends})", share=share, ends=ends)
    fitted, fitted_ends = accepted_share_text(ruling)
    if not fitted_ends:
        return told
    return told + _("; ") + _("in {share} of what fits the record ({ends})", share=fitted, ends=fitted_ends)


def _entries(ruling: Ruling) -> Iterable[ClaimEntry]:
    """Each line of the section."""
    trial, claim = ruling.trial, ruling.trial.claim
    word = verdict_word(ruling.verdict).capitalize()
    yield ClaimEntry(_("Verdict"), f"{word}. {verdict_reason(ruling)}")
    if claim.replaced_by:
        yield ClaimEntry(_("Replaced by"), replaced_text(claim))
    yield ClaimEntry(_("At the defaults"), _judged(ruling))
    yield ClaimEntry(_("Rule"), rule_text(claim))
    yield ClaimEntry(_("Worlds"), items=[_world(claim, arm) for arm in claim.arms])
    yield ClaimEntry(_("Smallest effect that matters"), smallest_effect_text(claim))
    changes = [
        _("{name}: {change}", name=name, change=margin_text(ruling, by)) for name, by in carriers(ruling)
    ]
    yield ClaimEntry(
        _("Carried by (Shapley)") if trial.carried_by else _("What carries it"),
        _("; ").join(changes) or _("no mechanism surely"),
    )
    yield ClaimEntry(_("Null models"), items=_settings(ruling, trial.of(Family.NULL)))
    none_matters = _("None decides it otherwise, or moves it beyond luck.")
    for name, tried in (
        (_("Signs and rival theories that matter"), (*trial.of(Family.SIGN), *trial.of(Family.FORM))),
        (_("Mechanisms that matter"), trial.of(Family.ABLATION)),
    ):
        items = _settings(ruling, [each for each in tried if _matters(ruling, each)])
        yield ClaimEntry(name, "" if items else none_matters, items)
    numbers = parameters_text(ruling, MOST_NAMED)
    yield ClaimEntry(_("Numbers that matter"), numbers or _("None surely, over the draws that were made."))
    yield ClaimEntry(_("Best case for it"), _case(claim, trial.for_it))
    yield ClaimEntry(_("Best case against it"), _case(claim, trial.against_it))
    yield _breaking(ruling, breaker(ruling))
    for name, rules in (
        (_("Could be true by"), claim.could_be_true_by),
        (_("Could be false by"), claim.could_be_false_by),
    ):
        if rules:
            yield ClaimEntry(name, ", ".join(map(mechanism_name, rules)))


def _judged(ruling: Ruling) -> str:
    claim, found = ruling.trial.claim, ruling.at_defaults
    effect = effect_text(claim, found.effect)
    text = _(
        "{finding}: {what}: {effect}; {bound} ({runs}).",
        finding=finding_word(found.finding),
        what=effect.what,
        effect=effect.line,
        bound=effect.bound,
        runs=_counted(found),
    )
    text = " ".join(part for part in (deciding_arm(ruling), text, arm_means_text(ruling)) if part)
    if found.finding is not Finding.OPEN:
        return text
    if found.runs_needed is None:
        runs_never = _("No number of runs that can be told would decide it.")
        return f"{text} {runs_never}"
    runs, option = runs_text(found.runs_needed), runs_option(ruling)
    key = (
        N_("About {runs} of each world would decide it: {option}.")
        if option
        else N_("About {runs} would decide it.")
    )
    return f"{text} {_(key, runs=runs, option=option)}"


def _counted(found: Judgement) -> str:
    """How many runs each world has, and how many of them count where that is not all."""
    runs = runs_text(found.runs)
    if found.effect.runs == found.runs:
        return runs
    return _("{runs}, of which {counted} count", runs=runs, counted=count(found.effect.runs))


def _world(claim: Claim, arm: Arm) -> str:
    name, scenario = arm_name(arm.name), arm.scenario or claim.scenario
    if arm.changes:
        changes = ", ".join(f"{lever}={value}" for lever, value in arm.changes.items())
        worlds_text = _(
            "{name}: {scenario} with {changes}", name=arm_name(arm.name), scenario=scenario, changes=changes
        )
    else:
        worlds_text = _("{name}: as {scenario} has it", name=name, scenario=scenario)
    if claim.years is None:
        return worlds_text
    return ngettext(
        "{worlds}; {years} year",
        "{worlds}; {years} years",
        claim.years,
        worlds=worlds_text,
        years=claim.years,
    )


def _matters(ruling: Ruling, each: TrialResult) -> bool:
    """Whether an assumption decides the claim the other way, or moves it beyond luck."""
    by = margin_change(ruling.trial, each)
    other = {Finding.HOLDS: Finding.FAILS, Finding.FAILS: Finding.HOLDS}.get(ruling.at_defaults.finding)
    return final_judgement(each).finding is other or abs(by) >= 1.0


def _settings(ruling: Ruling, found: Sequence[TrialResult]) -> list[str]:
    """Settings, each with what the runs say under it."""
    return [
        _(
            "{name}: {finding}, {effect}",
            name=assumption_label(each.setting),
            finding=finding_word(final_judgement(each).finding),
            effect=_effect(ruling.trial.claim, final_judgement(each)),
        )
        for each in found
    ]


def _effect(claim: Claim, judgement: Judgement) -> str:
    """Effect and interval; with what it is of, where a claim has several contrasts."""
    text = effect_text(claim, judgement.effect)
    if len(contrasts(claim.proof)) == 1:
        return text.line
    return f"{text.line}, {text.bound}"


def _case(claim: Claim, case: SearchedCase | None) -> str:
    if case is None or not isfinite(case.margin):
        return _("No point gave a number.")
    effect = effect_text(claim, case.judgement.effect)
    return _(
        "{finding}: {effect}, {bound}. The best of {points} points; furthest from their "
        "defaults, in parts of their ranges: {moves}.",
        finding=finding_word(case.judgement.finding),
        effect=effect.line,
        bound=effect.bound,
        points=count(case.points),
        moves=parameter_moves_text(moves(case.setting)),
    )


def _breaking(ruling: Ruling, found: Breaker | None) -> ClaimEntry:
    """The one setting under which the claim breaks, with its parameters and its scenario files."""
    claim, name = ruling.trial.claim, _("Where it breaks")
    if found is None:
        return ClaimEntry(name, _("nothing that was tried"))
    how = _(_UNDER[found.surely, found.goes])
    sentence = _("It {surely} under: {setting}.", surely=how, setting=assumption_label(found.setting))
    unfolded = found.setting.changes and (claim.main or not found.searched)
    parameters = "\n".join(f"{dotted}={value}" for dotted, value in found.setting.changes.items())
    return ClaimEntry(
        name,
        f"{sentence} {_effect(claim, found.judgement)}.",
        files=True,
        parameters=parameters if unfolded else "",
    )
