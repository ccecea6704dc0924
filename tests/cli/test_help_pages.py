"""Help: in the reader's language, 80 columns wide, and quick because nothing heavy is imported for it."""

import subprocess
import sys
from pathlib import Path

import pytest
from spoken import Ask, elsewhere

from sahel_sim.cli.app import COMMANDS
from sahel_sim.languages import LANGUAGES

HEADINGS = {
    "en": ("Usage: sahel-sim", "Options:", "Examples:"),
    "fr": ("Usage : sahel-sim", "Options :", "Exemples :"),
}
PAGES = [(), *((name,) for name in COMMANDS)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: " ".join(page) or "all")
def test_a_help_page_has_its_parts_in_the_language_and_fits_80_columns(
    ask: Ask, page: tuple[str, ...], language: str
) -> None:
    answer = ask(*page, "--help", "--lang", language)
    told = answer.out.replace("\u00a0", " ")
    lines = told.split(HEADINGS[language][2])[0].splitlines()
    assert (0, "") == (answer.status, answer.err)
    assert [heading for heading in HEADINGS[language] if heading not in told] == []
    assert 80 >= max(len(line) for line in lines)


def test_the_list_of_commands_is_what_no_words_at_all_get(ask: Ask) -> None:
    assert ask().out == ask("--help").out


def test_every_option_of_a_command_is_explained(ask: Ask) -> None:
    for name in COMMANDS:
        options = ask(name, "--help").out.split("Options:")[1].split("Examples:")[0]
        bare = [
            line for line in options.splitlines() if line.strip().startswith("-") and "  " not in line.strip()
        ]
        assert bare == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_compare_says_where_its_own_folder_is(ask: Ask, language: str) -> None:
    told = "".join(ask("compare", "--help", "--lang", language).out.split())
    assert "results/compare-SCENARIO-SCENARIO" in told.replace("É", "E")


def test_the_environment_chooses_the_language_of_help(tmp_path: Path) -> None:
    assert (
        "Simuler un scénario"
        in elsewhere(("run", "--help"), tmp_path, SAHEL_SIM_LANG="fr", PYTHONUTF8="1").out
    )


def test_an_option_wins_over_the_environment(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAHEL_SIM_LANG", "fr")
    assert "Simulate a scenario" in ask("run", "--help", "--lang=en").out


HEAVY = ("numpy", "scipy", "yaml", "pandas", "xarray", "matplotlib", "mesa")


@pytest.mark.parametrize(
    ("words", "allowed"),
    [(["--help"], set()), (["run", "--help"], set()), (["check", "two_towns"], set(HEAVY[:3]))],
)
def test_no_more_is_imported_than_the_words_need(words: list[str], allowed: set[str]) -> None:
    code = f"import sys; from sahel_sim.cli import main; main({words}); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(HEAVY) & set(done.stdout.splitlines()[-1].split()) <= allowed


def test_the_version_is_that_of_the_library(ask: Ask) -> None:
    import sahel_sim

    assert f"sahel-sim {sahel_sim.__version__}\n" == ask("--version").out


def test_words_that_the_terminal_cannot_show_do_not_stop_it(tmp_path: Path) -> None:
    answer = elsewhere(("show", "two_towns", "--lang", "fr"), tmp_path, PYTHONIOENCODING="ascii")
    assert 0 == answer.status
    assert "Deux villes" in answer.out
