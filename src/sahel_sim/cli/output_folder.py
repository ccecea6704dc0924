"""The destination: the folder that results go to, found before the work begins, and never overwritten."""

import os
from itertools import count
from pathlib import Path

from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.languages import N_, _
from sahel_sim.report.results_folder import check_free
from sahel_sim.report.sweep_files import SWEEP
from sahel_sim.results.json_record import DamagedRecord, check_record, read_record, text
from sahel_sim.results.provenance import COMPARE, EXPERIMENT

RESULTS = "results"
"""Where results go unless a folder is named."""

DAMAGED = {
    "damaged": N_("{path} is damaged. It is set aside, and its runs are simulated again."),
    "foreign": N_("{path} belongs to another run. It is set aside, and nothing of it is used."),
}
"""What is said of a part that cannot be used."""

UNFINISHED = "unfinished"
"""The folder inside it with the work that is done so far; it is gone when everything is."""

CLAIMS = "claims.json"
"""The file in that folder that says which claims were begun."""

CALIBRATION = "calibration.json"
"""The file in that folder that says which calibration was begun."""

STUDY = "study.json"
"""The file in that folder that says which comparison or experiment was begun."""


def destination(asked: Path | None, scenario: str) -> Path:
    """The folder to write: the one asked for, or a new one in ``results``.

    ``asked``: a folder that does not exist or is empty; None to make a new one; ``scenario``: name of the
    scenario, after which the new folder is called.

    Raises ``FolderTaken`` if there are files in it, or if it is a file; ``Trouble`` if nothing can be written
    there, or if it holds a run that can go on.
    """
    folder = _new(Path(RESULTS), scenario) if asked is None else asked
    if (folder / UNFINISHED).is_dir():
        raise goes_on(folder)
    check_free(folder)
    _can_be_written(folder)
    return folder


def begun_work(folder: Path, command: str) -> Path:
    """The folder of the work that a command began, inside that of its results.

    Raises ``Trouble`` if there is nothing to go on with, or something else was begun.
    """
    if not (folder / UNFINISHED).is_dir():
        raise nothing_begun(folder)
    if begun_by(folder) != command:
        raise goes_on(folder)
    return folder / UNFINISHED


def nothing_begun(folder: Path) -> Trouble:
    """The trouble of a folder in which nothing is unfinished."""
    return Trouble(
        _(
            "There is no unfinished run in {folder}. Look at the name of the folder; a finished "
            "run needs nothing more.",
            folder=folder,
        )
    )


def goes_on(folder: Path) -> Trouble:
    """The trouble of a folder with unfinished work, and what goes on with it."""
    return Trouble(
        _(
            "{folder} holds a run that is not finished. To go on: sahel-sim {command} --resume {folder}",
            folder=folder,
            command=begun_by(folder),
        )
    )


def begun_by(folder: Path) -> str:
    """The command that goes on with the unfinished work in a folder."""
    if (folder / UNFINISHED / CLAIMS).is_file():
        return "claims"
    if (folder / UNFINISHED / CALIBRATION).is_file():
        return "calibrate"
    if (folder / UNFINISHED / STUDY).is_file():
        return _kind_of(folder / UNFINISHED / STUDY)
    return "sweep" if (folder / SWEEP).is_file() else "run"


def _kind_of(path: Path) -> str:
    """The kind of study that a record tells of."""
    try:
        kind = check_record(read_record(path), {"kind": text}, ("kind",))["kind"]
    except DamagedRecord:
        return COMPARE
    return EXPERIMENT if kind == EXPERIMENT else COMPARE


def _new(parent: Path, name: str) -> Path:
    """``name``, or ``name-2``, ``name-3`` and so on if it is taken."""
    numbered = (parent / (name if n == 1 else f"{name}-{n}") for n in count(1))
    return next(folder for folder in numbered if not os.path.lexists(folder))


def _can_be_written(folder: Path) -> None:
    """Look at the nearest folder above that exists, so that nothing has to be made to find out."""
    try:
        parents = folder.absolute().parents
    except OSError:
        raise Trouble(_("Nothing can be written into {path}. Name another folder.", path=folder)) from None
    above = next(parent for parent in (folder, *parents) if os.path.lexists(parent))
    if not above.is_dir():
        raise Trouble(_("{path} is a file, so no folder can have its name. Name another folder.", path=above))
    if not os.access(above, os.W_OK | os.X_OK):
        raise Trouble(_("Nothing can be written into {path}. Name another folder.", path=above))
