"""A trial: one claim under every assumption, and what each makes of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from sahel_sim.claim_testing.adversary import OTHER_LUCK, Case, searched
from sahel_sim.claim_testing.assumptions import (
    DEFAULTS,
    Family,
    Setting,
    ablations,
    draws,
    forms,
    nulls,
    signs,
)
from sahel_sim.claim_testing.attribution import coalitions, shapley
from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.effort import Effort
from sahel_sim.claim_testing.judgement import Judgement, judge
from sahel_sim.claim_testing.parameter_space import Part, holding, margin_of, parts
from sahel_sim.claim_testing.query import Answer, Question
from sahel_sim.claim_testing.tipping_grid import cells
from sahel_sim.claim_testing.turning_points import suspects
from sahel_sim.scenario import ScenarioError
from sahel_sim.stats.intervals import wilson


@dataclass(frozen=True)
class Tried:
    """A claim at one setting.

    Attributes
    ----------
    setting
        Under which assumptions.
    judgement
        What the runs say.
    margin
        How far they are on the claim's side, in the unit of the outcome; see ``space``.
    parts
        The same of each contrast, with what luck gives to it.
    again
        What as many runs as at the defaults say, with another luck, where the verdict may hang on it.
    """

    setting: Setting
    judgement: Judgement
    margin: float
    parts: tuple[Part, ...] = ()
    again: Judgement | None = None

    @property
    def leans(self) -> bool:
        """Whether the runs lean to the claim, surely or not."""
        return self.margin > 0.0


@dataclass(frozen=True)
class Trial:
    """One claim under every assumption.

    Attributes
    ----------
    claim
        What is tried.
    at_defaults
        With most runs.
    settings
        One assumption changed at a time: ablations, nulls, signs, forms.
    draws
        All parameters at once.
    for_it, against_it
        The best and the worst case that a search inside the plausible ranges found.
    carried_by
        For the main claims, how much of the margin each group of mechanisms brings (Shapley); empty else.
    cells
        For the main claims, the claim over pressure and inclusivity; empty else.
    broken
        How many of its runs broke off, and count in nothing.
    """

    claim: Claim
    at_defaults: Tried
    settings: tuple[Tried, ...]
    draws: tuple[Tried, ...]
    for_it: Case | None = None
    against_it: Case | None = None
    carried_by: Mapping[str, float] = field(default_factory=dict)
    cells: tuple[Tried, ...] = ()
    broken: int = 0

    @property
    def share(self) -> tuple[float, float, float]:
        """In which share of the parameter space the claim holds, and its 95 % interval; see ``space``.

        Draws at which too few runs count are left out; not numbers where none is left.
        """
        told = [each.parts for each in self.draws if np.isfinite(each.margin)]
        if not told:
            return float("nan"), float("nan"), float("nan")
        k = int(holding(self.claim.proof, told).sum())
        return k / len(told), *wilson(k, len(told))

    def of(self, family: Family) -> tuple[Tried, ...]:
        """The settings of one kind."""
        return tuple(each for each in self.settings if each.setting.family is family)


Stage = Callable[[str], None]


def tried(
    claims: Sequence[Claim], answer: Answer, effort: Effort, seed: int = 1, stage: Stage = lambda _: None
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
        Told which part begins: ``defaults``, ``settings``, ``draws``, ``search``, ``coalitions``, ``cells``.
    """
    stage("defaults")
    first = asked(claims, [DEFAULTS], answer, lambda claim: _most(claim, effort))
    stage("settings")
    one_by_one = (*ablations(), *nulls(), *signs(), *forms())
    settings = asked(claims, one_by_one, answer, lambda _: effort.of_settings)
    stage("draws")
    points = draws(effort.draws, seed)
    space = asked(claims, points, answer, lambda _: effort.of_draws)
    if effort.looks_again:
        settings = _again(
            [Trial(c, first[c.name][0], settings[c.name], space[c.name]) for c in claims], answer, effort
        )
    stage("search")
    best, worst = (
        searched(claims, {c.name: space[c.name] for c in claims}, answer, effort, seed, sign)
        for sign in (1.0, -1.0)
    )
    main = [claim for claim in claims if claim.main]
    stage("coalitions")
    sets = asked(main, coalitions(), answer, lambda _: effort.of_coalitions)
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
        )
        for claim in claims
    )


def asked(
    claims: Sequence[Claim], settings: Iterable[Setting], answer: Answer, runs: Callable[[Claim], int]
) -> dict[str, tuple[Tried, ...]]:
    """Every claim at every setting, by claim in the order of the settings."""
    questions = [Question(claim, setting, runs(claim)) for claim in claims for setting in settings]
    found: dict[str, list[Tried]] = {claim.name: [] for claim in claims}
    for question, values in zip(questions, answer(questions) if questions else [], strict=True):
        proof = question.claim.proof
        seen = parts(proof, values)
        at = Tried(question.setting, judge(proof, values), margin_of(proof, seen), seen)
        found[question.claim.name].append(at)
    return {name: tuple(each) for name, each in found.items()}


def _map(claim: Claim, answer: Answer, effort: Effort) -> tuple[Tried, ...]:
    """The claim over pressure and inclusivity; nothing where its arms say the same in another way."""
    try:
        return asked([claim], cells(effort.points), answer, lambda _: effort.of_settings)[claim.name]
    except ScenarioError:
        return ()


def _again(trials: Sequence[Trial], answer: Answer, effort: Effort) -> dict[str, tuple[Tried, ...]]:
    """The settings of each claim; those on which its verdict hangs are looked at again."""
    questions = [
        Question(trial.claim, each.setting, _most(trial.claim, effort), OTHER_LUCK)
        for trial in trials
        for each in suspects(trial)
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


def _most(claim: Claim, effort: Effort) -> int:
    return claim.runs if effort.runs is None else min(claim.runs, effort.runs)
