"""Contests: how far those who govern a place are challenged by enemies who are strong in it."""

import numpy as np
import pytest

from sahel_sim.core import contest


def challenged(control: list[float], strength: list[float], enmity: float = 1.0) -> float:
    """Of sides who are all as much at odds."""
    n = len(control)
    held, strong = (np.array(x).reshape(1, n, 1) for x in (control, strength))
    return float(contest.challenged(enmity * (1.0 - np.eye(n))[None], held, strong)[0, 0, 0])


@pytest.mark.parametrize(
    ("control", "strength", "expected"),
    [
        ([1.0, 0.0], [50.0, 0.0], 0.0),
        ([1.0, 0.0], [0.0, 50.0], 1.0),
        ([1.0, 0.0], [30.0, 30.0], 0.5),
        ([0.5, 0.5], [30.0, 10.0], 0.5),
        ([1.0, 0.0], [30.0, 10.0], 0.25),
        ([0.4, 0.0], [0.0, 50.0], 0.4),
        ([0.0, 0.0], [30.0, 10.0], 0.0),
        ([1.0, 0.0], [0.0, 0.0], 0.0),
        ([0.6, 0.3, 0.1], [20.0, 30.0, 50.0], 0.6 * 0.8 + 0.3 * 0.7 + 0.1 * 0.5),
    ],
)
def test_masters_are_challenged_by_the_part_of_strength_that_their_enemies_have(control, strength, expected):
    assert challenged(control, strength) == pytest.approx(expected, abs=1e-12)


def test_who_is_half_at_odds_challenges_half_as_much():
    assert challenged([1.0, 0.0], [0.0, 50.0], enmity=0.5) == 0.5


def test_friends_do_not_challenge_each_other():
    assert challenged([1.0, 0.0], [0.0, 50.0], enmity=0.0) == 0.0


def test_only_the_enemies_of_those_who_govern_count():
    """The third is an enemy of the second, who governs nothing, and a friend of the first, who does."""
    enmity = np.array([[[0.0, 1.0, 0.0], [1.0, 0.0, 1.0], [0.0, 1.0, 0.0]]])
    control, strength = np.array([[[1.0], [0.0], [0.0]]]), np.array([[[10.0], [20.0], [70.0]]])

    assert contest.challenged(enmity, control, strength).tolist() == [[[pytest.approx(0.2)]]]


def test_each_place_is_judged_by_itself():
    enmity = (1.0 - np.eye(2))[None]
    control = np.array([[[1.0, 1.0], [0.0, 0.0]]])
    strength = np.array([[[10.0, 0.0], [0.0, 10.0]]])

    assert contest.challenged(enmity, control, strength).tolist() == [[[0.0, 1.0]]]
