"""The pool: who carries tasks out, this process, processes of loky, or any executor; never too many ahead.

Processes of this computer write the chunk that they finish into a folder and hand back its name: no large
message goes through a pipe, in the middle of which a process could be killed, and what is finished is on the
disk at once. From any other executor the chunk itself comes back, since its workers may not see this disk.
"""

import os
import signal
import threading
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

from sahel_sim.execution.execution_errors import ClusterLost, NoWorkers, Terminated
from sahel_sim.execution.part_file import Part
from sahel_sim.execution.worker import Task, begin_worker, portable, run_task, write_task

AHEAD, AHEAD_EACH = 256, 4
"""Tasks that an executor, or each process, is given before the first comes back: enough for many workers,
little to remember."""

IDLE = 30.0
"""Seconds after which processes end that have nothing to do; until then, the next study finds them ready."""

LOST = ("KilledWorker", "CommClosedError", "FutureCancelledError", "CancelledError")
"""Errors of Dask by which a cluster or one of its workers is lost; Dask need not be installed."""

RESTARTED = "A worker was restarted"
"""How loky begins to warn of a process that it replaced since it had grown: chunks of many worlds are large,
and no result is lost."""

PREFIX = "sahel-sim-"
"""How the names of temporary folders begin."""

Numbered = tuple[int, Part]
"""A finished chunk, and the position of its task."""


def run_tasks(
    tasks: Sequence[Task], workers: int | Executor | None, folder: Path | None, identity: Mapping[str, Any]
) -> Generator[Numbered, None, None]:
    """The chunks of all tasks, each as soon as it is finished, in any order, with the position of its task.

    Parameters
    ----------
    tasks
        What each chunk is to do.
    workers
        Processes; 1 stays in this one; nothing takes all cores; or any executor.
    folder, identity
        Where processes of this computer write their parts, and what is run; a temporary folder unless said.

    Raises ``BrokenExecutor`` if a process is killed, or a cluster is lost; what others had finished was
    handed over before.
    """
    with terminable():
        if isinstance(workers, Executor):
            yield from _by_executor(tasks, workers, folder, identity)
            return
        processes = min(workers or os.cpu_count() or 1, len(tasks))
        if processes <= 1:
            for at, task in enumerate(tasks):
                yield at, Part.of_chunk(run_task(task))
            return
        with _place(folder) as place:
            yield from _by_processes(
                tasks, processes, partial(write_task, folder=place, identity=dict(identity))
            )


@contextmanager
def terminable() -> Iterator[None]:
    """Let ``kill -TERM`` end this process as Ctrl-C does, so that workers are ended and folders are let go.

    Only where nobody else has said what is to happen then, and only the main thread can.

    Raises ``Terminated`` when the signal comes.
    """
    if (
        threading.current_thread() is not threading.main_thread()
        or signal.getsignal(signal.SIGTERM) != signal.SIG_DFL
    ):
        yield
        return

    def end(number: int, frame: FrameType | None) -> None:
        raise Terminated()

    signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


@contextmanager
def _place(folder: Path | None) -> Iterator[Path]:
    """The folder for parts; one that is removed again if none is said."""
    if folder is not None:
        yield folder
        return
    with TemporaryDirectory(prefix=PREFIX) as made:
        yield Path(made)


def _by_executor(
    tasks: Sequence[Task], executor: Executor, folder: Path | None, identity: Mapping[str, Any]
) -> Iterator[Numbered]:
    """Give the tasks to an executor that somebody else has made, and will end."""
    if isinstance(executor, ThreadPoolExecutor):
        yield from _shared_out(tasks, executor, AHEAD, run_task)
    elif isinstance(executor, ProcessPoolExecutor):
        with _place(folder) as place:
            write = partial(write_task, folder=place, identity=dict(identity))
            yield from _shared_out(tasks, executor, AHEAD, write)
    else:
        yield from _shared_out(tasks, executor, AHEAD, run_task, portable)


def _by_processes(tasks: Sequence[Task], processes: int, write: Callable[[Task], Part]) -> Iterator[Numbered]:
    """Give the tasks to processes of loky, which serve any study of this process until they are idle."""
    from loky import get_reusable_executor

    warnings.filterwarnings("ignore", RESTARTED, UserWarning)
    pool = get_reusable_executor(
        max_workers=processes, timeout=IDLE, initializer=begin_worker, initargs=(os.getpid(),)
    )
    came = False
    try:
        ahead = AHEAD_EACH * processes
        for numbered in _shared_out(tasks, pool, ahead, write, portable, lambda _: _end(pool)):
            came = True
            yield numbered
    except BrokenExecutor as error:
        raise error if came else NoWorkers() from error


def _end(pool: Any) -> None:
    """End the processes of a pool at once, whatever they are doing."""
    with deaf():
        pool.shutdown(wait=True, kill_workers=True)


def _cancel(pending: Iterable[Future[Any]]) -> None:
    """Take back what nobody has begun; the executor of somebody else is not ended for that."""
    for future in pending:
        future.cancel()


def _shared_out(
    tasks: Sequence[Task],
    pool: Executor,
    ahead: int,
    work: Callable[[Task], Any],
    packed: Callable[[Task], Task] = lambda task: task,
    cancel: Callable[[Iterable[Future[Any]]], None] = _cancel,
) -> Iterator[Numbered]:
    """Give out so many tasks, and another for each that comes back.

    If a process dies, what others have finished by then is still handed over.
    """
    waiting = iter(enumerate(tasks))
    pending: dict[Future[Any], int] = {}
    broken: BrokenExecutor | None = None

    def give_out(number: int) -> None:
        for at, task in islice(waiting, number):
            pending[pool.submit(work, packed(task))] = at

    try:
        with deaf():
            give_out(ahead)
        while pending:
            for future in wait(pending, return_when=FIRST_COMPLETED).done:
                at, error = pending.pop(future), _what_broke(future)
                if isinstance(error, BrokenExecutor):
                    broken = error
                    continue
                found = future.result()
                yield at, found if isinstance(found, Part) else Part.of_chunk(found)
                if broken is None:
                    give_out(1)
    except BaseException:
        cancel(pending)
        raise
    if broken is not None:
        raise broken


@contextmanager
def deaf() -> Iterator[None]:
    """Put Ctrl-C off for a moment: processes that begin in it are deaf to it, so that only this one speaks.

    Ctrl-C reaches every process of a terminal. Blocked signals are blocked in what begins too; where they
    cannot be blocked, as on Windows, the moment alone is deaf. What comes in it is heard at its end. Only the
    main thread hears Ctrl-C.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: heard.append(number))
    block = getattr(signal, "pthread_sigmask", None)
    mask = block(signal.SIG_BLOCK, {signal.SIGINT}) if block else None
    try:
        yield
    finally:
        if block:
            block(signal.SIG_SETMASK, mask)
        signal.signal(signal.SIGINT, before)
        if heard:
            signal.raise_signal(signal.SIGINT)


def _what_broke(future: Future[Any]) -> BaseException | None:
    """The error of a chunk; that of a cluster that is lost is told as that of a pool that is broken."""
    if future.cancelled():
        return ClusterLost("The work was cancelled by those who were to do it.")
    error = future.exception()
    if type(error).__name__ in LOST:
        return ClusterLost(type(error).__name__)
    return error
