"""``sahel-sim experiment``, and going on with it and with comparisons."""

import json
from pathlib import Path

import pandas
import pytest
from spoken import Ask

import sahel_sim

TABLE = "setting,crown.restraint\nas it is,\nsoft,1.0\n"
SOFT = "scenario: soft\ntitle: {en: Soft, fr: Doux}\nbased_on: two_towns\ncrown: {restraint: 1.0}\n"
EXPERIMENT = (
    *("experiment", "table.csv", "--scenario", "two_towns", "--runs", "4", "--seed", "5"),
    *("--outcomes", "battle_deaths,displaced", "--workers", "1", "-o", "mine"),
)
COMPARE = ("compare", "two_towns", "soft.yaml", "--runs", "6", "--workers", "1", "-o", "mine")


@pytest.fixture
def table(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a table and a scenario of one's own; no figures are drawn."""
    monkeypatch.setattr("sahel_sim.report.experiment_folder.experiment_figures", lambda *_: ())
    monkeypatch.setattr("sahel_sim.report.comparison_page.comparison_figures", lambda *_: {})
    (folder / "table.csv").write_text(TABLE, encoding="utf-8")
    (folder / "soft.yaml").write_text(SOFT, encoding="utf-8")
    return folder


def test_it_writes_a_folder_with_the_numbers_of_the_library(table: Path, ask: Ask) -> None:
    answer = ask(*EXPERIMENT, "--json")
    told = json.loads(answer.out)
    by_hand = sahel_sim.experiment(
        [{"setting": "as it is"}, {"setting": "soft", "crown.restraint": 1.0}],
        "two_towns",
        runs=4,
        seed=5,
        outcomes=("battle_deaths", "displaced"),
        executor=1,
    )

    assert answer.status == 0
    assert {path.name for path in (table / "mine").iterdir()} == {
        *("design.csv", "experiment.nc", "figures", "index.html", "provenance.json", "runs.csv"),
        *("scenario.yaml", "summary.csv"),
    }
    assert told["digest"] == by_hand.digest()
    assert told["settings"] == 2
    rows = pandas.read_csv(table / "mine" / "runs.csv")
    assert rows["battle_deaths"].tolist() == pytest.approx(
        by_hand.frame()["battle_deaths"].tolist(), rel=1e-5
    )


def test_it_says_what_came_out_in_both_languages(table: Path, ask: Ask) -> None:
    answer = ask(*EXPERIMENT)

    assert "as it is\n- Fighters killed in clashes: " in answer.out
    assert "mine/index.html" in answer.out
    french = ask(*EXPERIMENT[:-1], "autre", "--lang", "fr").out
    assert "Combattants tués" in french
    page = (table / "autre" / "index.html").read_text(encoding="utf-8")
    assert "Tous les réglages partagent les mêmes tirages aléatoires" in page


def test_its_folder_is_reproduced(table: Path, ask: Ask) -> None:
    ask(*EXPERIMENT, "-q")
    assert (0, "The same bits: 8 runs of two_towns, seed 5.\n") == (
        (answer := ask("reproduce", "mine", "--workers", "1")).status,
        answer.out,
    )
    path = table / "mine" / "design.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("1.0", "0.0"), encoding="utf-8")
    answer = ask("reproduce", "mine", "--workers", "1")
    assert answer.status == 1
    assert "the fingerprint of all results" in answer.out


def test_a_mistake_in_the_table_is_told_with_line_and_column_and_nothing_is_written(
    table: Path, ask: Ask
) -> None:
    (table / "table.csv").write_text("crown.restraint\n0.5\n7\n", encoding="utf-8")
    english, french = ask(*EXPERIMENT), ask(*EXPERIMENT, "--lang", "fr")

    assert (2, 2) == (english.status, french.status)
    assert english.err.startswith("table.csv, line 3, column 1: 'crown.restraint' is 7, which is too high.")
    assert french.err.startswith("table.csv, ligne 3, colonne 1")
    assert not (table / "mine").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("experiment",), "TABLE.csv is missing."),
        (("experiment", "table.csv"), "--scenario is missing."),
        (("experiment", "nope.csv", "--scenario", "two_towns"), "There is no file 'nope.csv'."),
        (("experiment", "--resume", "nope"), "There is no unfinished run in nope."),
        (("experiment", "--resume", "x", "-o", "y"), "--resume already names the folder"),
        (("experiment", "--resume", "x", "--seed", "2"), "so --seed has no place beside it"),
        (("experiment", "table.csv", "--resume", "x"), "so table.csv has no place beside it"),
        (("compare", "--resume", "x", "--runs", "2"), "so --runs has no place beside it"),
        (("compare", "two_towns", "--resume", "x"), "so two_towns has no place beside it"),
        (("compare",), "SCENARIO... is missing."),
    ],
)
def test_what_cannot_be_done_is_refused(table: Path, ask: Ask, words: tuple[str, ...], told: str) -> None:
    answer = ask(*words)

    assert (2, True) == (answer.status, told in " ".join(answer.err.split())), answer.err


@pytest.mark.parametrize("words", [EXPERIMENT, COMPARE], ids=["experiment", "compare"])
def test_what_was_broken_off_goes_on_with_the_same_bits(
    table: Path, ask: Ask, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = json.loads(ask(*words[:-1], "whole", "--json").out)
    command = words[0]
    monkeypatch.setattr("sahel_sim.execution.plan.worlds_per_chunk", lambda *_: 2)
    written = (
        "experiment_folder.write_experiment"
        if command == "experiment"
        else "comparison_page.write_comparison"
    )

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(f"sahel_sim.report.{written}", refuse)
        answer = ask(*words)
    assert answer.status == 2
    assert f"sahel-sim {command} --resume mine" in " ".join(answer.err.split())
    begun = ask(*words)
    assert f"sahel-sim {command} --resume mine" in " ".join(begun.err.split())
    other = ask("experiment" if command == "compare" else "compare", "--resume", "mine")
    assert f"sahel-sim {command} --resume mine" in " ".join(other.err.split())
    again = ask(command, "--resume", "mine", "--workers", "1", "--json")
    assert again.status == 0, again.err
    told = json.loads(again.out)
    assert "runs are done already" in again.err
    assert {**told, "folder": "", "page": ""} == {**whole, "folder": "", "page": ""}
    assert not (table / "mine" / "unfinished").exists()


def test_the_record_of_what_was_begun_is_damaged(table: Path, ask: Ask) -> None:
    work = table / "mine" / "unfinished"
    work.mkdir(parents=True)
    (work / "study.json").write_text('{"kind": "compare"}', encoding="utf-8")
    answer = ask("compare", "--resume", "mine")

    assert (2, True) == (answer.status, "study.json is missing or damaged" in " ".join(answer.err.split()))


def test_runs_are_added_to_a_comparison_until_its_intervals_are_narrow(table: Path, ask: Ask) -> None:
    answer = ask(*COMPARE[:3], "--until-width", "0.3", "--workers", "1", "-o", "mine", "--json")
    told = json.loads(answer.out)

    assert told["until_width"]["reached"]
    assert told["runs"] == told["until_width"]["runs"] == 256
    known = json.loads((table / "mine" / "provenance.json").read_text(encoding="utf-8"))
    assert known["until_width"]["wanted"] == 0.3
    assert ask("reproduce", "mine", "--workers", "1").status == 0
