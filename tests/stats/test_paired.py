"""Pairs: known answers, closed forms, and what holds for every sample."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from sahel_sim.stats import paired
from sahel_sim.stats.intervals import wilson

BASE = np.array([4.0, 7.0, 1.0, 9.0, 3.0])
OTHER = np.array([6.0, 8.0, 4.0, 9.0, 8.0])

counts = st.tuples(*[st.integers(0, 60)] * 4).filter(lambda c: sum(c) > 1)
quick = settings(max_examples=50, deadline=None)


def samples(both, only_other, only_base, neither):
    base = [1.0] * both + [0.0] * only_other + [1.0] * only_base + [0.0] * neither
    other = [1.0] * both + [1.0] * only_other + [0.0] * only_base + [0.0] * neither
    return np.array(base), np.array(other)


def test_the_interval_of_means_is_that_of_students_paired_test():
    expected = stats.ttest_rel(OTHER, BASE).confidence_interval(0.95)

    assert paired.of_means(BASE, OTHER) == pytest.approx((expected.low, expected.high))


def test_the_interval_of_means_of_five_known_pairs():
    # differences 2, 1, 3, 0, 5: mean 2.2, deviation 1.923538, t with 4 degrees of freedom 2.776445
    assert paired.of_means(BASE, OTHER) == pytest.approx((-0.188388, 4.588388), abs=1e-6)


def test_one_pair_has_no_interval():
    assert np.isnan([*paired.of_means(BASE[:1], OTHER[:1]), *paired.of_chances(BASE[:1], OTHER[:1])]).all()


def test_newcombes_interval_of_a_published_table():
    # remission before and after treatment: 59 both, 6 and 16 one alone, 80 neither
    assert paired.newcombe(59, 6, 16, 80) == pytest.approx((-0.1186, -0.0046), abs=5e-5)


def test_newcombes_interval_without_correlation_is_that_of_two_shares_apart():
    # 6, 4, 9, 6 of 25: as many as chance gives, so phi is 0 and the parts add up as squares
    (p, q), (low_p, high_p), (low_q, high_q) = (10 / 25, 15 / 25), wilson(10, 25), wilson(15, 25)
    below = np.hypot(p - low_p, high_q - q)
    above = np.hypot(high_p - p, q - low_q)

    assert paired.newcombe(6, 4, 9, 6) == pytest.approx((p - q - below, p - q + above))


def test_a_chance_that_never_differs_is_not_told_to_be_exactly_the_same():
    low, high = paired.of_chances(np.zeros(60), np.zeros(60))

    assert low < 0.0 < high


@quick
@given(counts)
def test_newcombes_interval_holds_the_difference_and_stays_within_one(table):
    low, high = paired.newcombe(*table)

    assert -1.0 <= low <= (table[1] - table[2]) / sum(table) <= high <= 1.0


@quick
@given(counts)
def test_newcombes_interval_mirrors_when_the_stories_change_places(table):
    both, only_other, only_base, neither = table
    low, high = paired.newcombe(*table)

    assert paired.newcombe(both, only_base, only_other, neither) == pytest.approx((-high, -low))


@quick
@given(counts)
def test_samples_and_counts_give_the_same_interval(table):
    assert paired.of_chances(*samples(*table)) == pytest.approx(paired.newcombe(*table))


def test_superiority_counts_equal_pairs_half():
    # larger, larger, larger, equal, larger
    assert paired.superiority(BASE, OTHER) == 0.9


def test_superiority_is_a_half_where_nothing_differs():
    assert paired.superiority(BASE, BASE) == 0.5


def test_superiority_of_no_pairs_is_no_number():
    assert np.isnan(paired.superiority(BASE[:0], BASE[:0]))


def test_the_variance_factor_of_independent_values_is_near_one():
    draws = np.random.Generator(np.random.Philox(1)).standard_normal((2, 20_000))

    assert paired.variance_factor(*draws) == pytest.approx(1.0, abs=0.03)


def test_the_variance_factor_follows_the_correlation():
    # with equal variances it is 1 / (1 - r); here r is 0.8
    one, two = np.random.Generator(np.random.Philox(1)).standard_normal((2, 20_000))

    assert paired.variance_factor(one, 0.8 * one + 0.6 * two) == pytest.approx(5.0, rel=0.05)


def test_luck_that_works_against_itself_gives_a_factor_below_one():
    assert paired.variance_factor(BASE, -BASE) == pytest.approx(0.5)


def test_a_difference_that_never_varies_needs_no_runs_without_end():
    assert paired.variance_factor(BASE, BASE + 1.0) == np.inf


def test_nothing_that_varies_has_no_factor():
    assert np.isnan(paired.variance_factor(np.ones(5), np.zeros(5)))


def test_so_many_pairs_and_not_one_less_make_an_interval_of_means_narrow_enough():
    deviation = np.std(OTHER - BASE, ddof=1)
    pairs = paired.pairs_for_mean(BASE, OTHER, 0.5)
    widths = [2 * stats.t.ppf(0.975, n - 1) * deviation / np.sqrt(n) for n in (pairs - 1, pairs)]

    assert widths[0] > 0.5 >= widths[1]


def test_so_many_pairs_and_not_one_less_make_an_interval_of_chances_narrow_enough():
    parts = np.array([0.3, 0.2, 0.1, 0.4])
    pairs = paired.pairs_for_chance(*samples(30, 20, 10, 40), 0.02)
    widths = [np.diff(paired.newcombe(*(parts * n)))[0] for n in (pairs - 1, pairs)]

    assert widths[0] > 0.02 >= widths[1]


def test_a_width_of_nothing_is_never_reached():
    assert np.isnan(
        [paired.pairs_for_mean(BASE, OTHER, 0.0), paired.pairs_for_chance(BASE, OTHER, 0.0)]
    ).all()
