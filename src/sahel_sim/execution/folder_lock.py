"""The lock: who is at work in a folder, so that no two runs write into it at the same time."""

import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from sahel_sim.execution.execution_errors import CheckpointError

LOCK = "lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder.

    It is a file with the number of the process and the name of the computer. One that was left by a process
    that has ended is recognised and taken over.

    Raises
    ------
    CheckpointError
        If another process holds it, or may hold it on another computer.
    """
    path = folder / LOCK
    mine = json.dumps({"pid": os.getpid(), "host": platform.node(), "began": _began(os.getpid())})
    if not _taken(path, mine):
        _out_of_the_way(path, folder)
        if not _taken(path, mine):
            raise _refusal(_read(path), folder)
    try:
        yield
    finally:
        if _read(path) == mine:
            path.unlink(missing_ok=True)


def _taken(path: Path, mine: str) -> bool:
    """Make the lock whole and at once, if there is none."""
    beside = path.with_name(f".{LOCK}.{uuid4().hex[:8]}.writing")
    beside.write_text(mine, encoding="utf-8")
    try:
        os.link(beside, path)
    except FileExistsError:
        return False
    except OSError:
        return _taken_without_links(path, mine)
    finally:
        beside.unlink(missing_ok=True)
    return True


def _taken_without_links(path: Path, mine: str) -> bool:
    """The same on a disk that knows no hard links."""
    try:
        with open(path, "x", encoding="utf-8") as file:
            file.write(mine)
    except FileExistsError:
        return False
    return True


def _out_of_the_way(path: Path, folder: Path) -> None:
    """Remove a lock whose process has ended.

    It is renamed first, and looked at again: two who find the same old lock must not both take it.
    """
    found = _read(path)
    if found is None:
        return
    if not _left_behind(found):
        raise _refusal(found, folder)
    aside = path.with_name(f".{LOCK}.{uuid4().hex[:8]}.writing")
    try:
        os.rename(path, aside)
    except FileNotFoundError:
        return
    if _read(aside) != found:
        os.rename(aside, path)
        raise _refusal(_read(path), folder)
    aside.unlink(missing_ok=True)


def _left_behind(text: str) -> bool:
    """Whether the process that wrote this lock has ended; one that cannot be read was never whole."""
    holder = _holder(text)
    if not holder:
        return True
    if holder["host"] != platform.node():
        return False
    pid = holder["pid"]
    return not _alive(pid) or (holder.get("began") is not None and holder["began"] != _began(pid))


def _refusal(text: str | None, folder: Path) -> CheckpointError:
    holder = _holder(text or "") or {"pid": "?", "host": platform.node()}
    key = "at_work" if holder["host"] == platform.node() else "at_work_elsewhere"
    known = {"folder": folder, "pid": holder["pid"], "host": holder["host"], "lock": folder / LOCK}
    return CheckpointError(key, known)


def _holder(text: str) -> dict[str, Any]:
    try:
        holder = json.loads(text)
        return holder if isinstance(holder["pid"], int) and isinstance(holder["host"], str) else {}
    except (ValueError, TypeError, KeyError):
        return {}


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return None


def _alive(pid: int) -> bool:
    """Whether there is a process of that number on this computer."""
    if os.name == "nt":
        return _alive_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _alive_on_windows(pid: int) -> bool:
    """The same where signal 0 would not ask but strike."""
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(0x1000, False, pid)
    if not handle:
        return False
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return code.value == 259


def _began(pid: int) -> str | None:
    """When the process began, where the system tells: numbers of processes are given out again."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return None
