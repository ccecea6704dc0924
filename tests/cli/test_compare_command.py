"""``sahel-sim compare``: what it says and writes, and what it refuses before anything is run."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pandas
import pytest
from spoken import Ask

import sahel_sim
from sahel_sim.report.comparison_checks import CannotCompare

SPARING = """scenario: sparing
title: {en: Sparing <b>, fr: Retenue}
based_on: two_towns
crown: {restraint: 1.0}
"""
FEW = ("--runs", "3", "--workers", "1", "--set", "years=2")


@pytest.fixture
def sparing(folder: Path) -> str:
    (folder / "sparing.yaml").write_text(SPARING)
    return "sparing.yaml"


def test_a_comparison_is_a_folder_with_a_page_a_table_and_both_stories(
    folder: Path, ask: Ask, sparing: str
) -> None:
    answer = ask("compare", "two_towns", sparing, *FEW, "-o", "mine", "--json")
    told = json.loads(answer.out, parse_constant=pytest.fail)
    page = (folder / "mine" / "index.html").read_text(encoding="utf-8")
    rows = pandas.read_csv(folder / "mine" / "comparison.csv")
    stories = sorted(path.name for path in (folder / "mine" / "scenarios").iterdir())
    assert (0, "two_towns", 3, len(rows)) == (
        answer.status,
        told["base"],
        told["runs"],
        len(told["differences"]),
    )
    assert ["1_two_towns.yaml", "2_sparing.yaml"] == stories
    assert "Sparing &lt;b&gt;" in page
    HTMLParser().feed(page)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_line_is_wider_than_80_columns(ask: Ask, sparing: str, language: str) -> None:
    answer = ask("compare", "two_towns", sparing, *FEW, "--lang", language)
    assert 80 >= max(len(line.rstrip()) for line in (answer.out + answer.err).splitlines())


def test_one_pair_has_no_interval_and_is_no_mistake(ask: Ask, sparing: str) -> None:
    answer = ask("compare", "two_towns", sparing, "--runs", "1", "--workers", "1", "--json", "-q")
    rows = json.loads(answer.out)["differences"]
    assert {None} == {row["low"] for row in rows}


def test_a_width_says_how_many_runs_are_still_needed(ask: Ask, sparing: str) -> None:
    words = ("compare", "two_towns", sparing, *FEW, "--outcomes", "displaced", "--width", "0.001")
    (row,) = json.loads(ask(*words, "--json", "-q").out)["differences"]
    assert row["runs_still_needed"] > 3


REFUSED = {
    ("two_towns",): "there is only 'two_towns'",
    ("two_towns", "two_towns"): "are the same story",
    ("two_towns", "mali_2024_02"): "No outcome can be compared",
    ("two_towns", "sparing.yaml", "--outcomes", "displacd"): "Did you mean 'displaced'?",
    ("two_towns", "sparing.yaml", "--runs", "0"): "--runs takes a whole number",
    ("two_towns", "sparing.yaml", "--width", "0"): "--width takes a number",
    ("two_towns", "short.yaml"): "No outcome can be compared",
    ("two_towns", "sparing.yaml", "--set", "years=1", "--outcomes", "rebel_war_over"): "takes two years",
}


@pytest.mark.parametrize(("words", "said"), REFUSED.items(), ids=[" ".join(words) for words in REFUSED])
def test_what_cannot_be_compared_is_refused_and_nothing_is_written(
    folder: Path, ask: Ask, sparing: str, words: tuple[str, ...], said: str
) -> None:
    (folder / "short.yaml").write_text("scenario: short\ntitle: Short\nbased_on: two_towns\nyears: 3\n")
    answer = ask("compare", *words)
    assert 2 == answer.status
    assert said in answer.err
    assert not (folder / "results").exists()


def test_python_compares_as_the_command_line_does(ask: Ask, sparing: str) -> None:
    told = json.loads(ask("compare", "two_towns", sparing, "--runs", "3", "--json", "-q").out)
    made = sahel_sim.compare("two_towns", sparing, runs=3, executor=1)
    assert [row["difference"] for row in told["differences"]] == [
        None if x != x else x for x in made.table()["difference"]
    ]


def test_python_refuses_the_same_story_twice() -> None:
    with pytest.raises(CannotCompare, match="same story"):
        sahel_sim.compare("two_towns", "two_towns", runs=1)
