"""What every mechanism promises, in each of its forms: what it touches, and the same bits in any company."""

from dataclasses import fields, replace

import numpy as np
import pytest

from chances import SafeDraws
from sahel_sim.core import Changes, Draws, Mechanism, World, columns, declared, kept
from sahel_sim.engine import MONTH
from worlds import alone, country, part, untouchable

FORMS = [m.using(form) for m in MONTH for form in m.forms] + [m for m in MONTH if not m.forms]
in_every_form = pytest.mark.parametrize("mechanism", FORMS, ids=lambda m: f"{m.name}-{m.form}".rstrip("-"))
every_mechanism = pytest.mark.parametrize("mechanism", MONTH, ids=lambda m: m.name)

SEED = 7

MANY = 60
"""Worlds enough for a rare event to happen in some of them."""


def numbers(mechanism: Mechanism, replicates: int, seed: int = 5) -> object:
    """Parameters drawn within their ranges, others in each replicate."""
    rng = np.random.default_rng(seed)
    drawn = {d.name: rng.uniform(d.low, d.high, replicates) for d in declared(mechanism.parameters)}
    return columns(mechanism.parameters(**drawn), replicates)


def changes(mechanism: Mechanism, world: World, p: object, replicates: range) -> Changes:
    return mechanism(world, p, Draws(SEED, replicates).at(mechanism.name, world.step))


def bits(changes: Changes, world: World) -> dict[str, bytes]:
    after = world.plus(changes)
    return {name: getattr(after, name).tobytes() for name in kept()}


def spying(world: World) -> tuple[World, set[str]]:
    """The same world, and a set in which it writes down which of its arrays are looked at."""
    seen: set[str] = set()

    class Spied(World):
        __slots__ = ()

        def __getattribute__(self, name: str) -> object:
            if name in kept():
                seen.add(name)
            return super().__getattribute__(name)

        @property
        def replicates(self) -> int:
            return world.replicates

    return Spied(**{f.name: getattr(world, f.name) for f in fields(World)}), seen


def read_by(mechanism: Mechanism) -> set[str]:
    world, seen = spying(country())
    changes(mechanism, world, numbers(mechanism, 3), range(3))
    return seen


@in_every_form
def test_a_mechanism_reads_only_what_it_declares(mechanism):
    undeclared = read_by(mechanism) - set(mechanism.reads)

    assert undeclared == set()


@every_mechanism
def test_a_mechanism_reads_all_that_it_declares(mechanism):
    read = set().union(*(read_by(form) for form in FORMS if form.name == mechanism.name))

    assert read >= set(mechanism.reads)


@every_mechanism
def test_a_mechanism_declares_arrays_that_exist_each_once(mechanism):
    for declaration in (mechanism.reads, mechanism.writes):
        assert set(declaration) <= set(kept())
        assert len(declaration) == len(set(declaration))


@in_every_form
def test_a_mechanism_writes_exactly_what_it_declares(mechanism):
    world = country()

    written = {entry.name for entry in changes(mechanism, world, numbers(mechanism, 3), range(3))}

    assert written == set(mechanism.writes)


@in_every_form
def test_a_mechanism_does_not_mind_arrays_that_it_must_not_change(mechanism):
    world, p = country(), numbers(mechanism, 3)
    draw = SafeDraws(Draws(SEED, range(3)).at(mechanism.name, 0))
    free = bits(changes(mechanism, world, p, range(3)), world)

    with untouchable(world, p):
        bound = bits(mechanism(world, p, draw), world)

    assert bound == free


@in_every_form
def test_what_a_mechanism_enters_fits_the_array_it_changes(mechanism):
    world = country()

    for entry in changes(mechanism, world, numbers(mechanism, 3), range(3)):
        assert entry.amount.shape == getattr(world, entry.name).shape
        assert entry.amount.dtype == np.float64
        assert entry.why != ""


@in_every_form
def test_a_replicate_gives_the_same_bits_alone_and_among_seven(mechanism):
    world, p = country(7), numbers(mechanism, 7)
    together = world.plus(changes(mechanism, world, p, range(7)))

    for replicate in range(7):
        one = alone(world, replicate)
        after = one.plus(
            changes(mechanism, one, part(p, slice(replicate, replicate + 1)), range(replicate, replicate + 1))
        )
        for name in kept():
            assert getattr(after, name).tobytes() == getattr(alone(together, replicate), name).tobytes()


@in_every_form
def test_two_halves_give_the_same_bits_as_the_whole(mechanism):
    world, p = country(7), numbers(mechanism, 7)
    together = world.plus(changes(mechanism, world, p, range(7)))
    halves = []
    for rows in (slice(0, 3), slice(3, 7)):
        some = replace(world, **{name: getattr(world, name)[rows] for name in kept()})
        halves.append(some.plus(changes(mechanism, some, part(p, rows), range(7)[rows])))

    for name in kept():
        joined = np.concatenate([getattr(half, name) for half in halves])
        assert joined.tobytes() == getattr(together, name).tobytes()


@in_every_form
def test_each_replicate_uses_its_own_parameters(mechanism):
    world, twins = replace(country(1), step=1), range(MANY)
    pair = replace(world, **{name: np.repeat(getattr(world, name), MANY, axis=0) for name in kept()})
    p = numbers(mechanism, MANY)
    own = [part(p, slice(r, r + 1)) for r in twins]

    both = pair.plus(changes(mechanism, pair, p, twins))

    single = [world.plus(mechanism(world, own[r], Draws(SEED, [r]).at(mechanism.name, 1))) for r in twins]
    for r in twins:
        for name in mechanism.writes:
            assert getattr(both, name)[r : r + 1].tobytes() == getattr(single[r], name).tobytes()
    assert any(len(np.unique(getattr(both, name), axis=0)) > 1 for name in mechanism.writes)


@pytest.mark.parametrize(
    ("mechanism", "name"),
    [(m, d.name) for m in FORMS for d in m.declared],
    ids=lambda x: x if isinstance(x, str) else f"{x.name}-{x.form}".rstrip("-"),
)
def test_any_one_parameter_may_differ_between_replicates(mechanism, name):
    world = country(12)
    d = next(d for d in mechanism.declared if d.name == name)
    p = columns(mechanism.parameters(**{name: np.array([d.low, d.high] * 6)}), 12)

    both = world.plus(changes(mechanism, world, p, range(12)))

    for r in range(12):
        one = alone(world, r)
        after = one.plus(changes(mechanism, one, part(p, slice(r, r + 1)), range(r, r + 1)))
        for written in mechanism.writes:
            assert getattr(both, written)[r : r + 1].tobytes() == getattr(after, written).tobytes()


@pytest.mark.parametrize(
    "mechanism", [m for m in FORMS if m.idle is not None], ids=lambda m: f"{m.name}-{m.form}".rstrip("-")
)
def test_a_rule_that_is_not_asked_would_have_changed_nothing(mechanism):
    """Else a world would depend on whether others of its batch give the rule something to do."""
    watched, seen = spying(country())
    assert not mechanism.idle(watched)
    for _ in kept():
        if mechanism.idle(watched):
            break
        world = replace(country(), **{name: np.zeros_like(getattr(country(), name)) for name in seen})
        watched, more = spying(world)
        mechanism.idle(watched)
        seen |= more

    assert mechanism.idle(world)
    asked = replace(mechanism, idle=None)
    assert bits(changes(asked, world, numbers(asked, 3), range(3)), world) == bits((), world)
