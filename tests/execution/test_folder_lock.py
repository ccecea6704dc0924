"""The lock of a folder: one process at work there, and none that has ended in the way."""

import json
import os
import platform
import subprocess
import sys

import pytest
from kept_runs import broken_off, kept_run, story, unbroken

from sahel_sim.execution.checkpoint import open_checkpoint
from sahel_sim.execution.execution_errors import CheckpointError
from sahel_sim.execution.folder_lock import LOCK


def test_a_folder_in_which_another_run_is_at_work_is_refused(tmp_path):
    with (
        open_checkpoint(tmp_path, story(), story().seed),
        pytest.raises(CheckpointError, match=f"is at work in .*: process {os.getpid()} on"),
    ):
        kept_run(tmp_path)


def test_the_lock_is_gone_when_the_run_is_done(tmp_path):
    kept_run(tmp_path)

    assert not (tmp_path / LOCK).exists()


def test_the_lock_of_a_process_that_has_ended_is_taken_over(tmp_path):
    broken_off(tmp_path, 1)
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    (tmp_path / LOCK).write_text(json.dumps({"pid": ended.pid, "host": platform.node()}))

    assert unbroken().digest() == kept_run(tmp_path).digest()


@pytest.mark.parametrize("left", ['{"pid": -1, "host": "%s"}', '{"pid": 1e400}', "[" * 100_000, "", "\0"])
def test_whatever_stands_in_a_lock_that_nobody_holds_it_is_taken_over(tmp_path, left):
    (tmp_path / LOCK).write_text(left.replace("%s", platform.node()))

    assert unbroken().digest() == kept_run(tmp_path).digest()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such processes")
def test_the_lock_of_a_process_that_has_ended_and_was_not_waited_for_is_taken_over(tmp_path):
    holding = (
        "import sys, os; from pathlib import Path; from sahel_sim.execution.folder_lock import folder_lock\n"
        "with folder_lock(Path(sys.argv[1])): print('held', flush=True); os.kill(os.getpid(), 9)"
    )
    holder = subprocess.Popen([sys.executable, "-c", holding, tmp_path], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.read() == b"held\n"

    assert unbroken().digest() == kept_run(tmp_path).digest()
    holder.wait()
    holder.stdout.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows makes no links for everybody")
def test_a_lock_that_is_a_link_is_not_followed(tmp_path):
    target, folder = tmp_path / "target", tmp_path / "kept"
    folder.mkdir()
    (folder / LOCK).symlink_to(target)
    kept_run(folder)
    assert not target.exists()

    target.write_text("mine")
    (folder / LOCK).symlink_to(target)
    with pytest.raises(CheckpointError, match=f"{LOCK} is a link"):
        kept_run(folder)
    assert target.read_text() == "mine"


def test_the_lock_of_another_computer_is_not_touched(tmp_path):
    lock = json.dumps({"pid": 1, "host": "elsewhere"})
    (tmp_path / LOCK).write_text(lock)

    with pytest.raises(CheckpointError, match="on elsewhere, which cannot be asked from here"):
        kept_run(tmp_path)

    assert lock == (tmp_path / LOCK).read_text()
