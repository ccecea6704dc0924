"""Statistics of patterns on pasts made by hand: the real places and factions, with what happened put in."""

from dataclasses import replace

import numpy as np
import pytest

from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.scenario import read, with_changes
from sahel_sim.validation import deaths, people, sequences
from sahel_sim.validation.past import Past, first_time

CLASH, ATTACK, RAID = range(3)
COLUMNS = ("deaths_first", "deaths_second", "civilians_by_first", "civilians_by_second")


@pytest.fixture(scope="module")
def year():
    """A run of a year from August 2023 on in which nothing happened: no events, no deaths, nobody rules."""
    story = with_changes(read("mali_2023_08"), {"years": 1})
    real = run(story, 1, seed=1, execution=Execution(1), places=True)
    return replace(
        real,
        series={name: np.zeros_like(x) for name, x in real.series.items()},
        by_place={name: np.zeros_like(x) for name, x in real.by_place.items()},
        events={name: x[:0] for name, x in real.events.items()},
    )


def at(results, name):
    return results.factions.names.index(name)


def with_events(results, *told):
    """Events as ``(step, kind, first, second, place, {column: number})``."""
    table = {name: [] for name in results.events}
    for step, kind, first, second, place, dead in told:
        row = {"row": 0, "step": step, "day": 0.5, "kind": kind, "first": first, "second": second}
        row |= {"place": results.places.names.index(place), **dict.fromkeys(COLUMNS, 0.0), **dead}
        for name in table:
            table[name].append(row[name])
    return replace(results, events={n: np.array(v, results.events[n].dtype) for n, v in table.items()})


def with_deaths(results, pair, deaths_by_step):
    """Deaths in the clashes of one pair, by step."""
    series = {**results.series, "battle_deaths": results.series["battle_deaths"].copy()}
    first, second = sorted((at(results, pair[0]), at(results, pair[1])))
    series["battle_deaths"][0, 1:, results.factions.pairs.index((first, second))] = deaths_by_step
    return replace(results, series=series)


def held(results, *told):
    """Who governs what: ``(faction, places, from moment, share)``, the later over the earlier."""
    control = np.zeros_like(results.by_place["control"])
    for faction, places, moment, share in told:
        for place in places:
            control[0, moment:, at(results, faction), results.places.names.index(place)] = share
    return Past(replace(results, by_place={**results.by_place, "control": control}))


def test_raids_count_as_the_states_and_only_against_the_side_that_was_raided(year):
    jnim, csp = at(year, "jnim"), at(year, "csp")
    raided = with_events(year, (0, RAID, -2, jnim, "Gao", {"deaths_second": 7.0}))
    past = Past(with_deaths(raided, ("government", "jnim"), [5.0] + [0.0] * 11))

    assert past.against_state[0, 0, jnim] == 12.0
    assert past.against_state[0, 0, csp] == 0.0
    assert past.state_based[0].sum() == 12.0


def test_fights_without_the_state_are_those_of_others(year):
    past = Past(with_deaths(year, ("jnim", "is_sahel"), 3.0))

    assert past.between_others[0].sum() == 36.0
    assert past.state_based[0].sum() == 0.0


def test_the_share_outside_battle_leaves_bystanders_with_the_battle(year):
    army, jnim = at(year, "government"), at(year, "jnim")
    told = with_events(
        year,
        (0, CLASH, army, jnim, "Gao", {"deaths_second": 6.0, "civilians_by_first": 2.0}),
        (1, ATTACK, army, -1, "Gao", {"civilians_by_first": 3.0}),
        (7, ATTACK, jnim, -1, "Gao", {"civilians_by_first": 50.0}),  # in March 2024, and not of 2023
    )
    told = with_deaths(told, ("government", "jnim"), [6.0] + [0.0] * 11)
    told = with_deaths(told, ("jnim", "is_sahel"), [0.0, 9.0] + [0.0] * 10)

    assert deaths.outside_battle_2023(Past(told))[0] == pytest.approx((3.0 + 9.0) / (6.0 + 2.0 + 3.0 + 9.0))


def test_who_attacks_civilians_is_counted_in_attacks_not_in_dead(year):
    army, jnim, islamic_state = (at(year, name) for name in ("government", "jnim", "is_sahel"))
    attackers = (army, army, jnim, islamic_state)
    events = [(1, ATTACK, who, -1, "Gao", {"civilians_by_first": 1.0 + who}) for who in attackers]
    past = Past(with_events(year, *events, (1, CLASH, army, jnim, "Gao", {"deaths_first": 4.0})))

    assert deaths.attacks_by_state(past)[0] == 0.5
    assert deaths.attacks_by_jnim(past)[0] == deaths.attacks_by_is_sahel(past)[0] == 0.25


def test_the_wars_of_2023_are_made_up_to_a_year(year):
    rebels = with_deaths(year, ("government", "csp"), [10.0] * 5 + [99.0] * 7)
    past = Past(with_deaths(rebels, ("government", "jnim"), [25.0] * 5 + [99.0] * 7))

    assert deaths.csp_share(past)[0] == pytest.approx(50.0 / (50.0 + 125.0 * 12.0 / 5.0))
    assert deaths.deaths_of_csp_war(past)[0] == 50.0


def test_the_capitals_are_lost_when_the_state_holds_none_of_them(year):
    capitals = ("Kidal", "Gao", "Timbuktu")
    past = held(
        year,
        ("government", capitals, 0, 0.6),
        ("csp", capitals, 0, 0.2),
        ("csp", ("Kidal",), 2, 0.7),
        ("csp", ("Gao", "Timbuktu"), 4, 0.61),
        ("jnim", ("Gao",), 6, 0.9),
        ("jnim", ("Timbuktu",), 7, 0.9),
    )

    assert sequences.months_to_capture(past)[0] == 4.0
    assert sequences.months_to_takeover(past)[0] == 3.0


def test_capitals_that_never_fall_take_for_ever_and_have_no_takeover(year):
    past = held(year, ("government", ("Gao",), 0, 0.6))

    assert sequences.months_to_capture(past)[0] == np.inf
    assert np.isnan(sequences.months_to_takeover(past)[0])
    assert sequences.both_in_time(past)[0] == 0.0


def test_the_fall_of_kidal_is_counted_from_the_convoy_and_the_loser_may_keep_the_country(year):
    # moments: 0 is 1 August 2023, 3 is 1 November, 4 is 1 December
    around = ("csp", ("Abeïbara",), 0, 0.5)
    fallen = held(year, ("csp", ("Kidal",), 0, 0.6), ("government", ("Kidal",), 4, 0.7), around)
    kept = held(year, ("csp", ("Kidal",), 0, 0.6), around)

    assert sequences.days_to_kidal(fallen)[0] == 60.0
    assert sequences.loser_keeps_country(fallen)[0] == 1.0
    assert sequences.days_to_kidal(kept)[0] == np.inf
    assert np.isnan(sequences.loser_keeps_country(kept)[0])


def test_the_order_of_2023_needs_raids_elsewhere_the_fall_within_the_year_and_the_countryside(year):
    csp, army = at(year, "csp"), at(year, "government")
    raid = (1, CLASH, army, csp, "Bourem", {"deaths_first": 3.0})
    late = (2, CLASH, army, csp, "Bourem", {"deaths_first": 3.0})  # in October
    inside = (1, CLASH, army, csp, "Tessalit", {"deaths_first": 3.0})
    fallen = (("csp", ("Kidal", "Abeïbara"), 0, 0.6), ("government", ("Kidal",), 4, 0.7))
    too_late = (("csp", ("Kidal", "Abeïbara"), 0, 0.6), ("government", ("Kidal",), 7, 0.7))

    assert sequences.order_of_2023(held(with_events(year, raid), *fallen))[0] == 1.0
    assert sequences.order_of_2023(held(with_events(year, inside), *fallen))[0] == 0.0
    assert sequences.order_of_2023(held(with_events(year, raid), *too_late))[0] == 0.0
    assert sequences.order_of_2023(held(with_events(year, raid), fallen[0]))[0] == 0.0
    # a monthly step of October begins before the convoy does; in weeks it would not count
    assert sequences.order_of_2023(held(with_events(year, late), *fallen))[0] == 1.0


def test_regional_capitals_are_six_and_counted_at_the_end_of_november(year):
    capitals = ("Gao", "Kidal", "Mopti", "Ménaka", "Ségou", "Timbuktu")
    past = held(year, ("government", (*capitals, "Bamako"), 0, 0.6), ("csp", ("Kidal",), 4, 0.7))

    assert sequences.capitals_of_state(past)[0] == pytest.approx(5 / 6)


def test_people_who_fled_are_told_as_a_part_of_those_at_home_at_the_start(year):
    away = np.zeros_like(year.by_place["displaced"])
    region = [r == "Kidal" for r in year.places.regions]
    away[0, 5, 0, region] = 100.0  # 1 January 2024
    past = Past(replace(year, by_place={**year.by_place, "displaced": away}))
    people_there = year.opening["people"][0, 0, region].sum()

    assert people.fled_from_kidal(past)[0] == pytest.approx(100.0 * sum(region) / people_there)


def test_the_first_time_of_what_never_happens_is_infinity():
    assert list(first_time(np.array([[False, True, True], [False, False, False]]))) == [1.0, np.inf]
