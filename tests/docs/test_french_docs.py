"""The French README says what the English one does, and the docs of students and teachers keep their word."""

import importlib.util
import re
import shlex
from pathlib import Path
from types import ModuleType

import pytest

import sahel_sim
from sahel_sim.cli import main

HOUSE = Path(__file__).parents[2]
ENGLISH, FRENCH = ((HOUSE / name).read_text(encoding="utf-8") for name in ("README.md", "README.fr.md"))
PAGES = ("students", "students.fr", "teachers", "teachers.fr")

FEW = ("-n", "2")
"""Runs of each command here, so that all of them take seconds."""

MANY = ("run", "compare")


@pytest.fixture(scope="module")
def numbers() -> ModuleType:
    """``docs/readme_numbers.py``."""
    spec = importlib.util.spec_from_file_location("readme_numbers", HOUSE / "docs" / "readme_numbers.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def block(text: str, mark: str) -> str:
    """What stands between the fences after a mark."""
    found = re.search(rf"<!-- {mark} -->\n```\w+\n(.*?)```", text, re.DOTALL)
    assert found is not None, mark
    return found[1]


def test_the_numbers_of_both_readmes_are_the_same(numbers: ModuleType) -> None:
    assert numbers.renewed(ENGLISH, FRENCH) == FRENCH, "Run docs/readme_numbers.py."


def test_a_number_that_moves_in_english_moves_in_french(numbers: ModuleType) -> None:
    moved = re.sub(r"\b87 statistics", "1,088 statistics", ENGLISH)

    assert moved != ENGLISH
    assert "1\N{NARROW NO-BREAK SPACE}088 statistiques" in numbers.renewed(moved, FRENCH)


def test_a_number_without_a_place_in_french_is_an_error(numbers: ModuleType) -> None:
    with pytest.raises(ValueError, match="in French"):
        numbers.renewed(ENGLISH.replace("87 statistics", "87 of 90 statistics"), FRENCH)


def test_both_readmes_have_the_same_commands_and_lists() -> None:
    assert block(FRENCH, "python") == block(ENGLISH, "python")
    assert block(FRENCH, "test") == block(ENGLISH, "test")
    assert block(FRENCH, "run") == block(ENGLISH, "run").replace("\n", " --lang fr\n")
    for pattern in (r"^## ", r"^- \*\*", r"`sahel-sim (?!new|check|run my|run mon|run SC)[^`]*`"):
        assert len(re.findall(pattern, FRENCH, re.M)) == len(re.findall(pattern, ENGLISH, re.M)), pattern


def test_the_scenario_is_that_of_the_english_readme(tmp_path: Path) -> None:
    stories = []
    for text, name in ((ENGLISH, "my_story"), (FRENCH, "mon_scenario")):
        (tmp_path / f"{name}.yaml").write_text(block(text, "scenario"), encoding="utf-8")
        stories.append(sahel_sim.read(tmp_path / f"{name}.yaml"))
    one, other = stories

    assert one.settings == other.settings
    assert [m.settings for m in one.timeline] == [m.settings for m in other.timeline]
    assert (one.runs, one.seed, one.years) == (other.runs, other.seed, other.years)


@pytest.mark.parametrize(("text", "to"), [(ENGLISH, "README.fr.md"), (FRENCH, "README.md")])
def test_each_readme_leads_to_the_other(text: str, to: str) -> None:
    assert f"]({to})" in text.split("\n\n")[1]


def commands(page: str) -> list[list[str]]:
    """The words of every command of a page, without the program."""
    text = (HOUSE / "docs" / f"{page}.md").read_text(encoding="utf-8")
    lines = [line for body in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in body.splitlines()]
    assert [line for line in lines if not line.startswith("sahel-sim ")] == []
    return [shlex.split(line)[1:] for line in lines]


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_does_what_it_says(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAHEL_SIM_LANG", "en")
    failed = []
    for words in commands(page):
        few = FEW if words[0] in MANY else ("--replicate", "0") if words[0] == "explain" else ()
        if main([*words, *few]) != 0:
            failed.append(words)

    assert failed == []
    for words in commands(page):
        if "-o" in words:
            assert (tmp_path / words[words.index("-o") + 1]).exists()


@pytest.mark.parametrize("of", ["students", "teachers"])
def test_both_languages_have_the_same_commands_and_parts(of: str) -> None:
    english, french = (
        (HOUSE / "docs" / f"{page}.md").read_text(encoding="utf-8") for page in (of, f"{of}.fr")
    )

    assert [words[0] for words in commands(of)] == [words[0] for words in commands(f"{of}.fr")]
    assert all(words[-2:] == ["--lang", "fr"] for words in commands(f"{of}.fr"))
    for pattern in (r"^#+ ", r"^- ", r"^\d\. "):
        assert len(re.findall(pattern, english, re.M)) == len(re.findall(pattern, french, re.M)), pattern
    listed = (HOUSE / "docs" / "index.md").read_text(encoding="utf-8").splitlines()
    assert {of, f"{of}.fr"} <= set(listed)
