"""Luck and ignorance are told apart without bias, held against cases in which both are known."""

import numpy as np
import pytest

from sahel_sim.stats.variance_shares import variance_shares


def linear_gaussian(slope, noise, runs, repeated, chance):
    """Runs ``slope * theta + noise * luck``, and the first of them with other luck."""
    theta, luck, other = (chance.standard_normal(n) for n in (runs, runs, repeated))
    every = slope * theta + noise * luck
    return every[:repeated], slope * theta[:repeated] + noise * other


@pytest.mark.parametrize(("slope", "noise"), [(2.0, 1.0), (1.0, 3.0), (0.0, 1.5), (1.0, 0.0)])
def test_both_parts_are_right_on_average_where_they_are_known(slope, noise):
    chance = np.random.Generator(np.random.Philox(1))
    found = [variance_shares(*linear_gaussian(slope, noise, 40, 12, chance)) for _ in range(4000)]
    luck = np.array([each.luck for each in found])
    ignorance = np.array([each.ignorance for each in found])

    for values, truth in ((luck, noise**2), (ignorance, slope**2)):
        error = values.std(ddof=1) / np.sqrt(len(values))
        assert values.mean() == pytest.approx(truth, abs=4.0 * error + 1e-12)


def test_luck_that_depends_on_the_numbers_is_averaged_over_them():
    """Var(Y | theta) = theta^2 for theta uniform from 0 to 3: luck is 3, and there is no ignorance."""
    chance = np.random.Generator(np.random.Philox(2))
    found = []
    for _ in range(3000):
        theta = 3.0 * chance.random(30)
        every, again = theta * chance.standard_normal(30), theta[:10] * chance.standard_normal(10)
        found.append(variance_shares(every[:10], again))
    luck = np.array([each.luck for each in found])
    ignorance = np.array([each.ignorance for each in found])

    assert luck.mean() == pytest.approx(3.0, abs=4.0 * luck.std() / np.sqrt(3000))
    assert ignorance.mean() == pytest.approx(0.0, abs=4.0 * ignorance.std() / np.sqrt(3000))


def test_the_part_of_luck_is_near_the_truth_with_many_runs():
    chance = np.random.Generator(np.random.Philox(3))
    found = variance_shares(*linear_gaussian(3.0, 1.0, 20_000, 20_000, chance))

    assert found.part_of_luck == pytest.approx(0.1, abs=0.005)


@pytest.mark.parametrize(("slope", "noise"), [(1.0, 1.0), (1.0, 3.0), (3.0, 1.0)])
def test_the_interval_of_the_part_of_luck_holds_the_truth_as_often_as_it_says(slope, noise):
    chance = np.random.Generator(np.random.Philox(4))
    truth = noise**2 / (slope**2 + noise**2)
    cases = 600
    intervals = [
        variance_shares(*linear_gaussian(slope, noise, 64, 64, chance)).interval for _ in range(cases)
    ]

    held = np.mean([low <= truth <= high for low, high in intervals])
    assert 0.95 - 0.03 <= held <= 0.95 + 0.03
    assert all(0.0 <= low <= high <= 1.0 for low, high in intervals)


def test_where_nothing_varies_or_all_is_known_the_interval_says_so():
    same = np.arange(20.0)

    assert np.isnan(variance_shares(np.ones(20), np.ones(20)).interval).all()
    assert variance_shares(same, same).interval == pytest.approx((0.0, 0.0), abs=1e-6)
    assert np.isnan(variance_shares(same[:4], same[:4]).interval).all()


def test_one_wild_draw_makes_neither_part_all_there_is():
    """Of two runs of a draw one is far off: what all runs differ by is no less than what these do."""
    first, again = np.arange(10.0), np.arange(10.0)
    first[9] = 100.0
    found = variance_shares(first, again)

    assert 0.5 < found.part_of_luck < 1.0


def test_runs_without_a_value_do_not_count_and_nothing_is_told_of_too_few():
    nan = float("nan")
    found = variance_shares(np.array([1.0, nan, 2.0]), np.array([3.0, 1.0, 2.0]))

    assert found.luck == pytest.approx((4.0 + 0.0) / 2.0 / 2.0)
    assert found.repeated == 2
    assert np.isnan(variance_shares(np.array([1.0]), np.array([2.0])).part_of_luck)
    assert np.isnan(variance_shares(np.ones(4), np.ones(4)).part_of_luck)
