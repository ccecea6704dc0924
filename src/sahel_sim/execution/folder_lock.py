"""The lock of a folder: no two runs write into it at the same time.

The operating system holds it (``filelock``) and lets it go when a process ends, however it ends. What stands
in the file is for readers: the number of the process, and the computer. A lock that another computer has
written is not touched, since not every shared disk passes locks on.
"""

import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from sahel_sim.execution.execution_errors import CheckpointError

LOCK = "lock"


@contextmanager
def folder_lock(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder.

    Raises
    ------
    CheckpointError
        If another process holds it, or may hold it on another computer; the message names the file. Or if
        something else has its name.
    OSError
        If the computer refuses.
    """
    path = folder / LOCK
    if path.is_symlink():
        if path.exists():
            raise CheckpointError("is_link", path=path)
        path.unlink()  # it leads nowhere: nothing is lost, and nothing is written where it led
    if path.exists() and not path.is_file():
        raise CheckpointError("not_kept_work", folder=folder, name=LOCK)
    holder = _holder(path)
    if holder and holder["host"] != platform.node():
        raise CheckpointError("at_work_elsewhere", folder=folder, lock=path, **holder)
    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        known = _holder(path) or holder or {"pid": "?", "host": platform.node()}
        raise CheckpointError("at_work", folder=folder, lock=path, **known) from None
    try:
        with suppress(PermissionError):  # Windows lets nobody write into what is locked
            path.write_text(json.dumps({"pid": os.getpid(), "host": platform.node()}), encoding="utf-8")
        yield
    finally:
        with suppress(PermissionError):  # nor remove it
            path.unlink(missing_ok=True)
        lock.release()


def _holder(path: Path) -> dict[str, Any]:
    """Who wrote the lock, as far as it can be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8", errors="replace"))
        return {"pid": int(found["pid"]), "host": str(found["host"])}
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return {}
