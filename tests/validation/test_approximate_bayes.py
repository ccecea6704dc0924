"""Approximate Bayesian computation and history matching, held against posteriors that are known exactly."""

import numpy as np
import pytest

from sahel_sim.validation.approximate_bayes import (
    SyntheticTest,
    posterior,
    reference_table,
    synthetic_test,
    told_by_targets,
)
from sahel_sim.validation.history_matching import NEAREST, learn_emulator

NOISE, RUNS = 0.15, 2500


def linear_runs(n, seed=1, noise=NOISE, idle=6):
    """Two numbers that targets tell of, uniform, and some that they do not; targets are sums and noise."""
    chance = np.random.Generator(np.random.Philox(seed))
    parts = chance.random((n, 2 + idle))
    a, b = parts[:, 0], parts[:, 1]
    mean = np.stack([a, b, a + b], axis=1)
    return parts, mean + noise * chance.standard_normal(mean.shape)


def exact(recorded, noise=NOISE, points=201):
    """Mean and standard deviation of both numbers under the exact posterior, on a grid."""
    a, b = np.meshgrid(*[(np.arange(points) + 0.5) / points] * 2, indexing="ij")
    off = sum((x - r) ** 2 for x, r in zip((a, b, a + b), recorded, strict=True))
    weight = np.exp(-off / (2.0 * noise**2))
    weight /= weight.sum()
    means = [(weight * x).sum() for x in (a, b)]
    spreads = [np.sqrt((weight * (x - m) ** 2).sum()) for x, m in zip((a, b), means, strict=True)]
    return np.array(means), np.array(spreads)


@pytest.fixture(scope="module")
def table():
    return reference_table(*linear_runs(RUNS), seed=1, workers=1, trees=100)


def test_numbers_of_which_targets_tell_nothing_are_not_fitted(table):
    assert table.fitted.tolist() == [0, 1]
    assert told_by_targets(table.parts, table.values)[2:].max() < 0.02


@pytest.mark.parametrize("recorded", [(0.5, 0.5, 1.0), (0.3, 0.7, 1.0), (0.8, 0.6, 1.3)])
def test_the_posterior_is_the_exact_one(table, recorded):
    found = posterior(table, table.summary(np.array(recorded)))
    parts = found.parts[:, table.fitted]
    mean = (found.weights[:, None] * parts).sum(axis=0)
    spread = np.sqrt((found.weights[:, None] * (parts - mean) ** 2).sum(axis=0))
    told, wide = exact(recorded)

    assert mean == pytest.approx(told, abs=0.04)
    assert spread == pytest.approx(wide, rel=0.3)
    assert found.weights.sum() == pytest.approx(1.0)
    idle = np.delete(np.arange(table.parts.shape[1]), table.fitted)
    assert (found.parts[:, idle] == table.parts[found.rows][:, idle]).all()


def test_known_numbers_are_found_again_and_intervals_hold_them_as_often_as_they_say(table):
    chance = np.random.Generator(np.random.Philox(9))
    test = synthetic_test(table, [int(n) for n in chance.permutation(RUNS)[:400]])

    assert (test.recovered > 0.85).all()
    for level in (0.5, 0.9):
        assert test.coverage(level) == pytest.approx(level, abs=3.5 * test.sampling_error(level))
    assert (test.uniformity() > 1e-3).all()


def test_a_posterior_that_is_too_narrow_is_noticed(table):
    """The test of the method can fail: half of the spread is taken away."""
    from dataclasses import replace

    test = synthetic_test(table, range(300))
    narrow = replace(test, ranks=np.clip((test.ranks - 0.5) * 2.5 + 0.5, 0.0, 1.0))

    assert (narrow.coverage(0.5) < 0.5 - 3.0 * test.sampling_error(0.5)).all()
    assert (narrow.uniformity() < 1e-3).all()


def test_the_coverage_of_the_furthest_truths_is_that_of_those_alone():
    ranks = np.tile([[0.5], [0.01]], (50, 1))  # near truths in the middle, far ones at an end
    test = SyntheticTest(ranks, np.ones(1), np.where(ranks[:, 0] == 0.5, 1.0, 2.0) + np.arange(100) * 1e-6)

    assert test.coverage(0.9).tolist() == [0.5]
    assert test.coverage(0.9, furthest=0.5).tolist() == [0.0]
    assert test.coverage(0.9, furthest=0.75).tolist() == pytest.approx([1.0 / 3.0], abs=0.02)


def test_what_the_rules_cannot_give_is_further_from_them_than_truths_are(table):
    test = synthetic_test(table, range(200))
    inside = posterior(table, table.summary(np.array([0.5, 0.5, 1.0])))
    beyond = posterior(table, table.summary(np.array([0.9, 0.1, 3.0])))

    assert test.nearer(inside.radius) < 0.5
    assert test.nearer(beyond.radius) == 1.0
    assert 0.5 * len(inside.rows) < inside.effective < len(inside.rows)


def test_nothing_can_be_fitted_to_noise():
    chance = np.random.Generator(np.random.Philox(2))

    with pytest.raises(ValueError, match="more runs are needed"):
        reference_table(chance.random((500, 4)), chance.standard_normal((500, 3)), seed=1)


def test_history_matching_keeps_what_can_be_and_leaves_out_what_cannot():
    parts, values = linear_runs(3000, noise=0.05)
    goal = np.array([0.2, 0.9, 1.1])
    emulator = learn_emulator(parts, values, goal)
    some = np.tile(np.full(parts.shape[1], 0.5), (3, 1))
    some[:, :2] = [(0.2, 0.9), (0.9, 0.2), (0.25, 0.85)]

    assert (emulator.explained > 0.9).all()
    assert emulator.expected(some)[:, :2] == pytest.approx(some[:, :2], abs=0.03)
    right, wrong, near = emulator.implausibility(some, goal)
    assert right < near < emulator.cut < wrong
    assert right < 1.0
    assert wrong == pytest.approx(np.sqrt(0.7**2 + 0.7**2) / 0.05, rel=0.2)
    assert emulator.plausible(parts, goal).mean() < 0.2


def test_a_set_that_is_right_is_hardly_ever_lost():
    parts, values = linear_runs(3000, noise=0.3)
    emulator = learn_emulator(parts, values, values[0])
    rows = range(0, 3000, 15)
    kept = [bool(emulator.plausible(parts[row : row + 1], values[row])[0]) for row in rows]

    assert np.mean(kept) > 0.95


def test_where_what_was_recorded_is_far_from_everything_the_nearest_are_kept():
    parts, values = linear_runs(1500, noise=0.05)
    beyond = np.array([3.0, 3.0, 6.0])
    emulator = learn_emulator(parts, values, beyond)
    kept = emulator.plausible(parts, beyond)

    assert kept.mean() == pytest.approx(NEAREST, abs=0.01)
    assert parts[kept][:, :2].sum(axis=1).min() > parts[~kept][:, :2].sum(axis=1).mean()
