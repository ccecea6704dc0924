"""Allies, splits, missions, roads and contagion: the response of each rule over its lever."""

from typing import Any

import numpy as np
import pytest

from sahel_sim.core import Draws, MeanField, World, columns, over_localities
from sahel_sim.mechanisms import alliance, blockade, fragmentation, intervention, peacekeeping, spillover
from worlds import at_war, faction_column, land, sides, world

SIDES = sides(army="state", rebels="rebels", jihadists="jihadists")
LAND = land([1_000.0, 1_000.0])
REBELS_AND_JIHADISTS = (0, 1, 2)
AT_ONCE = 50.0
"""Two factions think again in every month."""


def related(form: Any, steps: int = 100, numbers: dict[str, float] | None = None, **given: Any) -> World:
    given = {"fighters": 100.0, "hostility": 0.3 * at_war(SIDES), "divisible": 1.0, **given}
    now = world(LAND, SIDES, **given)
    bare = {"speed": AT_ONCE, "synergy": 0.0, "revenge": 0.0, "left_out": 0.0}
    p = columns(alliance.Parameters(**{**bare, **(numbers or {})}), 1)
    for _ in range(steps):
        now = now.plus(alliance.alliance.rule(now, p, MeanField(1), form))
    return now


@pytest.mark.parametrize(("distance", "expected"), [(0.0, -np.tanh(1.0)), (0.5, 0.0), (1.0, np.tanh(1.0))])
def test_near_identities_make_friends_and_far_ones_enemies(distance, expected):
    after = related(alliance.identity, distance=distance)

    assert after.hostility[REBELS_AND_JIHADISTS] == pytest.approx(expected, abs=1e-4)


def test_the_state_is_no_partner_outside_an_accord():
    after = related(alliance.identity, distance=0.0)

    assert after.hostility[0, 0] == pytest.approx([0.0, 0.3, 0.3], abs=1e-9)
    assert after.hostility[0, :, 0] == pytest.approx([0.0, 0.3, 0.3], abs=1e-9)


def test_by_power_the_weak_join_against_the_strong_only_if_contests_are_decisive():
    strong = {"fighters": faction_column(300.0, 100.0, 100.0), "hostility": at_war(SIDES), "steps": 1}
    moved = [
        related(alliance.power, numbers={"decisiveness": m}, **strong).hostility[REBELS_AND_JIHADISTS]
        - related(alliance.power, numbers={"decisiveness": 1.0}, **strong).hostility[REBELS_AND_JIHADISTS]
        for m in (0.5, 2.0)
    ]

    assert moved[0] > 0.0 > moved[1]


def test_blood_makes_enemies_and_shared_ground_friends():
    neutral, bloody = (
        related(alliance.identity, 1, {"revenge": 0.5}, distance=0.5, blood=b) for b in (0.0, 1.0)
    )
    together = related(alliance.identity, 1, {"synergy": 0.3}, distance=0.5)
    relations = [after.hostility[REBELS_AND_JIHADISTS] for after in (together, neutral, bloody)]

    assert relations[0] < relations[1] < relations[2]


@pytest.mark.parametrize("sign", [-0.5, 0.0, 0.5])
def test_two_who_are_left_out_of_a_dialogue_draw_together_or_apart(sign):
    four = sides(army="state", invited="rebels", a="rebels", b="jihadists")
    table = {"influence": faction_column(1.0, 1.0, 0.0, 0.0), "dialogue": 1.0, "divisible": 1.0}
    start = world(LAND, four, fighters=100.0, distance=0.5, **table)
    p = columns(alliance.Parameters(speed=AT_ONCE, synergy=0.0, revenge=0.0, left_out=sign), 1)
    after = start.plus(alliance.alliance.rule(start, p, MeanField(1), alliance.identity))

    assert np.sign(after.hostility[0, 2, 3]) == -np.sign(sign)
    assert after.hostility[0, 1, 2] == 0.0


def test_a_civil_voice_at_the_table_draws_those_who_are_left_out_together():
    """Pull 0.5 x voice 0.6 = 0.3."""
    table = {"dialogue": 1.0, "voices": np.array([0.0, 0.6, 0.0, 0.0, 0.0]).reshape(1, 5, 1)}
    after = related(alliance.identity, numbers={"left_out": 0.5}, distance=0.5, **table)

    assert after.hostility[REBELS_AND_JIHADISTS] == pytest.approx(-np.tanh(2 * 0.3), abs=1e-4)


@pytest.mark.parametrize("km", [0.001, 300.0, 30_000.0])
def test_an_army_binds_those_together_whom_it_is_near_enough_to_threaten(km):
    """Alone each has 1 / (1 + (1 + 3 n)^2), together half of 4 / (4 + 9 n^2), of a thrice as strong army.

    Of that army a part n, ``exp(-km / 300)``, is felt.
    """
    felt = np.exp(-km / 300.0)
    apart = land([1.0, 1.0], regions=("Coast", "Hills"), roads=((0, 1, km),))
    fighters = np.array([[[300.0, 0.0], [0.0, 100.0], [0.0, 100.0]]])
    against_army = at_war(SIDES) * (1.0 - np.array([[0, 0, 0], [0, 0, 1], [0, 1, 0]]))
    now = world(apart, SIDES, fighters=fighters, hostility=against_army, divisible=1.0)
    p = columns(alliance.Parameters(speed=AT_ONCE, synergy=0.0), 1)
    for _ in range(200):
        now = now.plus(alliance.alliance.rule(now, p, MeanField(1), alliance.power))
    gained = 0.5 * 4.0 / (4.0 + 9.0 * felt**2) - 1.0 / (1.0 + (1.0 + 3.0 * felt) ** 2)

    assert now.hostility[REBELS_AND_JIHADISTS] == pytest.approx(-np.tanh(2.0 * gained), abs=1e-4)


def test_who_wants_all_is_no_partner():
    """In thrall to one who shares nothing, a faction gives up its own chance, 1 in 17, for nothing."""
    strong = {"fighters": faction_column(300.0, 100.0, 100.0), "hostility": at_war(SIDES), "steps": 1}
    alone = 1.0 / (1.0 + 4.0**2)

    after = related(alliance.power, divisible=faction_column(1.0, 1.0, 0.0), **strong)

    assert after.hostility[REBELS_AND_JIHADISTS] == pytest.approx(np.tanh(2.0 * alone), abs=1e-9)


def test_relations_turn_by_chance_both_ways_and_wholly():
    many = 4_000
    start = world(LAND, SIDES, replicates=many, fighters=100.0, distance=1.0, divisible=1.0)
    p = columns(alliance.Parameters(speed=0.5, synergy=0.0), many)
    draw = Draws(1, range(many)).at("alliance", 0)
    after = start.plus(alliance.alliance.rule(start, p, draw, alliance.identity)).hostility
    turned = after[:, 1, 2] != 0.0

    assert turned.mean() == pytest.approx(1.0 - np.exp(-0.5), abs=0.03)
    assert np.array_equal(after[:, 1, 2], after[:, 2, 1])
    assert after[turned, 1, 2] == pytest.approx(np.tanh(1.0), abs=1e-9)


def test_who_kill_each_other_remember_it_and_forget():
    toll = np.zeros((1, 3, 2))
    toll[0, SIDES.pairs.index((1, 2))] = 1.0
    after = related(alliance.identity, 1, toll=toll)
    later = related(alliance.identity, 200, blood=after.blood)

    assert (
        after.blood[0, 1, 2]
        == after.blood[0, 2, 1]
        == pytest.approx(1.0 - np.exp(-10.0 * 2.0 / 402.0), abs=1e-9)
    )
    assert after.blood[0, 0].max() == 0.0
    assert 0.0 < later.blood[0, 1, 2] < 0.001


def split(numbers: dict[str, float] | None = None, **given: Any) -> World:
    start = world(LAND, SIDES, **{"fighters": 100.0, "cohesion": 0.5, **given})
    p = columns(fragmentation.Parameters(**{"split": 0.1, "cohesion": 0.5, **(numbers or {})}), 1)
    return start.plus(fragmentation.fragmentation(start, p, MeanField(1)))


def test_those_who_leave_go_over_to_others_and_nobody_is_lost():
    after = split(losses=faction_column(0.0, 20.0, 0.0))

    assert after.fighters[0, 1, 0] < 100.0 < after.fighters[0, 2, 0]
    assert over_localities(after.fighters).sum() == 600.0
    assert (after.fighters[0, 0] == 100.0).all()


def test_nobody_goes_over_to_a_full_enemy_or_leaves_a_faction_that_holds_together():
    assert (split(hostility=at_war(SIDES)).fighters == 100.0).all()
    assert (split(cohesion=1.0).fighters == 100.0).all()


@pytest.mark.parametrize("sign", [-0.4, 0.0, 0.4])
def test_losing_a_capital_breaks_or_welds_by_its_sign(sign):
    seized = np.zeros((1, 3, 2))
    seized[0, 1, 1] = -0.5

    after = split({"capital": sign}, seized=seized)

    assert after.cohesion[0, :, 0] == pytest.approx([0.5, 0.5 + 0.5 * sign, 0.5])


def dormant_after(founders: float) -> World:
    kept_ready = {"fighters": faction_column(100.0, 100.0, 0.0), "active": faction_column(1.0, 1.0, 0.0)}
    return split({"founders": founders}, **kept_ready)


def test_a_splinter_comes_into_being_when_somebody_joins_it():
    after = dormant_after(1.0)

    assert after.active[0, :, 0].tolist() == [1.0, 1.0, 1.0]
    assert after.fighters[0, 2].min() > 0.0
    assert over_localities(after.fighters)[0, 1:].sum() == 200.0


def test_without_founders_a_faction_that_is_kept_ready_stays_asleep():
    after = dormant_after(0.0)

    assert after.active[0, :, 0].tolist() == [1.0, 1.0, 0.0]
    assert after.fighters[0, 2].max() == 0.0


def test_a_faction_that_exists_stays_what_it_is():
    assert (split().active == 1.0).all()


def stationed(numbers: dict[str, float] | None = None, steps: int = 1, **given: Any) -> World:
    now = world(LAND, SIDES, **{"bases": [[[1.0, 0.0]]], **given})
    p = columns(peacekeeping.Parameters(**(numbers or {})), 1)
    for _ in range(steps):
        now = now.at_dawn().plus(peacekeeping.peacekeeping(now, p, MeanField(1)))
    return now


@pytest.mark.parametrize("sign", [-0.1, 0.0, 0.5])
def test_peacekeepers_calm_or_stir_where_they_are(sign):
    here = stationed({"calm": sign}, mission=1_000.0, peacekeepers=[[[1_000.0, 0.0]]]).heat

    assert here[0, 0] == pytest.approx([-sign, 0.0])


def test_an_announced_exit_is_felt_before_it_is_done():
    numbers = {"calm": 0.5, "prize": 1.0}
    stays = stationed(numbers, mission=1_000.0, peacekeepers=[[[1_000.0, 0.0]]])
    leaves = stationed(numbers, mission=0.0, peacekeepers=[[[1_000.0, 0.0]]])
    felt = 1_000.0 * np.exp(-0.5) * (1.0 - 0.3)

    assert stays.heat[0, 0, 0] == pytest.approx(-0.5)
    assert leaves.peacekeepers[0, 0, 0] == pytest.approx(1_000.0 * np.exp(-0.5), abs=1e-3)
    assert leaves.heat[0, 0, 0] == pytest.approx(-0.5 * felt / 1_000.0, abs=1e-6)


def test_a_base_that_is_left_is_a_prize_for_a_while():
    left = stationed({"calm": 0.0}, 8, mission=0.0, peacekeepers=[[[1_000.0, 0.0]]])
    later = stationed({"calm": 0.0}, 60, mission=0.0, peacekeepers=[[[1_000.0, 0.0]]])

    assert left.heat[0, 0, 0] == pytest.approx(np.log(3.0) * left.prize[0, 0, 0])
    assert left.prize[0, 0, 0] > 0.3
    assert later.prize[0, 0, 0] < 0.01


@pytest.mark.parametrize(("troops", "given_up"), [(1_000.0, 10.0 / 11.0), (100.0, 0.5), (10.0, 1.0 / 11.0)])
def test_a_whole_exit_gives_up_a_base_as_far_as_it_was_manned(troops, given_up):
    numbers = {"manned": 100.0, "race": np.inf}

    left = stationed(numbers, 100, mission=0.0, peacekeepers=[[[troops, 0.0]]])

    assert left.prize[0, 0] == pytest.approx([given_up, 0.0], abs=1e-6)


def test_a_mission_comes_to_its_mandate():
    after = stationed(None, 40, mission=2_000.0)

    assert after.peacekeepers[0, 0] == pytest.approx([2_000.0, 0.0], rel=0.001)


def hunted(troops: float, **given: Any) -> World:
    """A month of a foreign force in the first place, with 100 fighters of each side in each place."""
    site = np.array([[[1.0, 0.0]]])
    given = {"camps": site, "intervention": site * troops, "intervening": troops, **given}
    start = world(LAND, SIDES, **{"fighters": 100.0, "resolve": 1.0, **given})
    return start.plus(intervention.intervention(start, columns(intervention.Parameters(), 1), MeanField(1)))


def test_a_foreign_force_kills_jihadists_only_in_proportion_to_its_strength():
    dead = [hunted(troops).fallen[0].sum(axis=1) for troops in (0.0, 100.0, 200.0)]

    assert dead[0].tolist() == [0.0, 0.0, 0.0]
    assert dead[1] == pytest.approx([0.0, 0.0, 100.0 * 0.03 * 200.0 / 700.0], abs=1e-5)
    assert dead[2] == pytest.approx(2.0 * dead[1], abs=1e-5)


def test_a_foreign_force_kills_less_in_a_region_far_from_its_camps():
    far = land([1.0, 1.0], regions=("Coast", "Hills"), roads=((0, 1, 600.0),))
    site = np.array([[[1.0, 0.0]]])
    given = {"camps": site, "intervention": site * 100.0, "intervening": 100.0}
    start = world(far, SIDES, **{"fighters": 100.0, "resolve": 1.0, **given})
    after = intervention.intervention(start, columns(intervention.Parameters(reach=300.0), 1), MeanField(1))
    dead = start.plus(after).fallen[0, 2]

    assert dead[1] == pytest.approx(dead[0] * np.exp(-2.0), rel=1e-4)


def test_who_hides_is_not_found():
    assert hunted(1_000.0, resolve=0.0).fallen.max() == 0.0


def test_a_foreign_force_leaves_at_its_own_pace():
    left = hunted(1_000.0, intervening=0.0).intervention[0, 0]

    assert left == pytest.approx([1_000.0 * np.exp(-0.3), 0.0], abs=1e-3)


def test_a_camp_that_is_left_is_a_prize():
    rest = 1_000.0 * np.exp(-0.3)
    given_up = 1_000.0 / 1_100.0 - rest / (rest + 100.0)

    assert hunted(1_000.0, intervening=0.0).prize[0, 0] == pytest.approx([given_up, 0.0], abs=1e-6)


def ringed(**given: Any) -> list[float]:
    """How far roads are closed in the end, to a town of the army and to a place of the rebels beside it."""
    control = np.array([[[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]]])
    now, p = world(LAND, SIDES, control=control, **given), columns(blockade.Parameters(), 1)
    for _ in range(60):
        now = now.plus(blockade.blockade(now, p, MeanField(1)))
    closed: list[float] = now.blockade[0, 0].tolist()
    return closed


def test_towns_of_the_state_amid_insurgents_are_blockaded_and_others_are_not():
    """Half of what is around a town are its own villages, which are the army's unless said."""
    others = np.array([[[0.0, 0.0], [1.0, 1.0], [0.0, 0.0]]])

    assert ringed(hostility=at_war(SIDES)) == pytest.approx([0.5, 0.0], abs=1e-6)
    assert ringed(hostility=at_war(SIDES), village_control=others) == pytest.approx([1.0, 0.0], abs=1e-6)


@pytest.mark.parametrize(("hostility", "closed"), [(0.4, 0.2), (0.0, 0.0), (-1.0, 0.0)])
def test_neighbours_ring_a_town_of_the_state_as_far_as_they_fight_it(hostility, closed):
    assert ringed(hostility=hostility * at_war(SIDES)) == pytest.approx([closed, 0.0], abs=1e-6)


def test_a_ceasefire_with_the_state_opens_the_roads_as_far_as_it_holds():
    held = {"hostility": at_war(SIDES), "truce": 0.9 * at_war(SIDES), "blockade": 1.0}

    assert ringed(**held) == pytest.approx([0.05, 0.0], abs=1e-6)


def stirred(branching: float, at: int, km: float = 100.0) -> np.ndarray:
    clashes = np.zeros((1, 3, 2))
    clashes[0, 0, at] = 3.0
    start = world(land([1.0, 1.0], roads=((0, 1, km),)), SIDES, clashes=clashes)
    p = columns(spillover.Parameters(branching=branching), 1)
    return start.plus(spillover.spillover(start, p, MeanField(1))).aftershock[0, 0]


def test_without_branching_no_event_breeds_another():
    assert stirred(0.0, 0).max() == 0.0


def test_violence_spreads_down_the_road_less_the_longer_it_is():
    near, far = stirred(0.3, 0, km=50.0), stirred(0.3, 0, km=200.0)

    assert near[0] > near[1] > far[1] > 0.0
    assert near[1] / near[0] == pytest.approx(np.exp(-0.5), abs=1e-9)


@pytest.mark.parametrize("months", [1.0, 0.25])
@pytest.mark.parametrize("at", range(4))
def test_one_event_breeds_as_many_as_branching_says_in_all_places_together(at, months):
    """In places that all see their usual events, over the whole time that the excitement lasts."""
    roads = ((0, 1, 40.0), (1, 2, 150.0), (0, 2, 90.0), (2, 3, 20.0))
    clashes = np.zeros((1, 3, 4))
    clashes[0, 0, at] = 1.0
    now = world(land([1.0] * 4, roads=roads, foreign=(3,)), SIDES, months=months, clashes=clashes)
    p, bred = columns(spillover.Parameters(branching=0.45, usual=2.0), 1), 0.0
    for _ in range(60):
        now = now.plus(spillover.spillover(now, p, MeanField(1))).at_dawn()
        bred += float((2.0 * months * now.aftershock).sum())

    assert bred == pytest.approx(0.45, abs=1e-6)
