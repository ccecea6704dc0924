"""Targets of calibration: what UCDP recorded of Mali to the end of 2021, and the same of simulated worlds.

Three starts are fitted: January 2012 for its first year, January 2013 until the end of 2016, and March 2017
until the end of 2021. Nothing of 2022 and later is among the targets, so that those years can judge. Deaths
are those of dyads with 25 or more in a year, as the yearly tables have them; ``calibration_targets.csv`` has
a source for each. Patterns of wars at large (how long they last, how they end) need runs of 25 years of
eight starts; they are held against the accepted set afterwards (``sahel-sim patterns``), not fitted.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import ClassVar

import numpy as np

from sahel_sim.core import Array
from sahel_sim.core.parameters import Declared
from sahel_sim.engine.rules_digest import rules_digest
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.scenario import Mistake, Scenario, ScenarioError, read, with_changes
from sahel_sim.scenario.canonical import sha256_of
from sahel_sim.scenario.draw_kinds import FIXED
from sahel_sim.scenario.parameter_draws import DrawnSets
from sahel_sim.scenario.parameter_ranges import pert_parts, value_at
from sahel_sim.validation.observation import Recorded, Reporting, observe, reporting_numbers

TABLE = "calibration_targets.csv"

LAST_YEAR = 2021
"""Nothing later is fitted."""

HALF = 12.5
"""Deaths that are added before logarithms are taken: half of the threshold of 25, so that 0, which stands for
anything below it, is about as far from it as it is from twice of it; assumed."""

STREAM = 13
"""Which part of the numbers that a seed gives is for reporting, so that no other part has the same."""


@dataclass(frozen=True)
class Target:
    """One number that UCDP recorded.

    Attributes
    ----------
    id
        Its name.
    start
        The scenario in which it is simulated.
    side_a, side_b
        Factions, or ``civilians``.
    first, last
        Calendar years whose deaths are added up.
    low, best, high
        Deaths, persons.
    source, note
        Where it is from.
    """

    id: str
    start: str
    side_a: str
    side_b: str
    first: int
    last: int
    low: int
    best: int
    high: int
    source: str
    note: str


@cache
def targets() -> tuple[Target, ...]:
    """Every target, in order.

    >>> max(target.last for target in targets())
    2021
    """
    text = files("sahel_sim.validation").joinpath(TABLE).read_text(encoding="utf-8")
    whole = ("first", "last", "low", "best", "high")
    return tuple(
        Target(**{name: int(cell) if name in whole else cell for name, cell in row.items()})  # type: ignore[arg-type]
        for row in csv.DictReader(text.splitlines())
    )


def targets_digest() -> str:
    """A fingerprint of every target, by which an accepted set says what it was fitted to."""
    return sha256_of([[str(cell) for cell in vars(target).values()] for target in targets()])


def starts() -> tuple[str, ...]:
    """The scenarios that are simulated, in order."""
    return tuple(dict.fromkeys(target.start for target in targets()))


def starting_scenario(start: str) -> Scenario:
    """The scenario of a start, as long as its last target needs."""
    story = read(start)
    last = max(target.last for target in targets() if target.start == start)
    months = (last - story.start.year + 1) * 12 - (story.start.month - 1)
    return with_changes(story, {"years": round(months / 12.0, 5), "step": "month", "parameter_draws": FIXED})


def on_scale(deaths: Array) -> Array:
    """Deaths on the scale on which they are compared: logarithms, with what is below 25 not far from it."""
    return np.log(np.asarray(deaths, dtype=np.float64) + HALF)


def recorded() -> Array:
    """What UCDP recorded, on the scale, ``(T,)``."""
    return on_scale(np.array([target.best for target in targets()]))


class RecordReader:
    """Reads off some runs what would have been recorded of them: of no series, and of single events."""

    measures: ClassVar[tuple[str, ...]] = ()
    ledger: ClassVar[bool] = False
    places: ClassVar[bool] = True
    seed: int
    reporting: DrawnSets | None

    def observed(self, told: Ensemble) -> Recorded:
        """What would have been recorded, with the numbers of reporting that each run draws."""
        return observe(told, reporting_of_runs(told.replicates, self.seed, self.reporting), self.seed)

    def named(self, *told: object) -> str:
        """What is read off, for folders of kept work: another one with other rules, or other draws."""
        drawn = "" if self.reporting is None else self.reporting.digest
        parts = ", ".join([*(repr(each) for each in told), str(self.seed), rules_digest(), drawn])
        return f"{type(self).__name__}({parts})"


@dataclass(frozen=True)
class TargetReader(RecordReader):
    """Reads off some runs what would have been recorded of the targets of their start.

    Every run has its own numbers of reporting, drawn from their ranges by its replicate.

    Attributes
    ----------
    start
        The scenario.
    seed
        Where the numbers of reporting and the luck of reporters come from.
    reporting
        How far through their ranges the numbers of reporting are, of which each run draws a set; anywhere
        unless said.
    """

    start: str
    seed: int
    reporting: DrawnSets | None = None

    @property
    def identity(self) -> str:
        """What is read off, for folders of kept work: another when targets, ranges or rules are others."""
        told = [[str(cell) for cell in vars(target).values()] for target in targets()]
        ranges = {number.name: (number.low, number.default, number.high) for number in reporting_numbers()}
        drawn = "" if self.reporting is None else self.reporting.digest
        fixed = {"targets": told, "ranges": ranges, "reporting": drawn, "rules": rules_digest()}
        mark = sha256_of(fixed)
        return f"TargetReader({self.start!r}, {self.seed}, {mark})"

    def __call__(self, told: Ensemble) -> dict[str, Array]:
        """Deaths of each target, ``(R,)`` each, on the scale."""
        seen = self.observed(told)
        deaths, years = seen.coded(), seen.years
        found = {}
        for target in targets():
            if target.start == self.start:
                chosen = (years >= target.first) & (years <= target.last)
                sides = sorted(seen.sides.get(side, -1) for side in (target.side_a, target.side_b))
                there = min(sides) >= 0
                found[target.id] = on_scale(
                    deaths[:, chosen, sides[0], sides[1]].sum(axis=1) if there else np.zeros(len(told))
                )
        return found


@cache
def fitted_reporting() -> tuple[Declared, ...]:
    """The numbers of reporting that are drawn, in order."""
    return tuple(number for number in reporting_numbers() if number.low < number.high)


def reporting_parts(seed: int, replicate: int) -> Array:
    """How far through its range each number of reporting is in a run, 0 to 1."""
    key = [seed, STREAM * 2**32 + int(replicate)]
    chances = np.random.Generator(np.random.Philox(key=key)).random(len(fitted_reporting()))
    return pert_parts(chances, fitted_reporting())


def reporting_of(parts: Array) -> Reporting:
    """Numbers of reporting for each run, of parts of the way through their ranges, ``(R, N)``."""
    return Reporting(
        **{
            number.name: np.array([value_at(number, float(part)) for part in parts[:, at]])
            for at, number in enumerate(fitted_reporting())
        }
    )


def reporting_of_runs(replicates: Sequence[int], seed: int, sets: DrawnSets | None = None) -> Reporting:
    """The numbers of reporting of some runs.

    Parameters
    ----------
    replicates
        The numbers of the runs.
    seed
        Where chance comes from.
    sets
        Sets of them, of which each run draws one; from their ranges unless said.

    Raises ``ScenarioError`` if the sets have another number of them than are drawn.
    """
    if sets is None:
        return reporting_of(np.stack([reporting_parts(seed, number) for number in replicates]))
    if sets.parts.shape[1] != len(fitted_reporting()):
        raise ScenarioError([Mistake("damaged_accepted_set")])
    return reporting_of(np.stack([sets.parts[sets.which(number)] for number in replicates]))


def digest_of_start(start: str) -> str:
    """A fingerprint of where the runs of a start begin, whatever they draw and however it is told.

    >>> len(digest_of_start("mali_2017_03"))
    64
    """
    untold = {"en": "", "fr": ""}
    return replace(starting_scenario(start), own_draws=None, title=untold, summary=untold).digest()


def by_target(values: Sequence[Mapping[str, Array]]) -> Array:
    """The targets of all starts side by side, ``(R, T)``."""
    together = {name: x for found in values for name, x in found.items()}
    return np.stack([together[target.id] for target in targets()], axis=1)
