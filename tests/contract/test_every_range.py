"""At the ends of every range a mechanism leaves a world that can exist, and loses nobody."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_every_mechanism import in_every_form

from sahel_sim.core import (
    Draws,
    MeanField,
    Mechanism,
    Strategy,
    World,
    apportion,
    as_orders,
    as_terms,
    columns,
    kept,
    over_factions,
    over_localities,
    seats,
    stocks,
)
from sahel_sim.core.axes import DYAD
from sahel_sim.engine import DIPLOMACIES, STRATEGIES
from worlds import at_war, bounds, country

REPLICATES = 2
HELD = ("town_control", "village_control")
"""Shares that add up to 1 at most over the factions."""


def bare(world: World) -> World:
    """The same world, with places that nobody governs or lives in, and factions without men or money."""
    fighters, residents = world.fighters.copy(), world.residents.copy()
    held = {name: getattr(world, name).copy() for name in HELD}
    treasury, displaced = world.treasury.copy(), world.displaced.copy()
    fighters[:, 1], treasury[:, 3] = 0.0, 0.0
    fighters[:, :, 4], residents[:, :, 1] = 0.0, 0.0
    for control in held.values():
        control[:, 2], control[:, :, 3] = 0.0, 0.0
    displaced[:, :, 1] = 0.0
    away = apportion(over_localities(displaced), world.away)
    return replace(
        world,
        fighters=fighters,
        **held,
        residents=residents,
        treasury=treasury,
        displaced=displaced,
        away=away,
    )


def extreme(world: World) -> World:
    """The same world with everything that has a range at an end of it, one side full and the next empty."""
    ends = {}
    for name, array in kept().items():
        low, high = bounds(name)
        if np.isfinite(high) and array.kind not in ("flow", "relation") and name not in HELD:
            shape = getattr(world, name).shape
            ends[name] = np.where(np.arange(np.prod(shape)).reshape(shape) % 2 == 0, high, low)
    for name in [name for name in ends if kept()[name].axes == DYAD]:
        ends[name] = ends[name] * at_war(world.factions)
    for name in ("talks", "accord", "closed"):
        ends[name] = ends[name] * world.factions.insurgent
    ends["truce"] = np.maximum(ends["truce"], np.swapaxes(ends["truce"], 1, 2))
    whole_places = np.zeros_like(world.control)
    for place in range(len(world.places)):
        whole_places[:, place % len(world.factions), place] = 1.0
    return replace(world, **ends, **{name: whole_places for name in HELD})


def without_one(world: World, names: tuple[str, ...]) -> list[World]:
    """The same world, each time with one array at 0 wherever it may be; nobody's dead are no dead."""
    empty = [name for name in names if bounds(name)[0] <= 0.0 and name not in COUNTED_TWICE]
    with_parts = [(name, "toll_first") if name == "toll" else (name,) for name in empty]
    return [
        replace(world, **{name: np.zeros_like(getattr(world, name)) for name in each}) for each in with_parts
    ]


COUNTED_TWICE = ("displaced", "away")
"""People here, and where they come from."""

WORLDS = {
    "full": country(REPLICATES),
    "bare": bare(country(REPLICATES)),
    "extreme": extreme(country(REPLICATES)),
}
SEEN = ("fighters", "town_control", "village_control", "hostility", "residents", "pressure")
SEEN += ("treasury", "loyalty", "drive")
"""Arrays that minds look at."""

LUCK = {"drawn": Draws(3, range(REPLICATES)), "mean": MeanField(REPLICATES)}


def corners(mechanism: Mechanism | Strategy) -> list[dict[str, float]]:
    """One parameter at a time at either end of its range, and all at the low, all at the high end."""
    ends = [{d.name: end} for d in mechanism.declared for end in (d.low, d.high)]
    return [*ends, {d.name: d.low for d in mechanism.declared}, {d.name: d.high for d in mechanism.declared}]


def assert_can_exist(after: World, before: World) -> None:
    for name in kept():
        values, (low, high) = getattr(after, name), bounds(name)
        assert np.isfinite(values).all(), name
        assert low <= values.min(), name
        assert values.max() <= high, name
    for name in ("active", "talks", "accord", "closed", "pact"):
        assert set(np.unique(getattr(after, name))) <= {0.0, 1.0}, name
    assert over_factions(after.control).max() <= 1.0 + 1e-9
    assert after.unpaid.max() <= 1.0
    assert (after.everyone == before.everyone).all()
    assert (over_localities(after.away) == over_localities(after.displaced)).all()


def dawn(world: World, mechanism: Mechanism) -> World:
    """The world when the mechanism's turn comes: what it will itself note has not happened yet."""
    quiet = {name: np.zeros_like(getattr(world, name)) for name in mechanism.writes if name not in stocks()}
    return replace(world, **quiet)


def assert_holds_with(mechanism: Mechanism, values: dict[str, float]) -> None:
    p = columns(mechanism.parameters(**values), REPLICATES)
    for given_world in WORLDS.values():
        before = dawn(given_world, mechanism)
        for luck in LUCK.values():
            assert_can_exist(before.plus(mechanism(before, p, luck.at(mechanism.name, 0))), before)


@in_every_form
def test_the_world_can_exist_at_the_ends_of_each_range(mechanism):
    for values in corners(mechanism):
        assert_holds_with(mechanism, values)


@in_every_form
def test_no_end_of_a_range_divides_by_what_is_not_there(mechanism):
    for given_world in without_one(WORLDS["full"], mechanism.reads):
        before = dawn(given_world, mechanism)
        for values in corners(mechanism):
            p = columns(mechanism.parameters(**values), REPLICATES)
            assert_can_exist(before.plus(mechanism(before, p, LUCK["drawn"].at(mechanism.name, 0))), before)


@pytest.mark.parametrize("mind", [*STRATEGIES.values(), *DIPLOMACIES.values()], ids=lambda s: s.name)
def test_a_mind_decides_at_the_ends_of_each_range(mind):
    for values in corners(mind):
        p = columns(mind.parameters(**values), REPLICATES)
        for world in (*WORLDS.values(), *without_one(WORLDS["full"], SEEN)):
            for seat in seats(world, LUCK["drawn"].at("decide", 0)):
                decision = mind(seat, p)
                checked = as_orders(seat, decision) if mind.name in STRATEGIES else as_terms(seat, decision)
                assert all(np.isfinite(array).all() for array in checked)


@in_every_form
@settings(max_examples=15)
@given(data=st.data())
def test_the_world_can_exist_in_any_corner_of_all_ranges(mechanism, data):
    values = {
        d.name: data.draw(st.sampled_from((d.low, d.default, d.high)), label=d.name)
        for d in mechanism.declared
    }

    assert_holds_with(mechanism, values)


@in_every_form
@pytest.mark.parametrize("months", [0.25, 1.0, 3.0])
def test_the_world_can_exist_after_steps_of_any_length(mechanism, months):
    p = columns(mechanism.parameters(), REPLICATES)
    before = dawn(replace(WORLDS["full"], months=months), mechanism)
    after = before.plus(mechanism(before, p, LUCK["drawn"].at(mechanism.name, 0)))

    assert_can_exist(after, before)
