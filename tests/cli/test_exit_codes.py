"""Exit codes, and what is said when something is wrong: never a stack trace, and nothing is written."""

import contextlib
import json
import os
from pathlib import Path

import pytest
from spoken import Ask

MISTAKES = {
    ("run", "two_twons"): "Did you mean 'two_towns'?",
    ("run", "nowhere.yaml"): "There is no file 'nowhere.yaml'.",
    ("run", "two_towns", "--runs", "0"): "--runs takes a whole number from 1 to 1000000.",
    ("run", "two_towns", "--runs", "many"): "--runs takes a whole number from 1 to 1000000.",
    ("run", "two_towns", "--seed", "-1"): "--seed takes a whole number from 0 to 4294967295.",
    ("run", "two_towns", "--workers", "0"): "--workers takes a whole number from 1 to 256.",
    ("run", "two_towns", "--set", "crown.restraint"): "Write KEY=VALUE",
    ("run", "two_towns", "--set", "=1"): "Write KEY=VALUE",
    ("run", "two_towns", "--set", "crown.restrain=1"): "Did you mean 'restraint'?",
    ("run", "two_towns", "--set", "crown.restraint=2"): "Allowed: 0 to 1.",
    ("run", "two_towns", "--set", "crown.restraint=0,5"): "Write 0.5.",
    ("run", "two_towns", "--set", "years=1", "--set", "years=2"): "'years' is set twice.",
    ("run", "two_towns", "--runs", "3", "--set", "runs=4"): "'runs' is set twice.",
    ("run", "two_towns", "three_towns"): "There is more on the line than 'sahel-sim run' can take.",
    ("run", "two_towns", "--sead", "1"): "Did you mean '--seed'?",
    ("run", "two_towns", "--seed"): "The option --seed needs a value.",
    ("run",): "SCENARIO is missing.",
    ("rum", "two_towns"): "Did you mean 'run'?",
    ("--quick",): "There is no option '--quick'.",
    ("run", "two_towns", "--lang", "de"): "--lang takes en (English) or fr (French), not 'de'.",
    ("explain", "two_towns", "--stock", "fighter"): "Did you mean 'fighters'?",
    ("explain", "two_towns", "--faction", "clown"): "Did you mean 'crown'?",
    ("explain", "two_towns", "--replicate", "-1"): "--replicate takes a whole number",
    ("show", "combats"): "Did you mean 'combat'?",
    ("show", "xyzzy"): "'sahel-sim show' lists what there is.",
    ("new", "Mon été"): "For example: mon_ete.",
    ("new", "9"): "For example: my_9.",
    ("new", "?!"): "For example: my_story.",
    ("new", "two_towns"): "such as my_two_towns.",
    ("new", "mine", "--from", "force_alon"): "Did you mean 'force_alone'?",
    ("schema", "-o", "nowhere/schema.json"): "There is no folder",
}


@pytest.mark.parametrize(("words", "said"), MISTAKES.items(), ids=[" ".join(words) for words in MISTAKES])
def test_a_mistake_of_the_user_is_2_and_is_told_and_nothing_is_written(
    folder: Path, ask: Ask, words: tuple[str, ...], said: str
) -> None:
    answer = ask(*words)
    assert (2, "", []) == (answer.status, answer.out, os.listdir(folder))
    assert said in answer.err
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("words", [words for words in MISTAKES if "--lang" not in words], ids=" ".join)
def test_a_mistake_is_told_in_french(folder: Path, ask: Ask, words: tuple[str, ...]) -> None:
    told = {language: _without_names(ask(*words, "--lang", language).err) for language in ("en", "fr")}
    if words[-1] != "--seed":  # here --lang is taken for the value that is missing
        assert told["en"] != told["fr"]


@pytest.mark.parametrize(
    "words", [("run", "two_twons"), ("run",), ("show", "xyzzy"), ("explain", "two_towns", "--stock", "x")]
)
def test_a_mistake_is_told_to_programs_as_json(ask: Ask, words: tuple[str, ...]) -> None:
    answer = ask(*words, "--json")
    told = json.loads(answer.out)
    assert (False, 2) == (told["done"], told["status"])
    assert answer.err.strip() == told["mistakes"][0]["message"]


def test_a_mistake_in_a_file_is_told_to_programs_with_its_line_and_column(folder: Path, ask: Ask) -> None:
    (folder / "mine.yaml").write_text("scenario: mine\nbased_on: two_towns\ncrown: {restrain: 0.5}\n")
    (mistake,) = json.loads(ask("check", "mine.yaml", "--json").out)["mistakes"]
    expected = {"file": "mine.yaml", "line": 3, "column": 9, "nearest": "restraint"}
    assert expected.items() <= mistake.items()


def test_a_mistake_of_ours_is_1_and_says_how_to_report_it(ask: Ask, broken: None) -> None:
    answer = ask("show")
    assert (1, "") == (answer.status, answer.out)
    assert "RuntimeError: a bolt is loose (test_exit_codes.py:" in answer.err
    assert "Please report it" in answer.err
    assert "Traceback" not in answer.err


def test_a_mistake_of_ours_is_told_in_french(ask: Ask, broken: None) -> None:
    assert "Merci de le signaler" in ask("show", "--lang", "fr").err


def test_a_mistake_of_ours_is_shown_to_those_who_look_for_it(
    ask: Ask, broken: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAHEL_SIM_DEBUG", "1")
    assert "Traceback (most recent call last)" in ask("show").err


def test_ctrl_c_is_130(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sahel_sim.cli.progress.run", _raise(KeyboardInterrupt()))
    assert 130 == ask("run", "two_towns", "--runs", "2").status


def test_a_disk_that_refuses_is_told_in_words(
    folder: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = OSError(28, "No space left on device", "results")
    monkeypatch.setattr("sahel_sim.report.results_folder.run_figures", _raise(full))
    answer = ask("run", "two_towns", "--runs", "2", "-o", "mine")
    assert (2, ["unfinished"]) == (answer.status, os.listdir(folder / "mine"))
    assert "No space left on device" in answer.err
    assert "2 of 2 runs are kept. To go on: sahel-sim run --resume mine" in answer.err


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Something is wrong inside the library."""
    monkeypatch.setattr("sahel_sim.cli.showing.catalogue_of_all", _raise(RuntimeError("a bolt is loose")))


def _raise(error: BaseException) -> object:
    def raising(*_: object, **__: object) -> None:
        raise error

    return raising


def _without_names(text: str) -> str:
    """The words of a message without numbers and marks, which are the same in both languages."""
    return "".join(c for c in text if c.isalpha() or c.isspace())


@pytest.mark.parametrize("words", [("check", "mine.yaml"), ("run", "two_towns", "--runs", "2")])
def test_a_working_folder_that_is_gone_is_no_mistake_of_ours(
    words: tuple[str, ...], tmp_path: Path, ask: Ask
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    with contextlib.chdir(gone):
        gone.rmdir()
        try:
            assert ask(*words).status == 2
        finally:
            os.chdir(tmp_path)
