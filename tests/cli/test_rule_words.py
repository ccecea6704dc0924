"""Mechanisms and strategies in French: every paragraph, parameter, form, unit and number."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from spoken import Ask

from sahel_sim.cli.showing.rule_words import DOMAIN, EQUATION, IN_EQUATION, blocks, rule_words, story_in_words
from sahel_sim.engine.schedule import DIPLOMACIES, MONTH, STRATEGIES
from sahel_sim.languages import LOCALE, speaking, unbroken
from sahel_sim.scenario import LEVERS
from sahel_sim.scenario.wording import in_words
from sahel_sim.scenario.wording.units import _NONE, _WORDS

RULES = (*MONTH, *STRATEGIES.values(), *DIPLOMACIES.values())
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)

UNITS = sorted({number.unit for rule in RULES for number in rule.declared} | {lever.unit for lever in LEVERS})

AS_IN_ENGLISH = {"km", "1", "000"}
"""Parts of units that are the same in French."""


def prose(rule) -> list[str]:
    """The paragraphs of a story that are no equations."""
    return [" ".join(each.split()) for each in blocks(rule.story) if not each.lstrip().startswith(EQUATION)]


def english(rule) -> set[str]:
    """All that a reader sees of a rule but its name, equations and sources."""
    told = {" ".join(str(number.text).split()) for number in rule.declared}
    return {
        *prose(rule),
        *told,
        *getattr(rule, "forms", {}),
        *(each[2] for each in IN_EQUATION.finditer(rule.story)),
    }


def catalogue() -> dict[str, str]:
    path: Path = LOCALE / "fr" / "LC_MESSAGES" / f"{DOMAIN}.po"
    with path.open("rb") as file:
        return {message.id: message.string for message in read_po(file, locale="fr") if message.id}


def symbols(text: str) -> list[str]:
    return sorted(re.findall(r":math:`([^`]*)`", text))


def test_every_paragraph_parameter_and_form_has_french_and_nothing_else_has() -> None:
    told = catalogue()

    assert set().union(*(english(rule) for rule in RULES)) == set(told)
    assert [message for message, french in told.items() if not french.strip()] == []


@each_rule
def test_a_paragraph_in_french_has_the_symbols_of_the_english_one(rule) -> None:
    told = catalogue()

    for paragraph in prose(rule):
        assert told[paragraph] != paragraph
        assert symbols(told[paragraph]) == symbols(paragraph)


@each_rule
def test_the_equations_of_a_story_are_the_same_in_french_but_for_their_words(rule) -> None:
    with speaking("fr"):
        french = story_in_words(rule.story)
    bare = [
        [
            re.sub(r"\\text\{[^}]*\}", "", " ".join(block.split()))
            for block in blocks(story)
            if EQUATION in block
        ]
        for story in (rule.story, french)
    ]

    assert bare[0] == bare[1]
    assert story_in_words(rule.story) == rule.story


def test_signs_stay_on_the_line_of_their_word() -> None:
    assert [french for french in catalogue().values() if unbroken(french) != french] == []


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_is_in_french(unit: str) -> None:
    parts = [] if unit in _NONE else unit.split(" / ")
    words = [word for part in parts if part not in _WORDS for word in re.sub(_known(), "", part).split()]

    assert set(words) <= AS_IN_ENGLISH | {word for word in words if word in _WORDS}
    assert in_words(unit)["fr"] == "" or in_words(unit)["fr"].strip()


def _known() -> str:
    """Words that stand in a unit together, the longest first."""
    return "|".join(re.escape(word) for word in sorted(_WORDS, key=len, reverse=True) if " " in word)


def test_a_mechanism_is_shown_in_french(ask: Ask) -> None:
    told = ask("show", "combat", "--lang", "fr").out
    plain = " ".join(told.replace("\N{NO-BREAK SPACE}", " ").split())

    assert "Combats : des forces hostiles qui se cherchent s'affrontent" in plain
    assert "blended (mixte), square (carrée), linear (linéaire), deitchman (Deitchman)" in plain
    assert "fire = 0,6 tués / combattant / mois, de 0,15 à 6,1" in plain
    assert "frontage = 2 combattants / ennemi, de 0,5 à 20" in plain
    assert "Les sources, et ce qui en est dit, sont en anglais" in plain
    assert "Left out" not in plain


def test_a_setting_is_shown_in_french(ask: Ask) -> None:
    told = ask("show", "combat.fire", "--lang", "fr").out

    assert "Ennemis que tue un combattant en plein contact" in " ".join(told.split())
    assert "0,6" in told


def test_words_that_no_catalogue_has_are_told_as_they_are() -> None:
    with speaking("fr"):
        assert rule_words("a form of one's own") == "a form of one's own"
