"""An experiment: a scenario under each setting of a table, and the outcomes of every run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.core import Array
from sahel_sim.designs.grid import MOST_RUNS, unknown_outcome
from sahel_sim.designs.setting_table import NAME, SettingTable
from sahel_sim.execution.execution import ALL_CORES, Execution
from sahel_sim.execution.reduction import Reduction, reduce_runs
from sahel_sim.results.cf_conventions import ENDS, about_end, attributes, numbers
from sahel_sim.results.endings import QUIET_YEARS
from sahel_sim.results.outcome_reader import AnsweringReducer
from sahel_sim.results.outcome_registry import about_outcome, outcome
from sahel_sim.results.paired_differences import TAKES_YEARS
from sahel_sim.results.provenance import EXPERIMENT, provenance
from sahel_sim.scenario import Mistake, Scenario, ScenarioError, with_changes
from sahel_sim.stats import paired
from sahel_sim.stats.estimates import estimated

if TYPE_CHECKING:
    import pandas
    import xarray


@dataclass(frozen=True, eq=False)
class ExperimentDesign:
    """A scenario, and the settings under which it is run.

    Attributes
    ----------
    scenario
        With everything that is the same for all settings.
    table
        The settings, a row each.
    scenarios
        The scenario under each of them.
    outcomes
        Names of ``OUTCOMES``: what is read off each run.
    runs, seed
        Of each setting.
    common_random_numbers
        Whether run 7 of every setting draws the same numbers, so that differences are due to the settings
        alone. Otherwise each setting has runs of its own, as a regression over many settings wants them.
    """

    scenario: Scenario
    table: SettingTable
    scenarios: tuple[Scenario, ...]
    outcomes: tuple[str, ...]
    runs: int
    seed: int
    common_random_numbers: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """Of the settings."""
        return tuple(row.name for row in self.table.rows)

    def with_runs(self, runs: int) -> "ExperimentDesign":
        """The same with other runs of each setting."""
        return replace(self, runs=runs)


def design_experiment(
    scenario: Scenario,
    table: SettingTable,
    outcomes: Sequence[str],
    runs: int,
    seed: int,
    common_random_numbers: bool = True,
) -> ExperimentDesign:
    """A design that can be run.

    Raises ``ScenarioError`` with every setting that does not fit the scenario, every unknown outcome,
    outcomes that take longer runs than a row has, or too many runs.
    """
    names = tuple(dict.fromkeys(outcomes))
    table = table.on_path(scenario.path)
    mistakes = [found for name in names if (found := unknown_outcome(name))]
    total = len(table.rows) * runs
    if total > MOST_RUNS:
        sizes = {"rows": len(table.rows), "runs": runs, "total": total, "limit": MOST_RUNS}
        mistakes.append(Mistake("too_many_settings", sizes))
    try:
        scenarios = table.scenarios(with_changes(scenario, {"runs": runs, "seed": seed}))
    except ScenarioError as error:
        raise ScenarioError([*mistakes, *error.mistakes]) from None
    long = [name for name in names if name in TAKES_YEARS]
    for row, each in zip(table.rows, scenarios, strict=True):
        if long and each.years < QUIET_YEARS:
            fields = {"years": f"{each.years:g}", "names": ", ".join(long)}
            mistakes.append(Mistake("settings_of_other_length", fields, row.spots[""]))
    if mistakes:
        raise ScenarioError(mistakes)
    return ExperimentDesign(scenario, table, scenarios, names, runs, seed, common_random_numbers)


@dataclass(frozen=True, eq=False)
class ExperimentOutcomes:
    """The outcomes of every run under every setting.

    Attributes
    ----------
    design
        What was run.
    reduction
        The outcomes; its scenarios are the settings.
    strategies
        Who decided otherwise than the scenario says, by faction, as text.
    """

    design: ExperimentDesign
    reduction: Reduction
    strategies: Mapping[str, str]

    def __len__(self) -> int:
        return len(self.design.scenarios)

    def frame(self) -> "pandas.DataFrame":
        """A row for each setting and run, with the settings that the table says and every outcome.

        Runs that broke off are left out; a setting that a row leaves as it is has no value.
        """
        import pandas

        design, broken = self.design, self._broken()
        parts = []
        for at, row in enumerate(design.table.rows):
            told = {NAME: row.name, **{key: row.changes.get(key) for key in design.table.columns}}
            columns = {**told, "replicate": list(self.reduction.replicates)}
            columns |= {name: x[at] for name, x in self.reduction.values.items()}
            part = pandas.DataFrame(columns, index=range(len(self.reduction.replicates)))
            parts.append(part[~broken[at]])
        table: pandas.DataFrame = pandas.concat(
            [part.astype({key: object for key in design.table.columns}) for part in parts], ignore_index=True
        )
        table[list(design.table.columns)] = table[list(design.table.columns)].infer_objects()
        table.attrs["units"] = {name: outcome(name).unit for name in design.outcomes}
        return table

    def summary(self) -> "pandas.DataFrame":
        """A row for each setting and outcome: mean, ends of its 95 % interval, runs that count.

        Intervals are those of Wilson for chances and of Student for means; they show chance within the model
        alone. With common random numbers also the difference from the first setting, run beside run, with its
        interval.
        """
        import pandas

        rows: list[dict[str, Any]] = []
        for name, values in self.reduction.values.items():
            unit = outcome(name).unit
            found = estimated(values, unit)
            for at, setting in enumerate(self.design.names):
                row = {NAME: setting, "outcome": name, "unit": unit, "mean": found.mean[at]}
                row |= {"low": found.low[at], "high": found.high[at], "runs": int(found.counted[at])}
                if self.design.common_random_numbers:
                    row |= _difference(values[0], values[at], unit, at)
                rows.append(row)
        return pandas.DataFrame(rows)

    @property
    def data(self) -> "xarray.Dataset":
        """Every outcome by setting and replicate, with the settings as coordinates, and CF attributes."""
        import xarray

        design = self.design
        variables: dict[str, Any] = {}
        for name, values in self.reduction.values.items():
            told, described = outcome(name), about_outcome(name)
            variables[name] = ((NAME, "replicate"), values, described)
            found = estimated(values, told.unit)
            for end in ENDS:
                variables[f"{name}_{end}"] = ((NAME,), getattr(found, end), about_end(described, end))
        replicates = {"long_name": "number of the run"}
        coordinates: dict[str, Any] = {
            NAME: (NAME, list(design.names), {"long_name": "name of the setting"}),
            "replicate": ("replicate", numbers(self.reduction.replicates), replicates),
        }
        for key in design.table.columns:
            said = [row.changes.get(key) for row in design.table.rows]
            coordinates[key.replace(".", "_")] = (NAME, _column(said), {"long_name": key, "setting": key})
        return xarray.Dataset(
            variables, coordinates, attributes(f"sahel_sim: {design.scenario.name}", self.provenance)
        )

    def digest(self) -> str:
        """A fingerprint of every bit of the outcomes."""
        return self.reduction.digest()

    @property
    def provenance(self) -> dict[str, Any]:
        """What is needed to run it again, and to know whether it is the same."""
        design = self.design
        return provenance(
            EXPERIMENT,
            seed=design.seed,
            digest=self.digest(),
            failures=[
                {"setting": design.names[at], "replicate": each.replicate, "message": each.message}
                for at, each in self.reduction.failures
            ],
            scenario=design.scenario.name,
            scenario_digest=design.scenario.digest(),
            settings=len(self),
            runs=design.runs,
            outcomes=list(design.outcomes),
            common_luck=design.common_random_numbers,
            strategies=dict(self.strategies),
        )

    def _broken(self) -> np.ndarray:
        """Which runs broke off, ``(S, R)``."""
        broken = np.zeros((len(self), len(self.reduction.replicates)), dtype=np.bool_)
        column = {number: at for at, number in enumerate(self.reduction.replicates)}
        for at, failure in self.reduction.failures:
            broken[at, column[failure.replicate]] = True
        return broken


def run_experiment(
    design: ExperimentDesign, *, strategies: Mapping[str, Any] | None = None, execution: Execution = ALL_CORES
) -> Reduction:
    """Run every setting, all of them as one ensemble.

    Raises ``CheckpointError`` if the folder cannot be used.
    """
    return reduce_runs(
        design.scenarios,
        AnsweringReducer(design.outcomes),
        design.runs,
        seed=design.seed,
        strategies=strategies,
        execution=execution,
        common_random_numbers=design.common_random_numbers,
    )


def _difference(base: Array, other: Array, unit: str, at: int) -> dict[str, float]:
    """The difference from the first setting over the runs in which both have a number."""
    counts = np.isfinite(base) & np.isfinite(other)
    x, y = base[counts], other[counts]
    names = ("difference", "difference_low", "difference_high")
    if at == 0 or not len(x):
        return dict.fromkeys(names, float("nan"))
    low, high = (paired.of_chances if unit == "chance" else paired.of_means)(x, y)
    return dict(zip(names, (float(y.mean() - x.mean()), low, high), strict=True))


def _column(values: list[Any]) -> Any:
    """The values of a setting as numbers where all of them are, else as words."""
    if all(value is None or isinstance(value, int | float) for value in values):
        return np.array([np.nan if value is None else float(value) for value in values])
    return ["" if value is None else str(value) for value in values]
