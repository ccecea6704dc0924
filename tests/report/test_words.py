"""Words: every one in both languages, with the same holes."""

from string import Formatter

import pytest

from sahel_sim.report import words
from sahel_sim.report.words import WORDS

GROUPS = (
    words.WHO, words.TIME, words.HEADLINE, words.ENDS, words.FANS, words.MAPS, words.DEATHS, words.ACCOUNTS,
    words.NUMBERS, words.PAGE, words.FOLDER, words.COMPARISONS, words.SWEEPS, words.CLAIMS, words.PATTERNS,
    words.PLACES,
)  # fmt: skip

every_word = pytest.mark.parametrize("key", WORDS)


def holes(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@every_word
def test_words_are_there_in_both_languages(key):
    assert {"en", "fr"} == {language for language, text in WORDS[key].items() if text.strip()}


@every_word
def test_both_languages_have_the_same_holes(key):
    assert holes(WORDS[key]["en"]) == holes(WORDS[key]["fr"])


@every_word
def test_words_have_no_doubled_or_loose_spaces(key):
    assert [text for text in WORDS[key].values() if "  " in text or " ," in text or " ." in text] == []


@every_word
def test_french_signs_do_not_come_loose(key):
    loose = [sign for sign in (" :", " ;", " ?", " !", " %", "« ", " »") if sign in WORDS[key]["fr"].strip()]

    assert loose == [] or WORDS[key]["fr"] == " : "


def test_no_key_stands_for_two_things():
    assert sum(len(group) for group in GROUPS) == len(WORDS)
