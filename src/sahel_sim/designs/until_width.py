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
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from sahel_sim.core import Array
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.results.history import history
from sahel_sim.results.outcome_registry import OUTCOMES
from sahel_sim.results.paired_differences import silent
from sahel_sim.stats.estimates import estimated

FIRST = 256
"""Runs of the first round."""

MOST = 100_000
"""Runs after which it stops in any case, unless another number is given."""

MARGIN = 1.05
"""How many times as many runs are asked for as are likely to be enough: widths still move a little."""

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


def until_narrow(
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

    Raises
    ------
    ValueError
        If the width is not above 0, or there is to be no run.
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
        likely = math.ceil(MARGIN * number * (found[widest] / wanted) ** 2)
        number = min(max(likely, number + first), most)


def widths_of_chances(results: Ensemble) -> dict[str, float]:
    """How wide the 95 % interval of Wilson is for each outcome that is a chance."""
    told = history(results)
    left_out = silent(told.years)
    chances = [each for each in OUTCOMES if each.unit == "chance" and each.name not in left_out]
    return {each.name: _width(each.of(told)) for each in chances}


def _width(values: Array) -> float:
    return float(estimated(np.asarray(values)[None], "chance").width[0])
