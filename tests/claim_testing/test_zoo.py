"""The tester is tested: planted worlds are judged as they are, at the rates that are promised."""

import numpy as np
import pytest
from rates import rate, rates
from scipy import stats
from zoo import NOMINAL, OWN, RUNS, ZOO

from sahel_sim.claim_testing.judgement import Finding, judge
from sahel_sim.claim_testing.rules import RULES, Threshold

TIMES = 200


def errors(share, times=TIMES):
    """Three binomial standard errors of a share."""
    return 3.0 * np.sqrt(share * (1.0 - share) / times)


@pytest.fixture(scope="module")
def found():
    return {each.planted.name: each for each in rates(TIMES)}


def beyond(name):
    return next(planted for planted in ZOO if planted.name == name)


def test_every_kind_of_rule_is_in_the_zoo_with_both_answers_and_on_its_bound():
    seen = {(planted.rule.kind, planted.truth) for planted in ZOO}

    assert seen == {(rule.kind, truth) for rule in RULES for truth in ("holds", "fails", "on the bound")}


@pytest.mark.parametrize("planted", ZOO, ids=lambda planted: planted.name)
def test_a_wrong_answer_is_as_rare_as_promised(found, planted):
    assert found[planted.name].wrong <= NOMINAL + errors(NOMINAL)


@pytest.mark.parametrize(
    "planted",
    [planted for planted in ZOO if planted.truth != "on the bound"],
    ids=lambda planted: planted.name,
)
def test_the_right_answer_is_the_most_common(found, planted):
    each = found[planted.name]

    assert getattr(each, planted.truth) > 0.4
    assert getattr(each, planted.truth) > 10.0 * each.wrong


def students_power(margin, deviation, runs):
    """The chance that the one-sided test of Student at 2.5 % finds a margin: the noncentral t law."""
    return float(
        stats.nct.sf(stats.t.ppf(1.0 - NOMINAL, runs - 1), runs - 1, margin * np.sqrt(runs) / deviation)
    )


@pytest.mark.parametrize(
    ("name", "finding", "margin", "deviation"),
    [
        ("paired: twice the smallest effect", "holds", 1.0, OWN * np.sqrt(2.0)),
        ("paired: no effect", "fails", 1.0, OWN * np.sqrt(2.0)),
        ("interaction: none", "fails", 1.0, OWN * 2.0),
        ("interaction: three times the smallest", "holds", 2.0, OWN * 2.0),
        ("event: falls by twice the smallest", "holds", 1.0, OWN),
        ("event: falls more than anyhow", "holds", 1.0, OWN * np.sqrt(2.0)),
    ],
)
def test_a_difference_is_found_as_often_as_the_law_of_student_says(found, name, finding, margin, deviation):
    expected = students_power(margin, deviation, RUNS)

    assert abs(getattr(found[name], finding) - expected) <= errors(expected)


@pytest.mark.parametrize("runs", [16, 64, 1024])
def test_it_is_so_with_fewer_and_more_runs(runs):
    expected = students_power(1.0, OWN * np.sqrt(2.0), runs)
    planted = beyond("paired: twice the smallest effect")

    assert abs(rate(planted, TIMES, runs, (7, runs)).holds - expected) <= errors(expected) + 1.0 / TIMES


def test_a_chance_far_below_its_bound_is_found_as_often_as_the_binomial_law_says(found):
    # Wilson's upper end is below 0.2 where k / n is below 0.2 by 1.96 standard deviations of 0.2
    most = np.ceil(RUNS * (0.2 - 1.959964 * np.sqrt(0.16 / RUNS))) - 1
    one = [stats.binom.cdf(most, RUNS, share) for share in (0.05, 0.1, 0.1)]

    # arms that share their luck all pass more often than apart, and no more often than the least sure
    holds = found["threshold: all far below"].holds
    assert np.prod(one) - errors(np.prod(one)) <= holds <= min(one) + errors(min(one))


@pytest.mark.parametrize("runs", [8, 32])
def test_with_few_runs_wrong_answers_stay_as_rare_on_the_whole(runs):
    planted = [each for each in ZOO if each.truth == "on the bound"]
    found = [rate(each, TIMES // 2, runs, (runs, number)) for number, each in enumerate(planted)]
    limit = NOMINAL + errors(NOMINAL, len(planted) * TIMES // 2)

    assert np.mean([each.holds for each in found]) <= limit
    assert np.mean([each.fails for each in found]) <= limit


@pytest.mark.parametrize(
    ("finding", "expected"), [(Finding.HOLDS, 0.0208), (Finding.FAILS, 0.0297)], ids=["holds", "fails"]
)
def test_a_chance_on_its_bound_is_misjudged_as_the_binomial_law_says(finding, expected):
    # chances come in steps, so Wilson's interval of 256 runs misses 2.5 % by half a percent here
    proof = Threshold("y", ("a",), below=0.2).proof(0.0)
    judged = [
        judge(proof, {"a": {"y": (np.arange(RUNS) < k).astype(float)}}).finding for k in range(RUNS + 1)
    ]
    law = stats.binom.pmf(np.arange(RUNS + 1), RUNS, 0.2)

    assert law[[each is finding for each in judged]].sum() == pytest.approx(expected, abs=5e-5)
