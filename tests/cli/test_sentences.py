"""The sentences of the command line: each in both languages, with the same holes."""

from string import Formatter

import pytest

from sahel_sim.cli.wording import SENTENCES, speaker
from sahel_sim.cli.wording.of_starters import GISTS
from sahel_sim.engine.schedule import DIPLOMACIES, MONTH, STRATEGIES
from sahel_sim.languages import LANGUAGES
from sahel_sim.scenario import LEVERS

SAME = (
    "metavar_",
    "usage_options",
    "lever_services",
    "fact_factions",
    "list_factions",
    "sources",
    "in_english",
    "show_examples",
    "explain_examples",
    "faction_in",
)
"""Words that are the same in both languages, or said in one only."""


def _holes(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", SENTENCES)
def test_a_sentence_has_the_same_holes_in_both_languages(key: str) -> None:
    english, french = (_holes(SENTENCES[key][language]) for language in LANGUAGES)
    assert english == french


@pytest.mark.parametrize("key", [k for k in SENTENCES if not k.startswith(SAME)])
def test_a_sentence_is_another_one_in_french(key: str) -> None:
    assert SENTENCES[key]["en"] != SENTENCES[key]["fr"]


@pytest.mark.parametrize("key", SENTENCES)
def test_french_signs_stay_with_their_words(key: str) -> None:
    loose = [sign for sign in ("« ", " »", " :", " ;", " ?", " !") if sign in SENTENCES[key]["fr"]]
    assert loose == []


def test_holes_are_filled() -> None:
    assert "Did you mean 'run'?" == speaker("en")("did_you_mean", nearest="run")


def test_every_mechanism_and_strategy_has_a_line_in_french():
    assert {m.name for m in MONTH} | set(STRATEGIES) | set(DIPLOMACIES) == set(GISTS)


def test_every_lever_has_a_name_for_the_table_of_a_scenario():
    assert [lever.name for lever in LEVERS if f"lever_{lever.name}" not in SENTENCES] == []
