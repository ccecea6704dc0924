"""Peace and its outcomes on histories made by hand: how long, how often broken, after what, at what price."""

import numpy as np
import pytest
from histories import JIHADISTS, REBELS, SIDES, STATE, course, told, war

from sahel_sim.core import Array
from sahel_sim.results.history import History
from sahel_sim.results.outcome_registry import OUTCOMES, outcome

JIHAD = SIDES.pairs.index((STATE, JIHADISTS))


def number(name: str, history: History) -> float:
    return float(outcome(name).of(history)[0])


def during(first_month: int, last_month: int, years: int) -> Array:
    """1 for the rebels after the first month and up to the last."""
    when = np.arange(12 * years + 1)
    return course(12 * years, by_side={REBELS: (when > first_month) & (when <= last_month)})


@pytest.mark.parametrize(
    ("deaths", "at_peace", "begun", "to_next"),
    [
        ((100.0, 100.0, 100.0), 0.0, 0.0, np.nan),  # war without end
        ((100.0, 0.0, 24.9), 24.0, 0.0, 24.0),  # it fades and is not over for another two years: cut off
        ((100.0, 0.0, 25.0, 0.0), 24.0, 1.0, 12.0),  # a lull, war, a lull
        (
            (0.0, 0.0, 100.0, 100.0),
            24.0,
            1.0,
            np.nan,
        ),  # peace from the start, then war without end
        ((0.0, 90.0, 0.0, 90.0, 0.0), 36.0, 2.0, 12.0),  # two wars
        ((0.0, 0.0), 24.0, 0.0, np.nan),  # nothing ever
    ],
)
def test_time_at_peace_and_wars_begun_anew(deaths, at_peace, begun, to_next):
    history = told(battle_deaths=war(*deaths))

    assert number("time_at_peace_with_rebels", history) == at_peace
    assert number("rebel_wars_begun", history) == begun
    assert number("time_to_next_rebel_war", history) == pytest.approx(to_next, nan_ok=True)


def test_wars_with_rebels_and_with_jihadists_are_told_apart():
    deaths = war(100.0, 0.0, 100.0) + war(0.0, 0.0, 100.0, pair=JIHAD)
    history = told(battle_deaths=deaths)

    assert number("time_at_peace_with_rebels", history) == 12.0
    assert number("time_at_peace_with_jihadists", history) == 24.0
    assert number("jihadist_wars_begun", history) == 1.0
    assert np.isnan(number("time_to_next_jihadist_war", history))


def test_a_lull_and_a_settlement_are_both_over_at_the_end_and_told_apart_by_how_long_they_last():
    lull = told(battle_deaths=war(90.0, 0.0, 90.0, 0.0, 90.0, 0.0, 0.0))
    settled = told(battle_deaths=war(90.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0), accord=during(10, 84, 7))

    assert number("rebel_war_over", lull) == number("rebel_war_over", settled) == 1.0
    assert number("peace_after_lull", lull) == pytest.approx((12 + 12 + 24) / 3)
    assert number("peace_after_accord", settled) == 72.0
    assert np.isnan(number("peace_after_accord", lull))
    assert np.isnan(number("peace_after_lull", settled))


BROKEN = course(36, by_side={STATE: 100.0, REBELS: [100.0] * 13 + [9.0] * 24})
HALF = course(36, by_side={REBELS: [0.0] * 20 + [0.5] * 17})


@pytest.mark.parametrize(
    ("series", "kind"),
    [
        ({"accord": during(20, 36, 3)}, "accord"),
        ({"accord": during(20, 23, 3)}, "lull"),  # it fell before the year was over
        ({"accord": during(24, 36, 3)}, "lull"),  # it came when the year was over
        ({"ceasefire": during(20, 36, 3)}, "ceasefire"),
        ({"accord": during(20, 36, 3), "ceasefire": during(20, 36, 3)}, "accord"),
        ({"fighters": BROKEN}, "victory"),
        ({"fighters": BROKEN, "places_governed": course(36, by_side={REBELS: 0.06})}, "lull"),
        ({"places_governed": HALF}, "victory"),
        ({"accord": during(20, 36, 3), "places_governed": HALF}, "accord"),
        ({}, "lull"),
    ],
)
def test_what_a_peace_came_from_is_what_stands_when_its_first_year_is_over(series, kind):
    history = told(battle_deaths=war(90.0, 0.0, 0.0), **series)

    for each in ("accord", "ceasefire", "victory", "lull"):
        assert number(f"peace_after_{each}", history) == pytest.approx(
            24.0 if each == kind else np.nan, nan_ok=True
        )


def test_a_run_that_begins_in_the_peace_of_an_accord_tells_how_long_it_held():
    history = told(battle_deaths=war(0.0, 0.0, 0.0, 60.0, 0.0), accord=during(-1, 30, 5))

    assert number("peace_after_accord", history) == 36.0
    assert number("peace_after_lull", history) == 12.0


def losses(*deaths_a_year: float) -> Array:
    """Own fighters lost by the army, all in the sixth month of each year."""
    return course(12 * len(deaths_a_year), by_side={STATE: _in_june(*deaths_a_year)})


def _in_june(*numbers: float) -> Array:
    when = np.zeros(12 * len(numbers) + 1)
    when[6::12] = numbers
    return when


def test_deaths_until_the_first_year_of_peace_are_those_of_everyone():
    civilians = course(48, by_side={JIHADISTS: _in_june(5.0, 6.0, 7.0, 8.0)})
    history = told(
        battle_deaths=war(90.0, 90.0, 0.0, 90.0),
        battle_losses=losses(90.0, 91.0, 2.0, 90.0),
        civilians_killed=civilians,
    )

    assert number("deaths_before_peace", history) == 90.0 + 91.0 + 5.0 + 6.0
    assert number("all_deaths", history) == 273.0 + 26.0


def test_without_peace_all_deaths_are_before_it_and_with_peace_from_the_start_none():
    at_war = told(battle_deaths=war(90.0, 90.0), battle_losses=losses(90.0, 90.0))
    at_peace = told(battle_deaths=war(0.0, 0.0), battle_losses=losses(3.0, 3.0))

    assert number("deaths_before_peace", at_war) == number("all_deaths", at_war) == 180.0
    assert number("deaths_before_peace", at_peace) == 0.0
    assert number("all_deaths", at_peace) == 6.0


def test_runs_side_by_side_do_not_see_each_other():
    one, other = war(90.0, 0.0, 90.0, 0.0), war(0.0, 90.0, 90.0, 90.0)
    both = told(battle_deaths=np.concatenate([one, other]))
    alone = [told(battle_deaths=each) for each in (one, other)]

    for name in (
        "time_at_peace_with_rebels",
        "rebel_wars_begun",
        "time_to_next_rebel_war",
        "deaths_before_peace",
    ):
        together = outcome(name).of(History({**_wide(both)}, SIDES, 12))
        assert list(together) == pytest.approx([number(name, each) for each in alone], nan_ok=True)


def _wide(history: History) -> dict[str, Array]:
    """Every series for two runs."""
    return {name: x if len(x) == 2 else np.concatenate([x, x]) for name, x in history.series.items()}


def test_steps_that_make_up_no_whole_year_are_left_out_at_the_start_but_their_dead_are_counted():
    deaths = np.concatenate([np.zeros((1, 4, len(SIDES.pairs))), war(90.0, 0.0)[:, 1:]], axis=1)
    lost = np.concatenate(
        [course(3, by_side={STATE: [0.0, 0.0, 40.0, 0.0]}), losses(90.0, 0.0)[:, 1:]], axis=1
    )
    history = told(battle_deaths=deaths, battle_losses=lost)

    assert number("time_at_peace_with_rebels", history) == 12.0
    assert number("deaths_before_peace", history) == 130.0


def test_less_than_a_year_has_no_peace_and_no_war():
    history = told(battle_deaths=np.zeros((1, 7, len(SIDES.pairs))))

    assert number("time_at_peace_with_rebels", history) == 0.0
    assert number("rebel_wars_begun", history) == 0.0
    assert np.isnan(number("time_to_next_rebel_war", history))
    assert np.isnan(number("peace_after_lull", history))


def test_every_outcome_reads_what_it_says_that_it_reads():
    history = told(battle_deaths=war(90.0, 0.0, 90.0))
    for each in OUTCOMES:
        few = {name: x for name, x in history.series.items() if name in (*each.reads, "fighters")}
        each.of(History(few, SIDES, 12))
