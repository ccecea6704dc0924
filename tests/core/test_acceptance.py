"""Acceptance: between never and always, in one direction, and finite at the ends of every range."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sahel_sim.core import DIMENSIONS, VOICES, World, columns, declared, kept, weighted
from sahel_sim.core.acceptance import acceptance, least_room, parts_of_room, with_vetoes
from sahel_sim.mechanisms.dialogue import Parameters
from worlds import country

START = country(4)


def moved(**arrays: float) -> World:
    """The country with some arrays moved by so much."""
    return START.with_arrays({name: getattr(START, name) + by for name, by in arrays.items()})


@st.composite
def numbers(draw: st.DrawFn) -> Parameters:
    """Numbers of dialogue at the ends of their ranges or by default."""
    chosen = {
        d.name: draw(st.sampled_from((d.low, d.default, d.high)), label=d.name) for d in declared(Parameters)
    }
    return columns(Parameters(**chosen), START.replicates)


@settings(max_examples=40)
@given(p=numbers())
def test_acceptance_is_a_chance_and_grows_with_the_offer_and_falls_with_the_demand(p):
    before, more, dearer = (acceptance(world, p) for world in (START, moved(offer=0.1), moved(demand=0.1)))

    assert before.min() >= 0.0
    assert before.max() <= 1.0
    assert (more >= before).all()
    assert (dearer <= before).all()
    assert (more > before).any()


@settings(max_examples=40)
@given(p=numbers(), pending=st.lists(st.booleans(), min_size=4, max_size=4))
def test_a_veto_never_helps_and_leaves_chances(p, pending):
    accepts = acceptance(START, p)
    at_the_table = np.array(pending, dtype=float).reshape(1, 4, 1)
    vetoed = with_vetoes(accepts, at_the_table, p)

    assert (vetoed <= accepts + 1e-12).all()
    assert vetoed.min() >= 0.0
    assert np.isfinite(vetoed).all()


@settings(max_examples=40)
@given(p=numbers())
def test_one_cause_and_one_only_is_named_for_each_party(p):
    named = np.stack(np.broadcast_arrays(*least_room(START, p).values()))

    assert set(np.unique(named)) <= {0.0, 1.0}
    assert (named.sum(axis=0) == 1.0).all()


def test_the_room_is_the_sum_of_its_parts_what_a_mediator_finds_and_the_power_to_be_shared():
    p = columns(Parameters(), START.replicates)
    room = sum(parts_of_room(START, p).values()) + p.brokered * START.mediation
    room = room + p.sharing * START.power_sharing.mean(axis=1, keepdims=True)
    accepts = acceptance(START, p)

    np.testing.assert_allclose(np.log(accepts / (1.0 - accepts)), room / p.spread, rtol=1e-9)


@pytest.mark.parametrize("names", [VOICES, DIMENSIONS])
def test_a_weighted_sum_is_that_of_the_columns_in_their_order(names):
    values = np.arange(2.0 * 3 * len(names)).reshape(2, 3, len(names))
    factors = {name: 10.0**at for at, name in enumerate(names)}
    expected = (values * np.array(list(factors.values()))).sum(axis=2, keepdims=True)

    np.testing.assert_allclose(weighted(SimpleNamespace(**factors), names, values), expected)


@pytest.mark.parametrize(("axis", "names"), [("voice", VOICES), ("dimension", DIMENSIONS)])
def test_arrays_of_voices_and_dimensions_have_a_column_for_each(axis, names):
    held = [name for name, array in kept().items() if axis in array.axes]

    assert len(held) == 2
    assert all(getattr(START, name).shape[1 + kept()[name].axes.index(axis)] == len(names) for name in held)


def test_only_jihadists_who_can_share_are_bound_by_pacts():
    bound = START.with_arrays(
        {"divisible": np.array([[[1.0], [1.0], [0.2], [0.0]]]), "pact": np.ones_like(START.pact)}
    ).at_pact

    assert bound[0, :, 0].tolist() == [0.0, 0.0, 1.0, 0.0]
