"""Measures: one definition of each number that is told of a world."""

from dataclasses import replace

import numpy as np
import pytest

from sahel_sim.core import World
from sahel_sim.engine import MEASURES, measure
from sahel_sim.engine.measures import TOGETHER
from worlds import country, faction_column, land, sides, world

SIDES = sides(army="state", rebels="rebels")
LAND = land([900.0, 100.0, 500.0], foreign=(2,))
"""A town, a village, and a market beyond the border."""


def held(**given: object) -> World:
    control = np.array([[[1.0, 0.0, 0.0], [0.0, 0.5, 1.0]]])
    return world(LAND, SIDES, control=control, **given)


def of(name: str, start: World) -> list[float]:
    return measure(name).of(start)[0].tolist()


def test_people_governed_are_counted_at_home_only():
    assert of("people_governed", held()) == pytest.approx([0.9, 0.05])


def test_the_displaced_are_governed_where_they_are():
    assert of("people_governed", held(displaced=np.array([[[0.0, 1_000.0, 0.0]]]))) == pytest.approx(
        [0.45, 0.275]
    )


def test_places_towns_and_countryside_governed():
    """Of the 900 people around the first place 300 live in villages, and of the 100 around the second all."""
    villages = {"in_town": np.array([[[2.0 / 3.0, 0.0, 1.0]]])}

    assert of("places_governed", held()) == pytest.approx([0.5, 0.25])
    assert of("towns_governed", held()) == pytest.approx([1.0, 0.0])
    assert of("countryside_governed", held(**villages)) == pytest.approx([300 / 400, 50 / 400])


def test_fighters_are_counted_everywhere():
    assert of("fighters", held(fighters=faction_column(10.0, 5.0))) == [30.0, 15.0]


def test_anger_is_weighted_by_people():
    grievance = np.array([[[0.5, -0.5, 0.2], [0.0, 0.0, 0.0]]])
    people = np.array([900.0, 100.0, 500.0])

    assert of("grievance", held(grievance=grievance))[0] == pytest.approx(
        people @ [0.5, -0.5, 0.2] / people.sum()
    )


def test_displaced_people_are_counted_where_they_come_from():
    assert of("displaced", held(away=np.array([[[30.0, 20.0, 0.0]]]))) == [50.0]


@pytest.mark.parametrize(
    ("name", "flow"),
    [
        ("battle_losses", "losses"),
        ("civilians_killed", "harmed"),
        ("clashes", "clashes"),
        ("battle_deaths", "toll"),
    ],
)
def test_what_happened_in_the_step_is_summed_over_places(name, flow):
    start = country(2)

    np.testing.assert_allclose(measure(name).of(start), getattr(start, flow).sum(axis=2))


@pytest.mark.parametrize("m", MEASURES, ids=lambda m: m.name)
def test_a_measure_has_the_shape_of_its_axis(m):
    start = country(3)
    sizes = {"one": 1, "faction": 4, "pair": 6}

    assert m.of(start).shape == (3, sizes[m.axis])


@pytest.mark.parametrize("m", MEASURES, ids=lambda m: m.name)
def test_a_measure_is_finite_where_nobody_lives(m):
    start = country(1)
    empty = replace(start, residents=np.zeros_like(start.residents), displaced=np.zeros_like(start.displaced))

    assert np.isfinite(m.of(empty)).all()


@pytest.mark.parametrize("m", MEASURES, ids=lambda m: m.name)
def test_a_measure_has_a_label_in_both_languages_and_a_unit(m):
    assert m.label["en"] != m.label["fr"]
    assert m.unit != ""


def test_a_measure_that_is_not_there():
    with pytest.raises(KeyError, match="happiness"):
        measure("happiness")


THREE = sides(army="state", rebels="rebels", jihadists="jihadists")


def test_a_capital_is_governed_by_whoever_governs_more_of_it_than_any_other():
    """The state's by a hair, the rebels' though most of it is nobody's, one that two share, and a village."""
    places = replace(
        land([9.0, 9.0, 9.0, 9.0]), kinds=("capital", "regional_capital", "regional_capital", "village")
    )
    control = np.array([[[0.41, 0.1, 0.4, 1.0], [0.4, 0.2, 0.4, 0.0], [0.0, 0.0, 0.0, 0.0]]])

    assert of("capitals_governed", world(places, THREE, control=control)) == [1.0, 1.0, 0.0]


def test_a_capital_that_nobody_governs_is_nobodys():
    places = replace(land([9.0]), kinds=("regional_capital",), roads=())

    assert of("capitals_governed", world(places, THREE)) == [0.0, 0.0, 0.0]


def test_what_two_sides_hold_of_each_other_is_the_mean_of_both():
    felt = np.array([[[0.0, 0.1, 0.2], [0.3, 0.0, 0.0], [0.4, 0.5, 0.0]]])

    for name in ("hostility", "weariness"):
        assert of(name, world(LAND, THREE, **{name: felt})) == pytest.approx([0.2, 0.3, 0.25])


def at_the_table(**given: object) -> World:
    """The state offers 0.4 and 0.3; rebels demand a quarter and jihadists half."""
    offer = np.array([[[0.9, 0.4, 0.3], [0.8, 0.0, 0.0], [0.7, 0.0, 0.0]]])
    demand = np.array([[[0.9, 0.6, 0.6], [0.25, 0.0, 0.0], [0.5, 0.0, 0.0]]])
    return world(LAND, THREE, offer=offer, demand=demand, **given)


def test_the_state_s_offer_and_what_is_left_of_it_when_a_demand_is_met():
    assert of("offered", at_the_table()) == pytest.approx([0.0, 0.4, 0.3])
    assert of("bargaining_range", at_the_table()) == pytest.approx([0.0, 0.15, -0.2])


def test_terms_overlap_where_the_offer_meets_the_demand_of_a_faction_that_exists():
    assert of("terms_overlap", at_the_table().at_dusk()) == [0.0, 1.0, 0.0]
    assert of("terms_overlap", at_the_table(active=faction_column(1.0, 0.0, 1.0)).at_dusk()) == [
        0.0,
        0.0,
        0.0,
    ]


def test_nobody_has_named_terms_before_the_first_step():
    assert of("terms_overlap", at_the_table()) == [0.0, 0.0, 0.0]


def test_deaths_abroad_are_those_of_fighters_and_civilians_at_the_gateways():
    toll = np.array([[[5.0, 7.0, 2.0], [0.0, 0.0, 1.0], [0.0, 0.0, 0.0]]])
    harmed = np.array([[[3.0, 0.0, 4.0], [0.0, 0.0, 0.0], [0.0, 8.0, 0.5]]])

    assert of("deaths_abroad", world(LAND, THREE, toll=toll, harmed=harmed)) == [7.5]


def test_hardliners_are_those_of_each_faction():
    assert of("hardliners", held(hardline=faction_column(0.25, 0.5))) == [0.25, 0.5]


@pytest.mark.parametrize("m", MEASURES, ids=lambda m: m.name)
def test_what_several_have_of_a_measure_is_one_of_three_things(m):
    """Numbers of things add up; indices and shares of something else do not."""
    assert m.together in TOGETHER
    assert (m.together == "any") == (m.unit == "0 or 1")
    assert m.together == "sum" or m.unit.split(" ")[0] not in ("persons", "events", "million", "capitals")
    assert m.axis == "one" or m.together != "sum" or " to 1" not in m.unit
