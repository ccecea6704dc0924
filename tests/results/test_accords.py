"""First accords on histories made by hand: how long they held, whether for five years, and how surely."""

from dataclasses import replace

import numpy as np
import pytest
from histories import JIHADISTS, REBELS, course, told

from sahel_sim.core import Array
from sahel_sim.results.accords import (
    AccordSurvival,
    accord_durations,
    accord_hazard_ratio,
    accord_survival,
    held_five_years,
)
from sahel_sim.results.history import History
from sahel_sim.results.outcome_registry import outcome
from sahel_sim.stats.survival import rate, survival_curve

YEARS = 10
STEPS = np.arange(12 * YEARS + 1)


def in_force(*durations: tuple[int, int], side: int = REBELS) -> History:
    """A run in which an accord is in force from a month on, and no longer from another."""
    when = np.zeros(len(STEPS))
    for first, fallen in durations:
        when[first:fallen] = 1.0
    return told(accord=course(12 * YEARS, by_side={side: when}))


def number(name: str, history: History) -> float:
    return float(outcome(name).of(history)[0])


def side_by_side(*histories: History) -> History:
    series = {key: np.concatenate([h.series[key] for h in histories]) for key in histories[0].series}
    return replace(histories[0], series=series)


@pytest.mark.parametrize(
    ("durations", "lasted", "fell", "five"),
    [
        ((), np.nan, 0.0, 0.0),  # none is signed
        (((0, 121),), 120.0, 0.0, 1.0),  # there from the start, and to the end
        (((12, 72),), 60.0, 1.0, 1.0),  # falls after five years to the month
        (((12, 71),), 59.0, 1.0, 0.0),  # a month before
        (((61, 121),), 59.0, 0.0, 0.0),  # cut off a month before
        (((60, 121),), 60.0, 0.0, 1.0),  # cut off at five years
        (((10, 40), (50, 115)), 30.0, 1.0, 1.0),  # the first falls, the second holds
        (((10, 60), (61, 111)), 50.0, 1.0, 0.0),  # two that do not add up
    ],
)
def test_how_long_the_first_accord_held_and_whether_any_held_five_years(durations, lasted, fell, five):
    history = in_force(*durations)

    assert number("peace_lasted", history) == pytest.approx(lasted, nan_ok=True)
    assert number("accord_fell", history) == fell
    assert number("held_five_years", history) == five


def test_an_accord_with_jihadists_is_none_with_rebels():
    history = in_force((0, 121), side=JIHADISTS)

    assert np.isnan(number("peace_lasted", history))
    assert number("held_five_years", history) == 0.0


def test_five_years_of_weeks_are_260():
    when = np.zeros(521)
    weekly = {}
    for weeks in (259, 260):
        when[:] = 0.0
        when[100 : 100 + weeks] = 1.0
        weekly[weeks] = replace(told(accord=course(520, by_side={REBELS: when.copy()})), steps_per_year=52)

    assert not held_five_years(weekly[259])[0]
    assert held_five_years(weekly[260])[0]


def test_hazard_and_survival_count_what_is_at_risk_and_leave_out_runs_without_an_accord():
    runs = side_by_side(
        in_force(), in_force((0, 24)), in_force((12, 48)), in_force((0, 121)), in_force((96, 121))
    )
    durations = accord_durations(runs)
    found = AccordSurvival(int(durations.known.sum()), 5, rate(durations), survival_curve(durations))

    # 24, 36, 120 and 24 months at risk, of which two end; 1 of 4 falls at 24, then 1 of 2 at 36
    assert (found.signed, found.hazard.ends, found.hazard.years) == (4, 2, 17.0)
    assert found.hazard.value == pytest.approx(2.0 / 17.0)
    assert found.table()["share"].tolist() == pytest.approx([0.75, 0.375, 0.375, 0.375])


class _Run:
    """What ``run`` gives, as far as accords need it."""

    def __init__(self, history: History, numbers: tuple[int, ...], seed: int = 1) -> None:
        self.told, self.replicates, self.seed = history, numbers, seed


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sahel_sim.results.accords.history", lambda run: run.told)


def accords(months: Array) -> History:
    return side_by_side(*(in_force((0, int(each))) for each in months))


@pytest.mark.usefixtures("by_hand")
def test_a_hazard_ratio_pairs_runs_by_their_numbers():
    months = np.array([6, 12, 18, 24, 30, 36, 42, 48])
    base = _Run(accords(months), tuple(range(8)))
    slower = _Run(accords(2 * months[::-1]), tuple(range(7, -1, -1)))
    found = accord_hazard_ratio(base, slower)

    assert found.pairs == 8
    assert found.low < found.value < 1.0
    assert found.value == pytest.approx(1.0 / accord_hazard_ratio(slower, base).value)
    assert accord_survival(base).table()["share"][2.0] == 0.5


@pytest.mark.usefixtures("by_hand")
def test_runs_of_other_seeds_share_no_luck():
    base = _Run(accords(np.array([6, 12])), (0, 1))
    with pytest.raises(ValueError, match="luck"):
        accord_hazard_ratio(base, _Run(base.told, (0, 1), seed=2))
