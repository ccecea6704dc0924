"""Chunks come back as they finish; what is made of them does not show in which order."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from sahel_sim.execution import plan
from sahel_sim.execution.chunk_size import chunk_sizes, worlds_per_chunk
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.part_file import Part
from sahel_sim.execution.runner import run
from sahel_sim.execution.worker import Task, run_task
from sahel_sim.scenario import read, with_changes

Order = Callable[[Sequence[Any]], Sequence[Any]]


def coming_back(order: Order) -> Callable[..., Iterator[tuple[int, Part]]]:
    """Chunks that come back in this order, each with a line in its ledger that no other has."""

    def finished(tasks: Sequence[Task], *how: object) -> Iterator[tuple[int, Part]]:
        for at, task in order(list(enumerate(tasks))):
            chunk = run_task(task)
            line = ("fighters", "combat", f"only in run {chunk.replicates[0]}")
            yield at, Part.of_chunk(replace(chunk, ledger={**chunk.ledger, line: np.ones((1, 2))}))

    return finished


@pytest.mark.parametrize("order", [list, lambda chunks: chunks[::-1]], ids=["first first", "last first"])
def test_the_lines_of_the_ledger_stand_in_the_order_of_the_runs(
    monkeypatch: pytest.MonkeyPatch, order: Order
) -> None:
    monkeypatch.setattr(plan, "run_tasks", coming_back(order))
    results = run(with_changes(read("two_towns"), {"years": 0.25}), 3, execution=Execution(chunk=1))

    assert [why for _, _, why in results.ledger if why.startswith("only")] == [
        "only in run 0",
        "only in run 1",
        "only in run 2",
    ]


@pytest.mark.parametrize(("workers", "runs"), [(1, 1_024), (2, 3_000), (4, 100_000)])
def test_long_work_begins_with_small_chunks(workers: int, runs: int) -> None:
    sizes = chunk_sizes(runs, worlds_per_chunk(runs, workers), small_first=workers)

    assert sizes[: workers + 1][:-1] == [16] * workers
    assert sizes[workers] > 128
    assert sum(sizes) == runs
