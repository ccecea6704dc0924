"""Experiments: the outcomes of a scenario under each setting of a table."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sahel_sim.designs.experiment_design import (
    ExperimentDesign,
    ExperimentOutcomes,
    design_experiment,
    run_experiment,
)
from sahel_sim.designs.grid import MOST_RUNS, USUAL_RUNS
from sahel_sim.designs.setting_table import Source, setting_table
from sahel_sim.designs.until_width import Decision, widths_of_values, with_decision
from sahel_sim.execution.checkpoint import Checkpoint
from sahel_sim.execution.execution import Execution, Progress, whole_number, whole_seed
from sahel_sim.execution.reduction import Reduction
from sahel_sim.execution.replication import named_strategies
from sahel_sim.languages import language as spoken_language
from sahel_sim.languages import speaks
from sahel_sim.report.answer_card import card_html, card_text
from sahel_sim.report.experiment_card import experiment_card
from sahel_sim.report.experiment_folder import DESIGN, SCENARIO, experiment_title, write_experiment
from sahel_sim.report.figures.outcome_intervals import outcome_intervals
from sahel_sim.report.figures.theme import Theme
from sahel_sim.report.study_slides import experiment_slides
from sahel_sim.report.sweep_checks import usual_outcomes
from sahel_sim.results.provenance import EXPERIMENT
from sahel_sim.scenario import Scenario, ScenarioError, read
from sahel_sim.studies.study import SlidesWriter, Study, checkpoint_part, execute, run_until, table_html

if TYPE_CHECKING:
    from sahel_sim.report.figures.picture import Picture

CHUNKS = "chunks"
"""The folder of the chunks of an experiment, below that of the experiment."""

HINT = ".frame()  .summary()  .plot()  .data  .write('folder')"
"""What can be done with an experiment that was run."""


@dataclass(frozen=True, repr=False, eq=False)
class ExperimentResults(ExperimentOutcomes, SlidesWriter):
    """An experiment that was run, with words, figures and a folder.

    ``frame`` has a row for each setting and run, ``summary`` one for each setting and outcome.

    Attributes
    ----------
    decision
        Why there are so many runs, if a width was asked for.

    Examples
    --------
    >>> import sahel_sim
    >>> rows = [{"setting": "harsh", "crown.restraint": 0.0}, {"setting": "careful", "crown.restraint": 1.0}]
    >>> found = sahel_sim.experiment(rows, "two_towns", runs=4, outcomes="rebel_war_over", executor=1)
    >>> list(found.summary()["setting"])
    ['harsh', 'careful']
    """

    decision: Decision | None = None

    @property
    def provenance(self) -> dict[str, Any]:
        """What is needed to run it again, and to know whether it is the same."""
        return with_decision(super().provenance, self.decision)

    @speaks
    def headline(self, language: str | None = None) -> str:
        """The first outcome in the settings in which it is lowest and highest; never a forecast."""
        return experiment_card(self).answer

    @speaks
    def plot(
        self, outcome: str | None = None, language: str | None = None, theme: str | Theme = "page"
    ) -> "Picture":
        """One outcome in every setting, with its intervals.

        Raises
        ------
        KeyError
            If there is no such outcome in the experiment; the message names those that there are.
        """
        return outcome_intervals(self.reduction.values, self.design.names, outcome, theme)

    def write(self, folder: str | Path, language: str | None = None) -> Path:
        """Write a page, figures, tables, data and the design into a new folder, and return its path.

        Raises
        ------
        FolderTaken
            If there is anything in it.
        """
        return write_experiment(self, folder, spoken_language(language))

    def _slides(self, language: str) -> str:
        return experiment_slides(self, language)

    @speaks
    def _text(self, language: str | None = None) -> str:
        return "\n".join((experiment_title(self), card_text(experiment_card(self)), "", HINT))

    def __repr__(self) -> str:
        return self._text()

    def _repr_html_(self) -> str:
        card = card_html(experiment_card(self, spoken_language()))
        return table_html(experiment_title(self), self.summary(), card)


def experiment_study(
    table: Source,
    scenario: str | Path | Scenario,
    *,
    runs: int | None = None,
    seed: int | None = None,
    outcomes: str | Sequence[str] | None = None,
    common_random_numbers: bool = True,
    until_width: float | None = None,
) -> Study[ExperimentResults]:
    """The study that ``experiment`` carries out; parameters and errors are those of ``experiment``."""
    loaded = scenario if isinstance(scenario, Scenario) else read(scenario)
    chosen = loaded.seed if seed is None else whole_seed(seed)
    number = USUAL_RUNS if runs is None else whole_number("runs", runs)
    if number < 1:
        raise ValueError(f"{number} runs: there must be at least 1.")
    asked = setting_table(table)
    if outcomes is None:
        names = usual_outcomes(min(asked.scenarios(loaded), key=lambda each: each.years), ())
    else:
        names = (outcomes,) if isinstance(outcomes, str) else tuple(outcomes)
    if not names:
        raise ValueError("Name at least one outcome.")
    try:
        design = design_experiment(loaded, asked, names, number, chosen, common_random_numbers)
    except ScenarioError as error:
        raise ScenarioError(error.mistakes, spoken_language()) from None
    return study_of(design, runs, until_width)


def study_of(
    design: ExperimentDesign, most: int | None = None, until_width: float | None = None
) -> Study[ExperimentResults]:
    """The study of a design.

    ``design``: with its runs and its seed; ``most`` and ``until_width``: the most runs of each setting, and
    how wide intervals may be, if a width decides how many there are.
    """

    def conduct(execution: Execution, strategies: Mapping[str, Any]) -> ExperimentResults:
        in_its_folder = checkpoint_part(execution, CHUNKS)

        def carry_out(number: int | None, how: Execution) -> tuple[ExperimentDesign, Reduction]:
            one = design if number is None else design.with_runs(number)
            return one, run_experiment(one, strategies=strategies, execution=how)

        limit = MOST_RUNS // len(design.scenarios) if most is None else most
        (made, found), decision = run_until(
            until_width,
            None if until_width is None else limit,
            in_its_folder,
            carry_out,
            lambda made: widths_of_values(made[1].values),
            first=USUAL_RUNS,
        )
        return ExperimentResults(made, found, named_strategies(strategies), decision)

    return Study(
        kind=EXPERIMENT,
        name=f"experiment-{design.scenario.name}",
        seed=design.seed,
        runs=design.runs * len(design.scenarios),
        request={
            "outcomes": list(design.outcomes),
            "runs": most if until_width is not None else design.runs,
            "seed": design.seed,
            "common_luck": design.common_random_numbers,
            "until_width": until_width,
        },
        scenarios=design.scenarios,
        files={SCENARIO: design.scenario.resolved, DESIGN: design.table.to_csv},
        conduct=conduct,
    )


def experiment(
    table: Source,
    scenario: str | Path | Scenario,
    *,
    runs: int | None = None,
    seed: int | None = None,
    outcomes: str | Sequence[str] | None = None,
    common_random_numbers: bool = True,
    chunk: int | None = None,
    executor: int | Executor | None = None,
    strategies: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
    keep: str | Path | Checkpoint | None = None,
    until_width: float | None = None,
) -> ExperimentResults:
    """Run a scenario under each setting of a table, all of them as one ensemble.

    Parameters
    ----------
    table
        A row for each setting, a column for each lever, parameter or switch by its dotted name: the path of a
        CSV file, a ``pandas.DataFrame``, or a list of dictionaries. What is empty stays as the scenario says;
        a column ``setting`` names the rows.
    scenario
        A shipped name, a path to a YAML file, or a ``Scenario``.
    runs, seed
        Of each setting; 64, and that of the scenario, unless given.
    outcomes
        Names of ``OUTCOMES``, or one; those that sweeps tell unless given.
    common_random_numbers
        Whether run 7 of every setting draws the same numbers, so that differences are due to the settings
        alone. Otherwise no two runs share any, as a regression over many settings wants them.
    chunk, executor, strategies, progress, keep
        As for ``run``; strategies are those of every setting.
    until_width
        How wide the 95 % intervals of chances may be in every setting: runs are added to all until they are
        that narrow, ``runs`` of each at most. Of other outcomes, where no chance is among them, as a part of
        the mean.

    Raises
    ------
    ScenarioError
        With everything that is wrong with the table, by row and column, the scenario or the outcomes.
    TypeError, ValueError
        If the seed or the runs are no whole numbers, or the width is not above 0.
    CheckpointError
        If the folder cannot be used.

    Examples
    --------
    >>> found = experiment(
    ...     [{"crown.restraint": 0.0}, {"crown.restraint": 1.0}], "two_towns", runs=4, executor=1
    ... )
    >>> found.frame().shape[0]
    8
    """
    orders = {"runs": runs, "seed": seed, "outcomes": outcomes, "until_width": until_width}
    study = experiment_study(table, scenario, common_random_numbers=common_random_numbers, **orders)  # type: ignore[arg-type]
    return execute(study, Execution(executor, chunk, keep, progress=progress), strategies)
