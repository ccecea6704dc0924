"""The destination: the folder that results go to. It is found before the work begins, and never overwritten."""

import os
from itertools import count
from pathlib import Path

from sahel_sim.cli.trouble import Trouble

RESULTS = "results"
"""Where results go unless a folder is named."""


def destination(asked: Path | None, scenario: str) -> Path:
    """The folder to write: the one asked for, or a new one in ``results``.

    Parameters
    ----------
    asked
        A folder that does not exist or is empty; None to make a new one.
    scenario
        Name of the scenario, after which the new folder is called.

    Raises
    ------
    Trouble
        If there are files in it, if it is a file, or if nothing can be written there.
    """
    if asked is None:
        folder = _new(Path(RESULTS), scenario)
    elif asked.is_dir() and any(asked.iterdir()):
        raise Trouble(("folder_full", {"path": asked}))
    else:
        folder = asked
    if folder.exists() and not folder.is_dir():
        raise Trouble(("not_a_folder", {"path": folder}))
    _can_be_written(folder)
    return folder


def _new(parent: Path, name: str) -> Path:
    """``name``, or ``name-2``, ``name-3`` and so on if it is taken."""
    numbered = (parent / (name if n == 1 else f"{name}-{n}") for n in count(1))
    return next(folder for folder in numbered if not os.path.lexists(folder))


def _can_be_written(folder: Path) -> None:
    """Look at the nearest folder above that exists, so that nothing has to be made to find out."""
    above = next(parent for parent in (folder, *folder.absolute().parents) if os.path.lexists(parent))
    if not above.is_dir():
        raise Trouble(("not_a_folder", {"path": above}))
    if not os.access(above, os.W_OK | os.X_OK):
        raise Trouble(("cannot_write", {"path": above}))
