"""The page of every scenario: in both languages, with what it asks and what there is to try."""

import re
import shlex
from itertools import product
from pathlib import Path

import pytest

from sahel_sim.cli.arguments import requested
from sahel_sim.core import Draws
from sahel_sim.engine import advance
from sahel_sim.languages import LANGUAGES
from sahel_sim.scenario import (
    HEADINGS,
    Scenario,
    ScenarioError,
    build,
    catalogue,
    page,
    question,
    read,
    shipped,
)

BIBLIOGRAPHY = (shipped("two_towns").parents[1] / "src" / "sahel_sim" / "sources.bib").read_text(
    encoding="utf-8"
)
FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", flags=re.DOTALL | re.MULTILINE)
NOTE = re.compile(r"^ *note: .*\n", re.MULTILINE)
"""Words of a reader's own in an example: the only ones that are translated."""
KEY = re.compile(r"\b(?:K\d+b?|S0|[a-z]+(?:19|20)\d\d|svensson|kocher_hks)\b")
RUN = re.compile(r"sahel-sim run (?P<name>\w+)(?P<rest>( (--set|-s) [\w.-]+=[\w.-]+| --runs \d+)*)")
YEAR = re.compile(r"\b(19|20)\d\d\b")


def blocks(name: str, kind: str, language: str = "en") -> list[str]:
    return [body for found, body in FENCED.findall(page(name, language)) if found == kind]


def commands(name: str) -> list[str]:
    return [line for block in blocks(name, "sh") for line in block.splitlines()]


def parts(name: str, language: str) -> dict[str, str]:
    """The text below each heading."""
    pieces = re.split(r"^## (.*)$", page(name, language), flags=re.MULTILINE)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def moves(scenario: Scenario) -> bool:
    """Whether a world of it gets through its first steps."""
    setup = build(scenario, 1)
    world = setup.world
    for _ in range(2):
        world = advance(setup, world, Draws(1, range(1)), None)
    return world.step == 2


SNIPPETS = [(name, body) for name in catalogue() for body in blocks(name, "yaml")]
COMMANDS = [(name, line) for name in catalogue() for line in commands(name)]


def test_there_is_a_page_for_every_scenario_and_no_other() -> None:
    pages = {path.name for path in (shipped("two_towns").parent / "pages").iterdir()}

    assert pages == {f"{name}.{language}.md" for name in catalogue() for language in LANGUAGES}


@pytest.mark.parametrize("name", catalogue())
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_its_title_its_question_and_its_headings(name: str, language: str) -> None:
    lines = page(name, language).splitlines()

    assert lines[0] == f"# {read(name).title[language]}"
    assert question(name, language).endswith("?")
    assert list(parts(name, language)) == HEADINGS[language].split("|")
    assert all(text.strip() for text in parts(name, language).values())


@pytest.mark.parametrize("name", catalogue())
def test_both_languages_try_the_same_things(name: str) -> None:
    english, french = (FENCED.findall(NOTE.sub("", page(name, language))) for language in LANGUAGES)

    assert english == french
    assert page(name, "en").count("\n- ") == page(name, "fr").count("\n- ")


@pytest.mark.parametrize("name", catalogue())
@pytest.mark.parametrize("language", LANGUAGES)
def test_things_to_notice_ask_and_tell_no_result(name: str, language: str) -> None:
    asked = parts(name, language)[HEADINGS[language].split("|")[2]]
    told = YEAR.sub("", re.sub(r"`[^`]*`", "", asked))

    assert "?" in asked
    assert re.findall(r"\d", told) == []


@pytest.mark.parametrize("name", catalogue())
def test_a_page_names_only_sources_that_there_are(name: str) -> None:
    for language in LANGUAGES:
        for key in KEY.findall(parts(name, language)[HEADINGS[language].split("|")[4]]):
            assert f"{{{key}," in BIBLIOGRAPHY, key


@pytest.mark.parametrize("name", catalogue())
def test_a_page_gives_something_to_try(name: str) -> None:
    assert len(commands(name)) + len(blocks(name, "yaml")) >= 2


@pytest.mark.parametrize(("name", "line"), COMMANDS)
def test_what_a_page_says_to_run_is_right(name: str, line: str) -> None:
    said = RUN.fullmatch(line)
    assert said, line
    changes = [word for word in shlex.split(said["rest"]) if "=" in word]

    assert said["name"] in catalogue()
    assert moves(requested(said["name"], changes))


@pytest.mark.parametrize(("name", "body"), SNIPPETS)
def test_what_a_page_says_to_write_is_right(name: str, body: str, tmp_path: Path) -> None:
    file = tmp_path / "my_story.yaml"
    file.write_text(body, encoding="utf-8")

    assert moves(read(file))


@pytest.mark.parametrize("name", catalogue())
def test_a_page_names_only_settings_that_there_are(name: str) -> None:
    known = read(name).settings
    told = re.findall(r"`((?:parameters|tactics|mechanisms|dialogue)\.[\w.-]+)`", page(name, "en"))

    assert set(told) <= set(known)


def test_the_factorial_of_the_exit_has_eight_cells() -> None:
    expected = {
        f"sahel-sim run {story} -s government.partner={partner} -s parameters.peacekeeping.departure={months}"
        for story, partner, months in product(("un_exit_2023", "un_stays_2023"), ("0.3", "0"), (3, 12))
    }

    assert expected == set(commands("un_exit_2023")[:8])


def test_the_factorial_in_python_runs_and_tempo_means_nothing_to_a_mission_that_stays(
    capsys: pytest.CaptureFixture[str],
) -> None:
    (loop,) = blocks("un_exit_2023", "python")

    exec(loop.replace("runs=200", "runs=2"), {})
    told = capsys.readouterr().out.splitlines()
    dead = {line.rpartition(":")[0]: line.rpartition(":")[2] for line in told}
    stays = "un_stays_2023  partner {} departure {:2} months"
    assert len(dead) == 8
    for partner in ("0.3", "0.0"):
        assert dead[stays.format(partner, 3)] == dead[stays.format(partner, 12)]


def test_a_page_that_there_is_not_says_so() -> None:
    with pytest.raises(ScenarioError) as raised:
        page("force_alon", "en")

    assert [mistake.nearest for mistake in raised.value.mistakes] == ["force_alone"]


def test_french_signs_stay_on_the_line_of_their_word() -> None:
    assert page("two_towns", "fr").startswith("# Deux villes\n")
    assert " ?" not in page("two_towns", "fr")
    assert "\u00a0?" in page("two_towns", "fr")
