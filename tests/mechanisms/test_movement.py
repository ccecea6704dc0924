"""Movement: forces go where orders and roads take them, and cannot be everywhere."""

import numpy as np
import pytest

from sahel_sim.core import MeanField, World, columns, over_localities
from sahel_sim.mechanisms.movement import movement
from worlds import faction_column, land, sides, world

SIDES = sides(army="state", rebels="rebels")
TWO_REGIONS = land(
    [1.0, 1.0, 1.0, 1.0],
    regions=("Coast", "Coast", "Hills", "Hills"),
    roads=((0, 1, 50.0), (0, 2, 300.0), (2, 3, 80.0)),
)


def after(posture: list[float], fighters: list[float], months: float = 1.0, **numbers: float) -> World:
    start = world(
        TWO_REGIONS,
        SIDES,
        months=months,
        posture=np.array([[posture, posture]]),
        fighters=np.array([[fighters, fighters]]),
    )
    return start.plus(movement(start, columns(movement.parameters(**numbers), 1), MeanField(1)))


def test_a_force_that_is_where_it_is_wanted_stays():
    assert after([1, 0, 0, 0], [100, 0, 0, 0]).fighters[0, 0].tolist() == [100.0, 0.0, 0.0, 0.0]


def test_the_part_on_the_move_arrives_where_it_is_wanted():
    moved = after([0, 0, 0, 1], [100, 0, 0, 0], mobility=0.5).fighters[0, 0]

    assert moved == pytest.approx([100 * np.exp(-0.5), 0.0, 0.0, 100 * -np.expm1(-0.5)], abs=1e-5)


def test_nobody_is_lost_on_the_way():
    moved = after([0.1, 0.2, 0.3, 0.4], [10.5, 20.25, 0.0, 70.125], mobility=3.0)

    assert over_localities(moved.fighters)[0, :, 0].tolist() == [100.875, 100.875]


def test_the_pull_of_a_place_falls_with_its_distance_from_the_hub():
    moved = after([1, 1, 0, 0], [0, 0, 100, 0], mobility=1.0, reach=100.0).fighters[0, 0]

    assert moved[1] / moved[0] == pytest.approx(np.exp(-50.0 / 100.0), rel=1e-6)


def test_near_regions_draw_more_than_far_ones():
    moved = after([1, 0, 1, 0], [100, 0, 0, 0], mobility=1.0, reach=100.0).fighters[0, 0]
    gone = 100 * -np.expm1(-1.0)
    far = np.exp(-300.0 / 100.0)

    assert moved[2] == pytest.approx(gone * far / (1.0 + far), abs=1e-5)


def test_every_faction_moves_for_itself():
    start = world(
        TWO_REGIONS,
        SIDES,
        fighters=faction_column(10.0, 0.0) * np.array([1.0, 0.0, 0.0, 0.0]),
        posture=np.array([[[0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0]]]),
    )
    moved = start.plus(movement(start, columns(movement.parameters(mobility=3.0), 1), MeanField(1))).fighters

    assert moved[0, 0, 1] > 9.0
    assert moved[0, 1].tolist() == [0.0, 0.0, 0.0, 0.0]
