"""``sahel-sim patterns``: what it says and writes, and what it refuses before anything is run."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pandas
import pytest
from spoken import Ask

import sahel_sim

FEW = ("P16", "P20b", "--runs", "2", "--workers", "1")


def test_a_scorecard_is_a_folder_with_a_page_a_table_and_a_record(folder: Path, ask: Ask) -> None:
    answer = ask("patterns", *FEW, "-o", "mine", "--json")
    told = json.loads(answer.out, parse_constant=pytest.fail)
    written = json.loads(
        (folder / "mine" / "patterns_scored.json").read_text("utf-8"), parse_constant=pytest.fail
    )
    rows = pandas.read_csv(folder / "mine" / "patterns_scored.csv", index_col="id")
    page = (folder / "mine" / "index.html").read_text(encoding="utf-8")

    assert answer.status == 0
    assert [row["id"] for row in told["patterns"]] == list(rows.index) == ["P16a", "P16b", "P20b"]
    assert {key: told[key] for key in written} == written
    assert rows.loc["P16a", "median"] == pytest.approx(told["patterns"][0]["median"], rel=1e-5)
    assert told["scored"] == {"A": 2, "B": 0, "C": 0}
    assert "P20b" in page.split('id="patterns_not_computed"')[1]
    HTMLParser().feed(page)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_line_is_wider_than_80_columns(ask: Ask, language: str) -> None:
    answer = ask("patterns", *FEW, "--lang", language)

    assert max(len(line.rstrip()) for line in (answer.out + answer.err).splitlines()) <= 80


def test_python_and_the_command_line_give_the_same_numbers(ask: Ask) -> None:
    told = json.loads(ask("patterns", "P16a", "--runs", "2", "--seed", "4", "--workers", "1", "--json").out)
    card = sahel_sim.patterns("P16a", runs=2, seed=4, executor=1)

    assert told["patterns"][0]["median"] == card["P16a"].simulated.median  # type: ignore[union-attr]


def test_a_french_page_is_french(folder: Path, ask: Ask) -> None:
    ask("patterns", *FEW, "-o", "mine", "--lang", "fr")
    page = (folder / "mine" / "index.html").read_text(encoding="utf-8")

    assert "part du CSP dans les morts" in page
    assert "share of" not in page


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("P55",), "There is no pattern 'P55'."),
        (("P16", "--set", "nonsense=1"), "'nonsense' is not a key of a scenario."),
        (("P16", "--set", "government.restraint"), "government.restraint"),
    ],
)
def test_what_cannot_be_done_is_told_before_anything_is_run(
    folder: Path, ask: Ask, words: tuple[str, ...], told: str
) -> None:
    answer = ask("patterns", *words)

    assert answer.status == 2
    assert told in answer.err
    assert "Traceback" not in answer.err
    assert not list(folder.glob("results/*"))


def test_settings_are_changed_in_every_start_and_told_on_the_page(folder: Path, ask: Ask) -> None:
    ask(
        "patterns",
        "P23",
        "--runs",
        "2",
        "--workers",
        "1",
        "--set",
        "mechanisms.displacement=no",
        "-o",
        "mine",
    )
    rows = pandas.read_csv(folder / "mine" / "patterns_scored.csv", index_col="id")

    assert rows.loc["P23", "median"] == 0.0
    assert "mechanisms.displacement" in (folder / "mine" / "index.html").read_text(encoding="utf-8")
