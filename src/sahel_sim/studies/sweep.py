"""The notebook door of sweeps: ``sweep`` as people call it in Python, with maps that draw themselves."""

import html
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from sahel_sim.designs.grid import Axis, Sweep, axis, varied
from sahel_sim.designs.sweep_file import read_sweep
from sahel_sim.designs.sweep_results import SweepOutcomes, swept
from sahel_sim.execution.checkpoint import Checkpoint
from sahel_sim.execution.execution import Execution, Progress
from sahel_sim.languages import language, speaks
from sahel_sim.report.heat_map import swept_picture
from sahel_sim.report.picture import Picture
from sahel_sim.report.sweep_cells import findings, title
from sahel_sim.report.sweep_folder import write_sweep
from sahel_sim.report.sweep_page import swept_album, swept_page
from sahel_sim.report.sweep_request import sweep_of, with_orders
from sahel_sim.scenario import Mistake, Scenario, ScenarioError, read

WIDTH = 80

HINT = ".map()  .maps()  .to_pandas()  .to_xarray()  .headline()  .write('folder')"
"""What can be done with a sweep that was run."""


@dataclass(frozen=True, repr=False, eq=False)
class SweepResults(SweepOutcomes):
    """A sweep that was run, with words, figures, a page and a folder.

    A notebook shows what the corners say, and the map of the first outcome. ``to_pandas`` has a row for each
    cell and outcome, ``to_xarray`` every run with the levers as axes.
    """

    @speaks
    def headline(self, language: str | None = None) -> str:
        """Which corners are highest and lowest in each outcome, with intervals; never a forecast."""
        return " ".join(findings(self))

    def map(self, outcome: str | None = None, language: str | None = None) -> Picture:
        """One outcome over the levers: a map, small multiples, or a line if there is one lever.

        Raises
        ------
        KeyError
            If the sweep has no such outcome; the message names those that it has.
        """
        wanted = self.sweep.outcomes[0] if outcome is None else outcome
        if wanted not in self.sweep.outcomes:
            raise KeyError(f"No outcome '{wanted}' in this sweep. It has: {', '.join(self.sweep.outcomes)}.")
        return swept_picture(self, wanted, _in(language))

    @speaks
    def maps(self, language: str | None = None) -> tuple[Picture, ...]:
        """A figure for each outcome."""
        return swept_album(self)

    def page(self, language: str | None = None) -> str:
        """One HTML page."""
        return swept_page(self, _in(language))

    def write(self, folder: str | Path, language: str | None = None) -> Path:
        """Write the page, figures, tables and data into a new folder, and return its path.

        Raises
        ------
        FolderTaken
            If there is anything in it.
        """
        return write_sweep(self, folder, _in(language))

    def __repr__(self) -> str:
        spoken = language()
        told = [line for each in findings(self) for line in textwrap.wrap(each, WIDTH)]
        return "\n".join((self._heading(spoken), *told, HINT))

    def _repr_html_(self) -> str:
        spoken = language()
        items = "".join(f"<li>{html.escape(each)}</li>" for each in findings(self))
        heading, hint = html.escape(self._heading(spoken)), html.escape(HINT)
        drawn = f'<div style="max-width:31rem">{self.map(language=spoken).svg}</div>'
        return f"<div><h4>{heading}</h4><ul>{items}</ul>{drawn}<p><code>{hint}</code></p></div>"

    def _heading(self, spoken: str) -> str:
        size = " × ".join(map(str, (*self.sweep.shape, self.sweep.runs)))
        return f"{title(self)}: {size}, seed {self.sweep.seed}"


def sweep(
    source: str | Path | Scenario | Sweep,
    vary: Mapping[str, str | float | Iterable[float]] | None = None,
    *,
    runs: int | None = None,
    seed: int | None = None,
    outcomes: str | Sequence[str] | None = None,
    executor: int | Executor | None = None,
    progress: Progress | None = None,
    keep: str | Path | Checkpoint | None = None,
) -> SweepResults:
    """Run a scenario at every point of a grid of settings; all cells share their luck.

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
        Names of ``analysis.OUTCOMES``, or one: what is told of each cell.
    executor, progress, keep
        As for ``run``.

    Raises
    ------
    ScenarioError
        With everything that is wrong with the scenario, the levers, their values, the outcomes or the runs.
    CannotSweep
        If an outcome takes longer runs.
    CheckpointError
        If the folder cannot be used.
    """
    spoken = language()
    if vary is not None:
        if isinstance(source, Sweep):
            raise TypeError("A Sweep says itself what is varied: leave out vary, or give its scenario.")
        story = source if isinstance(source, Scenario) else read(source, spoken)
        asked = sweep_of(story, _axes(vary, spoken))
    elif isinstance(source, Scenario):
        raise TypeError('Of a Scenario vary says what is varied, such as {"dialogue.inclusivity": "0:1:5"}.')
    else:
        asked = source if isinstance(source, Sweep) else read_sweep(source, spoken)
    told = (outcomes,) if isinstance(outcomes, str) else outcomes
    ordered = with_orders(asked, runs, seed, told)
    execution = Execution(executor, keep=keep, progress=progress)
    found = swept(ordered, execution=execution, language=spoken)
    return SweepResults(found.sweep, found.tally)


def _axes(vary: Mapping[str, str | float | Iterable[float]], spoken: str) -> tuple[Axis, ...]:
    """The levers with their values, or every mistake in them at once."""
    found: list[Axis] = []
    mistakes: list[Mistake] = []
    for lever, values in vary.items():
        try:
            found += (
                varied([f"{lever}={values}"]) if isinstance(values, str) else [axis(lever, _listed(values))]
            )
        except ScenarioError as error:
            mistakes += error.mistakes
    if not vary:
        varied([], spoken)
    if mistakes:
        raise ScenarioError(mistakes, spoken)
    return tuple(found)


def _listed(values: float | Iterable[float]) -> Iterable[float]:
    """The values of a lever; a number alone is one value, which is refused as one."""
    return values if isinstance(values, Iterable) else (values,)


def _in(asked: str | None) -> str:
    return language(asked)
