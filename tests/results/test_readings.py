"""Outcomes chosen before the run are those of whole results, from no more measures than they name."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from sahel_sim.core import Array
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.reduction import reduce_runs
from sahel_sim.execution.runner import run
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.results.history import history
from sahel_sim.results.outcome_reader import OutcomeReducer
from sahel_sim.results.outcome_registry import OUTCOMES
from sahel_sim.results.outcome_table import outcomes
from sahel_sim.scenario import read, with_changes


@pytest.fixture(scope="module")
def results() -> Ensemble:
    return run(with_changes(read("return_to_dialogue"), {"years": 3, "runs": 6}), execution=Execution(1))


class Watched(dict[str, Array]):
    """Series that note which of them are looked at."""

    def __init__(self, series: Mapping[str, Array]) -> None:
        super().__init__(series)
        self.seen: set[str] = set()

    def __getitem__(self, name: str) -> Array:
        """One series, which is noted."""
        self.seen.add(name)
        return super().__getitem__(name)


@pytest.mark.parametrize("each", OUTCOMES, ids=lambda each: each.name)
def test_an_outcome_names_the_measures_that_it_is_made_of(results, each):
    watched = Watched(results.series)
    each.of(replace(history(results), series=watched))
    assert watched.seen - {"fighters"} == set(each.reads) - {"fighters"}


def test_a_tally_of_all_outcomes_is_the_table_of_whole_results(results):
    story = results.scenario
    every = OutcomeReducer(tuple(each.name for each in OUTCOMES))
    tally = reduce_runs([story], every, execution=Execution(1))
    table = outcomes(results)
    for each in OUTCOMES:
        assert np.array_equal(tally.values[each.name][0], table[each.name].to_numpy(), equal_nan=True)


@pytest.mark.parametrize("each", OUTCOMES, ids=lambda each: each.name)
def test_an_outcome_alone_is_the_same_as_among_all(results, each):
    told = OutcomeReducer((each.name,))
    few = {name: series for name, series in results.series.items() if name in told.measures}
    alone = told(replace(results, series=few, ledger={}))[each.name]
    assert np.array_equal(alone, each.of(history(results)), equal_nan=True)


def test_an_unknown_outcome_is_told_before_anything_runs():
    with pytest.raises(KeyError, match="There is no outcome 'peace'"):
        OutcomeReducer(("peace",))
