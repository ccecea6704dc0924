"""The books balance to the last grain, and nobody is lost: in every shipped scenario and in drawn ones."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sahel_sim.core import Draws, World, kept, over_factions, over_localities, stocks
from sahel_sim.core.quantize import whole
from sahel_sim.engine import MONTH, STRATEGIES, Ledger, Setup, TimelineChange, advance
from sahel_sim.scenario import LEVERS, build, catalogue, read, with_changes
from worlds import bounds, country, setup_of

MONTHS, REPLICATES, SEED = 24, 3, 17


@dataclass(frozen=True)
class Life:
    """A run: its beginning, its end, and two ledgers of it."""

    start: World
    end: World
    totals: Ledger
    by_place: Ledger


def lived(how: Setup, steps: int) -> Life:
    totals, by_place = Ledger(), Ledger(by_locality=True)
    draws = Draws(SEED, range(how.world.replicates))
    world = retold = how.world
    for _ in range(steps):
        world = advance(how, world, draws, totals)
        retold = advance(how, retold, draws, by_place)
    return Life(how.world, world, totals, by_place)


@cache
def life_of(scenario: str) -> Life:
    return lived(build(read(scenario), REPLICATES), MONTHS)


def assert_books_balance(life: Life) -> None:
    for stock in stocks():
        held = getattr(life.end, stock)
        assert (held == whole(held, kept()[stock].kind)).all(), stock
        everywhere = held - getattr(life.start, stock)
        assert (everywhere == life.by_place.total(stock)).all(), stock
        by_place = kept()[stock].axes[1] == "locality"
        gained = over_localities(everywhere) if by_place else everywhere
        assert (gained == life.totals.total(stock)).all(), stock


def assert_nobody_is_lost(life: Life) -> None:
    assert (life.end.everyone == life.start.everyone).all()
    assert (over_localities(life.end.away) == over_localities(life.end.displaced)).all()


def assert_the_world_can_exist(world: World) -> None:
    for name in kept():
        values, (low, high) = getattr(world, name), bounds(name)
        assert np.isfinite(values).all(), name
        assert low <= values.min() <= values.max() <= high, name
    assert over_factions(world.control).max() <= 1.0 + 1e-9


every_scenario = pytest.mark.parametrize("scenario", catalogue())


@every_scenario
def test_the_books_of_a_shipped_scenario_balance_exactly(scenario):
    assert_books_balance(life_of(scenario))


@every_scenario
def test_nobody_is_lost_in_a_shipped_scenario(scenario):
    assert_nobody_is_lost(life_of(scenario))


@every_scenario
def test_a_shipped_scenario_leads_to_a_world_that_can_exist(scenario):
    assert_the_world_can_exist(life_of(scenario).end)


def moved(life: Life) -> set[str]:
    """Stocks of which the ledger has something to tell."""
    return {
        stock for stock in stocks() if any(np.abs(line.amount).max() > 0 for line in life.by_place.of(stock))
    }


@every_scenario
def test_something_moves_every_stock_of_the_war_in_a_shipped_scenario(scenario):
    of_war = {"residents", "displaced", "away", "fighters", "fallen", "killed", "treasury"}
    of_war |= {"town_control", "village_control", "in_town"}

    assert moved(life_of(scenario)) >= of_war | {"grievance", "fear", "belief", "weariness"}


def test_something_moves_every_stock_of_a_country_at_war_and_at_talks():
    assert moved(lived(setup_of(country(12)), 24)) == set(stocks())


def test_the_books_of_a_country_at_full_war_balance_exactly():
    how = setup_of(country(REPLICATES))
    life = lived(how, MONTHS)

    assert_books_balance(life)
    assert_nobody_is_lost(life)
    assert_the_world_can_exist(life.end)


@pytest.mark.parametrize("ends", ["default", "high", "low"])
def test_the_books_of_the_largest_wars_balance_exactly(ends):
    """As many fighters as a scenario may say, ten million people a place, and all at war with all."""
    start = country(REPLICATES)
    largest = {
        "fighters": np.full_like(start.fighters, 200_000.0),
        "residents": np.full_like(start.residents, 1e7),
        "pressure": np.ones_like(start.pressure),
        "restraint": np.zeros_like(start.restraint),
        "intelligence": np.ones_like(start.intelligence),
        "skill": np.full_like(start.skill, 10.0),
    }
    numbers = {
        m.name: {} if ends == "default" else {d.name: getattr(d, ends) for d in m.declared}
        for m in MONTH
        if m.name in ("combat", "belief", "spillover", "harm")
    }
    life = lived(setup_of(replace(start, **largest), parameters=numbers), MONTHS)

    assert_books_balance(life)
    assert_nobody_is_lost(life)


def test_the_books_balance_in_steps_of_a_week():
    how = build(with_changes(read("two_towns"), {"step": "week"}), REPLICATES)
    life = lived(how, MONTHS)

    assert_books_balance(life)
    assert_nobody_is_lost(life)


@cache
def ranges() -> Mapping[str, tuple[float, float]]:
    """Every number that a scenario of two towns may set, with its range."""
    place = read("two_towns").place
    found = {f"parameters.{m.name}.{d.name}": (d.low, d.high) for m in MONTH for d in m.declared} | {
        f"tactics.{s.name}.{d.name}": (d.low, d.high) for s in STRATEGIES.values() for d in s.declared
    }
    for faction in place.factions.names:
        found |= {f"{faction}.{lever.name}": (lever.low, lever.high) for lever in LEVERS}
    return found


@cache
def words() -> Mapping[str, tuple[str, ...]]:
    """Every word that it may choose."""
    minds = {f"{faction}.strategy": tuple(STRATEGIES) for faction in read("two_towns").place.factions.names}
    return minds | {f"mechanisms.{m.name}": (*(m.forms or ("on",)), "off") for m in MONTH}


@st.composite
def changes(draw: Any) -> dict[str, float | str]:
    numbers = draw(st.lists(st.sampled_from(sorted(ranges())), unique=True, max_size=15))
    chosen: dict[str, float | str] = {name: draw(st.floats(*ranges()[name]), label=name) for name in numbers}
    for name in draw(st.lists(st.sampled_from(sorted(words())), unique=True, max_size=5)):
        chosen[name] = draw(st.sampled_from(words()[name]), label=name)
    return chosen


LEVERS_ON_DATES = ("restraint", "intelligence", "skill", "services", "establishment", "unity", "campaign")
STOCKS_ON_DATES = tuple(
    name
    for name in stocks()
    if kept()[name].axes[0] == "faction"
    and kept()[name].kind in ("money", "index", "level")
    and name not in ("talks", "closed", "accord", "risk")
)
"""Stocks of factions that may be told to be anything in their range: neither people nor yes or no."""

FURTHEST = 50.0
"""As far as a stock without an end is moved."""


@st.composite
def timelines(draw: Any) -> tuple[TimelineChange, ...]:
    """Levers and stocks that take other values during the run; of dyads both sides, as a scenario does."""
    arrays = st.sampled_from(LEVERS_ON_DATES) | st.sampled_from(STOCKS_ON_DATES)
    moments = draw(st.lists(st.tuples(st.integers(0, 11), arrays, st.integers(0, 1)), min_size=1, max_size=4))
    found = []
    for step, array, side in sorted(moments):
        low, high = (0.0, 1.0) if array in LEVERS_ON_DATES else np.clip(bounds(array), -FURTHEST, FURTHEST)
        value = float(low + (high - low) * draw(st.integers(0, 997), label=array) / 997.0)
        second = kept()[array].axes[1]
        place = draw(st.integers(0, 2)) if second == "locality" else 0
        cells = [(side, 1 - side), (1 - side, side)] if second == "other" else [(side, place)]
        found += [TimelineChange(step, array, row, column, value, {}) for row, column in cells]
    return tuple(found)


def test_drawn_timelines_tell_of_what_a_scenario_may_change_and_of_more():
    assert {"hostility", "treasury", "grievance", "cohesion"} <= set(STOCKS_ON_DATES)
    assert not {"residents", "fighters", "town_control", "village_control"} & set(STOCKS_ON_DATES)


@settings(max_examples=30)
@given(changed=changes(), timeline=timelines())
def test_the_books_of_drawn_scenarios_balance_exactly(changed, timeline):
    how = build(with_changes(read("two_towns"), changed), 2)
    life = lived(replace(how, timeline=timeline, steps=12), 12)

    assert_books_balance(life)
    assert_nobody_is_lost(life)
    assert_the_world_can_exist(life.end)
