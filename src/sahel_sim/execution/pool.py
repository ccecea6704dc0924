"""Hands: who carries the chunks out, this process, others, or any executor, and never too many ahead."""

import multiprocessing
import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from itertools import islice
from multiprocessing.process import BaseProcess

from sahel_sim.execution.execution_errors import ClusterLost, NoWorkers
from sahel_sim.execution.worker import Task, run_task
from sahel_sim.results.chunk import Chunk

AHEAD = 256
"""Chunks that an executor is given before the first comes back: enough for many hands, little to remember."""


LOST = ("KilledWorker", "CommClosedError", "FutureCancelledError", "CancelledError")
"""Errors of Dask by which a cluster or one of its workers is lost; Dask need not be installed."""

WATCH = 1.0
"""Seconds after which we look whether a process has died."""

Numbered = tuple[int, Chunk]
"""A chunk, and the position of its task."""


def finished(tasks: Sequence[Task], executor: int | Executor | None) -> Iterator[Numbered]:
    """The chunks, each as soon as it is finished, in any order, with the position of its task.

    Parameters
    ----------
    tasks
        What each chunk is to do.
    executor
        Processes; 1 stays in this one; nothing takes all cores; or any executor.
    """
    if isinstance(executor, Executor):
        yield from _shared_out(tasks, executor, AHEAD)
        return
    processes = min(executor or os.cpu_count() or 1, len(tasks))
    if executor is None and tasks and _typed_into_a_notebook(tasks[0]):
        processes = 1
    if processes <= 1:
        yield from enumerate(map(run_task, tasks))
        return
    if getattr(multiprocessing.current_process(), "_inheriting", False):
        os._exit(1)  # a script without a guard, read again by a worker: who started it says what to do
    method = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, method, initializer=end_with_parent) as pool:
        came = False
        try:
            for numbered in _shared_out(tasks, pool, 4 * processes):
                came = True
                yield numbered
        except BrokenExecutor as error:
            end(pool)
            raise error if came else NoWorkers() from None
        except BaseException:
            end(pool)
            raise


def _typed_into_a_notebook(task: Task) -> bool:
    """Whether a class or function cannot be sent to another process, for want of a module to find it in."""
    minds = [*task.strategies.values(), *([task.reading] if task.reading is not None else [])]
    return any(getattr(mind, "__module__", "") == "__main__" for mind in minds)


def end_with_parent() -> None:
    """End this process when the one that gives it work is killed; nobody else would tell it to."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _shared_out(tasks: Sequence[Task], pool: Executor, ahead: int) -> Iterator[Numbered]:
    """Give out so many tasks, and another for each that comes back.

    If a process dies, what others have finished by then is still handed over.
    """
    waiting = iter(enumerate(tasks))
    pending: dict[Future[Chunk], int] = {}
    broken: BrokenExecutor | None = None

    def give_out(number: int) -> None:
        for at, task in islice(waiting, number):
            pending[pool.submit(run_task, task)] = at

    try:
        give_out(ahead)
        while pending:
            for future in _come_back(pending, pool):
                at, error = pending.pop(future), _what_broke(future)
                if isinstance(error, BrokenExecutor):
                    broken = error
                    continue
                yield at, future.result()
                if broken is None:
                    give_out(1)
    finally:
        for future in pending:
            future.cancel()
    if broken is not None:
        raise broken


def _what_broke(future: Future[Chunk]) -> BaseException | None:
    """The error of a chunk; that of a cluster that is lost is told as that of a pool that is broken."""
    if future.cancelled():
        return ClusterLost("The work was cancelled by those who were to do it.")
    error = future.exception()
    if type(error).__name__ in LOST:
        return ClusterLost(type(error).__name__)
    return error


def _come_back(pending: Mapping[Future[Chunk], int], pool: Executor) -> set[Future[Chunk]]:
    """Those that are done; at least one.

    A process that is killed while it hands over a chunk leaves half a message behind, at which the pool would
    wait for ever. So we look after the processes ourselves, and if one has died and nothing comes of it, the
    pool is told that there is no more to come: then every chunk that is out comes back as broken.
    """
    while True:
        found = wait(pending, timeout=WATCH, return_when=FIRST_COMPLETED).done
        if found:
            return found
        if _one_has_died(pool):
            found = wait(pending, timeout=WATCH, return_when=FIRST_COMPLETED).done
            if found:
                return found
            _silence(pool)


def _one_has_died(pool: Executor) -> bool:
    processes = getattr(pool, "_processes", None) or {}
    return any(process.exitcode is not None for process in list(processes.values()))


def end(pool: Executor) -> None:
    """End the processes of a pool at once, whatever they are doing; what they have not handed over is lost.

    The end of the pipe into which they write is closed too, or the pool might wait for the rest of a message.
    """
    _silence(pool)
    pool.shutdown(wait=False, cancel_futures=True)


def _silence(pool: Executor) -> None:
    for process in list((getattr(pool, "_processes", None) or {}).values()):
        process.kill()
    writer = getattr(getattr(pool, "_result_queue", None), "_writer", None)
    if writer is not None and not writer.closed:
        writer.close()
