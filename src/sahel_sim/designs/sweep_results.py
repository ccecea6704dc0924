"""What came out of a sweep, cell by cell, as arrays with named axes and as a table."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sahel_sim.core import Array
from sahel_sim.designs.grid import Sweep
from sahel_sim.execution.execution import ALL_CORES, Execution
from sahel_sim.execution.reduction import Reduction, reduce_runs
from sahel_sim.execution.replication import named_strategies
from sahel_sim.results.cf_conventions import about_end, attributes, numbers
from sahel_sim.results.outcome_reader import AnsweringReducer
from sahel_sim.results.outcome_registry import about_outcome, outcome
from sahel_sim.results.provenance import SWEEP, provenance
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
        The outcomes of every run; its scenarios are the cells, the last axis fastest.
    strategies
        Who decided otherwise than the scenario says, by faction, as text.
    """

    sweep: Sweep
    tally: Reduction
    strategies: Mapping[str, str] = field(default_factory=dict)

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

    def __len__(self) -> int:
        return len(self.tally.scenarios)

    def frame(self) -> "pandas.DataFrame":
        """A row for each cell and run that came through, with the levers and every outcome."""
        import pandas

        levers = [axis.lever for axis in self.sweep.axes]
        runs = len(self.tally.replicates)
        cells = pandas.DataFrame(self.sweep.points, columns=levers)
        table = cells.loc[cells.index.repeat(runs)].reset_index(drop=True)
        table["replicate"] = list(self.tally.replicates) * len(self)
        table = table.assign(**{name: values.ravel() for name, values in self.tally.values.items()})
        column = {number: at for at, number in enumerate(self.tally.replicates)}
        broken = [at * runs + column[failure.replicate] for at, failure in self.tally.failures]
        table = table.drop(index=broken).reset_index(drop=True)
        table.attrs["units"] = {name: outcome(name).unit for name in self.sweep.outcomes}
        return table

    def summary(self) -> "pandas.DataFrame":
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

    def to_pandas(self) -> "pandas.DataFrame":
        """The same as ``summary``."""
        return self.summary()

    @property
    def data(self) -> "xarray.Dataset":
        """Every run of every cell, with the levers as axes, and CF attributes.

        Levers are called in it as in scenarios, with ``_`` for the points, which some programs do not read
        in names.
        """
        import xarray

        axes = [axis.lever.replace(".", "_") for axis in self.sweep.axes]
        coordinates: dict[str, Any] = {
            name: (name, list(axis.values), {"long_name": axis.lever, "setting": axis.lever})
            for name, axis in zip(axes, self.sweep.axes, strict=True)
        }
        replicates = {"long_name": "number of the run"}
        coordinates["replicate"] = ("replicate", numbers(self.tally.replicates), replicates)
        variables: dict[str, Any] = {}
        for name, found in self.estimates.items():
            described = about_outcome(name)
            variables[name] = ([*axes, "replicate"], self.values(name), described)
            for end, part in (("mean", found.mean), ("low", found.low), ("high", found.high)):
                variables[f"{name}_{end}"] = (axes, part, about_end(described, end))
        return xarray.Dataset(
            variables, coordinates, attributes(f"sahel_sim: {self.sweep.name}", self.provenance)
        )

    def to_xarray(self) -> "xarray.Dataset":
        """The same as ``data``."""
        return self.data

    def digest(self) -> str:
        """A fingerprint of every bit of the outcomes."""
        return self.tally.digest()

    @cached_property
    def provenance(self) -> dict[str, Any]:
        """What is needed to run it again, and to know whether it is the same."""
        sweep, points = self.sweep, list(self.sweep.points)
        return provenance(
            SWEEP,
            seed=sweep.seed,
            digest=self.digest(),
            failures=[
                {"cell": points[scenario], "replicate": failure.replicate, "message": failure.message}
                for scenario, failure in self.tally.failures
            ],
            sweep=sweep.name,
            scenario=sweep.scenario.name,
            scenario_digest=sweep.scenario.digest(),
            levers={axis.lever: list(axis.values) for axis in sweep.axes},
            outcomes=list(sweep.outcomes),
            cells=len(points),
            runs=sweep.runs,
            strategies=dict(self.strategies),
        )


def run_sweep(
    sweep: Sweep,
    *,
    strategies: Mapping[str, Any] | None = None,
    execution: Execution = ALL_CORES,
    language: str | None = None,
) -> SweepOutcomes:
    """Run every cell of a sweep; all cells share their random numbers.

    Parameters
    ----------
    sweep
        Of ``experiment.read_sweep``, or made in Python.
    strategies, execution
        As for ``run``.
    language
        In which mistakes speak.

    Raises ``ScenarioError`` if values that are sound by themselves do not go together in a cell;
    ``CheckpointError`` if the folder cannot be used.
    """
    tally = reduce_runs(
        list(sweep.cells(language)),
        AnsweringReducer(sweep.outcomes),
        sweep.runs,
        seed=sweep.seed,
        strategies=strategies,
        execution=execution,
    )
    return SweepOutcomes(sweep, tally, named_strategies(strategies))
