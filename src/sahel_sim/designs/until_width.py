"""Precision: run on until the intervals are as narrow as was asked, and say how that was decided.

Runs come in rounds. After each, the widest interval of all chances is looked at: whether wars are over,
whether jihadists dominate. If it is too wide, the next round is as large as the share of runs seen so far
makes likely to be enough. Widths decide, not which way a result points. But the width of a chance near 0
or 1 depends a little on the chance itself, so that the runs stop a little sooner where luck makes a rare
thing rarer: a chance of one in twenty is then told as some per cent of itself too rare, a tenth of its
interval. Intervals keep their level (Chow and Robbins, Annals of Mathematical Statistics 36, 1965, for many
runs; tests repeat it for few).
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

import numpy as np

from sahel_sim.core import Array
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.results.history import history
from sahel_sim.results.outcome_registry import OUTCOMES, outcome
from sahel_sim.results.paired_differences import ScenarioDifferences, unavailable_outcomes
from sahel_sim.stats.estimates import estimated

FIRST = 256
"""Runs of the first round."""

MOST = 100_000
"""Runs after which it stops in any case, unless another number is given."""

MARGIN = 1.05
"""How many times as many runs are asked for as are likely to be enough: widths still move a little."""

STEEPEST = 100.0
"""How many times too wide an interval is taken to be at most: the first rounds may have too few numbers."""

T = TypeVar("T")


@dataclass(frozen=True)
class Decision:
    """Why the runs stopped.

    Attributes
    ----------
    wanted
        The width that was asked for.
    width, outcome
        The widest interval in the end, and of which outcome it is.
    runs
        How many there are in the end.
    rounds
        Runs and widest interval after each round.
    """

    wanted: float
    width: float
    outcome: str
    runs: int
    rounds: tuple[tuple[int, float], ...]

    @property
    def reached(self) -> bool:
        """Whether it is narrow enough; if not, the most runs were reached."""
        return self.width <= self.wanted


def run_until_narrow(
    run: Callable[[int], T],
    widths: Callable[[T], Mapping[str, float]],
    wanted: float,
    most: int = MOST,
    first: int = FIRST,
) -> tuple[T, Decision]:
    """Run on until every interval is narrow enough.

    Parameters
    ----------
    run
        Gives what so many runs give, those of earlier rounds among them.
    widths
        The widths of the intervals that are to be narrow, by outcome.
    wanted
        From end to end, above 0.
    most
        No more runs than that.
    first
        Runs of the first round.

    Raises ``ValueError`` if the width is not above 0, or there is to be no run.
    """
    if not wanted > 0.0 or most < 1 or first < 1:
        raise ValueError(
            f"A width above 0 and at least 1 run are needed, not {wanted} and {min(most, first)}."
        )
    number = min(first, most)
    rounds: list[tuple[int, float]] = []
    while True:
        given = run(number)
        found = widths(given)
        widest = max(found, key=lambda name: found[name])
        rounds.append((number, found[widest]))
        if found[widest] <= wanted or number >= most:
            return given, Decision(wanted, found[widest], widest, number, tuple(rounds))
        likely = math.ceil(MARGIN * number * min(found[widest] / wanted, STEEPEST) ** 2)
        number = min(max(likely, number + first), most)


def with_decision(known: Mapping[str, Any], decision: Decision | None) -> dict[str, Any]:
    """A provenance, with why there are so many runs if a width decided it."""
    if decision is None:
        return dict(known)
    return {**known, "until_width": {**asdict(decision), "reached": decision.reached}}


def widths_of_chances(results: Ensemble) -> dict[str, float]:
    """How wide the 95 % interval of Wilson is for each outcome that is a chance."""
    told = history(results)
    left_out = unavailable_outcomes(told.years)
    chances = [each for each in OUTCOMES if each.unit == "chance" and each.name not in left_out]
    return {each.name: _width(each.of(told)) for each in chances}


def widths_of_values(values: Mapping[str, Array]) -> dict[str, float]:
    """How wide the widest 95 % interval of each outcome is, over the scenarios in which it was read off.

    ``values``: for each outcome, ``(S, R)``.

    Returns
    -------
    dict
        Of chances; of all outcomes where none of them is a chance: of shares from end to end, of all else as
        a part of the mean. What has no number in any run has no interval, and counts as narrow.
    """
    chances = [name for name in values if outcome(name).unit == "chance"]
    found = {}
    for name in chances or values:
        told = estimated(values[name], outcome(name).unit)
        scale = np.ones(len(told.mean)) if outcome(name).unit in ("chance", "share") else np.abs(told.mean)
        wide = np.where(np.isfinite(told.width), told.width, np.where(told.counted > 0, np.inf, 0.0))
        parts = np.divide(wide, scale, out=np.full(len(wide), np.inf), where=scale > 0.0)
        found[name] = float(np.where(wide > 0.0, parts, 0.0).max())
    return found


def widths_of_differences(against: Sequence[ScenarioDifferences]) -> dict[str, float]:
    """How wide the widest 95 % interval of each difference is: of chances, or of all where there are none.

    Shares and chances from end to end, all else as a part of the mean of the base; what has no pairs counts
    as narrow.
    """
    every = [difference for other in against for difference in other.differences]
    found: dict[str, float] = {}
    for each in [d for d in every if d.unit == "chance"] or every:
        scale = 1.0 if each.unit in ("chance", "share") else abs(each.base)
        wide = each.high - each.low if each.pairs else 0.0
        part = 0.0 if wide == 0.0 else wide / scale if scale > 0.0 and math.isfinite(wide) else math.inf
        found[each.name] = max(part, found.get(each.name, 0.0))
    return found


def _width(values: Array) -> float:
    return float(estimated(np.asarray(values)[None], "chance").width[0])
