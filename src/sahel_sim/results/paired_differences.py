"""Comparison: what a scenario changes against another, run beside run, for every outcome.

Two scenarios that share a seed share their random numbers: run 7 of both draws the same. So they are compared
pair by pair, and much of what chance does falls out of the difference.

- Means are told with the paired interval of Student, chances with that of Newcombe. Both are of 95 %.
- A difference is always the other scenario less the base.
- Times count only in pairs in which the thing happens in both scenarios. These are not all pairs, and those
  in which it happens may differ from those in which it does not; so whether it happens at all is told beside
  them, as a chance of its own, in which every pair counts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.core import Array
from sahel_sim.languages import N_, Np_, Pair, Sentence
from sahel_sim.results.accords import MONTHS_HELD
from sahel_sim.results.endings import QUIET_YEARS
from sahel_sim.results.history import history
from sahel_sim.results.outcome_registry import OUTCOMES, Outcome, outcome
from sahel_sim.stats import paired

if TYPE_CHECKING:
    import pandas

    from sahel_sim.results.ensemble import Ensemble

HAPPENS: Mapping[str, Pair] = {
    "time_to_ceasefire": Sentence(N_("There is a ceasefire with rebels")),
    "time_to_accord": Sentence(N_("There is an accord with rebels")),
    "time_to_relapse": Sentence(Np_("in a comparison", "An accord with rebels falls")),
}
"""Times of things that may never happen, and that they happen, in words."""

TAKES_YEARS = ("rebel_war_over", "jihadist_war_over", "all_wars_over")
"""Outcomes that cannot be told of runs shorter than ``QUIET_YEARS``."""

TAKES_FIVE_YEARS = ("held_five_years",)
"""Outcomes that cannot be told of runs shorter than five years."""


@dataclass(frozen=True)
class Difference:
    """What one scenario changes in one outcome.

    Attributes
    ----------
    name, unit
        Of the outcome; ``NAME_happens`` for whether a time ever comes.
    label
        For readers, by language.
    pairs, runs
        How many pairs count, of how many.
    happened
        In how many runs of the base and of the other there is a number.
    base, other
        Means over the pairs that count.
    difference, low, high
        The other less the base, and the ends of its 95 % interval.
    superiority
        Share of pairs in which the other is larger; those that are equal count half.
    factor
        How many times as many runs it would take if the random numbers were not common; see
        ``paired.variance_factor``.
    spread
        Standard deviation of the runs of the base that count.
    still
        How many runs are still needed for the width that was asked for.

    Numbers that cannot be had are not numbers.
    """

    name: str
    unit: str
    label: Mapping[str, str]
    pairs: int
    runs: int
    happened: tuple[int, int]
    base: float
    other: float
    difference: float
    low: float
    high: float
    superiority: float
    factor: float
    spread: float
    still: float

    @property
    def method(self) -> str:
        """Whose interval it is: ``newcombe`` for chances, ``t`` for means."""
        return "newcombe" if self.unit == "chance" else "t"


@dataclass(frozen=True)
class ScenarioDifferences:
    """One scenario against the base: what it changes in every outcome, in the order of tables."""

    scenario: str
    differences: tuple[Difference, ...]

    def of(self, name: str) -> Difference:
        """The difference in one outcome.

        Raises ``KeyError`` if it is not compared.
        """
        for each in self.differences:
            if each.name == name:
                return each
        raise KeyError(f"'{name}' is not compared. There are: {', '.join(d.name for d in self.differences)}.")


def differences(
    base: "Ensemble",
    other: "Ensemble",
    outcomes: Iterable[str | Outcome] | None = None,
    width: float | None = None,
) -> tuple[Difference, ...]:
    """What one ensemble changes against another, run beside run.

    Parameters
    ----------
    base, other
        Ensembles of the same seed. Only replicates that are in both count: one that broke off has no pair.
    outcomes
        Outcomes, or names of ``OUTCOMES``; all of them unless said. Those that cannot be told of so short
        a run are left out; see ``unavailable_outcomes``.
    width
        How wide intervals may be: for chances and shares from 0 to 1, for all else as a part of the mean
        of the base.

    Raises ``KeyError`` if there is no such outcome; ``ValueError`` if they share no run: their seeds differ,
    or no replicate is in both.
    """
    shared = sorted(set(base.replicates) & set(other.replicates))
    if base.seed != other.seed or not shared:
        raise ValueError("Only runs of the same seed and the same numbers share their random numbers.")
    here, there = ([x.replicates.index(n) for n in shared] for x in (base, other))
    chosen = OUTCOMES if outcomes is None else tuple(_found(each) for each in outcomes)
    first, second = history(base), history(other)
    found: list[Difference] = []
    for each in chosen:
        if each.name not in unavailable_outcomes(first.years):
            found += difference_of_values(each, each.of(first)[here], each.of(second)[there], width)
    return tuple(found)


def _found(asked: str | Outcome) -> Outcome:
    return asked if isinstance(asked, Outcome) else outcome(asked)


def difference_of_values(
    each: Outcome, base: Array, other: Array, width: float | None = None
) -> tuple[Difference, ...]:
    """The difference in one outcome, from its values in both scenarios; for a time also whether it comes.

    Parameters
    ----------
    each
        The outcome.
    base, other
        Its values in the same runs, ``(R,)``; not a number where it never happened.
    width
        See ``differences``.
    """
    first, second = np.asarray(base, dtype=np.float64), np.asarray(other, dtype=np.float64)
    told = _difference(each.name, each.unit, each.label, first, second, width)
    if each.name not in HAPPENS:
        return (told,)
    ever, after = (np.isfinite(values).astype(np.float64) for values in (first, second))
    return (_difference(f"{each.name}_happens", "chance", HAPPENS[each.name], ever, after, width), told)


def unavailable_outcomes(years: int) -> tuple[str, ...]:
    """Outcomes that cannot be told of runs of so many whole years."""
    short = TAKES_YEARS if years < QUIET_YEARS else ()
    return (*short, *(TAKES_FIVE_YEARS if years * 12.0 < MONTHS_HELD else ()))


def table(base: str, against: Sequence[ScenarioDifferences]) -> "pandas.DataFrame":
    """All differences in a table: a row for each scenario and outcome."""
    import pandas

    return pandas.DataFrame(
        [{"base": base, "other": each.scenario, **record(d)} for each in against for d in each.differences]
    )


def record(told: Difference) -> dict[str, Any]:
    """One difference as plain values by column, without its labels."""
    values = asdict(told)
    in_base, in_other = values.pop("happened")
    still = values.pop("still")
    spread = values.pop("spread")
    names = {
        "name": "outcome",
        "base": "mean_base",
        "other": "mean_other",
        "superiority": "probability_of_superiority",
        "factor": "variance_factor",
    }
    columns = {names.get(key, key): value for key, value in values.items() if key != "label"}
    more = {"method": told.method, "told_in_base": in_base, "told_in_other": in_other}
    return columns | more | {"spread_of_base": spread, "runs_still_needed": still}


def _difference(
    name: str, unit: str, label: Mapping[str, str], base: Array, other: Array, width: float | None
) -> Difference:
    happened = (int(np.isfinite(base).sum()), int(np.isfinite(other).sum()))
    counts = np.isfinite(base) & np.isfinite(other)
    x, y = base[counts], other[counts]
    chance = unit == "chance"
    low, high = (paired.of_chances if chance else paired.of_means)(x, y)
    nothing = float("nan")
    mean_x, mean_y = (float(v.mean()) if len(v) else nothing for v in (x, y))
    return Difference(
        name=name,
        unit=unit,
        label=label,
        pairs=len(x),
        runs=len(base),
        happened=happened,
        base=mean_x,
        other=mean_y,
        difference=mean_y - mean_x,
        low=low,
        high=high,
        superiority=paired.superiority(x, y),
        factor=paired.variance_factor(x, y),
        spread=float(x.std(ddof=1)) if len(x) > 1 else nothing,
        still=_still(unit, x, y, len(base), width),
    )


def _still(unit: str, base: Array, other: Array, runs: int, width: float | None) -> float:
    """Runs that are still needed, where not every one of them gives a pair that counts."""
    if width is None or len(base) < 2:
        return float("nan")
    if unit == "chance":
        pairs = paired.pairs_for_chance(base, other, width)
    else:
        wanted = width if unit == "share" else width * abs(float(base.mean()))
        pairs = paired.pairs_for_mean(base, other, wanted)
    return float(max(np.ceil(pairs * runs / len(base)) - runs, 0.0)) if np.isfinite(pairs) else pairs
