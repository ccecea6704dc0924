"""Running: many replicates of a scenario, combined into one result or told chunk by chunk."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from sahel_sim.execution.checkpoint import Checkpoint, named_strategies
from sahel_sim.execution.combine import combine
from sahel_sim.execution.execution import ALL_CORES, Execution
from sahel_sim.execution.execution_errors import AllRunsFailed
from sahel_sim.execution.plan import Plan, done, opened, planned
from sahel_sim.execution.pool import finished
from sahel_sim.execution.worker import Task, simulated
from sahel_sim.results.chunk import Chunk, Failure
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.scenario import Scenario, read


def run(
    scenario: "str | Path | Scenario",
    runs: int | None = None,
    *,
    seed: int | None = None,
    replicates: Sequence[int] | None = None,
    strategies: Mapping[str, Any] | None = None,
    execution: Execution = ALL_CORES,
    places: bool = False,
) -> Ensemble:
    """Run many replicates of a scenario.

    A replicate that breaks off is recorded in ``Ensemble.failures``; the others are not touched by it.

    Parameters
    ----------
    scenario
        A shipped name, a path to a YAML file, or a ``Scenario``.
    runs, seed
        How many and with which seed; otherwise as the scenario says.
    replicates
        The numbers of the replicates, instead of ``range(runs)``.
    strategies
        For factions by name, a ``Strategy`` or a subclass of ``PlainSeat`` or ``FactionAgent``.
    execution
        Who does the work, in which chunks, and where finished ones are kept. Results do not depend on it.
    places
        Whether to keep each place over time and single events too. A run of ten years of northern Mali then
        takes about 2 MB.

    Raises
    ------
    ScenarioError
        If the scenario cannot be read.
    ValueError
        If there is nothing to run.
    CheckpointError
        If the folder cannot be used: another run is at work in it, or it was begun with anything else.
    AllRunsFailed
        If every replicate broke off; where that can be repeated, its own error is raised instead.
    """
    plan = planned([_story(scenario)], runs, seed, replicates, execution, strategies, places=places)
    with ExitStack() as open_while_running:
        kept = opened(execution, plan, open_while_running)
        chunks, failures = _done(plan, kept, execution)
        if failures.keys() >= set(plan.replicates):
            _raise_again(plan, failures)
        made = combine(chunks, plan.replicates, failures, plan.stories[0], plan.seed)
    return replace(made, strategies=named_strategies(strategies))


def stream(
    scenario: "str | Path | Scenario",
    runs: int | None = None,
    *,
    seed: int | None = None,
    replicates: Sequence[int] | None = None,
    strategies: Mapping[str, Any] | None = None,
    execution: Execution = ALL_CORES,
) -> Iterator[Ensemble]:
    """Run many replicates, and hand over the results chunk by chunk: memory does not grow with the runs.

    ``pandas.concat(outcomes(part) for part in stream("two_towns", 1_000_000))`` has a row for each run and
    keeps no history. The chunks come in order. One in which every replicate broke off has ``failures``,
    and no rows and no measures.

    Parameters and errors are those of ``run``.
    """
    plan = planned([_story(scenario)], runs, seed, replicates, execution, strategies)
    tasks = plan.tasks(frozenset())
    early: dict[int, Chunk] = {}
    following = 0
    for at, part in finished(tasks, execution.workers):
        early[at] = part
        while following in early:
            ready = early.pop(following)
            failures = {failure.replicate: failure for failure in ready.failures}
            yield combine([ready], tasks[following].replicates, failures, plan.stories[0], plan.seed)
            following += 1


def _done(
    plan: Plan, kept: Checkpoint | None, execution: Execution
) -> tuple[Iterable[Chunk], Mapping[int, Failure]]:
    """Do what is left to do; all chunks, and the replicates that broke off."""
    chunks: dict[int, Chunk] = {}
    for at, part in done(plan, kept, execution):
        if not kept:
            chunks[at] = part
    if kept:
        return kept.chunks(plan.names), {n: f for n, f in kept.failures.items() if n in plan.names}
    in_order = [chunks[at] for at in sorted(chunks)]
    return _handed_over(in_order), {f.replicate: f for part in in_order for f in part.failures}


def _handed_over(chunks: list[Chunk]) -> Iterator[Chunk]:
    """One chunk after another, each forgotten as the next is asked for."""
    chunks.reverse()
    while chunks:
        yield chunks.pop()


def _raise_again(plan: Plan, failures: Mapping[int, Failure]) -> NoReturn:
    """Raise what the first replicate raised, from where it arose."""
    first = plan.replicates[0]
    simulated(Task(plan.stories, plan.seed, (first,), plan.strategies))
    raise AllRunsFailed(first, failures[first].message)


def _story(scenario: str | Path | Scenario) -> Scenario:
    return scenario if isinstance(scenario, Scenario) else read(scenario)
