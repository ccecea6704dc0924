"""A history: what was measured of one world or many over time, whichever door it came through."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.core import Array, Factions
from sahel_sim.results.ensemble import Ensemble

if TYPE_CHECKING:
    from sahel_sim.mesa_model import SahelModel

STEPS_PER_YEAR = {"month": 12, "fortnight": 26, "week": 52}
"""Steps that make up a year of outcomes; a year of weeks or fortnights has 364 days."""


@dataclass(frozen=True)
class History:
    """Measures over time.

    Attributes
    ----------
    series
        For each measure of ``engine.MEASURES``, ``(R, T, 1 or F or P)``; the start comes first, with
        all flows 0.
    factions
        Who fights.
    steps_per_year
        12 for months, 26 for fortnights, 52 for weeks.
    """

    series: Mapping[str, Array]
    factions: Factions
    steps_per_year: int

    @property
    def replicates(self) -> int:
        """How many worlds stand side by side."""
        return len(self.series["fighters"])

    @property
    def years(self) -> int:
        """Whole years that were run."""
        return int(self.series["fighters"].shape[1] - 1) // self.steps_per_year

    @property
    def months_per_step(self) -> float:
        """Length of a step in months."""
        return 12.0 / self.steps_per_year

    def yearly(self, flow: str) -> Array:
        """Sums of a flow over whole years, ``(R, Y, K)``.

        Years are counted back from the end, so that the last of them is the last that was run; steps at
        the start that make up no whole year are left out.
        """
        series = self.series[flow]
        steps = series[:, series.shape[1] - self.years * self.steps_per_year :]
        by_year = (steps.shape[0], self.years, self.steps_per_year, steps.shape[-1])
        sums: Array = steps.reshape(by_year).sum(axis=2)
        return sums

    def of_bloc(self, bloc: str) -> np.ndarray:
        """Positions of the factions of a bloc."""
        return np.flatnonzero([b == bloc for b in self.factions.blocs])

    def of(self, measure: str, bloc: str) -> Array:
        """Sum over a bloc of a measure at every step, ``(R, T)``."""
        total: Array = self.series[measure][..., self.of_bloc(bloc)].sum(axis=-1)
        return total

    def at_end(self, measure: str, bloc: str) -> Array:
        """Sum over a bloc of a measure at the end, ``(R,)``."""
        return self.of(measure, bloc)[:, -1]

    def at_start(self, measure: str, bloc: str) -> Array:
        """Sum over a bloc of a measure at the start, ``(R,)``."""
        return self.of(measure, bloc)[:, 0]

    @cached_property
    def rebel_war(self) -> np.ndarray:
        """Positions of the pairs of the state and rebels."""
        return self._pairs({"state", "rebels"})

    @cached_property
    def jihadist_war(self) -> np.ndarray:
        """Positions of the pairs of the state and jihadists."""
        return self._pairs({"state", "jihadists"})

    @cached_property
    def all_wars(self) -> np.ndarray:
        """Positions of all pairs."""
        return np.arange(len(self.factions.pairs))

    @cached_property
    def accords_that_fell(self) -> np.ndarray:
        """Whether an accord with rebels that was in force at the step before is no longer, ``(R, T)``.

        Whether it broke or was ended on a date makes no difference. Ceasefires that break before any
        accord do not count.
        """
        in_force = self.series["accord"][..., self.of_bloc("rebels")] > 0
        fell = np.zeros(in_force.shape[:2], dtype=np.bool_)
        fell[:, 1:] = np.any(in_force[:, :-1] & ~in_force[:, 1:], axis=-1)
        return fell

    def _pairs(self, blocs: set[str]) -> np.ndarray:
        found = [{self.factions.blocs[a], self.factions.blocs[b]} == blocs for a, b in self.factions.pairs]
        return np.flatnonzero(found)


def history(source: "Ensemble | SahelModel") -> History:
    """The history of an ensemble, or of a model as far as it has come.

    ``source``: what ``run`` gives, or a ``SahelModel``, which has one replicate.
    """
    story = source.scenario if isinstance(source, Ensemble) else source.story
    return History(source.series, factions_of(source), STEPS_PER_YEAR[story.step])


def factions_of(source: "Ensemble | SahelModel") -> Factions:
    """Who fights."""
    if not isinstance(source, Ensemble):
        return source.world.factions
    results: Ensemble = source
    return results.factions


def replicates_of(source: "Ensemble | SahelModel") -> tuple[int, ...]:
    """The numbers of the replicates, in order."""
    return source.replicates if isinstance(source, Ensemble) else (source.replicate,)
