"""Precision: how many runs a claim needs in the clearest case, against Wilson's interval by hand."""

import pytest

from sahel_sim.claim_testing.power_checks import enough
from sahel_sim.claim_testing.rules import Groups, Interaction, Optimum, Paired, Threshold

CHANCE = {"y": (0.0, 1.0), "deaths": None}


def fewest(proof):
    return next(runs for runs in range(2, 1000) if enough(proof, CHANCE, runs))


@pytest.mark.parametrize("bound", [0.01, 0.05, 0.2, 0.5])
def test_a_chance_that_never_happens_takes_runs_to_be_below_a_bound(bound):
    # Wilson's upper end with none of n is z^2 / (n + z^2), so n must be above z^2 (1 - b) / b
    least = 3.841459 * (1.0 - bound) / bound

    assert fewest(Threshold("y", ("a",), below=bound).proof(0.0)) == max(int(least) + 1, 2)


def test_an_optimum_inside_takes_more_runs_with_more_arms_inside():
    few, many = (
        fewest(Optimum("y", tuple("abcdefgh"[:arms]), "inside", "largest").proof(0.8)) for arms in (3, 8)
    )

    assert few < many


def test_numbers_without_a_range_pass_with_any_runs():
    assert enough(Paired("deaths", "a", "b", "more").proof(1e9), CHANCE, 2)


@pytest.mark.parametrize(
    "rule", [Interaction("y", "ab", "a", "b", "none", "more"), Groups("y", "a", "war", "peace", "more")]
)
def test_what_cannot_be_shown_with_few_runs_can_with_many(rule):
    assert not enough(rule.proof(0.9), CHANCE, 4)
    assert enough(rule.proof(0.9), CHANCE, 400)
