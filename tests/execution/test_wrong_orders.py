"""What is ordered in Python and cannot be done is refused by its own name."""

import pytest

import sahel_sim
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.reduction import reduce_runs
from sahel_sim.execution.runner import run
from sahel_sim.results.outcome_reader import OutcomeReducer
from sahel_sim.scenario import ScenarioError, read, with_changes

SPARING = """scenario: sparing
title: {en: Sparing, fr: Retenue}
based_on: two_towns
years: 1
crown: {restraint: 1.0}
"""


@pytest.mark.parametrize("runs", [0, -3])
def test_runs_that_are_none_are_told_without_chunks(runs):
    with pytest.raises(ValueError, match=rf"^{runs} runs: there must be at least 1\.$"):
        sahel_sim.run("two_towns", runs)


def test_no_replicates_are_no_runs():
    with pytest.raises(ValueError, match=r"^0 runs: there must be at least 1"):
        run("two_towns", replicates=())


def test_a_chunk_of_nothing_is_told_apart():
    with pytest.raises(ValueError, match=r"^A chunk of 0 runs: there must be at least 1"):
        run("two_towns", 2, execution=Execution(chunk=0))


@pytest.mark.parametrize("runs", [2.5, "5"])
def test_runs_that_are_no_whole_number_are_named(runs):
    with pytest.raises(TypeError, match=r"^runs takes a whole number of at least 1, not "):
        sahel_sim.run("two_towns", runs)


@pytest.mark.parametrize("executor", ["dask", 2.5])
def test_it_is_said_what_executor_takes(executor):
    with pytest.raises(TypeError, match=r"^executor takes a number of processes, None, or an Executor"):
        sahel_sim.run("two_towns", 2, executor=executor)


def test_one_outcome_may_be_said_alone(tmp_path):
    story = with_changes(read("two_towns"), {"years": 1, "runs": 2})
    alone = sahel_sim.run(story, outcomes="battle_deaths", executor=1)
    assert list(alone.values) == ["battle_deaths"]
    assert list(reduce_runs([story], OutcomeReducer("battle_deaths"), execution=Execution(1)).values) == [
        "battle_deaths"
    ]
    varied = {"crown.restraint": (0.2, 0.8)}
    swept = sahel_sim.sweep(story, varied, runs=2, outcomes="battle_deaths", executor=1)
    assert swept.sweep.outcomes == ("battle_deaths",)
    other = tmp_path / "sparing.yaml"
    other.write_text(SPARING, encoding="utf-8")
    compared = sahel_sim.compare(story, other, outcomes="battle_deaths", executor=1)
    assert [each.name for each in compared.against[0].differences] == ["battle_deaths"]


def test_one_value_is_no_axis():
    with pytest.raises(ScenarioError, match="has one value, and one value is no sweep"):
        sahel_sim.sweep("two_towns", {"crown.restraint": 0.5})
