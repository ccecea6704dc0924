"""Records that are made up, and what is made of them: events, a scorecard, a calibration."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from event_files import ucdp, write
from sahel_sim.claim_testing.verdict import Verdict
from sahel_sim.report.verdict_assumptions import TriedClaim
from sahel_sim.scenario.parameter_ranges import pert_parts
from sahel_sim.validation import PatternScores, Score, Simulated, patterns_of_mali
from sahel_sim.validation.approximate_bayes import Posterior, reference_table, synthetic_test
from sahel_sim.validation.calibration import Calibration, every_number
from sahel_sim.validation.calibration_targets import targets
from sahel_sim.validation.event_reader import read_events
from sahel_sim.validation.event_series import EventTable
from sahel_sim.validation.history_matching import learn_emulator

TOLD, IDLE = "parameters.combat.fire", "parameters.weariness.memory"
"""The number that the targets of the calibration tell of, and one of which they tell nothing."""

TRIED = TriedClaim(
    "C1", True, (), {"en": "War pays.", "fr": "La guerre paie."}, Verdict.DEPENDS,
    (0.5, 0.36, 0.64), (0.8, 0.67, 0.9), ("without combat",), ((TOLD, 0.6), (IDLE, -0.5)),
)  # fmt: skip
"""A claim whose verdict hangs on both."""

BANDED = [
    each for each in patterns_of_mali() if each.has_band and each.low is not None and each.high is not None
]
"""Patterns of a scorecard."""


def steady_events(folder: Path, last: str = "2022-08", first: str = "2017-03") -> EventTable:
    """Ten deaths between the government and JNIM each month, and in even months five with IS."""
    rows = []
    months = [f"{year}-{month:02d}" for year in range(2017, 2024) for month in range(1, 13)]
    for month in (m for m in months if first <= m <= last):
        day = {"year": month[:4], "date_start": f"{month}-05", "date_end": f"{month}-05"}
        figures = {"best": "10", "low": "10", "high": "10"}
        rows.append(ucdp(id=f"{month}a", **day, **figures))
        if int(month[5:]) % 2 == 0:
            rows.append(
                ucdp(id=f"{month}b", side_b="IS", adm_2="Ménaka cercle", **day, **{**figures, "best": "5"})
            )
    return read_events(write(folder / "some.csv", *rows))


def scorecard(weights: Sequence[str], inside: int, spread: float = 0.0) -> PatternScores:
    """A scorecard of so many patterns, of which the first are inside; ``spread``: of the runs around it."""
    scores = []
    for at, weight in enumerate(weights):
        told = dataclasses.replace(BANDED[at], weight=weight, low=1.0, target=2.0, high=3.0)
        value = 2.0 if at < inside else 9.0
        scores.append(Score(told, Simulated(value - spread, value, value + spread), ("mali_2012_01",)))
    return PatternScores(tuple(scores), runs=8, seed=1, settings={})


def calibration() -> Calibration:
    """The targets are one number and noise, and a high one is accepted."""
    numbers = every_number()
    chance = np.random.Generator(np.random.Philox(4))
    drawn = pert_parts(chance.random((600, len(numbers))), tuple(numbers.values()))
    fire = list(numbers).index(TOLD)
    values = drawn[:, [fire]] + 0.1 * chance.standard_normal((600, len(targets())))
    table = reference_table(drawn, values, seed=1, workers=1, trees=50)
    rows = np.argsort(-drawn[:, fire])[:100]
    accepted = Posterior(rows, np.full(100, 0.01), drawn[rows], 1.0)
    model = drawn[:, : len(numbers) - len([name for name in numbers if name.startswith("reporting.")])]
    goal = values[0]
    return Calibration(
        600, 1, (600,), (1.0,), (learn_emulator(model, values, goal),), table, accepted,
        synthetic_test(table, range(40)), goal, values[:50], values[50:100],
    )  # fmt: skip
