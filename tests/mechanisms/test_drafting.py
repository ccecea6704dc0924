"""Drafting: the state fills its ranks where it governs, as far as its money goes."""

import numpy as np
import pytest

from sahel_sim.core import Array, MeanField, World, columns
from sahel_sim.mechanisms.drafting import drafting
from worlds import faction_column, land, sides, world

SIDES = sides(army="state", rebels="rebels")


def country(**given: object) -> World:
    base = {
        "treasury": 1.0,
        "fighters": 50.0,
        "control": np.array([[[0.2, 0.6], [0.8, 0.4]]]),
        "establishment": faction_column(1_100.0, 1_100.0),
    }
    return world(land([10_000.0, 20_000.0]), SIDES, **{**base, **given})


def drafted(start: World, **numbers: float) -> Array:
    p = columns(drafting.parameters(**{"pace": 0.1, "half_funds": 0.0, **numbers}), 1)
    return (start.plus(drafting(start, p, MeanField(1))).fighters - start.fighters)[0]


def test_missing_soldiers_are_drafted_where_the_state_governs():
    missing = 1_000.0 * -np.expm1(-0.1)

    assert drafted(country())[0] == pytest.approx([missing * 2 / 14, missing * 12 / 14], abs=1e-5)


def test_insurgents_draft_nobody():
    assert drafted(country())[1].tolist() == [0.0, 0.0]


def test_an_army_at_its_establishment_drafts_nobody():
    assert drafted(country(establishment=100.0)).tolist() == [[0.0, 0.0], [0.0, 0.0]]


def test_half_are_drafted_at_half_the_money():
    assert drafted(country(), half_funds=1.0)[0] == pytest.approx(drafted(country())[0] / 2, abs=1e-5)


def test_no_more_are_drafted_than_live_there():
    start = country(establishment=1e6)

    assert drafted(start, pace=0.3).sum() <= 30_000.0
    assert (start.residents + 0.0 >= drafted(start, pace=0.3).sum(axis=0, keepdims=True)).all()
