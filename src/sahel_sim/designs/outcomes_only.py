"""Only outcomes: runs of which nothing is kept but the outcomes that were chosen, be they a million."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from sahel_sim.execution.execution import ALL_CORES, Execution
from sahel_sim.execution.reduction import Reduction, reduce_runs
from sahel_sim.results.outcome_reader import Readings
from sahel_sim.results.outcome_registry import outcome
from sahel_sim.scenario import Scenario
from sahel_sim.stats.estimates import estimated

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, eq=False, repr=False)
class OnlyOutcomes(Reduction):
    """Outcomes of many runs of one scenario, 8 bytes each; no histories, maps or ledgers."""

    @property
    def scenario(self) -> Scenario:
        """What was run."""
        return self.stories[0]

    def __len__(self) -> int:
        return len(self.replicates) - len(self.failures)

    def to_pandas(self) -> "pandas.DataFrame":
        """A row for each run that came through, a column for each outcome, as ``outcomes(results)`` has."""
        import pandas

        broken = {failure.replicate for _, failure in self.failures}
        index = pandas.Index(self.replicates, name="replicate")
        table = pandas.DataFrame(self.of_story(0), index=index)
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

    def __repr__(self) -> str:
        return f"{self.scenario.name}: {len(self)} runs, seed {self.seed}\n{self.summary()}"


def only_outcomes(
    scenario: Scenario,
    names: str | Sequence[str],
    runs: int | None = None,
    *,
    seed: int | None = None,
    replicates: Sequence[int] | None = None,
    strategies: Mapping[str, Any] | None = None,
    execution: Execution = ALL_CORES,
) -> OnlyOutcomes:
    """Run many replicates of a scenario, and keep these outcomes alone.

    Parameters
    ----------
    names
        Of ``OUTCOMES``; one may be said alone.
    scenario, runs, seed, replicates, strategies, execution
        As for ``ensemble.run``.

    Raises
    ------
    KeyError
        If there is no such outcome; the message names those that there are.
    ValueError
        If no outcome is named, or there is nothing to run.
    """
    if not names:
        raise ValueError("Name at least one outcome.")
    tally = reduce_runs(
        [scenario],
        Readings((names,) if isinstance(names, str) else tuple(names)),
        runs,
        seed=seed,
        replicates=replicates,
        strategies=strategies,
        execution=execution,
    )
    return OnlyOutcomes(**{field.name: getattr(tally, field.name) for field in fields(tally)})
