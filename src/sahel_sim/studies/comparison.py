"""Comparisons: scenarios run with common random numbers, and what each changes against the first."""

import textwrap
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sahel_sim.designs.paired_comparison import PairedComparison, comparison
from sahel_sim.designs.until_width import widths_of_differences
from sahel_sim.execution.execution import Execution, Progress, whole_seed
from sahel_sim.execution.repeats import with_repeats
from sahel_sim.execution.runner import run as run_ensemble
from sahel_sim.languages import language as spoken_language
from sahel_sim.languages import speaks
from sahel_sim.report.answer_card import card_html, card_text
from sahel_sim.report.comparison_card import comparison_card
from sahel_sim.report.comparison_checks import check_comparable
from sahel_sim.report.comparison_page import SCENARIOS, comparison_html, heading, write_comparison
from sahel_sim.report.comparison_text import sentences
from sahel_sim.report.figures.comparison_figures import difference_forests, overlaid_fans
from sahel_sim.report.figures.theme import Theme
from sahel_sim.report.study_slides import comparison_slides
from sahel_sim.results.provenance import COMPARE
from sahel_sim.scenario import Scenario, read, with_changes
from sahel_sim.studies.study import (
    SlidesWriter,
    Study,
    checkpoint_part,
    execute,
    run_until,
    table_html,
    with_joint_progress,
)

if TYPE_CHECKING:
    import pandas

    from sahel_sim.report.figures.picture import Picture


@dataclass(frozen=True, repr=False, eq=False)
class Comparison(PairedComparison, SlidesWriter):
    """What each scenario changes against the first, with words, a table, figures and a page.

    Examples
    --------
    >>> import sahel_sim
    >>> scenario = sahel_sim.read("two_towns")
    >>> careful = sahel_sim.with_changes(scenario, {"scenario": "careful", "crown.restraint": 1.0})
    >>> found = sahel_sim.compare(scenario, careful, runs=4, outcomes="displaced", executor=1)
    >>> found.summary().loc[0, "other"]
    'careful'
    """

    def table(self) -> "pandas.DataFrame":
        """The same as ``summary``."""
        return self.summary()

    @speaks
    def headline(self, language: str | None = None) -> str:
        """What each story changes in peace, for jihadists and for civilians, with intervals."""
        asked = (told for a in self.against for told in sentences(self, a))
        return " ".join((comparison_card(self).answer, *asked))

    def plot(
        self, name: str | None = None, language: str | None = None, theme: str | Theme = "page"
    ) -> "Picture":
        """A figure by its name, such as ``forest-chances`` or ``over-time-fighters``; the first unless said.

        Raises
        ------
        KeyError
            If there is none of that name; the message names those that there are.
        """
        drawn = {each.name: each for each in (*self.forests(language, theme), *self.fans(language, theme))}
        chosen = next(iter(drawn)) if name is None else name
        if chosen not in drawn:
            raise KeyError(f"There is no figure '{chosen}'. There are: {', '.join(drawn)}.")
        return drawn[chosen]

    @speaks
    def forests(self, language: str | None = None, theme: str | Theme = "page") -> "tuple[Picture, ...]":
        """Differences with their intervals, a figure for each unit."""
        return difference_forests(self, theme=theme)

    def fans(self, language: str | None = None, theme: str | Theme = "page") -> "tuple[Picture, ...]":
        """Every scenario over time in one panel, a figure for each of a few measures."""
        return overlaid_fans(self, spoken_language(language), theme)

    def page(self, language: str | None = None) -> str:
        """One HTML page."""
        return comparison_html(self, spoken_language(language))

    def write(self, folder: str | Path, language: str | None = None) -> Path:
        """Write the page, figures, tables, data and scenarios into a new folder, and return its path.

        Raises
        ------
        FolderTaken
            If there is anything in it.
        """
        return write_comparison(self, folder, spoken_language(language))

    def _slides(self, language: str) -> str:
        return comparison_slides(self, language)

    def __repr__(self) -> str:
        asked = [
            line for a in self.against for told in sentences(self, a) for line in textwrap.wrap(told, 80)
        ]
        card = card_text(comparison_card(self, spoken_language()))
        return "\n".join((heading(self), card, *asked, HINT))

    def _repr_html_(self) -> str:
        shown = self.summary()[
            ["other", "outcome", "unit", "mean_base", "mean_other", "difference", "low", "high"]
        ]
        return table_html(heading(self), shown, card_html(comparison_card(self, spoken_language())))


HINT = ".summary()  .plot()  .frame()  .data  .write('folder')"
"""What can be done with a comparison."""


def comparison_study(
    base: str | Path | Scenario,
    *others: str | Path | Scenario,
    runs: int | None = None,
    seed: int | None = None,
    outcomes: str | Sequence[str] | None = None,
    width: float | None = None,
    until_width: float | None = None,
) -> Study[Comparison]:
    """The study that ``compare`` carries out; parameters and errors are those of ``compare``."""
    if width is not None and not width > 0.0:
        raise ValueError(f"A width is a number above 0, not {width}.")
    scenarios = [each if isinstance(each, Scenario) else read(each) for each in (base, *others)]
    first = scenarios[0]
    number, chosen = first.runs if runs is None else runs, first.seed if seed is None else whole_seed(seed)
    if number < 1:
        raise ValueError(f"{number} runs: there must be at least 1.")
    same = [with_changes(scenario, {"runs": number, "seed": chosen}) for scenario in scenarios]
    names = (outcomes,) if isinstance(outcomes, str) else outcomes
    check_comparable(same, names, spoken_language())
    files = [f"{SCENARIOS}/{at}_{scenario.name}.yaml" for at, scenario in enumerate(same, start=1)]

    def conduct(execution: Execution, strategies: Mapping[str, Any]) -> Comparison:
        def carry_out(asked: int | None, how: Execution) -> PairedComparison:
            orders = {"seed": chosen, "strategies": strategies}
            found = []
            for at, scenario in enumerate(same):
                one = checkpoint_part(with_joint_progress(how, at, len(same)), part_name(at + 1, scenario))
                found.append(run_ensemble(scenario, asked, execution=one, **orders))  # type: ignore[arg-type]
            return comparison(found, names, width)

        most = runs if until_width is not None else number
        made, decision = run_until(
            until_width, most, execution, carry_out, lambda made: widths_of_differences(made.against)
        )
        told = {each.name: getattr(made, each.name) for each in fields(made)}
        results = tuple(with_repeats(each, execution, strategies) for each in made.results)
        return Comparison(**{**told, "results": results, "decision": decision})

    return Study(
        kind=COMPARE,
        name="-".join(["compare", *(scenario.name for scenario in same)])[:100],
        seed=chosen,
        runs=number * len(same),
        request={
            "scenarios": files,
            "runs": runs if until_width is not None else number,
            "seed": chosen,
            "outcomes": None if names is None else list(names),
            "width": width,
            "until_width": until_width,
        },
        scenarios=tuple(same),
        files={file: scenario.resolved for file, scenario in zip(files, same, strict=True)},
        conduct=conduct,
    )


def part_name(at: int, scenario: Scenario) -> str:
    """The folder of the chunks of one scenario of a comparison, below that of the comparison."""
    return f"{at}_{scenario.name}"


def compare(
    base: str | Path | Scenario,
    *others: str | Path | Scenario,
    runs: int | None = None,
    seed: int | None = None,
    outcomes: str | Sequence[str] | None = None,
    width: float | None = None,
    chunk: int | None = None,
    executor: int | Executor | None = None,
    strategies: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
    keep: str | Path | None = None,
    until_width: float | None = None,
) -> Comparison:
    """Run scenarios with common random numbers, and say what each changes against the first.

    Parameters
    ----------
    base, others
        Shipped names, paths to YAML files, or ``Scenario`` objects, of one place and one length.
    runs, seed
        For all of them; as the base says unless given.
    outcomes
        Names of ``OUTCOMES``, or one; all unless given.
    width
        How wide intervals may be: 0 to 1 for chances and shares, else a part of the base's mean. Then it is
        told how many runs are still needed.
    chunk, executor, strategies, progress, keep
        As for ``run``; strategies are those of every scenario, and progress tells of the runs of all.
    until_width
        How wide the 95 % intervals of differences in chances may be: runs are added until they are that
        narrow, ``runs`` at most. Of other outcomes, where none of those asked for is a chance, as a part of
        the base's mean.

    Raises
    ------
    ScenarioError
        If a scenario cannot be read.
    CannotCompare
        If they are not comparable, or an outcome is not known.
    TypeError, ValueError
        If there is nothing to run, the seed is no whole number, or a width is not above 0.
    CheckpointError
        If the folder cannot be used.

    Examples
    --------
    >>> import sahel_sim
    >>> scenario = sahel_sim.read("two_towns")
    >>> careful = sahel_sim.with_changes(scenario, {"scenario": "careful", "crown.restraint": 1.0})
    >>> found = sahel_sim.compare(scenario, careful, runs=4, executor=1)
    >>> int(found.summary()["runs"].min())
    4
    """
    orders = {"runs": runs, "seed": seed, "outcomes": outcomes, "width": width, "until_width": until_width}
    study = comparison_study(base, *others, **orders)  # type: ignore[arg-type]
    return execute(study, Execution(executor, chunk, keep, progress=progress), strategies)
