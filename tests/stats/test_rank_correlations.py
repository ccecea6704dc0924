"""Rank correlations over samples: Spearman's of one, stratified over two, and nothing of luck alone."""

import numpy as np
import pytest
from scipy.stats import spearmanr

from sahel_sim.stats.rank_correlations import FEWEST, Sample, sure_rank_correlations

NAMES = tuple("abcdefgh")


def drawn(seed, points=48):
    """Points of eight numbers, and the outcome that the second gives with noise."""
    chance = np.random.Generator(np.random.Philox(seed))
    values = chance.random((points, len(NAMES)))
    return values, -values[:, 1] + 0.4 * chance.standard_normal(points)


def test_of_one_sample_it_is_spearmans():
    values, outcomes = drawn(1)

    found = dict(sure_rank_correlations([Sample(NAMES, values, outcomes)]))

    assert found["b"] == pytest.approx(spearmanr(values[:, 1], outcomes).statistic, abs=1e-12)


def test_a_difference_between_samples_alone_says_nothing():
    low, luck = drawn(2)[0], drawn(3)[0][:, 7]
    first = Sample(NAMES, low, luck)
    second = Sample(NAMES, low + 10.0, luck[::-1] + 10.0)  # all numbers and the outcome are higher

    assert sure_rank_correlations([first, second]) == []


def test_two_samples_tell_what_either_alone_is_too_small_to_tell():
    parts = [drawn(seed, points=16) for seed in (22, 23)]
    samples = [Sample(NAMES, values, outcomes) for values, outcomes in parts]

    together = dict(sure_rank_correlations(samples))

    assert [dict(sure_rank_correlations([each])).get("b") for each in samples] == [None, None]
    assert together["b"] < -0.5


def test_a_number_that_one_sample_drew_counts_by_its_own_points():
    values, outcomes = drawn(5)
    other = Sample(NAMES[:1], values[:, :1], outcomes)

    found = dict(sure_rank_correlations([other, Sample(NAMES, values, outcomes)]))

    assert found["b"] == pytest.approx(spearmanr(values[:, 1], outcomes).statistic, abs=1e-12)


def test_points_without_an_outcome_do_not_count():
    values, outcomes = drawn(6)
    broken = np.concatenate([outcomes, [np.nan, np.inf]])

    with_broken = sure_rank_correlations([Sample(NAMES, np.vstack([values, values[:2]]), broken)])

    assert with_broken == sure_rank_correlations([Sample(NAMES, values, outcomes)])


def test_too_few_points_say_nothing():
    values = np.arange(FEWEST - 1.0)[:, None]

    assert sure_rank_correlations([Sample(("a",), values, values[:, 0])]) == []
    assert sure_rank_correlations([Sample(("a",), np.ones((40, 1)), np.arange(40.0))]) == []
    assert sure_rank_correlations([]) == []


def test_of_luck_alone_something_is_named_in_one_case_in_twenty():
    chance = np.random.Generator(np.random.Philox(9))
    names = tuple(str(at) for at in range(50))
    wrong = sum(
        bool(
            sure_rank_correlations(
                [Sample(names, chance.random((40, 50)), chance.random(40)) for _sample in range(2)]
            )
        )
        for _case in range(400)
    )

    assert 4 <= wrong <= 36  # 20, and four standard deviations
