"""The share of the parameter space: luck of few runs is taken out, and what varies in truth stays."""

import numpy as np
import pytest

from sahel_sim.claim_testing.contrast_estimates import estimate
from sahel_sim.claim_testing.contrasts import All, Contrast, OneOf, Term
from sahel_sim.claim_testing.parameter_space import (
    ContrastMargin,
    drawn_in,
    holding,
    margin_of,
    parts,
    variance,
)
from sahel_sim.claim_testing.rules import Groups, Optimum, Paired, Threshold
from sahel_sim.stats.sampling_distributions import Group, Means, Share, SharesApart


def margin(proof, values):
    """The least margin of contrasts that must all be so, the greatest of those of which one is enough."""
    if isinstance(proof, Contrast):
        return estimate(proof, values).value - proof.bound
    sides = [margin(part, values) for part in proof.parts]
    if any(np.isnan(side) for side in sides):
        return float("nan")
    return max(sides) if isinstance(proof, OneOf) else min(sides)


def test_margins_are_drawn_in_until_they_scatter_as_the_truth_does():
    # variance 2.5 seen, 0.9 of it luck: sqrt(1 - 0.36) = 0.8
    drawn = drawn_in(np.array([1.0, 2.0, 3.0, 4.0, 5.0]), np.full(5, 0.9))

    assert drawn == pytest.approx([1.4, 2.2, 3.0, 3.8, 4.6])


def test_where_luck_explains_all_of_it_all_draws_are_the_same():
    assert drawn_in(np.array([-1.0, 2.0]), np.full(2, 9.0)) == pytest.approx([0.5, 0.5])


def test_without_luck_or_with_one_draw_nothing_moves():
    assert drawn_in(np.array([-1.0, 2.0]), np.zeros(2)).tolist() == [-1.0, 2.0]
    assert drawn_in(np.array([-1.0]), np.ones(1)).tolist() == [-1.0]


def test_the_share_of_a_normal_truth_is_found_where_counting_would_miss_it():
    # truth of mean 1 and deviation 1 is above 0 in 84 %; seen with luck of deviation 2 in only 67 %
    luck = np.random.default_rng(5)
    seen = 1.0 + luck.standard_normal(4000) + 2.0 * luck.standard_normal(4000)

    assert (seen > 0.0).mean() == pytest.approx(0.6726, abs=0.03)
    assert (drawn_in(seen, np.full(4000, 4.0)) > 0.0).mean() == pytest.approx(0.8413, abs=0.03)


@pytest.mark.parametrize(
    ("law", "expected"),
    [
        # 1 of 4: 0.25 * 0.75 / 3, twice the weight is four times that
        (Share(1.0, 4.0, 2.0), 4.0 * 0.0625),
        # differences 1, 1, -1, 0: their squared distances from 1/4 sum to 2.75; over 3 and over 4
        (SharesApart(0.0, 2.0, 1.0, 1.0, 1.0), 2.75 / 12.0),
        # 6 over 3 and over 4; ends do not count; two groups and what they share add up
        (Means((Group(4.0, 0.0, 6.0, (-9.0, 9.0)), Group(4.0, 1.0, 6.0)), 0.25), 1.25),
    ],
)
def test_the_variance_that_luck_gives(law, expected):
    assert variance(law) == pytest.approx(expected)


def test_a_proof_holds_where_all_or_one_of_its_parts_do():
    a, b = (Contrast(((Term(arm, "y"), 1.0),), 0.0) for arm in "ab")
    draws = [
        (ContrastMargin(one, 0.0), ContrastMargin(other, 0.0))
        for one, other in ((1.0, 1.0), (1.0, -1.0), (-1.0, -1.0))
    ]

    assert holding(All((a, b)), draws).tolist() == [True, False, False]
    assert holding(OneOf((a, b)), draws).tolist() == [True, True, False]


@pytest.mark.parametrize(
    "proof",
    [
        Paired("y", "a", "b", "less").proof(0.1),
        Threshold("y", ("a", "b"), below=0.6).proof(0.1),
        Optimum("y", ("a", "b", "c", "d"), "inside", "largest").proof(0.1),
        Groups("y", "a", "war", "peace", "more").proof(0.1),
    ],
)
def test_margins_are_those_of_the_values(proof):
    luck = np.random.default_rng(1)
    state = np.array([0.0, 1.0] * 4)
    values = {arm: {"y": luck.random(8), "war": state, "peace": 1.0 - state} for arm in "abcd"}

    assert margin_of(proof, parts(proof, values)) == pytest.approx(margin(proof, values))


def test_with_fewer_than_two_runs_there_is_no_number():
    proof = Paired("y", "a", "b", "more").proof(0.0)
    values = {"a": {"y": np.array([1.0])}, "b": {"y": np.array([0.0])}}

    assert estimate(proof, values).law is None
    assert np.isnan(margin_of(proof, parts(proof, values)))
