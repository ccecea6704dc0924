"""Results that move up from unfinished work: nothing of anybody else is written over."""

import shutil
from pathlib import Path

import pytest

from sahel_sim.report.results_folder import FolderTaken, finish_folder


def test_what_somebody_else_has_put_where_results_go_stays(tmp_path):
    goal, work = tmp_path / "out", tmp_path / "out" / "unfinished"
    (goal / "figures").mkdir(parents=True)
    work.mkdir()
    (goal / "figures" / "mine.txt").write_text("mine")

    def fill(beside: Path) -> None:
        (beside / "figures").mkdir()
        (beside / "figures" / "fan.svg").write_text("ours")
        (beside / "index.html").write_text("ours")

    with pytest.raises(FolderTaken, match="figures"):
        finish_folder(goal, work, fill)
    assert work.is_dir()
    assert [path.name for path in goal.rglob("*.*")] == ["mine.txt"]

    shutil.rmtree(goal / "figures")
    finish_folder(goal, work, fill)
    assert sorted(path.name for path in goal.rglob("*")) == ["fan.svg", "figures", "index.html"]


def test_what_an_earlier_try_has_moved_up_is_written_over(tmp_path, monkeypatch):
    goal, work = tmp_path / "out", tmp_path / "out" / "unfinished"
    work.mkdir(parents=True)
    tries: list[int] = []

    def fill(beside: Path) -> None:
        tries.append(1)
        for name in ("a.csv", "b.csv"):
            (beside / name).write_text(f"try {len(tries)}")

    moves: list[str] = []
    move = Path.replace

    def once(path: Path, target: Path) -> Path:
        moves.append(path.name)
        if len(moves) == 2:
            raise OSError(28, "No space left on device", str(target))
        return move(path, target)

    with monkeypatch.context() as stop:
        stop.setattr(Path, "replace", once)
        with pytest.raises(OSError, match="No space"):
            finish_folder(goal, work, fill)
    assert (goal / "a.csv").read_text() == "try 1"

    finish_folder(goal, work, fill)
    assert [(goal / name).read_text() for name in ("a.csv", "b.csv")] == ["try 2", "try 2"]
