"""Measures: one definition of each number that is told of a world."""

from dataclasses import replace

import numpy as np
import pytest

from sahel_sim.core import World
from sahel_sim.engine import MEASURES, measure
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
    assert of("places_governed", held()) == pytest.approx([0.5, 0.25])
    assert of("towns_governed", held()) == pytest.approx([1.0, 0.0])
    assert of("countryside_governed", held()) == pytest.approx([0.0, 0.5])


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
