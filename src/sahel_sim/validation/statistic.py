"""Statistics: one number for each pattern, out of many runs, with what chance leaves open.

Two kinds. Of most patterns each run has a value: its median over the runs is the simulated value, and 5 and
95 % of the runs are its range. Some are shares of runs, or of spells in all of them: then the runs together
give one value, and its range is that of runs drawn again with replacement (Efron 1979).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from sahel_sim.core import Array
from sahel_sim.validation.past import Past
from sahel_sim.validation.starts import Start

AGAIN = 200
"""How often runs are drawn again with replacement."""

ENDS = (0.05, 0.5, 0.95)

EachRun = Callable[[Past], Array]
"""The value of each run, ``(R,)``; infinite where it never happens, no number where it has no meaning."""

AllRuns = Callable[[Sequence[Past]], Callable[[Array], float]]
"""Out of several starts, what gives the value from the weights of all of their runs, ``(sum of R,)``."""


@dataclass(frozen=True)
class Simulated:
    """What came out: the value, and the ends of its range; not numbers where nothing can be said.

    Examples
    --------
    >>> from sahel_sim.validation import Simulated
    >>> Simulated(1.0, 2.0, 4.0).median
    2.0
    """

    low: float
    median: float
    high: float


@dataclass(frozen=True)
class Statistic:
    """How the value of a pattern is had.

    Attributes
    ----------
    pattern
        Its id.
    starts
        Out of runs of which starts.
    each
        The value of each run of the first start.
    together
        Or the value of the runs of all starts together.
    """

    pattern: str
    starts: tuple[Start, ...]
    each: EachRun | None = None
    together: AllRuns | None = None

    def simulated(self, pasts: Sequence[Past], seed: int) -> Simulated:
        """The value and its range; chance of drawing again follows from the seed."""
        if self.each is not None:
            return of_runs(self.each(pasts[0]))
        assert self.together is not None
        value = self.together(pasts)
        runs = sum(past.replicates for past in pasts)
        draws = np.random.Generator(np.random.Philox([seed, *self.pattern.encode()]))
        drawn = [
            value(draws.multinomial(runs, np.full(runs, 1.0 / runs)).astype(float)) for _ in range(AGAIN)
        ]
        spread = of_runs(np.array(drawn))
        return Simulated(spread.low, value(np.ones(runs)), spread.high)


def of_runs(values: Array) -> Simulated:
    """Median, and 5 and 95 %, of those values that are numbers; infinity is larger than any."""
    told = np.sort(values[~np.isnan(values)])
    if not told.size:
        return Simulated(np.nan, np.nan, np.nan)
    if np.isinf(told).any():
        low, high = np.quantile(told, (ENDS[0], ENDS[2]), method="inverted_cdf")
        middle = told[(len(told) - 1) // 2 : len(told) // 2 + 1]
        return Simulated(float(low), float(middle.mean()), float(high))
    return Simulated(*(float(end) for end in np.quantile(told, ENDS)))


def share_of_runs(holds: EachRun) -> AllRuns:
    """The share of the runs in which something holds; runs in which it has no meaning are left out."""

    def together(pasts: Sequence[Past]) -> Callable[[Array], float]:
        told = np.concatenate([holds(past).astype(np.float64) for past in pasts])
        known = ~np.isnan(told)

        def value(weights: Array) -> float:
            total = weights[known].sum()
            return float((weights * np.where(known, told, 0.0)).sum() / total) if total > 0.0 else np.nan

        return value

    return together
