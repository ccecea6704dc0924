"""Unfinished studies of several parts: finished chunks are kept in their folder until the page is written."""

import json
import shutil
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from sahel_sim.cli.console import Voice
from sahel_sim.cli.output_folder import DAMAGED, STUDY, UNFINISHED, begun_work
from sahel_sim.cli.usage_errors import BrokenOff
from sahel_sim.execution.atomic_write import write_atomically
from sahel_sim.execution.checkpoint import ASIDE, RUN, refuse_link
from sahel_sim.execution.execution_errors import CheckpointError, DamagedPartWarning, Terminated
from sahel_sim.execution.folder_lock import folder_lock
from sahel_sim.execution.part_file import ABOUT
from sahel_sim.languages import _
from sahel_sim.results.json_record import DamagedRecord, check_record, parse_record, read_record
from sahel_sim.results.json_record import text as is_text
from sahel_sim.results.provenance import FORMAT
from sahel_sim.studies.study import Study
from sahel_sim.studies.study_files import read_begun_study
from sahel_sim.version import __version__


@contextmanager
def kept_study(
    place: Path, files: Mapping[str, Callable[[], str]], runs: int, voice: Voice, command: str
) -> Iterator[tuple[Path, int]]:
    """Hold the folder of the work alone, and give it with the number of runs that are in it.

    If the work is broken off, what is kept stays; where nothing is, nothing is left behind.

    Parameters
    ----------
    place
        The folder of the page.
    files
        By path in the folder of the work, what gives the text of each file that begins it again.
    runs
        How many runs it is in all.
    voice
        In whose language people are told.
    command
        What goes on with it.

    Raises ``BrokenOff`` if the work is broken off; ``CheckpointError`` if another process is at work there,
    or another version of sahel-sim was.
    """
    folder = place / UNFINISHED
    refuse_link(folder)
    folder.mkdir(parents=True, exist_ok=True)
    empty = False
    try:
        with folder_lock(folder):
            _refuse_another_version(folder, place)
            for name, text in files.items():
                if not (folder / name).exists():
                    (folder / name).parent.mkdir(exist_ok=True)
                    _write(folder / name, text())
            done = kept_runs(folder)
            if done:
                voice.beside(_("{done} of {runs} runs are done already.", done=done, runs=max(runs, done)))
            try:
                yield folder, done
            except (Exception, KeyboardInterrupt, Terminated) as error:
                left = kept_runs(folder)
                empty = not left and not any(folder.glob(f"*/*{ASIDE}"))
                raise BrokenOff(error, left, max(runs, left), place, command) from error
    finally:
        if empty:
            shutil.rmtree(folder)
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()


def _refuse_another_version(folder: Path, place: Path) -> None:
    """Refuse work that another version began: its parts would be left aside, and all be run once more."""
    for path in sorted(folder.glob(f"*/{RUN}")):
        try:
            known = check_record(read_record(path), {"sahel-sim": is_text}, ("sahel-sim",))
        except DamagedRecord:
            continue  # it is named when its own part is gone on with
        if known["sahel-sim"] != __version__:
            told = {"folder": place, "what": "sahel-sim", "was": known["sahel-sim"], "now": __version__}
            raise CheckpointError("another", told)


def record_of(study: Study[Any]) -> dict[str, Callable[[], str]]:
    """The files that begin a study again: what was asked, and what it is made of."""
    told = {"kind": study.kind, "format": FORMAT, **study.request}
    return {STUDY: lambda: json.dumps(told, indent=2, sort_keys=True) + "\n", **study.files}


def begun_study(folder: Path, kind: str) -> Study[Any]:
    """The study of that kind that was begun in a folder.

    Raises ``Trouble`` if there is nothing to go on with, or something else was begun; ``ScenarioError`` if
    one of its files cannot be read.
    """
    return read_begun_study(begun_work(folder, kind), STUDY)


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
        if not path.is_file():
            return 0
        with open(path, "rb") as raw, np.load(raw, allow_pickle=False) as file:
            about = parse_record(file[ABOUT].tobytes())
        return len(about["replicates"]) + len(about["failures"])
    except Exception:  # a damaged file may break NumPy's and zip's readers in any way
        return 0


@contextmanager
def reporting_damage(voice: Voice) -> Iterator[None]:
    """Say in the reader's language that a part is set aside, rather than warn a programmer of it."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", DamagedPartWarning)
        told_to_programmers = warnings.showwarning

        def show(message: object, category: type[Warning], *place: object, **more: object) -> None:
            if not issubclass(category, DamagedPartWarning):
                told_to_programmers(message, category, *place, **more)  # type: ignore[arg-type]
                return
            path, _is, why = str(message).partition(": ")[0].rpartition(" is ")
            voice.beside(_(DAMAGED[why], path=path))

        warnings.showwarning = show
        yield
