"""The notebook door of comparisons: ``compare`` as people call it in Python."""

import textwrap
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run as run_ensemble
from sahel_sim.languages import language, speaks
from sahel_sim.report import comparison_text as compared
from sahel_sim.report.comparison_checks import check_comparable
from sahel_sim.report.comparison_page import compared_page, forests, heading, write_comparison
from sahel_sim.report.comparison_text import comparison, sentences
from sahel_sim.report.fan_overlay import fans
from sahel_sim.results.paired_differences import table
from sahel_sim.scenario import Scenario, read, with_changes

if TYPE_CHECKING:
    import pandas

    from sahel_sim.report.picture import Picture


@dataclass(frozen=True, repr=False, eq=False)
class Comparison(compared.PairedComparison):
    """What each story changes against the first, with words, a table, figures and a page."""

    def table(self) -> "pandas.DataFrame":
        """A row for each story and outcome."""
        return table(self.base, self.against)

    @speaks
    def headline(self, language: str | None = None) -> str:
        """What differs most asked about, with intervals."""
        return " ".join(told for a in self.against for told in sentences(self, a))

    @speaks
    def forests(self, language: str | None = None) -> "tuple[Picture, ...]":
        """Differences with their intervals, a figure for each unit."""
        return forests(self)

    def fans(self, language: str | None = None) -> "tuple[Picture, ...]":
        """Every story over time in one panel, a figure for each of a few measures."""
        return fans(self, _in(language))

    def page(self, language: str | None = None) -> str:
        """One HTML page."""
        return compared_page(self, _in(language))

    def write(self, folder: str | Path, language: str | None = None) -> Path:
        """Write the page, figures, table and scenarios into a new folder, and return its path."""
        return write_comparison(self, folder, _in(language))

    def __repr__(self) -> str:
        told = textwrap.wrap(self.headline(), 80)
        return "\n".join((heading(self), *told, ".table()  .forests()  .write('folder')"))


def compare(
    base: str | Path | Scenario,
    *others: str | Path | Scenario,
    runs: int | None = None,
    seed: int | None = None,
    outcomes: str | Sequence[str] | None = None,
    width: float | None = None,
    executor: int | Executor | None = None,
) -> Comparison:
    """Run scenarios with the same luck, and say what each changes against the first.

    Parameters
    ----------
    base, others
        Shipped names, paths to YAML files, or ``Scenario`` objects, of one place and one length.
    runs, seed
        For all of them; as the base says unless given.
    outcomes
        Names of ``analysis.OUTCOMES``, or one; all unless given.
    width
        How wide intervals may be: 0 to 1 for chances and shares, else a part of the base's mean. Then it is
        told how many runs are still needed.
    executor
        As for ``run``.

    Raises
    ------
    ScenarioError
        If a scenario cannot be read.
    CannotCompare
        If they are not comparable, or an outcome is not known.
    ValueError
        If there is nothing to run, or the width is not above 0.
    """
    if width is not None and not width > 0.0:
        raise ValueError(f"A width is a number above 0, not {width}.")
    stories = [each if isinstance(each, Scenario) else read(each) for each in (base, *others)]
    first = stories[0]
    number, chosen = first.runs if runs is None else runs, first.seed if seed is None else seed
    if number < 1:
        raise ValueError(f"{number} runs: there must be at least 1.")
    same = [with_changes(story, {"runs": number, "seed": chosen}) for story in stories]
    names = (outcomes,) if isinstance(outcomes, str) else outcomes
    check_comparable(same, names, language())
    execution = Execution(executor)
    found = comparison([run_ensemble(story, execution=execution) for story in same], names, width)
    return Comparison(**{field.name: getattr(found, field.name) for field in fields(found)})


def _in(asked: str | None) -> str:
    return language(asked)
