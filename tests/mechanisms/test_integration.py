"""Integration: those who dare lay down their arms, and join the army or go home."""

from typing import Any

import numpy as np
import pytest

from sahel_sim.core import Array, MeanField, World, columns, over_localities
from sahel_sim.mechanisms.integration import integration
from worlds import faction_column, land, sides, world

SIDES = sides(army="state", rebels="rebels", others="rebels")
LAND = land([1_000.0, 1_000.0, 1_000.0], foreign=(2,))
A_YEAR = 1_000.0 * -np.expm1(-0.2)
"""Of a thousand fighters, those who disarm in a year at full will, by default."""


def towards_state(*dares: float) -> Array:
    """Whether each faction would lay down its arms for the state."""
    held = np.zeros((1, 3, 3))
    held[0, :, 0] = dares
    return held


def after(**given: Any) -> World:
    numbers = given.pop("numbers", {})
    start = world(
        LAND,
        SIDES,
        **{
            "months": 12.0,
            "fighters": 1_000.0,
            "accord": faction_column(0.0, 1.0, 0.0),
            "will": 1.0,
            "disarm": towards_state(0.0, 1.0, 1.0),
            **given,
        },
    )
    return start.plus(integration(start, columns(integration.parameters(**numbers), 1), MeanField(1)))


def test_half_of_those_who_disarm_join_the_army_and_half_go_home_where_they_are():
    ended = after()

    assert ended.fighters[0, 0] == pytest.approx([1_000.0 + A_YEAR / 2] * 2 + [1_000.0], abs=1e-5)
    assert ended.fighters[0, 1] == pytest.approx([1_000.0 - A_YEAR] * 2 + [1_000.0], abs=1e-5)
    assert ended.residents[0, 0] == pytest.approx([1_000.0 + A_YEAR / 2] * 2 + [1_000.0], abs=1e-5)


def test_who_has_no_accord_keeps_his_arms():
    assert (after().fighters[0, 2] == 1_000.0).all()


def test_who_does_not_dare_keeps_his_arms():
    assert (after(disarm=0.0).fighters == 1_000.0).all()


def test_an_accord_that_nobody_wants_to_carry_out_disarms_nobody():
    assert (after(will=faction_column(0.0, 1.0, 1.0)).fighters == 1_000.0).all()
    assert (after(will=faction_column(1.0, 0.0, 1.0)).fighters == 1_000.0).all()


@pytest.mark.parametrize(("army", "soldiers"), [(0.0, 0.0), (1.0, 2.0 * A_YEAR)])
def test_the_army_takes_as_many_as_is_said(army, soldiers):
    ended = after(numbers={"army": army})

    assert over_localities(ended.fighters)[0, 0, 0] - 3_000.0 == pytest.approx(soldiers, abs=1e-5)


def test_nobody_is_lost_on_the_way_from_one_army_to_the_other():
    ended = after(fighters=1_000.3, numbers={"army": 0.37})

    assert ended.everyone == world(LAND, SIDES, fighters=1_000.3).everyone


def test_two_armies_share_those_who_join_and_nobody_is_lost():
    three = sides(army="state", guard="state", rebels="rebels")
    dares = np.zeros((1, 3, 3))
    dares[0, 2, :2] = 1.0
    start = world(
        LAND,
        three,
        months=12.0,
        fighters=faction_column(500.0, 200.0, 1_000.0),
        accord=faction_column(0.0, 0.0, 1.0),
        will=1.0,
        disarm=dares,
    )
    ended = start.plus(integration(start, columns(integration.parameters(), 1), MeanField(1)))

    assert ended.everyone == start.everyone
    assert ended.fighters[0, 0] - 500.0 == pytest.approx([A_YEAR / 4] * 2 + [0.0], abs=1e-5)
    assert ended.fighters[0, 1] - 200.0 == pytest.approx([A_YEAR / 4] * 2 + [0.0], abs=1e-5)


def test_a_side_that_dares_towards_one_of_two_armies_disarms_half_as_fast():
    three = sides(army="state", guard="state", rebels="rebels")
    dares = np.zeros((1, 3, 3))
    dares[0, 2, 0] = 1.0
    now = {"months": 12.0, "fighters": 1_000.0, "accord": faction_column(0.0, 0.0, 1.0), "will": 1.0}
    start = world(LAND, three, disarm=dares, **now)
    ended = start.plus(integration(start, columns(integration.parameters(), 1), MeanField(1)))

    assert ended.fighters[0, 2] == pytest.approx([1_000.0 * np.exp(-0.1)] * 2 + [1_000.0], abs=1e-5)
