"""Waiting: how long the work will take, a bar while it goes on, and workers that stop with the reader."""

import os
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from time import perf_counter
from typing import TYPE_CHECKING

from sahel_sim.cli.console import Voice
from sahel_sim.core import Draws
from sahel_sim.core.draws import WINDOW
from sahel_sim.engine import advance
from sahel_sim.execution.checkpoint import Checkpoint
from sahel_sim.execution.chunk_size import worlds_per_chunk
from sahel_sim.execution.execution import Execution, Progress
from sahel_sim.execution.runner import run
from sahel_sim.languages import N_, _
from sahel_sim.report.number_format import count
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.scenario import Scenario, build

if TYPE_CHECKING:
    from rich.progress import Progress as Bars

STARTUP = 1.5
"""Seconds until a new process is at work."""

SHORT = 3.0
"""Seconds of work about which nothing needs to be said."""


def processes(runs: int, workers: int | None) -> int:
    """How many processes share the work."""
    return max(min(workers or os.cpu_count() or 1, -(-runs // worlds_per_chunk(runs))), 1)


def seconds(story: Scenario, runs: int, workers: int) -> float:
    """How long the runs will take, from the time of the first steps of one chunk.

    The very first also draws the random numbers of a whole window of steps. Of the others the quickest
    counts, since other programs may slow some down.
    """
    worlds = min(worlds_per_chunk(runs, workers), runs)
    began = perf_counter()
    setup = build(story, worlds)
    draws = Draws(0, range(worlds))
    world = advance(setup, setup.world, draws)
    drawn = perf_counter()
    step = drawn - began
    for _step in range(min(3, setup.steps)):
        started = perf_counter()
        world = advance(setup, world, draws)
        step = min(step, perf_counter() - started)
    window = max(drawn - began - step, 0.0)
    chunk = setup.steps * step + -(-setup.steps // WINDOW) * window
    return chunk * -(-runs // worlds) / workers + (STARTUP if workers > 1 else 0.0)


def foretell(story: Scenario, workers: int, voice: Voice, runs: int | None = None) -> None:
    """Say how long it will take, if that is long; ``runs`` if not all of them are to be done."""
    left = story.runs if runs is None else runs
    if voice.quiet or not left:
        return
    expected = seconds(story, left, workers)
    if expected >= SHORT:
        words, number = (
            (N_("{runs} runs: about {number} seconds."), round(expected))
            if expected < 90
            else (N_("{runs} runs: about {number} minutes."), round(expected / 60))
        )
        voice.beside(_(words, runs=left, number=number))


def outcome(
    story: Scenario,
    workers: int,
    voice: Voice,
    replicates: tuple[int, ...] | None = None,
    keep: Checkpoint | None = None,
    dask: str | None = None,
    places: bool = False,
) -> Ensemble:
    """Run it, with a bar on a terminal.

    Parameters
    ----------
    story
        With the number of runs and the seed that are wanted.
    workers
        Processes.
    voice
        Who watches.
    replicates
        The numbers of the runs, if not the first ones.
    keep
        Where finished chunks are kept.
    dask
        The address of a cluster that does the work instead.
    places
        Whether places and single events are kept too.
    """
    with (
        bar(story.runs if replicates is None else len(replicates), voice) as progress,
        hired(workers, dask) as hands,
    ):
        execution = Execution(hands, keep=keep, progress=progress)
        return run(story, replicates=replicates, execution=execution, places=places)


@contextmanager
def bar(runs: int, voice: Voice) -> Iterator[Progress]:
    """What is to be told how many runs are done, and draws a bar on the error stream of a terminal."""
    if voice.quiet or not voice.aside_console.is_terminal:
        yield _nothing
        return
    with bars(voice) as drawn:
        task = drawn.add_task(_("Simulating"), total=runs)

        def done(number: int, of: int) -> None:
            drawn.update(task, completed=number, total=of)

        yield done


def bars(voice: Voice) -> "Bars":
    """Bars on the error stream: what is done, how much of how much, and how long it still takes."""
    from rich import progress

    columns = (
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TimeRemainingColumn(),
    )
    return progress.Progress(*columns, console=voice.aside_console, transient=True)


def hired(workers: int, dask: str | None) -> AbstractContextManager[int | Executor]:
    """Who does the work: the cluster at this address, or processes of this computer."""
    if dask is None:
        return nullcontext(workers)
    from sahel_sim.cli.cluster import cluster

    return cluster(dask)


def _nothing(number: int, of: int) -> None:
    """Draw no bar."""


def duration_text(x: float) -> str:
    """About how long so many seconds are."""
    if x < 90:
        return _("about {n} seconds", n=max(round(x), 1))
    if x < 90 * 60:
        return _("about {n} minutes", n=round(x / 60))
    return _("about {n} hours", n=count(x / 3600, 1))
