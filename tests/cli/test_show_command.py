"""``sahel-sim show``: lists and pages of what there is, readable without knowing LaTeX."""

import json

import pytest
from spoken import Ask

from sahel_sim.cli.showing.bibliography import cited, reference
from sahel_sim.cli.showing.texts import paragraphs, plain_equation
from sahel_sim.engine import MONTH, STRATEGIES
from sahel_sim.languages import LANGUAGES
from sahel_sim.scenario import LEVERS, catalogue

RULES = {rule.name: rule for rule in MONTH} | STRATEGIES


def test_the_list_has_every_scenario_mechanism_strategy_and_faction(ask: Ask) -> None:
    told = json.loads(ask("show", "--json").out)
    assert list(catalogue()) == list(told["scenarios"])
    assert [rule.name for rule in MONTH] == list(told["mechanisms"])
    assert list(STRATEGIES) == list(told["strategies"])
    assert {"government", "csp", "jnim", "is_sahel"} <= told["factions"].keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name", ["two_towns", "mali_2012_01", "combat", "press", "jnim", "combat.fire", "restraint", "relations"]
)
def test_what_is_shown_fits_80_columns(ask: Ask, name: str, language: str) -> None:
    answer = ask("show", name, "--lang", language)
    assert 0 == answer.status
    assert 80 >= max(len(line) for line in answer.out.splitlines())


def test_the_list_fits_80_columns_in_french(ask: Ask) -> None:
    assert 80 >= max(len(line) for line in ask("show", "--lang", "fr").out.splitlines())


def test_a_scenario_is_shown_with_its_levers_and_its_timeline(ask: Ask) -> None:
    told = ask("show", "return_to_dialogue").out
    assert [
        word
        for word in ("Return to dialogue", "restraint", "2024-09: The state is open to talks")
        if word not in told
    ] == []


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
