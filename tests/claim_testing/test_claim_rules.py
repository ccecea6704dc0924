"""Rules: the contrasts each comes down to, against the formulas written out by hand."""

import math

import pytest

from sahel_sim.claim_testing.contrasts import All, Contrast, OneOf, Term, contrasts
from sahel_sim.claim_testing.rules import (
    RULES,
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

CHANCE = {"y": (0.0, 1.0)}


def told(contrast):
    """Weights by arm and outcome, and the bound."""
    return {(term.arm, term.outcome): weight for term, weight in contrast.weights}, contrast.bound


def y(**weights):
    return {(arm, "y"): weight for arm, weight in weights.items()}


def test_a_threshold_binds_every_arm():
    below = Threshold("y", ("a", "b"), below=0.2).proof(0.05)
    above = Threshold("y", ("a",), above=0.6).proof(0.05)

    assert isinstance(below, All)
    assert [told(part) for part in below.parts] == [(y(a=-1), -0.2), (y(b=-1), -0.2)]
    assert [told(part) for part in above.parts] == [(y(a=1), 0.6)]


def test_paired_is_more_or_less_by_the_smallest_effect():
    assert told(Paired("y", "a", "b", "more").proof(2.0)) == (y(a=1, b=-1), 2.0)
    assert told(Paired("y", "a", "b", "less").proof(2.0)) == (y(a=-1, b=1), 2.0)


def test_a_trend_is_the_whole_way_and_no_step_back():
    rises = Trend("y", ("a", "b", "c"), "rises").proof(2.0)
    falls = Trend("y", ("a", "b", "c"), "falls").proof(2.0)

    assert isinstance(rises, All)
    assert [told(part) for part in rises.parts] == [
        (y(c=1, a=-1), 2.0),
        (y(b=1, a=-1), -2.0),
        (y(c=1, b=-1), -2.0),
    ]
    assert [told(part) for part in falls.parts] == [
        (y(c=-1, a=1), 2.0),
        (y(b=-1, a=1), -2.0),
        (y(c=-1, b=1), -2.0),
    ]


def test_a_trend_of_two_arms_is_their_difference():
    assert [told(part) for part in Trend("y", ("a", "b"), "rises").proof(2.0).parts] == [(y(b=1, a=-1), 2.0)]


def test_an_interaction_is_a_difference_of_differences():
    rule = Interaction("y", "ab", "a", "b", "none", "more")

    assert told(rule.proof(2.0)) == (y(ab=1, a=-1, b=-1, none=1), 2.0)
    assert told(Interaction("y", "ab", "a", "b", "none", "less").proof(2.0)) == (
        y(ab=-1, a=1, b=1, none=-1),
        2.0,
    )


def test_an_optimum_inside_is_one_inner_arm_that_passes_both_edges():
    proof = Optimum("y", ("a", "b", "c", "d"), "inside", "largest").proof(2.0)

    assert isinstance(proof, OneOf)
    assert [[told(one) for one in part.parts] for part in proof.parts] == [
        [(y(b=1, a=-1), 2.0), (y(b=1, d=-1), 2.0)],
        [(y(c=1, a=-1), 2.0), (y(c=1, d=-1), 2.0)],
    ]


def test_an_optimum_at_an_edge_is_passed_by_no_arm():
    proof = Optimum("y", ("a", "b", "c"), "c", "smallest").proof(2.0)

    assert isinstance(proof, All)
    assert [told(part) for part in proof.parts] == [(y(c=-1, a=1), -2.0), (y(c=-1, b=1), -2.0)]


def test_an_event_compares_after_with_a_part_of_before():
    proof = EventStudy("before", "after", "a", ratio=0.5).proof(2.0)

    assert told(proof) == ({("a", "after"): -1.0, ("a", "before"): 0.5}, 2.0)


def test_an_event_is_set_against_the_arm_without_it():
    proof = EventStudy("before", "after", "a", "b", effect="more").proof(2.0)

    assert told(proof) == (
        {("a", "after"): 1.0, ("a", "before"): -1.0, ("b", "after"): -1.0, ("b", "before"): 1.0},
        2.0,
    )


def test_mediation_is_an_effect_and_the_share_of_it_in_the_flows_either_way():
    proof = Mediation("y", "a", "b", ("m", "n"), 0.5).proof(2.0)
    flows = {
        ("a", "m"): 1.0,
        ("b", "m"): -1.0,
        ("a", "n"): 1.0,
        ("b", "n"): -1.0,
        ("a", "y"): -0.5,
        ("b", "y"): 0.5,
    }

    assert isinstance(proof, OneOf)
    up, down = proof.parts
    assert [told(part) for part in up.parts] == [(y(a=1, b=-1), 2.0), (flows, 0.0)]
    assert [told(part) for part in down.parts] == [
        (y(a=-1, b=1), 2.0),
        ({key: -weight for key, weight in flows.items()}, 0.0),
    ]


def test_groups_are_two_states_of_one_arm():
    proof = Groups("y", "a", "war", "peace", "less").proof(2.0)

    assert proof == Contrast(((Term("a", "y", "war"), -1.0), (Term("a", "y", "peace"), 1.0)), 2.0)


def test_a_hazard_ratio_is_the_difference_of_two_logarithms_and_its_bound_is_one():
    slower = HazardRatio("accord_falls", "a", "b", "less").proof(0.8)
    faster = HazardRatio("accord_falls", "a", "b", "more").proof(1.25, "accord")
    a, b = (Term(arm, "months_at_risk_of_accord_falls", None, "accord_falls") for arm in "ab")

    assert slower == Contrast(((a, -1.0), (b, 1.0)), -math.log(0.8))
    assert slower.of_hazards
    assert faster.bound == pytest.approx(math.log(1.25))
    assert {term.when for term, _ in faster.weights} == {"accord"}


@pytest.mark.parametrize(
    ("effect", "smallest"), [("less", 1.25), ("less", 1.0), ("more", 0.8), ("less", 0.0)]
)
def test_a_hazard_ratio_on_the_wrong_side_of_one_is_refused(effect, smallest):
    with pytest.raises(ValueError, match="hazard ratio"):
        HazardRatio("accord_falls", "a", "b", effect).proof(smallest)


def test_hazards_are_set_against_hazards_only():
    hazard, mean = Term("a", "months", None, "fell"), Term("b", "months")
    for weights in (((hazard, 1.0),), ((hazard, 1.0), (mean, -1.0))):
        with pytest.raises(ValueError, match="hazards"):
            Contrast(weights, 0.0)


@pytest.mark.parametrize(
    "rule",
    [
        Threshold("y", ("a", "b"), below=0.2),
        Paired("y", "a", "b", "more"),
        Trend("y", ("a", "b", "c"), "rises"),
        Interaction("y", "ab", "a", "b", "none", "more"),
        Optimum("y", ("a", "b", "c"), "inside", "largest"),
        EventStudy("before", "after", "a", "b"),
        Mediation("y", "a", "b", ("m",)),
    ],
    ids=lambda rule: rule.kind,
)
def test_a_condition_is_on_every_mean_and_a_rule_names_what_it_needs(rule):
    terms = [term for contrast in contrasts(rule.proof(0.1, "stalemate")) for term, _ in contrast.weights]

    assert {term.when for term in terms} == {"stalemate"}
    assert {term.outcome for term in terms} == set(rule.outcomes)
    assert {term.arm for term in terms} == set(rule.arms)


def test_groups_need_their_states_and_no_other():
    rule = Groups("y", "a", "war", "peace", "more")

    assert (set(rule.outcomes), rule.arms) == ({"y", "war", "peace"}, ("a",))
    with pytest.raises(ValueError, match="states of their own"):
        rule.proof(0.1, "stalemate")


def test_every_kind_has_its_own_name():
    assert {rule.kind for rule in RULES} == {
        "threshold",
        "paired",
        "hazard_ratio",
        "trend",
        "interaction",
        "optimum",
        "event",
        "mediation",
        "groups",
    }


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Threshold("y", ("a",)),
        lambda: Threshold("y", ("a",), below=0.1, above=0.2),
        lambda: Threshold("y", (), below=0.1),
        lambda: Trend("y", ("a",), "rises"),
        lambda: Paired("y", "a", "b", "bigger"),
        lambda: Optimum("y", ("a", "b"), "inside", "largest"),
        lambda: Optimum("y", ("a", "b", "c"), "b", "largest"),
        lambda: Mediation("y", "a", "b", ()),
        lambda: Mediation("y", "a", "b", ("y",)),
        lambda: Groups("y", "a", "war", "war", "more"),
        lambda: Contrast((), 0.0),
        lambda: Paired("y", "a", "a", "more").proof(0.1),
        lambda: All(()),
        lambda: OneOf(()),
    ],
)
def test_a_rule_that_says_nothing_is_refused(wrong):
    with pytest.raises(ValueError, match=r".+\."):
        wrong()


@pytest.mark.parametrize(
    ("rule", "smallest", "expected"),
    [
        (Threshold("y", ("a", "b"), below=0.2), 0.05, None),
        (Threshold("y", ("a", "b"), below=1.2), 0.05, "never_fails"),
        (Threshold("y", ("a", "b"), below=1.0), 0.05, "never_fails"),
        (Threshold("y", ("a", "b"), above=-0.1), 0.05, "never_fails"),
        (Threshold("y", ("a", "b"), below=0.0), 0.05, "never_holds"),
        (Threshold("y", ("a", "b"), above=1.0), 0.05, "never_holds"),
        (Paired("y", "a", "b", "more"), 0.99, None),
        (Paired("y", "a", "b", "more"), 1.0, "never_holds"),
        (Paired("y", "a", "b", "less"), -1.0, "never_fails"),
        (Trend("y", ("a", "b", "c"), "rises"), 1.5, "never_holds"),
        (Interaction("y", "ab", "a", "b", "none", "more"), 1.5, None),
        (Interaction("y", "ab", "a", "b", "none", "more"), 2.0, "never_holds"),
        (Optimum("y", ("a", "b", "c"), "inside", "largest"), 1.5, "never_holds"),
        (Optimum("y", ("a", "b", "c"), "c", "largest"), 1.0, "never_fails"),
        (Paired("deaths", "a", "b", "more"), 1e9, None),
        (Threshold("deaths", ("a",), below=-3.0), 0.0, None),
        (EventStudy("y", "after", "a"), 5.0, None),
    ],
)
def test_a_wording_that_leaves_no_way_out_is_found(rule, smallest, expected):
    assert rule.can_fail(CHANCE, smallest) == expected


def test_half_a_range_is_a_range():
    assert Threshold("deaths", ("a",), below=-3.0).can_fail({"deaths": (0.0, float("inf"))}) == "never_holds"
    assert Threshold("deaths", ("a",), below=3.0).can_fail({"deaths": None}) is None
