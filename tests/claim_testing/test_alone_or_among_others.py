"""What is read off a run is the same to the last bit, whoever stands beside it."""

from dataclasses import replace

import numpy as np
import pytest

from sahel_sim.claim_testing.claim_file import claims
from sahel_sim.claim_testing.conditions import CONDITIONS
from sahel_sim.claim_testing.ledger_flows import Flow
from sahel_sim.claim_testing.simulator import ClaimReduction, reduction_for
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.reduction import reduce_runs
from sahel_sim.execution.runner import run
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.results.outcome_reader import OutcomeReducer
from sahel_sim.results.outcome_registry import OUTCOMES
from sahel_sim.scenario import Scenario, read, with_changes

RUNS = 9


@pytest.fixture(scope="module")
def story() -> Scenario:
    """Two years of a place with many factions: sums over several pairs are where orders could differ."""
    return with_changes(read("mali_2024_02"), {"years": 2})


@pytest.mark.parametrize("reading", ["outcomes", "claims"])
@pytest.mark.parametrize("chunk", [1, 2])
def test_no_bit_depends_on_the_size_of_chunks(story, reading, chunk):
    every = OutcomeReducer(tuple(each.name for each in OUTCOMES))
    read_off = every if reading == "outcomes" else reduction_for(claims())
    together = reduce_runs([story], read_off, RUNS, seed=3, execution=Execution(1, chunk=RUNS))
    apart = reduce_runs([story], read_off, RUNS, seed=3, execution=Execution(1, chunk=chunk))
    differ = [name for name, x in together.values.items() if x.tobytes() != apart.values[name].tobytes()]
    assert differ == []


@pytest.fixture(scope="module")
def whole(story: Scenario) -> Ensemble:
    """Runs of which everything was measured."""
    return run(story, 3, seed=3, execution=Execution(1))


def readers() -> list[ClaimReduction]:
    """One for each outcome, each event and each measure of a claim."""
    alone = [ClaimReduction((each.name,), (), ()) for each in OUTCOMES]
    alone += [ClaimReduction((), (name,), ()) for name in CONDITIONS]
    measures = {repr(measure): measure for claim in claims() for measure in claim.measures}
    return alone + [ClaimReduction((), (), (("it", measure),)) for measure in measures.values()]


def test_what_a_reader_says_that_it_reads_is_all_that_it_needs(whole):
    wrong = []
    for reader in readers():
        taken = {name: whole.series[name] for name in reader.measures}
        few = replace(whole, series=taken, ledger=whole.ledger if reader.ledger else {})
        for name, x in reader(few).items():
            if not np.array_equal(x, reader(whole)[name], equal_nan=True):
                wrong.append((reader, name))
    assert wrong == []


def test_a_flow_is_read_off_the_ledger_and_nothing_else_is():
    assert ClaimReduction((), (), (("it", Flow("it", "fighters", "all", "combat")),)).ledger
    assert not ClaimReduction(("battle_deaths",), tuple(CONDITIONS), ()).ledger
