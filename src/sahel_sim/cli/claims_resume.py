"""Unfinished claims: finished chunks are kept in the folder of the page until it is written."""

import json
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import numpy as np

from sahel_sim.cli.claims_arguments import Asked
from sahel_sim.cli.console import Voice
from sahel_sim.cli.output_folder import CLAIMS, SPOILT, UNFINISHED
from sahel_sim.cli.usage_errors import BrokenOff
from sahel_sim.execution.atomic_write import write_atomically
from sahel_sim.execution.checkpoint import ASIDE
from sahel_sim.execution.execution_errors import DamagedPartWarning, Terminated
from sahel_sim.execution.folder_lock import locked
from sahel_sim.execution.part_file import ABOUT
from sahel_sim.languages import _


@contextmanager
def kept_claims(place: Path, asked: Asked, runs: int, voice: Voice) -> Iterator[tuple[Path, int]]:
    """Hold the folder of the work alone, and give it with the number of runs that are in it.

    If the work is broken off, what is kept stays; where nothing is, nothing is left behind.

    Parameters
    ----------
    place
        The folder of the page.
    asked
        What is tested.
    runs
        How many runs it is in all.
    voice
        In whose language people are told.

    Raises
    ------
    BrokenOff
        If the work is broken off.
    CheckpointError
        If another process is at work there.
    """
    folder = place / UNFINISHED
    folder.mkdir(parents=True, exist_ok=True)
    empty = False
    try:
        with locked(folder):
            if not (folder / CLAIMS).exists():
                _write(folder / CLAIMS, asked.record())
            done = kept_runs(folder)
            if done:
                voice.beside(_("{done} of {runs} runs are done already.", done=done, runs=max(runs, done)))
            try:
                yield folder, done
            except (Exception, KeyboardInterrupt, Terminated) as error:
                left = kept_runs(folder)
                empty = not left and not any(folder.glob(f"*/*{ASIDE}"))
                raise BrokenOff(error, left, max(runs, left), place, "claims") from error
    finally:
        if empty:
            shutil.rmtree(folder)
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()


def _write(path: Path, text: str) -> None:
    def fill(file: BinaryIO) -> None:
        file.write(text.encode())

    write_atomically(path, fill)


def kept_runs(folder: Path) -> int:
    """How many runs are in the part files of all its folders."""
    return sum(_runs_in(path) for path in folder.glob("*/part-*.npz"))


def _runs_in(path: Path) -> int:
    """How many runs a part says it has; none if it is damaged."""
    try:
        with open(path, "rb") as raw, np.load(raw, allow_pickle=False) as file:
            about = json.loads(file[ABOUT].tobytes())
        return len(about["replicates"]) + len(about["failures"])
    except Exception:  # a damaged file may break NumPy's and zip's readers in any way
        return 0


@contextmanager
def spoilt_told(voice: Voice) -> Iterator[None]:
    """Say in the reader's language that a part is set aside, rather than warn a programmer of it."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", DamagedPartWarning)
        told_to_programmers = warnings.showwarning

        def show(message: object, category: type[Warning], *place: object, **more: object) -> None:
            if not issubclass(category, DamagedPartWarning):
                told_to_programmers(message, category, *place, **more)  # type: ignore[arg-type]
                return
            path, _is, why = str(message).partition(": ")[0].rpartition(" is ")
            voice.beside(_(SPOILT[why], path=path))

        warnings.showwarning = show
        yield
