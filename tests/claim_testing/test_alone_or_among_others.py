"""What is read off a run is the same to the last bit, whoever stands beside it."""

import pytest

from sahel_sim.claim_testing.claim_file import claims
from sahel_sim.claim_testing.simulator import reduction_for
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.reduction import reduce_runs
from sahel_sim.results.outcome_reader import every_outcome
from sahel_sim.scenario import Scenario, read, with_changes

RUNS = 9


@pytest.fixture(scope="module")
def story() -> Scenario:
    """Two years of a place with many factions: sums over several pairs are where orders could differ."""
    return with_changes(read("mali_2024_02"), {"years": 2})


@pytest.mark.parametrize("reading", ["outcomes", "claims"])
@pytest.mark.parametrize("chunk", [1, 2])
def test_no_bit_depends_on_the_size_of_chunks(story, reading, chunk):
    read_off = every_outcome() if reading == "outcomes" else reduction_for(claims())
    together = reduce_runs([story], read_off, RUNS, seed=3, execution=Execution(1, chunk=RUNS))
    apart = reduce_runs([story], read_off, RUNS, seed=3, execution=Execution(1, chunk=chunk))
    differ = [name for name, x in together.values.items() if x.tobytes() != apart.values[name].tobytes()]
    assert differ == []
