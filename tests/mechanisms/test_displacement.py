"""Displacement: people flee from violence along the roads, and return to calm."""

import numpy as np
import pytest

from known_values import known
from sahel_sim.core import DAYS_PER_MONTH, MeanField, World, columns
from sahel_sim.mechanisms.displacement import displacement
from worlds import faction_column, land, sides, world

ARMY = sides(army="state")
THREE = land([10_000.0, 0.0, 0.0], roads=((0, 1, 100.0), (0, 2, 250.0)))


def struck(days: float, deaths_a_month_for_a_thousand: float) -> World:
    months = days / DAYS_PER_MONTH
    deaths = np.zeros((1, 1, 3))
    deaths[..., 0] = 10.0 * deaths_a_month_for_a_thousand * months
    return world(THREE, ARMY, months=months, harmed=deaths)


def after(start: World, **numbers: float) -> World:
    return start.plus(displacement(start, columns(displacement.parameters(**numbers), 1), MeanField(1)))


@pytest.mark.parametrize("row", ["TV-M23-02", "TV-M23-03"])
def test_who_is_still_there(row):
    """A chance to move each day in the literature; here a monthly rate at one unit of violence."""
    given = known(row).inputs
    rate = -np.log1p(-given["move_chance"]) * DAYS_PER_MONTH
    months = given["days"] / DAYS_PER_MONTH
    start = world(
        land([1e9, 0.0]), ARMY, months=months, harmed=np.array([[[1e6 * np.expm1(1.0) * months, 0.0]]])
    )
    end = after(start, flight=rate, homecoming=0.0)

    assert known(row).value == end.residents[0, 0, 0] / 1e9


def test_those_who_flee_go_along_the_roads_the_nearer_the_more():
    """Nearness is ``exp(-km / reach)`` here; attractiveness over distance in the literature."""
    end = after(struck(30.0, 5.0), flight=0.2, reach=150.0)

    near, far = end.displaced[0, 0, 1:]
    assert near / far == pytest.approx(np.exp(150.0 / 150.0), rel=1e-6)
    assert end.away[0, 0].tolist() == [10_000.0 - end.residents[0, 0, 0], 0.0, 0.0]


def test_nobody_flees_without_violence():
    assert after(struck(30.0, 0.0)).residents.tolist() == [[[10_000.0, 0.0, 0.0]]]


def test_more_violence_makes_more_people_flee():
    some, more = (after(struck(30.0, v), flight=0.1).away.sum() for v in (1.0, 5.0))

    assert 0.0 < some < more


def exiles(violence: float) -> World:
    return world(
        THREE,
        ARMY,
        away=np.array([[[600.0, 0.0, 0.0]]]),
        displaced=np.array([[[0.0, 400.0, 200.0]]]),
        harmed=np.array([[[violence * 10.0, 0.0, 0.0]]]),
    )


def test_the_displaced_return_to_calm_from_wherever_they_are():
    end = after(exiles(0.0), homecoming=0.03)
    back = 600.0 * -np.expm1(-0.03)

    assert end.residents[0, 0, 0] == pytest.approx(10_000.0 + back, abs=1e-5)
    assert end.displaced[0, 0] == pytest.approx([0.0, 400.0 - back * 2 / 3, 200.0 - back / 3], abs=1e-5)


def test_hardly_anyone_returns_to_violence():
    calm, war = (after(exiles(v), homecoming=0.03, flight=0.0).away.sum() for v in (0.0, 5.0))

    assert 600.0 - war < 0.01 * (600.0 - calm)


def test_the_displaced_flee_on_if_violence_follows_them():
    start = world(
        THREE,
        ARMY,
        away=np.array([[[0.0, 0.0, 600.0]]]),
        displaced=np.array([[[600.0, 0.0, 0.0]]]),
        harmed=np.array([[[100.0, 0.0, 0.0]]]),
    )
    end = after(start, flight=0.5, homecoming=0.0)

    assert end.displaced[0, 0, 0] < 600.0
    assert end.away[0, 0, 2] == 600.0


def test_losses_of_fighters_frighten_people_too():
    start = world(THREE, ARMY, losses=faction_column(100.0) * np.array([1.0, 0.0, 0.0]))

    assert after(start).away.sum() > 0.0
