"""``sahel-sim calibrate`` and ``backcast``: what they refuse before anything is run, and how work goes on."""

import json
from pathlib import Path

import pytest
from spoken import Ask

from event_files import ucdp, write


def test_too_few_sets_are_refused_and_nothing_is_written(folder: Path, ask: Ask) -> None:
    answer = ask("calibrate", "--sets", "10", "-o", "mine")

    assert answer.status == 2
    assert "10 sets are too few" in answer.err
    assert not (folder / "mine").exists()


def test_what_was_not_begun_cannot_go_on(folder: Path, ask: Ask) -> None:
    (folder / "mine").mkdir()
    answer = ask("calibrate", "--resume", "mine")

    assert answer.status == 2
    assert "holds no calibration that can go on" in answer.err
    beside = ask("calibrate", "--resume", "mine", "--sets", "500")
    assert beside.status == 2
    assert "--sets" in beside.err


def test_a_folder_with_an_unfinished_calibration_says_how_to_go_on(folder: Path, ask: Ask) -> None:
    work = folder / "mine" / "unfinished"
    work.mkdir(parents=True)
    (work / "calibration.json").write_text(json.dumps({"sets": 500, "seed": 1}), "utf-8")
    answer = ask("calibrate", "-o", "mine")

    assert answer.status == 2
    assert "sahel-sim calibrate --resume mine" in " ".join(answer.err.split())


def test_a_calibration_that_is_broken_off_before_anything_is_done_leaves_nothing(
    folder: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def broken_off(*asked: object, **more: object) -> None:
        begun.extend(sorted(path.name for path in (folder / "mine" / "unfinished").glob("*.json")))
        raise KeyboardInterrupt

    monkeypatch.setattr("sahel_sim.validation.calibration.calibrate", broken_off)

    assert ask("calibrate", "-o", "mine").status == 130
    assert begun == ["calibration.json"]
    assert not (folder / "mine").exists()


def test_a_backcast_needs_an_accepted_set_and_events(folder: Path, ask: Ask) -> None:
    write(folder / "some.csv", ucdp())
    missing = ask("backcast", "some.csv", "--accepted", "none.json")
    broken = ask("backcast", "none.csv")

    assert (missing.status, broken.status) == (2, 2)
    assert "There is no file 'none.json' with an accepted set" in missing.err
    assert "There is no file 'none.csv'" in broken.err
    assert not (folder / "results").exists()
