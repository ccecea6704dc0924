"""The section of a claim: its rule, what the runs say, what carries it, what turns it and where."""

from collections.abc import Iterable, Sequence
from html import escape
from math import isfinite

from sahel_sim.claim_testing.assumptions import AssumptionSet, Family
from sahel_sim.claim_testing.claim import Arm, Claim
from sahel_sim.claim_testing.contrasts import contrasts
from sahel_sim.claim_testing.judgement import Finding, Judgement
from sahel_sim.claim_testing.trial_results import SearchedCase, TrialResult
from sahel_sim.claim_testing.turning_points import TRIVIAL
from sahel_sim.claim_testing.verdict import Ruling, Verdict
from sahel_sim.languages import N_, _, in_language, ngettext
from sahel_sim.report.ablation_map import change
from sahel_sim.report.claim_arm_means import arms_told
from sahel_sim.report.claim_breaking import (
    MOST_MOVES,
    Breaker,
    Move,
    breaker,
    carriers,
    moves,
    said,
    scenario_files,
)
from sahel_sim.report.claim_effect import Scale, effect_told, unit_of
from sahel_sim.report.claim_parameters import telling_numbers
from sahel_sim.report.claim_rule_text import rule_told, smallest_told
from sahel_sim.report.claim_text import (
    MARKS,
    finding_word,
    runs_option,
    share_told,
    statement,
    verdict_word,
)
from sahel_sim.report.number_format import count, number, signed
from sahel_sim.report.sentences import in_all

MOST_NAMED = 6
"""So many changes that turn a claim are named in its verdict."""


_WHY = {
    Verdict.SUPPORTED: N_(
        "It holds at the defaults and in {share} of the parameter space, and no single change makes it fail."
    ),
    Verdict.NOT_SUPPORTED: N_(
        "It fails at the defaults, it holds in only {share} of the parameter space, and no "
        "single change makes it hold."
    ),
    Verdict.INCONCLUSIVE: N_("The runs at the defaults do not decide it, all claims taken together."),
}
"""Why a verdict is what it is, where nothing need be named."""

_UNDER = {
    (True, Finding.FAILS): N_("fails"),
    (True, Finding.HOLDS): N_("holds"),
    (False, Finding.FAILS): N_("leans to fail"),
    (False, Finding.HOLDS): N_("leans to hold"),
}
"""What a claim does where it breaks, by whether that is sure."""


def claim_section(ruling: Ruling) -> str:
    """All that is known of one claim, as HTML under a heading with its name as anchor."""
    claim = ruling.trial.claim
    head = (
        f'<h3 id="{escape(claim.name)}">{verdict_mark(ruling)} {escape(claim.name)}</h3>',
        f"<p>{escape(statement(claim))}</p>",
        f"<p>{quoted(claim)}</p>",
    )
    listed = [f"<dt>{escape(name)}</dt><dd>{told}</dd>" for name, told in _entries(ruling)]
    body = "\n".join((*head, "<dl>\n" + "\n".join(listed) + "\n</dl>"))
    to_all_claims = _("To the table")
    back = f'<p class="back"><a href="#all_claims">{escape(to_all_claims)}</a></p>'
    return f'<article class="claim">\n{body}\n{back}\n</article>'


def quoted(claim: Claim) -> str:
    """The words of the report between quotation marks, as HTML."""
    quoted = _("“{words}”", words=claim.report)
    return f'<span class="quoted" lang="en">{escape(quoted)}</span>'


def verdict_mark(ruling: Ruling) -> str:
    """The mark and the word of a verdict, as HTML."""
    word = escape(verdict_word(ruling.verdict))
    look = ruling.verdict.name.lower().replace("_", "-")
    return (
        f'<span class="verdict {look}"><span aria-hidden="true">{MARKS[ruling.verdict]}</span> {word}</span>'
    )


def margin_told(ruling: Ruling, x: float) -> str:
    """A change of the margin of a claim, with its sign and unit."""
    claim, effect = ruling.trial.claim, ruling.at_defaults.effect
    scale = Scale(unit_of(claim, effect.contrast), False)
    return scale.with_unit(scale.written(x, scale.digits(abs(x))))


def moves_told(found: Sequence[Move]) -> str:
    """The first of these moves, each with its values and how far it is as a part of its range."""
    return _("; ").join(
        _(
            "{name} {default} → {value} ({part})",
            name=move.dotted.partition(".")[2],
            default=number(move.default),
            value=number(float(f"{move.value:.3g}")),
            part=_("{n}%", n=signed(100.0 * move.part)),
        )
        for move in found[:MOST_MOVES]
    )


def numbers_told(ruling: Ruling, most: int) -> str:
    """The parameters on which a claim hangs, and which way; empty where none is sure."""
    told = [
        _(
            N_("{name} (higher: for it)") if by > 0.0 else N_("{name} (higher: against it)"),
            name=dotted.partition(".")[2],
        )
        for dotted, by in telling_numbers(ruling)
    ]
    return named(told, most)


def files_told(claim: Claim) -> str:
    """Links to the scenarios in which a claim breaks, as HTML."""
    links = ", ".join(
        f'<a href="{escape(path)}">{escape(arm.name)}</a>' for path, arm in scenario_files(claim).items()
    )
    return _("scenarios: {links}", links=links)


def verdict_reason(ruling: Ruling) -> str:
    """Why the verdict is what it is, in a sentence."""
    share = share_told(ruling)[0]
    finding = finding_word(ruling.at_defaults.finding)
    if ruling.verdict is Verdict.BY_CONSTRUCTION:
        nulls = [
            in_language(each.setting.label)
            for each in ruling.trial.of(Family.NULL)
            if each.setting.name in TRIVIAL and said(each).finding is Finding.HOLDS
        ]
        return _(
            "It holds at the defaults, but also where {where}: so it says nothing about war.",
            where=_("; ").join(nulls),
        )
    if ruling.verdict is Verdict.DEPENDS:
        if not ruling.turned_by:
            return _(
                "At the defaults it {finding}, and no single change turns it; but it holds in "
                "{share} of the parameter space.",
                finding=finding,
                share=share,
            )
        names = [in_language(setting.label) for setting in ruling.turned_by]
        told = named(names, MOST_NAMED)
        return _(
            "At the defaults it {finding}; what turns it, by itself: {names}; it holds in "
            "{share} of the parameter space.",
            finding=finding,
            names=told,
            share=share,
        )
    return _(_WHY[ruling.verdict], share=share)


def named(names: Sequence[str], most: int) -> str:
    """Some names, the rest of them as a number."""
    told = _("; ").join(names[:most])
    more = len(names) - most
    if more <= 0:
        return told
    return ngettext("{what} and {n} more", "{what} and {n} more", more, what=told, n=more)


def _entries(ruling: Ruling) -> Iterable[tuple[str, str]]:
    """Key and HTML of each line of the section."""
    trial, claim = ruling.trial, ruling.trial.claim
    word = verdict_word(ruling.verdict).capitalize()
    yield _("Verdict"), escape(f"{word}. {verdict_reason(ruling)}")
    yield _("At the defaults"), escape(_judged(ruling))
    yield _("Rule"), escape(rule_told(claim))
    yield _("Worlds"), _worlds(claim)
    yield _("Smallest effect that matters"), escape(smallest_told(claim))
    told = [_("{name}: {change}", name=name, change=margin_told(ruling, by)) for name, by in carriers(ruling)]
    yield (
        _("Carried by (Shapley)") if trial.carried_by else _("What carries it"),
        escape(_("; ").join(told) or _("no mechanism surely")),
    )
    yield _("Null models"), _settings(ruling, trial.of(Family.NULL))
    other = [each for each in (*trial.of(Family.SIGN), *trial.of(Family.FORM)) if _matters(ruling, each)]
    yield (
        _("Signs and rival theories that matter"),
        _settings(ruling, other) or escape(_("None decides it otherwise, or moves it beyond luck.")),
    )
    off = [each for each in trial.of(Family.ABLATION) if _matters(ruling, each)]
    yield (
        _("Mechanisms that matter"),
        _settings(ruling, off) or escape(_("None decides it otherwise, or moves it beyond luck.")),
    )
    numbers = numbers_told(ruling, MOST_NAMED)
    yield _("Numbers that matter"), escape(numbers or _("None surely, over the draws that were made."))
    yield _("Best case for it"), escape(_case(claim, trial.for_it))
    yield _("Best case against it"), escape(_case(claim, trial.against_it))
    yield _("Where it breaks"), _turns(ruling, breaker(ruling))
    for key, rules in (
        (_("Could be true by"), claim.could_be_true_by),
        (_("Could be false by"), claim.could_be_false_by),
    ):
        if rules:
            yield key, escape(", ".join(rules))


def _judged(ruling: Ruling) -> str:
    claim, found = ruling.trial.claim, ruling.at_defaults
    effect = effect_told(claim, found.effect)
    told = _(
        "{finding}: {what}: {effect}; {bound} ({runs}).",
        finding=finding_word(found.finding),
        what=effect.what,
        effect=effect.line,
        bound=effect.bound,
        runs=_counted(found),
    )
    means = arms_told(ruling)
    told = f"{told} {means}" if means else told
    if found.finding is not Finding.OPEN:
        return told
    if found.runs_needed is None:
        runs_never = _("No number of runs that can be told would decide it.")
        return f"{told} {runs_never}"
    runs, option = in_all(found.runs_needed), runs_option(ruling)
    key = (
        N_("About {runs} of each world would decide it: {option}.")
        if option
        else N_("About {runs} would decide it.")
    )
    return f"{told} {_(key, runs=runs, option=option)}"


def _counted(found: Judgement) -> str:
    """How many runs each world has, and how many of them count where that is not all."""
    runs = in_all(found.runs)
    if found.effect.runs == found.runs:
        return runs
    return _("{runs}, of which {counted} count", runs=runs, counted=count(found.effect.runs))


def _worlds(claim: Claim) -> str:
    items = "\n".join(f"<li>{escape(_world(claim, arm))}</li>" for arm in claim.arms)
    return f'<ul class="plain">\n{items}\n</ul>'


def _world(claim: Claim, arm: Arm) -> str:
    scenario = arm.scenario or claim.scenario
    if arm.changes:
        changes = ", ".join(f"{lever}={value}" for lever, value in arm.changes.items())
        told = _("{name}: {scenario} with {changes}", name=arm.name, scenario=scenario, changes=changes)
    else:
        told = _("{name}: as {scenario} has it", name=arm.name, scenario=scenario)
    if claim.years is None:
        return told
    return ngettext(
        "{worlds}; {years} year", "{worlds}; {years} years", claim.years, worlds=told, years=claim.years
    )


def _matters(ruling: Ruling, each: TrialResult) -> bool:
    """Whether an assumption decides the claim the other way, or moves it beyond luck."""
    by = change(ruling.trial, each)
    other = {Finding.HOLDS: Finding.FAILS, Finding.FAILS: Finding.HOLDS}.get(ruling.at_defaults.finding)
    return said(each).finding is other or abs(by) >= 1.0


def _settings(ruling: Ruling, found: Sequence[TrialResult]) -> str:
    """A list of settings with what the runs say under each."""
    items = "\n".join(
        "<li>"
        + escape(
            _(
                "{name}: {finding}, {effect}",
                name=in_language(each.setting.label),
                finding=finding_word(said(each).finding),
                effect=_effect(ruling.trial.claim, said(each)),
            )
        )
        + "</li>"
        for each in found
    )
    return f'<ul class="plain">\n{items}\n</ul>' if items else ""


def _effect(claim: Claim, judgement: Judgement) -> str:
    """Effect and interval; with what it is of, where a claim has several contrasts."""
    told = effect_told(claim, judgement.effect)
    if len(contrasts(claim.proof)) == 1:
        return told.line
    return f"{told.line}, {told.bound}"


def _case(claim: Claim, case: SearchedCase | None) -> str:
    if case is None or not isfinite(case.margin):
        return _("No point gave a number.")
    effect = effect_told(claim, case.judgement.effect)
    return _(
        "{finding}: {effect}, {bound}. The best of {points} points; furthest from their "
        "defaults, in parts of their ranges: {moves}.",
        finding=finding_word(case.judgement.finding),
        effect=effect.line,
        bound=effect.bound,
        points=count(case.points),
        moves=moves_told(moves(case.setting)),
    )


def _turns(ruling: Ruling, found: Breaker | None) -> str:
    """The one setting under which the claim breaks, with its parameters and its scenario files."""
    claim = ruling.trial.claim
    if found is None:
        return escape(_("nothing that was tried"))
    how = _(_UNDER[found.surely, found.goes])
    label = in_language(found.setting.label)
    told = escape(_("It {surely} under: {setting}.", surely=how, setting=label))
    told += f" {escape(_effect(claim, found.judgement))}. {files_told(claim)}"
    if found.setting.changes and (claim.main or not found.searched):
        summary = escape(_("All its parameters"))
        told += f"\n<details><summary>{summary}</summary><pre>{_parameters(found.setting)}</pre></details>"
    return told


def _parameters(setting: AssumptionSet) -> str:
    """All that a setting changes, a line each, as ``--set`` has it."""
    return escape("\n".join(f"{dotted}={value}" for dotted, value in setting.changes.items()))
