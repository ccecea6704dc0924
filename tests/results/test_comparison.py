"""Comparisons: who counts, what is told of things that never happen, and that luck is shared."""

import numpy as np
import pytest

from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.results.outcome_registry import OUTCOMES, outcome
from sahel_sim.results.paired_differences import (
    ScenarioDifferences,
    difference_of_values,
    differences,
    record,
    table,
    unavailable_outcomes,
)
from sahel_sim.scenario import read, with_changes

NEVER = np.nan


@pytest.fixture(scope="module")
def pair_of_runs():
    story = with_changes(read("two_towns"), {"years": 2})
    return [
        run(s, 4, seed=1, execution=Execution(1))
        for s in (story, with_changes(story, {"crown.restraint": 1.0}))
    ]


def test_a_difference_is_the_other_less_the_base():
    (told,) = difference_of_values(outcome("displaced"), np.array([1.0, 2.0]), np.array([4.0, 7.0]))

    assert (4.0, 1.5, 5.5) == (told.difference, told.base, told.other)


def test_a_time_counts_where_it_comes_in_both():
    _, told = difference_of_values(
        outcome("time_to_accord"), np.array([10.0, NEVER, 30.0, NEVER]), np.array([8.0, 20.0, NEVER, NEVER])
    )

    assert (1, 4, (2, 2), -2.0) == (told.pairs, told.runs, told.happened, told.difference)


def test_whether_it_comes_at_all_is_a_chance_in_which_every_pair_counts():
    comes, _ = difference_of_values(
        outcome("time_to_accord"), np.array([10.0, NEVER, 30.0, NEVER]), np.array([8.0, 20.0, 5.0, NEVER])
    )

    assert ("time_to_accord_happens", 4, 0.25) == (comes.name, comes.pairs, comes.difference)


def test_what_never_comes_in_one_story_has_no_difference_of_times():
    _, told = difference_of_values(outcome("time_to_accord"), np.full(3, NEVER), np.array([1.0, 2.0, 3.0]))

    assert 0 == told.pairs
    assert np.isnan([told.difference, told.low, told.high, told.superiority, told.factor]).all()


def test_a_width_that_is_reached_needs_no_more_runs():
    values = np.arange(50.0)
    (told,) = difference_of_values(outcome("displaced"), values, values + 1.0, width=0.1)

    assert 0.0 == told.still


def test_runs_that_give_no_pair_are_counted_into_those_still_needed():
    base = np.array([10.0, 20.0, 30.0, 40.0])
    other = np.array([13.0, 24.0, 32.0, 41.0])
    half = [np.repeat([values, np.full(4, NEVER)], 1, axis=0).ravel() for values in (base, other)]
    _, whole = difference_of_values(outcome("time_to_accord"), base, other, width=0.01)
    _, halved = difference_of_values(outcome("time_to_accord"), *half, width=0.01)

    assert 2 * (whole.still + 4) == halved.still + 8


def test_every_outcome_is_compared(pair_of_runs):
    names = {told.name for told in differences(*pair_of_runs)}

    assert {each.name for each in OUTCOMES} - {"held_five_years"} <= names


@pytest.mark.parametrize(
    ("years", "left_out"),
    [
        (1, {"rebel_war_over", "jihadist_war_over", "all_wars_over", "held_five_years"}),
        (4, {"held_five_years"}),
        (5, set()),
    ],
)
def test_what_takes_years_to_tell_is_left_out_of_shorter_runs(years, left_out):
    assert set(unavailable_outcomes(years)) == left_out


def test_a_story_that_shares_its_luck_with_itself_never_differs(pair_of_runs):
    base = pair_of_runs[0]

    assert {0.0} == {told.difference for told in differences(base, base) if told.pairs}


def test_runs_of_other_seeds_are_refused(pair_of_runs):
    other = run("two_towns", 4, seed=2, execution=Execution(1))

    with pytest.raises(ValueError, match="same seed"):
        differences(pair_of_runs[0], other)


def test_a_run_that_is_in_one_of_them_alone_has_no_pair():
    story = with_changes(read("two_towns"), {"years": 2})
    base, other = (
        run(story, replicates=numbers, seed=1, execution=Execution(1)) for numbers in ([0, 1, 2], [1, 2, 3])
    )

    assert {2} == {told.runs for told in differences(base, other)}


def test_a_table_has_a_row_for_each_story_and_outcome(pair_of_runs):
    told = differences(*pair_of_runs, outcomes=["displaced", "battle_deaths"])
    made = table("a", [ScenarioDifferences("b", told), ScenarioDifferences("c", told)])

    assert [("b", "displaced"), ("b", "battle_deaths"), ("c", "displaced"), ("c", "battle_deaths")] == list(
        zip(made["other"], made["outcome"], strict=True)
    )


def test_a_record_says_whose_interval_it_is():
    chance, time = difference_of_values(outcome("time_to_accord"), np.array([1.0, 2.0]), np.array([2.0, 4.0]))

    assert ["newcombe", "t"] == [record(told)["method"] for told in (chance, time)]
