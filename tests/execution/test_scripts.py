"""Scripts and notebooks: no guard is needed, and classes that are typed there run in other processes."""

import subprocess
import sys
from pathlib import Path

import pytest

ONE_LINE = "print(len(sahel_sim.run('two_towns', 130, outcomes=['battle_deaths'], executor=2)))\n"

TYPED = '''
import os
from dataclasses import dataclass
import numpy as np
import sahel_sim
from sahel_sim.core import Number
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.reduction import reduce_runs

class Cautious(sahel_sim.FactionAgent):
    """Rests."""
    def decide(self):
        return np.ones_like(self.fighters), 0.125

@dataclass(frozen=True)
class Parameters:
    """None that matter."""
    firmness: Number = sahel_sim.parameter(0.25, unit="-", low=0.0, high=1.0, source="assumed: a test")

@sahel_sim.strategy(parameters=Parameters, sources=("S0",))
def wary(seat, p):
    """Presses a little everywhere."""
    return sahel_sim.Orders(posture=np.ones_like(seat.fighters), resolve=p.firmness)

class Fighters:
    """Fighters at the end, and which process has counted them."""
    def __call__(self, told):
        fighters = told.final["fighters"].sum(axis=(1, 2))
        return {"fighters": fighters, "process": np.full(len(told), os.getpid())}

story = sahel_sim.with_changes(sahel_sim.read("two_towns"), {"years": 0.5})
for mind in MINDS:
    told = [
        reduce_runs([story], Fighters(), 8, strategies={"league": mind}, execution=Execution(n, 2)).values
        for n in (1, 2)
    ]
    here, there = (each["process"] for each in told)
    print(set(here.ravel()) == {os.getpid()}, os.getpid() not in there, len(np.unique(there)))
    print(np.array_equal(told[0]["fighters"], told[1]["fighters"]))
'''


def ran(script: str, folder: Path, *, as_notebook: bool = False) -> "subprocess.CompletedProcess[str]":
    """What a script does; one that is read from a pipe has no file, as a notebook has none."""
    path = folder / "script.py"
    path.write_text(script, encoding="utf-8")
    command = [sys.executable, "-"] if as_notebook else [sys.executable, str(path)]
    text = script if as_notebook else None
    return subprocess.run(command, input=text, timeout=120, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("guard", ["", "if __name__ == '__main__':\n    "])
def test_a_script_runs_with_a_guard_and_without(tmp_path, guard):
    done = ran(f"import sahel_sim\n{guard}{ONE_LINE}", tmp_path)

    assert (done.returncode, done.stdout, done.stderr) == (0, "130\n", "")


def test_nothing_is_said_of_a_process_that_was_replaced_since_it_had_grown(tmp_path, monkeypatch):
    pytest.importorskip("psutil", reason="without psutil, loky does not look at how large processes are")
    monkeypatch.setenv("LOKY_MAX_MEMORY_LEAK_SIZE", "1")  # bytes, so that all have grown
    many = ONE_LINE.replace("130", "1200")

    done = ran(f"import sahel_sim\n{many}", tmp_path)

    assert (done.returncode, done.stdout, done.stderr) == (0, "1200\n", "")


@pytest.mark.parametrize("as_notebook", [False, True], ids=["script", "notebook"])
@pytest.mark.parametrize("mind", ["Cautious", "wary"])
def test_classes_that_are_typed_run_on_two_processes_with_the_same_bits(tmp_path, as_notebook, mind):
    done = ran(TYPED.replace("MINDS", f"({mind},)"), tmp_path, as_notebook=as_notebook)

    assert done.stdout.splitlines() in (
        ["True True 2", "True"],
        ["True True 1", "True"],  # the second process may come when all is done
    ), done.stderr
