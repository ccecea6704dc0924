"""The result folder of ``sahel-sim run``: whole, or not there at all."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from spoken import Ask, command

QUICK = ("run", "two_towns", "--runs", "3", "--workers", "1")


def test_a_run_writes_a_folder_with_a_page_a_scenario_and_its_provenance(folder: Path, ask: Ask) -> None:
    answer = ask(*QUICK)
    written = {path.name for path in (folder / "results" / "two_towns").iterdir()}
    assert answer.status == 0
    assert {
        "index.html",
        "scenario.yaml",
        "provenance.json",
        "summary.csv",
        "results.nc",
        "figures",
    } <= written
    assert "results/two_towns/index.html" in answer.out.replace(os.sep, "/")


def test_ctrl_c_while_the_folder_is_written_leaves_what_was_simulated(
    folder: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sahel_sim.report.results_folder.run_figures", interrupted)
    answer = ask(*QUICK, "-o", "mine")
    assert (130, ["unfinished"]) == (answer.status, os.listdir(folder / "mine"))
    assert "Stopped.\n3 of 3 runs are kept. To go on: sahel-sim run --resume mine\n" in answer.err


@pytest.mark.skipif(os.name == "nt", reason="process groups and SIGINT are those of POSIX")
def test_ctrl_c_while_workers_simulate_ends_them_and_leaves_nothing(folder: Path) -> None:
    words = command(
        "run", "mali_2024_02", "--runs", "1000", "--workers", "2", "--set", "years=50", "-o", "mine"
    )
    with subprocess.Popen(
        words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        _wait_for_workers(process)
        os.killpg(process.pid, signal.SIGINT)
        try:
            out, err = process.communicate(timeout=60)  # returns when nobody has the streams open any more
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    assert process.returncode in (130, -signal.SIGINT)
    assert (out, []) == ("", os.listdir(folder))
    assert "No results were written" in err
    assert "Traceback" not in err


def _wait_for_workers(process: "subprocess.Popen[str]") -> None:
    """Wait until the process has said how long it will take, which is when workers are started."""
    assert process.stderr is not None
    assert "1000 runs" in process.stderr.readline()
    time.sleep(1.0)
