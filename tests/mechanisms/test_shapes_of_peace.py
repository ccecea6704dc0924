"""Talks, peace and what holds it: the response of each rule over its lever, at points that are known."""

from typing import Any

import numpy as np
import pytest

from sahel_sim.core import Array, Draws, MeanField, World, columns, seats
from sahel_sim.mechanisms import belief, dialogue, implementation, opinion, relapse, weariness
from sahel_sim.strategies import bargain, refuse
from worlds import at_war, faction_column, land, sides, world

SIDES = sides(army="state", rebels="rebels", others="rebels")
LAND = land([1_000.0, 1_000.0])
ALWAYS = {"convening": 1e3, "ceasefire": 1e3, "signing": 1e3, "breakdown": 1e3, "acceptance": 1.0}


def with_state(value: float) -> Array:
    """A dyad that holds between the state and each of the others."""
    held = np.zeros((1, 3, 3))
    held[0, 0, 1:] = held[0, 1:, 0] = value
    return held


def talked(form: Any = dialogue.tracks, numbers: dict[str, float] | None = None, **given: Any) -> World:
    """The world after a step of dialogue, in which all that can happen does."""
    start = world(LAND, SIDES, **{"dialogue": 1.0, "influence": 1.0, **given})
    p = columns(dialogue.Parameters(**(numbers or ALWAYS)), 1)
    return start.plus(dialogue.dialogue.rule(start, p, MeanField(1), form))


def test_who_is_not_invited_does_not_come():
    assert talked(influence=faction_column(1.0, 1.0, 0.0)).talks[0, :, 0].tolist() == [0.0, 1.0, 0.0]


def test_nobody_comes_where_the_state_is_not_open_to_talks():
    assert talked(dialogue=0.0).talks.max() == 0.0


def test_who_does_not_exist_does_not_come():
    assert talked(active=faction_column(1.0, 1.0, 0.0)).talks[0, :, 0].tolist() == [0.0, 1.0, 0.0]


@pytest.mark.parametrize(("mediation", "expected"), [(0.0, 0.5), (1.0, 1.0)])
def test_a_mediator_doubles_the_pace_at_which_parties_come(mediation, expected):
    many = 20_000
    start = world(LAND, SIDES, replicates=many, dialogue=1.0, influence=0.5, mediation=mediation)
    p = columns(dialogue.Parameters(convening=0.2), many)

    came = start.plus(dialogue.dialogue(start, p, Draws(1, range(many)).at("dialogue", 0))).talks

    assert came[:, 1:].mean() == pytest.approx(1.0 - np.exp(-0.2 * 0.5 * expected), abs=0.005)


def test_a_deal_that_suits_brings_a_ceasefire_both_ways_and_no_accord_yet():
    after = talked(talks=faction_column(0.0, 1.0, 1.0), offer=with_state(0.5), demand=with_state(0.5))

    np.testing.assert_allclose(after.truce, with_state(0.9), atol=1e-9)
    assert after.accord.max() == 0.0


def test_a_ceasefire_and_a_deal_that_suits_bring_an_accord():
    held = {"talks": faction_column(0.0, 1.0, 0.0), "truce": with_state(0.9)}
    after = talked(**held, offer=with_state(0.5), demand=with_state(0.5))

    assert after.accord[0, :, 0].tolist() == [0.0, 1.0, 0.0]
    assert after.signed[0, :, 0].tolist() == [0.0, 1.0, 0.0]


@pytest.mark.parametrize("observance", [0.98, 0.7])
def test_a_ceasefire_holds_as_far_as_accords_are_observed_once_one_is_signed(observance):
    held = {"talks": faction_column(0.0, 1.0, 0.0), "truce": with_state(0.9)}
    after = talked(numbers={**ALWAYS, "observance": observance}, **held)

    assert after.truce[0, 0] == pytest.approx([0.0, observance, 0.9], abs=1e-9)
    assert after.truce[0, :, 0] == pytest.approx([0.0, observance, 0.9], abs=1e-9)


def test_talks_and_ceasefire_end_where_offer_and_demand_part():
    held = {"talks": faction_column(0.0, 1.0, 1.0), "truce": with_state(0.9)}
    after = talked(**held, offer=with_state(0.4), demand=with_state(0.5))

    assert after.talks.max() == 0.0
    assert after.truce.max() == 0.0


def test_where_the_state_shuts_its_door_talks_end_at_once_but_an_accord_stands():
    held = {"talks": faction_column(0.0, 1.0, 1.0), "truce": with_state(0.9)}
    quiet = dict.fromkeys(("convening", "ceasefire", "signing", "breakdown"), 0.0)
    after = talked(numbers=quiet, dialogue=0.0, accord=faction_column(0.0, 1.0, 0.0), **held)

    assert after.talks[0, :, 0].tolist() == [0.0, 1.0, 0.0]
    assert after.truce[0, 0] == pytest.approx([0.0, 0.9, 0.0], abs=1e-9)


@pytest.mark.parametrize(
    ("form", "expected"), [(dialogue.tracks, [0.0, 0.6, 0.6]), (dialogue.common_table, [0.0, 0.36, 0.36])]
)
def test_chances_multiply_at_a_common_table_only(form, expected):
    seated = faction_column(0.0, 1.0, 1.0)

    assert form(seated, np.full((1, 1, 1), 0.6))[0, :, 0] == pytest.approx(expected)


def test_one_party_alone_has_the_same_chance_at_either_table():
    seated, acceptance = faction_column(0.0, 1.0, 0.0), np.full((1, 1, 1), 0.6)

    assert dialogue.common_table(seated, acceptance).tolist() == dialogue.tracks(seated, acceptance).tolist()


def hazard(numbers: dict[str, float] | None = None, spoiling: Any = relapse.by_share, **given: Any) -> float:
    p = columns(relapse.Parameters(**(numbers or {})), 1)
    start = world(LAND, SIDES, **{"influence": 1.0, "fighters": 10.0, **given})
    return float(relapse.relapse_rate(start, p, spoiling)[0, 1, 0])


def test_presence_without_influence_changes_nothing():
    assert hazard({"civil": 1.1, "women_youth": 1.0}, voices=0.0) == hazard(
        {"civil": 0.0, "women_youth": 0.0}
    )


@pytest.mark.parametrize("voice", range(5))
@pytest.mark.parametrize(("sign", "longer"), [(1.0, True), (-1.0, False)])
def test_each_civil_voice_lengthens_or_shortens_peace_by_its_sign(voice, sign, longer):
    numbers = {"civil": 0.5 * sign, "women_youth": 0.5 * sign}
    heard = np.eye(5)[voice].reshape(1, 5, 1)

    assert (hazard(numbers, voices=heard) < hazard(numbers)) == longer


def test_excluded_spoilers_raise_the_rate_of_relapse():
    left_out = {"influence": faction_column(1.0, 1.0, 0.0)}

    assert hazard(**left_out) > hazard()


def test_an_offer_buys_spoilers_in_one_view_and_not_in_the_other():
    left_out = {"influence": faction_column(1.0, 1.0, 0.0), "offer": with_state(0.8), "divisible": 1.0}
    bought, capable = (hazard(None, form, **left_out) for form in (relapse.by_share, relapse.by_capability))
    unbought = hazard(None, relapse.by_share, influence=faction_column(1.0, 1.0, 0.0))

    assert bought < unbought == capable


def test_an_offer_buys_a_spoiler_as_far_as_a_share_can_satisfy_it():
    """Half of the insurgents are left out: 0.1 x 1/2 x (1 - offer 0.8 x how far it can be divided)."""
    left_out = {"influence": faction_column(1.0, 1.0, 0.0), "offer": with_state(0.8)}
    numbers = {"hazard": 0.0, "spoilers": 0.1}
    rates = [hazard(numbers, divisible=faction_column(1.0, 1.0, d), **left_out) for d in (0.0, 0.5, 1.0)]

    assert rates == pytest.approx([0.05, 0.03, 0.01])


def test_implementation_holds_peace_and_delay_breaks_it():
    carried_out, overdue = {"implemented": 0.5, "promised": 0.5}, {"implemented": 0.0, "promised": 0.5}

    assert hazard(**carried_out) < hazard() < hazard(**overdue)


def broken(**given: Any) -> World:
    start = world(LAND, SIDES, **{"influence": 1.0, "talks": faction_column(0.0, 1.0, 1.0), **given})
    p = columns(relapse.Parameters(hazard=1e5), 1)
    return start.plus(relapse.relapse(start, p, MeanField(1)))


def test_when_peace_breaks_all_that_was_agreed_is_gone():
    accord = faction_column(0.0, 1.0, 1.0)
    after = broken(truce=with_state(0.9), accord=accord, implemented=0.3 * accord, promised=0.6 * accord)

    for name in ("truce", "accord", "talks", "implemented", "promised"):
        assert getattr(after, name).max() == 0.0, name
    assert after.relapsed[0, :, 0].tolist() == [0.0, 1.0, 1.0]


def test_where_there_is_no_peace_none_breaks():
    after = broken(truce=0.0)

    assert after.relapsed.max() == 0.0
    assert after.talks[0, :, 0].tolist() == [0.0, 1.0, 1.0]


def carried_out(form: Any = implementation.fixed, **given: Any) -> World:
    now = world(LAND, SIDES, **{"accord": faction_column(0.0, 1.0, 0.0), "guarantee": 0.5, **given})
    p = columns(implementation.Parameters(speed=1.0), 1)
    for _ in range(12):
        now = now.plus(implementation.implementation.rule(now, p, MeanField(1), form))
    return now


@pytest.mark.parametrize(("state", "rebels", "done"), [(1.0, 1.0, 0.632), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0)])
def test_an_accord_is_carried_out_only_if_both_will(state, rebels, done):
    after = carried_out(will=faction_column(state, rebels, 1.0))

    assert after.implemented[0, :, 0] == pytest.approx([0.0, done, 0.0], abs=1e-3)


def test_promises_run_ahead_by_the_timetable():
    assert carried_out().promised[0, :, 0] == pytest.approx([0.0, 12.0 / 30.0, 0.0])


@pytest.mark.parametrize(
    ("form", "left"),
    [
        (implementation.fixed, 0.5),
        (implementation.none, 0.0),
        (implementation.decaying, 0.5 * np.exp(-12.0 / 60.0)),
    ],
)
def test_guarantors_are_believed_as_their_form_says(form, left):
    assert carried_out(form).guarantee[0, 0, 0] == pytest.approx(left)


def test_fighting_between_the_parties_undoes_what_was_done():
    assert carried_out(implemented=0.5, clashes=3.0).implemented[0, 1, 0] < 0.5


def views(overclaim: float, lost: float, taken: float) -> Array:
    start = world(LAND, SIDES, clashes=1.0, toll=lost + taken, toll_first=lost)
    return belief.learning(start, columns(belief.Parameters(overclaim=overclaim), 1))[0]


def test_without_overclaim_beliefs_mirror_each_other():
    seen = views(1.0, lost=3.0, taken=5.0)

    assert seen[0, 1] > 0.0
    np.testing.assert_allclose(seen, -seen.T, atol=1e-15)


def test_with_overclaim_both_sides_can_believe_that_they_win():
    seen = views(2.0, lost=4.0, taken=4.0)

    assert seen[0, 1] == seen[1, 0] > 0.0


def tired(pain: float, seized: float = 0.0, comfort: float = 0.0, losses: float = 0.0) -> float:
    """Weariness after a month of a war that was stuck before it, with clashes enough to keep it so."""
    start = world(
        LAND,
        SIDES,
        fighters=100.0,
        losses=losses,
        clashes=0.0 if seized else 5_000.0,
        toll=2.0 * losses,
        toll_first=losses,
        seized=seized,
        stalemate=at_war(SIDES),
    )
    p = columns(weariness.Parameters(stalemate_pain=pain, comfort=comfort), 1)
    return float(start.plus(weariness.weariness(start, p, MeanField(1))).weariness[0, 0, 1])


def stuck(clashes: float, months: float, steps: int) -> float:
    """How far a war of so many clashes a month is stuck in the end."""
    now = world(LAND, SIDES, fighters=100.0, months=months, clashes=0.5 * clashes * months)
    p = columns(weariness.Parameters(busy=4.0, settling=3.0), 1)
    for _ in range(steps):
        now = now.plus(weariness.weariness(now, p, MeanField(1)))
    return float(now.stalemate[0, 0, 1])


def test_a_stalemate_comes_with_clashes_and_goes_with_calm():
    """Two clashes a month against a calm of three months: in the end 2/4 of 2/4 + 1/3."""
    for months in (1.0, 0.25):
        assert stuck(2.0, months, 240) == pytest.approx(0.5 / (0.5 + 1.0 / 3.0), abs=1e-6)
    assert stuck(0.0, 1.0, 10) == 0.0


def test_with_no_pain_of_stalemate_only_blood_tires():
    assert tired(0.0) == 0.0
    assert tired(0.0, losses=1.0) > 0.0


def test_a_painful_stalemate_tires_less_when_places_change_hands():
    assert tired(1.0) > tired(1.0, seized=0.5) > 0.0


def test_a_war_economy_makes_a_stalemate_comfortable():
    assert tired(0.5, comfort=0.5) == 0.0


def test_weariness_is_below_nothing_where_war_pays_more_than_it_hurts():
    """Full fighting for a month: (0.1 - 0.5) of the prize, felt with the memory of a year."""
    assert tired(0.1, comfort=0.5) == pytest.approx(-0.4 * (1.0 - np.exp(-1.0 / 12.0)), abs=1e-5)


def test_no_war_is_felt_to_pay_more_than_the_whole_prize():
    now = world(LAND, SIDES, fighters=100.0, clashes=50.0)
    p = columns(weariness.Parameters(stalemate_pain=0.0, comfort=3.0), 1)
    for _ in range(300):
        now = now.plus(weariness.weariness(now, p, MeanField(1)))

    np.testing.assert_allclose(now.weariness[0], -at_war(SIDES)[0], atol=1e-6)


def hardened(sign: float, seized: float) -> float:
    start = world(LAND, SIDES, hardline=0.3, approval=0.5, seized=seized * faction_column(1.0, 0.0, 0.0))
    p = columns(opinion.Parameters(hardening=sign, bitterness=sign), 1)
    return float(start.plus(opinion.opinion(start, p, MeanField(1))).hardline[0, 0, 0] - 0.3)


@pytest.mark.parametrize("seized", [0.5, -0.5])
def test_a_victory_or_a_loss_hardens_or_softens_by_its_sign(seized):
    assert hardened(0.2, seized) == pytest.approx(0.1, abs=1e-9)
    assert hardened(-0.2, seized) == pytest.approx(-0.1, abs=1e-9)
    assert hardened(0.0, seized) == pytest.approx(0.0, abs=1e-9)


def test_victories_rally_and_losses_shame():
    start = world(LAND, SIDES, approval=0.5, seized=faction_column(0.5, -0.5, 0.0))
    after = start.plus(opinion.opinion(start, columns(opinion.Parameters(), 1), MeanField(1)))

    assert after.approval[0, :, 0] == pytest.approx([0.55, 0.45, 0.5])


def test_war_with_rebels_divides_the_people_and_calm_heals():
    p = columns(opinion.Parameters(), 1)
    war, calm = (world(LAND, SIDES, divide=0.5, clashes=clashes) for clashes in (3.0, 0.0))

    divides = [w.plus(opinion.opinion(w, p, MeanField(1))).divide[0, 0, 0] for w in (war, calm)]

    assert divides[0] > 0.5 > divides[1]


@pytest.mark.parametrize(
    ("polarising", "divide", "drawn"),
    [(0.4, 1.0, 0.4), (0.4, 0.5, 0.2), (0.4, 0.0, 0.0), (0.0, 1.0, 0.0), (0.9, 1.0, 0.7)],
)
def test_hardliners_are_drawn_to_weigh_more_the_more_people_are_divided(polarising, divide, drawn):
    """In a month of two years' memory, from 0.3 towards 0.3 + polarising x divide, or 1 if that is more."""
    start = world(LAND, SIDES, hardline=0.3, approval=0.5, divide=divide)
    p = columns(opinion.Parameters(hardline=0.3, polarising=polarising), 1)
    after = start.plus(opinion.opinion(start, p, MeanField(1)))

    assert after.hardline[0, 0, 0] - 0.3 == pytest.approx(drawn * (1.0 - np.exp(-1.0 / 24.0)), abs=1e-9)


def test_who_refuses_offers_nothing_and_is_satisfied_by_nothing():
    terms = refuse.refuse(seats(world(LAND, SIDES), MeanField(1))[1], refuse.Parameters())

    assert terms.offer == 0.0
    assert terms.demand > 1.0


def settled(numbers: dict[str, float] | None = None, **given: Any) -> tuple[float, float, float]:
    """What the army would concede to the rebels, what it wants from them, and whether it would disarm."""
    start = world(LAND, SIDES, **{"divisible": 1.0, **given})
    terms = bargain.bargain(seats(start, MeanField(1))[0], columns(bargain.Parameters(**(numbers or {})), 1))
    return tuple(
        float(np.broadcast_to(x, (1, 1, 3))[0, 0, 1]) for x in (terms.offer, terms.demand, terms.disarm)
    )


def bargained(**given: Any) -> tuple[float, float]:
    return settled(**given)[:2]


def test_the_weary_offer_more_and_demand_less():
    fresh, weary = bargained(), bargained(weariness=0.3 * at_war(SIDES))

    assert weary[0] - fresh[0] == pytest.approx(0.3)
    assert weary[1] < fresh[1]


def test_a_guarantee_lowers_the_demand_of_those_who_must_disarm():
    assert bargained(guarantee=1.0)[1] == pytest.approx(0.5 - 0.15)
    assert bargained(guarantee=0.0)[1] > 0.5 - 0.15


def test_no_share_satisfies_those_whose_aims_cannot_be_divided():
    assert bargained(divisible=0.0)[1] > 1.0


def test_what_war_costs_is_left_to_share_out():
    """At even chances each side wants 1/2 less its costs, and leaves the other 1/2 and its costs."""
    neutral = {"exploited": 0.0, "cost": 0.2}

    assert settled(neutral)[:2] == pytest.approx((0.7, 0.3))


def test_a_war_that_pays_makes_peace_dearer():
    neutral = {"exploited": 0.0, "cost": 0.1}

    assert settled(neutral, weariness=-0.3 * at_war(SIDES))[:2] == pytest.approx((0.3, 0.7))


@pytest.mark.parametrize(
    ("approval", "applause", "dearer"),
    [(0.9, 0.3, 0.12), (0.9, -0.3, -0.12), (0.1, 0.3, -0.12), (0.5, 0.3, 0.0)],
)
def test_approval_makes_concessions_dear_or_cheap_by_its_sign(approval, applause, dearer):
    plain = settled({"applause": 0.0}, approval=approval)[0]

    assert plain - settled({"applause": applause}, approval=approval)[0] == pytest.approx(dearer)


@pytest.mark.parametrize(
    ("guarantee", "offered", "dares"), [(1.0, 0.35, 1.0), (1.0, 0.34, 0.0), (0.0, 1.0, 0.0)]
)
def test_a_side_lays_down_all_its_arms_only_for_an_offer_that_outweighs_the_risk(guarantee, offered, dares):
    """War is worth 0.35. Unguaranteed, q = 0.6 x 0.8, and (0.35 + 0.5 q) / (1 - q) is more than there is."""
    assert settled(guarantee=guarantee, offer=with_state(offered + 1e-9))[2] == dares
