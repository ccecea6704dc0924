"""The adversary: searches the plausible ranges for the best case for a claim, and the best case against it.

It starts at the draw that is most for it (or against it), and tries points around it: some parameters keep
their values, others move. The better half of what it finds decides how far it goes on. It is a search, not a
proof: what it does not find may still be there. The case that it settles on is run again with another luck,
so that what is printed is not the luck of the search. Each claim has a luck of its own by its name, so that
what is found for it is the same, whichever claims are tried beside it.
"""

import zlib
from collections.abc import Mapping, Sequence

import numpy as np

from sahel_sim.claim_testing.assumptions import AssumptionSet, at_point
from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.effort import ClaimEffort
from sahel_sim.claim_testing.judgement import judge
from sahel_sim.claim_testing.parameter_space import margin_of, parts
from sahel_sim.claim_testing.query import Answer, Question
from sahel_sim.claim_testing.trial_results import SearchedCase, TrialResult
from sahel_sim.core import Array
from sahel_sim.languages import N_, Sentence
from sahel_sim.scenario.parameter_ranges import parameters, part_of

MOVED = 0.3
"""Share of the parameters that move from a point to one that is tried beside it: assumed, as a third or so
leaves most of what was good in place."""

REACH = 0.25
"""How far they move at first, as a part of their ranges; half as far at each step. Assumed: a quarter leaves
the neighbourhood of a draw, and does not fill the whole range."""


OTHER_LUCK = 100_000
"""The number of the first run by which a case is judged that the search has found."""


def search_case(
    claims: Sequence[Claim],
    draws: Mapping[str, Sequence[TrialResult]],
    answer: Answer,
    effort: ClaimEffort,
    seed: int,
    sign: float,
) -> dict[str, SearchedCase | None]:
    """Search for the case that is most for each claim, or most against it.

    Parameters
    ----------
    claims, draws
        By claim, what is known of the parameter space already.
    answer, effort, seed
        As for ``tried``.
    sign
        1 to search for the claim, -1 against it.
    """
    luck = {claim.name: _luck(claim, seed, sign) for claim in claims}
    best: dict[str, tuple[float, Array]] = {}
    for claim in claims:
        told = [each for each in draws[claim.name] if np.isfinite(each.margin)]
        if told:
            top = max(told, key=lambda each: sign * each.margin)
            best[claim.name] = (sign * top.margin, _point(top.setting))
    for step in range(effort.steps):
        children = {
            claim.name: [
                _beside(best[claim.name][1], luck[claim.name], REACH / 2.0**step)
                for _ in range(effort.children)
            ]
            for claim in claims
            if claim.name in best
        }
        questions = [
            Question(claim, at_point(f"search {step}.{at}", point), effort.of_draws)
            for claim in claims
            for at, point in enumerate(children.get(claim.name, ()))
        ]
        points = [point for claim in claims for point in children.get(claim.name, ())]
        for question, point, values in zip(questions, points, answer(questions), strict=True):
            found = sign * margin_of(question.claim.proof, parts(question.claim.proof, values))
            if found > best[question.claim.name][0]:
                best[question.claim.name] = (found, point)
    return _again(claims, best, answer, effort, sign)


def _again(
    claims: Sequence[Claim],
    best: Mapping[str, tuple[float, Array]],
    answer: Answer,
    effort: ClaimEffort,
    sign: float,
) -> dict[str, SearchedCase | None]:
    """What more runs say of the cases that were found."""
    name = "best case for it" if sign > 0 else "best case against it"
    label = Sentence(N_("best case for it") if sign > 0 else N_("best case against it"))
    runs = max(effort.of_settings, effort.of_draws)
    questions = [
        Question(claim, at_point(name, best[claim.name][1], label), runs, OTHER_LUCK)
        for claim in claims
        if claim.name in best
    ]
    found: dict[str, SearchedCase | None] = {claim.name: None for claim in claims}
    for question, values in zip(questions, answer(questions), strict=True):
        proof = question.claim.proof
        tried = effort.draws + effort.steps * effort.children
        found[question.claim.name] = SearchedCase(
            question.setting, judge(proof, values), margin_of(proof, parts(proof, values)), tried
        )
    return found


def _luck(claim: Claim, seed: int, sign: float) -> np.random.Generator:
    words = [seed, 0 if sign > 0 else 1, zlib.crc32(claim.name.encode())]
    return np.random.Generator(np.random.Philox(np.random.SeedSequence(words)))


def _beside(point: Array, luck: np.random.Generator, reach: float) -> Array:
    moves = luck.random(len(point)) < MOVED
    beside: Array = np.clip(point + moves * luck.normal(0.0, reach, len(point)), 0.0, 1.0)
    return beside


def _point(setting: AssumptionSet) -> Array:
    """Where a setting is in the unit cube."""
    parts = [part_of(number, float(setting.changes[dotted])) for dotted, number in parameters()]
    return np.array(np.clip(parts, 0.0, 1.0), dtype=np.float64)
