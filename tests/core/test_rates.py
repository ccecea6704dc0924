"""Rates a month become chances in one step; memories fade."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahel_sim.core import DAYS_PER_MONTH, chance, drawn, lasting, meanwhile, occurs


def test_chance_of_an_event_within_a_month():
    assert chance(np.array(1.0), 1.0) == pytest.approx(0.6321205588285577)


def test_chance_of_a_rare_event_is_its_rate():
    assert chance(np.array(1e-12), 1.0) == pytest.approx(1e-12, rel=1e-9)


@given(rate=st.floats(0.0, 20.0), months=st.floats(0.01, 12.0))
def test_a_chance_lies_between_0_and_1(rate, months):
    assert 0.0 <= chance(np.array(rate), months) <= 1.0


@given(rate=st.floats(0.0, 3.0), months=st.floats(0.1, 3.0))
def test_two_short_steps_leave_as_many_untouched_as_a_long_one(rate, months):
    untouched = 1.0 - chance(np.array(rate), months)

    assert (1.0 - chance(np.array(rate), months / 2)) ** 2 == pytest.approx(untouched, rel=1e-9)


def test_a_memory_falls_to_37_percent_in_its_own_time():
    assert 0.5 * lasting(np.array(21.0), 21.0) == pytest.approx(0.1839397206, abs=1e-8)


def test_half_life_of_a_memory():
    assert lasting(np.array(6.0), 4.158883083) == pytest.approx(0.5, abs=1e-9)


def test_twelve_months_are_a_julian_year():
    assert 12 * DAYS_PER_MONTH == 365.25


@pytest.mark.parametrize("low", [0.0, 0.2])
def test_what_is_drawn_up_and_down_ends_where_it_does_in_small_steps(low):
    """The exact solution is the same in one step as in two thousand."""
    x, up, down = np.array([0.9]), np.array([0.4]), np.array([1.7])
    once = x + sum(drawn(x, up, down, low))
    for _ in range(2_000):
        x = x + up / 2_000 * (1.0 - x) - down / 2_000 * (x - low)

    assert once == pytest.approx(x, abs=1e-3)


def test_what_nothing_draws_stays():
    assert drawn(np.array([0.3]), np.zeros(1), np.zeros(1)) == (0.0, 0.0)


@pytest.mark.parametrize("decay", [0.0, 1e-9, 2.0])
def test_what_comes_evenly_fades_on_the_way(decay):
    finely = np.exp(-decay * (np.arange(100_000) + 0.5) / 100_000).mean()

    assert meanwhile(np.array([decay])) == pytest.approx(finely, abs=1e-9)


@pytest.mark.parametrize("months", [0.25, 1.0, 3.0])
def test_an_event_occurs_as_often_as_its_rate_says(months):
    luck = (np.arange(100_000) + 0.5) / 100_000

    assert occurs(luck, np.full(100_000, 0.3), months).mean() == pytest.approx(
        1 - np.exp(-0.3 * months), abs=1e-4
    )


@given(luck=st.floats(0.0, 1.0, exclude_max=True), rare=st.floats(0.0, 5.0), more=st.floats(0.0, 5.0))
def test_of_events_that_share_their_luck_the_likelier_occurs_wherever_the_rarer_does(luck, rare, more):
    assert occurs(np.array(luck), np.array(rare), 1.0) <= occurs(np.array(luck), np.array(rare + more), 1.0)


def test_what_has_no_rate_never_occurs_whatever_the_luck():
    assert occurs(np.array([0.0, 0.5]), np.zeros(2), 12.0).tolist() == [0.0, 0.0]
