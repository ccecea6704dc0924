"""Claim files: what they become, what they are warned of, and that those of the library are sound."""

import math
from pathlib import Path
from typing import Any

import pytest
import yaml

from sahel_sim.claim_testing.claim import Arm
from sahel_sim.claim_testing.claim_file import check_claim, claim_names, claims, read_claim
from sahel_sim.claim_testing.conditions import Ever, Until
from sahel_sim.claim_testing.ledger_flows import Flow
from sahel_sim.claim_testing.power_checks import ranges_of
from sahel_sim.claim_testing.registration import fingerprint
from sahel_sim.claim_testing.rules import (
    EventStudy,
    Groups,
    HazardRatio,
    Interaction,
    Mediation,
    Optimum,
    Paired,
    Threshold,
    Trend,
)
from sahel_sim.claim_testing.run_statistics import MeasureOf
from sahel_sim.claim_testing.serialize import claim_text
from sahel_sim.designs.experiment_catalogue import kind_of
from sahel_sim.scenario import LANGUAGES, ScenarioError

CLAIM = """
claim: C1_rebels
report: "neither of the belligerents can win by force of arms alone"
statement:
  en: Force alone does not end the war with the rebels.
  fr: La force seule ne met pas fin à la guerre avec les rebelles.
scenario: force_alone
years: 5
arms:
  none: {government.military_pressure.csp: 0, government: {military_pressure: {jihadists: 0}}}
  half: {government.military_pressure: 0.5}
  late: {scenario: accurate_force}
  all:
measures:
  gain: {of: fighters, whom: jihadists, how: change, from: 0, to: 24}
  deaths_before: {of: battle_deaths, whom: state-rebels, how: sum, from: -3, to: 0, around: accord}
  deaths_after: {of: battle_deaths, whom: state-rebels, how: sum, from: 0, to: 3, around: accord}
  still: {ever: stalemate, from: 0, to: 36}
  peace: {until: accord}
  recruited: {moved: fighters, whom: jihadists, by: recruitment}
  grown: {of: fighters, whom: jihadists, how: change}
when: still
rule: {kind: threshold, outcome: rebel_war_over, below: 0.2}
smallest_effect: 0.05
runs: 400
could_be_true_by: [recruitment, timeline]
could_be_false_by: [combat]
main: yes
sources: [S0, L1]
"""
RULE = "{kind: threshold, outcome: rebel_war_over, below: 0.2}"
RULES = {
    RULE: Threshold("rebel_war_over", ("none", "half", "late", "all"), below=0.2),
    "{kind: threshold, outcome: gain, arms: [all, none], above: 10}": Threshold(
        "gain", ("all", "none"), above=10.0
    ),
    "{kind: paired, outcome: gain, arm: all, than: none, effect: more}": Paired(
        "gain", "all", "none", "more"
    ),
    "{kind: trend, outcome: gain, arms: [none, half, all], effect: rises}": Trend(
        "gain", ("none", "half", "all"), "rises"
    ),
    "{kind: interaction, outcome: gain, both: all, first: half, second: late, neither: none, effect: less}": (
        Interaction("gain", "all", "half", "late", "none", "less")
    ),
    "{kind: optimum, outcome: gain, arms: [none, half, all], best: inside, effect: largest}": Optimum(
        "gain", ("none", "half", "all"), "inside", "largest"
    ),
    "{kind: event, before: deaths_before, after: deaths_after, arms: [all], ratio: 0.5}": EventStudy(
        "deaths_before", "deaths_after", "all", None, 0.5
    ),
    "{kind: event, before: deaths_before, after: deaths_after, arm: all, than: none, effect: more}": (
        EventStudy("deaths_before", "deaths_after", "all", "none", 1.0, "more")
    ),
    "{kind: mediation, outcome: grown, arm: all, than: none, through: [recruited]}": Mediation(
        "grown", "all", "none", ("recruited",), 0.5
    ),
}


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_becomes_a_claim(tmp_path: Path) -> None:
    claim = read_claim(written(tmp_path, CLAIM))

    assert claim.name == "C1_rebels"
    assert claim.report == "neither of the belligerents can win by force of arms alone"
    assert set(claim.statement) == set(LANGUAGES)
    assert (claim.scenario, claim.years, claim.smallest_effect, claim.runs) == ("force_alone", 5, 0.05, 400)
    assert claim.arms == (
        Arm("none", {"government.military_pressure.csp": 0, "government.military_pressure.jihadists": 0}),
        Arm("half", {"government.military_pressure": 0.5}),
        Arm("late", {}, "accurate_force"),
        Arm("all", {}),
    )
    assert claim.measures == (
        MeasureOf("gain", "fighters", "jihadists", "change", 0, 24),
        MeasureOf("deaths_before", "battle_deaths", "state-rebels", "sum", -3, 0, "accord"),
        MeasureOf("deaths_after", "battle_deaths", "state-rebels", "sum", 0, 3, "accord"),
        Ever("still", "stalemate", 0, 36),
        Until("peace", "accord"),
        Flow("recruited", "fighters", "jihadists", "recruitment"),
        MeasureOf("grown", "fighters", "jihadists", "change"),
    )
    assert (claim.when, claim.main, claim.sources) == ("still", True, ("S0", "L1"))
    assert (claim.could_be_true_by, claim.could_be_false_by) == (("recruitment", "timeline"), ("combat",))


@pytest.mark.parametrize("text", RULES, ids=lambda text: text.split(",")[0].removeprefix("{kind: "))
def test_every_kind_of_rule_is_read(tmp_path: Path, text: str) -> None:
    assert read_claim(written(tmp_path, CLAIM.replace(RULE, text))).rule == RULES[text]


def test_groups_are_read(tmp_path: Path) -> None:
    text = "{kind: groups, outcome: gain, arm: all, when: still, against: accord, effect: more}"
    claim = read_claim(written(tmp_path, CLAIM.replace(RULE, text).replace("when: still\nrule", "rule")))

    assert claim.rule == Groups("gain", "all", "still", "accord", "more")


HAZARD = "{kind: hazard_ratio, event: accord_falls, arm: all, than: none, effect: less}"


@pytest.mark.parametrize(
    ("text", "smallest", "rule"),
    [
        (HAZARD, 0.8, HazardRatio("accord_falls", "all", "none", "less")),
        (
            HAZARD.replace("accord_falls", "accord").replace("less", "more"),
            1.25,
            HazardRatio("accord", "all", "none", "more"),
        ),
    ],
)
def test_hazard_ratios_are_read(tmp_path: Path, text: str, smallest: float, rule: HazardRatio) -> None:
    text = CLAIM.replace(RULE, text).replace("smallest_effect: 0.05", f"smallest_effect: {smallest}")

    assert read_claim(written(tmp_path, text)).rule == rule


@pytest.mark.parametrize(("runs", "needed"), [(300, 309), (309, None)])
def test_a_hazard_ratio_needs_enough_ends(tmp_path: Path, runs: int, needed: int | None) -> None:
    """The variance of a logarithm of two counts of n / 2 is 4 / n: n = 4 (1.96 / ln 0.8)² = 308.6."""
    text = CLAIM.replace(RULE, HAZARD).replace("runs: 400", f"runs: {runs}")
    text = text.replace("smallest_effect: 0.05", "smallest_effect: 0.8")
    found = [w for w in check_claim(written(tmp_path, text)).warnings if w.kind == "too_few_ends"]

    assert [w.fields["needed"] for w in found] == ([] if needed is None else [needed])
    for warning in found:
        assert warning.text("fr") != warning.text("en")


def test_a_claim_that_is_replaced_says_by_what_and_keeps_its_fingerprint(tmp_path: Path) -> None:
    text = CLAIM.replace("main: yes", "main: no")
    before = read_claim(written(tmp_path, text))
    after = read_claim(written(tmp_path, text + "replaced_by: [C1_rebels_anew]\n"))
    (tmp_path / "again.yaml").write_text(claim_text(after), encoding="utf-8")

    assert (before.replaced_by, after.replaced_by) == ((), ("C1_rebels_anew",))
    assert fingerprint(before) == fingerprint(after)
    assert read_claim(tmp_path / "again.yaml").replaced_by == ("C1_rebels_anew",)


def test_what_the_rule_does_not_use_is_told(tmp_path: Path) -> None:
    text = CLAIM.replace(RULE, "{kind: paired, outcome: gain, arm: all, than: none, effect: more}")
    found = check_claim(written(tmp_path, text))

    unused = [(w.kind, w.fields["name"]) for w in found.warnings]
    assert ("unused_arm", "half") in unused
    assert ("unused_measure", "peace") in unused
    assert ("unused_measure", "gain") not in unused
    assert ("unused_measure", "still") not in unused
    lines = [w.spot.line for w in found.warnings if w.spot]
    assert lines == sorted(lines)
    assert len(lines) == len(found.warnings)


@pytest.mark.parametrize(
    ("runs", "needed"),
    [(380, 385), (100, 385), (385, None), (1000, None)],
)
def test_a_chance_needs_enough_runs(tmp_path: Path, runs: int, needed: int | None) -> None:
    """1.96² / 4 / 0.05² = 384.16; Wilson's interval is that of Wald with 1.96² = 3.84 runs more."""
    found = check_claim(written(tmp_path, CLAIM.replace("runs: 400", f"runs: {runs}")))

    told = [w for w in found.warnings if w.kind == "too_few_runs"]
    assert [w.fields["needed"] for w in told] == ([] if needed is None else [needed])
    for warning in told:
        assert warning.spot is not None
        assert warning.spot.text == f"runs: {runs}"


@pytest.mark.parametrize(("runs", "told"), [(380, True), (400, False)])
def test_runs_that_could_never_show_a_claim_are_told(tmp_path: Path, runs: int, told: bool) -> None:
    """None of n runs has a Wilson interval that ends at 3.84 / (n + 3.84): below 0.01 from 381 runs on."""
    rule = "{kind: threshold, outcome: rebel_war_over, arms: [none, all], below: 0.01}"
    text = CLAIM.replace(RULE, rule).replace("runs: 400", f"runs: {runs}")
    text = text.replace("smallest_effect: 0.05", "smallest_effect: 0.1")
    warned = [w for w in check_claim(written(tmp_path, text)).warnings if w.kind == "never_sure"]

    assert bool(warned) is told
    for warning in warned:
        assert warning.spot is not None
        assert warning.spot.text == f"runs: {runs}"


def test_a_difference_of_chances_needs_twice_as_many(tmp_path: Path) -> None:
    text = CLAIM.replace(RULE, "{kind: paired, outcome: rebel_war_over, arm: all, than: none, effect: less}")
    told = [w for w in check_claim(written(tmp_path, text)).warnings if w.kind == "too_few_runs"]

    assert [w.fields["needed"] for w in told] == [math.ceil(2 * 0.25 * (1.96 / 0.05) ** 2)]
    assert told[0].text("fr") != told[0].text("en")


def test_a_number_of_people_asks_for_no_runs_by_its_wording(tmp_path: Path) -> None:
    text = CLAIM.replace(RULE, "{kind: paired, outcome: gain, arm: all, than: none, effect: less}")

    assert "too_few_runs" not in [w.kind for w in check_claim(written(tmp_path, text)).warnings]


def test_shares_that_change_can_fall_by_all_there_is() -> None:
    ranges = ranges_of(
        (
            MeasureOf("lost", "people_governed", "state", "change"),
            MeasureOf("grown", "fighters", "state", "relative_change"),
            MeasureOf("angry", "grievance", "state"),
            MeasureOf("rich", "treasury", "state"),
            Ever("accord_ever", "accord"),
            Until("months", "accord"),
        )
    )

    assert ranges["lost"] == (-1.0, 1.0)
    assert ranges["grown"] == (-1.0, math.inf)
    assert ranges["angry"] == (-1.0, 1.0)
    assert ranges["rich"] is None
    assert ranges["accord_ever"] == ranges["jihadist_share"] == (0.0, 1.0)
    assert ranges["months"] == ranges["battle_deaths"] == (0.0, math.inf)
    assert ranges["jihadist_growth"] is None


def test_a_claim_can_start_from_a_scenario_beside_it(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("scenario: own\nbased_on: force_alone\n", encoding="utf-8")
    path = written(tmp_path, CLAIM.replace("scenario: force_alone", "scenario: own.yaml"))

    assert read_claim(path).scenario == "own.yaml"


def test_an_unknown_name_is_told_in_the_language_asked_for() -> None:
    with pytest.raises(ScenarioError) as caught:
        read_claim("C99_nothing", "fr")

    assert caught.value.mistakes[0].kind == "unknown_claim"
    assert str(caught.value).startswith("Il n'y a pas d'affirmation")


def test_a_file_tells_that_it_is_a_claim(tmp_path: Path) -> None:
    assert kind_of(written(tmp_path, CLAIM)) == "claim"
    assert all(kind_of(name) == "claim" for name in claim_names())


def test_shipped_claims_are_sound() -> None:
    found = claims()

    assert tuple(claim.name for claim in found) == claim_names()
    for claim in found:
        assert claim.statement["en"] != claim.statement["fr"], claim.name
        assert claim.could_be_true_by, claim.name
        assert claim.could_be_false_by, claim.name
        assert claim.sources, claim.name


ODD: tuple[Any, ...] = (None, True, 5, "", "word", "all", "accord", [], ["none"], [[1]], {}, {"of": 1}, -1.5)


def trails(said: Any, above: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    keys = list(said) if isinstance(said, dict) else range(len(said)) if isinstance(said, list) else ()
    return [way for key in keys for way in ((*above, key), *trails(said[key], (*above, key)))]


def answered(path: Path) -> list[str]:
    """What is said of a file that may be broken, in both languages."""
    try:
        read_claim(path)
    except ScenarioError as error:
        return [error.text(language) for language in LANGUAGES]
    return ["sound", "sound"]


@pytest.mark.parametrize("rule", RULES, ids=lambda text: text.split(",")[0].removeprefix("{kind: "))
def test_whatever_a_file_says_is_answered_in_words(tmp_path: Path, rule: str) -> None:
    whole = CLAIM.replace(RULE, rule)
    ways = [way for way in trails(yaml.safe_load(whole)) if rule == RULE or way[0] == "rule"]
    for count, trail in enumerate(ways):
        for odd in ODD[count % 6 :: 6]:
            said: Any = yaml.safe_load(whole)
            block = said
            for step in trail[:-1]:
                block = block[step]
            block[trail[-1]] = odd
            path = written(tmp_path, yaml.safe_dump(said, allow_unicode=True, sort_keys=False))

            assert all(answered(path)), (trail, odd)
