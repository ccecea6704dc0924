"""A worker that is killed, even while it hands over what it has done, breaks the run off; it never hangs."""

import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass

import numpy as np
import pytest

from sahel_sim.core import Array
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.reduction import reduce_runs
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.scenario import read, with_changes

LARGE = 8_000_000
"""Numbers of one run: more than a pipe holds, so that the kill can meet a worker in the middle of them."""

PATIENCE = 60
"""Seconds after which it is said to hang."""


@dataclass(frozen=True)
class Killed:
    """A reading whose worker is killed some seconds after it has read."""

    seconds: float

    def __call__(self, told: Ensemble) -> dict[str, Array]:
        """Far too many numbers."""
        threading.Timer(self.seconds, os.kill, (os.getpid(), signal.SIGKILL)).start()
        return {"many": np.zeros((len(told), LARGE))}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("seconds", ["0", "0.05", "0.1", "0.15", "0.2", "0.3"])
def test_a_worker_that_is_killed_breaks_the_run_off(seconds):
    done = subprocess.run(
        [sys.executable, __file__, seconds], timeout=PATIENCE, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() in ("BrokenProcessPool", "NoWorkers", "ValueError"), done.stderr


def main() -> None:
    """Say how the run ends: a worker has died, or its numbers came through, which do not fit a run."""
    story = with_changes(read("two_towns"), {"years": 0.25})
    try:
        reduce_runs([story], Killed(float(sys.argv[1])), 4, execution=Execution(2, chunk=1))
    except Exception as error:
        print(type(error).__name__)


if __name__ == "__main__":
    main()
