"""Counted events: Poisson counts and lognormal tolls from one uniform number each."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sahel_sim.core import Array, counted
from sahel_sim.core.counting import again

MANY = 200_000
EVEN = ((np.arange(MANY) + 0.5) / MANY).reshape(1, 1, -1)
"""Uniform numbers spread evenly: averages over them are averages over chance."""


def spread(width: float) -> Array:
    return np.full((1, 1, 1), width)


def counts(rate: float, luck: Array = EVEN) -> Array:
    return counted(luck, np.full(luck.shape, rate), spread(0.0))[0]


@pytest.mark.parametrize("rate", [1e-3, 0.05, 0.7, 1.0, 3.3, 20.0, 150.0, 399.0])
def test_counts_are_the_quantiles_of_the_poisson_distribution(rate):
    luck = EVEN[..., ::50]

    assert np.array_equal(counts(rate, luck), stats.poisson.ppf(luck, rate))


@pytest.mark.parametrize("rate", [401.0, 2_000.0, 1e6])
def test_large_counts_come_near_the_quantiles_of_the_poisson_distribution(rate):
    luck = EVEN[..., 25::50]
    apart = counts(rate, luck) - stats.poisson.ppf(luck, rate)

    assert np.abs(apart).max() <= 1.0
    assert abs(apart.mean()) < 0.05


@pytest.mark.parametrize("rate", [0.05, 1.0, 20.0, 500.0])
def test_mean_and_variance_of_counts_are_the_rate(rate):
    number = counts(rate, EVEN[..., 5::10])

    assert number.mean() == pytest.approx(rate, rel=5e-3)
    assert number.var() == pytest.approx(rate, rel=2e-2)


def test_nothing_happens_at_rate_zero():
    number, severity = counted(EVEN, np.zeros(EVEN.shape), spread(1.0))

    assert number.sum() == 0.0
    assert severity.sum() == 0.0


@given(luck=st.floats(0.0, 1.0, exclude_max=True), rate=st.floats(0.0, 1e5), more=st.floats(1.0, 3.0))
def test_a_higher_rate_never_means_fewer_events_under_the_same_luck(luck, rate, more):
    number = np.full((1, 1, 1), luck)

    assert counts(rate, number)[0, 0, 0] <= counts(rate * more, number)[0, 0, 0]


@given(luck=st.floats(0.0, 1.0, exclude_max=True), rate=st.floats(0.0, 1e5), width=st.floats(0.0, 2.0))
def test_counts_and_tolls_are_finite_and_not_negative(luck, rate, width):
    number, severity = counted(np.full((1, 1, 1), luck), np.full((1, 1, 1), rate), spread(width))

    assert np.isfinite([number, severity]).all()
    assert 0.0 <= number[0, 0, 0] == np.rint(number[0, 0, 0])
    assert severity[0, 0, 0] >= 0.0
    assert (severity > 0.0).all() == (number > 0.0).all()


def test_tolls_without_spread_are_all_the_mean():
    number, severity = counted(EVEN, np.full(EVEN.shape, 3.0), spread(0.0))

    np.testing.assert_allclose(severity, number)


@pytest.mark.parametrize("width", [0.5, 1.1, 1.5])
def test_single_tolls_are_lognormal_with_mean_one(width):
    number, severity = counted(EVEN, np.full(EVEN.shape, 0.5), spread(width))
    tolls = severity[number == 1.0]

    assert stats.kstest(np.log(tolls), stats.norm(-(width**2) / 2.0, width).cdf).statistic < 0.01
    assert tolls.mean() == pytest.approx(1.0, rel=0.03)


def test_the_mean_toll_does_not_depend_on_the_number_of_events():
    _, severity = counted(EVEN, np.full(EVEN.shape, 20.0), spread(1.0))

    assert severity.mean() == pytest.approx(20.0, rel=0.01)


def test_events_beyond_those_drawn_one_by_one_count_at_their_mean():
    number, severity = counted(np.full((1, 1, 1), 0.5), np.full((1, 1, 1), 1e6), spread(1.0))

    assert severity[0, 0, 0] == pytest.approx(number[0, 0, 0], abs=500.0)


def test_each_replicate_has_its_own_spread():
    luck = np.concatenate([EVEN, EVEN])
    number, severity = counted(luck, np.full(luck.shape, 2.0), np.array([0.0, 1.0]).reshape(2, 1, 1))

    np.testing.assert_allclose(severity[0], number[0])
    assert np.abs(severity[1] - number[1]).max() > 1.0


def test_the_input_is_left_alone():
    luck, rate = EVEN.copy(), np.full(EVEN.shape, 2.0)
    luck.setflags(write=False)
    rate.setflags(write=False)

    counted(luck, rate, spread(1.0))


def test_numbers_that_follow_are_uniform():
    for turn in (1, 2, 30):
        assert stats.kstest(again(EVEN.ravel(), turn), stats.uniform.cdf).statistic < 0.005


def test_numbers_that_follow_do_not_depend_on_one_another():
    luck = EVEN.ravel()
    numbers = np.stack([luck, again(luck, 1), again(luck, 2), again(luck, 3)])

    assert np.abs(np.corrcoef(numbers) - np.eye(4)).max() < 0.01


def test_numbers_that_follow_lie_strictly_inside_the_unit_interval():
    ends = np.array([0.0, 2.0**-53, 0.5, 1.0 - 2.0**-53])
    numbers = np.stack([again(ends, turn) for turn in range(1, 100)])

    assert numbers.min() > 0.0
    assert numbers.max() < 1.0
