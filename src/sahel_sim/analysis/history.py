"""A history: what was measured of one world or many over time, whichever door it came through."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from sahel_sim.core import Array, Factions

STEPS_PER_YEAR = {"month": 12, "week": 52}
"""Steps that make up a year of outcomes; a year of weekly steps has 364 days."""


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
        12 for months, 52 for weeks.
    """

    series: Mapping[str, Array]
    factions: Factions
    steps_per_year: int

    @property
    def years(self) -> int:
        """Whole years that were run."""
        return (self.series["fighters"].shape[1] - 1) // self.steps_per_year

    @property
    def months_per_step(self) -> float:
        """Length of a step in months."""
        return 12.0 / self.steps_per_year

    def yearly(self, flow: str) -> Array:
        """Sums of a flow over whole years, ``(R, Y, K)``."""
        steps = self.series[flow][:, 1 : 1 + self.years * self.steps_per_year]
        by_year = (steps.shape[0], self.years, self.steps_per_year, steps.shape[-1])
        return steps.reshape(by_year).sum(axis=2)

    def of_bloc(self, bloc: str) -> np.ndarray:
        """Positions of the factions of a bloc."""
        return np.flatnonzero([b == bloc for b in self.factions.blocs])

    def at_end(self, measure: str, bloc: str) -> Array:
        """Sum over a bloc of a measure at the end, ``(R,)``."""
        return self.series[measure][:, -1, self.of_bloc(bloc)].sum(axis=-1)

    def at_start(self, measure: str, bloc: str) -> Array:
        """Sum over a bloc of a measure at the start, ``(R,)``."""
        return self.series[measure][:, 0, self.of_bloc(bloc)].sum(axis=-1)

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

    def _pairs(self, blocs: set[str]) -> np.ndarray:
        found = [{self.factions.blocs[a], self.factions.blocs[b]} == blocs for a, b in self.factions.pairs]
        return np.flatnonzero(found)


def history(results: Any) -> History:
    """The history that an ensemble's ``Results`` hold."""
    return History(results.series, results.factions, STEPS_PER_YEAR[results.scenario.step])
