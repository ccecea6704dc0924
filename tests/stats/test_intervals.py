"""Wilson's interval: known values, and what holds for every share."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sahel_sim.stats.intervals import wilson


def test_half_of_a_hundred_runs():
    assert wilson(50, 100) == pytest.approx((0.4038, 0.5962), abs=5e-5)


def test_none_of_sixty_runs_is_not_never():
    assert wilson(0, 60) == pytest.approx((0.0, 0.0602), abs=5e-5)


def test_all_of_ten_runs_is_not_always():
    assert wilson(10, 10) == pytest.approx((0.7225, 1.0), abs=5e-5)


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 500).flatmap(lambda runs: st.tuples(st.integers(0, runs), st.just(runs))))
def test_an_interval_holds_its_share_and_mirrors_that_of_the_others(counts):
    k, runs = counts
    low, high = wilson(k, runs)

    assert 0.0 <= low <= k / runs <= high <= 1.0
    assert wilson(runs - k, runs) == pytest.approx((1.0 - high, 1.0 - low))


@pytest.mark.parametrize(("k", "runs"), [(1, 0), (-1, 5), (6, 5)])
def test_shares_that_cannot_be_have_no_interval(k, runs):
    with pytest.raises(ValueError, match=f"{k} of {runs} runs"):
        wilson(k, runs)
