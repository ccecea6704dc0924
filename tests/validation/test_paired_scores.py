"""Differences of forecasts: signs, errors over blocks of months, and the dyads that decide."""

import numpy as np
import pytest
from scipy.stats import ttest_1samp

from sahel_sim.validation.forecast_scores import score
from sahel_sim.validation.paired_scores import SCORES, PairedScores, block_difference, paired_scores

DYADS = ("a-b", "a-c", "b-c", "a-d")


def made(model, *others):
    """Losses by dyad, the same in every month and by every score."""
    names = ("model", *(f"other_{n}" for n in range(len(others))))
    lost = {name: np.tile(row, (6, 1)) for name, row in zip(names, (model, *others), strict=True)}
    return PairedScores(DYADS, ("model",), dict.fromkeys(SCORES, lost))


def test_the_error_is_that_of_the_mean_of_blocks():
    """Scipy's t test of the means of the blocks gives the same interval."""
    series = np.random.default_rng(3).normal(0.4, 1.0, 24)
    found = block_difference(series)
    told = ttest_1samp(series.reshape(8, 3).mean(axis=1), 0.0)

    assert found.blocks == 8
    assert found.difference == pytest.approx(series.mean())
    assert (found.low, found.high) == pytest.approx(tuple(told.confidence_interval(0.95)))
    assert found.beyond_error == (told.pvalue < 0.05)


def test_months_that_hang_together_have_a_larger_error_than_months_that_do_not():
    alone = np.array([1.0, -1.0, 0.0] * 8)
    together = np.repeat([1.0, -1.0, 0.5, -0.5], 6)

    assert block_difference(alone).error == pytest.approx(0.0)
    assert block_difference(together).error > together.std() / np.sqrt(24)


def test_blocks_hold_their_level():
    """Where each month hangs together with the next, about one in twenty is told to be beyond its error."""
    chance = np.random.default_rng(7)
    told = []
    for _ in range(2000):
        noise = chance.normal(size=25)
        told.append(block_difference(noise[1:] + 0.5 * noise[:-1]).beyond_error)

    assert 0.03 < np.mean(told) < 0.10


def test_too_few_months_have_no_error():
    found = block_difference(np.array([1.0, 2.0, 3.0, 4.0, 5.0]))

    assert found.difference == 3.0
    assert np.isnan(found.error)
    assert not found.beyond_error


def test_above_0_the_model_is_better():
    found = made([1.0, 1.0, 1.0, 1.0], [2.0, 2.0, 2.0, 2.0])

    assert found.difference("crps", "model", "other_0").difference == 1.0
    assert found.better_baselines("crps", "model") == ()
    assert found.lost_dyads("crps", "model") == ()
    assert found.turned_by("crps", "model") == ()


def test_a_lead_that_hangs_on_two_dyads_is_found():
    """The model is better by 10 in each of two dyads and worse by 1 in the others."""
    found = made([0.0, 0.0, 1.0, 1.0], [10.0, 10.0, 0.0, 0.0])

    assert found.better_baselines("crps", "model") == ()
    assert found.lost_dyads("crps", "model") == ("b-c", "a-d")
    assert found.turned_by("crps", "model") == ("a-b", "a-c")
    assert found.best_baseline("crps", ("a-b", "a-c")) == "other_0"


def test_the_best_baseline_is_another_in_each_dyad():
    found = made([2.0, 2.0, 2.0, 2.0], [1.0, 3.0, 3.0, 3.0], [3.0, 1.0, 1.0, 3.0])

    assert found.lost_dyads("log_crps", "model") == ("a-b", "a-c", "b-c")
    assert found.better_baselines("log_crps", "model", "a-b") == ("other_0",)
    assert found.better_baselines("log_crps", "model") == ()
    assert found.best_baseline("log_crps") == "other_1"


def test_means_of_losses_are_the_scores_that_are_told():
    chance = np.random.default_rng(5)
    outcome = chance.poisson(4.0, (6, 4)).astype(float)
    samples = {name: chance.poisson(5.0, (50, 6, 4)).astype(float) for name in ("model", "other")}
    found = paired_scores(samples, outcome, DYADS, ("model",))
    told = score(samples["model"], outcome)

    assert found.loss("crps", "model") == pytest.approx(told.crps)
    assert found.loss("log_crps", "model") == pytest.approx(told.log_crps)
    assert found.loss("log_score", "model") == pytest.approx(-told.log_score)
