"""Speaking to the command line from tests: the words typed, and what comes back."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Answer:
    """An exit code, and what was said on both streams."""

    status: int
    out: str
    err: str


Ask = Callable[..., Answer]


def command(*words: str) -> list[str]:
    """The command line as another process."""
    return [sys.executable, "-m", "sahel_sim", *words]


def elsewhere(words: Sequence[str], folder: Path, **environment: str) -> Answer:
    """What the command line answers as another process."""
    done = subprocess.run(
        command(*words),
        cwd=folder,
        env={**os.environ, "SAHEL_SIM_LANG": "en", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr)
