"""The notebook door: ``run`` as people call it in Python, with results that draw and describe themselves."""

import html
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from sahel_sim.designs.outcomes_only import OutcomeSample, run_outcomes
from sahel_sim.designs.until_width import Decision, widths_of_chances, widths_of_values, with_decision
from sahel_sim.execution.checkpoint import Checkpoint
from sahel_sim.execution.execution import Execution, Progress, whole_seed
from sahel_sim.execution.repeats import with_repeats
from sahel_sim.execution.runner import run as run_ensemble
from sahel_sim.languages import _, in_language, speaks
from sahel_sim.languages import language as spoken_language
from sahel_sim.report.answer_card import card_html, card_text
from sahel_sim.report.figures.map_movie import write_movie
from sahel_sim.report.ledger_text import account_text
from sahel_sim.report.outcomes_folder import SCENARIO_FILE
from sahel_sim.report.quantiles import heading
from sahel_sim.report.results_folder import write
from sahel_sim.report.run_card import headline, run_card
from sahel_sim.report.run_terminal import FIRST
from sahel_sim.report.study_slides import run_slides
from sahel_sim.report.study_text import decision_text
from sahel_sim.report.summary_rows import MeasureRows, measure_rows
from sahel_sim.results import ensemble
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.results.outcome_table import outcomes as outcome_table
from sahel_sim.results.provenance import OUTCOMES, RUN
from sahel_sim.scenario import Scenario, read
from sahel_sim.studies.outcomes import OutcomeResults
from sahel_sim.studies.plots import Plots
from sahel_sim.studies.study import SlidesWriter, Study, execute, run_until

if TYPE_CHECKING:
    import pandas


WIDTH = 80

HINTS = (
    ".plot.ends()  .plot.fan('fighters')  .plot.map()  .plot.what_moved_it('fighters', 'jnim')",
    ".outcomes()  .summary()  .why('fighters', 'jnim')  .frame()  .data  .write('folder')",
)
"""What can be done with results; the faction is replaced by one of their own."""


@dataclass(frozen=True, repr=False, eq=False)
class Results(ensemble.Ensemble, SlidesWriter):
    """What many runs of one scenario gave, with figures and words.

    A notebook shows the answer card and the main numbers; ``plot`` draws; ``why`` tells what moved a number.
    Everything of ``Ensemble`` is there too. Words are in the reader's language unless one is named.

    Attributes
    ----------
    decision
        Why there are so many runs, if a width was asked for.

    Examples
    --------
    >>> import sahel_sim
    >>> results = sahel_sim.run("two_towns", runs=4, executor=1)
    >>> results["fighters"].shape  # runs; months, and the start; factions
    (4, 61, 2)
    >>> results.data["fighters"].dims
    ('replicate', 'date', 'faction')
    """

    decision: Decision | None = None

    @property
    def plot(self) -> Plots:
        """The figures: ``ends``, ``fan``, ``towns``, ``map``, ``places``, ``deaths``, ``what_moved_it``.

        ``plot("fighters")`` is the fan of a measure, ``plot("map")`` one of the others, ``plot()`` the first.
        """
        return Plots(self)

    def headline(self, language: str | None = None) -> str:
        """What the runs say, in a few plain sentences; shares of runs, never a forecast."""
        return headline(self, spoken_language(language))

    def outcomes(self) -> "pandas.DataFrame":
        """A row for each run, a column for each outcome, and how its war ended."""
        return outcome_table(self)

    def why(
        self,
        stock: str = "fighters",
        faction: str | None = None,
        language: str | None = None,
        replicate: int | None = None,
    ) -> str:
        """What moved an account of a faction from start to end, in a sentence.

        Parameters
        ----------
        stock
            ``fighters``, ``control`` (in places), ``treasury``, ``grievance`` (anger at the faction),
            ``relapse`` (the risk that its peace with the state breaks), or ``talks`` (why they failed, and
            what became of accords).
        faction
            Its name; the first of the jihadists, or the last of all, unless said.
        language
            ``en`` or ``fr``.
        replicate
            One run alone; the mean of all unless said.

        Raises
        ------
        KeyError
            If there is no such account, faction or run.
        """
        name = _first(self) if faction is None else faction
        return account_text(self, stock, name, spoken_language(language), replicate)

    @speaks
    def write(self, folder: str | Path, language: str | None = None) -> Path:
        """Write the page, figures, tables and data into a new folder, and return its path.

        Raises
        ------
        FolderTaken
            If there is anything in it.
        """
        decided = "" if self.decision is None else decision_text(self.decision)
        return write(self, folder, spoken_language(language), decided=decided)

    @speaks
    def movie(self, path: str | Path, language: str | None = None, replicate: int | None = None) -> Path:
        """Write the map of who governs each town and its villages, month by month, as a GIF.

        Parameters
        ----------
        path
            A file that ends in ``.gif``.
        language
            ``en`` or ``fr``.
        replicate
            One run alone; who governs in most runs unless said.

        Raises
        ------
        ValueError
            If places were not kept: ``run(..., places=True)`` keeps them.
        SahelError
            If the file ends otherwise.
        KeyError
            If there is no such run.
        """
        return write_movie(self, path, spoken_language(language), replicate)

    def _slides(self, language: str) -> str:
        return run_slides(self, language)

    @cached_property
    def provenance(self) -> dict[str, Any]:
        """What is needed to run this again and to know whether it is the same."""
        return with_decision(super().provenance, self.decision)

    def __repr__(self) -> str:
        card = card_text(run_card(self, spoken_language()), WIDTH)
        return "\n".join((_title(self, spoken_language()), card, "", _hint(self, "\n")))

    def _repr_html_(self) -> str:
        spoken = spoken_language()
        card = card_html(run_card(self, spoken))
        rows = "".join(_html_rows(block) for block in measure_rows(self, FIRST))
        columns = (_("Start"), _("Middle"), heading(len(self)))
        heads = "".join(f"<th>{html.escape(column)}</th>" for column in columns)
        table = f"<table><thead><tr><th></th>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        title, hint = html.escape(_title(self, spoken)), html.escape(_hint(self, "  "))
        return f"<div><h4>{title}</h4>{card}{table}<p><code>{hint}</code></p></div>"


def run_study(
    scenario: str | Path | Scenario,
    runs: int | None = None,
    *,
    outcomes: str | Sequence[str] | None = None,
    seed: int | None = None,
    replicates: Sequence[int] | None = None,
    until_width: float | None = None,
    places: bool = False,
) -> Study[Any]:
    """The study that ``run`` carries out; parameters and errors are those of ``run``."""
    loaded = scenario if isinstance(scenario, Scenario) else read(scenario)
    chosen = loaded.seed if seed is None else whole_seed(seed)
    if until_width is not None and replicates is not None:
        raise ValueError("Either the replicates are said, or a width that decides how many there are.")
    names = (outcomes,) if isinstance(outcomes, str) else None if outcomes is None else tuple(outcomes)
    if places and names is not None:
        raise ValueError(
            _("Of a run of outcomes alone nothing else is kept, so places cannot be. Leave out one of them.")
        )

    def whole(execution: Execution, strategies: Mapping[str, Any]) -> Results:
        def carry_out(number: int | None, how: Execution) -> Ensemble:
            orders = {"seed": chosen, "replicates": replicates, "strategies": strategies}
            return run_ensemble(loaded, number, execution=how, places=places, **orders)  # type: ignore[arg-type]

        found, decision = run_until(until_width, runs, execution, carry_out, widths_of_chances)
        found = with_repeats(found, execution, strategies)
        return Results(**_fields(found), decision=decision)

    def alone(execution: Execution, strategies: Mapping[str, Any]) -> OutcomeResults:
        def carry_out(number: int | None, how: Execution) -> OutcomeSample:
            orders = {"seed": chosen, "replicates": replicates, "strategies": strategies}
            return run_outcomes(loaded, names or (), number, execution=how, **orders)  # type: ignore[arg-type]

        found, decision = run_until(
            until_width, runs, execution, carry_out, lambda found: widths_of_values(found.values)
        )
        return OutcomeResults(**_fields(found), decision=decision)

    return Study(
        kind=RUN if names is None else OUTCOMES,
        name=loaded.name,
        seed=chosen,
        runs=len(replicates) if replicates is not None else loaded.runs if runs is None else runs,
        request={"scenario": loaded.name, "until_width": until_width, "outcomes": names, "places": places},
        files={SCENARIO_FILE: loaded.resolved},
        scenarios=(loaded,),
        conduct=whole if names is None else alone,
    )


@overload
def run(
    scenario: str | Path | Scenario,
    runs: int | None = None,
    *,
    outcomes: None = None,
    seed: int | None = None,
    replicates: Sequence[int] | None = None,
    chunk: int | None = None,
    executor: int | Executor | None = None,
    strategies: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
    keep: str | Path | Checkpoint | None = None,
    until_width: float | None = None,
    places: bool = False,
) -> Results: ...


@overload
def run(
    scenario: str | Path | Scenario,
    runs: int | None = None,
    *,
    outcomes: str | Sequence[str],
    seed: int | None = None,
    replicates: Sequence[int] | None = None,
    chunk: int | None = None,
    executor: int | Executor | None = None,
    strategies: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
    keep: str | Path | Checkpoint | None = None,
    until_width: float | None = None,
) -> OutcomeResults: ...


def run(
    scenario: str | Path | Scenario,
    runs: int | None = None,
    *,
    outcomes: str | Sequence[str] | None = None,
    seed: int | None = None,
    replicates: Sequence[int] | None = None,
    chunk: int | None = None,
    executor: int | Executor | None = None,
    strategies: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
    keep: str | Path | Checkpoint | None = None,
    until_width: float | None = None,
    places: bool = False,
) -> Results | OutcomeResults:
    """Run many replicates of a scenario.

    Parameters
    ----------
    scenario
        A shipped name, a path to a YAML file, or a ``Scenario``.
    runs, seed
        How many and with which seed; otherwise as the scenario says.
    outcomes
        Names of outcomes. Then nothing else is kept of any run, and memory hardly grows with their number:
        a million runs take 8 MB for each outcome.
    replicates
        The numbers of the replicates, instead of ``range(runs)``.
    chunk
        Worlds side by side. Results do not depend on it.
    executor
        How many processes; 1 stays in this one; nothing takes all cores; or any executor, of threads, of
        Dask (``client.get_executor()``) or of MPI. Results do not depend on it.
    strategies
        For factions by name, a ``Strategy`` or a subclass of ``FactionAgent``.
    progress
        Called with the numbers of runs done and wanted, each time a chunk is.
    keep
        A folder in which each finished chunk is kept; the same call goes on where the last was broken off.
    until_width
        How wide the 95 % intervals of chances may be, from end to end: runs are added until they are that
        narrow, ``runs`` at most. Of other outcomes, where no chance is among ``outcomes``, as a part of the
        mean.
    places
        Whether to keep each place over time and single events too, for ``place_table``, ``event_table``,
        ``place_dataset`` and ``plot.places``. Ten years of northern Mali then take about 2 MB a run.

    Returns
    -------
    Results or OutcomeResults
        With histories, maps and ledgers, and figures of them; or the outcomes alone.

    Raises
    ------
    ScenarioError
        If the scenario cannot be read.
    TypeError, ValueError
        If there is nothing to run, the seed is no whole number, or the width is not above 0.
    KeyError
        If there is no such outcome.
    CheckpointError
        If the folder cannot be used.

    Examples
    --------
    >>> import sahel_sim
    >>> results = sahel_sim.run("two_towns", runs=4, seed=1, executor=1)
    >>> again = sahel_sim.run("two_towns", runs=4, seed=1, chunk=2, executor=1)
    >>> results.digest() == again.digest()  # the same bits, however they are carried out
    True
    """
    orders = {"outcomes": outcomes, "seed": seed, "replicates": replicates, "until_width": until_width}
    orders["places"] = places
    study = run_study(scenario, runs, **orders)  # type: ignore[arg-type]
    found: Results | OutcomeResults = execute(
        study, Execution(executor, chunk, keep, progress=progress), strategies
    )
    return found


def _fields(made: Any) -> dict[str, Any]:
    return {each.name: getattr(made, each.name) for each in fields(made)}


def _title(results: Results, spoken: str) -> str:
    title = in_language(results.scenario.title, spoken) or results.scenario.name
    first, last = results.dates[0][:7], results.dates[-1][:7]
    return f"{title} [{results.scenario.name}]: {len(results)} × {first} – {last}, seed {results.seed}"


def _hint(results: Results, between: str) -> str:
    return between.join(HINTS).replace("jnim", _first(results))


def _first(results: Results) -> str:
    """The first of the jihadists, or the last of all: whom people ask about first."""
    names = results.factions.names
    pairs = zip(names, results.factions.blocs, strict=True)
    return next((name for name, bloc in pairs if bloc == "jihadists"), names[-1])


def _html_rows(block: MeasureRows) -> str:
    def row(head: str, *cells: str) -> str:
        numbers = "".join(f"<td>{html.escape(cell)}</td>" for cell in cells)
        return f'<tr><th style="text-align:left">{html.escape(head)}</th>{numbers}</tr>'

    if len(block.rows) == 1:
        only = block.rows[0]
        return row(block.heading, only.start, only.middle, only.likely)
    parts = [row(f"\u2003{part.who}", part.start, part.middle, part.likely) for part in block.rows]
    return row(block.heading, "", "", "") + "".join(parts)
