"""What is said of studies of outcomes: estimates with their intervals, and why there are so many runs."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.core import Array
from sahel_sim.languages import _, in_language, ngettext
from sahel_sim.report.number_format import amount, count, percent
from sahel_sim.results.outcome_registry import outcome
from sahel_sim.stats.estimates import estimated

if TYPE_CHECKING:
    from sahel_sim.designs.until_width import Decision


def outcome_text(name: str, x: float) -> str:
    """A number of an outcome in the way of its unit; a dash where there is none."""
    if not np.isfinite(x):
        return "\N{EN DASH}"
    unit = outcome(name).unit
    return percent(x) if unit in ("chance", "share") else amount(x, unit)


def estimate_lines(values: Mapping[str, Array], at: int) -> list[str]:
    """For each outcome its mean over the runs of one scenario, with its interval, in a line."""
    return [_estimate(name, numbers[at]) for name, numbers in values.items()]


def estimates_note(runs: int) -> str:
    """What numbers with intervals are."""
    return ngettext(
        "Mean of {runs} run, with a 95% interval",
        "Means of {runs} runs, with 95% intervals",
        runs,
        runs=count(runs),
    )


def decision_text(decision: "Decision") -> str:
    """Why the runs stopped."""
    rounds = "; ".join(f"{runs}: {count(width, 3)}" for runs, width in decision.rounds)
    fields = {
        "runs": decision.runs,
        "outcome": in_language(outcome(decision.outcome).label),
        "width": count(decision.width, 3),
        "wanted": count(decision.wanted, 3),
        "rounds": rounds,
    }
    if decision.reached:
        return _(
            "Stopped after {runs} runs: the widest 95 % interval ({outcome}) is {width}, and {wanted} was "
            "asked for. Rounds: {rounds}.",
            **fields,
        )
    return _(
        "Stopped at the most runs allowed, {runs}: the widest 95 % interval ({outcome}) is still {width}, "
        "and {wanted} was asked for. Rounds: {rounds}. More: --runs.",
        **fields,
    )


def _estimate(name: str, numbers: Array) -> str:
    found = estimated(numbers[None], outcome(name).unit)
    mean, low, high = (outcome_text(name, float(x[0])) for x in (found.mean, found.low, found.high))
    title = in_language(outcome(name).label)
    if not found.counted[0]:
        return _("{name}: no number in any run.", name=title)
    if not np.isfinite(found.low[0]):
        return _("{name}: {mean}.", name=title, mean=mean)
    return _("{name}: {mean} ({low} to {high}).", name=title, mean=mean, low=low, high=high)
