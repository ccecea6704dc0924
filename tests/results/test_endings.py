"""Endings and outcomes of histories made by hand."""

import numpy as np
import pytest
from histories import JIHADISTS, REBEL_WAR, REBELS, SIDES, STATE, course, told, war

from sahel_sim.engine import MEASURES
from sahel_sim.results.endings import ENDINGS, endings
from sahel_sim.results.history import History
from sahel_sim.results.outcome_registry import OUTCOMES, outcome

PEACE_FOR_4_YEARS = war(100.0, 100.0, 0.0, 0.0)
WAR_FOR_4_YEARS = war(100.0, 100.0, 100.0, 100.0)


def ending(history: History) -> str:
    return ENDINGS[endings(history)[0]]


def number(name: str, history: History) -> float:
    return float(outcome(name).of(history)[0])


def governed(state: float, rebels: float, jihadists: float, months: int = 48) -> np.ndarray:
    return course(months, by_side={STATE: state, REBELS: rebels, JIHADISTS: jihadists})


def from_month(month: int, months: int = 48, until: int | None = None) -> np.ndarray:
    """1 from a month on, for the rebels."""
    when = np.arange(months + 1)
    return course(months, by_side={REBELS: (when >= month) & (when < (until or months + 1))})


def at_month(month: int, months: int = 48) -> np.ndarray:
    return course(months, by_side={REBELS: np.arange(months + 1) == month})


@pytest.mark.parametrize(
    ("deaths", "over"),
    [
        ((100.0, 100.0, 0.0, 0.0), 1.0),
        ((100.0, 100.0, 24.0, 24.0), 1.0),
        ((100.0, 100.0, 0.0, 25.0), 0.0),
        ((100.0, 0.0, 0.0, 100.0), 0.0),
        ((100.0, 0.0, 0.0, 100.0, 0.0), 0.0),
        ((100.0, 0.0, 0.0, 100.0, 0.0, 0.0), 1.0),
        ((0.0, 0.0), 1.0),
        ((0.0,), 0.0),
    ],
)
def test_a_war_is_over_after_two_quiet_years_and_not_if_it_reopens(deaths, over):
    assert number("rebel_war_over", told(battle_deaths=war(*deaths))) == over


def test_less_than_one_year_ends_no_war():
    history = told(battle_deaths=np.zeros((1, 7, len(SIDES.pairs))))

    assert number("rebel_war_over", history) == 0.0
    assert number("all_wars_over", history) == 0.0


def test_another_war_keeps_all_wars_from_being_over():
    jihad = SIDES.pairs.index((STATE, JIHADISTS))
    history = told(battle_deaths=war(0.0, 50.0, pair=jihad))

    assert number("rebel_war_over", history) == 1.0
    assert number("jihadist_war_over", history) == 0.0
    assert number("all_wars_over", history) == 0.0


def test_a_war_of_rebels_and_jihadists_keeps_all_wars_from_being_over():
    history = told(battle_deaths=war(0.0, 50.0, pair=SIDES.pairs.index((REBELS, JIHADISTS))))

    assert number("rebel_war_over", history) == number("jihadist_war_over", history) == 1.0
    assert number("all_wars_over", history) == 0.0


def test_an_accord_that_holds():
    history = told(battle_deaths=PEACE_FOR_4_YEARS, accord=from_month(20), signed=at_month(20))

    assert ending(history) == "accord"
    assert number("time_to_accord", history) == 20.0
    assert number("peace_lasted", history) == 28.0


def test_an_accord_that_relapses():
    history = told(
        battle_deaths=WAR_FOR_4_YEARS,
        accord=from_month(20, until=30),
        signed=at_month(20),
        relapsed=at_month(30),
    )

    assert ending(history) == "relapsed"
    assert number("peace_lasted", history) == 10.0
    assert number("time_to_relapse", history) == 30.0


def test_an_accord_that_is_ended_on_a_date_has_fallen_too():
    history = told(battle_deaths=WAR_FOR_4_YEARS, accord=from_month(0, until=30))

    assert ending(history) == "relapsed"
    assert number("time_to_accord", history) == 0.0
    assert number("peace_lasted", history) == 30.0


def test_an_accord_that_fell_in_a_war_that_went_to_sleep_all_the_same_is_told_by_how_it_sleeps():
    history = told(battle_deaths=PEACE_FOR_4_YEARS, accord=from_month(5, until=10))

    assert ending(history) == "low_activity"


def test_rebels_beaten_after_their_accord_fell_are_beaten():
    history = told(
        battle_deaths=PEACE_FOR_4_YEARS,
        accord=from_month(5, until=10),
        fighters=dwindling(9.0),
        places_governed=governed(0.8, 0.04, 0.0),
    )

    assert ending(history) == "state_victory"


def test_an_accord_that_relapses_and_is_signed_again_is_an_accord():
    accord = from_month(10, until=15) + from_month(20)
    history = told(battle_deaths=PEACE_FOR_4_YEARS, accord=accord, relapsed=at_month(15))

    assert ending(history) == "accord"


@pytest.mark.parametrize("agreed", ["accord", "ceasefire"])
def test_what_is_agreed_while_fighting_goes_on_is_peace_on_paper(agreed):
    history = told(battle_deaths=WAR_FOR_4_YEARS, **{agreed: from_month(20)})

    assert ending(history) == "paper_peace"


def test_an_accord_signed_anew_in_a_war_that_has_not_slept_yet_is_peace_on_paper():
    accord = from_month(10, until=15) + from_month(40)

    assert ending(told(battle_deaths=WAR_FOR_4_YEARS, accord=accord)) == "paper_peace"


def test_a_ceasefire_that_broke_before_any_accord_is_no_relapse():
    history = told(battle_deaths=WAR_FOR_4_YEARS, ceasefire=from_month(20, until=30), relapsed=at_month(30))

    assert ending(history) == "stalemate"
    assert np.isnan(number("time_to_relapse", history))


def test_a_ceasefire_without_an_accord():
    history = told(battle_deaths=PEACE_FOR_4_YEARS, ceasefire=0.9 * from_month(20))

    assert ending(history) == "ceasefire"
    assert number("time_to_ceasefire", history) == 20.0
    assert np.isnan(number("time_to_accord", history))
    assert np.isnan(number("peace_lasted", history))


def test_a_war_that_nobody_fights_any_more():
    assert ending(told(battle_deaths=PEACE_FOR_4_YEARS)) == "low_activity"


def dwindling(rebels: float) -> np.ndarray:
    return course(48, by_side={STATE: 100.0, REBELS: np.linspace(100.0, rebels, 49), JIHADISTS: 100.0})


def test_the_state_wins_if_rebels_are_broken_and_govern_next_to_nothing():
    quiet = {"battle_deaths": PEACE_FOR_4_YEARS, "places_governed": governed(0.8, 0.04, 0.0)}

    assert ending(told(**quiet, fighters=dwindling(9.0))) == "state_victory"
    assert ending(told(**quiet, fighters=dwindling(11.0))) == "low_activity"


def test_a_force_that_grew_first_is_broken_by_its_highest_strength():
    fighters = dwindling(9.0)
    fighters[:, 1:40, REBELS] = 1000.0
    fighters[:, 40:, REBELS] = 99.0
    history = told(
        battle_deaths=PEACE_FOR_4_YEARS, fighters=fighters, places_governed=governed(0.8, 0.04, 0.0)
    )

    assert ending(history) == "state_victory"


def test_a_broken_force_that_still_governs_is_not_beaten():
    history = told(
        battle_deaths=PEACE_FOR_4_YEARS, fighters=dwindling(9.0), places_governed=governed(0.8, 0.06, 0.0)
    )

    assert ending(history) == "low_activity"


def test_rebels_win_with_half_of_the_places():
    assert ending(told(battle_deaths=WAR_FOR_4_YEARS, places_governed=governed(0.3, 0.5, 0.2))) == (
        "rebel_victory"
    )


def test_jihadists_dominate_if_they_govern_more_than_each_of_the_others():
    history = told(battle_deaths=WAR_FOR_4_YEARS, places_governed=governed(0.3, 0.3, 0.35))

    assert ending(history) == "jihadist_dominance"
    assert number("jihadists_dominate", history) == 1.0


def test_jihadists_may_dominate_beside_an_accord_with_rebels():
    history = told(
        battle_deaths=PEACE_FOR_4_YEARS, accord=from_month(20), places_governed=governed(0.3, 0.3, 0.35)
    )

    assert ending(history) == "accord"
    assert number("jihadists_dominate", history) == 1.0


def test_jihadists_who_govern_as_much_as_the_state_do_not_dominate():
    assert number("jihadists_dominate", told(places_governed=governed(0.3, 0.1, 0.3))) == 0.0


def moving(last_year: float) -> np.ndarray:
    """The state's share of the places: it stands still, then changes over the last year."""
    state = np.concatenate([np.full(36, 0.4), np.linspace(0.4, 0.4 + last_year, 13)])
    return course(48, by_side={STATE: state, REBELS: 0.3, JIHADISTS: 0.2})


def test_a_front_that_stands_still_for_a_year_is_a_stalemate():
    assert ending(told(battle_deaths=WAR_FOR_4_YEARS, places_governed=moving(0.04))) == "stalemate"
    assert ending(told(battle_deaths=WAR_FOR_4_YEARS, places_governed=moving(0.06))) == "war"


def test_a_town_lost_and_won_within_the_last_year_leaves_a_stalemate_and_one_lost_only_does_not():
    when = np.arange(49)
    lost, won_back = when >= 40, when >= 45
    back, gone = (0.4 - 0.2 * (lost & ~won_back), 0.4 - 0.2 * lost)
    ends = [course(48, by_side={STATE: towns, REBELS: 0.3, JIHADISTS: 0.1}) for towns in (back, gone)]

    assert [ending(told(battle_deaths=WAR_FOR_4_YEARS, places_governed=places)) for places in ends] == [
        "stalemate",
        "war",
    ]


def test_towns_are_told_as_they_stand_at_the_end():
    when = np.arange(49)
    towns = course(48, by_side={STATE: np.where((when >= 10) & (when < 20), 0.0, 0.7)})

    assert number("towns_governed_by_state", told(towns_governed=towns)) == 0.7


def test_deaths_are_told_by_war_and_by_perpetrator():
    killed = course(24, by_side={STATE: 1.0, REBELS: 2.0, JIHADISTS: 3.0})
    killed[:, 0] = 0.0
    deaths = war(100.0, 50.0) + war(10.0, 5.0, pair=SIDES.pairs.index((STATE, JIHADISTS)))
    history = told(battle_deaths=deaths, civilians_killed=killed)

    assert number("battle_deaths", history) == 165.0
    assert number("rebel_war_deaths", history) == 150.0
    assert number("jihadist_war_deaths", history) == 15.0
    assert number("civilians_killed_by_state", history) == 24.0
    assert number("civilians_killed_by_rebels", history) == 48.0
    assert number("civilians_killed_by_jihadists", history) == 72.0


def test_strength_is_told_as_its_change_and_as_a_share_of_insurgents():
    fighters = course(12, by_side={STATE: np.linspace(500.0, 700.0, 13), REBELS: 100.0, JIHADISTS: 300.0})
    history = told(fighters=fighters)

    assert number("state_growth", history) == 200.0
    assert number("rebel_growth", history) == 0.0
    assert number("jihadist_growth", history) == 0.0
    assert number("jihadist_share", history) == 0.75
    assert number("state_fighters", history) == 700.0


def test_fighters_lost_are_told_by_the_side_they_were_on():
    lost = course(24, by_side={STATE: 1.0, REBELS: 2.0, JIHADISTS: 3.0})

    sides_lost = [f"fighters_lost_by_{bloc}" for bloc in ("state", "rebels", "jihadists")]
    assert [number(name, told(battle_losses=lost)) for name in sides_lost] == [25.0, 50.0, 75.0]


def and_a_half(year: np.ndarray, deaths: float) -> np.ndarray:
    """The same, and then half a year with so many deaths a month in each pair."""
    return np.concatenate([year, np.full((1, 6, len(SIDES.pairs)), deaths)], axis=1)


def test_years_are_counted_back_from_the_end():
    history = told(battle_deaths=and_a_half(war(30.0), 2.0))

    assert history.years == 1
    assert history.yearly("battle_deaths")[0, :, REBEL_WAR].tolist() == [2.0 * 6]


def test_a_war_that_reopens_in_the_last_half_year_is_not_over():
    assert number("rebel_war_over", told(battle_deaths=and_a_half(war(0.0, 0.0), 0.0))) == 1.0
    assert number("rebel_war_over", told(battle_deaths=and_a_half(war(0.0, 0.0), 99.0))) == 0.0


def test_weeks_make_up_years_too():
    series = {m.name: np.ones((1, 105, 3)) for m in MEASURES}

    assert History(series, SIDES, 52).yearly("clashes").tolist() == [[[52.0] * 3] * 2]


def test_each_replicate_has_its_own_ending():
    both = {name: np.concatenate([h.series[name] for h in (QUIET, OPEN)]) for name in QUIET.series}

    assert [ENDINGS[kind] for kind in endings(History(both, SIDES, 12))] == [ending(QUIET), ending(OPEN)]
    assert ending(QUIET) != ending(OPEN)


QUIET, OPEN = told(battle_deaths=PEACE_FOR_4_YEARS), told(battle_deaths=WAR_FOR_4_YEARS)


@pytest.mark.parametrize("o", OUTCOMES, ids=lambda o: o.name)
def test_an_outcome_is_one_number_for_each_replicate_with_labels_and_a_unit(o):
    assert o.of(OPEN).shape == (1,)
    assert o.label["en"] != o.label["fr"]
    assert o.unit != ""


def test_an_outcome_that_is_not_there():
    with pytest.raises(KeyError, match="happiness"):
        outcome("happiness")
