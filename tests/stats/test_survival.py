"""Survival against the trial of E. J. Freireich et al., Blood 21 (1963), 699-716, in every textbook since.

Weeks of remission of 21 pairs of children with leukaemia, with a placebo or with 6-mercaptopurine.
"""

import numpy as np
import pytest
from scipy import stats

from sahel_sim.stats.sampling_distributions import Means
from sahel_sim.stats.survival import (
    Durations,
    log_hazard_ratio,
    rate,
    ratio_interval,
    survival_curve,
)

PLACEBO = Durations(
    np.array([1, 22, 3, 12, 8, 17, 2, 11, 8, 12, 2, 5, 4, 15, 8, 23, 5, 11, 4, 1, 8.0]), np.ones(21)
)
TREATED = Durations(
    np.array([10, 7, 32, 23, 22, 6, 16, 34, 32, 25, 11, 20, 19, 6, 17, 35, 6, 13, 9, 6, 10.0]),
    np.array([1, 1, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0.0]),
)


def error(law: Means) -> float:
    """The standard error, from the interval of Student."""
    (group,) = law.groups
    low, high = law.interval(0.95)
    return (high - low) / 2.0 / float(stats.t.ppf(0.975, group.runs - 1.0))


def test_the_estimate_of_kaplan_and_meier_is_that_of_the_textbooks():
    curve = survival_curve(TREATED)

    assert curve.months.tolist() == [6, 7, 10, 13, 16, 22, 23]
    assert curve.at_risk.tolist() == [21, 17, 15, 12, 11, 7, 6]
    assert curve.share == pytest.approx([0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482], abs=5e-5)
    assert curve.at(15.0)[0] == pytest.approx(0.6902, abs=5e-5)
    assert curve.at(5.9)[0] == 1.0
    assert np.isnan(curve.at(35.1)).all()


def test_it_is_that_of_scipy_with_ties_and_censoring():
    luck = np.random.default_rng(7)
    lasted, left = np.ceil(luck.exponential(40.0, 300)), np.ceil(luck.uniform(0.0, 120.0, 300))
    curve = survival_curve(Durations(np.minimum(lasted, left), (lasted <= left).astype(float)))
    sample = stats.CensoredData(uncensored=lasted[lasted <= left], right=left[lasted > left])
    expected = stats.ecdf(sample).sf.evaluate(curve.months)

    assert curve.share == pytest.approx(expected)


def test_without_censoring_the_interval_is_that_of_wilson():
    curve = survival_curve(Durations(np.arange(1.0, 11.0), np.ones(10)))

    assert curve.at(3.0) == pytest.approx((0.7, 0.3968, 0.8922), abs=5e-5)  # Wilson's of 7 in 10
    assert curve.at(10.0) == pytest.approx((0.0, 0.0, 0.7935), abs=5e-5)  # of 0 in the last one


def test_a_rate_has_the_exact_interval_of_garwood():
    found = rate(TREATED)

    # 9 ends: 4.115 and 17.085 (Garwood 1936), in 359 weeks, here told as months
    assert (found.ends, found.years) == (9, 359.0 / 12.0)
    assert found.low * found.years == pytest.approx(4.115, abs=5e-4)
    assert found.high * found.years == pytest.approx(17.085, abs=5e-4)


def test_a_rate_without_ends_begins_at_zero_and_one_without_time_is_no_number():
    none = rate(Durations(np.array([12.0, 24.0]), np.zeros(2)))

    assert (none.value, none.low) == (0.0, 0.0)
    assert none.high == pytest.approx(3.689 / 3.0, abs=5e-4)  # Garwood's for none
    assert np.isnan(rate(Durations(np.array([np.nan, np.nan]), np.zeros(2))).value)


def test_the_hazard_ratio_is_that_of_cox_with_ties_as_breslow_has_them():
    law = log_hazard_ratio(PLACEBO, TREATED, added=0.0)

    # statsmodels 0.15, PHReg(ties="breslow").fit(groups=pair); -1.509 is in the manuals of Stata and SAS
    assert law.value == pytest.approx(-1.50919141, abs=1e-8)
    assert error(law) == pytest.approx(0.37597669, abs=1e-8)
    assert law.groups[0].runs == 21


def test_half_an_end_in_each_arm_pulls_it_towards_one_by_a_little():
    with_it, without = log_hazard_ratio(PLACEBO, TREATED), log_hazard_ratio(PLACEBO, TREATED, added=0.0)

    assert without.value < with_it.value < without.value + 0.05
    assert ratio_interval(with_it)[1] < np.exp(without.value) < ratio_interval(with_it)[2]


def test_turned_round_it_is_the_inverse():
    one, other = log_hazard_ratio(PLACEBO, TREATED), log_hazard_ratio(TREATED, PLACEBO)

    assert one.value == pytest.approx(-other.value)
    assert error(one) == pytest.approx(error(other))


def test_where_nothing_ends_in_one_arm_there_is_a_wide_interval_and_no_zero():
    never = Durations(np.full(40, 60.0), np.zeros(40))
    often = Durations(np.arange(1.0, 41.0), (np.arange(40) % 2 == 0).astype(float))
    value, low, high = ratio_interval(log_hazard_ratio(often, never))

    # 0.5 over 20.5 ends, and a standard error of its logarithm near that of two such counts
    assert 0.0 < low < value < high < 1.0
    assert error(log_hazard_ratio(often, never)) == pytest.approx(np.sqrt(1 / 0.5 + 1 / 20.5), rel=0.1)


def test_runs_that_share_their_luck_tell_it_more_closely():
    luck = np.random.default_rng(3)
    fate = luck.exponential(1.0, 400)
    ages = np.full(400, 60.0)
    base, slower = (np.ceil(100.0 * fate * times) for times in (1.0, 1.5))
    arms = [Durations(np.minimum(each, ages), (each <= ages).astype(float)) for each in (base, slower)]
    mixed = luck.permutation(400)
    apart = Durations(arms[1].months[mixed], arms[1].ended[mixed])
    paired, unpaired = log_hazard_ratio(*arms), log_hazard_ratio(arms[0], apart)

    assert paired.value == pytest.approx(unpaired.value)
    assert error(paired) < 0.8 * error(unpaired)


@pytest.mark.parametrize(
    ("base", "other"),
    [
        (Durations(np.full(9, np.nan), np.zeros(9)), TREATED),  # one arm has none
        (
            Durations(np.full(21, 40.0), np.zeros(21)),
            Durations(np.full(21, 40.0), np.zeros(21)),
        ),  # nothing ends
        (Durations(np.full(21, 3.0), np.zeros(21)), TREATED),  # all that end outlast the other arm
        (Durations(np.array([5.0]), np.ones(1)), Durations(np.array([7.0]), np.ones(1))),  # one pair
    ],
)
def test_where_nothing_can_be_told_there_is_no_law(base, other):
    if len(base.months) != len(other.months):
        other = Durations(other.months[:9], other.ended[:9])
    assert log_hazard_ratio(base, other) is None
    assert np.isnan(ratio_interval(None)).all()


def test_arms_of_other_lengths_are_refused():
    with pytest.raises(ValueError, match="paired"):
        log_hazard_ratio(PLACEBO, Durations(np.ones(3), np.ones(3)))
