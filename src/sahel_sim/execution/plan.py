"""A plan: what is to be run, how it falls into chunks, and the work done, kept as it goes."""

import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Any

from sahel_sim.engine import common_ground, rules_in_force, with_strategies
from sahel_sim.execution.checkpoint import Checkpoint, open_checkpoint
from sahel_sim.execution.chunk_size import chunk_sizes, worlds_per_chunk
from sahel_sim.execution.execution import Execution, whole_number, whole_seed
from sahel_sim.execution.execution_errors import CheckpointError, DamagedPartWarning
from sahel_sim.execution.pool import run_tasks
from sahel_sim.execution.replication import KEEP_EVERYTHING, Replication
from sahel_sim.execution.worker import Task
from sahel_sim.results.chunk import Chunk
from sahel_sim.scenario import Scenario, build
from sahel_sim.scenario.accepted_set import draws_of

STRIDE = 1_000_000
"""Where there are several scenarios, replicate ``n`` of scenario ``s`` is called ``s * STRIDE + n``."""


@dataclass(frozen=True)
class Plan:
    """What is to be run: the same replicates of one scenario or of several.

    Attributes
    ----------
    scenarios, seed, replicates, strategies, replication
        See ``Task``.
    chunk
        How many worlds stand side by side; if nothing is said, as many as is cheapest, in chunks that are as
        even as can be.
    workers
        How many processes share the work, if that is known.
    """

    scenarios: tuple[Scenario, ...]
    seed: int
    replicates: Sequence[int]
    chunk: int | None
    workers: int | None
    strategies: Mapping[str, Any]
    replication: Replication = KEEP_EVERYTHING

    @property
    def names(self) -> frozenset[int]:
        """What the worlds are called in chunks and on the disk."""
        return frozenset(s * STRIDE + n for s in range(len(self.scenarios)) for n in self.replicates)

    def place(self, name: int) -> tuple[int, int]:
        """The scenario of a world, and its replicate."""
        return divmod(name, STRIDE) if len(self.scenarios) > 1 else (0, name)

    def tasks(self, done: frozenset[int]) -> "Tasks":
        """What is left to do, chunk by chunk; scenarios that have common ground share chunks."""
        parts: list[tuple[tuple[int, ...], Sequence[int]]] = []
        for group in self._groups():
            every: Sequence[int] = range(len(group) * len(self.replicates))
            left = [w for w in every if self._world(group, w)[2] not in done] if done else every
            ends = list(accumulate(self._sizes(len(left)), initial=0))
            parts += [(group, left[start:end]) for start, end in pairwise(ends)]
        return Tasks(self, tuple(parts))

    def _sizes(self, worlds: int) -> list[int]:
        """The sizes of the chunks of so many worlds."""
        if self.chunk is not None:
            return [min(self.chunk, worlds - at) for at in range(0, worlds, self.chunk)]
        most = worlds_per_chunk(len(self.replicates) * len(self.scenarios), self.workers)
        return chunk_sizes(worlds, most, small_first=self.workers or 1)

    def _groups(self) -> list[tuple[int, ...]]:
        """Scenarios that can stand side by side."""
        if len(self.scenarios) == 1:
            return [(0,)]
        groups: dict[object, list[tuple[object, int]]] = {}
        for at, scenario in enumerate(self.scenarios):
            setup = with_strategies(build(scenario, 1), self.strategies)
            groups.setdefault(common_ground(setup), []).append((rules_in_force(setup), at))
        return [_like_with_like(group) for group in groups.values()]

    def _world(self, group: Sequence[int], position: int) -> tuple[int, int, int]:
        """Scenario, replicate and name of a world by its position in a group, one scenario after another."""
        at, which = divmod(position, len(self.replicates))
        scenario, number = group[at], self.replicates[which]
        return scenario, number, scenario * STRIDE + number

    def _task(self, group: Sequence[int], positions: Sequence[int]) -> Task:
        worlds = [self._world(group, position) for position in positions]
        told = list(dict.fromkeys(scenario for scenario, _, _ in worlds))
        row = {scenario: at for at, scenario in enumerate(told)}
        common = self.replication.common_random_numbers
        return Task(
            # what is drawn is decided once, here: a worker elsewhere may have another accepted set
            scenarios=tuple(
                replace(self.scenarios[at], own_draws=self.scenarios[at].parameter_draws) for at in told
            ),
            seed=self.seed,
            replicates=tuple(number if common else name for _, number, name in worlds),
            strategies=self.strategies,
            of_scenario=tuple(row[scenario] for scenario, _, _ in worlds) if len(told) > 1 else (),
            numbers=tuple(name for _, _, name in worlds) if len(self.scenarios) > 1 else (),
            replication=self.replication,
        )


def _like_with_like(group: Sequence[tuple[object, int]]) -> tuple[int, ...]:
    """The scenarios of a group, those next to each other that have the same rules: fewest chunks mix them."""
    first: dict[object, int] = {}
    for rules, at in group:
        first.setdefault(rules, at)
    return tuple(at for _, at in sorted(group, key=lambda each: first[each[0]]))


@dataclass(frozen=True)
class Tasks(Sequence[Task]):
    """The tasks of a plan, each made when it is asked for, so that a million runs take no room beforehand.

    Attributes
    ----------
    plan
        What is to be run.
    parts
        For each task the group of scenarios, and the positions of its worlds in it.
    """

    plan: Plan
    parts: tuple[tuple[tuple[int, ...], Sequence[int]], ...]

    def __len__(self) -> int:
        return len(self.parts)

    def __getitem__(self, at: Any) -> Any:
        """One task, or several."""
        if isinstance(at, slice):
            return [self.plan._task(*part) for part in self.parts[at]]
        return self.plan._task(*self.parts[at])


def make_plan(
    scenarios: Sequence[Scenario],
    runs: int | None,
    seed: int | None,
    replicates: Sequence[int] | None,
    execution: Execution,
    strategies: Mapping[str, Any] | None,
    replication: Replication = KEEP_EVERYTHING,
) -> Plan:
    """The plan; what is not said is as the first scenario says.

    Raises ``ValueError`` if there is nothing to run, or runs of several scenarios have no names of their own;
    ``TypeError`` if ``runs`` or ``seed`` is no whole number.
    """
    wanted = (
        range(scenarios[0].runs if runs is None else whole_number("runs", runs))
        if replicates is None
        else replicates
    )
    numbers = wanted if isinstance(wanted, range) else tuple(int(number) for number in wanted)
    if not numbers:
        said = 0 if runs is None or replicates is not None else runs
        raise ValueError(f"{said} runs: there must be at least 1.")
    if len(scenarios) > 1 and (min(numbers) < 0 or max(numbers) >= STRIDE):
        raise ValueError(f"Runs of several scenarios are numbered from 0 to {STRIDE - 1}.")
    for scenario in scenarios:
        draws_of(scenario)  # an accepted set of other rules is refused before anything is run
    chosen, minds = scenarios[0].seed if seed is None else whole_seed(seed), dict(strategies or {})
    with_strategies(build(scenarios[0], 1), minds)
    chunk, workers = execution.chunk, execution.processes
    return Plan(tuple(scenarios), chosen, numbers, chunk, workers, minds, replication)


def checkpoint_of(execution: Execution, plan: Plan, while_running: ExitStack) -> Checkpoint | None:
    """The folder for the chunks; parts in it that cannot be trusted are warned of.

    Raises ``CheckpointError`` if the folder cannot be used, or work was begun in it that is not to be gone on
    with.
    """
    keep = execution.keep
    if keep is None or isinstance(keep, Checkpoint):
        return keep
    folder = open_checkpoint(keep, plan.scenarios, plan.seed, plan.strategies, plan.replication)
    kept = while_running.enter_context(folder)
    if kept.done and not execution.resume:
        raise CheckpointError("begun_before", folder=kept.folder, done=len(kept.done))
    for path, why in kept.damaged:
        warnings.warn(f"{path} is {why}: its runs are simulated again.", DamagedPartWarning, stacklevel=4)
    return kept


def finished_chunks(plan: Plan, kept: Checkpoint | None, execution: Execution) -> Iterator[Chunk]:
    """All chunks of a plan, one after another: those kept before, and what is left to do, as it is done."""
    wanted, progress = plan.names, execution.progress
    before = kept.done & wanted if kept else frozenset()
    number, total = len(before), len(wanted)
    if progress is not None and number:
        progress(number, total)
    if kept and before:
        yield from kept.chunks(before)
    folder, identity = (kept.folder, kept.identity) if kept else (None, {})
    try:
        with closing(run_tasks(plan.tasks(before), execution.workers, folder, identity)) as parts:
            for _, part in parts:
                chunk = part.read(identity)
                if kept and part.path:
                    kept.add(part)
                elif kept:
                    kept.put(chunk)
                elif part.path:
                    part.path.unlink()
                number += len(part.numbers)
                if progress is not None:
                    progress(number, total)
                yield chunk
    except BaseException:
        if kept:
            kept.look()  # workers may have written more than they had time to tell of
        raise
