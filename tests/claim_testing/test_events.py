"""Events: when something first comes in each run, and for how long it holds."""

import numpy as np
import pytest
from runs_by_hand import SIDES, capitals, course, runs_of

from sahel_sim.claim_testing.conditions import CONDITIONS, Ever, Until
from sahel_sim.claim_testing.run_events import EVENTS, event_named
from sahel_sim.results.history import History

NEVER = np.nan
YEARS = 4
MONTHS = 12 * YEARS


def first(name: str, told: History) -> list[float]:
    return event_named(name).first(told).tolist()


def war(*deaths: float, runs: int = 1) -> np.ndarray:
    """So many deaths of state and rebels in month 6 of each year."""
    told = course(runs, 12 * len(deaths), "pair")
    told[:, 6::12, SIDES.pairs.index((0, 1))] = deaths
    return told


def test_a_capital_is_taken_when_a_bloc_holds_one_more():
    told = runs_of(capitals_governed=capitals(3, 24, {0: 5, 1: 24}))

    np.testing.assert_array_equal(first("capital_taken_by_state", told), [5.0, 24.0, NEVER])
    np.testing.assert_array_equal(first("capital_taken_by_insurgents", told), [NEVER] * 3)


def test_a_capital_that_goes_from_one_insurgent_to_another_is_not_taken_by_insurgents():
    held = course(2, 12, army=6.0, front=1.0)
    held[0, 4:, 1], held[0, 4:, 2] = 0.0, 1.0
    held[1, 7:, 0], held[1, 7:, 3] = 5.0, 1.0

    np.testing.assert_array_equal(
        first("capital_taken_by_insurgents", runs_of(capitals_governed=held)), [NEVER, 7.0]
    )


def test_ceasefire_and_accord_with_rebels_count_and_with_jihadists_do_not():
    in_force = course(3, 12)
    in_force[0, 0:, 1] = 1.0
    in_force[1, 3:6, 1] = 1.0
    in_force[2, 3:, 2] = 1.0

    for name in ("ceasefire", "accord"):
        np.testing.assert_array_equal(first(name, runs_of(**{name: in_force})), [0.0, 3.0, NEVER])


def test_an_accord_falls_at_the_first_step_without_it():
    in_force = course(2, 12, front=1.0)
    in_force[0, 6:, 1] = 0.0

    np.testing.assert_array_equal(first("accord_falls", runs_of(accord=in_force)), [6.0, NEVER])


def test_it_is_war_from_the_twenty_fifth_death_in_a_year_on():
    """24 deaths in month 6 of each year; with one more in month 18 there were 25 in the year to month 18."""
    told = runs_of(battle_deaths=war(24.0, 24.0, 0.0, 0.0))
    told.series["battle_deaths"][0, 17, 0] = 1.0
    holds = EVENTS["war_between_state_and_rebels"].holds(told)[0]

    assert np.flatnonzero(holds).tolist() == [17, *range(18, 29)]


def test_war_with_jihadists_is_no_war_between_state_and_rebels():
    told = runs_of(battle_deaths=course(1, 24, "pair", army_and_jnim=100.0, front_and_jnim=100.0))

    assert np.isnan(first("war_between_state_and_rebels", told)).all()


def test_a_front_that_stood_still_for_a_year_of_war_is_a_stalemate():
    """In run 1 the state wins a tenth of the places in month 20; in run 2 it loses them again."""
    places = course(3, MONTHS, army=0.6, front=0.2)
    places[1, 20:, 0] += 0.1
    places[2, 20:24, 0] += 0.1
    told = runs_of(places_governed=places, battle_deaths=war(100.0, 100.0, 100.0, 100.0, runs=3))
    holds = EVENTS["stalemate"].holds(told)

    assert np.flatnonzero(holds[0]).tolist() == list(range(12, 49))
    assert np.flatnonzero(holds[1]).tolist() == [*range(12, 20), *range(32, 49)]
    assert np.flatnonzero(holds[2]).tolist() == [*range(12, 20), *range(36, 49)]


def test_a_slow_drift_is_no_stalemate_if_a_year_of_it_shows():
    """A hundredth a month is more than a twentieth a year; a thousandth is not."""
    places = course(2, 24, front=np.array([[0.01], [0.001]]) * np.arange(25))
    told = runs_of(places_governed=places, battle_deaths=war(100.0, 100.0, runs=2))

    np.testing.assert_array_equal(first("stalemate", told), [NEVER, 12.0])


def test_jihadists_may_move_in_a_stalemate():
    places = course(1, 24, jnim=0.02 * np.arange(25))

    assert first("stalemate", runs_of(places_governed=places, battle_deaths=war(100.0, 100.0))) == [12.0]


def test_peace_is_no_stalemate_but_a_quiet_year_in_a_war_is():
    """The last year of war ends in month 12 + 6; two quiet years after it, the war is over."""
    told = runs_of(battle_deaths=war(25.0, 24.0, 24.0, 24.0))
    quiet = runs_of(battle_deaths=war(24.0, 24.0, 24.0, 24.0))

    assert np.flatnonzero(EVENTS["stalemate"].holds(told)[0]).tolist() == list(range(12, 30))
    assert np.isnan(first("stalemate", quiet)).all()


def test_rebels_and_jihadists_are_allies_if_any_of_them_are():
    stand = course(
        1, 3, "pair", front_and_jnim=[0.3, -0.1, 0.3, 0.0], front_and_is_sahel=[0.5, 0.5, 0.5, 0.0]
    )
    told = runs_of(hostility=stand)

    assert EVENTS["rebels_and_jihadists_allies"].holds(told).tolist() == [[False, True, False, False]]
    assert EVENTS["rebels_and_jihadists_enemies"].holds(told).tolist() == [[True, False, True, False]]


def test_those_who_have_no_fighters_are_nobodys_enemies():
    told = runs_of(
        hostility=course(1, 1, "pair", front_and_jnim=-0.3, front_and_is_sahel=1.0, jnim_and_is_sahel=-1.0),
        fighters=course(1, 1, front=10.0, jnim=[10.0, 0.0], is_sahel=[0.0, 10.0]),
    )

    assert EVENTS["rebels_and_jihadists_allies"].holds(told).tolist() == [[True, False]]
    assert EVENTS["rebels_and_jihadists_enemies"].holds(told).tolist() == [[False, True]]


def test_jihadists_outnumber_rebels_together():
    told = runs_of(fighters=course(1, 2, front=100.0, jnim=60.0, is_sahel=[40.0, 40.0, 41.0]))

    assert first("jihadists_outnumber_rebels", told) == [2.0]


def test_a_wave_counts_all_who_are_killed_at_home_in_a_year():
    """One and a half times the mean of 1,266, 3,612 and 2,001 is 3,439.5, and 300 of 3,700 died abroad."""
    dead = course(2, 24, "pair", army_and_jnim=[[100.0], [100.0]])
    civilians = course(2, 24, army=100.0, jnim=100.0)
    civilians[:, 0] = dead[:, 0] = 0.0
    abroad = course(2, 24, "one", all=np.array([[0.0], [25.0]]))
    abroad[:, 0] = 0.0
    dead[:, 20, SIDES.pairs.index((0, 2))] += 100.0
    told = runs_of(battle_deaths=dead, civilians_killed=civilians, deaths_abroad=abroad)

    np.testing.assert_array_equal(first("wave_of_violence", told), [12.0, NEVER])


@pytest.mark.parametrize("event", EVENTS.values(), ids=lambda event: event.name)
def test_an_event_is_told_in_both_languages_and_waits_for_something_to_happen(event):
    told = runs_of(fighters=course(2, 24))

    assert event.label["en"] != event.label["fr"]
    assert event.holds(told).shape == (2, 25)
    assert np.isnan(event.first(told)).all()


def test_a_run_shorter_than_a_year_has_no_stalemate():
    assert np.isnan(first("stalemate", runs_of(battle_deaths=war(100.0)[:, :10])))


def test_weeks_make_up_a_year():
    deaths = course(1, 104, "pair", army_and_front=1.0)
    deaths[:, 0] = 0.0

    assert first("stalemate", runs_of(52, battle_deaths=deaths)) == [52.0]


def test_an_event_that_is_not_there():
    with pytest.raises(KeyError, match=r"'fall_of_kidal'.*capital_taken_by_state"):
        event_named("fall_of_kidal")


def fallen() -> History:
    """The state takes a capital in month 5, 8 and never; an accord holds in months 7 to 10 of each run."""
    accord = course(3, 24)
    accord[:, 7:11, 1] = 1.0
    return runs_of(accord=accord, capitals_governed=capitals(3, 24, {0: 5, 1: 8}))


def test_whether_something_ever_comes():
    told = fallen()

    assert Ever("x", "capital_taken_by_state").of_runs(told).tolist() == [1.0, 1.0, 0.0]
    assert Ever("x", "capital_taken_by_state", 0, 5).of_runs(told).tolist() == [1.0, 0.0, 0.0]
    assert Ever("x", "capital_taken_by_state", 6, 24).of_runs(told).tolist() == [0.0, 1.0, 0.0]
    assert CONDITIONS["accord"].of_runs(told).tolist() == [1.0, 1.0, 1.0]


def test_whether_something_holds_in_months_around_an_event():
    told = fallen()

    np.testing.assert_array_equal(
        Ever("x", "accord", 0, 1, "capital_taken_by_state").of_runs(told), [0.0, 1.0, NEVER]
    )
    np.testing.assert_array_equal(
        Ever("x", "accord", 0, 2, "capital_taken_by_state").of_runs(told), [1.0, 1.0, NEVER]
    )
    np.testing.assert_array_equal(
        Ever("x", "accord", -6, 0, "capital_taken_by_state").of_runs(told), [NEVER, 1.0, NEVER]
    )
    np.testing.assert_array_equal(
        Ever("x", "accord", 0, 2, "capital_taken_by_state").of_runs(told, np.array([0.0, 6.0, 9.0])),
        [0.0, 1.0, 1.0],
    )


def test_months_until_something_comes():
    np.testing.assert_array_equal(Until("x", "capital_taken_by_state").of_runs(fallen()), [5.0, 8.0, NEVER])


def test_months_until_something_comes_in_a_weekly_run():
    weekly = runs_of(52, capitals_governed=capitals(1, 104, {0: 26}))

    assert Until("x", "capital_taken_by_state").of_runs(weekly) == pytest.approx([6.0])


def test_conditions_are_told_in_both_languages():
    assert Ever("x", "accord").label == EVENTS["accord"].label
    assert (
        Ever("x", "accord", 0, 12).label["fr"]
        == "Un accord avec des rebelles est en vigueur, du mois 0 au mois 12"
    )
    assert Until("x", "accord").label["en"] == "Months until: An accord with rebels is in force"
    assert (Ever("x", "accord").unit, Until("x", "accord").unit) == ("chance", "months")


def test_conditions_of_what_is_not_there():
    for wrong in (
        lambda: Ever("x", "peace"),
        lambda: Until("x", "peace"),
        lambda: Ever("x", "accord", around="x"),
    ):
        with pytest.raises(KeyError, match="accord_falls"):
            wrong()
