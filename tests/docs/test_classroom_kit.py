"""The classroom kit: its numbers are those of the grid, both languages have the same parts."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sahel_sim.classroom.classroom_page import classroom_html
from sahel_sim.classroom.lesson_grid import GridError, read_grid
from sahel_sim.classroom.lesson_runs import settings

KIT = Path(__file__).parents[2] / "docs" / "classroom"
PARTS = ("index", "lessons", "sheets", "answers", "glossary", "handout")
RENEW = "Run docs/classroom/renew.py; after a change of the model with --grid."


@pytest.fixture(scope="module")
def grid() -> dict[str, Any]:
    try:
        return read_grid()
    except GridError:
        pytest.skip(f"The grid of the library is of before. {RENEW}")


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


def test_an_answer_is_a_count_of_runs(grid: dict[str, Any]) -> None:
    north = grid["scenarios"][0]
    rows = re.findall(
        r"^\| (0|0\.25|0\.50|0\.75|1\.00) \| (\S+)% \| (\S+)% \|",
        (KIT / "answers.md").read_text(encoding="utf-8"),
        re.M,
    )
    runs = grid["size"]["runs"]

    assert [float(at) for at, *_ in rows] == [0.0, 0.25, 0.5, 0.75, 1.0]
    for at, over, every in rows:
        cell = settings().index((float(at), 0.0, 0.1))
        for told, name in ((over, "rebel_war_over"), (every, "all_wars_over")):
            wanted = 100 * north["counts"][name][cell] / runs
            assert float(told.replace("<1", "0.5")) == pytest.approx(wanted, abs=0.51)


@pytest.mark.parametrize("part", PARTS)
def test_both_languages_have_the_same_parts(part: str) -> None:
    english, french = ((folder / f"{part}.md").read_text(encoding="utf-8") for folder in (KIT, KIT / "fr"))

    for pattern in (r"^#+ ", r"^\|", r"^\d+\. ", r"\*\*"):
        found = [len(re.findall(pattern, text, re.M)) for text in (english, french)]
        assert found[0] == found[1], pattern


def test_each_sheet_has_an_answer() -> None:
    for folder, word in ((KIT, "Sheet"), (KIT / "fr", "Fiche")):
        for part in ("sheets", "answers"):
            text = (folder / f"{part}.md").read_text(encoding="utf-8")
            assert re.findall(rf"^## {word} (\d)", text, re.M) == ["1", "2", "3", "4", "5"]
