"""Finance: money comes in, fighters are paid, and what cannot be paid is told."""

import numpy as np
import pytest

from known_values import known
from sahel_sim.core import MeanField, World, columns
from sahel_sim.mechanisms.desertion import desertion
from sahel_sim.mechanisms.finance import finance
from worlds import at_war, faction_column, land, sides, world

SIDES = sides(army="state", rebels="rebels")


def after(start: World, **numbers: float) -> World:
    return start.plus(finance(start, columns(finance.parameters(**numbers), 1), MeanField(1)))


def test_budget_of_one_step():
    """A blocked corridor is revenue lost in the literature; here it is people who are not governed."""
    given = known("TV-M24-01").inputs
    start = world(
        land([1_000.0]),
        SIDES,
        treasury=faction_column(0.0, given["Q"]),
        fighters=faction_column(0.0, given["spend"]),
        control=faction_column(0.0, 1.0 - given["trade_lost"]),
    )
    end = after(start, tax=given["revenue"] / 1_000.0, pay_insurgents=1.0, war_rent=0.0)

    assert known("TV-M24-01").value == end.treasury[0, 1, 0]


def test_support_is_paid_to_those_who_exist():
    start = world(land([0.0]), SIDES, support=2.0, active=faction_column(1.0, 0.0), months=0.5)

    assert after(start).treasury[0, :, 0].tolist() == [1.0, 0.0]


@pytest.mark.parametrize(("war_rent", "left"), [(0.0, 9.0), (1.0, 10.0), (1.2, 10.2)])
def test_war_income_pays_a_share_of_the_costs_of_insurgents(war_rent, left):
    start = world(land([0.0]), SIDES, treasury=10.0, fighters=faction_column(0.0, 1.0))
    end = after(start, pay_insurgents=1.0, war_rent=war_rent)

    assert end.treasury[0, 1, 0] == pytest.approx(left, abs=1e-8)


def test_the_state_has_no_war_income():
    start = world(land([0.0]), SIDES, treasury=10.0, fighters=faction_column(1.0, 0.0))

    assert after(start, pay_state=1.0, war_rent=1.2).treasury[0, 0, 0] == 9.0


def test_people_beyond_the_border_pay_no_taxes():
    start = world(land([100.0, 100.0], foreign=(1,)), SIDES, control=faction_column(0.0, 1.0))

    assert after(start, tax=1.0).treasury[0, 1, 0] == 100.0


@pytest.mark.parametrize(("treasury", "kept"), [(0.0, 5.0), (12.0, 15.0), (40.0, 40.0)])
def test_a_state_loses_what_it_does_not_spend_beyond_its_reserve_and_no_old_money(treasury, kept):
    start = world(land([0.0]), SIDES, support=5.0, treasury=treasury)
    end = after(start, reserve=3.0)

    assert end.treasury[0, 0, 0] == kept
    assert end.treasury[0, 1, 0] == treasury + 5.0


def test_a_partner_is_paid_for_its_part_of_operations():
    start = world(land([0.0]), SIDES, treasury=10.0, partner=faction_column(0.4, 0.0))

    assert after(start, partner=5.0).treasury[0, 0, 0] == 8.0


def test_what_cannot_be_paid_is_told_as_a_share():
    start = world(land([0.0]), SIDES, treasury=faction_column(3.0, 100.0), fighters=4.0)
    end = after(start, pay_state=1.0, pay_insurgents=1.0, war_rent=0.0)

    assert end.unpaid[0, :, 0].tolist() == [0.25, 0.0]
    assert end.treasury[0, :, 0].tolist() == [0.0, 96.0]


def test_nobody_owes_anything_to_nobody():
    assert after(world(land([0.0]), SIDES)).unpaid[0, :, 0].tolist() == [0.0, 0.0]


def leaving(start: World, **numbers: float) -> float:
    p = columns(
        desertion.parameters(**{"rate": 0.0, "unpaid": 0.0, "idle": 0.0, "losses": 0.0, **numbers}), 1
    )
    return float((start.fighters - start.plus(desertion(start, p, MeanField(1))).fighters)[0, 1, 0])


def test_fighters_leave_sooner_when_they_are_not_paid():
    start = world(land([0.0]), SIDES, fighters=1_000.0, unpaid=faction_column(0.0, 0.5))

    assert leaving(start, unpaid=0.5) == pytest.approx(1_000.0 * 0.5 * -np.expm1(-0.5), abs=1e-5)


@pytest.mark.parametrize(("will", "accord", "idle"), [(1.0, 0.0, 0.0), (0.25, 0.0, 0.75), (0.25, 1.0, 0.0)])
def test_insurgents_go_home_from_a_war_that_has_faded_unless_an_accord_is_in_force(will, accord, idle):
    start = world(land([0.0]), SIDES, fighters=1_000.0, drive=will * at_war(SIDES), accord=accord)

    assert leaving(start, idle=0.05) == pytest.approx(1_000.0 * idle * -np.expm1(-0.05), abs=1e-5)


@pytest.mark.parametrize(("sign", "left"), [(1.0, 0.15), (0.0, 0.05), (-0.2, 0.03), (-1.0, 0.0)])
def test_losses_break_some_forces_and_weld_others(sign, left):
    start = world(land([0.0]), SIDES, fighters=900.0, losses=100.0)

    assert leaving(start, rate=-np.log(0.95), losses=sign) == pytest.approx(900.0 * left, abs=1e-5)
