"""Running: many replicates of a scenario, combined into one result or told chunk by chunk."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from sahel_sim.execution.combine import combine
from sahel_sim.execution.execution import ALL_CORES, Execution
from sahel_sim.execution.execution_errors import AllRunsFailed
from sahel_sim.execution.plan import Plan, checkpoint_of, finished_chunks, make_plan
from sahel_sim.execution.pool import run_tasks
from sahel_sim.execution.replication import Replication, named_strategies
from sahel_sim.execution.worker import Task, simulate_task
from sahel_sim.results.chunk import Chunk, Failure
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.scenario import Scenario, read
from sahel_sim.scenario.parameter_draws import ParameterDraws


def run(
    scenario: "str | Path | Scenario",
    runs: int | None = None,
    *,
    seed: int | None = None,
    replicates: Sequence[int] | None = None,
    strategies: Mapping[str, Any] | None = None,
    execution: Execution = ALL_CORES,
    places: bool = False,
    draws: ParameterDraws | None = None,
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
    draws
        What each run draws of parameters, strengths and pressures; what the scenario says unless said.

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
    replication = Replication(places=places, draws=draws)
    plan = make_plan([_story(scenario)], runs, seed, replicates, execution, strategies, replication)
    with ExitStack() as open_while_running:
        kept = checkpoint_of(execution, plan, open_while_running)
        chunks = finished_chunks(plan, kept, execution)
        made = combine(chunks, plan.replicates, plan.scenarios[0], plan.seed)
    if not made.replicates:
        _raise_again(plan, made.failures[0])
    source = replication.drawn(plan.scenarios[0])
    drawn = "" if source is None else f"{source.kind} {source.digest}"
    return replace(made, strategies=named_strategies(strategies), parameters=drawn)


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
    plan = make_plan([_story(scenario)], runs, seed, replicates, execution, strategies)
    tasks = plan.tasks(frozenset())
    early: dict[int, Chunk] = {}
    following = 0
    for at, part in run_tasks(tasks, execution.workers, None, {}):
        early[at] = part.read({})
        if part.path:
            part.path.unlink()
        while following in early:
            ready = early.pop(following)
            yield combine([ready], tasks[following].replicates, plan.scenarios[0], plan.seed)
            following += 1


def _raise_again(plan: Plan, first: Failure) -> NoReturn:
    """Raise what the first replicate raised, from where it arose."""
    drawn = Replication(draws=plan.replication.draws)
    simulate_task(Task(plan.scenarios, plan.seed, (first.replicate,), plan.strategies, replication=drawn))
    raise AllRunsFailed(first.replicate, first.message)


def _story(scenario: str | Path | Scenario) -> Scenario:
    return scenario if isinstance(scenario, Scenario) else read(scenario)
