"""What tests of ``sahel-sim claims`` share: a small claim, and work on it that was broken off."""

import shutil
from pathlib import Path

import pytest
from small_claim import CLAIM, TEST, TINY
from spoken import Ask

from sahel_sim.claim_testing import effort, trial
from sahel_sim.claim_testing.assumptions import ablations, nulls
from sahel_sim.cli import claims_checks as claims_possible
from sahel_sim.cli import claims_workload as claims_work


@pytest.fixture
def mine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A claim, which is tried with few runs under few assumptions."""
    monkeypatch.setitem(effort.EFFORTS, "teaching", TINY)
    for room in (trial, claims_work, claims_possible):
        monkeypatch.setattr(room, "ablations", lambda: ablations()[:2])
        monkeypatch.setattr(room, "nulls", lambda: nulls()[:2])
        monkeypatch.setattr(room, "signs", lambda: ())
        monkeypatch.setattr(room, "forms", lambda: ())
    (folder / "mine.yaml").write_text(CLAIM, encoding="utf-8")
    return folder


@pytest.fixture
def no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of claims without its page and figures, which take most of the time."""

    def write(rulings: object, *given: object) -> Path:
        goal, unfinished = given[2], given[-1]
        assert isinstance(goal, Path)
        assert isinstance(unfinished, Path)
        shutil.rmtree(unfinished)
        (goal / "index.html").write_text("a page")
        return goal

    monkeypatch.setattr("sahel_sim.report.claims_folder.write_claims", write)


@pytest.fixture
def broken_off(mine: Path, no_page: None, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Claims that were stopped with Ctrl-C after three chunks."""
    from sahel_sim.execution.checkpoint import Checkpoint

    put, done = Checkpoint.put, []

    def thrice(kept: Checkpoint, chunk: object) -> None:
        put(kept, chunk)
        done.append(chunk)
        if len(done) == 3:
            raise KeyboardInterrupt

    with monkeypatch.context() as stop:
        stop.setattr(Checkpoint, "put", thrice)
        answer = ask(*TEST, "-o", "page")
    assert (130, True) == (answer.status, "sahel-sim claims --resume page" in answer.err)
    return mine / "page"
