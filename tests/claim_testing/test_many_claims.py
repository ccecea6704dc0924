"""Many claims: Holm's steps by hand, and that few of many are wrong."""

import numpy as np
import pytest
from numpy.random import Generator, Philox
from scipy import stats

from sahel_sim.claim_testing.contrasts import Contrast, Term
from sahel_sim.claim_testing.judgement import Effect, Finding, Judgement, judge
from sahel_sim.claim_testing.multiple_testing import holm_adjusted, holm_kept

ABOVE = Contrast(((Term("a", "y"), 1.0),), 0.0)


def judgement(chance, fails=False, runs=256):
    """One with this chance on its side."""
    side = Finding.FAILS if fails else Finding.HOLDS
    finding = side if chance < 0.025 else Finding.OPEN
    chances = (1.0 - chance, chance) if fails else (chance, 1.0 - chance)
    return Judgement(finding, Effect(ABOVE, 1.0, 0.5, 1.5, 0.95, runs), *chances, runs)


def test_holms_steps_by_hand():
    # six sentences of three claims: limits 0.05 / 6 = 0.00833, 0.05 / 5 = 0.01, 0.05 / 4 = 0.0125
    claims = {"c": judgement(0.013), "a": judgement(0.008), "b": judgement(0.0099, fails=True)}

    assert holm_kept(claims) == {"c": False, "a": True, "b": True}


def test_after_the_first_that_does_not_pass_none_does():
    claims = {"a": judgement(0.009), "b": judgement(0.0095), "c": judgement(0.0097)}

    assert holm_kept(claims) == {"a": False, "b": False, "c": False}


@pytest.mark.parametrize("chance", [0.001, 0.0249, 0.0251, 0.4])
def test_one_claim_is_its_own_judgement(chance):
    alone = {"a": judgement(chance)}

    assert holm_kept(alone) == {"a": chance < 0.025}
    assert holm_adjusted(alone) == alone


def test_a_judgement_that_does_not_stay_is_open_and_says_what_it_needs():
    claims = {"a": judgement(0.001), "b": judgement(0.02, fails=True), "c": judgement(0.3)}
    found = holm_adjusted(claims)
    # the second of six sentences: 0.05 / 5
    needed = 256 * (stats.norm.ppf(0.01) / stats.norm.ppf(0.02)) ** 2

    assert found["a"] == claims["a"]
    assert found["b"].finding is Finding.OPEN
    assert found["b"].runs_needed == int(np.ceil(needed))
    assert found["c"] == claims["c"]


def test_no_claims_are_no_judgements():
    assert holm_kept({}) == {}
    assert holm_adjusted({}) == {}


def test_of_twenty_claims_on_their_bound_any_is_wrong_in_five_of_a_hundred_samples():
    luck, times, wrong, alone = Generator(Philox(key=11)), 400, 0, 0
    for _ in range(times):
        shared = luck.standard_normal(60)
        claims = {
            str(i): judge(ABOVE, {"a": {"y": 0.5 * shared + luck.standard_normal(60)}}) for i in range(20)
        }
        alone += any(each.finding is not Finding.OPEN for each in claims.values())
        wrong += any(holm_kept(claims).values())

    assert wrong / times <= 0.05 + 3.0 * np.sqrt(0.05 * 0.95 / times)
    assert alone / times > 0.4
