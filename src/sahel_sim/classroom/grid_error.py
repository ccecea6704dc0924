"""How wrong the page is between its settings: what it estimates there against runs that are made afresh."""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np

from sahel_sim.classroom.lesson_cells import FLOOR, counts_and_middles
from sahel_sim.classroom.lesson_grid import side_by_side
from sahel_sim.classroom.lesson_levers import LEVERS, in_lesson
from sahel_sim.core import Array
from sahel_sim.execution.execution import Execution
from sahel_sim.scenario import read

POINTS = 20
"""Settings that are run afresh."""

SHARES = ("rebel_war_over", "all_wars_over", "gains_jihadists")
PERSONS = ("jihadist_fighters", "civilians_killed")
"""Numbers that are compared: shares of runs, and medians of persons."""


def corners(at: Sequence[float], axes: Sequence[Sequence[float]]) -> list[tuple[int, float]]:
    """The settings around a point with their weights, which add up to 1: straight lines along every lever.

    ``at``: a value of each lever; ``axes``: the values of each lever that were run.

    >>> corners([0.25], [[0.0, 1.0]])
    [(0, 0.75), (1, 0.25)]
    """
    sides = []
    for x, values in zip(at, axes, strict=True):
        right = min(max(int(np.searchsorted(values, x)), 1), len(values) - 1)
        part = (x - values[right - 1]) / (values[right] - values[right - 1])
        sides.append([(right - 1, 1.0 - part), (right, part)])
    found = []
    for chosen in product(*sides):
        index = 0
        for (step, _weight), values in zip(chosen, axes, strict=True):
            index = index * len(values) + step
        weight = float(np.prod([weight for _step, weight in chosen]))
        if weight > 0.0:
            found.append((index, weight))
    return found


def estimated_at(
    scenario: Mapping[str, Any], at: Sequence[float], axes: Sequence[Sequence[float]], runs: int
) -> dict[str, float]:
    """What the page says at a setting: straight lines of shares of runs, and of logarithms of persons.

    Numbers of persons change by factors from one setting to the next.
    """
    around = corners(at, axes)
    shares = {
        name: sum(weight * scenario["counts"][cell][name] for cell, weight in around) / runs
        for name in SHARES
    }
    persons = {
        name: sum(weight * np.log(scenario["middles"][cell][name] + FLOOR) for cell, weight in around)
        for name in PERSONS
    }
    return shares | {name: float(np.exp(x)) - FLOOR for name, x in persons.items()}


def measure_error(
    grid: Mapping[str, Any], points: int = POINTS, seed: int = 7, workers: int = 1
) -> dict[str, Any]:
    """Run settings afresh, anywhere between the edges of the grid, and tell how wrong the page is there.

    Parameters
    ----------
    grid
        A grid; fresh runs are as many as it has at each setting, of the same seed.
    points
        How many settings.
    seed
        Of the choice of settings.
    workers
        Processes.

    Returns
    -------
    dict
        ``points``, and by name the mean and the largest error: of shares in points of a hundred, of persons
        in per cent of what the fresh runs give.
    """
    axes = [lever["values"] for lever in grid["levers"]]
    runs, luck = grid["size"]["runs"], np.random.Generator(np.random.Philox(seed))
    scenarios = grid["scenarios"]
    chosen = [
        [round(float(luck.uniform(values[0], values[-1])), 3) for values in axes] for _point in range(points)
    ]
    errors: dict[str, list[float]] = {name: [] for name in (*SHARES, *PERSONS)}
    for first, scenario in enumerate(scenarios):
        start, settings = read(scenario["name"]), chosen[first :: len(scenarios)]
        stories = [in_lesson(start, LEVERS, at) for at in settings]
        fresh = side_by_side(stories, runs, grid["size"]["seed"], Execution(workers)) if stories else []
        for at, results in zip(settings, fresh, strict=True):
            guess = estimated_at(scenario, at, axes, runs)
            counts, middles = counts_and_middles(results)
            for name in SHARES:
                errors[name].append(100.0 * abs(guess[name] - counts[name] / runs))
            for name in PERSONS:
                errors[name].append(100.0 * abs(guess[name] - middles[name]) / max(middles[name], 1.0))
    return {"points": points, **{name: _told(np.array(found)) for name, found in errors.items()}}


def _told(found: Array) -> dict[str, float]:
    return {"mean": round(float(found.mean()), 1), "most": round(float(found.max()), 1)}
