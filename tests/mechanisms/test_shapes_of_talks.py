"""Talks: who comes, how far terms suit, and what follows, at points that the equation of the rule gives."""

from typing import Any

import numpy as np
import pytest

from chances import ManyDraws
from sahel_sim.core import VOICES, Array, MeanField, World, columns, declared
from sahel_sim.core.acceptance import SUITED, acceptance, least_room, with_vetoes
from sahel_sim.mechanisms.dialogue import Parameters, dialogue
from worlds import faction_column, land, sides, world

SIDES = sides(army="state", rebels="rebels", others="rebels")
LAND = land([1_000.0, 1_000.0])
MANY = 20_000
ALWAYS = {"convening": 1e6, "ceasefire": 1e6, "signing": 1e6, "breakdown": 0.0}
AT_THE_TABLE = {"talks": faction_column(0.0, 1.0, 0.0), "influence": faction_column(0.0, 1.0, 0.0)}
NOTHING_BUT_TERMS = {"brokered": 0.0, "crowd": 0.0, "reserve": 0.0, **dict.fromkeys(VOICES, 0.0)}


def with_state(value: float) -> Array:
    """A dyad that holds between the state and each of the others."""
    held = np.zeros((1, 3, 3))
    held[0, 0, 1:] = held[0, 1:, 0] = value
    return held


def talked(form: str = "ceasefire_first", numbers: dict[str, float] | None = None, **given: Any) -> World:
    """The world after a step of dialogue with even luck."""
    start = world(LAND, SIDES, **{"dialogue": 1.0, "influence": 1.0, **given})
    p = columns(Parameters(**{**ALWAYS, **(numbers or {})}), 1)
    return start.plus(dialogue.using(form)(start, p, MeanField(1)))


def drawn(form: str, numbers: dict[str, float], **given: Any) -> World:
    """Many worlds after a step of dialogue, each with luck of its own."""
    start = world(LAND, SIDES, replicates=MANY, **{"dialogue": 1.0, "influence": 1.0, **given})
    p = columns(Parameters(**numbers), MANY)
    return start.plus(dialogue.using(form)(start, p, ManyDraws(1, MANY).at("dialogue", 0)))


def accepted(numbers: dict[str, float] | None = None, **given: Any) -> float:
    """Chance that the rebels and the army accept what is on the table."""
    p = columns(Parameters(**{**NOTHING_BUT_TERMS, **(numbers or {})}), 1)
    return float(acceptance(world(LAND, SIDES, **{**AT_THE_TABLE, **given}), p)[0, 1, 0])


def room(numbers: dict[str, float] | None = None, **given: Any) -> float:
    """Shares of the prize by which what is on the table suits, at a spread of 0.1."""
    a = accepted({"spread": 0.1, **(numbers or {})}, **given)
    return 0.1 * float(np.log(a / (1.0 - a)))


def test_who_is_not_invited_does_not_come():
    assert talked(influence=faction_column(1.0, 1.0, 0.0)).talks[0, :, 0].tolist() == [0.0, 1.0, 0.0]


@pytest.mark.parametrize("door", [{"dialogue": 0.0}, {"closed": 1.0}])
def test_nobody_comes_where_the_state_is_not_open_to_talks(door):
    assert talked(**door).talks.max() == 0.0


def test_who_does_not_exist_does_not_come():
    assert talked(active=faction_column(1.0, 1.0, 0.0)).talks[0, :, 0].tolist() == [0.0, 1.0, 0.0]


@pytest.mark.parametrize(
    ("mediation", "cooling", "pace"), [(0.0, 0.0, 0.5), (1.0, 0.0, 1.0), (1.0, 0.75, 0.25), (1.0, 1.0, 0.0)]
)
def test_parties_come_at_half_the_pace_without_a_mediator_and_slower_after_talks_that_failed(
    mediation, cooling, pace
):
    """Rate of the rule: r z (1 + m) / 2 (1 - c), with r 0.2 a month and z 1/2."""
    after = drawn(
        "ceasefire_first", {"convening": 0.2}, influence=0.5, mediation=mediation, cooling=cooling, talks=0.0
    )

    assert after.talks[:, 1:].mean() == pytest.approx(1.0 - np.exp(-0.2 * 0.5 * pace), abs=0.005)


def test_terms_that_nearly_suit_are_nearly_accepted():
    """A logistic curve over offer less demand: 1/2 where they meet, odds e where one spread lies between."""
    gaps = (-0.3, -0.15, 0.0, 0.15, 0.3)
    found = [accepted({"spread": 0.15}, offer=with_state(0.5 + g), demand=with_state(0.5)) for g in gaps]

    assert found == pytest.approx([1 / (1 + np.exp(-g / 0.15)) for g in gaps])


def test_only_the_states_offer_and_the_partys_own_demand_count():
    offer, demand = np.zeros((1, 3, 3)), np.zeros((1, 3, 3))
    offer[0, 0, 1], demand[0, 1, 0] = 0.7, 0.4
    offer[0, 1, 0], demand[0, 0, 1], offer[0, 0, 2] = 1.0, 1.0, 1.0

    assert room(offer=offer, demand=demand) == pytest.approx(0.3)


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_each_voice_brings_to_the_terms_or_takes_from_them_by_its_sign(voice, sign):
    """Its number times its influence to the power of hearing: 0.1 x 0.5^2."""
    voices = np.zeros((1, 5, 1))
    voices[0, VOICES.index(voice)] = 0.5

    assert room({voice: 0.1 * sign, "hearing": 2.0}, voices=voices) == pytest.approx(sign * 0.025)


@pytest.mark.parametrize("voice", VOICES)
def test_the_sign_of_each_voice_is_open(voice):
    assert next(d for d in declared(Parameters) if d.name == voice).signed


def test_five_seats_of_a_twentieth_do_not_add_up_to_one_that_is_heard():
    numbers = {**dict.fromkeys(VOICES, 0.1), "hearing": 2.0}
    one = np.zeros((1, 5, 1))
    one[0, 0] = 1.0

    assert room(numbers, voices=one) == pytest.approx(0.1)
    assert room(numbers, voices=0.05) == pytest.approx(5 * 0.1 * 0.0025)
    assert room({**numbers, "hearing": 1.0}, voices=0.05) == pytest.approx(5 * 0.1 * 0.05)


@pytest.mark.parametrize(
    ("talks", "influence", "taken"),
    [
        ((0, 1, 0, 0), (0, 1, 0, 0), 0.0),
        ((0, 1, 1, 0), (0, 1, 1, 1), 0.08),
        ((0, 1, 1, 1), (0, 1, 1, 1), 0.16),
        ((0, 1, 1, 0), (0, 1, 0.5, 0), 0.04),
    ],
)
def test_each_further_armed_party_at_the_table_takes_from_what_suits_all(talks, influence, taken):
    """Each as far as it has influence, but the first; who is invited and not there takes nothing."""
    p = columns(Parameters(**{**NOTHING_BUT_TERMS, "crowd": 0.08, "spread": 0.1}), 1)
    four = sides(army="state", a="rebels", b="rebels", c="rebels")
    start = world(LAND, four, talks=faction_column(*talks), influence=faction_column(*influence))
    a = acceptance(start, p)[0, 1, 0]

    assert 0.1 * np.log(a / (1 - a)) == pytest.approx(-taken)


def test_who_has_signed_crowds_the_table_no_longer():
    both = {"talks": faction_column(0, 1, 1), "influence": faction_column(0, 1, 1)}

    assert room({"crowd": 0.1}, **both) == pytest.approx(-0.1)
    assert room({"crowd": 0.1}, **both, accord=faction_column(0, 0, 1)) == pytest.approx(0.0)


def test_the_best_mediator_finds_terms_and_half_of_one_finds_half():
    assert room({"brokered": 0.2}, mediation=1.0) == pytest.approx(0.2)
    assert room({"brokered": 0.2}, mediation=0.5) == pytest.approx(0.1)


def test_leaders_can_sell_more_or_less_than_they_say():
    assert room({"reserve": 0.25}, reserve=faction_column(0.0, -2.0, 0.0)) == pytest.approx(-0.5)


@pytest.mark.parametrize("veto", [0.0, 0.5, 1.0])
def test_consent_of_others_counts_as_far_as_they_have_a_veto(veto):
    p = columns(Parameters(veto=veto), 1)
    pending, accepts = faction_column(0.0, 1.0, 1.0), faction_column(0.3, 0.8, 0.5)

    vetoed = with_vetoes(accepts, pending, p)[0, :, 0]

    assert vetoed == pytest.approx([0.3 * 0.4**veto, 0.8 * 0.5**veto, 0.5 * 0.8**veto])


def coming(constancy: float) -> tuple[Array, Array]:
    """Reserves of many leaders who come, fail, and come again."""
    start = world(LAND, SIDES, replicates=MANY, dialogue=1.0, influence=1.0)
    p, luck = columns(Parameters(convening=1e6, constancy=constancy, cooling=1.0), MANY), ManyDraws(5, MANY)
    once = start.plus(dialogue(start, p, luck.at("dialogue", 0)))
    left = once.with_arrays({"talks": np.zeros_like(once.talks)})
    twice = left.plus(dialogue(left, p, luck.at("dialogue", 1)))
    assert once.talks[:, 1:].min() == twice.talks[:, 1:].min() == 1.0
    return once.reserve[:, 1, 0], twice.reserve[:, 1, 0]


@pytest.mark.parametrize("constancy", [0.0, 0.8, 1.0])
def test_a_reserve_has_standard_deviation_1_each_time_and_is_as_constant_as_it_says(constancy):
    """The number ``reserve`` is in shares of the prize and the array in standard deviations."""
    first, second = coming(constancy)

    assert first.std() == pytest.approx(1.0, abs=0.03)
    assert second.std() == pytest.approx(1.0, abs=0.03)
    assert np.corrcoef(first, second)[0, 1] == pytest.approx(constancy, abs=0.03)
    assert first.mean() == pytest.approx(0.0, abs=0.03)


def test_a_deal_that_suits_brings_a_ceasefire_both_ways_and_no_accord_yet():
    after = talked(talks=faction_column(0.0, 1.0, 1.0))

    np.testing.assert_allclose(after.truce, with_state(0.9), atol=1e-9)
    assert after.accord.max() == 0.0


@pytest.mark.parametrize("observance", [0.98, 0.7])
def test_a_ceasefire_and_a_deal_that_suits_bring_an_accord_and_hold_as_far_as_it_is_observed(observance):
    held = {"talks": faction_column(0.0, 1.0, 0.0), "truce": with_state(0.9)}
    after = talked(numbers={"observance": observance}, **held)

    assert after.accord[0, :, 0].tolist() == after.signed[0, :, 0].tolist() == [0.0, 1.0, 0.0]
    assert after.truce[0, 0] == pytest.approx([0.0, observance, 0.9], abs=1e-9)
    assert after.truce[0, :, 0] == pytest.approx([0.0, observance, 0.9], abs=1e-9)


@pytest.mark.parametrize(("form", "signed"), [("ceasefire_first", 0.0), ("under_fire", 1.0)])
def test_an_accord_is_signed_under_fire_or_after_a_ceasefire(form, signed):
    after = talked(form, {"ceasefire": 0.0}, talks=faction_column(0.0, 1.0, 0.0))

    assert after.accord[0, 1, 0] == signed
    assert after.truce[0, 0, 1] == pytest.approx(0.98 * signed, abs=1e-9)


@pytest.mark.parametrize(("form", "signing"), [("ceasefire_first", 0.0), ("under_fire", 0.3)])
def test_ceasefires_and_accords_are_agreed_at_their_rates_times_acceptance(form, signing):
    """Acceptance is 1/2. Of two that compete within a month, neither is in the way of the other's rate."""
    numbers = {**NOTHING_BUT_TERMS, "ceasefire": 0.4, "signing": 0.3, "breakdown": 0.0}
    after = drawn(form, numbers, talks=faction_column(0.0, 1.0, 0.0))
    agreed = (after.truce[:, 0, 1] > 0).mean()

    assert after.accord[:, 1].mean() == pytest.approx(1.0 - np.exp(-signing / 2), abs=0.01)
    assert agreed == pytest.approx(1.0 - np.exp(-(0.4 + signing) / 2), abs=0.01)


def test_talks_break_down_at_their_rate_times_refusal_and_end_the_ceasefire():
    """At odds of e to 1 against the terms; what was agreed before is gone with them."""
    numbers = {**NOTHING_BUT_TERMS, "breakdown": 0.3, "signing": 0.0, "ceasefire": 0.0, "spread": 0.1}
    held = {"talks": faction_column(0.0, 1.0, 0.0), "truce": with_state(0.9)}
    after = drawn("ceasefire_first", numbers, offer=with_state(0.4), demand=with_state(0.5), **held)
    failed = after.talks[:, 1, 0] == 0.0

    assert failed.mean() == pytest.approx(1.0 - np.exp(-0.3 * np.e / (1.0 + np.e)), abs=0.01)
    assert after.truce[failed, 0, 1].max() == 0.0
    assert after.truce[~failed, 0, 1].min() == pytest.approx(0.9)


@pytest.mark.parametrize(("before", "rebuff", "after"), [(0.0, 0.5, 0.5), (0.4, 0.5, 0.7), (0.2, 1.0, 1.0)])
def test_talks_that_fail_put_new_ones_out_of_the_question_and_that_fades(before, rebuff, after):
    hopeless = {"offer": 0.0, "demand": 2.0, "talks": faction_column(0.0, 1.0, 0.0)}
    numbers = {"ceasefire": 0.0, "signing": 0.0, "breakdown": 1e6, "rebuff": rebuff, "cooling": 1e9}
    failed = talked(numbers=numbers, cooling=faction_column(0.0, before, 0.0), **hopeless)

    assert failed.talks[0, 1, 0] == 0.0
    assert failed.cooling[0, 1, 0] == pytest.approx(after, abs=1e-6)

    calm = {"convening": 0.0, "cooling": 18.0}
    later = talked(numbers=calm, influence=0.0, cooling=faction_column(0.0, after, 0.0))
    assert later.cooling[0, 1, 0] == pytest.approx(after * np.exp(-1.0 / 18.0), abs=1e-9)


@pytest.mark.parametrize("door", [{"dialogue": 0.0}, {"closed": faction_column(0.0, 1.0, 1.0)}])
def test_where_the_state_shuts_its_door_talks_end_at_once_but_an_accord_stands(door):
    held = {"talks": faction_column(0.0, 1.0, 1.0), "truce": with_state(0.9)}
    after = talked(accord=faction_column(0.0, 1.0, 0.0), **held, **door)

    assert after.talks[0, :, 0].tolist() == [0.0, 1.0, 0.0]
    assert after.truce[0, 0] == pytest.approx([0.0, 0.9, 0.0], abs=1e-9)
    assert after.cooling.max() == 0.0


def test_what_was_heard_and_shared_is_what_was_at_the_table_when_it_was_signed():
    """Influence 0.5 counts 0.25; who comes, or leaves, later changes nothing."""
    voices = np.array([0.5, 1.0, 0.0, 0.0, 0.0]).reshape(1, 5, 1)
    shared = np.array([0.0, 1.0, 0.25, 0.0]).reshape(1, 4, 1)
    held = {"talks": faction_column(0.0, 1.0, 0.0), "truce": with_state(0.9)}
    signed = talked(voices=voices, power_sharing=shared, **held)
    later = signed.with_arrays({"voices": np.ones((1, 5, 1)), "power_sharing": np.ones((1, 4, 1))})
    later = later.plus(dialogue(later, columns(Parameters(), 1), MeanField(1)))

    for now in (signed, later):
        assert now.heard[0, 1] == pytest.approx([0.25, 1.0, 0.0, 0.0, 0.0], abs=1e-9)
        assert now.shared[0, 1].tolist() == [0.0, 1.0, 0.25, 0.0]
        assert now.heard[0, [0, 2]].max() == now.shared[0, [0, 2]].max() == 0.0


REASONS = {
    "what was offered was too little": {"offer": with_state(0.2), "demand": with_state(0.9)},
    "its leaders could not sell the terms": {"reserve": -3.0},
    "too many armed parties at the table": {"talks": faction_column(0, 1, 1), "influence": 1.0},
    "civil voices asked for more": {"voices": 1.0},
    SUITED: {"offer": with_state(0.9)},
}


@pytest.mark.parametrize("why", REASONS)
def test_talks_fail_for_the_cause_that_takes_most_room(why):
    p = columns(Parameters(**{**NOTHING_BUT_TERMS, "crowd": 0.2, "reserve": 0.2, "opposition": -0.1}), 1)
    named = least_room(world(LAND, SIDES, **{**AT_THE_TABLE, **REASONS[why]}), p)

    assert {reason: float(part[0, 1, 0]) for reason, part in named.items()} == {
        **dict.fromkeys(named, 0.0),
        why: 1.0,
    }


@pytest.mark.parametrize(("shared", "expected"), [(0.0, 0.0), (0.5, 0.1), (1.0, 0.2)])
def test_power_that_is_shared_leaves_more_room(shared, expected):
    """A number of 0.2 for all of it, by the mean over the four dimensions."""
    assert room({"sharing": 0.2}, power_sharing=shared) - room({"sharing": 0.0}, power_sharing=shared) == (
        pytest.approx(expected)
    )


def test_a_ceasefire_that_goes_with_the_talks_is_a_broken_peace():
    held = {**AT_THE_TABLE, "truce": with_state(0.9), "demand": with_state(2.0)}
    refused = {"ceasefire": 0.0, "signing": 0.0, "breakdown": 1e6}
    failed = talked(numbers=refused, **held)

    assert failed.truce[0, 0, 1] == 0.0
    assert failed.relapsed[0, :, 0].tolist() == [0.0, 1.0, 0.0]
    assert talked(numbers=refused, **{**held, "truce": 0.0}).relapsed.max() == 0.0


def test_nobody_comes_back_in_the_step_in_which_a_peace_broke():
    assert talked(relapsed=faction_column(0.0, 1.0, 0.0)).talks[0, :, 0].tolist() == [0.0, 0.0, 1.0]
