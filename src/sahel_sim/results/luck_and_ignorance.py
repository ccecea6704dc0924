"""Luck and ignorance of outcomes, where runs draw their numbers and some draws were run twice."""

from typing import TYPE_CHECKING, cast

import numpy as np

from sahel_sim.results.history import history
from sahel_sim.results.outcome_registry import OUTCOMES, Outcome
from sahel_sim.results.paired_differences import unavailable_outcomes
from sahel_sim.stats.variance_shares import FEWEST, VarianceShares, variance_shares

if TYPE_CHECKING:
    import pandas

    from sahel_sim.core import Array
    from sahel_sim.results.ensemble import Ensemble


def luck_and_ignorance(
    results: "Ensemble", outcome: Outcome, base: "Ensemble | None" = None
) -> VarianceShares | None:
    """Parts of the variance of an outcome, or of the difference of it to another scenario, run beside run.

    Parameters
    ----------
    results
        What was run.
    outcome
        Of ``OUTCOMES``, or another.
    base
        What it is compared with, run with the same seed and draws.

    Returns
    -------
    VarianceShares or None
        None where runs draw nothing, or too few draws were run twice.
    """
    again = cast("Ensemble | None", results.repeated)
    before = None if base is None else cast("Ensemble | None", base.repeated)
    if again is None or (base is not None and before is None):
        return None
    every = _by_run(results, outcome)
    repeats = _by_run(again, outcome)
    if base is not None and before is not None:
        every, repeats = _less(every, _by_run(base, outcome)), _less(repeats, _by_run(before, outcome))
    there = [number for number in repeats if number in every]
    found = variance_shares(
        np.array([every[number] for number in there]),
        np.array([repeats[number] for number in there]),
    )
    return found if found.repeated >= FEWEST else None


def luck_table(results: "Ensemble") -> "pandas.DataFrame":
    """A row for each outcome: variance from luck and from ignorance, and the part of luck.

    Empty where runs draw nothing.
    """
    import pandas

    columns = ["outcome", "unit", "variance_luck", "variance_ignorance", "part_of_luck"]
    columns += ["part_of_luck_low", "part_of_luck_high", "draws_run_twice"]
    rows = []
    for each in OUTCOMES:
        if each.name in unavailable_outcomes(history(results).years):
            continue
        found = luck_and_ignorance(results, each)
        if found is not None:
            told = [found.luck, found.ignorance, found.part_of_luck, *found.interval, found.repeated]
            rows.append([each.name, each.unit, *told])
    return pandas.DataFrame(rows, columns=columns)


def _by_run(results: "Ensemble", outcome: Outcome) -> dict[int, float]:
    values: Array = outcome.of(history(results))
    return dict(zip(results.replicates, values.tolist(), strict=True))


def _less(one: dict[int, float], other: dict[int, float]) -> dict[int, float]:
    return {number: one[number] - other[number] for number in one if number in other}
