"""Harm: who is hurt where, by control, intelligence and restraint."""

from dataclasses import replace

import numpy as np
import pytest

from known_values import known
from sahel_sim.core import Array, Draws, MeanField, World, columns, over_factions
from sahel_sim.mechanisms.combat import blended, combat
from sahel_sim.mechanisms.harm import harm, indiscriminate_rate, selective_shape
from worlds import at_war, country, faction_column, land, sides, world


def zone(c: float) -> float:
    """The state's control in the zones 1 (its own) to 5 (the insurgents') of the literature."""
    return (5.0 - c) / 4.0


@pytest.mark.parametrize("row", ["TV-M6-01", "TV-M6-02", "TV-M6-03", "TV-M6-04"])
def test_indiscriminate_violence_of_the_state(row):
    given = known(row).inputs

    assert known(row).value == indiscriminate_rate(given["u0"], zone(given["c"]), given["mu"])


def test_selective_violence_is_at_its_peak_where_one_side_is_strong_and_another_present():
    s0, c = known("TV-M6-05").inputs["s0"], known("TV-M6-05").inputs["c"]

    assert known("TV-M6-05").value == s0 * selective_shape(np.array(zone(c)), 0.1, 0.05)
    assert known("TV-M6-05").value == s0 * selective_shape(np.array(zone(6.0 - c)), 0.1, 0.05)


def test_selective_violence_vanishes_at_parity():
    given = known("TV-M6-06").inputs

    assert known("TV-M6-06").value == given["s0"] * selective_shape(
        np.array(zone(given["c"])), given["g0"], 0.05
    )


def test_selective_violence_under_full_control_or_none_is_a_part_of_its_peak():
    assert selective_shape(np.array([0.0, 1.0]), 0.1, 0.05) == pytest.approx([0.05, 0.05])


def test_selective_violence_has_no_jumps():
    control = np.linspace(0.0, 1.0, 10_001)
    shape = selective_shape(control, 0.1, 0.05)

    assert np.abs(np.diff(shape)).max() < 1e-3
    assert shape.max() == 1.0
    assert shape.min() == pytest.approx(0.05)


def test_aimed_fire_is_intelligence_and_what_people_tell():
    """In the literature the share who collaborate; here those who are governed and not angry."""
    given = known("TV-M6-07").inputs
    start = world(
        land([100.0]), sides(army="state"), intelligence=given["mu0"], control=given["share_collaborating"]
    )

    assert known("TV-M6-07").value == float(
        blended(start, columns(combat.parameters(tips=given["mu1"]), 1))[0, 0, 0]
    )


def test_angry_people_tell_nothing():
    start = world(land([100.0]), sides(army="state"), intelligence=0.1, control=0.4, grievance=1.0)

    assert float(blended(start, columns(combat.parameters(tips=0.5), 1))[0, 0, 0]) == pytest.approx(0.1)


SIDES = sides(army="state", rebels="rebels")


def town(**given: object) -> World:
    return world(land([10_000.0]), SIDES, **given)


def killed(start: World, **numbers: float) -> Array:
    p = columns(harm.parameters(**numbers), 1)
    return start.plus(harm(start, p, MeanField(1))).killed[0, :, 0]


def test_expected_victims_of_attacks():
    start = town(
        fighters=faction_column(100.0, 60.0), control=faction_column(0.75, 0.0), hostility=at_war(SIDES)
    )
    start = replace(start, restraint=faction_column(0.0, 1.0))
    numbers = {"selective": 0.4, "indiscriminate": 0.0, "presence": 100.0, "mean_toll": 5.0}
    victims = killed(start, **numbers, rivals=0.0)

    assert killed(start, **numbers, rivals=20.0)[0] == pytest.approx(0.75 * victims[0], abs=1e-5)

    assert victims.tolist() == [pytest.approx(0.4 * 0.5 * 5.0, abs=1e-5), 0.0]


@pytest.mark.parametrize("of_war", ["hostility", "drive"])
def test_nobody_is_attacked_where_there_is_no_war(of_war):
    war = town(fighters=100.0, hostility=at_war(SIDES))
    peace = replace(war, **{of_war: np.zeros((1, 2, 2))})

    assert killed(war).min() > 0.0
    assert killed(peace).tolist() == [0.0, 0.0]


def test_restraint_spares_civilians_in_proportion():
    free = town(fighters=faction_column(100.0, 0.0), stray=faction_column(50.0, 0.0))
    half = replace(free, restraint=faction_column(0.5, 0.0))

    assert killed(half)[0] == pytest.approx(0.5 * killed(free)[0], abs=1e-5)


def test_full_restraint_harms_nobody():
    assert killed(town(fighters=100.0, stray=50.0, restraint=1.0)).tolist() == [0.0, 0.0]


def test_bystanders_die_in_proportion_to_the_fire_that_misses():
    assert killed(town(stray=faction_column(50.0, 20.0)), bystanders=0.2) == pytest.approx(
        [10.0, 4.0], abs=1e-5
    )


def test_nobody_kills_more_people_than_there_are():
    start = town(stray=faction_column(1e6, 3e6))
    after = start.plus(harm(start, columns(harm.parameters(bystanders=1.0), 1), MeanField(1)))

    assert after.residents[0, 0, 0] == pytest.approx(0.0, abs=1e-5)
    assert after.residents[0, 0, 0] >= 0.0
    assert after.killed[0, :, 0] == pytest.approx([2_500.0, 7_500.0], abs=1e-5)


def test_the_displaced_die_where_they_are_and_are_missed_where_they_come_from():
    places = land([0.0, 10_000.0])
    start = world(
        places,
        SIDES,
        displaced=np.array([[[500.0, 0.0]]]),
        away=np.array([[[0.0, 500.0]]]),
        stray=np.array([[[100.0, 0.0], [0.0, 0.0]]]),
    )
    after = start.plus(harm(start, columns(harm.parameters(bystanders=1.0), 1), MeanField(1)))

    assert after.displaced[0, 0].tolist() == [400.0, 0.0]
    assert after.away[0, 0].tolist() == [0.0, 400.0]
    assert after.killed[0, 0].tolist() == [100.0, 0.0]


def test_the_toll_of_many_attacks_is_the_mean_toll_each():
    many = 4_000
    start = country(1)
    start = replace(
        start,
        **{
            n: np.repeat(getattr(start, n), many, axis=0)
            for n in (
                "residents",
                "displaced",
                "away",
                "drive",
                "hostility",
                "truce",
                "fighters",
                "killed",
                "town_control",
                "village_control",
                "in_town",
                "restraint",
                "intelligence",
                "stray",
                "attacks",
                "harmed",
            )
        },
    )
    quiet = replace(start, stray=np.zeros_like(start.stray))
    p = columns(harm.parameters(selective=1.0, indiscriminate=1.0, mean_toll=7.5, spread=1.0), many)
    after = quiet.at_dawn().plus(harm(quiet, p, Draws(1, range(many)).at("harm", 0)))

    assert over_factions(after.harmed).sum() / after.attacks.sum() == pytest.approx(7.5, rel=0.02)
