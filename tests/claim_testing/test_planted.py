"""The whole tester is tested: planted models get the verdicts they deserve, at the promised rates."""

import os
from dataclasses import replace

import numpy as np
import pytest
from calibration import LESSON, POSITIVE, nominal, rates, trials
from planted import CARRIER, KINDS, LARGE, answering
from planted_cases import CASES, SOME, Case

from sahel_sim.claim_testing.assumptions import DEFAULTS
from sahel_sim.claim_testing.attribution import GROUPS
from sahel_sim.claim_testing.judgement import Finding
from sahel_sim.claim_testing.query import Question
from sahel_sim.claim_testing.rules import RULES
from sahel_sim.claim_testing.trial import run_trials
from sahel_sim.claim_testing.verdict import Verdict, verdicts_of

FEW, MANY = 3, 200
ROUGH = "in 30 % of the space, not at the defaults: hazard ratio"
"""Four runs a draw tell a ratio too roughly to find so small a part of the space in each of a few lessons."""
CLEAR = [case for case in CASES if not case.on_the_bound and not case.deviation]
FAINT = [case for case in CASES if case.deviation]
BOUND = [case for case in CASES if case.on_the_bound]


def named(case):
    return case.name


def of(name: str) -> Case:
    return next(case for case in CASES if case.name == name)


def errors(share, times):
    """Three binomial standard errors of a share."""
    return 3.0 * np.sqrt(share * (1.0 - share) / times)


@pytest.fixture(scope="module")
def few():
    return {rate.case.name: rate for rate in rates(FEW)}


@pytest.fixture(scope="module")
def many():
    return {rate.case.name: rate for rate in rates(MANY, os.cpu_count() or 1)}


def test_every_kind_of_rule_is_asked_of_planted_models_whose_verdicts_differ():
    assert {rule.kind for rule in RULES} == {rule.kind for rule in KINDS.values()}
    for kind in KINDS:
        right = {case.right for case in CASES if case.kind == kind}
        assert Verdict.INCONCLUSIVE in right
        assert Verdict.SUPPORTED in right or Verdict.BY_CONSTRUCTION in right, kind
        assert Verdict.NOT_SUPPORTED in right, kind
    assert {case.right for case in CASES} == set(Verdict)


@pytest.mark.parametrize("case", [case for case in CLEAR if case.name != ROUGH], ids=named)
def test_a_clear_case_gets_its_verdict_and_names_what_turns_it(few, case):
    assert few[case.name].right == 1.0, few[case.name].said
    assert few[case.name].named == 1.0, few[case.name].turned_by
    assert few[case.name].misnamed == 0.0, few[case.name].turned_by


def test_on_the_bound_hardly_any_case_is_decided(few):
    decided = sum(FEW - few[case.name].said[Verdict.INCONCLUSIVE] for case in BOUND)

    # two sides of 2.5 % each
    assert decided <= FEW * len(BOUND) * 0.05 + 3.0 * np.sqrt(FEW * len(BOUND) * 0.05 * 0.95)


def test_what_comes_through_one_mechanism_is_credited_to_its_group_alone():
    (trial,) = trials(1, [of("through one mechanism: paired")])
    carrier = next(name for name, rules in GROUPS.items() if CARRIER in rules)

    # four runs for each of 64 sets; each value weighs half of them against the other half
    error = 2.0 * 2.0 * 0.5 * np.sqrt(1.0 / 4.0) / np.sqrt(8.0)
    assert trial.carried_by[carrier] == pytest.approx(LARGE, abs=3.0 * error)
    assert [trial.carried_by[name] for name in GROUPS if name != carrier] == pytest.approx(
        [0.0] * (len(GROUPS) - 1), abs=3.0 * error
    )


def test_the_share_of_the_space_is_the_share_that_was_planted():
    (trial,) = trials(2, [of(f"{SOME.name}: paired")])
    share, low, high = trial.share

    assert share == pytest.approx(0.3, abs=0.02)
    assert low < 0.3 < high


def test_the_adversary_finds_where_it_fails_and_where_it_holds():
    case = of(f"{SOME.name}: paired")
    effort = replace(LESSON, steps=2, children=8)
    (trial,) = run_trials([case.claim], answering({case.name: case.model}, 3), effort)

    assert trial.for_it is not None
    assert trial.against_it is not None
    assert trial.for_it.judgement.finding is Finding.HOLDS
    assert trial.against_it.judgement.finding is Finding.FAILS
    assert trial.for_it.points == effort.draws + effort.steps * effort.children


def test_without_a_second_look_few_runs_miss_that_a_chance_hangs_on_one_mechanism():
    case = of("through one mechanism: threshold above")
    (looked,), (once,) = (trials(0, [case], replace(LESSON, looks_again=again)) for again in (True, False))

    assert verdicts_of([looked])[0].verdict is Verdict.DEPENDS
    assert verdicts_of([once])[0].verdict is Verdict.SUPPORTED


def test_luck_hangs_on_the_number_of_the_run_and_is_shared_by_arms():
    case = of("no effect: paired")
    answer = answering({case.name: case.model}, 7)
    whole, later = answer([Question(case.claim, DEFAULTS, 20), Question(case.claim, DEFAULTS, 5, first=15)])

    np.testing.assert_array_equal(whole["full"]["y"][15:], later["full"]["y"])
    assert np.corrcoef(whole["full"]["y"], whole["none"]["y"])[0, 1] > 0.9
    assert not np.array_equal(whole["full"]["y"], whole["none"]["y"])


@pytest.mark.slow
@pytest.mark.parametrize("case", CLEAR, ids=named)
def test_a_clear_case_is_nearly_always_right(many, case):
    assert many[case.name].right >= 0.97, many[case.name].said


@pytest.mark.slow
@pytest.mark.parametrize("case", BOUND, ids=named)
def test_on_the_bound_each_side_is_said_no_more_often_than_promised(many, case):
    rate = many[case.name]

    for wrong in (rate.share(*POSITIVE), rate.share(Verdict.NOT_SUPPORTED)):
        assert wrong <= 0.025 + errors(0.025, MANY)
    assert rate.share(Verdict.INCONCLUSIVE) >= 0.95 - errors(0.05, MANY)


@pytest.mark.slow
@pytest.mark.parametrize("case", FAINT, ids=named)
def test_a_faint_case_is_left_open_as_often_as_the_law_of_student_says(many, case):
    rate, expected = many[case.name], nominal(case)[1]

    assert rate.share(Verdict.INCONCLUSIVE) == pytest.approx(expected, abs=errors(expected, MANY))
    assert rate.false_positive <= 0.025 + errors(0.025, MANY)


@pytest.mark.slow
@pytest.mark.parametrize("case", CLEAR, ids=named)
def test_hardly_any_change_is_wrongly_said_to_turn_a_claim(many, case):
    assert many[case.name].misnamed <= 0.05 + errors(0.05, MANY)
