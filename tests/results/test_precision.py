"""Runs go on until intervals are narrow enough, and it is said how that was decided."""

import math

import numpy as np
import pytest

from sahel_sim.designs.until_width import run_until_narrow, widths_of_chances
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.scenario import read, with_changes
from sahel_sim.stats.intervals import wilson


def of_share(share: float):
    return lambda number: (round(share * number), number)


def width(seen: tuple[int, int]) -> dict[str, float]:
    low, high = wilson(*seen)
    return {"over": high - low, "never": 0.0}


@pytest.mark.parametrize(("share", "wanted"), [(0.5, 0.05), (0.5, 0.02), (0.1, 0.03), (0.0, 0.01)])
def test_it_stops_once_the_widest_interval_is_narrow_enough_and_not_long_after(share, wanted):
    (k, runs), decision = run_until_narrow(of_share(share), width, wanted)
    assert decision.reached
    assert decision.outcome == "over"
    assert decision.width == pytest.approx(wilson(k, runs)[1] - wilson(k, runs)[0])
    normal = 4 * 1.96**2 * share * (1 - share) / wanted**2
    assert runs <= max(1.2 * normal, 2 * 256, 6 / wanted)


def test_it_gives_up_at_the_most_runs_and_says_so():
    _, decision = run_until_narrow(of_share(0.5), width, 0.01, most=1000)
    assert not decision.reached
    assert decision.runs == 1000
    assert decision.rounds[-1] == (1000, decision.width)


def test_every_round_is_told():
    _, decision = run_until_narrow(of_share(0.5), width, 0.05)
    runs = [number for number, _ in decision.rounds]
    assert runs[0] == 256
    assert runs == sorted(set(runs))
    assert runs[-1] == decision.runs


@pytest.mark.parametrize("truth", [0.05, 0.3])
def test_intervals_after_stopping_hold_the_truth_about_as_often_as_they_say(truth):
    generator = np.random.default_rng(1)
    repetitions, held = 400, 0
    for _ in range(repetitions):
        luck = generator.random(20_000) < truth
        (k, runs), _ = run_until_narrow(lambda n, luck=luck: (int(luck[:n].sum()), n), width, 0.06)
        low, high = wilson(k, runs)
        held += low <= truth <= high
    error = math.sqrt(0.95 * 0.05 / repetitions)
    assert held / repetitions > 0.95 - 3 * error


@pytest.mark.parametrize(("wanted", "most"), [(0.0, 10), (-1.0, 10), (0.1, 0)])
def test_what_cannot_be_asked_is_refused(wanted, most):
    with pytest.raises(ValueError, match="above 0"):
        run_until_narrow(of_share(0.5), width, wanted, most)


def test_widths_are_those_of_the_chances_of_a_run():
    results = run(with_changes(read("two_towns"), {"years": 2, "runs": 8}), execution=Execution(1))
    found = widths_of_chances(results)
    assert found["jihadist_war_over"] == pytest.approx(1.0 - wilson(8, 8)[0])
    assert "battle_deaths" not in found


def test_wars_that_cannot_be_over_yet_decide_nothing():
    results = run(with_changes(read("two_towns"), {"years": 1, "runs": 2}), execution=Execution(1))
    assert "rebel_war_over" not in widths_of_chances(results)
