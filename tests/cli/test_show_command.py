"""``sahel-sim show``: lists and pages of what there is, readable without knowing LaTeX."""

import json
import textwrap

import pytest
from spoken import Ask

from sahel_sim.cli.showing.bibliography import cited, reference
from sahel_sim.cli.showing.plain_text import paragraphs, plain_equation
from sahel_sim.engine.schedule import DIPLOMACIES, MONTH, STRATEGIES
from sahel_sim.languages import LANGUAGES
from sahel_sim.scenario import DIALOGUE, INTERNATIONAL, LEVERS, catalogue, read

RULES = {rule.name: rule for rule in MONTH} | STRATEGIES | DIPLOMACIES


SHOWN = [
    "two_towns",
    "mali_2012_01",
    "un_exit_2023",
    "combat",
    "dialogue",
    "international",
    "press",
    "bargain",
    "jnim",
    "combat.fire",
    "restraint",
    "relations",
    "distances",
    "inclusivity",
    "peacekeepers",
]


def test_the_list_has_every_scenario_mechanism_strategy_and_faction(ask: Ask) -> None:
    told = json.loads(ask("show", "--json").out)
    assert list(catalogue()) == list(told["scenarios"])
    assert [rule.name for rule in MONTH] == list(told["mechanisms"])
    assert list(STRATEGIES) == list(told["strategies"])
    assert list(DIPLOMACIES) == list(told["diplomacies"])
    assert ["relations", "distances", "dialogue", "international"] == list(told["sections"])
    assert {"government", "csp", "jnim", "is_sahel"} <= told["factions"].keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHOWN)
def test_what_is_shown_fits_80_columns(ask: Ask, name: str, language: str) -> None:
    answer = ask("show", name, "--lang", language)
    assert 0 == answer.status
    assert 80 >= max(len(line) for line in answer.out.splitlines())


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_shown_fits_a_narrow_screen(ask: Ask, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert 60 >= max(len(line) for line in ask("show", name).out.splitlines())


def test_text_is_set_anew_for_a_narrow_screen(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    summary = read("return_to_dialogue").summary["en"]
    assert textwrap.fill(summary, 60) in ask("show", "return_to_dialogue").out


def test_the_list_fits_80_columns_in_french(ask: Ask) -> None:
    assert 80 >= max(len(line) for line in ask("show", "--lang", "fr").out.splitlines())


def test_a_scenario_is_shown_with_its_levers_and_its_timeline(ask: Ask) -> None:
    told = ask("show", "return_to_dialogue").out
    assert [
        word
        for word in ("Return to dialogue", "restraint", "September 2024: The state is open to talks")
        if word not in told
    ] == []


@pytest.mark.parametrize(
    ("language", "table"),
    [
        ("en", "CSP 1, civil society 0.6, traditional leaders 0.6, women 0.4, youth 0.4"),
        ("fr", "CSP 1 ; société civile 0,6 ; chefs traditionnels 0,6 ; femmes 0,4 ; jeunes 0,4"),
    ],
)
def test_a_scenario_is_shown_with_its_table_of_parties(ask: Ask, language: str, table: str) -> None:
    assert table in " ".join(ask("show", "return_to_dialogue", "--lang", language).out.split())


@pytest.mark.parametrize(
    ("scenario", "state"),
    [
        ("mali_2024_02", "is not open to talks"),
        ("return_to_dialogue", "is open to talks from September 2024 on"),
    ],
)
def test_a_scenario_says_whether_and_when_the_state_talks(ask: Ask, scenario: str, state: str) -> None:
    assert f"The state {state}" in " ".join(ask("show", scenario).out.split())


def test_a_scenario_is_shown_with_the_accord_that_is_in_force(ask: Ask) -> None:
    told = " ".join(ask("show", "accord_2015").out.split())
    assert "Accord in force CSP (0 carried out, 0 due)" in told
    assert "Accord in force none" in " ".join(ask("show", "mali_2024_02").out.split())


def test_a_scenario_is_shown_with_its_international_forces(ask: Ask) -> None:
    told = " ".join(ask("show", "un_exit_2023").out.split())
    assert "Peacekeepers 12 000 Foreign troops none" in told.replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_a_scenario_is_shown_with_how_factions_stand_to_each_other(ask: Ask) -> None:
    rows = [" ".join(line.split()) for line in ask("show", "mali_2024_02").out.splitlines()]
    assert "CSP \N{EN DASH} JNIM 0.3 0.5" in rows


def test_a_scenario_says_how_each_faction_decides_in_talks(ask: Ask) -> None:
    assert "JNIM opportunist in war, bargain in talks" in " ".join(ask("show", "mali_2024_02").out.split())


@pytest.mark.parametrize("section", ["dialogue", "international"])
def test_a_section_is_shown_with_every_lever_its_range_and_its_source(ask: Ask, section: str) -> None:
    told = " ".join(ask("show", section).out.split())
    for lever in {"dialogue": DIALOGUE, "international": INTERNATIONAL}[section]:
        assert f"{lever.name} = {lever.default:g}" in told
        assert f"Source: {' '.join(lever.source.split())}" in told


def test_the_mechanism_of_talks_is_shown_with_what_a_file_says_of_them(ask: Ask) -> None:
    told = json.loads(ask("show", "dialogue", "--json").out)
    assert "convening" in {number["name"] for number in told["parameters"]}
    named = {number["name"] for number in told["settings"]}
    assert {"open", "mediator", "guarantor", "parties", "inclusivity", "accord"} <= named


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("dialogue.mediator", "mediator"),
        ("dialogue.parties.csp", "parties"),
        ("dialogue.accord.csp", "accord"),
        ("international.peacekeepers", "peacekeepers"),
        ("bargain.company", "tactics.bargain.company"),
    ],
)
def test_a_setting_of_the_politics_is_found_by_its_path(ask: Ask, path: str, name: str) -> None:
    assert (0, ask("show", name).out) == (ask("show", path).status, ask("show", path).out)


def test_a_setting_says_whether_a_timeline_can_change_it(ask: Ask) -> None:
    assert "A timeline can change it" in ask("show", "mediator").out
    assert "It holds for the whole run" in ask("show", "implemented").out


def test_a_lever_of_every_side_is_in_the_row_of_the_lever(ask: Ask) -> None:
    rows = [line.split() for line in ask("show", "two_towns").out.splitlines()]
    assert ["restraint", "0.5", "0.6"] in rows


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_shown_with_every_number_its_range_and_its_source(ask: Ask, name: str) -> None:
    told = " ".join(ask("show", name).out.split())
    for number in RULES[name].declared:
        assert f"{number.name} = {number.default:g}" in told
        assert f"Source: {' '.join(number.source.split())}" in told


@pytest.mark.parametrize("name", RULES)
def test_no_markup_is_left_in_a_story(name: str) -> None:
    told = "\n".join(paragraphs(RULES[name].story))
    assert [mark for mark in ("\\", "{", "}", "``", ":math:", "..  ") if mark in told] == []


def test_a_setting_is_found_by_its_path_and_without_its_block(ask: Ask) -> None:
    assert ask("show", "combat.fire").out == ask("show", "parameters.combat.fire").out
    assert ask("show", "press.watch").out == ask("show", "tactics.press.watch").out


@pytest.mark.parametrize("lever", [lever.name for lever in LEVERS])
def test_a_lever_is_shown_with_its_range(ask: Ask, lever: str) -> None:
    told = json.loads(ask("show", lever, "--json").out)
    assert {lever: True} == {told["name"]: told["low"] < told["high"]}


@pytest.mark.parametrize(
    ("plain", "latex"),
    [
        ("(a / b)", r"\frac{a}{b}"),
        ("(a / (b + c))", r"\tfrac{a}{b + c}"),
        ("((e^(-x / y)) / 2)", r"\frac{e^{-x / y}}{2}"),
        ("μ_a · x", r"\mu_a \cdot x"),
        ("dF_b = -E_ab", r"\dot F_b = -E_{ab}"),
        ("√(x + 1)", r"\sqrt{x + 1}"),
        ("x\ny", r"x, \quad y"),
        ("x (ratio)", r"x \text{ (ratio)}"),
    ],
)
def test_an_equation_reads_without_latex(plain: str, latex: str) -> None:
    assert plain == plain_equation(latex)


def test_a_key_of_the_bibliography_becomes_a_reference() -> None:
    assert reference("kress2009").startswith("Kress, Moshe and Szechtman, Roberto (2009). ")


def test_what_is_in_no_bibliography_stays_as_it_is() -> None:
    assert "assumed" == reference("assumed")


def test_only_keys_of_the_bibliography_are_taken_for_citations() -> None:
    assert ("kress2009", "K1") == cited("assumed: after kress2009, of the order of (K1); no other")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("sécheresse", "drought"),
        ("soudure", "lean_season"),
        ("drone", "drone_deliveries"),
        ("ransom", "hostage_release"),
    ],
)
def test_an_event_is_shown_by_what_people_call_it(ask: Ask, said: str, name: str, language: str) -> None:
    called = ask("show", said, "--lang", language)

    assert called.status == 0
    assert called.out == ask("show", name, "--lang", language).out
    assert f"{{event: {name}, at: 2025-06}}" in called.out
    assert ("Source : " if language == "fr" else "Source: ") in called.out.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_several_events_of_a_word_are_listed(ask: Ask, language: str) -> None:
    told = ask("show", "wagner", "--lang", language)

    assert told.status == 0
    assert all(name in told.out for name in ("partner_comes: ", "partner_leaves: "))
    assert len(told.out.splitlines()) < 8
    assert json.loads(ask("show", "wagner", "--json").out)["events"].keys() == {
        "partner_comes",
        "partner_leaves",
    }


def test_a_word_that_is_nearly_one_of_an_event_is_suggested(ask: Ask) -> None:
    told = ask("show", "secherese")

    assert told.status == 2
    assert "Did you mean 'secheresse'?" in told.err


def test_an_event_has_decimal_commas_in_french(ask: Ask) -> None:
    assert "0,6" in ask("show", "drought", "--lang", "fr").out
    assert "0.6" not in ask("show", "drought", "--lang", "fr").out
