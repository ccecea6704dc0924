"""Claim and sweep files on the command line: ``check``, ``new claim`` and ``show``."""

import json
import os
import re
from dataclasses import fields
from pathlib import Path

import pytest
from spoken import Ask

from sahel_sim.claim_testing.claim_file import claim_declaration, claim_names, read_claim
from sahel_sim.claim_testing.rules import RULES
from sahel_sim.designs.sweep_file import sweeps
from sahel_sim.languages import LANGUAGES

CLAIM = """claim: mine
report: "the words of the report"
statement: {en: Fewer rebels where civilians are spared., fr: Moins de rebelles.}
scenario: two_towns
years: 1
arms:
  careless: {crown.restraint: 0.2}
  careful: {crown.restraint: 0.8}
rule: {kind: paired, outcome: rebel_fighters, arm: careful, than: careless, effect: less}
smallest_effect: 10
runs: 256
"""
RULE = "rule: {kind: paired, outcome: rebel_fighters, arm: careful, than: careless, effect: less}\n"
SURE = "rule: {kind: threshold, outcome: rebel_war_over, below: 1.5}\n"
WRONG = {
    "an unknown outcome": ("rebel_fighters", "rebel_fightres", 9, 31),
    "an unknown scenario": ("two_towns", "two_twons", 4, 11),
    "an unknown lever": ("careful: {crown.restraint", "careful: {crown.restrain", 8, 13),
    "a rule of no kind": ("kind: paired, ", "", 9, 7),
    "a rule that cannot fail": (RULE, SURE, 9, 57),
}
"""What is written instead of what, and where the mistake is told."""

ENGLISH_RUNS = (
    "256 runs of each world (teaching makes 96 of them; --runs 256 or --precision overnight makes them all)"
)
FRENCH_RUNS = (
    "256 simulations de chaque monde (teaching en fait 96 ; --runs 256 ou --precision overnight "
    "les fait toutes)"
)

SWEEP = """sweep: mine
scenario: two_towns
vary: {crown.restraint: {from: 0, to: 1, points: 3}, crown.will: [0, 1]}
outcomes: [battle_deaths]
runs: 4
"""


@pytest.fixture
def mine(folder: Path) -> Path:
    """A claim and a sweep."""
    (folder / "mine.yaml").write_text(CLAIM, encoding="utf-8")
    (folder / "swept.yaml").write_text(SWEEP, encoding="utf-8")
    return folder


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["check", "claims", "show"])
@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_told_with_its_place_and_nothing_is_written(
    mine: Path, ask: Ask, wrong: str, command: str, language: str
) -> None:
    old, new, line, column = WRONG[wrong]
    assert old in CLAIM
    (mine / "mine.yaml").write_text(CLAIM.replace(old, new), encoding="utf-8")
    answer = ask(command, "mine.yaml", "--lang", language)
    place = {"en": f"line {line}, column {column}: ", "fr": f"ligne {line}, colonne {column}\u00a0: "}
    assert (2, "") == (answer.status, answer.out)
    assert f"mine.yaml, {place[language]}" in answer.err
    assert ["mine.yaml", "swept.yaml"] == sorted(os.listdir(mine))


@pytest.mark.parametrize(
    ("language", "said"), [("en", "It would take 769 runs"), ("fr", "Il en faudrait 769")]
)
def test_a_precision_that_the_runs_cannot_give_is_warned_of_and_the_file_is_right(
    mine: Path, ask: Ask, language: str, said: str
) -> None:
    text = CLAIM.replace("rebel_fighters", "rebel_war_over").replace("effect: 10", "effect: 0.05")
    text = text.replace("years: 1", "years: 2")
    (mine / "mine.yaml").write_text(text, encoding="utf-8")
    answer = ask("check", "mine.yaml", "--lang", language)
    place = {"en": "line 11, column 7", "fr": "ligne 11, colonne 7"}
    assert (0, True) == (answer.status, said in " ".join(answer.out.split()))
    assert place[language] in " ".join(answer.out.split())
    (warning,) = json.loads(ask("check", "mine.yaml", "--json", "-q").out)["warnings"]
    assert ("too_few_runs", 11, 7) == (warning["kind"], warning["line"], warning["column"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_check_says_what_a_claim_puts_to_the_test(mine: Path, ask: Ask, language: str) -> None:
    answer = ask("check", "mine.yaml", "--lang", language)
    told = {
        "en": (
            "mine.yaml is right.",
            "Fewer rebels",
            "crown.restraint = 0.8",
            "less in careful",
            ENGLISH_RUNS,
        ),
        "fr": (
            "mine.yaml est valide.",
            "Moins de rebelles",
            "crown.restraint = 0.8",
            "valeur plus faible dans",
            FRENCH_RUNS,
        ),
    }
    words = " ".join(answer.out.split())
    assert (0, []) == (answer.status, [each for each in told[language] if each not in words])
    assert 80 >= max(len(line.rstrip()) for line in answer.out.splitlines())


def test_check_promises_no_more_where_the_usual_precision_makes_all_runs(mine: Path, ask: Ask) -> None:
    (mine / "mine.yaml").write_text(CLAIM.replace("runs: 256", "runs: 96"), encoding="utf-8")
    told = " ".join(ask("check", "mine.yaml").out.split())
    assert ("96 runs of each world" in told, "teaching" in told) == (True, False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_war_cannot_be_said_to_be_over_in_a_year(mine: Path, ask: Ask, language: str) -> None:
    rule = "rule: {kind: threshold, outcome: rebel_war_over, below: 0.2}\n"
    (mine / "mine.yaml").write_text(CLAIM.replace(RULE, rule), encoding="utf-8")
    answer = ask("check", "mine.yaml", "--lang", language)
    place = {"en": "line 5, column 8", "fr": "ligne 5, colonne 8"}
    assert (2, True) == (answer.status, place[language] in answer.err)
    longer = CLAIM.replace(RULE, rule).replace("years: 1", "years: 2")
    (mine / "mine.yaml").write_text(longer, encoding="utf-8")
    assert 0 == ask("check", "mine.yaml").status


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_claim_says_how_many_of_its_runs_are_made(folder: Path, ask: Ask, language: str) -> None:
    ask("new", "claim", "mine", "--lang", language)
    (line,) = re.findall(r"^runs: .*$", (folder / "mine.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert [part for part in ("256", " 96", "--runs 256", "--precision overnight") if part not in line] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_check_says_how_many_cells_and_runs_a_sweep_is(mine: Path, ask: Ask, language: str) -> None:
    answer = ask("check", "swept.yaml", "--lang", language)
    said = {"en": "6 cells of 4 runs: 24 runs", "fr": "6 cases de 4 simulations\u00a0: 24 simulations"}
    assert (0, True) == (answer.status, said[language] in answer.out)
    told = json.loads(ask("check", "swept.yaml", "--json", "-q").out)
    assert (6, 24, ["battle_deaths"]) == (told["cells"], told["total_runs"], told["outcomes"])


def test_every_mistake_of_a_sweep_is_told(mine: Path, ask: Ask) -> None:
    text = SWEEP.replace("to: 1", "to: 2").replace("battle_deaths", "battle_death")
    (mine / "swept.yaml").write_text(text, encoding="utf-8")
    answer = ask("check", "swept.yaml")
    assert (2, True, True) == (answer.status, "line 3" in answer.err, "line 4" in answer.err)


def test_a_claim_takes_no_changes(mine: Path, ask: Ask) -> None:
    answer = ask("check", "mine.yaml", "--set", "years=2")
    assert (2, True) == (answer.status, "'mine.yaml' is a claim" in answer.err)


@pytest.mark.parametrize("command", ["check", "claims"])
@pytest.mark.parametrize(
    ("language", "said"), [("en", "'rule' is missing"), ("fr", "Il manque ici « rule »")]
)
def test_a_claim_without_a_rule_is_refused_with_an_example_of_one(
    mine: Path, ask: Ask, command: str, language: str, said: str
) -> None:
    (mine / "mine.yaml").write_text(CLAIM.replace(RULE, ""), encoding="utf-8")
    answer = ask(command, "mine.yaml", "--lang", language)
    assert (2, True) == (answer.status, said in answer.err.replace("\u00a0", " "))
    assert "rule: {kind: threshold, outcome: rebel_war_over, below: 0.2}" in answer.err


# new claim


def used(text: str) -> str:
    """A new claim with every comment of it used but those of other rules."""
    return re.sub(r"^# ?(?=  |measures:|could|main:|sources:)", "", text, flags=re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("base", ["mali_2024_02", "two_towns", "accord_2015"])
def test_a_new_claim_is_right_as_it_is_and_with_all_its_arms_and_measures(
    folder: Path, ask: Ask, base: str, language: str
) -> None:
    answer = ask("new", "claim", "mine", "--from", base, "--lang", language)
    assert (0, 0) == (answer.status, ask("check", "mine.yaml").status)
    assert [] == json.loads(ask("check", "mine.yaml", "--json", "-q").out)["warnings"]
    text = (folder / "mine.yaml").read_text(encoding="utf-8")
    (folder / "used.yaml").write_text(used(text), encoding="utf-8")
    claim = read_claim(folder / "used.yaml")
    assert (6, 6, True) == (len(claim.arms), len(claim.measures), claim.main)


@pytest.mark.parametrize("rule", range(8))
def test_each_other_rule_of_a_new_claim_can_stand_in_the_place_of_the_first(
    folder: Path, ask: Ask, rule: int
) -> None:
    ask("new", "claim", "mine")
    text = used((folder / "mine.yaml").read_text(encoding="utf-8"))
    other = re.findall(r"^# rule: (.*)$", text, re.MULTILINE)[rule]
    (folder / "used.yaml").write_text(re.sub(r"(?m)^rule: .*$", f"rule: {other}", text), encoding="utf-8")
    assert other.startswith(f"{{kind: {read_claim(folder / 'used.yaml').rule.kind},")


def test_a_new_claim_shows_every_key_that_a_claim_can_have(folder: Path, ask: Ask) -> None:
    ask("new", "claim", "mine")
    text = (folder / "mine.yaml").read_text(encoding="utf-8")
    keys = [str(field.alias) for field in claim_declaration().model_fields.values()]
    assert keys
    assert [key for key in keys if not re.search(rf"^(# )?{key}:", text, re.MULTILINE)] == []
    assert [rule.kind for rule in RULES if f"kind: {rule.kind}," not in text] == []
    of_rules = {each.name for rule in RULES for each in fields(rule)}
    of_measures = {"of", "ever", "until", "moved", "whom", "how", "by", "from", "to", "around"}
    assert [key for key in sorted(of_rules | of_measures) if f"{key}:" not in text] == []


def test_a_new_claim_goes_where_it_is_told_and_its_scenario_is_found_there(folder: Path, ask: Ask) -> None:
    (folder / "deep").mkdir()
    ask("new", "base", "--from", "two_towns")
    assert 0 == ask("new", "claim", "mine", "--from", "base.yaml", "-o", "deep/it.yaml").status
    answer = ask("check", "deep/it.yaml")
    assert (0, True) == (answer.status, "base.yaml" in answer.out)
    assert "sahel-sim claims deep/it.yaml" in (folder / "deep" / "it.yaml").read_text(encoding="utf-8")


def test_a_new_scenario_goes_where_it_is_told_too(folder: Path, ask: Ask) -> None:
    (folder / "deep").mkdir()
    assert 0 == ask("new", "mine", "--from", "two_towns", "-o", "deep/it.yaml").status
    assert ["it.yaml", "two_towns.schema.json"] == sorted(os.listdir(folder / "deep"))
    assert 0 == ask("check", "deep/it.yaml").status


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("claim",), "'claim' needs the name"),
        (("claim", "a", "b"), "There is more on the line"),
        (("scenario", "mine"), "There is more on the line"),
        (("claim", "9 lives"), "cannot be the name of a claim"),
        (("claim", "C05_war_benefits_jihadists"), "is called 'C05_war_benefits_jihadists'"),
        (("claim", "mine", "--from", "two_twons"), "Did you mean 'two_towns'?"),
        (("claim", "mine", "-o", "nowhere/mine.yaml"), "There is no folder"),
    ],
)
def test_what_cannot_be_a_new_claim_is_refused(
    folder: Path, ask: Ask, words: tuple[str, ...], said: str
) -> None:
    answer = ask("new", *words)
    assert (2, True, []) == (answer.status, said in " ".join(answer.err.split()), os.listdir(folder))


def test_a_claim_that_is_there_already_is_not_overwritten(mine: Path, ask: Ask) -> None:
    assert (2, CLAIM) == (ask("new", "claim", "mine").status, (mine / "mine.yaml").read_text("utf-8"))


# show


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_has_every_claim_and_every_sweep(folder: Path, ask: Ask, language: str) -> None:
    told = json.loads(ask("show", "--json", "--lang", language).out)
    assert (list(claim_names()), list(sweeps())) == (list(told["claims"]), list(told["sweeps"]))
    claim = read_claim("C05_war_benefits_jihadists")
    assert claim.statement[language] == told["claims"][claim.name]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [60, 80])
@pytest.mark.parametrize(
    "name", ["C05_war_benefits_jihadists", "C02_talks_are_best", "pressure_and_inclusivity"]
)
def test_what_is_shown_of_a_claim_or_a_sweep_fits(
    ask: Ask, name: str, language: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    answer = ask("show", name, "--lang", language)
    assert 0 == answer.status
    last = answer.out.rstrip().splitlines()[-1]
    assert last.endswith(name)
    lines = [line.rstrip() for line in answer.out.splitlines()]
    assert width >= max(len(line) for line in lines if line != last)


def test_a_claim_is_shown_with_words_worlds_rule_and_what_could_make_it_true_or_false(ask: Ask) -> None:
    answer = ask("show", "C05_war_benefits_jihadists")
    claim, told = read_claim("C05_war_benefits_jihadists"), " ".join(answer.out.split())
    parts = (
        claim.statement["en"],
        claim.report,
        "relations.government-csp = 0",
        "more in war than in peace, by more than 150 persons",
        ", ".join(claim.could_be_true_by),
        ", ".join(claim.could_be_false_by),
        "sahel-sim claims C05_war_benefits_jihadists",
    )
    assert [part for part in parts if part not in told] == []


def test_a_claim_of_ones_own_is_shown(mine: Path, ask: Ask) -> None:
    assert "Fewer rebels where civilians are spared." in ask("show", "mine.yaml").out
    assert "6 cells" in ask("show", "swept.yaml").out
