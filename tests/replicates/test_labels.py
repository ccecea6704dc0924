"""Names and numbers of places and factions mean nothing: relabelling them only relabels results.

Luck is bound to cells, that is to positions: a place that moves to another position would meet other luck.
So either there is no chance here (``MeanField``), or luck is carried along with the places and factions.
One thing cannot be carried: who wins a contest is picked by one uniform number from the cumulative chances of
the factions *in their order*. That the chances themselves do not depend on the order is tested with control.

Sums are taken in another order after relabelling, so results agree to a few grains, not to the bit.
"""

from dataclasses import dataclass, replace

import numpy as np
import pytest

from sahel_sim.core import Array, Chance, Draws, Factions, MeanField, World, counted, kept
from sahel_sim.engine import MONTH, STRATEGIES, advance
from worlds import DEFAULT_MINDS, country, setup_of

STEPS = 24
PLACES = (3, 4, 0, 2, 1, 5)
"""Two regions swap, and inside one of them two places do; the hub of each region stays first in it."""
FACTIONS = (0, 2, 3, 1)


@dataclass(frozen=True)
class Carried:
    """Luck that goes with its place, faction or pair to another position."""

    draws: Draws | Chance
    places: tuple[int, ...] = ()
    factions: tuple[int, ...] = ()
    pairs: tuple[int, ...] = ()

    def at(self, mechanism: str, step: int) -> "Carried":
        """The luck of one mechanism in one step."""
        return replace(self, draws=self.draws.at(mechanism, step))

    def uniform(self, what: str, shape: tuple[int, ...]) -> Array:
        """Uniform numbers, each where its owner is now."""
        numbers = self.draws.uniform(what, shape)
        many = len(self.places)
        if self.places and shape[-1] == many:
            numbers = numbers[..., self.places]
        if self.places and shape[-1] == 2 * many:  # first all towns, then all villages
            numbers = numbers[..., [*self.places, *(many + was for was in self.places)]]
        if self.factions and shape[0] in (len(self.factions), len(self.pairs)):
            numbers = numbers[:, self.factions if shape[0] == len(self.factions) else self.pairs]
        return numbers

    def events(self, what: str, expected: Array, spread: Array) -> tuple[Array, Array]:
        """Events counted from those numbers."""
        return counted(self.uniform(what, expected.shape[1:]), expected, spread)


def places_relabelled(world: World, order: tuple[int, ...]) -> World:
    """The same world with its places at other positions: ``order`` says where each comes from."""
    old, now = world.places, {was: position for position, was in enumerate(order)}
    texts = {
        name: tuple(getattr(old, name)[was] for was in order)
        for name in ("names", "regions", "kinds", "countries")
    }
    numbers = {
        name: getattr(old, name)[..., order]
        for name in ("latitude", "longitude", "town", "hinterland", "symbolic", "remoteness")
    }
    roads = tuple((now[b], now[a], km) for a, b, km in reversed(old.roads))
    arrays = {n: getattr(world, n)[..., order] for n, array in kept().items() if array.axes[1] == "locality"}
    return replace(world, places=replace(old, roads=roads, **texts, **numbers), **arrays)


def pair_order(old: Factions, order: tuple[int, ...]) -> tuple[int, ...]:
    """Where each pair comes from when factions change positions."""
    return tuple(old.pairs.index(tuple(sorted((order[a], order[b])))) for a, b in old.pairs)


def factions_relabelled(world: World, order: tuple[int, ...]) -> World:
    """The same world with its factions at other positions."""
    old = world.factions
    factions = Factions(tuple(old.names[was] for was in order), tuple(old.blocs[was] for was in order))
    arrays = {}
    for name, array in kept().items():
        x = getattr(world, name)
        first, second = array.axes
        if first == "faction":
            x = x[:, order]
        elif first == "pair":
            moved, turned = pair_order(old, order), [order[a] > order[b] for a, b in old.pairs]
            other_side = world.toll[:, moved] - x[:, moved]
            swap = np.array(turned).reshape(1, -1, 1) & (name == "toll_first")
            x = np.where(swap, other_side, x[:, moved])
        arrays[name] = x[:, :, order] if second == "other" else x
    return replace(world, factions=factions, **arrays)


def after(start: World, luck: Draws | MeanField | Carried, **numbers: dict[str, float]) -> World:
    how = setup_of(
        start, parameters=numbers, minds=tuple(STRATEGIES[DEFAULT_MINDS[b]] for b in start.factions.blocs)
    )
    world = start
    for _ in range(STEPS):
        world = advance(how, world, luck)
    return world


def assert_same_but_for_labels(one: World, other: World) -> None:
    for name in kept():
        np.testing.assert_allclose(
            getattr(one, name), getattr(other, name), rtol=1e-6, atol=1e-2, err_msg=name
        )


def test_relabelled_places_fare_the_same_without_chance():
    start = country(2)
    relabelled = after(places_relabelled(start, PLACES), MeanField(2))

    assert_same_but_for_labels(relabelled, places_relabelled(after(start, MeanField(2)), PLACES))


def test_relabelled_places_fare_the_same_when_their_luck_goes_with_them():
    start, draws = country(4), Draws(11, range(4))
    relabelled = after(places_relabelled(start, PLACES), Carried(draws, places=PLACES))

    assert_same_but_for_labels(relabelled, places_relabelled(after(start, draws), PLACES))


def test_relabelled_places_that_leave_their_luck_behind_fare_otherwise():
    start, draws = country(4), Draws(11, range(4))
    relabelled = after(places_relabelled(start, PLACES), draws)

    with pytest.raises(AssertionError):
        assert_same_but_for_labels(relabelled, places_relabelled(after(start, draws), PLACES))


def test_swapped_factions_fare_the_same_without_chance():
    start = country(2)
    swapped = after(factions_relabelled(start, FACTIONS), MeanField(2))

    assert_same_but_for_labels(swapped, factions_relabelled(after(start, MeanField(2)), FACTIONS))


def test_swapped_factions_fare_the_same_when_their_luck_goes_with_them():
    start, draws = country(4), Draws(11, range(4))
    carried = Carried(draws, factions=FACTIONS, pairs=pair_order(start.factions, FACTIONS))
    swapped = after(factions_relabelled(start, FACTIONS), carried, control={"decision": 0.0, "storm": 0.0})
    expected = factions_relabelled(after(start, draws, control={"decision": 0.0, "storm": 0.0}), FACTIONS)

    assert_same_but_for_labels(swapped, expected)


def test_two_identical_factions_fare_alike_without_chance():
    start = country(2)
    twins = {}
    for name, array in kept().items():
        x = getattr(start, name).copy()
        if array.axes[0] == "faction":
            x[:, 3] = x[:, 2]
        if array.axes[1] == "other":
            x[:, :, 3] = x[:, :, 2]
            x[:, (2, 3), (3, 2)] = 0.5
            x[:, (2, 3), (2, 3)] = 0.0
        twins[name] = x / 2 if name in ("town_control", "village_control") else x
    end = after(replace(start, **twins), MeanField(2))

    assert_same_but_for_labels(factions_relabelled(end, (0, 1, 3, 2)), end)
    assert not np.array_equal(end.fighters[:, 2], start.fighters[:, 2])


def test_every_mechanism_takes_part():
    assert {m.name for m in setup_of(country(1)).schedule} == {m.name for m in MONTH}
