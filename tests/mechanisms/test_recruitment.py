"""Recruitment: the aggrieved, the avengers and those from elsewhere."""

from dataclasses import replace

import numpy as np
import pytest

from sahel_sim.core import DAYS_PER_MONTH, Array, MeanField, World, columns
from sahel_sim.mechanisms.recruitment import recruitment
from worlds import at_war, faction_column, land, sides, world

SIDES = sides(army="state", rebels="rebels", jihadists="jihadists")


def village(people: float = 10_000.0, **given: object) -> World:
    base = {
        "hostility": at_war(SIDES),
        "treasury": 1.0,
        "fighters": 50.0,
        "control": faction_column(0.2, 0.3, 0.5),
    }
    return world(land([people]), SIDES, **{**base, **given})


def recruits(start: World, form: str = "all", **numbers: float) -> Array:
    p = columns(recruitment.parameters(**{"half_funds": 0.0, "presence": 0.0, **numbers}), 1)
    after = start.plus(recruitment.using(form)(start, p, MeanField(1)))
    return (after.fighters - start.fighters)[0, :, 0]


def test_the_state_recruits_nobody_out_of_grievance_or_vengeance():
    start = village(grievance=0.5, harmed=10.0)

    assert recruits(start)[0] == 0.0
    assert recruits(start)[1] > 0.0


def test_people_join_whoever_governs_them_or_is_there_where_nobody_governs():
    governed, nobodys = village(), village(control=0.0, fighters=faction_column(0.0, 30.0, 10.0))
    share = recruits(governed, "grievance", hazard=3e-4) / (10_000 * -np.expm1(-3e-4))
    present = recruits(nobodys, "grievance", hazard=3e-4) / (10_000 * -np.expm1(-3e-4))

    assert share == pytest.approx([0.0, 0.3, 0.5], abs=1e-6)
    assert present == pytest.approx([0.0, 0.75, 0.25], abs=1e-6)


def test_those_within_reach_are_reached_as_far_as_there_are_fighters():
    all_reached, half_reached = (recruits(village(), "grievance", presence=p)[1:] for p in (0.0, 50.0))

    assert half_reached == pytest.approx(0.5 * all_reached, abs=1e-5)


def test_arrivals_find_the_doors_of_a_small_movement_more_easily_than_its_size_says():
    """Of two movements of 100 and 300 with half their doors open at 100: 1/2 against 3/4."""
    two = sides(army="state", few="jihadists", many="jihadists")
    start = world(land([10_000.0]), two, fighters=faction_column(0.0, 100.0, 300.0))
    p = columns(recruitment.parameters(recruiters=100.0, inflow=1.0), 1)
    came = start.plus(recruitment.using("exogenous")(start, p, MeanField(1))).fighters - start.fighters

    assert came[0, 1, 0] / came[0, 2, 0] == pytest.approx(0.5 / 0.75, rel=1e-5)
    assert came.sum() == pytest.approx(DAYS_PER_MONTH * 400.0 / 500.0, rel=1e-5)


def test_militias_recruit_avengers_alone():
    three = sides(army="state", militia="militias", jihadists="jihadists")
    start = replace(village(), factions=three, harmed=np.zeros((1, 3, 1)))
    struck = replace(start, harmed=faction_column(0.0, 0.0, 100.0))

    assert recruits(start)[1] == 0.0
    assert recruits(struck)[1] > 0.0


def test_anger_at_the_enemy_brings_recruits_and_anger_at_oneself_drives_them_away():
    calm = recruits(village(), "grievance", anger=1.0)[1]
    at_enemy = recruits(village(grievance=faction_column(0.5, 0.0, 0.0)), "grievance", anger=1.0)[1]
    at_self = recruits(village(grievance=faction_column(0.0, 0.5, 0.0)), "grievance", anger=1.0)[1]

    assert at_enemy / calm == pytest.approx(np.exp(0.5), rel=1e-5)
    assert at_self / calm == pytest.approx(np.exp(-0.5), rel=1e-5)


def test_harm_by_an_enemy_is_avenged_in_proportion_by_those_who_fight_him():
    start = village(harmed=faction_column(100.0, 0.0, 0.0), fighters=faction_column(0.0, 30.0, 10.0))

    assert recruits(start, "collateral", vengeance=0.2) == pytest.approx([0.0, 15.0, 5.0], abs=1e-5)


def test_vengeance_below_zero_sends_fighters_home():
    start = village(harmed=faction_column(100.0, 0.0, 0.0), fighters=faction_column(0.0, 30.0, 10.0))

    assert recruits(start, "collateral", vengeance=-0.2) == pytest.approx([0.0, -15.0, -5.0], abs=1e-5)


def test_deterrence_sends_home_no_more_fighters_than_there_are():
    start = village(harmed=faction_column(1e4, 0.0, 0.0), fighters=faction_column(0.0, 30.0, 10.0))

    assert recruits(start, "collateral", vengeance=-0.3).tolist() == [0.0, -30.0, -10.0]


def test_arrivals_come_to_jihadists_alone():
    assert recruits(village(), "exogenous", inflow=2.0, recruiters=0.0) == pytest.approx(
        [0.0, 0.0, 2.0 * DAYS_PER_MONTH], abs=1e-5
    )


def test_a_movement_near_its_end_finds_few_of_those_who_would_come():
    """Of 50 fighters, with half the inflow at 150, a quarter of it arrives."""
    assert recruits(village(), "exogenous", inflow=2.0, recruiters=150.0) == pytest.approx(
        [0.0, 0.0, 0.25 * 2.0 * DAYS_PER_MONTH], abs=1e-5
    )


def test_no_more_people_join_than_live_there():
    start = village(people=100.0, harmed=faction_column(1e4, 0.0, 0.0))
    gained = recruits(start, vengeance=0.6)

    assert gained.sum() == pytest.approx(100.0, abs=1e-5)
    assert gained.sum() <= 100.0


def test_money_limits_how_many_of_the_aggrieved_can_be_kept():
    rich, poor = village(), village(treasury=faction_column(1.0, 0.25, 0.25))

    assert recruits(poor, "grievance", half_funds=0.25)[1:] == pytest.approx(
        0.5 * recruits(rich, "grievance", half_funds=0.0)[1:], rel=1e-5
    )


def test_a_faction_that_does_not_exist_recruits_nobody():
    start = replace(village(grievance=0.5, harmed=10.0), active=faction_column(1.0, 0.0, 1.0))

    assert recruits(start)[1] == 0.0
    assert recruits(start)[2] > 0.0


@pytest.mark.parametrize("form", ["grievance", "collateral", "exogenous"])
def test_each_form_alone_is_a_part_of_all_together(form):
    start = village(grievance=0.2, harmed=5.0)

    assert (recruits(start, form) <= recruits(start, "all") + 1e-5).all()
