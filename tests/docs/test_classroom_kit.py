"""The classroom kit: its numbers are those of the grid, both languages have the same parts."""

import copy
import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from sahel_sim.classroom.classroom_page import classroom_html
from sahel_sim.classroom.lesson_grid import read_grid
from sahel_sim.classroom.lesson_runs import settings
from sahel_sim.stats.intervals import wilson

KIT = Path(__file__).parents[2] / "docs" / "classroom"
PARTS = ("index", "lessons", "sheets", "answers", "glossary", "handout")
RENEW = "Run docs/classroom/renew.py; after a change of the model with --grid."


@pytest.fixture(scope="module")
def grid() -> dict[str, Any]:
    return read_grid()


@pytest.fixture(scope="module")
def key(renewal: ModuleType) -> ModuleType:
    """Where the numbers of the answers come from."""
    return sys.modules[renewal.AnswerKey.__module__]


@pytest.fixture(scope="module")
def renewal() -> ModuleType:
    spec = importlib.util.spec_from_file_location("renew_classroom", KIT / "renew.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", ["en", "fr"])
def test_answers_have_the_numbers_of_the_grid(
    renewal: ModuleType, grid: dict[str, Any], language: str
) -> None:
    written = renewal.PLACES[language].read_text(encoding="utf-8")

    assert written == renewal.answers(grid, language), RENEW


def test_the_ready_page_is_what_the_command_writes(grid: dict[str, Any]) -> None:
    assert (KIT / "class.html").read_text(encoding="utf-8") == classroom_html(grid), RENEW


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_kit_to_print_is_up_to_date(renewal: ModuleType, grid: dict[str, Any], language: str) -> None:
    written = renewal.KITS[language].read_text(encoding="utf-8")

    assert written == renewal.printed_kit(language), RENEW


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_kit_to_print_stands_alone(renewal: ModuleType, language: str) -> None:
    html = renewal.printed_kit(language)
    inside = set(re.findall(r'href="#(\w+)"', html))

    assert set(re.findall(r' href="(?!#)', html)) == set()
    assert re.findall(r"<(?:script|img|link|iframe)\b|@import|url\(|https?:", html) == []
    assert inside == {"handout", "lessons", "sheets", "answers", "glossary"}
    assert inside <= set(re.findall(r'<section id="(\w+)"', html))
    assert f'<html lang="{language}">' in html
    if language == "fr":
        text = re.sub(r"<style>.*?</style>|<[^>]*>", "", html, flags=re.S)
        assert re.findall(r".{9} [;:?!»%]", text) == []


def told_shares(grid: dict[str, Any], markdown: str, sheet: int) -> Iterator[tuple[float, list[str]]]:
    """Rows of the first table of a sheet: the value of its lever, and the other cells."""
    part = re.split(r"^## ", markdown, flags=re.M)[sheet]
    for row in re.findall(r"^\| (0|0\.25|0\.50|0\.75|1\.00) \| (.*) \|$", part, re.M)[:5]:
        yield float(row[0]), row[1].split(" | ")


def test_an_answer_is_a_count_of_runs_with_its_interval(grid: dict[str, Any]) -> None:
    counts = grid["scenarios"][0]["counts"]
    rows = dict(told_shares(grid, (KIT / "answers.md").read_text(encoding="utf-8"), 1))

    assert list(rows) == [0.0, 0.25, 0.5, 0.75, 1.0]
    for at, cells in rows.items():
        cell = settings().index((at, 0.0, 0.1))
        for told, name in ((cells[0], "rebel_war_over"), (cells[2], "all_wars_over")):
            k, runs = counts[name][cell], counts["runs"][cell]
            share, low, high = (float(x.replace("<1", "0.5")) for x in re.findall(r"<?\d+", told))
            assert share == pytest.approx(100 * k / runs, abs=0.51)
            assert (low, high) == pytest.approx([100 * x for x in wilson(k, runs)], abs=0.51)


@pytest.mark.usefixtures("grid")
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_number_of_runs_and_persons_in_a_table_has_its_interval(
    renewal: ModuleType, language: str
) -> None:
    tables = re.findall(r"^\| (.*) \|$", renewal.PLACES[language].read_text(encoding="utf-8"), re.M)
    cells = [cell.strip() for row in tables for cell in row.split("|")]
    large = [cell for cell in cells if re.match(r"[+\N{MINUS SIGN}]?\d[\d,\u202f]*(\xa0?%|\d{3})", cell)]
    lines = [cell for cell in large if re.fullmatch(r"[\d,\u202f]+ (to|à) [\d,\u202f]+", cell)]

    assert len(large) > 40
    assert [cell for cell in large if "(" not in cell and cell not in lines] == []


def test_a_difference_of_shares_has_the_interval_that_newcombe_published(key: ModuleType) -> None:
    # R. G. Newcombe, Statistics in Medicine 17 (1998), 873-890, table II, method 10.
    for (k, n), (k_there, n_there), low, high in (
        ((48, 80), (56, 70), 0.0524, 0.3339),
        ((3, 10), (9, 10), 0.1705, 0.8090),
    ):
        found = key.difference(key.share_of(k, n), key.share_of(k_there, n_there))
        assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)
        assert found.says == "more"


def test_the_interval_of_a_median_holds_it_as_often_as_it_says(key: ModuleType) -> None:
    luck, runs, true = np.random.Generator(np.random.Philox(7)), 48, 3000.0
    samples = true * np.exp(luck.normal(0.0, 1.2, (3000, runs)))
    quantiles = np.quantile(samples, (0.25, 0.5, 0.75), axis=1).T
    ends = [key.around_median(list(each), 0.25, runs) for each in quantiles]
    held = np.mean([low <= true <= high for low, _middle, high in ends])

    assert held == pytest.approx(0.95, abs=0.03)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("share", "told"), [(0.0, "holds"), (1.0, "fails"), (0.5, "undecided")])
def test_the_answers_follow_whatever_the_runs_give(
    renewal: ModuleType, grid: dict[str, Any], language: str, share: float, told: str
) -> None:
    """The words of the key are chosen by the numbers: a grid that says the opposite gets the opposite."""
    other = copy.deepcopy(grid)
    for scenario in other["scenarios"]:
        for counts in (scenario["counts"], scenario["plausible_counts"]):
            for name in ("rebel_war_over", "all_wars_over"):
                counts[name] = [round(share * runs) for runs in counts["runs"]]
            counts["talks"] = [0 for _cell in counts["runs"]]
    text = renewal.answers(other, language)
    words = {
        "en": {"holds": "holds", "fails": "does not hold", "undecided": "undecided"},
        "fr": {"holds": "tient", "fails": "ne tient pas", "undecided": "non tranchée"},
    }[language]
    first = re.search(r"^- \*[^*]+\*\s?:.*$", text, re.M)

    assert first is not None
    assert f"{words[told]} " in first[0]
    assert [word for kind, word in words.items() if kind != told and f" {word} à la" in first[0]] == []


@pytest.mark.parametrize("part", PARTS)
def test_both_languages_have_the_same_parts(part: str) -> None:
    english, french = ((folder / f"{part}.md").read_text(encoding="utf-8") for folder in (KIT, KIT / "fr"))

    for pattern in (r"^#+ ", r"^\|", r"^\d+\. ", r"\*\*"):
        found = [len(re.findall(pattern, text, re.M)) for text in (english, french)]
        assert found[0] == found[1], pattern


@pytest.mark.usefixtures("grid")
def test_each_question_of_a_sheet_has_an_answer() -> None:
    for folder, word in ((KIT, "Sheet"), (KIT / "fr", "Fiche")):
        sheets, answers = (
            re.split(rf"^## {word} \d", (folder / f"{part}.md").read_text(encoding="utf-8"), flags=re.M)[1:]
            for part in ("sheets", "answers")
        )
        assert len(sheets) == len(answers) == 5
        for number, (asked, answered) in enumerate(zip(sheets, answers, strict=True), 1):
            questions = re.findall(r"^(\d)\. ", asked, re.M)
            assert questions == ["1", "2", "3"]
            assert re.findall(r"^\*\*(\d\.\d)\*\*", answered, re.M) == [f"{number}.{n}" for n in questions]


@pytest.mark.usefixtures("grid")
@pytest.mark.parametrize("folder", [KIT, KIT / "fr"])
def test_sheets_and_answers_are_titled_as_questions(folder: Path) -> None:
    for part in ("sheets", "answers"):
        titles = re.findall(r"^## \w+ \d\. (.*)$", (folder / f"{part}.md").read_text(encoding="utf-8"), re.M)
        assert len(titles) == 5
        assert [title for title in titles if not title.endswith("?")] == []
