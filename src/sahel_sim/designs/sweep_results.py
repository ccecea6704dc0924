"""What came out of a sweep, cell by cell, as arrays with named axes and as a table."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sahel_sim.core import Array
from sahel_sim.designs.grid import Sweep
from sahel_sim.execution.execution import ALL_CORES, Execution
from sahel_sim.execution.reduction import Reduction, reduce_runs
from sahel_sim.results.outcome_reader import Readings
from sahel_sim.results.outcome_registry import outcome
from sahel_sim.stats.estimates import Estimates, estimated

if TYPE_CHECKING:
    import pandas
    import xarray


@dataclass(frozen=True, eq=False)
class SweepOutcomes:
    """A sweep that was run.

    Attributes
    ----------
    sweep
        What was varied in what.
    tally
        The outcomes of every run; its stories are the cells, the last axis fastest.
    """

    sweep: Sweep
    tally: Reduction

    @cached_property
    def estimates(self) -> Mapping[str, Estimates]:
        """For each outcome the means over the runs of each cell, shaped as the grid."""
        return {name: self._shaped(name) for name in self.sweep.outcomes}

    def _shaped(self, name: str) -> Estimates:
        flat = estimated(self.tally.values[name], outcome(name).unit)
        shape = self.sweep.shape
        parts = (flat.mean, flat.low, flat.high, flat.counted)
        return Estimates(*(part.reshape(shape) for part in parts))

    def values(self, name: str) -> Array:
        """One outcome of every run, ``(*shape, R)``."""
        return self.tally.values[name].reshape(*self.sweep.shape, -1)

    def to_pandas(self) -> "pandas.DataFrame":
        """A row for each cell and outcome: levers, mean, ends of the interval, runs that count."""
        import pandas

        levers = [axis.lever for axis in self.sweep.axes]
        cells = list(itertools.product(*(axis.values for axis in self.sweep.axes)))
        frames = []
        for name, found in self.estimates.items():
            frame = pandas.DataFrame(cells, columns=levers)
            frame["outcome"], frame["unit"] = name, outcome(name).unit
            parts = {"mean": found.mean, "low": found.low, "high": found.high, "runs": found.counted}
            for column, part in parts.items():
                frame[column] = part.ravel()
            frames.append(frame)
        return pandas.concat(frames, ignore_index=True)

    def to_xarray(self) -> "xarray.Dataset":
        """Every run of every cell, with the levers as axes.

        Levers are called in it as in scenarios, with ``_`` for the points, which some programs do not read
        in names.
        """
        import xarray

        axes = [axis.lever.replace(".", "_") for axis in self.sweep.axes]
        coordinates = {
            name: (name, list(axis.values), {"setting": axis.lever})
            for name, axis in zip(axes, self.sweep.axes, strict=True)
        }
        coordinates["replicate"] = ("replicate", list(self.tally.replicates), {})
        variables = {}
        for name, found in self.estimates.items():
            told = outcome(name)
            about = {"units": told.unit, "long_name": told.label["en"]}
            variables[name] = ([*axes, "replicate"], self.values(name), about)
            for end, part in (("mean", found.mean), ("low", found.low), ("high", found.high)):
                variables[f"{name}_{end}"] = (axes, part, about)
        return xarray.Dataset(
            variables,
            coordinates,
            {
                "scenario": self.sweep.scenario.name,
                "scenario_digest": self.sweep.scenario.digest(),
                "seed": self.sweep.seed,
                "interval": "95 %, within the model alone: Wilson for chances, Student for means",
            },
        )


def swept(
    sweep: Sweep,
    *,
    execution: Execution = ALL_CORES,
    language: str | None = None,
) -> SweepOutcomes:
    """Run every cell of a sweep; all cells share their luck.

    Parameters
    ----------
    sweep
        Of ``experiment.read_sweep``, or made in Python.
    execution
        As for ``ensemble.run``.
    language
        In which mistakes speak.

    Raises
    ------
    ScenarioError
        If values that are sound by themselves do not go together in a cell.
    CheckpointError
        If the folder cannot be used.
    """
    tally = reduce_runs(
        list(sweep.cells(language)),
        Readings(sweep.outcomes),
        sweep.runs,
        seed=sweep.seed,
        execution=execution,
    )
    return SweepOutcomes(sweep, tally)
