"""How wrong the page is between its settings: what it estimates there against runs that are made afresh."""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np

from sahel_sim.classroom.lesson_cells import counts_and_middles
from sahel_sim.classroom.lesson_counts import WARS
from sahel_sim.classroom.lesson_levers import LEVERS, in_lesson
from sahel_sim.classroom.lesson_runs import side_by_side
from sahel_sim.classroom.number_text import FLOOR
from sahel_sim.core import Array
from sahel_sim.execution.execution import Execution
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.scenario import read

POINTS = 20
"""Settings that are run afresh."""

BLOCKS = 4
"""Fresh runs are this many times those at a setting of the grid, so that their own luck is small beside."""

CHOICE = 20_240_220
"""Seed of the choice of fresh settings, none of which was looked at when the grid was chosen."""

SHARES = (*WARS, "gains_jihadists")
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
    scenario: Mapping[str, Any], at: Sequence[float], axes: Sequence[Sequence[float]]
) -> dict[str, float]:
    """What the page says at a setting: straight lines of shares of runs, and of logarithms of persons.

    Numbers of persons change by factors from one setting to the next.
    """
    around, counts = corners(at, axes), scenario["counts"]
    runs = sum(weight * counts["runs"][cell] for cell, weight in around)
    shares = {name: sum(weight * counts[name][cell] for cell, weight in around) / runs for name in SHARES}
    persons = {
        name: sum(weight * np.log(scenario["middles"][name][cell] + FLOOR) for cell, weight in around)
        for name in PERSONS
    }
    return shares | {name: float(np.exp(x)) - FLOOR for name, x in persons.items()}


def measure_error(
    grid: Mapping[str, Any], points: int = POINTS, seed: int = CHOICE, workers: int = 1
) -> dict[str, Any]:
    """Run settings afresh, anywhere between the edges of the grid, and tell how wrong the page is there.

    Fresh runs have seeds of their own, so that the error is that of the page as a whole: of estimating
    between settings, and of the luck of the runs at them. They draw from the accepted set what runs of the
    same number draw. What luck alone would give is told beside: fresh runs are several blocks, each as many
    as the grid has at a setting, and each block is compared with the others at the very same setting.

    Parameters
    ----------
    grid
        A grid.
    points
        How many settings.
    seed
        Of the choice of settings.
    workers
        Processes.

    Returns
    -------
    dict
        ``points``, ``runs`` at each, and by name the mean error, the largest, and the mean that luck alone
        gives: of shares in points of a hundred, of persons in per cent of what the fresh runs give.
    """
    axes = [lever["values"] for lever in grid["levers"]]
    runs, luck = grid["size"]["runs"], np.random.Generator(np.random.Philox(seed))
    scenarios = grid["scenarios"]
    chosen = [
        [round(float(luck.uniform(values[0], values[-1])), 3) for values in axes] for _point in range(points)
    ]
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in (*SHARES, *PERSONS)}
    for first, scenario in enumerate(scenarios):
        start, settings = read(scenario["name"]), chosen[first :: len(scenarios)]
        stories = [in_lesson(start, LEVERS, at) for at in settings]
        seeds = [grid["size"]["seed"] + 1 + block for block in range(BLOCKS)]
        blocks = [side_by_side(stories, runs, each, Execution(workers)) for each in seeds] if stories else []
        for at, fresh in zip(settings, zip(*blocks, strict=True), strict=True):
            guess = estimated_at(scenario, at, axes)
            told = [_numbers(results) for results in fresh]
            for name, errors in found.items():
                errors.append(error_and_luck(guess[name], [each[name] for each in told], name in SHARES))
    return {
        "points": points,
        "runs": runs * BLOCKS,
        **{name: _summary(np.array(errors)) for name, errors in found.items()},
    }


def error_and_luck(guess: float, blocks: Sequence[float], share: bool) -> tuple[float, float]:
    """How far a guess is from the mean of blocks of runs, and how far each of these is from the others.

    Shares in points of a hundred, persons in per cent.

    >>> error_and_luck(0.5, [0.2, 0.4], share=True)
    (20.0, 20.0)
    >>> error_and_luck(150.0, [100.0, 100.0], share=False)
    (50.0, 0.0)
    """
    told = np.asarray(blocks)
    others = (told.sum() - told) / (len(told) - 1)
    size = 1.0 if share else max(float(told.mean()), 1.0)
    error, luck = abs(guess - told.mean()), np.abs(told - others).mean()
    return round(100.0 * float(error) / size, 6), round(100.0 * float(luck) / size, 6)


def _numbers(results: Ensemble) -> dict[str, float]:
    counts, middles = counts_and_middles(results)
    return {name: counts[name] / len(results) for name in SHARES} | {name: middles[name] for name in PERSONS}


def _summary(found: Array) -> dict[str, float]:
    errors, luck = found.T
    told = {"mean": errors.mean(), "most": errors.max(), "luck": luck.mean()}
    return {name: round(float(x), 1) for name, x in told.items()}
