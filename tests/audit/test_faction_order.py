"""The order in which a place lists its factions means nothing, and a rule that minds it is found out."""

from dataclasses import replace

import numpy as np
import pytest

from sahel_sim.audit import reordered
from sahel_sim.core import MeanField, transfer
from sahel_sim.engine import advance
from sahel_sim.scenario import build, read, with_changes

STEPS = 24
ORDERS = [(1, 0, 2, 3, 4, 5), (0, 1, 3, 2, 5, 4), (5, 4, 3, 2, 1, 0), (1, 2, 3, 4, 5, 0)]


def after(story, *, biased=False):
    """Two years of it without chance, and the names of its factions."""
    setup = build(story, 1)
    if biased:
        setup = replace(setup, schedule=tuple(only_the_first_keeps_its_men(rule) for rule in setup.schedule))
    world, luck = setup.world, MeanField(1)
    for _ in range(STEPS):
        world = advance(setup, world, luck)
    return world


def only_the_first_keeps_its_men(mechanism):
    """A planted bias: of all factions but the first in the list, a tenth goes home each month."""
    if mechanism.name != "desertion":
        return mechanism

    def desertion(world, p, draw):
        part = np.full((1, len(world.factions), 1), 0.1)
        part[:, 0] = 0.0
        return transfer("fighters", "residents", world.fighters * part, "deserted")

    return replace(mechanism, rule=desertion)


def assert_same_by_name(one, other):
    rows = [other.factions.names.index(name) for name in one.factions.names]
    for name in ("fighters", "town_control", "village_control", "treasury", "cohesion", "weariness"):
        array = getattr(other, name)[:, rows]
        if array.shape[2] == len(rows):
            array = array[:, :, rows]
        np.testing.assert_allclose(getattr(one, name), array, rtol=1e-9, atol=2e-5, err_msg=name)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("scenario", ["mali_2024_02", "return_to_dialogue"])
def test_factions_in_another_order_fare_the_same_without_chance(scenario, order):
    story = read(scenario)

    assert_same_by_name(after(story), after(reordered(story, order)))


def twins():
    """A scenario in which IS Sahel is what JNIM is, and both hold half of what JNIM holds."""
    story = read("mali_2024_02")
    names = story.place.factions.names
    one, other = names.index("jnim"), names.index("is_sahel")

    def table(rows, part):
        rows = rows.copy()
        rows[one] *= part
        rows[other] = rows[one]
        return rows

    place = story.place
    tables = {
        name: {day: table(x, part) for day, x in getattr(place, name).items()}
        for name, part in (
            ("strengths", 1.0),
            ("town_control", 0.5),
            ("village_control", 0.5),
            ("deployments", 1.0),
        )
    }
    settings = dict(story.settings)
    for key in settings:
        parts = [part.split("-") for part in key.split(".")]
        flat = [word for part in parts for word in part]
        if "is_sahel" in flat and "jnim" not in flat:
            settings[key] = settings[key.replace("is_sahel", "jnim")]
    settings["jnim.military_pressure.is_sahel"] = settings["is_sahel.military_pressure.jnim"] = 0.5
    return replace(
        story, place=replace(place, loyalty=table(place.loyalty, 0.5), **tables), settings=settings
    )


def jihadists_apart(world):
    """How far the two are apart in the end, as a part of their fighters."""
    one, other = (world.fighters[:, world.factions.names.index(name)] for name in ("jnim", "is_sahel"))
    return float(np.abs(one - other).sum() / one.sum())


def test_two_identical_factions_fare_alike_whichever_comes_first():
    for order in ((0, 1, 2, 3), (2, 3, 0, 1), (3, 2, 1, 0)):
        assert jihadists_apart(after(reordered(twins(), order))) < 1e-6


def test_identical_factions_fare_otherwise_under_a_mechanism_that_favours_the_first():
    for order in ((2, 3, 0, 1), (3, 2, 1, 0)):
        assert jihadists_apart(after(reordered(twins(), order), biased=True)) > 0.5


@pytest.mark.parametrize("order", ORDERS[:1] + ORDERS[2:])
def test_a_mechanism_that_favours_the_first_in_the_list_is_found_out(order):
    story = read("mali_2024_02")

    with pytest.raises(AssertionError, match="fighters"):
        assert_same_by_name(after(story, biased=True), after(reordered(story, order), biased=True))


def test_a_scenario_keeps_what_it_says_of_each_faction_and_each_pair():
    story = with_changes(read("mali_2024_02"), {"relations.csp-jnim": 0.25, "jnim.restraint": 0.75})
    first, second = build(story, 1).world, build(reordered(story, (5, 4, 3, 2, 1, 0)), 1).world

    assert second.factions.names == first.factions.names[::-1]
    for name in ("hostility", "distance", "pressure"):
        np.testing.assert_array_equal(getattr(second, name)[:, ::-1, ::-1], getattr(first, name))
    for name in ("restraint", "fighters", "control", "loyalty"):
        np.testing.assert_array_equal(getattr(second, name)[:, ::-1], getattr(first, name))
