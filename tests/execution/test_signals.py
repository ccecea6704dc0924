"""Ctrl-C and ``kill -TERM``: workers end, nobody complains, and what is finished can be gone on with."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sahel_sim.execution.execution import Execution
from sahel_sim.execution.pool import deaf
from sahel_sim.execution.runner import run
from sahel_sim.scenario import read, with_changes

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has neither of these signals")

RUNS, PATIENCE = 4_000, 60.0

SCRIPT = f"""
import sys
import sahel_sim
from sahel_sim.scenario import draw_kinds
draw_kinds.USUAL_DRAWS = draw_kinds.FIXED
story = sahel_sim.with_changes(sahel_sim.read("two_towns"), {{"years": 4}})
sahel_sim.run(story, {RUNS}, executor=int(sys.argv[2]), keep=sys.argv[1])
"""

COMMAND = ["-m", "sahel_sim", "run", "two_towns", "--set", "years=4", "--runs", str(RUNS), "--output", "out"]


def begun(words: list[str], folder: Path) -> "subprocess.Popen[str]":
    """A process group of its own, as a terminal gives one to each line."""
    return subprocess.Popen(
        [sys.executable, *words],
        cwd=folder,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "SAHEL_SIM_LANG": "en"},
    )


def wait_for(happened: Callable[[], object], process: "subprocess.Popen[str]") -> None:
    """Wait until something has happened."""
    ends = time.monotonic() + PATIENCE
    while not happened():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < ends
        time.sleep(0.02)


def wait_for_the_end(group: int) -> None:
    """Wait until no process of a group is left."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("Processes are left behind.")


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "term"])
def test_a_script_that_is_stopped_ends_with_all_its_workers(tmp_path, stop, workers):
    kept = tmp_path / "kept"
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    process = begun(["script.py", str(kept), str(workers)], tmp_path)
    wait_for(lambda: list(kept.glob("part-*.npz")), process)
    if stop == signal.SIGINT:
        os.killpg(process.pid, stop)
    else:
        process.send_signal(stop)
    _, said = process.communicate(timeout=PATIENCE)

    assert process.returncode in ({signal.SIGINT: (-2, 130, 1), signal.SIGTERM: (143,)}[stop])
    assert "resource_tracker" not in said
    assert said.count("Traceback") <= (stop == signal.SIGINT)
    wait_for_the_end(process.pid)
    story = with_changes(read("two_towns"), {"years": 4})
    told: list[int] = []
    parts = len(list(kept.glob("part-*.npz")))
    some = range(16)
    run(story, replicates=some, execution=Execution(1, keep=kept, progress=lambda n, _: told.append(n)))
    assert parts > 0
    assert told[0] > 0


@pytest.mark.parametrize(
    ("stop", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["ctrl-c", "term"]
)
def test_a_command_that_is_stopped_in_its_first_seconds_says_how_it_goes_on(tmp_path, stop, status):
    process = begun([*COMMAND, "--workers", "2"], tmp_path)
    wait_for(lambda: list((tmp_path / "out").glob("unfinished/part-*.npz")), process)
    if stop == signal.SIGINT:
        os.killpg(process.pid, stop)
    else:
        process.send_signal(stop)
    _, said = process.communicate(timeout=PATIENCE)

    assert process.returncode == status, said
    assert "sahel-sim run --resume out" in " ".join(said.split())
    assert "Traceback" not in said
    assert "resource_tracker" not in said


def test_workers_end_when_who_gave_them_work_is_killed(tmp_path):
    kept = tmp_path / "kept"
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    process = begun(["script.py", str(kept), "2"], tmp_path)
    wait_for(lambda: list(kept.glob("part-*.npz")), process)
    process.kill()
    process.communicate(timeout=PATIENCE)
    wait_for_the_end(process.pid)


@pytest.mark.parametrize("blocked", [True, False], ids=["blocked", "as-on-windows"])
def test_ctrl_c_in_the_moment_in_which_workers_begin_is_heard_at_its_end(blocked, monkeypatch):
    if not blocked:
        monkeypatch.delattr(signal, "pthread_sigmask", raising=False)
    passed = []

    def moment():
        with deaf():
            signal.raise_signal(signal.SIGINT)
            passed.append("the moment")

    with pytest.raises(KeyboardInterrupt):
        moment()

    assert passed == ["the moment"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_process_that_begins_in_that_moment_is_deaf_to_ctrl_c():
    with deaf():
        begun = subprocess.Popen([sys.executable, "-S", "-E", "-c", "input()"], stdin=subprocess.PIPE)
    begun.send_signal(signal.SIGINT)
    begun.communicate(b"\n", timeout=60)

    assert begun.returncode == 0
