"""``sahel-sim new``: a file to start from, which is right as it is and when any of its lines is used."""

import json
import os
import re
from pathlib import Path

import pytest
from spoken import Ask

from sahel_sim.languages import LANGUAGES
from sahel_sim.scenario import catalogue, read


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("base", catalogue())
def test_a_new_file_is_right_and_the_same_story_as_its_base(
    folder: Path, ask: Ask, base: str, language: str
) -> None:
    answer = ask("new", "mine", "--from", base, "--lang", language)
    story = read(folder / "mine.yaml")
    assert (0, read(base).settings) == (answer.status, story.settings)


def with_every_setting_used(folder: Path) -> str:
    """The file without the marks that make comments of settings."""
    text = (folder / "mine.yaml").read_text(encoding="utf-8")
    head, body = text.split("\n\n", 1)
    used = re.sub(r"^# (?=[\w-]+:| )", "", body, flags=re.MULTILINE)
    return f"{head}\n\n{used}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("base", ["mali_2024_02", "two_towns", "un_exit_2023", "accord_2015"])
def test_a_new_file_is_right_when_every_comment_with_a_setting_is_used(
    folder: Path, ask: Ask, base: str, language: str
) -> None:
    ask("new", "mine", "--from", base, "--lang", language)
    (folder / "used.yaml").write_text(with_every_setting_used(folder), encoding="utf-8")
    story = read(folder / "used.yaml")
    below = read(base).settings
    assert len(story.timeline) == 1
    assert story.settings == {key: below[key] for key in story.settings}
    assert all(any(f"{name}." in key for key in story.settings) for name in story.place.factions.names)


def test_the_date_on_which_talks_open_is_that_of_the_base(folder: Path, ask: Ask) -> None:
    ask("new", "mine", "--from", "return_to_dialogue")
    (folder / "used.yaml").write_text(with_every_setting_used(folder), encoding="utf-8")
    story = read(folder / "used.yaml")
    assert ["2024-09", "2029-03"] == [moment.date for moment in story.timeline]
    assert read("return_to_dialogue").settings == story.settings


@pytest.mark.parametrize(
    ("instead", "of"),
    [("  opens: ", r"  open: .*\n"), ("  inclusivity: ", r"  parties: .*\n(    .*\n)+")],
)
def test_what_stands_behind_two_marks_can_be_used_instead(
    folder: Path, ask: Ask, instead: str, of: str
) -> None:
    ask("new", "mine", "--from", "mali_2024_02")
    text = with_every_setting_used(folder).replace(f"# {instead.strip()}", instead.strip())
    text = re.sub(of, "", text).replace("    csp: 0\n", "    csp: 1\n")
    (folder / "used.yaml").write_text(text, encoding="utf-8")
    assert instead in text
    assert 0 == ask("check", "used.yaml").status


def test_a_new_file_has_every_key_that_a_scenario_can_set(folder: Path, ask: Ask) -> None:
    ask("new", "mine", "--from", "two_towns")
    text = with_every_setting_used(folder)
    settable = json.loads((folder / "two_towns.schema.json").read_text(encoding="utf-8"))["properties"]
    told = set(re.findall(r"^([\w-]+):", text, re.MULTILINE))
    elsewhere = {"place", "state_of", "step", "parameters", "tactics", "state", "rebels", "timeline_add"}
    assert set() == set(settable) - told - elsewhere


def test_a_new_file_names_the_schema_that_is_beside_it(folder: Path, ask: Ask) -> None:
    ask("new", "mine", "--from", "two_towns")
    first = (folder / "mine.yaml").read_text(encoding="utf-8").splitlines()[0]
    named = first.removeprefix("# yaml-language-server: $schema=")
    assert "crown" in json.loads((folder / named).read_text(encoding="utf-8"))["properties"]


def test_a_schema_that_is_there_already_is_kept(folder: Path, ask: Ask) -> None:
    (folder / "two_towns.schema.json").write_text("{}")
    assert 0 == ask("new", "mine", "--from", "two_towns").status
    assert "{}" == (folder / "two_towns.schema.json").read_text()


def test_a_file_that_is_there_already_is_not_overwritten(folder: Path, ask: Ask) -> None:
    (folder / "mine.yaml").write_text("years of work")
    answer = ask("new", "mine")
    assert (2, ["mine.yaml"]) == (answer.status, os.listdir(folder))
    assert "years of work" == (folder / "mine.yaml").read_text()


def test_a_file_of_ones_own_can_be_the_base(folder: Path, ask: Ask) -> None:
    ask("new", "first", "--from", "two_towns")
    assert 0 == ask("new", "second", "--from", "first.yaml").status
    assert 0 == ask("check", "second.yaml").status


@pytest.mark.parametrize("name", ["no", "ON", "null"])
def test_a_name_that_yaml_takes_for_something_else_stays_a_name(folder: Path, ask: Ask, name: str) -> None:
    ask("new", name, "--from", "two_towns")
    assert name == read(folder / f"{name}.yaml").name


def test_a_new_file_for_programs_is_told_with_its_path(folder: Path, ask: Ask) -> None:
    told = json.loads(ask("new", "mine", "--json").out)
    assert (folder / "mine.yaml").resolve() == Path(told["file"])
