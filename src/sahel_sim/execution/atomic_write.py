"""Whole files: on the disk entirely or not at all, whatever happens in between."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

WRITING = ".writing"
"""The end of the names of files that are not whole yet."""


def write_atomically(path: Path, fill: Callable[[BinaryIO], None], lasting: bool = True) -> None:
    """Write under another name in the same folder, bring it to the disk, then give it its name.

    What need not outlast a power cut is not brought to the disk before it is named.

    Raises ``OSError`` if the computer refuses, because the disk is full for instance; it names the file, and
    nothing is left of it.
    """
    beside = path.with_name(f".{path.name}.{uuid4().hex[:8]}{WRITING}")
    try:
        with open(beside, "xb") as file:
            fill(file)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        os.replace(beside, path)
        if lasting:
            _to_disk(path.parent)
    except BaseException as error:
        beside.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno is not None and error.filename is None:
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise


def _to_disk(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
