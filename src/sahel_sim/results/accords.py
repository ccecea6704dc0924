"""Accords with rebels: how long the first one held, how surely, and what another story changes in that.

The first accord of a run is at risk from its signing to the first fall of an accord, or to the end of the
run, where it is cut off. Runs that never sign have none: they count in ``held_five_years``, as 0, and in no
hazard and no survival. So a hazard tells how good accords are, and ``held_five_years`` also how often one
comes.

An accord that was signed with a rebel group that dissolves is over, as in ``History.accords_that_fell``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import Array
from sahel_sim.results.history import History, history
from sahel_sim.stats.survival import (
    Durations,
    Rate,
    SurvivalCurve,
    log_hazard_ratio,
    rate,
    ratio_interval,
    survival_curve,
)

if TYPE_CHECKING:
    import pandas

    from sahel_sim.results.ensemble import Ensemble

MONTHS_HELD = 60.0
"""Months on end for which an accord must be in force to have held. Assumed: five years, by which three
quarters of the wars that came back within twenty had come back (P7: 48 and 64 %)."""

SURVIVAL_YEARS = (2.0, 3.0, 5.0, 10.0)
"""Years at which survival is told, those of the record (P7, P18)."""


@dataclass(frozen=True)
class AccordSurvival:
    """How long first accords with rebels held, over all runs of a story.

    Attributes
    ----------
    signed, runs
        In how many of how many runs there was one.
    hazard
        Falls per year in force.
    curve
        The share that held longer, by months from signing.
    """

    signed: int
    runs: int
    hazard: Rate
    curve: SurvivalCurve

    def table(self, years: Sequence[float] = SURVIVAL_YEARS) -> "pandas.DataFrame":
        """The share that still held after so many years, with its 95 % interval.

        Not numbers where no accord was watched for so long.
        """
        import pandas

        rows = [self.curve.at(12.0 * each) for each in years]
        index = pandas.Index(years, name="years")
        return pandas.DataFrame(rows, index=index, columns=["share", "low", "high"])


@dataclass(frozen=True)
class AccordHazardRatio:
    """How many times as fast first accords fall in one story as in another.

    Attributes
    ----------
    value, low, high
        The ratio and its 95 % interval; not numbers where nothing fell, or one story has no accord.
    pairs
        How many pairs of runs count.
    """

    value: float
    low: float
    high: float
    pairs: int


def accord_durations(told: History) -> Durations:
    """How long the first accord with rebels held in each run, in months, and whether it fell then."""
    signed = told.of("accord", "rebels") > 0
    fell = told.accords_that_fell
    last = signed.shape[1] - 1
    begins: Array = np.where(signed.any(axis=1), np.argmax(signed, axis=1), np.nan)
    ended = fell.any(axis=1)
    ends: Array = np.where(ended, np.argmax(fell, axis=1), last).astype(np.float64)
    months = np.asarray((ends - begins) * told.months_per_step, dtype=np.float64)
    return Durations(months, np.asarray(ended, dtype=np.float64))


def held_five_years(told: History) -> NDArray[np.bool_]:
    """Whether an accord with one and the same rebel group was in force 60 months on end, ``(R,)``.

    Runs that never sign, and those shorter than that, count as False.
    """
    in_force = told.series["accord"][..., told.of_bloc("rebels")] > 0
    lasted = np.zeros(in_force.shape[::2], dtype=np.float64)
    longest = lasted.copy()
    for step in range(1, in_force.shape[1]):
        lasted = np.where(in_force[:, step - 1], lasted + 1.0, 0.0)
        longest = np.maximum(longest, lasted)
    held: NDArray[np.bool_] = np.any(longest * told.months_per_step >= MONTHS_HELD, axis=-1)
    return held


def accord_survival(results: "Ensemble") -> AccordSurvival:
    """How long first accords with rebels held.

    >>> import sahel_sim
    >>> found = accord_survival(sahel_sim.run("accord_2015", runs=2, years=3, executor=1))
    >>> found.signed, list(found.table().index)
    (2, [2.0, 3.0, 5.0, 10.0])
    """
    durations = accord_durations(history(results))
    return AccordSurvival(
        int(durations.known.sum()), len(durations.months), rate(durations), survival_curve(durations)
    )


def accord_hazard_ratio(base: "Ensemble", other: "Ensemble") -> AccordHazardRatio:
    """How many times as fast first accords fall in one story as in another, run beside run.

    Parameters
    ----------
    base, other
        Ensembles of the same seed; replicates that are in both count. Below 1, accords of the other last
        longer. See ``stats.survival`` for the method.

    Raises ``ValueError`` if they share no run.
    """
    shared = sorted(set(base.replicates) & set(other.replicates))
    if base.seed != other.seed or not shared:
        raise ValueError("Only runs of the same seed and the same numbers share their luck.")
    law = log_hazard_ratio(_durations_of(base, shared), _durations_of(other, shared))
    pairs = 0 if law is None else int(law.groups[0].runs)
    return AccordHazardRatio(*ratio_interval(law), pairs)


def _durations_of(results: "Ensemble", replicates: Sequence[int]) -> Durations:
    """The first accords of some replicates, in this order."""
    durations, rows = accord_durations(history(results)), [results.replicates.index(n) for n in replicates]
    return Durations(durations.months[rows], durations.ended[rows])
