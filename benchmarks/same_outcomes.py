"""The outcomes that ``plain_batch`` collects, read off runs of the ensemble."""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core import Array
from sahel_sim.results.ensemble import Ensemble


@dataclass(frozen=True)
class Ends:
    """The same outcomes of runs of the ensemble."""

    measures: tuple[str, ...] = ("battle_losses", "displaced", "fighters", "people_governed")

    def __call__(self, results: Ensemble) -> dict[str, Array]:
        """By name, ``(R,)`` each."""
        series, factions = results.series, results.factions.names
        return {
            "battle_deaths": series["battle_losses"].sum(axis=(1, 2)),
            "displaced": series["displaced"][:, -1, 0],
            **{
                f"{measure} {name}": np.ascontiguousarray(series[measure][:, -1, position])
                for measure in ("fighters", "people_governed")
                for position, name in enumerate(factions)
            },
        }


ends = Ends()
