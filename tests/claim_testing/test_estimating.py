"""Estimating: known intervals by kind of value, and chances that are the intervals turned round."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import Generator, Philox
from scipy import stats

from sahel_sim.claim_testing.contrast_estimates import estimate
from sahel_sim.claim_testing.contrasts import Contrast, Term
from sahel_sim.stats import paired
from sahel_sim.stats.intervals import wilson

LUCK = Generator(Philox(key=5))
X, Y = LUCK.normal(3.0, 2.0, 40), LUCK.normal(2.0, 1.0, 40)
P, Q = (LUCK.random(40) < 0.4).astype(float), (LUCK.random(40) < 0.2).astype(float)
STATE = np.arange(40) % 3 == 0

quick = settings(max_examples=60, deadline=None)


def contrast(*weights, bound=0.0):
    return Contrast(tuple((Term(*name.split("."), *when), weight) for name, weight, *when in weights), bound)


def values(**arms):
    return {arm: {"y": numbers} for arm, numbers in arms.items()}


def difference(one, other, level=0.95):
    return estimate(contrast(("a.y", 1.0), ("b.y", -1.0)), values(a=one, b=other)).interval(level)


@pytest.mark.parametrize("level", [0.5, 0.95, 0.999])
def test_a_difference_is_students_paired_interval(level):
    expected = stats.ttest_rel(X, Y).confidence_interval(level)

    assert difference(X, Y, level) == pytest.approx((expected.low, expected.high))


def test_a_sum_of_four_is_students_interval_of_the_sum_in_each_run():
    found = estimate(
        contrast(("a.y", 1.0), ("b.y", -1.0), ("c.y", -2.0), ("d.y", 0.5)), values(a=X, b=Y, c=P, d=X**2)
    )
    expected = stats.ttest_1samp(X - Y - 2.0 * P + 0.5 * X**2, 0.0).confidence_interval()

    assert found.interval() == pytest.approx((expected.low, expected.high))
    assert found.value == pytest.approx(float(np.mean(X - Y - 2.0 * P + 0.5 * X**2)))


@pytest.mark.parametrize("level", [0.5, 0.95, 0.999])
def test_a_chance_is_wilsons_interval(level):
    low, high = wilson(P.sum(), 40, level)
    of_one = estimate(contrast(("a.y", 1.0)), values(a=P))
    of_less = estimate(contrast(("a.y", -2.0)), values(a=P))

    assert of_one.interval(level) == pytest.approx((low, high))
    assert of_less.interval(level) == pytest.approx((-2.0 * high, -2.0 * low))


@pytest.mark.parametrize("level", [0.8, 0.95, 0.99, 0.9999])
def test_wilsons_interval_is_that_of_scipy_at_any_level(level):
    found = stats.binomtest(15, 148).proportion_ci(level, method="wilson")

    assert wilson(15, 148, level) == pytest.approx((found.low, found.high))


def test_wilsons_published_interval():
    # R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, table I
    assert wilson(15, 148, 0.95) == pytest.approx((0.0624, 0.1605), abs=5e-5)


def test_a_difference_of_chances_is_newcombes_interval():
    assert difference(P, Q) == pytest.approx(paired.of_chances(Q, P))


def test_two_outcomes_of_one_arm_are_paired_too():
    found = estimate(
        contrast(("a.after", 0.5), ("a.before", -0.5)), {"a": {"after": P, "before": Q}}
    ).interval()

    assert found == pytest.approx(tuple(0.5 * end for end in paired.of_chances(Q, P)))


def test_groups_are_welchs_interval():
    war = STATE.astype(float)
    found = estimate(
        contrast(("a.y", 1.0, "war"), ("a.y", -1.0, "peace")),
        {"a": {"y": X, "war": war, "peace": 1.0 - war}},
    )
    expected = stats.ttest_ind(X[STATE], X[~STATE], equal_var=False).confidence_interval()

    assert found.interval() == pytest.approx((expected.low, expected.high))
    assert found.runs == STATE.sum()


def test_groups_of_chances_have_a_success_and_a_failure_added_to_each():
    war = STATE.astype(float)
    found = estimate(
        contrast(("a.y", 1.0, "war"), ("a.y", -1.0, "peace")),
        {"a": {"y": P, "war": war, "peace": 1.0 - war}},
    )
    filled = [np.append(part, (0.0, 1.0)) for part in (P[STATE], P[~STATE])]
    expected = stats.ttest_ind(*filled, equal_var=False).confidence_interval()

    assert found.interval() == pytest.approx((expected.low, expected.high))


def test_groups_of_the_same_runs_are_paired():
    found = estimate(
        contrast(("a.y", 1.0, "now"), ("b.y", -1.0, "then")),
        {"a": {"y": X, "now": np.ones(40)}, "b": {"y": X / 2.0 + Y, "then": np.ones(40)}},
    )
    pairs = stats.ttest_rel(X, X / 2.0 + Y).confidence_interval()
    low, high = found.interval()

    # the same standard error; Welch's degrees of freedom lie between 39 and 78
    assert (pairs.high - pairs.low) * stats.t.ppf(0.975, 78) / stats.t.ppf(0.975, 39) <= high - low
    assert high - low <= pairs.high - pairs.low + 1e-12


def test_only_runs_with_a_number_in_every_arm_and_in_the_state_count():
    gaps = X.copy()
    gaps[:5] = np.nan
    state = np.where(np.arange(40) < 30, 1.0, 0.0)
    state[7] = np.nan
    kept = [r for r in range(5, 30) if r != 7]
    found = estimate(
        contrast(("a.y", 1.0, "s"), ("b.y", -1.0, "s")),
        {"a": {"y": gaps, "s": np.ones(40)}, "b": {"y": Y, "s": state}},
    )
    expected = stats.ttest_rel(X[kept], Y[kept]).confidence_interval()

    assert found.runs == len(kept)
    assert found.interval() == pytest.approx((expected.low, expected.high))


def test_the_second_arms_gaps_count_as_the_firsts_do():
    gaps = np.where(np.arange(40) < 5, np.nan, X)

    assert difference(gaps, Y) == pytest.approx(difference(X[5:], Y[5:]))
    assert difference(Y, gaps) == pytest.approx(difference(Y[5:], X[5:]))


@pytest.mark.parametrize("counted", [0, 1])
def test_fewer_than_two_runs_have_no_interval_and_no_chance(counted):
    few = np.where(np.arange(40) < counted, X, np.nan)
    found = estimate(contrast(("a.y", 1.0), ("b.y", -1.0)), values(a=few, b=Y))

    assert found.runs == counted
    assert np.isnan([found.value, *found.interval()]).all()
    assert (found.chance_above(-1e9), found.chance_below(1e9)) == (1.0, 1.0)


def test_sums_of_chances_are_never_exactly_known():
    zeros = np.zeros(100)
    found = estimate(
        contrast(("a.y", 1.0), ("b.y", -1.0), ("c.y", -1.0), ("d.y", 1.0)),
        values(a=zeros, b=zeros, c=zeros, d=zeros),
    )
    # two more runs at -2 and 2: variance 8 / 101, standard error sqrt(8 / 101 / 102), 101 degrees of freedom
    half = 1.983731 * np.sqrt(8.0 / 101.0 / 102.0)

    assert found.interval() == pytest.approx((-half, half), rel=1e-6)


def test_a_sum_of_chances_by_hand():
    # sums 1, 1, 0, -1 and the two added runs 2, -1: mean 1/3, squares 8 - 6/9
    found = estimate(
        contrast(("a.y", 1.0), ("b.y", 1.0), ("c.y", -1.0)),
        values(
            a=np.array([1.0, 0.0, 0.0, 0.0]),
            b=np.array([0.0, 1.0, 0.0, 0.0]),
            c=np.array([0.0, 0.0, 0.0, 1.0]),
        ),
    )
    half = 2.570582 * np.sqrt((8.0 - 6.0 / 9.0) / 5.0 / 6.0)

    assert found.value == pytest.approx(0.25)
    assert found.interval() == pytest.approx((1 / 3 - half, 1 / 3 + half), rel=1e-6)


def test_numbers_that_never_differ_are_not_exactly_known():
    # arms from 0 to 10 that are the same in every run: runs of -10 and 10 are added
    same = np.arange(11.0)
    low, high = difference(same, same)
    half = 2.178813 * np.sqrt(200.0 / 12.0 / 13.0)

    assert (low, high) == pytest.approx((-half, half), rel=1e-6)


def test_one_number_that_never_changes_is_not_exactly_known():
    low, high = estimate(contrast(("a.y", 1.0)), values(a=np.full(50, 7.0))).interval()

    assert low < 7.0
    assert high > low


def test_a_constant_difference_up_to_its_last_digits_is_not_exactly_known():
    low, high = difference(X + 0.1, X)

    assert high - low > 0.01


def laws():
    war = STATE.astype(float)
    four = contrast(("a.y", 1.0), ("b.y", -1.0), ("c.y", -1.0), ("d.y", 1.0))
    yield "Student", estimate(contrast(("a.y", 1.0), ("b.y", -1.0)), values(a=X, b=Y))
    yield "Wilson", estimate(contrast(("a.y", 1.0)), values(a=P))
    yield "Wilson of less", estimate(contrast(("a.y", -1.0)), values(a=P))
    yield "Newcombe", estimate(contrast(("a.y", 1.0), ("b.y", -1.0)), values(a=P, b=Q))
    yield "Newcombe of less", estimate(contrast(("a.y", -1.0), ("b.y", 1.0)), values(a=P, b=Q))
    yield "sum of chances", estimate(four, values(a=P, b=Q, c=Q[::-1], d=P[::-1]))
    yield (
        "Welch",
        estimate(
            contrast(("a.y", 1.0, "war"), ("a.y", -1.0, "peace")),
            {"a": {"y": X, "war": war, "peace": 1.0 - war}},
        ),
    )


LAWS = dict(laws())


@quick
@given(st.sampled_from(sorted(LAWS)), st.floats(1e-9, 0.49))
def test_a_chance_is_the_interval_turned_round(name, tail):
    low, high = LAWS[name].interval(1.0 - 2.0 * tail)

    assert LAWS[name].chance_above(low) == pytest.approx(tail, rel=1e-3)
    assert LAWS[name].chance_below(high) == pytest.approx(tail, rel=1e-3)
    assert LAWS[name].chance_above(high) == pytest.approx(1.0 - tail, rel=1e-3)


@pytest.mark.parametrize("name", LAWS)
def test_more_runs_like_these_make_the_interval_narrower_by_their_root(name):
    low, high = LAWS[name].interval()
    narrow, end = LAWS[name].interval(times=400.0)

    assert end - narrow == pytest.approx((high - low) / 20.0, rel=0.15)
    assert narrow <= LAWS[name].value <= end


def test_more_runs_are_the_same_runs_again():
    again = estimate(
        contrast(("a.y", 1.0), ("b.y", -1.0)), values(a=np.repeat(P, 7), b=np.repeat(Q, 7))
    ).interval()

    assert LAWS["Newcombe"].interval(times=7.0) == pytest.approx(again)


@pytest.mark.parametrize(
    ("bound", "above", "below"), [(-0.1, 0.0, 1.0), (0.0, 0.0, 1.0), (1.0, 1.0, 0.0), (1.1, 1.0, 0.0)]
)
def test_a_chance_against_a_bound_outside_what_chances_can_be(bound, above, below):
    found = LAWS["Wilson"]

    assert (found.chance_above(bound), found.chance_below(bound)) == pytest.approx((above, below), abs=1e-9)


def test_what_never_happens_is_not_shown_to_be_above_nothing():
    found = estimate(contrast(("a.y", 1.0)), values(a=np.zeros(40)))

    assert found.chance_above(0.0) == 1.0
    assert found.chance_below(0.0) == 1.0


@quick
@given(
    st.lists(st.tuples(*[st.sampled_from([0.0, 1.0])] * 3), min_size=2, max_size=30),
    st.tuples(*[st.sampled_from([-1.0, 1.0, 2.0])] * 3),
)
def test_no_sample_of_chances_has_an_empty_interval(runs, weights):
    a, b, c = np.array(runs).T
    found = estimate(
        contrast(*zip(("a.y", "b.y", "c.y"), weights, strict=True)), values(a=a, b=b, c=c)
    ).interval()

    assert found[0] < found[1]


@quick
@given(st.lists(st.tuples(*[st.integers(-3, 3)] * 2), min_size=2, max_size=30))
def test_no_sample_of_numbers_has_an_empty_interval(runs):
    a, b = np.array(runs, dtype=float).T
    low, high = difference(a, b)

    assert low < high
