"""A replicate gives the same bits alone, in a batch, in chunks of any size, and on any number of workers."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from sahel_sim.core import Changes, Draws, Mechanism, World, columns, kept
from sahel_sim.core.mechanism import mechanism
from sahel_sim.engine import MONTH, Ledger, Setup, advance
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.scenario import Scenario, read
from worlds import alone, country, part, setup_of

ONE = 123
NEAR = range(117, 125)
MANY = range(100, 166)
STEPS = 60
"""Longer than a window of random numbers."""


@cache
def story() -> Scenario:
    scenario = read("two_towns")
    assert scenario.steps >= STEPS
    return scenario


@cache
def many() -> Ensemble:
    """More replicates than fit into one chunk of 64."""
    return run(story(), replicates=MANY, execution=Execution(1, chunk=64))


def same(one: Ensemble, other: Ensemble, replicates: range) -> bool:
    """Whether two results hold the same bits for these replicates."""
    rows = [[results.replicates.index(r) for r in replicates] for results in (one, other)]
    parts = (lambda r: r.series, lambda r: r.final, lambda r: r.opening, lambda r: r.ledger)
    return all(
        part_of(one)[name][rows[0]].tobytes() == part_of(other)[name][rows[1]].tobytes()
        for part_of in parts
        for name in part_of(one)
    )


def test_a_replicate_alone_is_the_same_as_among_many():
    alone_again = run(story(), replicates=[ONE], execution=Execution(1))

    assert same(alone_again, many(), range(ONE, ONE + 1))


@pytest.mark.parametrize("chunk", [1, 7])
def test_replicates_in_small_chunks_are_the_same_as_in_one_of_64(chunk):
    in_chunks = run(story(), replicates=NEAR, execution=Execution(1, chunk=chunk))

    assert same(in_chunks, many(), NEAR)


def test_the_fingerprint_does_not_depend_on_chunks():
    assert run(story(), replicates=MANY, execution=Execution(1, chunk=7)).digest() == many().digest()


def test_replicates_on_two_workers_are_the_same_as_on_one():
    on_two = run(story(), replicates=NEAR, execution=Execution(2, chunk=4))

    assert same(on_two, many(), NEAR)


def test_the_order_of_replicates_does_not_matter():
    backwards = run(story(), replicates=NEAR[::-1], execution=Execution(1, chunk=5))

    assert backwards.replicates == tuple(NEAR[::-1])
    assert same(backwards, many(), NEAR)


def test_replicates_differ_from_one_another():
    fighters = many()["fighters"]

    assert len({row.tobytes() for row in fighters}) == len(MANY)


def test_another_seed_gives_other_results():
    other = run(story(), replicates=[ONE], seed=story().seed + 1, execution=Execution(1))

    assert not same(other, many(), range(ONE, ONE + 1))


def last(how: Setup, world: World, draws: Draws, steps: int = STEPS) -> World:
    for _ in range(steps):
        world = advance(how, world, draws)
    return world


def assert_same_world(one: World, other: World) -> None:
    for name in kept():
        assert getattr(one, name).tobytes() == getattr(other, name).tobytes(), name


def drawn(mechanism: Mechanism, replicates: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(99)
    return {d.name: rng.uniform(d.low, d.high, replicates) for d in mechanism.declared}


def test_a_replicate_with_its_own_start_and_parameters_is_the_same_alone():
    start = country(7)
    how = setup_of(start, parameters={m.name: drawn(m, 7) for m in MONTH})
    together = last(how, start, Draws(3, range(7)))

    for replicate in (0, 6):
        only = slice(replicate, replicate + 1)
        own = setup_of(alone(start, replicate))
        numbers = {name: part(p, only) for name, p in how.parameters.items()}
        own = replace(own, parameters=numbers, timeline=(), steps=STEPS)
        assert_same_world(last(own, own.world, Draws(3, [replicate])), alone(together, replicate))


def test_a_ledger_changes_nothing():
    start = country(2)
    how = setup_of(start)
    world = start
    draws, ledger = Draws(3, range(2)), Ledger()
    for _ in range(12):
        world = advance(how, world, draws, ledger)

    assert_same_world(world, last(how, start, Draws(3, range(2)), 12))


class Nothing:
    """No parameters."""


@mechanism(reads=(), writes=(), parameters=Nothing, sources=("K1",))
def onlooker(world: World, p: object, draw: object) -> Changes:
    """Draw random numbers and do nothing with them."""
    draw.uniform("idle", (4, len(world.places)))
    return ()


def test_a_silent_mechanism_that_draws_changes_nothing():
    start = country(2)
    how = setup_of(start)
    watched = replace(
        how,
        schedule=(onlooker, *MONTH, onlooker),
        parameters={**how.parameters, "onlooker": Nothing()},
    )

    assert_same_world(last(watched, start, Draws(3, range(2)), 12), last(how, start, Draws(3, range(2)), 12))


def test_more_losses_leave_fewer_fighters_under_the_same_luck():
    start = country(8)
    fighters = []
    for fire in (0.15, 0.3):
        how = setup_of(
            start, tuple(m for m in MONTH if m.name == "combat"), parameters={"combat": {"fire": fire}}
        )
        fighters.append(last(how, start, Draws(3, range(8)), 12).fighters.sum(axis=(1, 2)))

    assert (fighters[1] < fighters[0]).all()


def test_numbers_given_once_are_the_same_as_numbers_given_to_each_replicate():
    start = country(3)
    combat = next(m for m in MONTH if m.name == "combat")
    once, each = (columns(combat.parameters(fire=fire), 3) for fire in (0.25, np.full(3, 0.25)))
    draw = Draws(3, range(3)).at("combat", 0)

    assert_same_world(start.plus(combat(start, once, draw)), start.plus(combat(start, each, draw)))
