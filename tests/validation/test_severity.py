"""Tails and timing of battles, against numbers from elsewhere."""

import numpy as np
import pytest

from sahel_sim.validation.severity import burstiness, exponent, lognormal_over_power


@pytest.mark.parametrize("alpha", [2.0, 2.5, 3.0])
def test_the_exponent_of_a_power_law_is_found(alpha):
    # whole numbers of a power law, by rounding one that begins at xmin - 1/2 (Clauset et al. 2009); the
    # estimate is an approximation that is good to 1 % from xmin 5 on
    even = (np.arange(200_000) + 0.5) / 200_000
    sizes = np.floor(4.5 * (1.0 - even) ** (-1.0 / (alpha - 1.0)) + 0.5)

    assert exponent(sizes) == pytest.approx(
        alpha, abs=0.04
    )  # the estimate is an approximation that is good to 1 % there


def test_a_lognormal_sample_is_likelier_under_a_lognormal_and_a_power_law_hardly():
    draws = np.random.default_rng(3)
    lognormal = np.rint(np.exp(draws.normal(2.2, 0.6, 2_000)))
    power = np.floor(4.5 * draws.random(2_000) ** (-1.0 / 1.5) + 0.5)

    assert lognormal_over_power(lognormal) > 20.0
    assert abs(lognormal_over_power(power)) < 3.0


def test_the_burstiness_of_known_gaps():
    assert burstiness(np.array([2.0, 2.0, 2.0, 2.0])) == -1.0
    assert burstiness(np.array([1.0, 1.0, 1.0, 9.0])) == pytest.approx(0.07179676972)


def test_too_few_events_have_no_tail():
    assert np.isnan(exponent(np.array([6.0, 9.0])))
