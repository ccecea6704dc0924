"""``sahel-sim run --resume``: work that was broken off goes on, and only the same work."""

import json
import os
import random
import signal
import subprocess
import time
from functools import cache
from pathlib import Path

import pytest
from spoken import Ask, command, elsewhere

from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.results.chunk import Failure
from sahel_sim.scenario import read, with_changes

SHORT = ("--runs", "150", "--set", "years=1")
RUN = ("run", "two_towns", *SHORT, "-o", "mine")
RESUME = ("run", "--resume", "mine")


@cache
def unbroken() -> str:
    return run(with_changes(read("two_towns"), {"years": 1, "runs": 150}), execution=Execution(1)).digest()


@pytest.fixture
def broken_off(folder: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch, no_figures: None) -> Path:
    """A run that was stopped with Ctrl-C after the first chunk."""
    from sahel_sim.execution.checkpoint import Checkpoint

    put = Checkpoint.put

    def once(kept: Checkpoint, chunk: object) -> None:
        put(kept, chunk)
        raise KeyboardInterrupt

    with monkeypatch.context() as stop:
        stop.setattr(Checkpoint, "put", once)
        assert 130 == ask(*RUN, "--workers", "1").status
    return folder / "mine"


def digest(ask: Ask, *more: str) -> str:
    return str(json.loads(ask(*RESUME, "--workers", "1", "--json", "-q", *more).out)["digest"])


def test_a_run_goes_on_to_the_same_bits_and_the_work_is_cleared_away(broken_off: Path, ask: Ask) -> None:
    assert unbroken() == digest(ask)
    assert ["index.html"] == os.listdir(broken_off)


def test_a_run_says_how_much_is_done_already(broken_off: Path, ask: Ask) -> None:
    assert "75 of 150 runs are done already." in ask(*RESUME, "--workers", "1").err


def test_the_scenario_may_be_named_again(broken_off: Path, ask: Ask) -> None:
    answer = ask("run", "two_towns", *SHORT, "--resume", "mine", "--workers", "1", "--json", "-q")
    assert unbroken() == json.loads(answer.out)["digest"]


@pytest.mark.parametrize("words", [("--seed", "9"), ("--set", "crown.restraint=0.9")])
@pytest.mark.parametrize(("language", "said"), [("en", "Go on with the same"), ("fr", "la même chose")])
def test_another_run_is_refused_and_nothing_is_lost(
    broken_off: Path, ask: Ask, words: tuple[str, ...], language: str, said: str
) -> None:
    answer = ask(*RESUME, *words, "--lang", language)
    assert 2 == answer.status
    assert said in answer.err
    assert unbroken() == digest(ask)


def test_another_scenario_is_refused(broken_off: Path, ask: Ask) -> None:
    answer = ask("run", "force_alone", "--resume", "mine")
    assert (2, True) == (answer.status, "was begun with the scenario two_towns" in answer.err)


@pytest.mark.parametrize(("language", "said"), [("en", "must be at least 75"), ("fr", "au moins 75")])
@pytest.mark.parametrize("more", [(), ("--until-width", "0.2")])
def test_fewer_runs_than_are_kept_are_refused_and_nothing_is_lost(
    broken_off: Path, ask: Ask, more: tuple[str, ...], language: str, said: str
) -> None:
    answer = ask(*RESUME, "--runs", "74", *more, "--lang", language)
    assert (2, True) == (answer.status, said in " ".join(answer.err.split()))
    assert unbroken() == digest(ask)


def test_as_many_runs_as_are_kept_are_enough(broken_off: Path, ask: Ask) -> None:
    assert 75 == json.loads(ask(*RESUME, "--runs", "75", "--json", "-q").out)["runs"]


def test_a_width_that_needs_fewer_runs_than_are_kept_is_refused(
    broken_off: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sahel_sim.designs.until_width.FIRST", 8)
    answer = ask(*RESUME, "--until-width", "1", "--workers", "1")
    assert (2, True) == (answer.status, "8 are enough for --until-width 1" in " ".join(answer.err.split()))
    assert unbroken() == digest(ask)


def test_a_new_run_does_not_write_over_one_that_can_go_on(broken_off: Path, ask: Ask) -> None:
    answer = ask(*RUN)
    assert (2, True) == (answer.status, "sahel-sim run --resume mine" in answer.err)


def test_what_is_in_the_way_of_the_results_is_refused_before_anything_is_run(
    broken_off: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    (broken_off / "figures").mkdir()
    with monkeypatch.context() as stop:
        stop.setattr("sahel_sim.cli.run_command._simulated", lambda *asked: pytest.fail("it was run"))
        answer = ask(*RESUME)
    assert (2, True) == (answer.status, "is in the way" in answer.err)

    (broken_off / "figures").rmdir()
    assert unbroken() == digest(ask)


def test_a_damaged_part_is_named_in_the_language_of_the_reader(broken_off: Path, ask: Ask) -> None:
    (part,) = (broken_off / "unfinished").glob("part-*.npz")
    part.write_bytes(part.read_bytes()[:-99])
    answer = ask(*RESUME, "--workers", "1", "--lang", "fr", "--json")
    assert f"{part.name} est endommagé" in answer.err.replace("\n", " ").replace(
        "unfinished/ ", "unfinished/"
    )
    assert unbroken() == json.loads(answer.out)["digest"]


def test_there_must_be_something_to_go_on_with(folder: Path, ask: Ask) -> None:
    answer = ask(*RESUME)
    assert (2, []) == (answer.status, os.listdir(folder))
    assert "There is no unfinished run in mine." in answer.err


def test_a_folder_is_named_once(broken_off: Path, ask: Ask) -> None:
    assert 2 == ask(*RESUME, "-o", "other").status


def test_runs_that_broke_off_are_told_with_their_numbers(
    folder: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch, no_figures: None
) -> None:
    from dataclasses import replace

    def with_failure(*words: object, **more: object) -> object:
        return replace(run(*words, **more), failures=(Failure(7, "ValueError: a bolt is loose"),))

    monkeypatch.setattr("sahel_sim.cli.progress.run", with_failure)
    answer = ask("run", "two_towns", "--runs", "3", "--workers", "1", "--json")
    assert "1 of 4 runs broke off and are left out:" in answer.err
    assert "- number 7, seed 1: ValueError: a bolt is loose" in answer.err
    assert [7] == [failure["replicate"] for failure in json.loads(answer.out)["failures"]]


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is that of POSIX")
@pytest.mark.parametrize("luck", [1, 2])
def test_a_run_that_was_killed_goes_on_to_the_same_bits(folder: Path, luck: int) -> None:
    words = command(*RUN, "--workers", "2")
    with subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        kept = folder / "mine" / "unfinished"
        while process.poll() is None and not list(kept.glob("part-*")):
            time.sleep(0.01)
        time.sleep(random.Random(luck).uniform(0, 0.5))
        process.send_signal(signal.SIGKILL)
    again = elsewhere((*RESUME, "--json", "-q"), folder)
    assert unbroken() == json.loads(again.out)["digest"]
