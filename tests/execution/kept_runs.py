"""A run of a few chunks that is kept, and broken off where a test wants it."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from sahel_sim.execution.execution import Execution, Progress
from sahel_sim.execution.runner import run
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.scenario import Scenario, read, with_changes

RUNS, CHUNK = 12, 4


@cache
def story() -> Scenario:
    return replace(with_changes(read("two_towns"), {"years": 1}), runs=RUNS)


@cache
def unbroken() -> Ensemble:
    return run(story(), execution=Execution(1, chunk=CHUNK))


def kept_run(folder: Path, progress: Progress | None = None, seed: int | None = None) -> Ensemble:
    return run(story(), seed=seed, execution=Execution(1, chunk=CHUNK, keep=folder, progress=progress))


def parts(folder: Path) -> list[Path]:
    return sorted(folder.glob("part-*.npz"))


class Stop(Exception):
    """What breaks a run off."""


def after(chunks: int) -> Progress:
    """Break off once so many chunks are done."""

    def progress(done: int, _: int) -> None:
        if done >= chunks * CHUNK:
            raise Stop

    return progress


def broken_off(folder: Path, chunks: int) -> None:
    with pytest.raises(Stop):
        kept_run(folder, progress=after(chunks))
