"""What each run says of force alone and of stalemates, of histories made by hand."""

import numpy as np
import pytest
from histories import JIHADISTS, REBELS, STATE, course, told, war

from sahel_sim.engine import MEASURES as MEASURED
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.reduction import reduce_runs
from sahel_sim.results import force_and_stalemate as both
from sahel_sim.results.gains import GAINERS
from sahel_sim.results.outcome_reader import AnsweringReducer, OutcomeReducer
from sahel_sim.scenario import read

STILL_WAR = war(100.0, 100.0, 100.0)


def found(**series):
    """The answers of one run."""
    answers = both.force_and_stalemate(told(**series))
    return {name: float(x[0, 0]) for name, x in vars(answers).items()}


def test_a_war_with_a_front_that_stands_still_is_a_stalemate():
    told_of = found(battle_deaths=STILL_WAR)

    assert (told_of["rebel_war_over"], told_of["stalemate"]) == (0.0, 1.0)


def test_a_front_that_moves_in_the_last_year_is_none():
    rising = np.concatenate([np.full(25, 0.2), np.linspace(0.2, 0.4, 12)])

    assert (
        found(battle_deaths=STILL_WAR, places_governed=course(36, by_side={STATE: rising}))["stalemate"]
        == 0.0
    )


def test_a_war_that_is_over_is_no_stalemate():
    told_of = found(battle_deaths=war(100.0, 0.0, 0.0))

    assert (told_of["rebel_war_over"], told_of["stalemate"]) == (1.0, 0.0)


def test_less_than_two_years_tell_nothing_of_wars():
    told_of = found(battle_deaths=war(100.0))

    assert all(np.isnan(told_of[name]) for name in ("rebel_war_over", "jihadist_war_over", "stalemate"))


def test_a_side_that_never_fights_has_no_war_and_does_not_grow():
    none = course(36, by_side={STATE: 100.0, REBELS: 100.0, JIHADISTS: 0.0})
    told_of = found(battle_deaths=STILL_WAR, fighters=none)

    assert np.isnan(told_of["jihadist_war_over"])
    assert np.isnan(told_of["jihadists_grew"])
    assert told_of["rebel_war_over"] == 0.0


@pytest.mark.parametrize("measure", ["talks", "ceasefire", "accord"])
def test_talks_a_ceasefire_and_an_accord_all_count_as_talks(measure):
    one_month = course(36, by_side={REBELS: np.arange(37) == 5})

    assert found(battle_deaths=STILL_WAR)["talks"] == 0.0
    assert found(battle_deaths=STILL_WAR, **{measure: one_month})["talks"] == 1.0


def test_who_gains_and_whether_jihadists_grow():
    rising = np.linspace(100.0, 200.0, 37)
    people = course(36, by_side={REBELS: np.linspace(0.1, 0.3, 37), STATE: 0.6})
    fighters = course(36, by_side={STATE: 100.0, REBELS: 100.0, JIHADISTS: rising})
    told_of = found(battle_deaths=STILL_WAR, people_governed=people, fighters=fighters)

    assert (GAINERS[int(told_of["gainer"])], told_of["jihadists_grew"]) == ("rebels", 1.0)


def test_it_is_read_beside_what_was_asked_for_and_is_in_no_table_and_no_digest():
    scenario, here = read("two_towns"), Execution(1)
    names = ("displaced", "rebel_war_over")
    asked = reduce_runs([scenario], OutcomeReducer(names), 3, execution=here)
    answered = reduce_runs([scenario], AnsweringReducer(names), 3, execution=here)

    assert tuple(answered.values) == names
    assert answered.digest() == asked.digest()
    assert not asked.beside
    assert tuple(answered.beside) == both.NAMES
    assert all(x.shape == (1, 3) for x in answered.beside.values())
    assert both.from_names(asked.beside) is None


def test_it_names_every_measure_that_it_reads():
    reducer = AnsweringReducer(("displaced",))

    assert set(reducer.measures) <= {each.name for each in MEASURED}
    assert {"talks", "people_governed", "places_governed", "displaced"} <= set(reducer.measures)
