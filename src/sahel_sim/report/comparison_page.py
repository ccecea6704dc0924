"""The page and the folder of a comparison: forests, tables and how they came about; no network, no script."""

from pathlib import Path
from typing import TYPE_CHECKING

from sahel_sim.designs.paired_comparison import PairedComparison
from sahel_sim.languages import N_, _, in_language, speaks
from sahel_sim.report.comparison_card import comparison_card
from sahel_sim.report.comparison_text import (
    FIRST,
    apart,
    factor,
    higher,
    interval,
    mean,
    pairs,
    runs_of_each,
    sentences,
    still,
)
from sahel_sim.report.failed_runs import failed_runs, runs_and_seed, runs_asked_for
from sahel_sim.report.figures.comparison_figures import comparison_figures
from sahel_sim.report.figures.run_figures import FigureSet, all_pictures
from sahel_sim.report.number_format import count
from sahel_sim.report.page_renderer import Block, Definition, PageTable, render
from sahel_sim.report.results_folder import fill_folder, write_folder
from sahel_sim.report.sentences import FEW, runs_text
from sahel_sim.results.endings import QUIET_YEARS
from sahel_sim.results.paired_differences import Difference, ScenarioDifferences

if TYPE_CHECKING:
    from rich.table import Table

SCENARIOS, DATA = "scenarios", "comparison.nc"
"""The folder of the scenarios that were compared, and the file of every outcome of every run."""


@speaks
def comparison_html(compared: PairedComparison, language: str = "en", drawn: FigureSet | None = None) -> str:
    """One HTML page with what each scenario changes, how surely, and how it came about.

    ``compared``: what is compared; ``drawn``: the figures, if they are drawn already, in the same language.
    """
    shown = comparison_figures(compared) if drawn is None else drawn
    failed = (failed_runs(each, compared.title(each.scenario.name)) for each in compared.results)
    return render(
        "comparison",
        ("in_short", *shown, "the_numbers", "how_sure", "what_was_run", "how_to_read"),
        title=heading(compared),
        kicker=_("{runs} of each story, run beside run, of a model of the war", runs=runs_of_each(compared)),
        summary=_(
            "All stories draw the same chance: run 7 of one stands beside run 7 of the other. "
            "What is told is the difference from {base}.",
            base=compared.title(compared.base),
        ),
        card=comparison_card(compared),
        sentences=[told for against in compared.against for told in sentences(compared, against)],
        cautions=_cautions(compared),
        broken_off=[each for each in failed if each is not None],
        drawn=shown,
        numbers=_numbers_table(compared),
        sureness=_sureness_table(compared),
        entries=_entries(compared),
    )


def heading(compared: PairedComparison) -> str:
    """Which stories are compared with which."""
    others = ", ".join(compared.title(a.scenario) for a in compared.against)
    return _("{others}, against {base}", others=others, base=compared.title(compared.base))


@speaks
def write_comparison(
    compared: PairedComparison, folder: str | Path, language: str = "en", unfinished: Path | None = None
) -> Path:
    """Write the page, the figures, the table, the data, the scenarios and the provenance into a folder.

    Parameters
    ----------
    compared
        What was compared.
    folder
        New or empty; folders above it are made.
    unfinished
        A folder inside this one with the work that it was made of; it is removed at the end.

    Raises ``FolderTaken`` if it holds anything, or is a file.
    """

    def fill(beside: Path) -> None:
        drawn = comparison_figures(compared)
        fill_folder(
            beside,
            comparison_html(compared, language, drawn),
            compared.provenance,
            data={DATA: compared.data},
            pictures=all_pictures(drawn),
            tables={"comparison.csv": compared.summary()},
            texts={
                f"{SCENARIOS}/{at}_{each.scenario.name}.yaml": each.scenario.resolved()
                for at, each in enumerate(compared.results, start=1)
            },
        )

    return write_folder(folder, fill, unfinished)


@speaks
def comparison_table(
    compared: PairedComparison, against: ScenarioDifferences, language: str = "en"
) -> "Table":
    """The differences of one story as a table that fits 80 columns."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    title = compared.title(against.scenario)
    drawn = Table(title=Text(title), title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1))
    drawn.add_column(_("Outcome"), overflow="fold", max_width=26)
    columns = (N_("Base"), N_("Story"), N_("Difference"))
    for column in (*(_(key) for key in columns), _("95% interval")):
        drawn.add_column(column, justify="right")
    for each in compared.shown(against, FIRST):
        first, *rest = _numbers(each)
        drawn.add_row(Text(first), *(Text(cell) for cell in rest))
    return drawn


def _numbers(each: Difference) -> tuple[str, str, str, str, str]:
    means = (mean(x, each.unit) for x in (each.base, each.other))
    return (in_language(each.label), *means, apart(each), interval(each))  # type: ignore[return-value]


def _narrow(each: Difference) -> tuple[str, ...]:
    """The same with the interval below the difference, so that a telephone shows both."""
    *others, difference, found = _numbers(each)
    return (*others, f"{difference}\n{found}".rstrip())


def _sure(compared: PairedComparison, each: Difference) -> tuple[str, ...]:
    cells = (in_language(each.label), str(each.pairs), higher(each), factor(each))
    return cells if compared.width is None else (*cells, still(each))


def _cautions(compared: PairedComparison) -> list[str]:
    notes = [
        _(
            "These are differences between runs of a model, not effects in the real world. This "
            "is no forecast. Intervals show chance within the model alone."
        )
    ]
    runs = min(pairs(compared, against) for against in compared.against)
    if runs < FEW:
        notes.append(_("With only {runs}, shares of runs are rough. Take 100 or more.", runs=runs_text(runs)))
    if int(compared.results[0].scenario.years) < QUIET_YEARS:
        notes.append(
            _("Whether a war is over takes two years to tell. In so short a run it is not compared.")
        )
    return [*notes, *_missing_pairs(compared)]


def _missing_pairs(compared: PairedComparison) -> list[str]:
    """Sentences on pairs that are not there."""
    runs, notes = runs_asked_for(compared.results[0]), []
    for against in compared.against:
        found = pairs(compared, against)
        if found < runs:
            notes.append(
                _(
                    "{story} stands beside {base} in {pairs} of {runs} pairs. A pair is left out where a "
                    "run of either is missing.",
                    story=compared.title(against.scenario),
                    base=compared.title(compared.base),
                    pairs=count(found),
                    runs=count(runs),
                )
            )
    return notes


def _numbers_table(compared: PairedComparison) -> PageTable:
    """Means and differences of every outcome."""
    note = _(
        "Means of {runs} of each story; of chances, the share of runs. Difference: story "
        "less base, with its 95% interval.",
        runs=runs_of_each(compared),
    )
    columns = [_(key) for key in (N_("Outcome"), N_("Base"), N_("Story"), N_("Difference"))]
    blocks = [
        Block(compared.title(against.scenario), [_narrow(each) for each in against.differences])
        for against in compared.against
    ]
    return PageTable(note, columns, blocks)


def _sureness_table(compared: PairedComparison) -> PageTable:
    """How many pairs count, what pairing gains, and how many runs are still to go."""
    note = _(
        "Pairs: how many count. Higher in: share of pairs in which the story has the higher "
        "number, equal ones as half. Gain: how many times as many runs the same interval "
        "takes without shared luck."
    )
    columns = [_(key) for key in (N_("Outcome"), N_("Pairs"), N_("Higher in"), N_("Gain"))]
    if compared.width is not None:
        columns.append(_("To go"))
        note += " " + _(
            "To go: runs still needed until the interval is {width} wide for chances and shares, "
            "{width} times the mean of the base for all else.",
            width=f"{compared.width:g}",
        )
    blocks = [
        Block(compared.title(against.scenario), [_sure(compared, each) for each in against.differences])
        for against in compared.against
    ]
    return PageTable(note, columns, blocks)


def _entries(compared: PairedComparison) -> list[Definition]:
    """What was run, and how to run it again."""
    entries = [
        Definition(
            compared.title(each.scenario.name),
            f"{each.scenario.name}, ",
            digest=_("results {digest}", digest=each.provenance["digest"]),
        )
        for each in compared.results
    ]
    first = compared.results[0]
    files = [f"scenarios/{at}_{r.scenario.name}.yaml" for at, r in enumerate(compared.results, start=1)]
    command = ["sahel-sim compare", *files, f"--runs {runs_asked_for(first)}", f"--seed {first.seed}"]
    command += [f"--outcomes {','.join(compared.asked)}"] if compared.asked else []
    command += [f"--width {compared.width:g}"] if compared.width is not None else []
    return [
        *entries,
        Definition(_("Runs"), runs_and_seed(first)),
        Definition(_("To run it again, in this folder"), code=command),
    ]
