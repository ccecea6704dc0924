"""What every strategy promises: orders that can be carried out, and the same bits in any company."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chances import SafeDraws
from sahel_sim.core import (
    BEYOND,
    Array,
    Draws,
    MeanField,
    Orders,
    Seat,
    Strategy,
    Terms,
    World,
    as_orders,
    as_terms,
    columns,
    declared,
    kept,
    seats,
)
from sahel_sim.engine import DIPLOMACIES, STRATEGIES
from sahel_sim.engine.step import deliberate
from worlds import alone, country, land, part, setup_of, sides, untouchable, world

every_strategy = pytest.mark.parametrize("strategy", STRATEGIES.values(), ids=lambda s: s.name)
every_diplomacy = pytest.mark.parametrize("diplomacy", DIPLOMACIES.values(), ids=lambda s: s.name)
every_mind = pytest.mark.parametrize(
    "mind", [*STRATEGIES.values(), *DIPLOMACIES.values()], ids=lambda s: s.name
)
FACTIONS = range(4)


def numbers(strategy: Strategy, replicates: int) -> object:
    rng = np.random.default_rng(8)
    return columns(
        strategy.parameters(
            **{d.name: rng.uniform(d.low, d.high, replicates) for d in declared(strategy.parameters)}
        ),
        replicates,
    )


def decided(mind: Strategy, start: World, p: object, faction: int, replicates: range) -> Any:
    return mind(seats(start, Draws(4, replicates).at("decide", 0))[faction], p)


def as_decided(mind: Strategy, seat: Seat, decision: Any) -> tuple[Array, ...]:
    return as_terms(seat, decision) if mind.name in DIPLOMACIES else as_orders(seat, decision)


def worlds_of_all_kinds() -> tuple[World, ...]:
    """A full country, one without fighters, one that nobody governs, and one at peace."""
    full = country()
    nothing = np.zeros_like(full.fighters)
    return (
        full,
        replace(full, fighters=nothing),
        replace(full, town_control=nothing, village_control=nothing),
        replace(full, hostility=np.zeros_like(full.hostility)),
    )


def assert_can_be_carried_out(given_orders: Orders, start: World) -> None:
    shape = (start.replicates, 1, len(start.places))
    posture = np.broadcast_to(given_orders.posture, shape)
    resolve = np.broadcast_to(given_orders.resolve, shape)
    assert np.isfinite(posture).all()
    assert posture.min() >= 0.0
    assert resolve.min() >= 0.0
    assert resolve.max() <= 1.0


@every_strategy
def test_weights_are_not_negative_and_resolve_lies_between_0_and_1(strategy):
    for start in worlds_of_all_kinds():
        for faction in FACTIONS:
            assert_can_be_carried_out(
                decided(strategy, start, numbers(strategy, 3), faction, range(3)), start
            )


@every_strategy
@settings(max_examples=15)
@given(data=st.data())
def test_orders_can_be_carried_out_in_any_corner_of_all_ranges(strategy, data):
    values = {d.name: data.draw(st.sampled_from((d.low, d.high)), label=d.name) for d in strategy.declared}
    start = country()

    for faction in FACTIONS:
        assert_can_be_carried_out(
            decided(strategy, start, columns(strategy.parameters(**values), 3), faction, range(3)), start
        )


@every_mind
def test_a_seat_decides_the_same_alone_and_among_seven(mind):
    start, p = country(7), numbers(mind, 7)

    for faction in FACTIONS:
        together = as_decided(
            mind, seats(start, MeanField(7))[faction], decided(mind, start, p, faction, range(7))
        )
        for r in range(7):
            single = alone(start, r)
            own = decided(mind, single, part(p, slice(r, r + 1)), faction, range(r, r + 1))
            for one, all_of_them in zip(
                as_decided(mind, seats(single, MeanField(1))[faction], own), together, strict=True
            ):
                assert one.tobytes() == all_of_them[r : r + 1].tobytes()


@every_mind
def test_a_mind_does_not_mind_arrays_that_it_must_not_change(mind):
    start, p = country(), numbers(mind, 3)
    draw = SafeDraws(Draws(4, range(3)).at("decide", 0))
    before = {name: getattr(start, name).tobytes() for name in kept()}

    with untouchable(start, p):
        for seat in seats(start, draw):
            mind(seat, p)

    assert {name: getattr(start, name).tobytes() for name in kept()} == before


def assert_is_in_range(terms: Terms, seat: Seat) -> None:
    assert np.isfinite(terms.offer).all()
    assert np.isfinite(terms.demand).all()
    assert np.isfinite(terms.disarm).all()
    offer, demand, disarm = as_terms(seat, terms)
    shape = (seat.world.replicates, 1, len(seat.world.factions))
    assert offer.shape == demand.shape == disarm.shape == shape
    assert 0.0 <= offer.min() <= offer.max() <= 1.0
    assert 0.0 <= demand.min() <= demand.max() <= BEYOND
    assert 0.0 <= disarm.min() <= disarm.max() <= 1.0


@every_diplomacy
@settings(max_examples=15)
@given(data=st.data())
def test_terms_can_be_laid_on_the_table_in_any_corner_of_all_ranges(diplomacy, data):
    values = {d.name: data.draw(st.sampled_from((d.low, d.high)), label=d.name) for d in diplomacy.declared}
    full = country()
    empty = replace(full, divisible=np.zeros_like(full.divisible), belief=np.full_like(full.belief, 50.0))

    for start in (full, empty, replace(full, weariness=np.ones_like(full.weariness))):
        for seat in seats(start, MeanField(3)):
            assert_is_in_range(diplomacy(seat, columns(diplomacy.parameters(**values), 3)), seat)


@every_diplomacy
def test_what_is_decided_about_talks_stands_in_the_world(diplomacy):
    start = country()
    ordered = deliberate(setup_of(start, envoys=(diplomacy,) * 4), start, MeanField(3))

    assert ordered.offer.shape == ordered.demand.shape == ordered.disarm.shape == start.hostility.shape
    assert 0.0 <= ordered.disarm.min() <= ordered.disarm.max() <= 1.0
    assert 0.0 <= ordered.offer.min() <= ordered.offer.max() <= 1.0
    assert 0.0 <= ordered.demand.min() <= ordered.demand.max() <= BEYOND


@every_strategy
def test_the_state_is_sent_nowhere_abroad_even_when_it_has_no_goal(strategy):
    for start in worlds_of_all_kinds():
        ordered = deliberate(setup_of(start, minds=(strategy,) * 4), start, MeanField(3))

        assert (ordered.posture[:, :1] * start.places.foreign == 0.0).all()


@every_strategy
def test_a_strategy_looks_at_the_world(strategy):
    start, p = country(2), columns(strategy.parameters(), 2)

    posture, _ = as_orders(seats(start, MeanField(2))[2], decided(strategy, start, p, 2, range(2)))

    assert not np.array_equal(posture[0], posture[1])


def test_the_order_to_be_nowhere_spreads_a_force_evenly():
    two = world(land([100, 100]), sides(rebels="rebels"))
    nowhere = Orders(np.zeros((1, 1, 2)), np.ones((1, 1, 1)))

    posture, _ = as_orders(seats(two, MeanField(1))[0], nowhere)

    assert posture.tolist() == [[[0.5, 0.5]]]
