"""Every broken file is answered in words that were read by eye, in both languages."""

import re

import pytest

from broken_files import SCENARIOS
from sahel_sim.languages import Sentence
from sahel_sim.scenario import LANGUAGES, catalogue, shipped
from sahel_sim.scenario.wording import WORDINGS


def test_there_are_many() -> None:
    assert len(SCENARIOS.names()) >= 50


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCENARIOS.names())
def test_a_broken_file_is_answered_as_kept(name: str, language: str) -> None:
    expected = SCENARIOS.kept(name, language).read_text(encoding="utf-8")

    assert SCENARIOS.spoken(name, language) == expected, "see broken_files.py for how to renew it"


@pytest.mark.parametrize("name", SCENARIOS.names())
def test_mistakes_come_by_line_and_each_once(name: str) -> None:
    mistakes = SCENARIOS.complaint(name).mistakes
    files = list(dict.fromkeys(m.spot.file for m in mistakes if m.spot))
    order = [(files.index(m.spot.file), m.spot.line, m.spot.column) for m in mistakes if m.spot]

    assert order == sorted(order)
    assert len(set(mistakes_as_text(name))) == len(mistakes)


def mistakes_as_text(name: str) -> list[str]:
    return [mistake.text("en") for mistake in SCENARIOS.complaint(name).mistakes]


@pytest.mark.parametrize("name", SCENARIOS.names())
def test_the_caret_stands_under_the_word(name: str) -> None:
    for mistake in SCENARIOS.complaint(name).mistakes:
        if mistake.spot and mistake.spot.line:
            _, line, caret, *_ = mistake.text("en").split("\n")

            assert caret.strip() == "^"
            assert len(caret) <= len(line) + 1


@pytest.mark.parametrize("name", SCENARIOS.names())
def test_nobody_else_speaks(name: str) -> None:
    spoken = SCENARIOS.complaint(name).text("en") + SCENARIOS.complaint(name).text("fr")

    assert not re.search(r"pydantic|https?:|Traceback|Error\b|NoneType|<class", spoken)


def test_sentences_end() -> None:
    for kind, wording in WORDINGS.items():
        for sentence in (wording.wrong, wording.allowed, wording.advice, wording.nearest):
            if sentence and kind not in ("missing", "not_a_list"):
                told = Sentence(sentence)
                assert all(text.rstrip("'»\u00a0")[-1] in ".?" for text in told.values()), kind


def test_a_kept_message_has_its_file() -> None:
    kept = {path.name.split(".")[0] for path in SCENARIOS.folder.glob("*.txt")}

    assert kept == set(SCENARIOS.names())


def test_shipped_scenarios_are_not_broken() -> None:
    assert not set(catalogue()) & set(SCENARIOS.names())
    assert all(shipped(name).is_file() for name in catalogue())
