"""The adversary: it goes on from the best point it knows, and looks half as far around it at each step."""

from dataclasses import replace

import numpy as np
import pytest
from calibration import LESSON
from planted_cases import CASES

from sahel_sim.claim_testing.adversary import search_case
from sahel_sim.claim_testing.assumptions import at_point
from sahel_sim.claim_testing.judgement import judge
from sahel_sim.claim_testing.parameter_space import margin_of, parts
from sahel_sim.claim_testing.query import Question
from sahel_sim.claim_testing.trial_results import TrialResult
from sahel_sim.scenario.parameter_ranges import parameters, part_of

STEPS, CHILDREN = 4, 20
EFFORT = replace(LESSON, steps=STEPS, children=CHILDREN)
CLAIM = next(case.claim for case in CASES if case.kind == "paired")
NUMBERS = list(parameters())
MIDDLE = np.full(len(NUMBERS), 0.5)
MEDIAN = 0.6745
"""The median of how far a standard normal number is from 0."""


class Terrain:
    """A model whose effect hangs on the place in the unit cube alone; it remembers where it was asked."""

    def __init__(self, effect):
        self.effect, self.searched = effect, {}

    def __call__(self, questions):
        """The values of the arms for each question."""
        return [self.values(question) for question in questions]

    def values(self, question):
        """Those of one question."""
        changes = question.setting.changes
        place = np.array([part_of(number, changes[dotted]) for dotted, number in NUMBERS])
        word, _, at = question.setting.name.partition(" ")
        if word == "search":
            self.searched.setdefault(int(at.partition(".")[0]), []).append(place)
        luck = np.linspace(-1.0, 1.0, question.runs)
        with_force = {True: luck + self.effect(place), False: luck}
        return {arm.name: {CLAIM.rule.outcome: with_force[arm.name == "full"]} for arm in CLAIM.arms}


def search(effect, sign=1.0):
    """What the search finds from the middle of the space, and the terrain that it walked."""
    terrain = Terrain(effect)
    (values,) = terrain([Question(CLAIM, at_point("draw 0", MIDDLE), EFFORT.of_draws)])
    margin = margin_of(CLAIM.proof, parts(CLAIM.proof, values))
    known = TrialResult(at_point("draw 0", MIDDLE), judge(CLAIM.proof, values), margin)
    found = search_case([CLAIM], {CLAIM.name: [known]}, terrain, EFFORT, 1, sign)
    return found[CLAIM.name], terrain.searched


def level(place):
    return 5.0


def towards_a_corner(place):
    return float(place.sum())


def test_each_step_looks_half_as_far_around_as_the_last():
    _, asked = search(level)

    assert sorted(asked) == list(range(STEPS))
    for step, places in asked.items():
        moves = np.abs(np.array(places) - MIDDLE)
        assert len(places) == CHILDREN
        assert np.median(moves[moves > 1e-4]) == pytest.approx(MEDIAN * 0.25 / 2.0**step, rel=0.1), step


def test_less_than_a_third_of_the_parameters_move_at_once():
    _, asked = search(level)

    for places in asked.values():
        assert np.mean(np.abs(np.array(places) - MIDDLE) > 1e-4) == pytest.approx(0.3, abs=0.03)


@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_it_goes_on_from_the_best_that_it_found(sign):
    case, asked = search(towards_a_corner, sign)
    best = [max(sign * towards_a_corner(place) for place in asked[step]) for step in range(STEPS)]

    assert sign * (case.margin + CLAIM.smallest_effect) == pytest.approx(max(best), rel=1e-4)
    assert best[1] > sign * towards_a_corner(MIDDLE)
    for step in range(1, STEPS):
        before = max(best[:step])
        parents = [place for at in range(step) for place in asked[at]] + [MIDDLE]
        parent = max(parents, key=lambda place: sign * towards_a_corner(place))
        alike = np.mean(np.abs(np.array(asked[step]) - parent) < 1e-4)
        assert sign * towards_a_corner(parent) == pytest.approx(before)
        assert alike > 0.6


def test_what_is_found_for_a_claim_does_not_hang_on_others():
    other = replace(CLAIM, name=f"{CLAIM.name}_and_another")
    terrain = Terrain(towards_a_corner)
    (values,) = terrain([Question(CLAIM, at_point("draw 0", MIDDLE), EFFORT.of_draws)])
    margin = margin_of(CLAIM.proof, parts(CLAIM.proof, values))
    known = [TrialResult(at_point("draw 0", MIDDLE), judge(CLAIM.proof, values), margin)]
    both = search_case([other, CLAIM], {each.name: known for each in (other, CLAIM)}, terrain, EFFORT, 1, 1.0)
    alone, _ = search(towards_a_corner)

    assert both[CLAIM.name].setting.changes == alone.setting.changes
    assert both[other.name].setting.changes != alone.setting.changes
