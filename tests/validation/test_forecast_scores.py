"""Scores and baselines of forecasts, against closed forms and simulated counts."""

import numpy as np
import pytest
from scipy.stats import norm, poisson

from sahel_sim.validation.forecast_baselines import baselines, kernel_shares
from sahel_sim.validation.forecast_scores import crps, log_score, score, score_categories


def chance(seed=1):
    return np.random.Generator(np.random.Philox(seed))


@pytest.mark.parametrize("outcome", [-1.0, 0.0, 2.5])
def test_the_crps_of_a_normal_sample_is_the_closed_form(outcome):
    """Gneiting and others 2005: y(2F(y) - 1) + 2f(y) - 1/sqrt(pi)."""
    sample = chance().standard_normal((40_000, 1))
    exact = outcome * (2.0 * norm.cdf(outcome) - 1.0) + 2.0 * norm.pdf(outcome) - 1.0 / np.sqrt(np.pi)

    assert crps(sample, np.array([outcome]))[0] == pytest.approx(exact, abs=0.01)


def test_the_crps_of_one_number_is_the_absolute_error():
    assert crps(np.array([[4.0, 9.0]]), np.array([7.0, 1.0])).tolist() == [3.0, 8.0]


def test_the_log_score_of_equal_members_is_that_of_poisson():
    outcome = np.array([0.0, 3.0, 12.0])

    assert log_score(np.full((5, 3), 4.0), outcome) == pytest.approx(poisson.logpmf(outcome, 4.0))
    assert np.isfinite(log_score(np.zeros((5, 1)), np.array([30.0]))).all()


def test_the_truth_scores_best_and_covers_as_often_as_it_says():
    draws = chance(2)
    outcome = draws.poisson(20.0, 2000).astype(float)
    right = score(draws.poisson(20.0, (800, 2000)).astype(float), outcome)
    high = score(draws.poisson(40.0, (800, 2000)).astype(float), outcome)
    narrow = score(np.full((800, 2000), 20.0), outcome)

    for other in (high, narrow):
        assert right.crps < other.crps
        assert right.log_crps < other.log_crps
    assert right.log_score > high.log_score
    assert right.coverage_50 == pytest.approx(0.55, abs=0.06)
    assert right.coverage_90 == pytest.approx(0.92, abs=0.04)
    assert narrow.coverage_90 < 0.2


def test_baselines_forecast_a_steady_series_and_a_growing_one():
    steady = chance(3).poisson(30.0, 60).astype(float)
    found = baselines(steady, 24)

    assert set(found) == {"persistence", "last_year", "trend", "poisson", "negative_binomial"}
    for name, sample in found.items():
        assert sample.shape == (1000, 24)
        assert (sample >= 0.0).all()
        if name != "persistence":
            assert sample.mean() == pytest.approx(30.0, rel=0.25), name
    growing = chance(4).poisson(np.linspace(10.0, 60.0, 60)).astype(float)
    ahead = baselines(growing, 12)
    assert ahead["trend"].mean() > ahead["last_year"].mean() > 45.0


def test_counts_that_scatter_more_get_wider_forecasts():
    mean = chance(5).gamma(0.5, 60.0, 60)
    lumpy = baselines(chance(6).poisson(mean).astype(float), 12)
    steady = baselines(chance(7).poisson(30.0, 60).astype(float), 12)

    for name in ("last_year", "negative_binomial"):
        assert lumpy[name].std() > 2.0 * steady[name].std()


def test_a_series_of_nothing_but_zeros_can_be_forecast():
    for sample in baselines(np.zeros(60), 6).values():
        assert sample.mean() < 1.0


def test_the_kernel_puts_deaths_where_they_were():
    places = {"north": (18.0, 1.0), "south": (14.0, -4.0), "far": (22.0, -4.0)}
    events = {"latitude": np.array([18.1, 18.0, 14.0]), "longitude": np.array([1.0, 1.1, -4.1]),
              "deaths": np.array([10.0, 20.0, 10.0])}  # fmt: skip
    shares = kernel_shares(events, places)

    assert shares.sum() == pytest.approx(1.0)
    assert shares[0] > shares[1] > 100.0 * shares[2]
    assert shares[0] == pytest.approx(0.75, abs=0.02)


def test_chances_of_categories_have_the_scores_of_brier_and_of_the_logarithm():
    """Brier 1950: a sure forecast that is right has 0, a wrong one 2, equal chances of four 0.75."""
    right, even = np.array([[1.0, 0.0, 0.0, 0.0]]), np.full((1, 4), 0.25)

    assert score_categories(right, np.array([0])).brier == 0.0
    assert score_categories(even, np.array([2])).brier == pytest.approx(0.75**2 + 3 * 0.25**2)
    assert score_categories(even, np.array([2])).log_score == pytest.approx(np.log(0.25))
    wrong = score_categories(np.array([[0.97, 0.01, 0.01, 0.01]] * 2), np.array([0, 1]))
    assert wrong.hits == 0.5
    assert wrong.brier == pytest.approx(((0.03**2 + 3 * 0.01**2) + (0.97**2 + 0.99**2 + 2 * 0.01**2)) / 2)


def test_true_chances_score_best_by_both():
    draws = chance(5)
    true = draws.dirichlet(np.ones(4), 4000)
    came = np.array([draws.choice(4, p=each) for each in true])
    sharper = true**3 / (true**3).sum(axis=1, keepdims=True) * 0.999 + 0.00025
    flatter = (true + 0.25) / 2.0
    best = score_categories(true, came)

    for other in (sharper, flatter):
        assert best.brier < score_categories(other, came).brier
        assert best.log_score > score_categories(other, came).log_score
