"""Grains: changes are whole numbers of the smallest amount, so sums are exact in any order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahel_sim.core import Array, apportion, whole
from sahel_sim.core.quantize import GRAIN_BITS, trimmed

kinds = st.sampled_from(sorted(GRAIN_BITS))
amounts = st.floats(-1e6, 1e6)


def in_grains(x: Array, kind: str) -> Array:
    return x * 2.0 ** GRAIN_BITS[kind]


@given(x=amounts, kind=kinds)
def test_a_rounded_amount_is_a_whole_number_of_grains(x, kind):
    grains = in_grains(whole(np.array([x / 1000.0]), kind), kind)

    assert grains == np.rint(grains)


@given(x=amounts, kind=kinds)
def test_rounding_goes_to_the_nearest_grain(x, kind):
    exact = np.array([x / 1000.0])

    assert abs(in_grains(whole(exact, kind) - exact, kind))[0] <= 0.5


@given(x=amounts, kind=kinds)
def test_trimming_never_exceeds_the_amount(x, kind):
    exact = np.array([x / 1000.0])
    cut = trimmed(exact, kind)

    assert abs(cut)[0] <= abs(exact)[0]
    assert abs(in_grains(cut - exact, kind))[0] < 1.0
    assert cut[0] * exact[0] >= 0.0


@given(x=amounts, kind=kinds)
def test_rounding_twice_changes_nothing(x, kind):
    once = whole(np.array([x / 1000.0]), kind)

    assert whole(once, kind) == once
    assert trimmed(once, kind) == once


@given(xs=st.lists(amounts, min_size=1, max_size=30), order=st.randoms(use_true_random=False))
def test_sums_of_whole_grains_do_not_depend_on_their_order(xs, order):
    grains = list(whole(np.array(xs), "people"))
    shuffled = list(grains)
    order.shuffle(shuffled)

    assert sum(shuffled) == sum(grains)


def row(values: list[float]) -> Array:
    return whole(np.array(values, dtype=np.float64), "people").reshape(1, 1, -1)


weights = st.lists(st.floats(0.0, 1e6), min_size=1, max_size=60)


@given(weights=weights, total=st.floats(0.0, 1e6))
def test_an_apportioned_total_is_dealt_out_to_the_last_grain(weights, total):
    dealt = row([total])
    parts = apportion(dealt, row(weights))

    assert parts.sum() == dealt.sum()
    assert parts.min() >= 0.0
    assert (in_grains(parts, "people") == np.rint(in_grains(parts, "people"))).all()


@given(weights=weights, share=st.floats(0.0, 1.0))
def test_no_part_exceeds_its_weight_if_the_weights_have_room_for_the_total(weights, share):
    stock = row(weights)
    total = trimmed(share * stock.sum(axis=2, keepdims=True), "people")
    parts = apportion(total, stock)

    assert (parts <= stock).all()


@given(weights=weights)
def test_apportioning_everything_gives_every_weight_back(weights):
    stock = row(weights)

    assert np.array_equal(apportion(stock.sum(axis=2, keepdims=True), stock), stock)


@given(weights=weights, total=st.floats(0.0, 1e6))
def test_parts_are_in_proportion_to_their_weights(weights, total):
    stock, dealt = row(weights), row([total])
    if stock.sum() > 0.0:
        exact = dealt * (stock / stock.sum())

        assert np.abs(in_grains(apportion(dealt, stock) - exact, "people")).max() <= 1.5


def test_where_all_weights_are_zero_everything_goes_to_the_last_place():
    assert apportion(row([7.0]), row([0.0, 0.0, 0.0])).tolist() == [[[0.0, 0.0, 7.0]]]


def test_every_replicate_and_faction_is_apportioned_by_itself():
    total = np.array([[[10.0], [20.0]], [[30.0], [0.0]]])
    stock = np.array([[[1.0, 1.0], [1.0, 3.0]], [[2.0, 1.0], [5.0, 5.0]]])

    assert apportion(total, stock).tolist() == [[[5.0, 5.0], [5.0, 15.0]], [[20.0, 10.0], [0.0, 0.0]]]


def test_every_stock_has_a_grain():
    with pytest.raises(KeyError, match="flow"):
        whole(np.zeros(1), "flow")
