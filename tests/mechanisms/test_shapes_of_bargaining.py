"""Beliefs, weariness, opinion and bargaining: each rule over its lever, at points that are known."""

from typing import Any

import numpy as np
import pytest

from sahel_sim.core import Array, MeanField, columns, seats
from sahel_sim.mechanisms import belief, opinion, weariness
from sahel_sim.strategies import bargain, refuse
from worlds import at_war, faction_column, land, sides, world

SIDES = sides(army="state", rebels="rebels", others="rebels")
LAND = land([1_000.0, 1_000.0])


def with_state(value: float) -> Array:
    """A dyad that holds between the state and each of the others."""
    held = np.zeros((1, 3, 3))
    held[0, 0, 1:] = held[0, 1:, 0] = value
    return held


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
    """War is worth 0.35. Unguaranteed, q = 0.6, and (0.35 + 0.5 q) / (1 - q) is more than there is."""
    assert settled(guarantee=guarantee, offer=with_state(offered + 1e-9))[2] == dares


GROUPS = sides(army="state", rebels="rebels", jnim="jihadists")


def offered(numbers: dict[str, float], faction: int = 0, **given: Any) -> float:
    """What one side would concede to the rebels, where war is worth nothing but the even chance to win."""
    start = world(LAND, GROUPS, **{"divisible": 1.0, "dialogue": 1.0, **given})
    neutral = {"cost": 0.0, "foresight": 0.0, "hardline": 0.0, "company": 0.0, "patron": 0.0, "sharing": 0.0}
    decided = bargain.bargain(
        seats(start, MeanField(1))[faction], columns(bargain.Parameters(**{**neutral, **numbers}), 1)
    )
    return float(np.broadcast_to(decided.offer, (1, 1, 3))[0, 0, 1 - faction])


@pytest.mark.parametrize("sign", [0.3, -0.1])
@pytest.mark.parametrize(
    ("influence", "hardline", "withheld"),
    [
        ((0.0, 1.0, 1.0), 0.5, 0.5),
        ((0.0, 1.0, 0.5), 0.5, 0.25),
        ((0.0, 1.0, 1.0), 0.0, 0.0),
        ((0.0, 1.0, 0.0), 1.0, 0.0),
    ],
)
def test_the_company_of_jihadists_costs_what_hardliners_make_of_it_by_its_sign(
    sign, influence, hardline, withheld
):
    """The offer falls by company x influence of jihadists at the table x weight of hardliners."""
    given = {"influence": faction_column(*influence), "hardline": faction_column(hardline, 0.0, 0.0)}

    assert offered({}, **given) - offered({"company": sign}, **given) == pytest.approx(sign * withheld)


@pytest.mark.parametrize("sign", [0.2, -0.05])
def test_a_foreign_partner_has_the_state_offer_less_or_more_in_the_company_of_jihadists(sign):
    given = {"influence": 1.0, "partner": faction_column(0.5, 0.0, 0.0)}
    without = {**given, "influence": faction_column(0.0, 1.0, 0.0)}

    assert offered({}, **given) - offered({"patron": sign}, **given) == pytest.approx(0.5 * sign)
    assert offered({"patron": sign}, **without) == offered({}, **without)


def test_there_is_no_company_where_the_state_is_not_open_to_talks():
    given = {"influence": 1.0, "hardline": 1.0, "dialogue": 0.0}

    assert offered({"company": 0.3}, **given) == offered({}, **given)


def test_rebels_mind_neither_company_nor_sharing():
    given = {"influence": 1.0, "hardline": 1.0, "partner": 1.0, "power_sharing": 1.0}

    assert offered({"company": 0.3, "patron": 0.3, "sharing": 0.3}, 1, **given) == offered({}, 1, **given)


@pytest.mark.parametrize(("dimensions", "shared"), [((1, 1, 1, 1), 1.0), ((0, 1, 0, 0), 0.25), ((0,) * 4, 0)])
def test_hardliners_have_the_state_pay_for_the_power_that_it_would_share(dimensions, shared):
    """The offer falls by sharing x hardliners x the mean over the four dimensions."""
    given = {
        "hardline": faction_column(0.5, 0.0, 0.0),
        "power_sharing": np.array(dimensions, dtype=float).reshape(1, 4, 1),
    }

    assert offered({}, **given) - offered({"sharing": 0.4}, **given) == pytest.approx(0.4 * 0.5 * shared)


@pytest.mark.parametrize("trust", [0.0, 0.5, 1.0])
def test_who_trusts_fears_less_to_be_cheated(trust):
    """War is worth 0.35 and q = 0.6 x 0.3 x (1 - trust): (0.35 + 0.5 q) / (1 - q)."""
    q = 0.18 * (1.0 - trust)
    start = world(LAND, SIDES, divisible=1.0, trust=faction_column(0.0, trust, 0.0))
    wanted = bargain.bargain(seats(start, MeanField(1))[1], columns(bargain.Parameters(), 1)).demand[0, 0, 0]

    assert wanted == pytest.approx((0.35 + 0.5 * q) / (1.0 - q))
