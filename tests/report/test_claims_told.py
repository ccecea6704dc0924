"""Effects, verdicts and rules of claims as people read them, in both languages."""

import math
from dataclasses import replace
from datetime import date

import pytest

from planted_claims import CLAIMS, MAIN, NEVER, OPEN, SUPPORTED, planted
from sahel_sim.claim_testing.claim import Arm
from sahel_sim.claim_testing.claim_file import claim_names, read_claim
from sahel_sim.claim_testing.contrasts import contrasts
from sahel_sim.claim_testing.effort import TEACHING
from sahel_sim.claim_testing.judgement import Effect, Finding
from sahel_sim.claim_testing.parameter_space import ContrastMargin
from sahel_sim.claim_testing.registration import ChangedRegistration, register_claims
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
from sahel_sim.claim_testing.verdict import Verdict
from sahel_sim.languages import speaking
from sahel_sim.report.claim_arm_means import arm_means, arm_means_in_short, arm_means_text
from sahel_sim.report.claim_effect import Scale, effect_text
from sahel_sim.report.claim_rule_text import rule_text, smallest_effect_text
from sahel_sim.report.claim_section import claim_context
from sahel_sim.report.claim_text import (
    MARKS,
    registration_text,
    runs_option,
    share_text,
    verdict_counts_text,
    verdict_word,
)
from sahel_sim.report.claim_verdict_text import named
from sahel_sim.report.claims_overview import cautions, groups_of
from sahel_sim.report.claims_page import claims_html
from sahel_sim.report.figures.claim_figures import ClaimFigures
from sahel_sim.report.report_quotations import QUOTATIONS, quotation
from saying import told_in

DEATHS = "battle_deaths"


def told(name, language="en"):
    ruling = planted()[name]
    return told_in(language, effect_text, ruling.trial.claim, ruling.at_defaults.effect)


def test_a_difference_of_persons_has_its_sign_its_unit_and_what_is_claimed():
    found = told(SUPPORTED)

    assert found.what == "Fighters killed in clashes: with less without"
    assert found.value.startswith("+29") or found.value.startswith("+30")
    assert found.value.endswith(" persons")
    assert found.bound == "claimed: above +100 persons"
    assert found.needed == "needs > +100 persons"


def test_a_chance_is_told_in_per_cent_and_claimed_below_its_bound():
    found = told(MAIN)

    assert found.value == "0.0%"
    assert found.bound == "claimed: below 20%"
    assert told(MAIN, "fr").bound == "affirmé\u00a0: moins de 20\u00a0%"


def test_where_no_run_counts_there_is_no_number():
    assert told(NEVER).line == "no number (fewer than two runs)"


@pytest.mark.parametrize(
    ("unit", "level", "language", "x", "expected"),
    [
        ("chance", True, "en", 0.034, "3.4%"),
        ("chance", False, "en", 0.034, "+3.4 points"),
        ("chance", False, "fr", -0.034, "−3,4 points"),
        ("share", False, "fr", 0.019, "+1,9 point"),
        ("persons", True, "en", 12345.6, "12,345.6 persons"),
        ("months", False, "en", 1.0, "+1.0 months"),
        ("0 to 1", False, "en", 0.5, "+0.5"),
    ],
)
def test_numbers_are_written_in_the_way_of_their_unit(unit, level, language, x, expected):
    scale = Scale(unit, level)

    assert told_in(language, lambda: scale.with_unit(scale.written(x, 1))) == expected


@pytest.mark.parametrize(
    ("width", "digits"), [(2000.0, 0), (30.0, 0), (5.0, 1), (0.5, 2), (0.0, 1), (float("nan"), 1)]
)
def test_decimals_follow_the_width_of_the_interval(width, digits):
    assert Scale("persons", True).digits(width) == digits


def test_one_person_is_a_person():
    assert Scale("persons", True).size(1.0) == "1 person"
    assert Scale("persons", True).size(2.0) == "2 persons"
    assert told_in("fr", Scale("persons", True).size, 1.0) == "1 personne"


RULES = {
    "below": (Threshold("rebel_war_over", ("a", "b"), below=0.2), ("below 20%", "a, b")),
    "above": (Threshold("rebel_war_over", ("a",), above=0.5), ("above 50%",)),
    "more": (Paired(DEATHS, "a", "b", "more"), ("more in a than in b", "more than 50 persons")),
    "less": (Paired(DEATHS, "a", "b", "less"), ("less in a than in b",)),
    "rises": (Trend(DEATHS, ("a", "b", "c"), "rises"), ("rises along a, b, c",)),
    "falls": (Trend(DEATHS, ("a", "b", "c"), "falls"), ("falls along a, b, c",)),
    "together": (Interaction(DEATHS, "ab", "a", "b", "none", "more"), ("(ab) do more than a and b",)),
    "inside": (Optimum(DEATHS, ("a", "b", "c"), "inside", "largest"), ("largest inside the row a, b, c",)),
    "edge": (Optimum(DEATHS, ("a", "b", "c"), "c", "smallest"), ("smallest in c",)),
    "event": (EventStudy(DEATHS, "displaced", "a", "b", 0.5), ("is less than 0.5 times", "difference in b")),
    "flows": (Mediation(DEATHS, "a", "b", ("displaced",), 0.5), ("more than 50% of that comes through",)),
    "groups": (
        Groups(DEATHS, "a", "all_wars_over", "rebel_war_over", "less"),
        ("less in runs with “All wars are over” than in runs with “The war with the rebels is over”",),
    ),
}


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_a_sentence_with_its_worlds_and_bounds(name):
    rule, expected = RULES[name]
    claim = replace(CLAIMS[0], rule=rule, smallest_effect=50.0)
    english, french = rule_text(claim), told_in("fr", rule_text, claim)

    assert [part for part in expected if part not in english] == []
    assert french != english
    assert french.endswith(".")


def with_arms(means, decides):
    """The main claim as a threshold below 20% over worlds with these shares, one of which decides."""
    ruling = planted()[MAIN]
    claim = replace(ruling.trial.claim, rule=Threshold("rebel_war_over", tuple(means), below=0.2))
    (contrast,) = (each for each in contrasts(claim.proof) if each.weights[0][0].arm == decides)
    effect = Effect(contrast, -means[decides], -means[decides] - 0.07, -means[decides] + 0.07, 0.95, 60)
    at = replace(
        ruling.trial.at_defaults, parts=tuple(ContrastMargin(0.2 - mean, 0.0) for mean in means.values())
    )
    trial = replace(ruling.trial, claim=claim, at_defaults=at)
    return replace(ruling, trial=trial, at_defaults=replace(ruling.at_defaults, effect=effect))


def test_every_world_of_a_threshold_is_told_with_its_mean_and_the_one_that_decides():
    ruling = with_arms({"half": 0.0, "none": 0.84, "full": 0.01}, "none")

    assert arm_means_text(ruling) == "Means: half 0%, none 84%, full 1%; decided by none."
    assert told_in("fr", arm_means_text, ruling) == (
        "Moyennes\u00a0: la moitié 0\u00a0%, aucun 84\u00a0%, toute la force 1\u00a0%\u00a0; "
        "tranché par aucun."
    )
    assert arm_means_in_short(ruling) == "none 84%, half 0%, full 1%"


@pytest.mark.parametrize(
    ("finding", "said"),
    [(Finding.FAILS, "it fails in one"), (Finding.HOLDS, "comes closest"), (Finding.OPEN, "do not tell")],
)
def test_the_world_that_decides_is_told_first_with_what_it_changes(finding, said):
    ruling = with_arms({"half": 0.0, "none": 0.84}, "none")
    arms = tuple(Arm(name, {"crown.military_pressure": x}) for name, x in (("half", 0.5), ("none", 0.0)))
    trial = replace(ruling.trial, claim=replace(ruling.trial.claim, arms=arms))
    ruling = replace(ruling, trial=trial, at_defaults=replace(ruling.at_defaults, finding=finding))
    context = claim_context(ruling)

    assert said in context.effects[0]
    assert "none (crown.military_pressure=0.0)" in context.effects[0]
    assert next(entry for entry in context.entries if entry.name == "At the defaults").text.startswith(
        context.effects[0]
    )


def test_many_worlds_of_a_threshold_are_told_by_their_ends():
    means = {"a": 0.02, "b": 0.11, "c": float("nan"), "d": 0.05, "e": 0.3}

    assert arm_means_in_short(with_arms(means, "e")) == "e 30%, 4 others 2% to 11%"


def test_the_mean_of_each_world_is_that_of_its_runs():
    """Of the planted main claim, both worlds end no war."""
    assert [(each.arm, each.mean) for each in arm_means(planted()[MAIN])] == [
        ("with", pytest.approx(0.0)),
        ("without", pytest.approx(0.0)),
    ]
    assert arm_means(planted()[SUPPORTED]) == ()


def section_of(ruling) -> str:
    """All that the section of a claim says, line by line."""
    return "\n".join(
        " ".join((entry.name, entry.text, *entry.items)) for entry in claim_context(ruling).entries
    )


def cautioned(*args) -> str:
    return " ".join(cautions(*args))


def test_an_open_claim_names_the_option_that_would_decide_it_and_others_name_none():
    ruling = planted()[OPEN]
    open_claim = replace(ruling, at_defaults=replace(ruling.at_defaults, runs_needed=1234))
    too_many = replace(ruling, at_defaults=replace(ruling.at_defaults, runs_needed=2_000_000))

    assert ruling.at_defaults.finding is Finding.OPEN
    assert runs_option(open_claim) == "--runs 1234"
    assert (runs_option(too_many), runs_option(planted()[SUPPORTED])) == ("", "")
    assert "About 1,234 runs of each world would decide it: --runs 1234." in section_of(open_claim)
    assert "--runs 1234" in told_in("fr", section_of, open_claim)


def test_a_rule_says_in_which_runs_it_counts():
    assert "Only runs count in which, in all worlds: All wars are over." in rule_text(CLAIMS[-1])


def test_every_verdict_has_a_mark_of_its_own_and_words_in_both_languages():
    assert len(set(MARKS.values())) == len(Verdict)
    assert [told_in("fr", verdict_word, verdict) for verdict in Verdict] == [
        "étayée",
        "non étayée",
        "dépend des hypothèses",
        "non tranchée",
        "vraie par construction",
    ]


def test_one_claim_is_told_in_the_singular_and_many_in_the_plural():
    one, many = planted().rulings[:1], planted().rulings

    assert "1 affirmation donne lieu à 2 énoncés" in told_in("fr", cautioned, one, TEACHING, None)
    assert "1 claim makes 2 sentences" in cautioned(one, TEACHING, None)
    assert "9 affirmations donnent lieu à 18 énoncés" in told_in("fr", cautioned, many, TEACHING, None)
    assert (told_in("fr", named, "abc", 2), told_in("fr", named, "abcd", 2)) == (
        "a\u00a0; b et 1 autre",
        "a\u00a0; b et 2 autres",
    )


@pytest.mark.parametrize(("size", "said"), [(1, "1 affirmation testée dans"), (9, "9 affirmations testées")])
def test_the_page_begins_with_how_many_claims_were_tested(size, said):
    nothing = ClaimFigures((), (), (), ())

    assert said in claims_html(planted().rulings[:size], TEACHING, 1, "fr", drawn=nothing)


def replaced(name, by):
    """The planted rulings, one of whose claims is replaced by another."""
    return tuple(
        replace(each, trial=replace(each.trial, claim=replace(each.trial.claim, replaced_by=(by,))))
        if each.trial.claim.name == name
        else each
        for each in planted().rulings
    )


def test_a_claim_that_another_replaces_is_told_and_not_counted():
    rulings = replaced(SUPPORTED, OPEN)

    text = verdict_counts_text(rulings)
    assert text.startswith("Of 8 claims, 1 fails whatever is assumed, 4 depend on an assumption,")
    assert text.endswith(" 1 claim more is told and not counted: another replaces it.")
    assert sum(len(group.claims) for group in groups_of(rulings)) == 8
    assert "16 sentences" in " ".join(cautions(rulings, TEACHING, None))
    nothing = ClaimFigures((), (), (), ())
    assert claims_html(rulings, TEACHING, 1, drawn=nothing).count("replaced by another claim") == 1


def test_a_claim_is_counted_where_what_replaces_it_is_not_tried():
    assert verdict_counts_text(replaced(SUPPORTED, "C99")) == verdict_counts_text(planted().rulings)


def hazards(ratio, effect="less"):
    """A claim of hazards, and its effect where Cox's model gives this ratio."""
    smallest = 0.8 if effect == "less" else 1.25
    claim = replace(CLAIMS[0], rule=HazardRatio("accord_falls", "a", "b", effect), smallest_effect=smallest)
    log = math.log(ratio) if effect == "more" else -math.log(ratio)
    return claim, Effect(claim.proof, log, log - 0.2, log + 0.2, 0.95, 99)


def test_a_hazard_ratio_is_told_as_a_ratio_and_not_as_its_logarithm():
    claim, effect = hazards(0.5)
    found, french = effect_text(claim, effect), told_in("fr", effect_text, claim, effect)

    assert found.what == "Hazard ratio of “An accord with rebels falls”: a over b"
    assert found.line == "ratio 0.50 (0.41 to 0.61)"  # 0.5 e^-0.2 and 0.5 e^0.2
    assert (found.bound, found.needed) == ("claimed: below 0.8", "needs < 0.8")
    assert french.line == "rapport 0,50 (0,41 à 0,61)"
    assert effect_text(*hazards(2.0, "more")).bound == "claimed: above 1.25"
    assert effect.as_read == pytest.approx((0.5, 0.5 * math.exp(-0.2), 0.5 * math.exp(0.2), 0.8))


def test_the_rule_of_a_hazard_ratio_is_a_sentence():
    claim, _ = hazards(0.5)
    english, french = rule_text(claim), told_in("fr", rule_text, claim)

    assert english == (
        "“An accord with rebels falls” comes slower in a than in b, among runs at risk: a hazard ratio "
        "below 0.8."
    )
    assert "un rapport de risques inférieur à 0,8" in french
    assert smallest_effect_text(claim) == "a hazard ratio of 0.8"
    assert "comes faster" in rule_text(hazards(2.0, "more")[0])


def test_verdicts_are_counted():
    assert verdict_counts_text(planted().rulings) == (
        "Of 9 claims, 1 holds whatever is assumed, 1 fails whatever is assumed, 4 depend on an assumption, "
        "2 are not decided by these runs, 1 is true by construction and says nothing."
    )


def test_the_share_of_the_space_has_its_interval_unless_no_run_counts():
    assert share_text(planted()[SUPPORTED]) == ("100%", "76 to 100")
    assert share_text(planted()[NEVER]) == ("–", "")


def test_it_is_told_whether_anything_was_edited_since_it_was_registered():
    lock = register_claims(CLAIMS, TEACHING, 1, date(2024, 2, 1))
    changed = ChangedRegistration(edited=(OPEN,), otherwise=("seed",))

    assert registration_text(None, None).startswith("These claims were not registered")
    assert registration_text(lock, ChangedRegistration()).startswith(
        "Registered on 2024-02-01; nothing was changed"
    )
    assert registration_text(lock, changed) == (
        "Registered on 2024-02-01. Not as registered: edited: P5_open; another seed."
    )


def test_on_the_forest_right_of_the_line_is_the_claims_side_in_half_widths():
    from sahel_sim.report.figures.claim_figures import position

    for ruling in planted().rulings:
        effect = ruling.at_defaults.effect
        low, centre, high = position(effect)
        if centre == centre:
            assert high - low == pytest.approx(2.0)
            assert (centre > 0.0) == ruling.trial.at_defaults.leans
    assert (
        position(planted()[NEVER].at_defaults.effect)[1] != position(planted()[NEVER].at_defaults.effect)[1]
    )


def test_words_of_the_report_are_told_in_french_as_our_translation():
    said = "neither of the belligerents can win by force of arms alone"

    assert quotation(said) == (f"“{said}”", "en")
    with speaking("fr"):
        words, spoken = quotation(said)
        assert spoken == "fr"
        assert words.startswith("«\N{NO-BREAK SPACE}aucun des belligérants")
        assert words.endswith("(notre traduction)")
        assert quotation("words of one's own claim")[1] == "en"


def test_every_sentence_that_a_shipped_claim_quotes_has_a_translation():
    quoted = {read_claim(name).report for name in claim_names()}

    assert quoted == set(QUOTATIONS)
    with speaking("fr"):
        assert {words for words in quoted if quotation(words)[1] != "fr"} == set()
