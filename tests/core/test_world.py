"""The world is never altered; entries add up, transfers lose nothing, flows start each step at nothing."""

from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahel_sim.core import gain, kept, note, stocks, transfer
from sahel_sim.core.quantize import GRAIN_BITS
from worlds import country, land, sides, world

SIDES = sides(army="state", rebels="rebels")


def two_towns() -> object:
    return world(land([1_000.0, 500.0]), SIDES, replicates=2, fighters=10.0)


def test_a_world_cannot_be_altered():
    with pytest.raises(FrozenInstanceError):
        two_towns().step = 3


def test_entries_for_one_array_add_up():
    start = two_towns()
    one = np.ones_like(start.fighters)
    after = start.plus(
        (gain("fighters", one, "a"), gain("fighters", 2 * one, "b"), gain("fighters", -one, "c"))
    )

    assert (after.fighters == 12.0).all()
    assert (start.fighters == 10.0).all()


def test_a_world_plus_nothing_is_the_same():
    start = two_towns()

    assert all(getattr(start.plus(()), name) is getattr(start, name) for name in kept())


@given(amount=st.floats(0.0, 10.0))
def test_a_transfer_gives_what_it_takes(amount):
    start = two_towns()
    after = start.plus(transfer("fighters", "residents", np.full((2, 2, 2), amount), "went home"))

    assert (after.everyone == start.everyone).all()
    assert after.fighters.min() >= 0.0


def test_a_transfer_adds_up_over_the_factions_that_its_source_does_not_have():
    taken, given_away = transfer("residents", "killed", np.array([[[1.0, 2.0], [10.0, 20.0]]]), "killed")

    assert taken.amount.tolist() == [[[-11.0, -22.0]]]
    assert given_away.amount.tolist() == [[[1.0, 2.0], [10.0, 20.0]]]


def test_a_gain_is_rounded_to_whole_grains():
    grains = gain("treasury", np.full((1, 1, 1), 0.1), "found").amount * 2.0 ** GRAIN_BITS["money"]

    assert grains == np.rint(grains)


def test_flows_start_each_step_at_nothing():
    dawn = country().at_dawn()

    for name, array in kept().items():
        assert (array.kind == "flow") == (not getattr(dawn, name).any()), name


def test_a_note_is_entered_as_it_is():
    start = two_towns()
    after = start.plus((note("losses", np.full((2, 2, 2), 0.1)),))

    assert (after.losses == 0.1).all()


def test_dusk_moves_on_by_one_step():
    assert two_towns().at_dusk().step == 1


def test_everyone_counts_the_living_and_the_dead_once():
    start = world(land([1_000.0]), SIDES, displaced=50.0, away=70.0, fighters=10.0, fallen=3.0, killed=2.0)

    assert start.everyone.tolist() == [[[1_000.0 + 50.0 + 2 * (10.0 + 3.0 + 2.0)]]]


def test_stocks_are_those_that_have_a_grain():
    assert set(stocks()) == {name for name, array in kept().items() if array.kind in GRAIN_BITS}
    assert "clashes" not in stocks()


def test_every_array_says_its_unit_and_meaning():
    assert all(array.unit and array.text for array in kept().values())
