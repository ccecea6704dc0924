"""Repeats: some draws of numbers run once more with other luck, so that luck can be told from ignorance."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.results.ensemble import Ensemble

REPEATED = 64
"""Draws that are run twice: assumed, then luck is known to about a sixth of itself."""

OTHER_LUCK = 2**31
"""What is added to a seed, round the clock of all seeds, for luck that has nothing to do with it."""

_SEEDS = 2**32


def with_repeats(
    results: Ensemble, execution: Execution, strategies: Mapping[str, Any] | None = None
) -> Ensemble:
    """The results, with the first runs once more: the same numbers drawn, other luck.

    Where runs draw nothing there is nothing to tell apart, and nothing is run.

    Parameters
    ----------
    results
        What was run.
    execution
        Who does the work; of these runs nothing is kept.
    strategies
        As for ``run``.
    """
    if not results.parameters:
        return results
    again = run(
        results.scenario,
        seed=(results.seed + OTHER_LUCK) % _SEEDS,
        replicates=results.replicates[:REPEATED],
        strategies=strategies,
        execution=replace(execution, keep=None, progress=None),
    )
    return replace(results, repeated=again)
