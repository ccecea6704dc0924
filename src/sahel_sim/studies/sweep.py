"""The notebook door of sweeps: ``sweep`` as people call it in Python, with maps that draw themselves."""

import html
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from sahel_sim.designs.grid import MOST_RUNS, USUAL_RUNS, Axis, Sweep, axis, parse_axes
from sahel_sim.designs.sweep_file import read_sweep
from sahel_sim.designs.sweep_results import SweepOutcomes, run_sweep
from sahel_sim.designs.until_width import Decision, widths_of_values, with_decision
from sahel_sim.execution.checkpoint import Checkpoint
from sahel_sim.execution.execution import Execution, Progress, whole_seed
from sahel_sim.languages import language as spoken_language
from sahel_sim.languages import speaks
from sahel_sim.report.answer_card import card_html, card_text
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.sweep_figures import sweep_figure, sweep_figures
from sahel_sim.report.figures.theme import Theme
from sahel_sim.report.study_slides import sweep_slides
from sahel_sim.report.sweep_card import sweep_card
from sahel_sim.report.sweep_cells import findings, title
from sahel_sim.report.sweep_checks import sweep_of, with_orders
from sahel_sim.report.sweep_files import SCENARIO as SCENARIO_FILE
from sahel_sim.report.sweep_files import SWEEP as SWEEP_FILE
from sahel_sim.report.sweep_files import scenario_text, sweep_text
from sahel_sim.report.sweep_folder import write_sweep
from sahel_sim.report.sweep_page import sweep_html
from sahel_sim.results.provenance import SWEEP
from sahel_sim.scenario import Mistake, Scenario, ScenarioError, read
from sahel_sim.studies.study import SlidesWriter, Study, execute, run_until

WIDTH = 80

HINT = ".plot()  .summary()  .frame()  .data  .headline()  .write('folder')"
"""What can be done with a sweep that was run."""


@dataclass(frozen=True, repr=False, eq=False)
class SweepResults(SweepOutcomes, SlidesWriter):
    """A sweep that was run, with words, figures, a page and a folder.

    A notebook shows what the corners say, and the map of the first outcome. ``summary`` has a row for each
    cell and outcome, ``frame`` one for each cell and run, ``data`` every run with the levers as axes.

    Attributes
    ----------
    decision
        Why there are so many runs, if a width was asked for.

    Examples
    --------
    >>> import sahel_sim
    >>> axis = {"crown.restraint": "0:1:3"}
    >>> found = sahel_sim.sweep("two_towns", axis, runs=2, outcomes="displaced", executor=1)
    >>> found.data.sizes["crown_restraint"]
    3
    """

    decision: Decision | None = None

    @cached_property
    def provenance(self) -> dict[str, Any]:
        """What is needed to run it again, and to know whether it is the same."""
        return with_decision(super().provenance, self.decision)

    @speaks
    def headline(self, language: str | None = None) -> str:
        """Which corners are highest and lowest in each outcome, with intervals; never a forecast."""
        return " ".join(findings(self))

    def plot(
        self, outcome: str | None = None, language: str | None = None, theme: str | Theme = "page"
    ) -> Picture:
        """One outcome over the levers: a map, small multiples, or a line if there is one lever.

        Raises
        ------
        KeyError
            If the sweep has no such outcome; the message names those that it has.
        """
        wanted = self.sweep.outcomes[0] if outcome is None else outcome
        if wanted not in self.sweep.outcomes:
            raise KeyError(f"No outcome '{wanted}' in this sweep. It has: {', '.join(self.sweep.outcomes)}.")
        return sweep_figure(self, wanted, spoken_language(language), theme)

    def map(
        self, outcome: str | None = None, language: str | None = None, theme: str | Theme = "page"
    ) -> Picture:
        """The same as ``plot``."""
        return self.plot(outcome, language, theme)

    @speaks
    def maps(self, language: str | None = None, theme: str | Theme = "page") -> tuple[Picture, ...]:
        """A figure for each outcome."""
        return sweep_figures(self, theme=theme)

    def page(self, language: str | None = None) -> str:
        """One HTML page."""
        return sweep_html(self, spoken_language(language))

    def write(self, folder: str | Path, language: str | None = None) -> Path:
        """Write the page, figures, tables and data into a new folder, and return its path.

        Raises
        ------
        FolderTaken
            If there is anything in it.
        """
        return write_sweep(self, folder, spoken_language(language))

    def _slides(self, language: str) -> str:
        return sweep_slides(self, language)

    def __repr__(self) -> str:
        spoken = spoken_language()
        return "\n".join((self._heading(spoken), card_text(sweep_card(self, spoken), WIDTH), "", HINT))

    def _repr_html_(self) -> str:
        spoken = spoken_language()
        card = card_html(sweep_card(self, spoken))
        heading, hint = html.escape(self._heading(spoken)), html.escape(HINT)
        drawn = f'<div style="max-width:31rem">{self.plot(language=spoken).svg}</div>'
        return f"<div><h4>{heading}</h4>{card}{drawn}<p><code>{hint}</code></p></div>"

    def _heading(self, spoken: str) -> str:
        size = " × ".join(map(str, (*self.sweep.shape, self.sweep.runs)))
        return f"{title(self)}: {size}, seed {self.sweep.seed}"


def sweep_study(
    source: str | Path | Scenario | Sweep,
    vary: Mapping[str, str | float | Iterable[float]] | None = None,
    *,
    runs: int | None = None,
    seed: int | None = None,
    outcomes: str | Sequence[str] | None = None,
    until_width: float | None = None,
) -> Study[SweepResults]:
    """The study that ``sweep`` carries out; parameters and errors are those of ``sweep``."""
    spoken = spoken_language()
    if vary is not None:
        if isinstance(source, Sweep):
            raise TypeError("A Sweep says itself what is varied: leave out vary, or give its scenario.")
        loaded = source if isinstance(source, Scenario) else read(source, spoken)
        asked = sweep_of(loaded, _axes(vary, spoken))
    elif isinstance(source, Scenario):
        raise TypeError('Of a Scenario vary says what is varied, such as {"dialogue.inclusivity": "0:1:5"}.')
    else:
        asked = source if isinstance(source, Sweep) else read_sweep(source, spoken)
    told = (outcomes,) if isinstance(outcomes, str) else outcomes
    if seed is not None:
        whole_seed(seed)
    return study_of(with_orders(asked, runs, seed, told), runs, until_width)


def study_of(
    ordered: Sweep, most: int | None = None, until_width: float | None = None
) -> Study[SweepResults]:
    """The study of a sweep that can be run.

    ``ordered``: with its runs and its seed; ``most`` and ``until_width``: the most runs of each cell, and how
    wide intervals may be, if a width decides how many there are.
    """
    spoken, cells = spoken_language(), len(list(ordered.points))

    def conduct(execution: Execution, strategies: Mapping[str, Any]) -> SweepResults:
        def carry_out(number: int | None, how: Execution) -> SweepOutcomes:
            one = ordered if number is None else replace(ordered, runs=number)
            return run_sweep(one, strategies=strategies, execution=how, language=spoken)

        limit = MOST_RUNS // cells if most is None else most
        made, decision = run_until(
            until_width,
            None if until_width is None else limit,
            execution,
            carry_out,
            lambda made: widths_of_values(made.tally.values),
            first=USUAL_RUNS,
        )
        return SweepResults(made.sweep, made.tally, made.strategies, decision)

    return Study(
        kind=SWEEP,
        name=f"sweep-{ordered.name}",
        seed=ordered.seed,
        runs=ordered.runs * cells,
        request={"until_width": until_width},
        scenarios=(ordered.scenario,),
        files={SCENARIO_FILE: lambda: scenario_text(ordered), SWEEP_FILE: lambda: sweep_text(ordered)},
        conduct=conduct,
    )


def sweep(
    source: str | Path | Scenario | Sweep,
    vary: Mapping[str, str | float | Iterable[float]] | None = None,
    *,
    runs: int | None = None,
    seed: int | None = None,
    outcomes: str | Sequence[str] | None = None,
    chunk: int | None = None,
    executor: int | Executor | None = None,
    strategies: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
    keep: str | Path | Checkpoint | None = None,
    until_width: float | None = None,
) -> SweepResults:
    """Run a scenario at every point of a grid of settings; all cells share their random numbers.

    Parameters
    ----------
    source
        If ``vary`` says what is varied, a scenario: a shipped name, a path to a YAML file, or a ``Scenario``.
        Otherwise a sweep: a shipped name, a path to a YAML file, or a ``Sweep``.
    vary
        For one to three levers by dotted name, the values, as numbers or as ``"START:END:POINTS"``. The first
        goes across, the second up, the third makes small multiples.
    runs, seed
        Of each cell; 64 and that of the scenario, or as the sweep says, unless given.
    outcomes
        Names of ``OUTCOMES``, or one: what is told of each cell.
    chunk, executor, strategies, progress, keep
        As for ``run``; strategies are those of every cell.
    until_width
        How wide the 95 % intervals of chances may be in every cell: runs are added to all until they are that
        narrow, ``runs`` of each at most. Of other outcomes, where no chance is among them, as a part of the
        mean.

    Raises
    ------
    ScenarioError
        With everything that is wrong with the scenario, the levers, their values, the outcomes or the runs.
    CannotSweep
        If an outcome takes longer runs.
    TypeError, ValueError
        If the seed is no whole number, or the width is not above 0.
    CheckpointError
        If the folder cannot be used.

    Examples
    --------
    >>> import sahel_sim
    >>> axes = {"crown.restraint": [0.0, 1.0], "league.restraint": [0.0, 1.0]}
    >>> found = sahel_sim.sweep("two_towns", axes, runs=2, outcomes="displaced", executor=1)
    >>> len(found.summary()), len(found.frame())
    (4, 8)
    """
    orders = {"runs": runs, "seed": seed, "outcomes": outcomes, "until_width": until_width}
    study = sweep_study(source, vary, **orders)  # type: ignore[arg-type]
    return execute(study, Execution(executor, chunk, keep, progress=progress), strategies)


def _axes(vary: Mapping[str, str | float | Iterable[float]], spoken: str) -> tuple[Axis, ...]:
    """The levers with their values, or every mistake in them at once."""
    found: list[Axis] = []
    mistakes: list[Mistake] = []
    for lever, values in vary.items():
        try:
            found += (
                parse_axes([f"{lever}={values}"])
                if isinstance(values, str)
                else [axis(lever, _listed(values))]
            )
        except ScenarioError as error:
            mistakes += error.mistakes
    if not vary:
        parse_axes([], spoken)
    if mistakes:
        raise ScenarioError(mistakes, spoken)
    return tuple(found)


def _listed(values: float | Iterable[float]) -> Iterable[float]:
    """The values of a lever; a number alone is one value, which is refused as one."""
    return values if isinstance(values, Iterable) else (values,)
