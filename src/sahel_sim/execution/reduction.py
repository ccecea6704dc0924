"""A reduction: a few numbers of each run of one scenario or of many, and nothing else kept."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sahel_sim.core import Array
from sahel_sim.execution.execution import ALL_CORES, Execution
from sahel_sim.execution.execution_errors import AllRunsFailed
from sahel_sim.execution.plan import STRIDE, Plan, checkpoint_of, finished_chunks, make_plan
from sahel_sim.execution.replication import Reducer, Replication
from sahel_sim.execution.worker import Task, simulate_task
from sahel_sim.results.chunk import Chunk, Failure
from sahel_sim.scenario import Scenario
from sahel_sim.scenario.parameter_draws import ParameterDraws


@dataclass(frozen=True)
class Reduction:
    """What was read off the runs of some scenarios.

    Attributes
    ----------
    scenarios
        What was run, ``S`` of them.
    seed, replicates
        The seed of all random numbers, and the ``R`` numbers of the runs of each scenario: runs of the same
        number draw the same random numbers.
    values
        For each name, ``(S, R)``; not numbers in runs that broke off.
    failures
        For each run that broke off, the position of its scenario, and what is known of it.
    beside
        As ``values``, what the reducer reads beside what was asked for; it is a part of no digest.

    Examples
    --------
    >>> import sahel_sim
    >>> from sahel_sim.results.outcome_reader import OutcomeReducer
    >>> reducer = OutcomeReducer(("displaced",))
    >>> found = reduce_runs([sahel_sim.read("two_towns")], reducer, runs=3, execution=Execution(workers=1))
    >>> list(found.of_scenario(0))
    ['displaced']
    """

    scenarios: tuple[Scenario, ...]
    seed: int
    replicates: Sequence[int]
    values: Mapping[str, Array]
    failures: tuple[tuple[int, Failure], ...] = ()
    beside: Mapping[str, Array] = field(default_factory=dict)

    def of_scenario(self, scenario: int) -> dict[str, Array]:
        """The numbers of one scenario, ``(R,)`` each."""
        return {name: values[scenario] for name, values in self.values.items()}

    def digest(self) -> str:
        """A fingerprint of every bit of the numbers."""
        fingerprint = hashlib.sha256()
        for name in sorted(self.values):
            fingerprint.update(name.encode())
            fingerprint.update(np.ascontiguousarray(self.values[name]).tobytes())
        return fingerprint.hexdigest()


def reduce_runs(
    scenarios: Sequence[Scenario],
    reducer: Reducer,
    runs: int | None = None,
    *,
    seed: int | None = None,
    replicates: Sequence[int] | None = None,
    strategies: Mapping[str, Any] | None = None,
    execution: Execution = ALL_CORES,
    common_random_numbers: bool = True,
    draws: ParameterDraws | None = None,
) -> Reduction:
    """Run many replicates of some scenarios, and keep only the numbers that are read off each.

    Scenarios that have ``common_ground`` share chunks, so that a grid of many settings with a few runs each
    costs no more than one scenario with many runs.

    Parameters
    ----------
    scenarios
        Those of ``read`` or ``with_changes``.
    reducer
        Reads numbers off the runs of a chunk, ``(R,)`` each, for instance ``OutcomeReducer``.
    runs, seed
        Of each scenario; otherwise as the first of them says.
    replicates
        The numbers of the runs of each scenario, each once, instead of ``range(runs)``.
    strategies, execution
        As for ``run``; progress tells the runs of all scenarios together.
    common_random_numbers
        Whether replicate 7 of every scenario draws the same numbers; if not, no two runs share any.
    draws
        What each run draws of parameters, strengths and pressures; what the scenarios say unless said.

    Raises
    ------
    ValueError
        If there is nothing to run.
    CheckpointError
        If the folder cannot be used.
    AllRunsFailed
        If every run broke off; where that can be repeated, its own error is raised instead.

    Examples
    --------
    >>> import sahel_sim
    >>> from sahel_sim.results.outcome_reader import OutcomeReducer
    >>> reducer = OutcomeReducer(("displaced",))
    >>> found = reduce_runs([sahel_sim.read("two_towns")], reducer, runs=3, execution=Execution(workers=1))
    >>> found.values["displaced"].shape
    (1, 3)
    """
    if not scenarios:
        raise ValueError("There must be at least one scenario.")
    replication = Replication(reducer, common_random_numbers, draws=draws)
    plan = make_plan(scenarios, runs, seed, replicates, execution, strategies, replication)
    if not isinstance(plan.replicates, range) and len(set(plan.replicates)) < len(plan.replicates):
        raise ValueError("Each run is counted once, so its number can be said only once.")
    with ExitStack() as open_while_running:
        kept = checkpoint_of(execution, plan, open_while_running)
        return _reduced(plan, finished_chunks(plan, kept, execution))


def _reduced(plan: Plan, chunks: Iterable[Chunk]) -> Reduction:
    """Each number in its place, whatever came first."""
    column = _columns(plan.replicates)
    size = (len(plan.scenarios), len(plan.replicates))
    values: dict[str, Array] = {}
    failed: list[tuple[int, Failure]] = []

    def wanted(name: int) -> bool:
        scenario, number = plan.place(name)
        return scenario < size[0] and column(number) >= 0

    for part in chunks:
        rows = [at for at, name in enumerate(part.replicates) if wanted(name)]
        places = [plan.place(part.replicates[at]) for at in rows]
        scenarios, columns = [scenario for scenario, _ in places], [column(number) for _, number in places]
        for name, x in part.read.items():
            if name not in values:
                values[name] = np.full(size, np.nan)
            values[name][scenarios, columns] = x[rows]
        for failure in part.failures:
            if wanted(failure.replicate):
                scenario, number = plan.place(failure.replicate)
                failed.append((scenario, Failure(number, failure.message)))
    failed.sort(key=lambda each: (each[0], each[1].replicate))
    if len(failed) == size[0] * size[1]:
        scenario, first = failed[0]
        common = plan.replication.common_random_numbers
        replicate = first.replicate if common else scenario * STRIDE + first.replicate
        alone = (plan.scenarios[scenario],)
        simulate_task(Task(alone, plan.seed, (replicate,), plan.strategies, replication=plan.replication))
        raise AllRunsFailed(first.replicate, first.message)
    aside = getattr(plan.replication.reducer, "beside", ())
    beside = {name: values.pop(name) for name in aside if name in values}
    return Reduction(plan.scenarios, plan.seed, plan.replicates, values, tuple(failed), beside)


def _columns(replicates: Sequence[int]) -> Callable[[int], int]:
    """Where the numbers of a replicate stand; -1 if it is not wanted."""
    if isinstance(replicates, range):
        return lambda number: replicates.index(number) if number in replicates else -1
    places = {number: at for at, number in enumerate(replicates)}
    return lambda number: places.get(number, -1)
