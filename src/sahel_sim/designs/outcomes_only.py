"""Only outcomes: runs of which nothing is kept but the outcomes that were chosen, be they a million."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.execution.execution import ALL_CORES, Execution
from sahel_sim.execution.reduction import Reduction, reduce_runs
from sahel_sim.execution.replication import named_strategies
from sahel_sim.results.cf_conventions import attributes, numbers
from sahel_sim.results.outcome_reader import AnsweringReducer
from sahel_sim.results.outcome_registry import about_outcome, outcome
from sahel_sim.results.provenance import OUTCOMES, numbered, provenance
from sahel_sim.scenario import Scenario
from sahel_sim.stats.estimates import estimated

if TYPE_CHECKING:
    import pandas
    import xarray


@dataclass(frozen=True, eq=False, repr=False)
class OutcomeSample(Reduction):
    """Outcomes of many runs of one scenario, 8 bytes each; no histories, maps or ledgers.

    Attributes
    ----------
    strategies
        Who decided otherwise than the scenario says, by faction, as text.

    The others are those of ``Reduction``.
    """

    strategies: Mapping[str, str] = field(default_factory=dict)

    @property
    def scenario(self) -> Scenario:
        """What was run."""
        return self.scenarios[0]

    def __len__(self) -> int:
        return len(self.replicates) - len(self.failures)

    @property
    def data(self) -> "xarray.Dataset":
        """Every outcome by replicate, with CF attributes; not numbers where a run broke off."""
        import xarray

        replicates = {"long_name": "number of the run"}
        variables = {
            name: ("replicate", values[0], about_outcome(name)) for name, values in self.values.items()
        }
        coordinates = {"replicate": ("replicate", numbers(self.replicates), replicates)}
        told = attributes(f"sahel_sim: {self.scenario.name}", self.provenance)
        return xarray.Dataset(variables, coordinates, told)

    def to_pandas(self) -> "pandas.DataFrame":
        """The same as ``frame``."""
        return self.frame()

    def frame(self) -> "pandas.DataFrame":
        """A row for each run that came through, a column for each outcome, as ``outcomes(results)`` has."""
        import pandas

        broken = {failure.replicate for _, failure in self.failures}
        index = pandas.Index(self.replicates, name="replicate")
        table = pandas.DataFrame(self.of_scenario(0), index=index)
        table.attrs["units"] = {name: outcome(name).unit for name in self.values}
        return table.drop(index=[number for number in self.replicates if number in broken])

    def summary(self) -> "pandas.DataFrame":
        """For each outcome its mean, the ends of its 95 % interval, and in how many runs it has a value.

        Intervals are those of Wilson for chances and of Student for means; they show chance within the
        model alone.
        """
        import pandas

        rows = {}
        for name, values in self.values.items():
            found = estimated(values, outcome(name).unit)
            row = {"unit": outcome(name).unit, "mean": found.mean[0], "low": found.low[0]}
            rows[name] = {**row, "high": found.high[0], "runs": int(found.counted[0])}
        table = pandas.DataFrame.from_dict(rows, orient="index")
        table.index.name = "outcome"
        return table

    @cached_property
    def provenance(self) -> dict[str, Any]:
        """What is needed to run this again, and a print of each outcome to know whether it is the same."""
        return provenance(
            OUTCOMES,
            seed=self.seed,
            digest=self.digest(),
            failures=[
                {"replicate": failure.replicate, "message": failure.message} for _, failure in self.failures
            ],
            scenario=self.scenario.name,
            scenario_digest=self.scenario.digest(),
            outcomes=list(self.values),
            runs=len(self.replicates),
            **numbered(self.replicates),
            prints={
                name: hashlib.sha256(np.ascontiguousarray(values).tobytes()).hexdigest()
                for name, values in self.values.items()
            },
            strategies=dict(self.strategies),
        )

    def __repr__(self) -> str:
        return f"{self.scenario.name}: {len(self)} runs, seed {self.seed}\n{self.summary()}"


def run_outcomes(
    scenario: Scenario,
    names: str | Sequence[str],
    runs: int | None = None,
    *,
    seed: int | None = None,
    replicates: Sequence[int] | None = None,
    strategies: Mapping[str, Any] | None = None,
    execution: Execution = ALL_CORES,
) -> OutcomeSample:
    """Run many replicates of a scenario, and keep these outcomes alone.

    ``names``: of ``OUTCOMES``; one may be said alone; ``scenario`` and ``runs`` and ``seed`` and
    ``replicates`` and ``strategies`` and ``execution``: as for ``run``.

    Raises ``KeyError`` if there is no such outcome; the message names those that there are; ``ValueError`` if
    no outcome is named, or there is nothing to run.
    """
    if not names:
        raise ValueError("Name at least one outcome.")
    tally = reduce_runs(
        [scenario],
        AnsweringReducer((names,) if isinstance(names, str) else tuple(names)),
        runs,
        seed=seed,
        replicates=replicates,
        strategies=strategies,
        execution=execution,
    )
    told = {each.name: getattr(tally, each.name) for each in fields(tally)}
    return OutcomeSample(**told, strategies=named_strategies(strategies))
