"""Shares of runs of several settings that draw the same random numbers."""

import numpy as np
import pytest

from sahel_sim.stats.clustered_shares import clustered_share
from sahel_sim.stats.intervals import wilson

EVERY = np.ones((4, 200), dtype=bool)


def drawn(seed: int, same: bool) -> np.ndarray:
    rng = np.random.default_rng(seed)
    one = rng.random((1, 200)) < 0.3
    return np.repeat(one, 4, axis=0) if same else rng.random((4, 200)) < 0.3


def test_one_setting_has_the_interval_of_wilson():
    holds = drawn(1, same=True)[:1]

    assert clustered_share(holds, EVERY[:1]).interval == pytest.approx(wilson(float(holds.sum()), 200.0))


def test_four_settings_that_always_agree_tell_no_more_than_one():
    found = clustered_share(drawn(2, same=True), EVERY)

    assert found.runs == 800
    assert found.effective == pytest.approx(199.0)


def test_settings_that_have_nothing_in_common_are_worth_about_what_they_are():
    worth = [clustered_share(drawn(seed, same=False), EVERY).effective for seed in range(40)]

    assert 680.0 < float(np.mean(worth)) <= 800.0


def test_without_shared_numbers_every_run_counts():
    assert clustered_share(drawn(3, same=True), EVERY, shared=False).effective == 800.0


@pytest.mark.parametrize("holds", [EVERY, ~EVERY])
def test_what_holds_everywhere_or_nowhere_is_known_from_as_many_runs_as_there_are_numbers(holds):
    found = clustered_share(holds, EVERY)

    assert found.effective == 200.0
    assert found.interval[1] - found.interval[0] == pytest.approx(wilson(0.0, 200.0)[1])


def test_what_is_not_among_them_does_not_count():
    among = EVERY.copy()
    among[:, 100:] = False

    assert clustered_share(EVERY, among).runs == 400
    assert np.isnan(clustered_share(EVERY, ~EVERY).part)


def test_its_interval_holds_the_truth_about_as_often_as_it_says():
    """Settings that agree half of the time: 95 % intervals hold 0.3 in 91 to 98 of 100 samples."""
    rng = np.random.default_rng(7)
    held = 0
    for _ in range(400):
        common, own = rng.random((1, 60)), rng.random((4, 60))
        found = clustered_share(np.where(rng.random((4, 60)) < 0.5, common, own) < 0.3, EVERY[:, :60])
        held += found.interval[0] <= 0.3 <= found.interval[1]

    assert 0.91 <= held / 400 <= 0.98
