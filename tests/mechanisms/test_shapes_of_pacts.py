"""Local pacts, truces, and the drift of those left out: what they withhold, feed or bring together."""

from typing import Any

import numpy as np
import pytest

from chances import ManyDraws
from sahel_sim.core import VOICES, Array, MeanField, columns, declared
from sahel_sim.core.attrition import attrition
from sahel_sim.mechanisms import alliance
from sahel_sim.mechanisms.combat import combat
from sahel_sim.mechanisms.harm import harm
from sahel_sim.mechanisms.pacts import Parameters, pacts
from sahel_sim.mechanisms.recruitment import recruitment
from worlds import at_war, faction_column, land, sides, world

SIDES = sides(army="state", rebels="rebels", jnim="jihadists", is_sahel="jihadists")
ARMY, REBELS, JNIM, IS = range(4)
LAND = land([1_000.0, 1_000.0, 1_000.0], foreign=(2,))
MANY = 20_000
CONSENTING = {"divisible": faction_column(1.0, 1.0, 0.5, 0.0)}
"""A share can satisfy JNIM in part, and IS in nothing."""

ELDERS = np.eye(5)[VOICES.index("traditional_leaders")].reshape(1, 5, 1)


def made(numbers: dict[str, float] | None = None, **given: Any) -> Array:
    """How often each place has a pact after a month, in many worlds alike."""
    given = {"fighters": faction_column(500.0, 500.0, 100.0, 0.0), **CONSENTING, **given}
    start = world(LAND, SIDES, replicates=MANY, **given)
    p = columns(Parameters(**(numbers or {})), MANY)
    return start.plus(pacts(start, p, ManyDraws(4, MANY).at("pacts", 0))).pact.mean(axis=0)[0]


@pytest.mark.parametrize(
    ("elders", "fighters", "divisible", "rate"),
    [
        (0.0, (100, 0), (0.5, 0), 0.2 * 0.3 * 0.5 * 0.5),
        (0.5, (100, 0), (0.5, 0), 0.2 * 0.65 * 0.5 * 0.5),
        (1.0, (100, 0), (0.5, 0), 0.2 * 0.5 * 0.5),
        (1.0, (300, 0), (1.0, 0), 0.2 * 0.75),
        (1.0, (100, 300), (1.0, 0), 0.2 * 100 / 500),
        (1.0, (0, 300), (1.0, 0), 0.0),
        (1.0, (0, 0), (1.0, 1), 0.0),
    ],
)
def test_elders_agree_with_those_who_press_them_at_the_rate_of_the_equation(
    elders, fighters, divisible, rate
):
    """0.2 a month x [0.3 + 0.7 z] x sum of d F / (100 + sum of F), and none abroad."""
    found = made(
        {"agreed": 0.2, "unasked": 0.3, "pressed": 100.0},
        voices=elders * ELDERS,
        fighters=faction_column(500.0, 500.0, *fighters),
        divisible=faction_column(1.0, 1.0, *divisible),
    )

    assert found == pytest.approx([1.0 - np.exp(-rate), 1.0 - np.exp(-rate), 0.0], abs=0.006)


def test_other_voices_make_no_pacts_and_who_does_not_exist_makes_none():
    assert made({"unasked": 0.0}, voices=1.0 - ELDERS).max() == 0.0
    assert made(active=faction_column(1, 1, 0, 0)).max() == 0.0


def test_pacts_lapse_and_are_broken_by_clashes_of_the_state_with_jihadists():
    """Rates: 0.15 a month, and 0.2 for each of three clashes; clashes of others do not count."""
    first, second = SIDES.first, SIDES.second
    jihadist = np.isin(second, (JNIM, IS)) & (first == ARMY)
    clashes = np.zeros((1, len(first), 3))
    clashes[0, jihadist, 1] = 1.5
    clashes[0, ~jihadist, 0] = 9.0
    left = made({"agreed": 0.0, "lapsing": 0.15, "violated": 0.2}, pact=1.0, clashes=clashes)

    assert left == pytest.approx([np.exp(-0.15), np.exp(-0.75), np.exp(-0.15)], abs=0.01)


def attacks(numbers: dict[str, float], **given: Any) -> Array:
    """Attacks on civilians that each side is expected to carry out in the first place."""
    base = {
        "fighters": 50.0,
        "hostility": at_war(SIDES),
        "control": 0.25,
        "residents": 10_000.0,
        **CONSENTING,
    }
    start = world(LAND, SIDES, **{**base, **given})
    p = columns(harm.parameters(**{"bound": 0.0, "withheld": 0.0, **numbers}), 1)
    return start.plus(harm(start, p, MeanField(1))).attacks[0, :, 0]


def test_a_pact_withholds_attacks_of_those_jihadists_who_make_pacts():
    kept = attacks({"withheld": 0.7}, pact=1.0) / attacks({"withheld": 0.7})

    assert kept == pytest.approx([1.0, 1.0, 0.3, 1.0])
    assert attacks({}, pact=1.0) == pytest.approx(attacks({}))


def test_a_truce_binds_attacks_on_civilians_of_who_signed_it_as_far_as_it_holds():
    """Enemies are left: the others. What a truce does through enmity is the same in both."""
    truce = np.zeros((1, 4, 4))
    truce[0, ARMY, REBELS] = truce[0, REBELS, ARMY] = 0.9
    kept = attacks({"bound": 0.5}, truce=truce) / attacks({"bound": 0.0}, truce=truce)

    assert kept == pytest.approx([1.0, 0.55, 1.0, 1.0])


def test_a_truce_among_insurgents_binds_no_attack():
    truce = np.zeros((1, 4, 4))
    truce[0, REBELS, JNIM] = truce[0, JNIM, REBELS] = 0.9

    assert attacks({"bound": 0.5}, truce=truce) == pytest.approx(attacks({"bound": 0.0}, truce=truce))


def fought(withheld: float, pact: float) -> Array:
    """Deaths that the law of attrition expects in each pair, both sides, in the first place."""
    start = world(
        LAND,
        SIDES,
        fighters=50.0,
        hostility=at_war(SIDES),
        pressure=at_war(SIDES),
        resolve=1.0,
        pact=pact,
        intelligence=0.5,
        **CONSENTING,
    )
    fire = attrition(start, columns(combat.parameters(withheld=withheld), 1), np.full((1, 4, 3), 0.5))
    return (fire.on_first + fire.on_second)[0, :, 0]


def test_a_pact_keeps_a_part_of_the_fighting_of_the_state_and_those_who_made_it_out_of_the_place():
    kept = fought(0.3, 1.0) / fought(0.3, 0.0)
    expected = [
        0.7 if (one, other) == (ARMY, JNIM) else 1.0
        for one, other in zip(SIDES.first, SIDES.second, strict=True)
    ]

    assert kept == pytest.approx(expected)
    assert fought(0.0, 1.0) == pytest.approx(fought(0.0, 0.0))


@pytest.mark.parametrize("sign", [0.5, 0.0, -0.5])
def test_a_pact_feeds_or_starves_the_ranks_of_those_who_made_it_by_its_sign(sign):
    """Those who join out of grievance times exp(sign): no other ranks, and no other reasons to join."""
    joined = []
    for pact in (0.0, 1.0):
        start = world(
            LAND,
            SIDES,
            fighters=50.0,
            control=0.2,
            residents=10_000.0,
            treasury=1.0,
            pact=pact,
            **CONSENTING,
        )
        p = columns(recruitment.parameters(pact=sign), 1)
        after = start.plus(recruitment.using("grievance")(start, p, MeanField(1)))
        joined.append((after.fighters - start.fighters)[0, 1:, 0])

    assert joined[1] / joined[0] == pytest.approx([1.0, np.exp(sign), 1.0], abs=1e-4)


def test_what_pacts_do_to_recruitment_is_open():
    assert next(d for d in declared(recruitment.parameters) if d.name == "pact").signed


def pulled(left_out: float, influence: tuple[float, ...], **given: Any) -> Array:
    """How two factions stand once they think again, if nothing but the table counts."""
    start = world(
        LAND,
        SIDES,
        **{
            "dialogue": 1.0,
            "divisible": 1.0,
            "influence": faction_column(*influence),
            "distance": 0.5,
            **given,
        },
    )
    p = columns(alliance.Parameters(speed=1e6, power=0.0, synergy=0.0, revenge=0.0, left_out=left_out), 1)
    return start.plus(alliance.alliance(start, p, MeanField(1))).hostility[0]


@pytest.mark.parametrize("sign", [0.2, -0.2])
@pytest.mark.parametrize(
    ("influence", "pull"),
    [((0, 1, 0, 0), 1.0), ((0, 1, 0.5, 0), np.sqrt(0.5)), ((0, 1, 1, 0), 0.0), ((0, 0.6, 0, 0), 0.6)],
)
def test_those_left_out_of_a_dialogue_drift_to_or_from_each_other_by_its_sign(sign, influence, pull):
    """By the geometric mean of how far each is left out, as far as others are invited."""
    assert pulled(sign, influence)[JNIM, IS] == pytest.approx(-np.tanh(2.0 * sign * pull), abs=1e-6)


@pytest.mark.parametrize(("of_is", "pull"), [(1.0, 1.0), (0.25, 0.5), (0.0, 0.0)])
def test_who_would_take_no_share_has_lost_nothing_by_not_being_invited(of_is, pull):
    """How far each is left out counts as far as a share could satisfy it."""
    found = pulled(0.2, (0, 1, 0, 0), divisible=faction_column(1.0, 1.0, 1.0, of_is))

    assert found[JNIM, IS] == pytest.approx(-np.tanh(0.4 * pull), abs=1e-6)


@pytest.mark.parametrize(
    ("influence", "given"),
    [
        ((0, 1, 0, 0), {"dialogue": 0.0}),
        ((0, 0, 0, 0), {}),
        ((1, 1, 1, 1), {}),
        ((0, 1, 0, 0), {"active": faction_column(1, 1, 1, 0)}),
    ],
)
def test_nobody_drifts_where_nobody_is_left_out_of_anything(influence, given):
    found = pulled(0.5, influence, **given)

    assert found[JNIM, IS] == pytest.approx(0.0, abs=1e-9)


def test_a_table_of_civilians_alone_leaves_out_all_who_are_armed():
    found = pulled(0.2, (0, 0, 0, 0), voices=np.eye(5)[0].reshape(1, 5, 1) * 0.5)

    assert found[REBELS, JNIM] == found[JNIM, IS] == pytest.approx(-np.tanh(0.2), abs=1e-6)
