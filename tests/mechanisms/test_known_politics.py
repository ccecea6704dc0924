"""Values that the literature gives for bargaining, peace, alliances, opinion, missions and contagion.

Some equations of the literature are not those of the library, and are not here: a sequential test of who is
the stronger (here lessons fade), a ripe moment as a yes or no (here terms suit by degrees), coalitions by a
threshold, guarantors that fade in a straight line, and what each dimension of power is worth to a signatory
(here sharing power costs the state, and holds peace). Hazards of the literature are those of an accord in
which nothing was heard, shared or done; here they are those of the record, so ratios to such an accord are
compared.
"""

from typing import Any

import numpy as np
import pytest

from known_values import known
from sahel_sim.core import Array, MeanField, World, columns, contest, declared, seats
from sahel_sim.mechanisms import (
    belief,
    fragmentation,
    opinion,
    peacekeeping,
    spillover,
    weariness,
)
from sahel_sim.strategies import bargain
from worlds import at_war, faction_column, land, sides, world

SIDES = sides(army="state", rebels="rebels")
TRIO = sides(army="state", a="rebels", b="rebels", c="rebels")
LAND = land([1_000.0, 1_000.0], roads=((0, 1, 1e6),))
SURE = -700.0
"""Log-odds of a side that is sure to lose."""


def log_odds(chance: float) -> float:
    return float(np.log(chance / (1.0 - chance)))


def terms(faction: int, numbers: dict[str, float], **given: Any) -> tuple[float, float]:
    """What one side of two offers to the other, and demands from it."""
    start = world(LAND, SIDES, **{"divisible": 1.0, **given})
    neutral = {"cost": 0.0, "foresight": 0.0, "concession": 0.0, "hardline": 0.0, "exploited": 0.0}
    p = columns(bargain.Parameters(**{**neutral, **numbers}), 1)
    decided = bargain.bargain(seats(start, MeanField(1))[faction], p)
    other = 1 - faction
    return tuple(float(np.broadcast_to(x, (1, 1, 2))[0, 0, other]) for x in (decided.offer, decided.demand))


def deal_of(p_first: float, p_second: float, c_a: float, c_b: float) -> tuple[float, float]:
    """The least that A takes and the most that B gives; chances are those of A, as each side sees them."""
    views = np.array([[[0.0, log_odds(p_first)], [log_odds(1.0 - p_second), 0.0]]])
    costs = np.array([[[0.0, c_a], [c_b, 0.0]]])
    return terms(0, {}, belief=views, weariness=costs)[1], terms(1, {}, belief=views, weariness=costs)[0]


def test_the_range_of_bargaining_is_the_costs_of_both():
    given = known("TV-M12-01").inputs
    least, most = deal_of(given["p"], given["p"], given["c_A"], given["c_B"])

    assert known("TV-M12-01").value == pytest.approx(least, abs=1e-10)
    assert known("TV-M12-02").value == pytest.approx(most, abs=1e-10)


@pytest.mark.parametrize("row", ["TV-M12-03", "TV-M12-04"])
def test_optimism_on_both_sides_leaves_no_deal(row):
    given = known(row).inputs
    least, most = deal_of(given["p_A"], given["p_B"], given["c_A"], given["c_B"])

    assert known(row).value == float(least <= most)


@pytest.mark.parametrize(("row", "foresight"), [("TV-M12-05", 1.0), ("TV-M12-06", 0.0)])
def test_a_deal_needs_that_both_look_at_who_else_gains_from_their_war(row, foresight):
    """What third parties gain falls on both alike, and nearly in full if these are far the strongest."""
    given = known(row).inputs
    three = sides(army="state", rebels="rebels", jihadists="jihadists")
    start = world(
        LAND,
        three,
        divisible=1.0,
        fighters=faction_column(1.0, 1.0, 1e6),
        hostility=at_war(three),
        belief=np.array([[[0, log_odds(given["p_G"]), 0], [log_odds(1.0 - given["p_R"]), 0, 0], [0, 0, 0]]]),
        weariness=np.array([[[0, given["c_G"], 0], [given["c_R"], 0, 0], [0, 0, 0]]]),
    )
    numbers = {"cost": 0.0, "hardline": 0.0, "exploited": 0.0, "foresight": foresight}
    p = columns(bargain.Parameters(externality=given["e_J"], **numbers), 1)
    state, rebels = (bargain.bargain(seat, p) for seat in seats(start, MeanField(1))[:2])

    assert known(row).value == float(rebels.demand[0, 0, 0] <= state.offer[0, 0, 1])


def test_a_clash_teaches_its_evidence_and_hardly_ever_as_much_as_one_that_the_strong_side_wins():
    """The library weighs a clash by its losses; one in which only the other side loses counts in full."""
    given = known("TV-M12-09").inputs
    step = np.log(given["p_strong"] / given["p_weak"])
    fought = world(LAND, SIDES, clashes=[[[1.0, 0.0]]], toll=[[[5.0, 0.0]]], toll_first=0.0)
    p = columns(belief.Parameters(evidence=step, overclaim=1.0), 1)
    upper = next(d.high for d in declared(belief.Parameters) if d.name == "evidence")

    lesson = belief.learning(fought, p)

    assert known("TV-M12-09").value == lesson[0, 0, 1]
    assert known("TV-M12-09").value == -lesson[0, 1, 0]
    assert upper < step


def test_costs_are_felt_with_the_memory_of_an_average():
    given = known("TV-M13-01").inputs
    p = columns(weariness.Parameters(blood=1.0, stalemate_pain=0.0, comfort=0.0, memory=given["tau"]), 1)
    now = world(LAND, SIDES)
    for _ in range(int(given["t"])):
        wiped_out = {"losses": np.full((1, 2, 2), 5.0), "toll": np.full((1, 1, 2), 10.0)}
        now = now.with_arrays({**wiped_out, "toll_first": np.full((1, 1, 2), 5.0)})
        now = now.plus(weariness.weariness(now, p, MeanField(1)))

    assert known("TV-M13-01").value == pytest.approx(float(now.weariness[0, 0, 1]), abs=1e-10)


def cheated(row: str, guarantee: float, war: float, ruin: float) -> float:
    given = known(row).inputs
    numbers = {"exploited": given["q0"], "disarmed": 1.0, "ruin": ruin}
    belief_in_war = np.full((1, 2, 2), SURE if war == 0.0 else log_odds(war)) * at_war(SIDES)
    trust = faction_column(0.0, given["trust"])
    return terms(1, numbers, guarantee=guarantee, belief=belief_in_war, trust=trust)[1]


def test_the_chance_of_being_cheated():
    demand = cheated("TV-M14-01", known("TV-M14-01").inputs["g"], war=0.0, ruin=1.0)

    assert known("TV-M14-01").value == pytest.approx(demand / (1.0 + demand), abs=1e-10)


def test_signing_is_worth_as_much_as_the_war_in_which_its_share_would_just_do():
    given = known("TV-M14-02").inputs
    demand = cheated("TV-M14-02", given["g"], war=0.336, ruin=-given["V_exploited"])

    assert known("TV-M14-02").value == 0.336
    assert demand == pytest.approx(given["V_peace"], abs=1e-10)


def test_a_side_signs_from_a_certain_guarantee_on():
    given = known("TV-M14-03").inputs
    numbers = {"war": given["V_war"], "ruin": -given["V_exploited"]}

    less, more = (cheated("TV-M14-03", g, **numbers) for g in (0.2424242424 - 1e-6, 0.2424242424 + 1e-6))

    assert known("TV-M14-03").value == 0.2424242424
    assert more < given["V_peace"] < less


def payoff_of_b(row: str, exponent: float, partner: int) -> float:
    given = known(row).inputs
    own = faction_column(given["F_A"], given["F_B"], given["F_C"])
    foes: Array = own.sum() - own - np.swapaxes(own, 1, 2)
    return float(contest.joined(own, foes, np.full((1, 1, 1), exponent))[0, 1, partner])


@pytest.mark.parametrize(
    ("row", "exponent", "partner"),
    [("TV-M18-02", 1.0, 2), ("TV-M18-03", 1.0, 0), ("TV-M18-07", 2.0, 2), ("TV-M18-08", 2.0, 0)],
)
def test_what_a_side_has_in_a_coalition(row, exponent, partner):
    assert known(row).value == payoff_of_b(row, exponent, partner)


def test_splits_rise_with_losses_and_fall_with_cohesion():
    """The library has a rate without losses too; what losses add is the known value."""
    given = known("TV-M18-04").inputs
    p = columns(fragmentation.Parameters(split=given["s0"], losses=1.0), 1)

    def hazard(lost: float) -> float:
        start = world(
            land([1_000.0]),
            sides(army="state", a="rebels", b="rebels"),
            fighters=faction_column(0.0, 600.0, 600.0),
            losses=faction_column(0.0, 600.0 * lost / (1.0 - lost), 0.0),
            cohesion=faction_column(1.0, given["cohesion"], 1.0),
        )
        left = 600.0 - start.plus(fragmentation.fragmentation(start, p, MeanField(1))).fighters[0, 1, 0]
        return float(-np.log(1.0 - 2.0 * left / 600.0))

    assert known("TV-M18-04").value == pytest.approx(hazard(given["recent_loss"]) - hazard(0.0), abs=1e-7)


def approval_after(months: float, memory: float, start: float) -> float:
    calm = world(LAND, SIDES, months=months, approval=start)
    p = columns(opinion.Parameters(approval_memory=memory), 1)
    return float(calm.plus(opinion.opinion(calm, p, MeanField(1))).approval[0, 0, 0])


def test_half_of_a_rally_is_gone_after_its_half_life():
    memory = known("TV-M19-01").inputs["tau_A"]

    assert approval_after(4.158883083, memory, 0.9) == pytest.approx(0.7, abs=1e-9)
    assert known("TV-M19-01").value == 4.158883083


def test_approval_goes_back_to_one_half():
    given = known("TV-M19-02").inputs

    assert known("TV-M19-02").value == approval_after(given["t"], given["tau_A"], given["A"])


def test_hardliners_make_concessions_dear():
    given = known("TV-M19-06").inputs
    numbers = {"concession": given["k0"], "hardline": given["k1"]}

    offer, _ = terms(0, numbers, hardline=given["A_hardline"], belief=SURE * at_war(SIDES))

    assert known("TV-M19-06").value == pytest.approx(1.0 - offer, abs=1e-10)


def test_a_share_is_worth_what_can_be_divided():
    given = known("TV-M20-01").inputs
    war = 0.2

    _, demand = terms(1, {}, divisible=given["divisibility"], belief=log_odds(war) * at_war(SIDES))

    assert known("TV-M20-01").value == war
    assert demand == pytest.approx(given["share"], abs=1e-10)


def test_who_cannot_divide_finds_nothing_in_a_share():
    given = known("TV-M20-02").inputs
    _, demand = terms(1, {}, divisible=given["divisibility"], belief=log_odds(0.2) * at_war(SIDES))

    assert known("TV-M20-02").value == given["share"] * float(demand <= given["share"])


@pytest.mark.parametrize("row", ["TV-M21-01", "TV-M21-02", "TV-M21-03"])
def test_peacekeepers_calm_or_stir(row):
    given = known(row).inputs
    stationed: World = world(
        LAND, SIDES, bases=[[[1.0, 0.0]]], mission=given["troops"], peacekeepers=[[[given["troops"], 0.0]]]
    )
    p = columns(peacekeeping.Parameters(calm=given["a_pk"]), 1)
    after = stationed.plus(peacekeeping.peacekeeping(stationed, p, MeanField(1)))

    assert known(row).value == np.exp(after.heat[0, 0, 0])
    assert after.heat[0, 0, 1] == 0.0


def events_over(steps: int, branching: float, usual: float, first: float, base: float) -> list[float]:
    """Events in one of two places that are out of each other's reach, step by step."""
    p = columns(spillover.Parameters(branching=branching, usual=usual), 1)
    now, told = world(LAND, SIDES), []
    for step in range(steps):
        happened = base + usual * now.aftershock[0, 0, 0] + first * (step == 0)
        told.append(float(happened))
        now = now.with_arrays({"clashes": np.array([[[happened, 0.0]]])})
        now = now.plus(spillover.spillover(now, p, MeanField(1)))
    return told


def test_one_event_breeds_a_cluster():
    cluster = sum(events_over(200, known("TV-M22-02").inputs["n"], usual=3.0, first=1.0, base=0.0))

    assert known("TV-M22-02").value == pytest.approx(cluster, abs=1e-7)


def test_events_settle_where_as_many_are_bred_as_fade():
    """Here a place multiplies its own rate; at the rate that it is used to, this is the law of Hawkes."""
    given = known("TV-M22-03").inputs
    settled = events_over(200, given["n"], usual=given["m"], first=0.0, base=given["m"])[-1]

    assert known("TV-M22-03").value == pytest.approx(settled, abs=1e-7)
