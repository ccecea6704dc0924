"""The section of a claim: its rule, what the runs say, what carries it, what turns it and where."""

from collections.abc import Iterable, Sequence
from html import escape
from math import isfinite

from sahel_sim.claim_testing.adversary import Case
from sahel_sim.claim_testing.assumptions import Family, Setting
from sahel_sim.claim_testing.claim import Arm, Claim
from sahel_sim.claim_testing.contrasts import contrasts
from sahel_sim.claim_testing.judgement import Finding, Judgement
from sahel_sim.claim_testing.trial import Tried
from sahel_sim.claim_testing.turning_points import TRIVIAL
from sahel_sim.claim_testing.verdict import Ruling, Verdict
from sahel_sim.languages import in_language
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
from sahel_sim.report.lever_names import number
from sahel_sim.report.number_format import count, signed
from sahel_sim.report.words import in_all, say

MOST_NAMED = 6
"""So many changes that turn a claim are named in its verdict."""


def claim_section(ruling: Ruling, language: str) -> str:
    """All that is known of one claim, as HTML under a heading with its name as anchor."""
    claim = ruling.trial.claim
    head = (
        f'<h3 id="{escape(claim.name)}">{verdict_mark(ruling, language)} {escape(claim.name)}</h3>',
        f"<p>{escape(statement(claim, language))}</p>",
        f"<p>{quoted(claim, language)}</p>",
    )
    listed = [
        f"<dt>{escape(say(key, language))}</dt><dd>{told}</dd>" for key, told in _entries(ruling, language)
    ]
    body = "\n".join((*head, "<dl>\n" + "\n".join(listed) + "\n</dl>"))
    back = f'<p class="back"><a href="#all_claims">{escape(say("to_all_claims", language))}</a></p>'
    return f'<article class="claim">\n{body}\n{back}\n</article>'


def quoted(claim: Claim, language: str) -> str:
    """The words of the report between quotation marks, as HTML."""
    return f'<span class="quoted" lang="en">{escape(say("quoted", language, words=claim.report))}</span>'


def verdict_mark(ruling: Ruling, language: str) -> str:
    """The mark and the word of a verdict, as HTML."""
    word = escape(verdict_word(ruling.verdict, language))
    look = ruling.verdict.name.lower().replace("_", "-")
    return (
        f'<span class="verdict {look}"><span aria-hidden="true">{MARKS[ruling.verdict]}</span> {word}</span>'
    )


def margin_told(ruling: Ruling, x: float, language: str) -> str:
    """A change of the margin of a claim, with its sign and unit."""
    claim, effect = ruling.trial.claim, ruling.at_defaults.effect
    scale = Scale(unit_of(claim, effect.contrast), False, language)
    return scale.with_unit(scale.written(x, scale.digits(abs(x))))


def moves_told(found: Sequence[Move], language: str) -> str:
    """The first of these moves, each with its values and how far it is as a part of its range."""
    return say("semicolon", language).join(
        say(
            "move_told",
            language,
            name=move.dotted.partition(".")[2],
            default=number(move.default, language),
            value=number(float(f"{move.value:.3g}"), language),
            part=say("claim_per_cent", language, n=signed(100.0 * move.part, language)),
        )
        for move in found[:MOST_MOVES]
    )


def numbers_told(ruling: Ruling, most: int, language: str) -> str:
    """The parameters on which a claim hangs, and which way; empty where none is sure."""
    told = [
        say("number_for" if by > 0.0 else "number_against", language, name=dotted.partition(".")[2])
        for dotted, by in telling_numbers(ruling)
    ]
    return named(told, most, language)


def files_told(claim: Claim, language: str) -> str:
    """Links to the scenarios in which a claim breaks, as HTML."""
    links = ", ".join(
        f'<a href="{escape(path)}">{escape(arm.name)}</a>' for path, arm in scenario_files(claim).items()
    )
    return say("see_scenarios", language, links=links)


def verdict_reason(ruling: Ruling, language: str) -> str:
    """Why the verdict is what it is, in a sentence."""
    share = share_told(ruling, language)[0]
    finding = finding_word(ruling.at_defaults.finding, language)
    if ruling.verdict is Verdict.BY_CONSTRUCTION:
        nulls = [
            in_language(each.setting.label, language)
            for each in ruling.trial.of(Family.NULL)
            if each.setting.name in TRIVIAL and said(each).finding is Finding.HOLDS
        ]
        return say("why_by_construction", language, where=say("semicolon", language).join(nulls))
    if ruling.verdict is Verdict.DEPENDS:
        if not ruling.turned_by:
            return say("why_depends_space", language, finding=finding, share=share)
        names = [in_language(setting.label, language) for setting in ruling.turned_by]
        told = named(names, MOST_NAMED, language)
        return say("why_depends_turned", language, finding=finding, names=told, share=share)
    return say(f"why_{ruling.verdict.name.lower()}", language, share=share)


def named(names: Sequence[str], most: int, language: str) -> str:
    """Some names, the rest of them as a number."""
    told = say("semicolon", language).join(names[:most])
    more = len(names) - most
    if more <= 0:
        return told
    return say("and_others_one" if more == 1 else "and_others", language, what=told, n=more)


def _entries(ruling: Ruling, language: str) -> Iterable[tuple[str, str]]:
    """Key and HTML of each line of the section."""
    trial, claim = ruling.trial, ruling.trial.claim
    word = verdict_word(ruling.verdict, language).capitalize()
    yield "why_verdict", escape(f"{word}. {verdict_reason(ruling, language)}")
    yield "at_the_defaults", escape(_judged(ruling, language))
    yield "the_rule", escape(rule_told(claim, language))
    yield "the_worlds", _worlds(claim, language)
    yield "smallest", escape(smallest_told(claim, language))
    told = [
        say("carried", language, name=name, change=margin_told(ruling, by, language))
        for name, by in carriers(ruling, language)
    ]
    yield (
        "carried_by_groups" if trial.carried_by else "carries_column",
        escape(say("semicolon", language).join(told) or say("nothing_carries", language)),
    )
    yield "null_models", _settings(ruling, trial.of(Family.NULL), language)
    other = [each for each in (*trial.of(Family.SIGN), *trial.of(Family.FORM)) if _matters(ruling, each)]
    yield "signs_and_forms", _settings(ruling, other, language) or escape(say("no_sign_matters", language))
    off = [each for each in trial.of(Family.ABLATION) if _matters(ruling, each)]
    yield "without_mechanisms", _settings(ruling, off, language) or escape(say("no_sign_matters", language))
    numbers = numbers_told(ruling, MOST_NAMED, language)
    yield "numbers_that_matter", escape(numbers or say("no_number_matters", language))
    yield "best_for", escape(_case(claim, trial.for_it, language))
    yield "best_against", escape(_case(claim, trial.against_it, language))
    yield "where_it_turns", _turns(ruling, breaker(ruling), language)
    for key, rules in (("could_be", claim.could_be_true_by), ("could_be_false", claim.could_be_false_by)):
        if rules:
            yield key, escape(", ".join(rules))


def _judged(ruling: Ruling, language: str) -> str:
    claim, found = ruling.trial.claim, ruling.at_defaults
    effect = effect_told(claim, found.effect, language)
    told = say(
        "judged",
        language,
        finding=finding_word(found.finding, language),
        what=effect.what,
        effect=effect.line,
        bound=effect.bound,
        runs=_counted(found, language),
    )
    means = arms_told(ruling, language)
    told = f"{told} {means}" if means else told
    if found.finding is not Finding.OPEN:
        return told
    if found.runs_needed is None:
        return f"{told} {say('runs_never', language)}"
    runs, option = in_all(found.runs_needed, language), runs_option(ruling)
    key = "runs_it_needs_option" if option else "runs_it_needs"
    return f"{told} {say(key, language, runs=runs, option=option)}"


def _counted(found: Judgement, language: str) -> str:
    """How many runs each world has, and how many of them count where that is not all."""
    runs = in_all(found.runs, language)
    if found.effect.runs == found.runs:
        return runs
    return say("of_which_count", language, runs=runs, counted=count(found.effect.runs, language))


def _worlds(claim: Claim, language: str) -> str:
    items = "\n".join(f"<li>{escape(_world(claim, arm, language))}</li>" for arm in claim.arms)
    return f'<ul class="plain">\n{items}\n</ul>'


def _world(claim: Claim, arm: Arm, language: str) -> str:
    scenario = arm.scenario or claim.scenario
    if arm.changes:
        changes = ", ".join(f"{lever}={value}" for lever, value in arm.changes.items())
        told = say("world_with", language, name=arm.name, scenario=scenario, changes=changes)
    else:
        told = say("world_as_is", language, name=arm.name, scenario=scenario)
    if claim.years is None:
        return told
    key = "over_years_one" if claim.years == 1 else "over_years"
    return say(key, language, worlds=told, years=claim.years)


def _matters(ruling: Ruling, each: Tried) -> bool:
    """Whether an assumption decides the claim the other way, or moves it beyond luck."""
    by = change(ruling.trial, each)
    other = {Finding.HOLDS: Finding.FAILS, Finding.FAILS: Finding.HOLDS}.get(ruling.at_defaults.finding)
    return said(each).finding is other or abs(by) >= 1.0


def _settings(ruling: Ruling, found: Sequence[Tried], language: str) -> str:
    """A list of settings with what the runs say under each."""
    items = "\n".join(
        "<li>"
        + escape(
            say(
                "assumption_told",
                language,
                name=in_language(each.setting.label, language),
                finding=finding_word(said(each).finding, language),
                effect=_effect(ruling.trial.claim, said(each), language),
            )
        )
        + "</li>"
        for each in found
    )
    return f'<ul class="plain">\n{items}\n</ul>' if items else ""


def _effect(claim: Claim, judgement: Judgement, language: str) -> str:
    """Effect and interval; with what it is of, where a claim has several contrasts."""
    told = effect_told(claim, judgement.effect, language)
    if len(contrasts(claim.proof)) == 1:
        return told.line
    return f"{told.line}, {told.bound}"


def _case(claim: Claim, case: Case | None, language: str) -> str:
    if case is None or not isfinite(case.margin):
        return say("no_case", language)
    effect = effect_told(claim, case.judgement.effect, language)
    return say(
        "case_told",
        language,
        finding=finding_word(case.judgement.finding, language),
        effect=effect.line,
        bound=effect.bound,
        points=count(case.points, language),
        moves=moves_told(moves(case.setting), language),
    )


def _turns(ruling: Ruling, found: Breaker | None, language: str) -> str:
    """The one setting under which the claim breaks, with its parameters and its scenario files."""
    claim = ruling.trial.claim
    if found is None:
        return escape(say("nothing_breaks", language))
    how = say(f"{'surely' if found.surely else 'leaning'}_{found.goes.value}", language)
    label = in_language(found.setting.label, language)
    told = escape(say("it_fails_here", language, surely=how, setting=label))
    told += f" {escape(_effect(claim, found.judgement, language))}. {files_told(claim, language)}"
    if found.setting.changes and (claim.main or not found.searched):
        summary = escape(say("all_parameters", language))
        told += f"\n<details><summary>{summary}</summary><pre>{_parameters(found.setting)}</pre></details>"
    return told


def _parameters(setting: Setting) -> str:
    """All that a setting changes, a line each, as ``--set`` has it."""
    return escape("\n".join(f"{dotted}={value}" for dotted, value in setting.changes.items()))
