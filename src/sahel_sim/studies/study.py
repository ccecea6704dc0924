"""A study: what a person asks of the model, and what every kind of it has.

``run``, ``compare``, ``sweep``, ``experiment`` and ``claims`` are kinds of study. Each is made of scenarios,
of which replicates are run; what they give is reduced to outcomes, and told in findings, tables and figures.
So each can be carried out by any ``Execution``, kept while it goes on, taken up again, written into a folder
and run again from there: a study knows its files and what else is needed, and how it is carried out.
"""

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, runtime_checkable

from sahel_sim.designs.until_width import FIRST, MOST, Decision, run_until_narrow
from sahel_sim.execution.checkpoint import Checkpoint
from sahel_sim.execution.execution import ALL_CORES, Execution
from sahel_sim.languages import language as spoken_language
from sahel_sim.report.slides import write_slides
from sahel_sim.scenario import Scenario

if TYPE_CHECKING:
    import pandas
    import xarray

    from sahel_sim.report.figures.picture import Picture


@runtime_checkable
class StudyResult(Protocol):
    """What every study gives: data with named axes, a table, figures, words and a folder.

    Examples
    --------
    >>> import sahel_sim
    >>> isinstance(sahel_sim.run("two_towns", runs=2, executor=1), StudyResult)
    True
    """

    @property
    def data(self) -> "xarray.Dataset":
        """Everything, with named axes, units and CF attributes."""

    @property
    def provenance(self) -> Mapping[str, Any]:
        """What is needed to run it again, and to know whether it is the same."""

    @property
    def plot(self) -> "Callable[..., Picture]":
        """Draws a figure by its name, or the first of them."""

    def frame(self) -> "pandas.DataFrame":
        """The numbers as a tidy table."""

    def summary(self) -> "pandas.DataFrame":
        """The numbers in brief, with their intervals."""

    def headline(self, language: str | None = None) -> str:
        """What came out, in a few plain sentences; never a forecast."""

    def write(self, folder: str | Path, language: str | None = None) -> Path:
        """Write a page, figures, tables and data into a new folder, and return its path."""

    def digest(self) -> str:
        """A fingerprint of every bit of the numbers."""

    def _repr_html_(self) -> str: ...


class SlidesWriter:
    """A result that can be shown in a talk.

    Examples
    --------
    >>> from sahel_sim.studies.run import Results
    >>> issubclass(Results, SlidesWriter)
    True
    """

    def _slides(self, language: str) -> str:
        """One HTML file of slides."""
        raise NotImplementedError

    def slides(self, path: str | Path, language: str | None = None) -> Path:
        """Write the answer and the figures as slides, and return the path.

        One HTML file of 16:9 that needs no network: the answer first, then a slide for each figure.

        Parameters
        ----------
        path
            Of the file, such as ``slides.html``; one that is there is replaced.
        language
            ``en`` or ``fr``.
        """
        return write_slides(self._slides(spoken_language(language)), path)


R = TypeVar("R", bound=StudyResult)
T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Study(Generic[R]):
    """A question to the model that can be carried out, begun again and repeated.

    Attributes
    ----------
    kind
        One of ``provenance.KINDS``.
    name
        After which its folder is called.
    seed
        Where chance comes from.
    runs
        How many in all, as far as is known beforehand.
    request
        Plain values that give it again, together with its files; they are part of its provenance.
    files
        By path in its folder, what gives the text of each file that is needed to run it again.
    scenarios
        What is simulated, as far as that is known beforehand.
    conduct
        Carries it out: an execution, and who decides otherwise than the scenarios say, by faction.

    Examples
    --------
    >>> from sahel_sim.studies.run import run_study
    >>> study = run_study("two_towns", runs=2)
    >>> study.kind, study.runs
    ('run', 2)
    """

    kind: str
    name: str
    seed: int
    runs: int
    request: Mapping[str, Any]
    files: Mapping[str, Callable[[], str]]
    scenarios: tuple[Scenario, ...]
    conduct: Callable[[Execution, Mapping[str, Any]], R]


def execute(
    study: Study[R], execution: Execution = ALL_CORES, strategies: Mapping[str, Any] | None = None
) -> R:
    """Carry a study out.

    Parameters
    ----------
    study
        What is asked.
    execution
        Who does the work, and where finished chunks are kept.
    strategies
        For factions by name, a ``Strategy`` or a subclass of ``FactionAgent``.

    Raises
    ------
    CheckpointError
        If the folder for the chunks cannot be used.

    Examples
    --------
    >>> from sahel_sim.studies.run import run_study
    >>> results = execute(run_study("two_towns", runs=2), Execution(workers=1))
    >>> results.replicates
    (0, 1)
    """
    return study.conduct(execution, dict(strategies or {}))


def run_until(
    width: float | None,
    runs: int | None,
    execution: Execution,
    carry_out: Callable[[int | None, Execution], T],
    widths: Callable[[T], Mapping[str, float]],
    first: int = FIRST,
) -> tuple[T, Decision | None]:
    """Run on until every interval is as narrow as is asked; once, if no width is.

    Parameters
    ----------
    width
        From end to end.
    runs
        How many, or with a width the most.
    execution
        Finished runs are kept in its folder from round to round, or else in one that is removed at the end.
    carry_out
        Gives what so many runs give.
    widths
        The widths of the intervals that are to be narrow.
    first
        Runs of the first round.

    Raises ``ValueError`` if the width is not above 0, or no interval has a width.
    """
    if width is None:
        return carry_out(runs, execution), None
    if not width > 0.0:
        raise ValueError(f"A width is a number above 0, not {width}.")
    most = MOST if runs is None else runs
    if execution.keep is not None:
        return run_until_narrow(lambda n: carry_out(n, execution), widths, width, most, min(first, most))
    with TemporaryDirectory(prefix="sahel_sim_") as folder:
        kept = replace(execution, keep=folder)
        return run_until_narrow(lambda n: carry_out(n, kept), widths, width, most, min(first, most))


def with_joint_progress(execution: Execution, at: int, parts: int) -> Execution:
    """The same execution for one of several parts with as many runs each; progress tells of all together."""
    progress = execution.progress
    if progress is None:
        return execution
    tell = progress

    def report_progress(done: int, of: int) -> None:
        tell(at * of + done, parts * of)

    return replace(execution, progress=report_progress)


def checkpoint_part(execution: Execution, name: str) -> Execution:
    """The same execution for one part of a study, which has a folder of its own for its chunks."""
    keep = execution.keep
    if keep is None:
        return execution
    return replace(execution, keep=(keep.folder if isinstance(keep, Checkpoint) else Path(keep)) / name)


def table_html(title: str, table: "pandas.DataFrame", card: str = "") -> str:
    """A result as notebooks show it: a title, its answer card if it has one, and its numbers in brief."""
    shown = table.to_html(index=False, border=0, float_format="{:.4g}".format, na_rep="", escape=True)
    return f"<div><h4>{html.escape(title)}</h4>{card}{shown}</div>"
