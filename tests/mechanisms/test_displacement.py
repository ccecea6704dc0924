"""Displacement: people flee from violence along the roads, and return to calm."""

from dataclasses import replace

import numpy as np
import pytest

from known_values import known
from sahel_sim.core import MeanField, World, columns
from sahel_sim.mechanisms.displacement import displacement
from worlds import at_war, faction_column, land, sides, world

ARMY = sides(army="state")
THREE = land([10_000.0, 0.0, 0.0], roads=((0, 1, 100.0), (0, 2, 250.0)))


def struck(days: float, deaths_a_month_for_a_thousand: float) -> World:
    months = days / 30.0
    deaths = np.zeros((1, 1, 3))
    deaths[..., 0] = 10.0 * deaths_a_month_for_a_thousand * months
    return world(THREE, ARMY, months=months, harmed=deaths)


def after(start: World, **numbers: float) -> World:
    return start.plus(displacement(start, columns(displacement.parameters(**numbers), 1), MeanField(1)))


@pytest.mark.parametrize("row", ["TV-M23-02", "TV-M23-03"])
def test_who_is_still_there(row):
    """A chance to move each day in the literature; here so many who flee from each of the day's deaths."""
    given = known(row).inputs
    deaths = -np.log1p(-given["move_chance"]) * given["days"] * 1e6
    start = world(land([1e9, 0.0]), ARMY, harmed=np.array([[[deaths, 0.0]]]))
    end = after(start, flight=1_000.0, homecoming=0.0)

    assert known(row).value == end.residents[0, 0, 0] / 1e9


def test_as_many_flee_from_the_dead_of_one_day_as_from_the_same_dead_one_by_one():
    many, few = (world(land([1e5, 0.0]), ARMY, harmed=np.array([[[d, 0.0]]])) for d in (30.0, 1.0))
    at_once = after(many, flight=50.0, homecoming=0.0).residents[0, 0, 0]
    now = few
    for _ in range(30):
        now = after(now, flight=50.0 * now.residents[0, 0, 0] / 1e5, homecoming=0.0)

    assert 1e5 - at_once == pytest.approx(1e5 * -np.expm1(-30.0 * 50.0 / 1e5), rel=1e-6)
    assert now.residents[0, 0, 0] < 1e5


TWO_SIDES = sides(army="state", rebels="rebels")
TOWNS = land([1_000.0, 1_000.0, 1_000.0], regions=("Coast", "Coast", "Hills"))


def taken(by: int, place: int, **given: object) -> World:
    """One side takes a place of three in two regions; three in ten side with either."""
    places = replace(TOWNS, kinds=("regional_capital", "village", "village"))
    seized = np.zeros((1, 2, 3))
    seized[0, by, place], seized[0, 1 - by, place] = 1.0, -1.0
    start = {"seized": seized, "loyalty": 0.3, "hostility": at_war(TWO_SIDES), **given}
    return world(places, TWO_SIDES, **start)


def test_those_who_side_with_the_enemies_of_the_taker_flee_their_town_or_region():
    run = 300.0 * -np.expm1(-3.0)
    capital, village = (after(taken(0, at), fall=3.0).away[0, 0] for at in (0, 1))

    assert capital == pytest.approx([run, run, 0.0], abs=1e-3)
    assert village == pytest.approx([0.0, run, 0.0], abs=1e-3)


def test_nobody_flees_a_second_time_and_nobody_from_friends():
    gone = np.array([[[300.0, 0.0, 0.0]]])
    left = {"away": gone, "displaced": np.array([[[0.0, 0.0, 300.0]]]), "residents": TOWNS.people - gone}

    assert after(taken(0, 0, **left), homecoming=0.0).away[0, 0, 0] == pytest.approx(300.0, abs=1e-3)
    assert after(taken(0, 0, hostility=0.0)).away.sum() == 0.0


def test_people_run_before_a_column_comes_as_far_as_it_is_the_strength_of_the_region():
    quiet = {"seized": 0.0, "pressure": at_war(TWO_SIDES), "control": faction_column(0.0, 1.0)}
    start = taken(0, 0, **quiet, fighters=faction_column(300.0, 100.0), campaign=faction_column(0.4, 0.0))
    run = 300.0 * -np.expm1(-0.4 * 0.75)

    assert after(start, advance=1.0).away[0, 0] == pytest.approx([run, run, 0.0], abs=1e-3)
    assert after(start, advance=0.0).away.sum() == 0.0


def test_a_blockade_starves_people_out():
    start = world(THREE, ARMY, blockade=np.array([[[0.5, 0.0, 0.0]]]))

    assert after(start, siege=0.02).away[0, 0, 0] == pytest.approx(10_000.0 * -np.expm1(-0.01), abs=1e-3)


def test_those_who_flee_go_along_the_roads_the_nearer_the_more():
    """Nearness is ``exp(-km / reach)`` here; attractiveness over distance in the literature."""
    end = after(struck(30.0, 5.0), flight=100.0, reach=150.0)

    near, far = end.displaced[0, 0, 1:]
    assert near / far == pytest.approx(np.exp(150.0 / 150.0), rel=1e-6)
    assert end.away[0, 0].tolist() == [10_000.0 - end.residents[0, 0, 0], 0.0, 0.0]


def test_nobody_flees_without_violence():
    assert after(struck(30.0, 0.0)).residents.tolist() == [[[10_000.0, 0.0, 0.0]]]


def test_more_violence_makes_more_people_flee():
    some, more = (after(struck(30.0, v), flight=50.0).away.sum() for v in (1.0, 5.0))

    assert 0.0 < some < more


def exiles(fear: float) -> World:
    return world(
        THREE,
        ARMY,
        away=np.array([[[600.0, 0.0, 0.0]]]),
        displaced=np.array([[[0.0, 400.0, 200.0]]]),
        fear=fear,
    )


def test_the_displaced_return_to_calm_from_wherever_they_are():
    end = after(exiles(0.0), homecoming=0.03)
    back = 600.0 * -np.expm1(-0.03)

    assert end.residents[0, 0, 0] == pytest.approx(10_000.0 + back, abs=1e-5)
    assert end.displaced[0, 0] == pytest.approx([0.0, 400.0 - back * 2 / 3, 200.0 - back / 3], abs=1e-5)


def test_people_return_the_less_the_more_they_fear_somebody_at_home():
    calm, afraid, terrified = (
        600.0 - after(exiles(fear), homecoming=0.01).away.sum() for fear in (0.0, 0.5, 1.0)
    )

    assert afraid == pytest.approx(0.5 * calm, rel=0.01)
    assert terrified == 0.0


def test_the_displaced_flee_on_if_violence_follows_them():
    start = world(
        THREE,
        ARMY,
        away=np.array([[[0.0, 0.0, 600.0]]]),
        displaced=np.array([[[600.0, 0.0, 0.0]]]),
        harmed=np.array([[[100.0, 0.0, 0.0]]]),
    )
    end = after(start, flight=50.0, homecoming=0.0)

    assert end.displaced[0, 0, 0] < 600.0
    assert end.away[0, 0, 2] == 600.0


def test_losses_of_fighters_frighten_people_too():
    start = world(THREE, ARMY, losses=faction_column(100.0) * np.array([1.0, 0.0, 0.0]))

    assert after(start).away.sum() > 0.0


HALVES = replace(land([500.0, 1_000.0]), hinterland=np.array([500.0, 0.0]))
"""A town with as many people in the villages around it, and another town 100 km away."""


def test_a_blockade_starves_the_town_and_not_its_villages():
    end = after(world(HALVES, ARMY, blockade=np.array([[[1.0, 0.0]]])), siege=0.1, homecoming=0.0)
    gone = 500.0 * -np.expm1(-0.1)

    assert end.away[0, 0, 0] == pytest.approx(gone, abs=1e-3)
    assert end.in_town[0, 0, 0] == pytest.approx((500.0 - gone) / (1_000.0 - gone), abs=1e-6)


def test_a_town_that_falls_frightens_its_own_people_and_not_the_villages():
    seized = np.array([[[1.0, 0.0], [-1.0, 0.0]]])
    start = world(HALVES, TWO_SIDES, seized=seized, loyalty=0.3, hostility=at_war(TWO_SIDES))
    end = after(start, fall=3.0, homecoming=0.0)

    assert end.away[0, 0, 0] == pytest.approx(0.3 * 500.0 * -np.expm1(-3.0), abs=1e-2)
    assert end.in_town[0, 0, 0] < 0.5


def test_villagers_find_refuge_in_their_own_town_sooner_than_down_the_road():
    """All flee alike, half of them from the villages; the own town is at distance 0."""
    deaths = np.array([[[5.0, 0.0]]])
    end = after(world(HALVES, ARMY, harmed=deaths), flight=20.0, reach=100.0, homecoming=0.0)
    half = 500.0 * -np.expm1(-0.1)

    assert end.displaced[0, 0, 0] == pytest.approx(half / (1.0 + np.exp(-1.0)), rel=1e-4)
    assert end.displaced[0, 0].sum() == pytest.approx(2.0 * half, rel=1e-6)
    assert end.in_town[0, 0, 0] == pytest.approx(0.5, abs=1e-9)


def test_those_who_return_go_where_people_are_missing():
    """A fifth are away, all of them of the town."""
    left = {"residents": np.array([[[800.0, 1_000.0]]]), "away": np.array([[[200.0, 0.0]]])}
    start = world(
        HALVES, ARMY, displaced=np.array([[[0.0, 200.0]]]), in_town=np.array([[[0.375, 1.0]]]), **left
    )
    end = after(start, homecoming=np.inf)

    assert end.residents[0, 0, 0] == 1_000.0
    assert end.in_town[0, 0, 0] == pytest.approx(0.5, abs=1e-9)
