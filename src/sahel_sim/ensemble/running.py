"""Running: many replicates of a scenario, gathered into one result or told chunk by chunk."""

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from sahel_sim.engine import with_strategies
from sahel_sim.ensemble.chunk import Chunk, Failure, Task, simulated
from sahel_sim.ensemble.gathering import gathered
from sahel_sim.ensemble.hands import finished
from sahel_sim.ensemble.keeping import Kept, keeping
from sahel_sim.ensemble.refusal import AllFailed, SpoiltPart
from sahel_sim.ensemble.results import Results
from sahel_sim.scenario import Scenario, build, read

CHUNK, LARGEST_CHUNK = 64, 256
"""Worlds that stand side by side, if few or many are run: more are cheaper, and harder to share out."""

SHARES = 16
"""How many chunks there are at least before they grow."""

Progress = Callable[[int], None]


def run(
    scenario: "str | Path | Scenario",
    runs: int | None = None,
    *,
    seed: int | None = None,
    replicates: Sequence[int] | None = None,
    chunk: int | None = None,
    workers: "int | Executor | None" = None,
    strategies: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
    keep: "str | Path | Kept | None" = None,
) -> Results:
    """Run many replicates of a scenario.

    A replicate that breaks off is recorded in ``Results.failures``; the others are not touched by it.

    Parameters
    ----------
    scenario
        A shipped name, a path to a YAML file, or a ``Scenario``.
    runs, seed
        How many and with which seed; otherwise as the scenario says.
    replicates
        The numbers of the replicates, instead of ``range(runs)``.
    chunk
        Worlds side by side; as ``worlds_at_once`` says if nothing is. Results do not depend on it.
    workers
        Processes; 1 stays in this one; nothing takes all cores when the work is worth it; or any
        executor. Results do not depend on it.
    strategies
        For factions by name, a ``Strategy`` or a subclass of ``PlainSeat`` or ``FactionAgent``.
    progress
        Called with the number of runs done, each time a chunk is.
    keep
        A folder, or one opened with ``keeping``, in which each finished chunk is kept. The same call with the
        same folder goes on where the last was broken off, and gives the same bits. The chunks stay there.

    Raises
    ------
    ScenarioError
        If the scenario cannot be read.
    ValueError
        If there is nothing to run.
    KeepingRefused
        If the folder cannot be used: another run is at work in it, or it was begun with anything else.
    AllFailed
        If every replicate broke off; where that can be repeated, its own error is raised instead.
    """
    plan = _planned(scenario, runs, seed, replicates, chunk, strategies)
    with ExitStack() as open_while_running:
        kept = _opened(keep, plan, open_while_running)
        chunks, failures = _done(plan, kept, workers, progress)
        if failures.keys() >= set(plan.replicates):
            _raise_again(plan, failures)
        return gathered(chunks, plan.replicates, failures, plan.scenario, plan.seed)


def stream(
    scenario: "str | Path | Scenario",
    runs: int | None = None,
    *,
    seed: int | None = None,
    replicates: Sequence[int] | None = None,
    chunk: int | None = None,
    workers: "int | Executor | None" = None,
    strategies: Mapping[str, Any] | None = None,
) -> Iterator[Results]:
    """Run many replicates, and hand over the results chunk by chunk: memory does not grow with the runs.

    ``pandas.concat(outcomes(part) for part in stream("two_towns", 1_000_000))`` has a row for each run and
    keeps no history. The chunks come in order. One in which every replicate broke off has ``failures``,
    and no rows and no measures.

    Parameters and errors are those of ``run``.
    """
    plan = _planned(scenario, runs, seed, replicates, chunk, strategies)
    tasks = plan.tasks(frozenset())
    early: dict[int, Chunk] = {}
    following = 0
    for at, part in finished(tasks, workers):
        early[at] = part
        while following in early:
            ready = early.pop(following)
            failures = {failure.replicate: failure for failure in ready.failures}
            yield gathered([ready], tasks[following].replicates, failures, plan.scenario, plan.seed)
            following += 1


def worlds_at_once(runs: int) -> int:
    """How many worlds stand side by side in a chunk of that many runs."""
    return min(max(CHUNK, runs // SHARES), LARGEST_CHUNK)


@dataclass(frozen=True)
class _Plan:
    """What is to be run."""

    scenario: Scenario
    seed: int
    replicates: tuple[int, ...]
    at_once: int
    strategies: Mapping[str, Any]

    def tasks(self, done: frozenset[int]) -> list[Task]:
        """What is left to do, chunk by chunk."""
        left = tuple(number for number in self.replicates if number not in done)
        return [
            Task(self.scenario, self.seed, left[at : at + self.at_once], self.strategies)
            for at in range(0, len(left), self.at_once)
        ]


def _planned(
    scenario: str | Path | Scenario,
    runs: int | None,
    seed: int | None,
    replicates: Sequence[int] | None,
    chunk: int | None,
    strategies: Mapping[str, Any] | None,
) -> _Plan:
    story = scenario if isinstance(scenario, Scenario) else read(scenario)
    wanted = range(story.runs if runs is None else runs) if replicates is None else replicates
    numbers = tuple(int(number) for number in wanted)
    at_once = worlds_at_once(len(numbers)) if chunk is None else chunk
    if not numbers or at_once < 1:
        raise ValueError(f"{len(numbers)} runs in chunks of {at_once}: both must be at least 1.")
    chosen, minds = story.seed if seed is None else int(seed), dict(strategies or {})
    with_strategies(build(story, 1), minds)
    return _Plan(story, chosen, numbers, at_once, minds)


def _opened(keep: str | Path | Kept | None, plan: _Plan, while_running: ExitStack) -> Kept | None:
    """The folder for the chunks; parts in it that cannot be trusted are warned of."""
    if keep is None or isinstance(keep, Kept):
        return keep
    kept = while_running.enter_context(keeping(keep, plan.scenario, plan.seed, plan.strategies))
    for path, why in kept.spoilt:
        warnings.warn(f"{path} is {why}: its runs are simulated again.", SpoiltPart, stacklevel=3)
    return kept


def _done(
    plan: _Plan, kept: Kept | None, workers: int | Executor | None, progress: Progress | None
) -> tuple[Iterable[Chunk], Mapping[int, Failure]]:
    """Do what is left to do; all chunks, and the replicates that broke off."""
    wanted = frozenset(plan.replicates)
    before = kept.done & wanted if kept else frozenset()
    number = len(before)
    if progress is not None and number:
        progress(number)
    chunks: dict[int, Chunk] = {}
    for at, part in finished(plan.tasks(before), workers):
        if kept:
            kept.put(part)
        else:
            chunks[at] = part
        number += len(part.numbers)
        if progress is not None:
            progress(number)
    if kept:
        return kept.chunks(wanted), {n: f for n, f in kept.failures.items() if n in wanted}
    in_order = [chunks[at] for at in sorted(chunks)]
    return _handed_over(in_order), {f.replicate: f for part in in_order for f in part.failures}


def _handed_over(chunks: list[Chunk]) -> Iterator[Chunk]:
    """One chunk after another, each forgotten as the next is asked for."""
    chunks.reverse()
    while chunks:
        yield chunks.pop()


def _raise_again(plan: _Plan, failures: Mapping[int, Failure]) -> NoReturn:
    """Raise what the first replicate raised, from where it arose."""
    first = plan.replicates[0]
    simulated(Task(plan.scenario, plan.seed, (first,), plan.strategies))
    raise AllFailed(first, failures[first].message)
