"""``sahel-sim run``: what it says, where it writes, and that nothing is ever overwritten."""

import json
import os
from pathlib import Path

import pytest
from spoken import Ask

pytestmark = pytest.mark.usefixtures("no_figures")

QUICK = ("run", "two_towns", "--runs", "3", "--workers", "1")


def test_a_second_run_gets_a_folder_with_the_next_number(folder: Path, ask: Ask) -> None:
    for _ in range(3):
        ask(*QUICK)
    assert ["two_towns", "two_towns-2", "two_towns-3"] == sorted(os.listdir(folder / "results"))


def test_an_empty_folder_that_is_named_is_used(folder: Path, ask: Ask) -> None:
    (folder / "mine").mkdir()
    assert ask(*QUICK, "-o", "mine").status == 0
    assert (folder / "mine" / "index.html").is_file()


def test_a_named_folder_with_files_in_it_is_refused_and_left_alone(folder: Path, ask: Ask) -> None:
    (folder / "mine").mkdir()
    (folder / "mine" / "thesis.txt").write_text("years of work")
    answer = ask(*QUICK, "-o", "mine")
    assert (2, ["thesis.txt"]) == (answer.status, os.listdir(folder / "mine"))
    assert "mine" in answer.err


def test_a_file_where_the_folder_should_be_is_refused(folder: Path, ask: Ask) -> None:
    (folder / "mine").write_text("years of work")
    assert ask(*QUICK, "-o", "mine").status == 2
    assert ask(*QUICK, "-o", "mine/deeper").status == 2
    assert (folder / "mine").read_text() == "years of work"


def test_a_named_folder_is_refused_before_the_work_begins(
    folder: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sahel_sim.cli.progress.run", None)
    (folder / "mine").mkdir()
    (folder / "mine" / "thesis.txt").touch()
    assert ask(*QUICK, "-o", "mine").status == 2


def test_json_is_all_that_the_standard_output_has(ask: Ask) -> None:
    answer = ask(*QUICK, "--json", "--seed", "7")
    told = json.loads(answer.out)
    assert (True, 3, 7, "two_towns") == (told["done"], told["runs"], told["seed"], told["scenario"])
    assert Path(told["page"]).is_file()
    assert "The Crown" in answer.err


def test_json_tells_the_summary_without_values_that_json_has_not(ask: Ask) -> None:
    answer = ask(*QUICK, "--json", "--quiet")
    rows = json.loads(answer.out, parse_constant=pytest.fail)["summary"]
    assert "" == answer.err
    assert {"start": None, "whom": "crown"}.items() <= next(
        row for row in rows if row["measure"] == "civilians_killed"
    ).items()


def test_quiet_says_nothing(ask: Ask) -> None:
    answer = ask(*QUICK, "--quiet")
    assert (0, "", "") == (answer.status, answer.out, answer.err)


def test_the_same_seed_gives_the_same_digest_however_many_work(ask: Ask) -> None:
    alone = ask("run", "two_towns", "--runs", "70", "--workers", "1", "--json", "-q")
    together = ask("run", "two_towns", "--runs", "70", "--workers", "2", "--json", "-q")
    assert json.loads(alone.out)["digest"] == json.loads(together.out)["digest"]


def test_talks_can_be_opened_with_a_word_as_in_files(ask: Ask) -> None:
    table = ("--set", "dialogue.parties.league=1", "--set", "dialogue.open=")
    by_word, by_number, closed = (
        json.loads(ask(*QUICK, *table[:-1], f"{table[-1]}{value}", "--json", "-q").out)["digest"]
        for value in ("yes", "1", "no")
    )
    assert by_number == by_word
    assert closed != by_word


def test_a_setting_that_is_changed_changes_the_outcome(ask: Ask) -> None:
    before = json.loads(ask(*QUICK, "--json", "-q").out)["digest"]
    after = json.loads(ask(*QUICK, "--set", "crown.restraint=1", "--json", "-q").out)["digest"]
    same = json.loads(ask(*QUICK, "--set", "crown.restraint=0.5", "--json", "-q").out)["digest"]
    assert (True, True) == (before != after, before == same)


@pytest.mark.parametrize(("language", "word"), [("en", "governs"), ("fr", "gouverne")])
def test_no_line_is_wider_than_80_columns(ask: Ask, language: str, word: str) -> None:
    answer = ask("run", "mali_2024_02", "--runs", "3", "--set", "years=1", "--lang", language)
    assert word in answer.out
    assert 80 >= max(len(line) for line in (answer.out + answer.err).splitlines())


def test_the_page_is_in_the_language_of_the_reader(folder: Path, ask: Ask) -> None:
    ask(*QUICK, "--lang", "fr", "-o", "la_page")
    assert (folder / "la_page" / "index.html").read_text() == "fr"


def test_a_work_that_takes_long_is_foretold(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sahel_sim.cli.progress.seconds", lambda *_: 600.0)
    assert "3 runs: about 10 minutes." in ask(*QUICK).err
    assert "Simulations : 3, environ 10 min." in ask(*QUICK, "--lang", "fr").err.replace("\u00a0", " ")


def test_runs_can_draw_their_parameters(folder: Path, ask: Ask, no_figures: None) -> None:
    words = ("run", "two_towns", "--runs", "4", "--seed", "1", "--workers", "1", "--json")
    drawn = json.loads(ask(*words, "--parameters", "prior", "-o", "drawn").out)
    again = json.loads(ask(*words, "--set", "parameter_draws=prior", "-o", "again").out)
    fixed = json.loads(ask(*words, "--parameters", "fixed", "-o", "fixed").out)
    usual = json.loads(ask(*words, "-o", "usual").out)
    refused = ask(*words, "--parameters", "guess", "-o", "refused")

    assert drawn["digest"] == again["digest"] != fixed["digest"] == usual["digest"]
    assert refused.status == 2
    assert "parameter_draws" in refused.err
