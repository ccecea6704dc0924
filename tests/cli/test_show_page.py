"""``sahel-sim show NAME --page``: the page of a scenario, set for a terminal."""

import json
import re
from pathlib import Path

import pytest
from rich.console import Console
from spoken import Ask

from sahel_sim.cli.console import Voice
from sahel_sim.cli.showing.show_page import show_page
from sahel_sim.languages import LANGUAGES
from sahel_sim.scenario import HEADINGS, catalogue, page, question

FENCED = re.compile(r"^```\w+\n(.*?)^```$", flags=re.DOTALL | re.MULTILINE)


def words(text: str) -> list[str]:
    """The words of a text without its marks, wherever its lines break."""
    return re.sub(r"^```\w*$|^- |^#+ |[*`\N{BULLET}]", "", text, flags=re.MULTILINE).split()


@pytest.mark.parametrize("name", catalogue())
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_shown_word_for_word(ask: Ask, name: str, language: str) -> None:
    answer = ask("show", name, "--page", "--lang", language)
    assert (0, words(page(name, language))) == (answer.status, words(answer.out))


def test_no_line_begins_with_a_french_sign(ask: Ask) -> None:
    told = "\n".join(ask("show", name, "--page", "--lang", "fr").out for name in catalogue())
    assert [line for line in told.splitlines() if line[:1] in tuple("?!:;»")] == []


def test_headings_stand_alone_on_their_lines(ask: Ask) -> None:
    lines = ask("show", "two_towns", "-p").out.splitlines()
    assert [h for h in HEADINGS["en"].split("|") if h not in lines] == []


def test_running_text_fits_80_columns_however_wide_the_screen(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    lines = ask("show", "token_inclusion", "--page").out.splitlines()
    assert 80 >= max(len(line) for line in lines if not line.startswith("    "))


def test_running_text_is_set_anew_for_a_narrow_screen(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    lines = ask("show", "token_inclusion", "--page").out.splitlines()
    assert 50 >= max(len(line) for line in lines if not line.startswith("    "))


@pytest.mark.parametrize("name", catalogue())
def test_what_is_to_be_typed_stands_on_one_line(ask: Ask, name: str) -> None:
    lines = ask("show", name, "--page").out.splitlines()
    typed = [line for block in FENCED.findall(page(name, "en")) for line in block.splitlines()]
    assert [line for line in typed if f"    {line}".rstrip() not in lines] == []


def test_code_has_colour_and_no_marks_on_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    voice = Voice("en")
    screen = Console(force_terminal=True, color_system="standard", width=80, record=True)
    monkeypatch.setitem(vars(voice), "console", screen)
    show_page("token_inclusion", voice)
    told = screen.export_text(styles=True)
    assert "\x1b[36mreturn_to_dialogue\x1b[0m" in told
    assert "`" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_scenario_is_shown_with_its_question_and_how_to_read_its_page(ask: Ask, language: str) -> None:
    told = ask("show", "return_to_dialogue", "--lang", language).out
    assert question("return_to_dialogue", language) in told
    assert "sahel-sim show return_to_dialogue --page" in told


@pytest.mark.parametrize("flags", [(), ("--page",)])
def test_programs_get_the_page_as_it_is_written(ask: Ask, flags: tuple[str, ...]) -> None:
    told = json.loads(ask("show", "two_towns", "--json", "--lang", "fr", *flags).out)
    assert page("two_towns", "fr") == told["page"]
    assert question("two_towns", "fr") == told["question"]


def test_a_file_of_ones_own_is_shown_without_a_page(ask: Ask, folder: Path) -> None:
    (folder / "mine.yaml").write_text("scenario: mine\nbased_on: two_towns\n", encoding="utf-8")
    assert "--page" not in ask("show", "mine.yaml").out
    assert "page" not in json.loads(ask("show", "mine.yaml", "--json").out)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("combat", "'combat' has no page. Scenarios that come with sahel-sim have one.\n"),
        ("force_alon", "Did you mean 'force_alone'?\n"),
    ],
)
def test_what_has_no_page_says_so(ask: Ask, asked: str, told: str) -> None:
    answer = ask("show", asked, "--page")
    assert 2 == answer.status
    assert told in answer.err


def test_a_page_of_nothing_asks_of_what(ask: Ask) -> None:
    answer = ask("show", "--page")
    assert (2, True) == (answer.status, answer.err.startswith("--page needs the name of a scenario."))
