"""Campaigns: which regional capital a faction goes for, and how much of its force."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from sahel_sim.core import Array, MeanField, Orders, Seat, World, as_orders, columns, seats
from sahel_sim.strategies import press, raid
from worlds import at_war, faction_column, land, sides, world

SIDES = sides(army="state", rebels="rebels", jihadists="jihadists")
ARMY, REBELS = 0, 1
KINDS = ("regional capital", "regional capital", "village", "regional capital", "regional capital")
LAND = replace(
    land(
        [1_000.0] * 5,
        regions=("Home", "Near", "Near", "Far", "Abroad"),
        roads=((0, 1, 100.0), (1, 2, 10.0), (1, 3, 200.0), (0, 4, 1.0)),
        foreign=(4,),
    ),
    kinds=KINDS,
)
"""The army's own capital; 100 km away a capital with a village; 300 km away another; one abroad."""


def governed(*rebels: float) -> Array:
    """What the rebels govern of each place; the army governs its own capital."""
    held = np.zeros((1, 3, 5))
    held[0, ARMY, 0] = 1.0
    held[0, REBELS, : len(rebels)] = rebels
    return held


def seat(faction: int = ARMY, **given: Any) -> Seat:
    at_home = np.zeros((1, 3, 5))
    at_home[0, :2, 0] = 100.0
    start: World = world(
        LAND,
        SIDES,
        **{"fighters": at_home, "hostility": at_war(SIDES), "pressure": 0.6 * at_war(SIDES), **given},
    )
    return seats(start, MeanField(1))[faction]


def objective(faction: int = ARMY, **given: Any) -> list[float]:
    return seat(faction, **given).objective[0, 0].tolist()


def test_the_objective_is_the_nearest_capital_that_the_enemy_governs():
    assert objective(control=governed(0, 1, 1, 1)) == [0.0, 1.0, 0.0, 0.0, 0.0]


def test_a_capital_of_which_the_enemy_governs_more_is_worth_a_longer_way():
    """exp(-300/400) of all of it is more than exp(-100/400) of half."""
    assert objective(control=governed(0, 0.5, 1, 1)) == [0.0, 0.0, 0.0, 1.0, 0.0]
    assert objective(control=governed(0, 0.7, 1, 1)) == [0.0, 1.0, 0.0, 0.0, 0.0]


def test_what_is_near_is_near_to_the_own_forces():
    far = np.zeros((1, 3, 5))
    far[0, ARMY, 3] = 100.0

    assert objective(control=governed(0, 1, 1, 1), fighters=far) == [0.0, 0.0, 0.0, 1.0, 0.0]


@pytest.mark.parametrize("rebels", [(), (0, 0, 1)])
def test_there_is_no_objective_where_the_enemy_governs_no_capital(rebels):
    assert objective(control=governed(*rebels)) == [0.0] * 5


def test_there_is_no_objective_against_those_whom_orders_do_not_name():
    only_jihadists = np.array([[[0.0, 0.0, 0.6], [0.6, 0.0, 0.6], [0.6, 0.6, 0.0]]])

    assert objective(control=governed(0, 1, 1, 1), pressure=only_jihadists) == [0.0] * 5


def test_there_is_no_objective_among_friends():
    assert objective(control=governed(0, 1, 1, 1), hostility=0.0) == [0.0] * 5


def test_the_army_goes_for_no_capital_abroad():
    assert objective(control=governed(0, 0, 0, 1, 1)) == [0.0, 0.0, 0.0, 1.0, 0.0]


def test_insurgents_may_go_for_a_capital_of_the_army():
    assert objective(REBELS, control=governed()) == [1.0, 0.0, 0.0, 0.0, 0.0]


def test_each_world_has_its_own_objective():
    control = np.concatenate([governed(0, 1, 1, 1), governed(0, 0, 1, 1)])
    at_home = np.zeros((1, 3, 5))
    at_home[0, ARMY, 0] = 100.0
    two = world(
        LAND,
        SIDES,
        replicates=2,
        fighters=at_home,
        control=control,
        hostility=at_war(SIDES),
        pressure=at_war(SIDES),
    )

    assert seats(two, MeanField(2))[ARMY].objective[:, 0].argmax(axis=1).tolist() == [1, 3]


def test_a_campaign_is_the_part_that_orders_say():
    assert seat(campaign=faction_column(0.3, 0.5, 0.0)).campaign.tolist() == [[[0.3]]]


def ordered(mind: Any, view: Seat, **numbers: float) -> tuple[list[float], list[float]]:
    decided: Orders = mind(view, columns(mind.parameters(**numbers), 1))
    posture, resolve = as_orders(view, decided)
    return posture[0, 0].tolist(), resolve[0, 0].tolist()


def enemies_in_the_village() -> Array:
    there = np.zeros((1, 3, 5))
    there[0, ARMY, 0] = 100.0
    there[0, REBELS, 2] = 50.0
    return there


def pressing(campaign: float) -> tuple[list[float], list[float]]:
    """All can take the field at a pressure of 0.6, and go for fighters alone, who are in the village."""
    view = seat(
        control=governed(0, 1, 1, 1),
        fighters=enemies_in_the_village(),
        campaign=faction_column(campaign, 0, 0),
    )
    return ordered(press.press, view, field=1.0, prize=0.0, watch=0.5)


def test_a_column_of_those_who_press_goes_for_the_objective_and_seeks_battle_there():
    posture, resolve = pressing(0.5)

    assert posture == pytest.approx([0.4, 0.3, 0.3, 0.0, 0.0])
    assert resolve == pytest.approx([0.6, 1.0, 0.6, 0.6, 0.6])


def test_without_a_campaign_those_who_press_go_where_the_enemy_is():
    posture, resolve = pressing(0.0)

    assert posture == pytest.approx([0.4, 0.0, 0.6, 0.0, 0.0])
    assert resolve == pytest.approx([0.6] * 5)


def test_a_campaign_without_an_objective_changes_nothing_for_those_who_press():
    no_capital = {"control": governed(0, 0, 1), "fighters": enemies_in_the_village()}
    told, untold = (
        ordered(press.press, seat(campaign=faction_column(k, 0, 0), **no_capital)) for k in (1.0, 0.0)
    )

    assert told == untold


def guarded(campaign: float) -> list[float]:
    """The rebels live in the village; the army governs its capital, where it stands, and an empty place."""
    control = np.zeros((1, 3, 5))
    control[0, ARMY, 0] = control[0, ARMY, 4] = control[0, REBELS, 2] = 1.0
    view = seat(
        REBELS,
        control=control,
        fighters=np.array([[[100.0, 0, 0, 0, 0], [0, 0, 50.0, 0, 0], [0] * 5]]),
        campaign=faction_column(0, campaign, 0),
        pressure=np.array([[[0.0, 0, 0], [1.0, 0, 0], [0, 0, 0]]]),
    )
    return ordered(raid.raid, view, striking=0.5, shelter=0.0, foothold=1.0)[0]


def test_raiders_pass_by_a_guarded_capital_unless_a_campaign_sends_them_there():
    """Both capitals are governed by the army; the one abroad lies a kilometre farther and is empty."""
    assert guarded(0.0) == pytest.approx([0.0, 0.0, 0.5, 0.0, 0.5])
    assert guarded(0.3) == pytest.approx([0.15, 0.0, 0.5, 0.0, 0.35])
