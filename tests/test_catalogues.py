"""Catalogues: nothing is missing, nothing is left over, and every sentence has the same fields."""

import ast
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from catalogue import SOURCE, catalogue, in_code, said
from sahel_sim.languages import DOMAIN, LANGUAGES

OTHERS = [language for language in LANGUAGES if language != "en"]

every_catalogue = pytest.mark.parametrize("language", OTHERS)

HOUSE = Path(__file__).resolve().parent.parent

WIDTH = 120
"""Letters of the longest line: ``pybabel`` breaks at 100, but not within a word or a list of files."""

LOOSE = {"fr": re.compile(r" [:;?!»]|« |\d %")}
"""Signs that a language keeps on the line of their word."""


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_there_is_french():
    assert "fr" in OTHERS


@every_catalogue
def test_every_sentence_of_the_code_is_translated_and_no_other(language):
    known = {(each.context, each.english) for each in said(language)}
    empty = [each.english for each in said(language) if not all(text.strip() for text in each.other)]
    fuzzy = [message.id for message in catalogue(language) if message.id and message.fuzzy]

    assert {
        "not in the catalogue": sorted(map(str, in_code() - known)),
        "no longer in the code": sorted(map(str, known - in_code())),
        "without a translation": empty,
        "only guessed": fuzzy,
        "obsolete": list(catalogue(language).obsolete),
    } == {
        "not in the catalogue": [],
        "no longer in the code": [],
        "without a translation": [],
        "only guessed": [],
        "obsolete": [],
    }


def test_every_sentence_that_is_said_can_be_extracted():
    known = {text for _, texts in in_code() for text in texts}
    lost = [
        f"{path.relative_to(SOURCE)}:{call.lineno}: {argument.value}"
        for path in SOURCE.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in ("_", "N_", "Np_", "ngettext", "pgettext")
        for argument in call.args[call.func.id in ("Np_", "pgettext") :]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        if argument.value not in known
    ]

    assert lost == []


@every_catalogue
def test_every_sentence_has_the_same_fields_in_both_languages(language):
    other = [
        each
        for each in said(language)
        if any(fields(text) != fields(each.english[-1]) for text in (*each.english, *each.other))
        and not (len(each.other) > 1 and all(fields(t) <= fields(each.english[-1]) for t in each.other))
    ]

    assert other == []


@every_catalogue
def test_every_sentence_that_depends_on_a_number_has_all_its_forms(language):
    forms = catalogue(language).num_plurals

    assert [each for each in said(language) if len(each.english) > 1 and len(each.other) != forms] == []


@every_catalogue
def test_no_sentence_has_doubled_or_loose_spaces(language):
    assert [
        text
        for each in said(language)
        for text in (*each.english, *each.other)
        if re.search(r" [.,](\s|$)", text) or ("  " in text and "\n" not in text)
    ] == []


@every_catalogue
def test_signs_do_not_come_loose(language):
    assert [
        text
        for each in said(language)
        for text in each.other
        if language in LOOSE and LOOSE[language].search(text.strip())
    ] == []


def commands_of_contributing() -> list[list[str]]:
    """The commands that say how catalogues are brought up to date, as words."""
    text = (HOUSE / "CONTRIBUTING.md").read_text(encoding="utf-8")
    lines = re.search(r"```sh\n(pybabel.*?)```", text, flags=re.DOTALL)[1].replace("\\\n", " ").splitlines()
    return [shlex.split(line) for line in lines if line]


def test_the_commands_of_contributing_keep_every_sentence_and_leave_nothing_open(tmp_path):
    if not (HOUSE / "CONTRIBUTING.md").is_file():
        pytest.skip("CONTRIBUTING.md is not beside the tests, as in an installed copy.")
    shutil.copy(HOUSE / "pyproject.toml", tmp_path)
    shutil.copytree(SOURCE, tmp_path / "src" / "sahel_sim", ignore=shutil.ignore_patterns("*.mo", "*.pyc"))
    for program, *words in commands_of_contributing():
        assert program == "pybabel"
        subprocess.run(
            [sys.executable, "-m", "babel.messages.frontend", *words],
            cwd=tmp_path,
            capture_output=True,
            check=True,
            timeout=300,
        )

    for language in OTHERS:
        path = Path("src", "sahel_sim", "locale", language, "LC_MESSAGES", f"{DOMAIN}.po")
        with (tmp_path / path).open("rb") as file:
            updated = read_po(file, locale=language, abort_invalid=True)
        before = {(m.context, m.id): m.string for m in catalogue(language) if m.id}

        assert {(m.context, m.id): m.string for m in updated if m.id} == before
        assert not updated.obsolete
        assert [m.id for m in updated if m.id and m.fuzzy] == []
        assert updated.header_comment == catalogue(language).header_comment
        assert max(map(len, (tmp_path / path).read_text(encoding="utf-8").splitlines())) <= WIDTH


def test_the_header_of_a_catalogue_is_filled_in():
    for language in OTHERS:
        header = dict(catalogue(language).mime_headers)

        assert header["Language"] == language
        assert not [
            name for name, value in header.items() if re.search(r"PROJECT|ADDRESS|FULL NAME|YEAR|LL@", value)
        ]
