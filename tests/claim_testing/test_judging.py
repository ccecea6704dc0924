"""Judging: what holds, fails or is open, which contrast decides, and how many runs it takes."""

import numpy as np
import pytest
from scipy import stats

from sahel_sim.claim_testing.contrasts import All, Contrast, OneOf, Term
from sahel_sim.claim_testing.judgement import Finding, judge
from sahel_sim.claim_testing.rules import Optimum, Paired, Threshold, Trend

RUNS = 64
SCATTER = np.tile([-1.0, 1.0], RUNS // 2)
ERROR = np.sqrt(RUNS / (RUNS - 1.0) / RUNS)
"""The standard error of ``SCATTER``."""


def above(arm, bound=0.0):
    return Contrast(((Term(arm, "y"), 1.0),), bound)


def arms(**means):
    """Arms whose mean is so many standard errors above 0."""
    return {arm: {"y": mean * ERROR + SCATTER} for arm, mean in means.items()}


def tail(deviations):
    return stats.t.sf(deviations, RUNS - 1)


@pytest.mark.parametrize(
    ("mean", "expected"),
    [(2.1, Finding.HOLDS), (1.9, Finding.OPEN), (-1.9, Finding.OPEN), (-2.1, Finding.FAILS)],
)
def test_one_contrast_is_judged_by_its_interval(mean, expected):
    # the whole 95 % interval is on one side from t = 1.998 on
    found = judge(above("a"), arms(a=mean))

    assert found.finding is expected
    assert found.chance_holds == pytest.approx(tail(mean))
    assert found.chance_fails == pytest.approx(tail(-mean))
    assert found.chance == pytest.approx(2.0 * tail(abs(mean)))
    assert found.effect.level == pytest.approx(0.95)
    assert (found.runs, found.effect.runs) == (RUNS, RUNS)


def test_all_parts_must_hold_and_the_least_sure_decides():
    found = judge(All((above("a"), above("b"), above("c"))), arms(a=5, b=2.1, c=9))

    assert found.finding is Finding.HOLDS
    assert found.effect.contrast == above("b")
    assert found.chance_holds == pytest.approx(tail(2.1))
    assert found.effect.level == pytest.approx(0.95)


def test_all_fail_where_one_part_fails_surely_enough_for_three():
    proof = All((above("a"), above("b"), above("c")))
    surely, hardly = judge(proof, arms(a=5, b=-2.6, c=9)), judge(proof, arms(a=5, b=-2.1, c=9))

    assert surely.finding is Finding.FAILS
    assert surely.effect.contrast == above("b")
    assert surely.chance_fails == pytest.approx(3.0 * tail(2.6))
    assert surely.effect.level == pytest.approx(1.0 - 0.05 / 3.0)
    assert hardly.finding is Finding.OPEN


def test_one_of_holds_where_one_part_holds_surely_enough_for_three():
    proof = OneOf((above("a"), above("b"), above("c")))
    surely, hardly = judge(proof, arms(a=-5, b=2.6, c=0)), judge(proof, arms(a=-5, b=2.1, c=0))

    assert surely.finding is Finding.HOLDS
    assert surely.effect.contrast == above("b")
    assert surely.chance_holds == pytest.approx(3.0 * tail(2.6))
    assert surely.effect.low > 0.0
    assert hardly.finding is Finding.OPEN
    assert hardly.effect.low < 0.0


def test_one_of_fails_only_where_every_part_fails():
    proof = OneOf((above("a"), above("b")))

    assert judge(proof, arms(a=-5, b=-2.1)).finding is Finding.FAILS
    assert judge(proof, arms(a=-5, b=-2.1)).effect.contrast == above("b")
    assert judge(proof, arms(a=-5, b=-1.0)).finding is Finding.OPEN


def test_parts_of_parts_share_the_correction_of_all_above_them():
    inner = All((above("a"), above("b")))
    found = judge(OneOf((inner, OneOf((above("c"), above("d"))))), arms(a=-9, b=-9, c=4, d=0))

    assert found.chance_holds == pytest.approx(4.0 * tail(4.0))
    assert found.effect.level == pytest.approx(1.0 - 0.05 / 4.0)


def test_an_effect_is_read_in_the_sense_of_its_claim():
    chance = {"a": {"y": np.tile([1.0, 0.0, 0.0, 0.0], 16)}}
    found = judge(Threshold("y", ("a",), below=0.5).proof(0.0), chance).effect
    value, low, high, bound = found.as_read

    assert (value, bound) == (0.25, 0.5)
    assert (low, high) == pytest.approx(stats.binomtest(16, 64).proportion_ci(method="wilson"))
    assert found.less
    assert (found.value, found.bound) == (-0.25, -0.5)


def test_an_effect_of_more_is_read_as_it_is():
    found = judge(Paired("y", "a", "b", "more").proof(0.0), {**arms(a=3), "b": {"y": np.zeros(RUNS)}}).effect

    assert not found.less
    assert found.as_read == (found.value, found.low, found.high, found.bound)


def test_the_runs_needed_for_a_mean_are_the_fewest_that_would_do():
    found = judge(above("a"), arms(a=1.0))
    mean, spread = ERROR, np.sqrt(RUNS / (RUNS - 1.0))

    def decided(runs):
        return mean > stats.t.ppf(0.975, runs - 1) * spread / np.sqrt(runs)

    fewest = next(runs for runs in range(RUNS, 10_000) if decided(runs))

    assert found.finding is Finding.OPEN
    assert found.runs_needed == pytest.approx(fewest, abs=2)


def test_the_runs_needed_for_a_chance_are_those_of_the_score_test():
    # a quarter against 0.2: 0.05 / sqrt(0.16 / n) = 1.96 at n = 245.9
    values = {"a": {"y": np.tile([1.0, 0.0, 0.0, 0.0], 16)}}

    assert judge(above("a", 0.2), values).runs_needed == pytest.approx(246, abs=1)


def test_the_runs_needed_would_do():
    repeated = {"a": {"y": np.tile([1.0, 1.0, 0.0, 0.0], 16)}, "b": {"y": np.tile([1.0, 0.0, 0.0, 0.0], 16)}}
    proof = Paired("y", "a", "b", "more").proof(0.2)
    needed = judge(proof, repeated).runs_needed
    times = -(-needed // RUNS)

    def more(times):
        return {arm: {"y": np.tile(each["y"], times)} for arm, each in repeated.items()}

    assert judge(proof, more(times)).finding is Finding.HOLDS
    assert judge(proof, more(times - 1)).finding is Finding.OPEN


def test_all_need_the_runs_of_the_part_that_needs_most_and_one_of_the_least():
    slow, quick = (judge(above("a"), arms(a=mean)).runs_needed for mean in (0.5, 1.5))
    both = arms(a=0.5, b=1.5)

    assert judge(All((above("a"), above("b"))), both).runs_needed == slow
    assert quick < judge(OneOf((above("a"), above("b"))), both).runs_needed < slow


def test_a_part_that_fails_decides_all_however_long_the_others_take():
    found = judge(All((above("a"), above("b"))), arms(a=0.1, b=-1.5))

    assert RUNS < found.runs_needed < 4 * RUNS


def test_on_the_bound_no_number_of_runs_is_enough():
    assert judge(above("a"), arms(a=0.0)).runs_needed is None
    assert judge(All((above("a"), above("b"))), arms(a=0.0, b=1.0)).runs_needed is None


def test_what_is_decided_needs_no_runs():
    assert judge(above("a"), arms(a=9.0)).runs_needed is None


def test_runs_that_do_not_count_are_needed_too():
    half = np.where(np.arange(2 * RUNS) < RUNS, np.tile(ERROR + SCATTER, 2), np.nan)
    found = judge(above("a"), {"a": {"y": half}})

    assert found.effect.runs == RUNS
    assert found.runs_needed == pytest.approx(2 * judge(above("a"), arms(a=1.0)).runs_needed, abs=2)


def test_without_runs_that_count_a_claim_is_open():
    found = judge(above("a"), {"a": {"y": np.full(RUNS, np.nan)}})

    assert found.finding is Finding.OPEN
    assert (found.runs_needed, found.effect.runs, found.chance) == (None, 0, 1.0)
    assert np.isnan([found.effect.value, found.effect.low, found.effect.high]).all()


def test_a_part_without_runs_is_what_keeps_all_open():
    values = {**arms(a=9), "b": {"y": np.full(RUNS, np.nan)}}
    found = judge(All((above("a"), above("b"))), values)

    assert found.finding is Finding.OPEN
    assert found.effect.contrast == above("b")


def test_a_u_shape_is_no_trend_though_its_ends_rise():
    values = arms(a=0, b=-20, c=20)

    assert judge(Trend("y", ("a", "b", "c"), "rises").proof(1.0 * ERROR), values).finding is Finding.FAILS
    assert judge(Trend("y", ("a", "c"), "rises").proof(1.0 * ERROR), values).finding is Finding.HOLDS


def test_an_edge_is_not_inside():
    # all arms share their scatter, so that differences are known but for the runs that are added
    values = {
        arm: {"y": mean + SCATTER * spread} for arm, mean, spread in (("a", 0, 1), ("b", 5, 1.5), ("c", 9, 2))
    }

    assert judge(Optimum("y", ("a", "b", "c"), "inside", "largest").proof(1.0), values).finding is (
        Finding.FAILS
    )
    assert judge(Optimum("y", ("a", "b", "c"), "c", "largest").proof(1.0), values).finding is Finding.HOLDS


def test_an_arm_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        judge(above("nowhere"), arms(a=1))
