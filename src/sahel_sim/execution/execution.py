"""Execution: who does the work, in what chunks, and where finished ones are kept; no result depends on it."""

import os
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from operator import index
from pathlib import Path
from typing import Any, SupportsIndex

from sahel_sim.execution.checkpoint import Checkpoint

Progress = Callable[[int, int], None]
"""Called with how many runs are done, and of how many."""


@dataclass(frozen=True)
class Execution:
    """How runs are carried out. Every study takes one; results are the same bits with any.

    Attributes
    ----------
    workers
        How many processes of this computer; 1 stays in this one; nothing takes all cores when the work is
        worth it. Or any executor of ``concurrent.futures``: of threads, of Dask (``client.get_executor()``),
        of MPI.
    chunk
        Worlds that stand side by side; as many as is cheapest if nothing is said.
    keep
        A folder, or one opened with ``open_checkpoint``, in which each finished chunk is kept. The same call
        with the same folder goes on where the last was broken off. The chunks stay there.
    resume
        Whether to go on with what is in that folder; if not, a folder in which work was begun is refused.
    progress
        Called with the numbers of runs done and wanted, each time a chunk is.

    Raises
    ------
    TypeError
        If ``workers`` is neither a whole number nor an executor, or ``chunk`` no whole number.
    ValueError
        If one of them is below 1.

    Examples
    --------
    >>> Execution(workers=2, chunk=64).workers
    2
    >>> Execution(workers=0)
    Traceback (most recent call last):
    ...
    ValueError: 0 processes: there must be at least 1.
    """

    workers: int | Executor | None = None
    chunk: int | None = None
    keep: str | Path | Checkpoint | None = None
    resume: bool = True
    progress: Progress | None = None

    def __post_init__(self) -> None:
        workers = self.workers
        if workers is not None and not isinstance(workers, Executor | SupportsIndex):
            raise TypeError(
                f"executor takes a number of processes, None, or an Executor of concurrent.futures such as "
                f"client.get_executor() of Dask, not {workers!r}."
            )
        if workers is not None and not isinstance(workers, Executor) and index(workers) < 1:
            raise ValueError(f"{workers} processes: there must be at least 1.")
        if self.chunk is not None and whole_number("chunk", self.chunk) < 1:
            raise ValueError(f"A chunk of {self.chunk} runs: there must be at least 1.")

    @property
    def processes(self) -> int | None:
        """How many processes of this computer do the work; nothing is known of those of an executor."""
        return None if isinstance(self.workers, Executor) else int(self.workers or os.cpu_count() or 1)


ALL_CORES = Execution()
"""All cores of this computer, and nothing kept."""


def whole_number(name: str, number: Any) -> int:
    """A number that must be whole.

    Raises ``TypeError`` if it is not; the message names what it is for.
    """
    try:
        return index(number)
    except TypeError:
        raise TypeError(f"{name} takes a whole number of at least 1, not {number!r}.") from None


def whole_seed(seed: Any) -> int:
    """The seed, if it is a whole number.

    >>> whole_seed(7)
    7
    >>> whole_seed(1.9)
    Traceback (most recent call last):
    ...
    TypeError: A seed is a whole number from 0 on, not 1.9.

    Raises ``TypeError`` and ``ValueError`` if it is not, or is below 0.
    """
    try:
        whole = index(seed)
    except TypeError:
        raise TypeError(f"A seed is a whole number from 0 on, not {seed!r}.") from None
    if whole < 0 or isinstance(seed, bool):
        raise ValueError(f"A seed is a whole number from 0 on, not {seed!r}.")
    return whole
