"""A trial: one claim under every assumption, and what each makes of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from sahel_sim.claim_testing.adversary import OTHER_LUCK, search_case
from sahel_sim.claim_testing.assumptions import (
    DEFAULTS,
    AssumptionSet,
    ablations,
    accepted_draws,
    cells,
    draws,
    forms,
    nulls,
    signs,
)
from sahel_sim.claim_testing.attribution import coalitions, shapley
from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.effort import ClaimEffort
from sahel_sim.claim_testing.judgement import judge
from sahel_sim.claim_testing.parameter_space import margin_of, parts
from sahel_sim.claim_testing.query import Answer, Question
from sahel_sim.claim_testing.trial_results import Trial, TrialResult
from sahel_sim.claim_testing.turning_points import leaning_changes
from sahel_sim.scenario import ScenarioError

Stage = Callable[[str], None]


def run_trials(
    claims: Sequence[Claim], answer: Answer, effort: ClaimEffort, seed: int = 1, stage: Stage = lambda _: None
) -> tuple[Trial, ...]:
    """Try claims under every assumption.

    Parameters
    ----------
    claims
        What is tried.
    answer
        Who answers: the model, or a planted one.
    effort
        How closely they are looked at.
    seed
        Of the draws over the parameter space.
    stage
        Told which part begins: ``defaults``, ``settings``, ``draws``, ``accepted``, ``search``,
        ``coalitions``, ``cells``.
    """
    stage("defaults")
    first = ask(claims, [DEFAULTS], answer, lambda claim: _most(claim, effort))
    stage("settings")
    one_by_one = (*ablations(), *nulls(), *signs(), *forms())
    settings = ask(claims, one_by_one, answer, lambda _: effort.of_settings)
    stage("draws")
    points = draws(effort.draws, seed)
    space = ask(claims, points, answer, lambda _: effort.of_draws)
    stage("accepted")
    fitted = ask(claims, accepted_draws(effort.draws), answer, lambda _: effort.of_draws)
    if effort.looks_again:
        settings = _again(
            [Trial(c, first[c.name][0], settings[c.name], space[c.name]) for c in claims], answer, effort
        )
    stage("search")
    best, worst = (
        search_case(claims, {c.name: space[c.name] for c in claims}, answer, effort, seed, sign)
        for sign in (1.0, -1.0)
    )
    main = [claim for claim in claims if claim.main]
    stage("coalitions")
    sets = ask(main, coalitions(), answer, lambda _: effort.of_coalitions)
    stage("cells")
    maps = {claim.name: _map(claim, answer, effort) for claim in main}
    return tuple(
        Trial(
            claim,
            first[claim.name][0],
            settings[claim.name],
            space[claim.name],
            best[claim.name],
            worst[claim.name],
            shapley({t.setting.name: t.margin for t in sets.get(claim.name, ())}),
            maps.get(claim.name, ()),
            getattr(answer, "broken", {}).get(claim.name, 0),
            fitted[claim.name],
        )
        for claim in claims
    )


def ask(
    claims: Sequence[Claim], settings: Iterable[AssumptionSet], answer: Answer, runs: Callable[[Claim], int]
) -> dict[str, tuple[TrialResult, ...]]:
    """Every claim at every setting, by claim in the order of the settings."""
    questions = [Question(claim, setting, runs(claim)) for claim in claims for setting in settings]
    found: dict[str, list[TrialResult]] = {claim.name: [] for claim in claims}
    for question, values in zip(questions, answer(questions) if questions else [], strict=True):
        proof = question.claim.proof
        seen = parts(proof, values)
        at = TrialResult(question.setting, judge(proof, values), margin_of(proof, seen), seen)
        found[question.claim.name].append(at)
    return {name: tuple(each) for name, each in found.items()}


def _map(claim: Claim, answer: Answer, effort: ClaimEffort) -> tuple[TrialResult, ...]:
    """The claim over pressure and inclusivity; nothing where its arms say the same in another way."""
    try:
        return ask([claim], cells(effort.points), answer, lambda _: effort.of_settings)[claim.name]
    except ScenarioError:
        return ()


def _again(
    trials: Sequence[Trial], answer: Answer, effort: ClaimEffort
) -> dict[str, tuple[TrialResult, ...]]:
    """The settings of each claim; those on which its verdict hangs are looked at again."""
    questions = [
        Question(trial.claim, each.setting, _most(trial.claim, effort), OTHER_LUCK)
        for trial in trials
        for each in leaning_changes(trial)
    ]
    found = {
        (question.claim.name, question.setting.name): judge(question.claim.proof, values)
        for question, values in zip(questions, answer(questions) if questions else [], strict=True)
    }
    return {
        trial.claim.name: tuple(
            replace(each, again=found.get((trial.claim.name, each.setting.name))) for each in trial.settings
        )
        for trial in trials
    }


def _most(claim: Claim, effort: ClaimEffort) -> int:
    return claim.runs if effort.runs is None else min(claim.runs, effort.runs)
