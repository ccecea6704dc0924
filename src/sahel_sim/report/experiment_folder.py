"""The folder of an experiment: page, figures, tables, data, design, scenario and provenance."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sahel_sim.designs.experiment_design import ExperimentOutcomes
from sahel_sim.languages import _, in_language, ngettext, speaks
from sahel_sim.report.experiment_card import experiment_card, setting_text
from sahel_sim.report.figures.outcome_intervals import outcome_intervals
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.theme import Theme
from sahel_sim.report.lever_names import named
from sahel_sim.report.number_format import count, number
from sahel_sim.report.page_renderer import Block, Definition, PageTable, render
from sahel_sim.report.results_folder import fill_folder, write_folder
from sahel_sim.report.sentences import runs_text
from sahel_sim.report.study_text import outcome_text
from sahel_sim.results.outcome_registry import outcome
from sahel_sim.stats.estimates import estimated

if TYPE_CHECKING:
    from sahel_sim.core import Factions

SCENARIO, DESIGN, RUNS, SUMMARY, DATA = (
    "scenario.yaml",
    "design.csv",
    "runs.csv",
    "summary.csv",
    "experiment.nc",
)
"""The scenario and the table of settings; a row for each run, and for each outcome; every run with axes."""


def experiment_title(found: ExperimentOutcomes) -> str:
    """What was run, in a line."""
    scenario = found.design.scenario
    story = in_language(scenario.title) or scenario.name
    return ngettext(
        "{story}, under {n} setting", "{story}, under {n} settings", len(found), story=story, n=len(found)
    )


@speaks
def write_experiment(
    found: ExperimentOutcomes, folder: str | Path, language: str = "en", unfinished: Path | None = None
) -> Path:
    """Write everything that an experiment gives into a folder, whole or not at all.

    Parameters
    ----------
    found
        What was run.
    folder
        New or empty; folders above it are made.
    unfinished
        A folder inside this one with the work that it was made of; it is removed at the end.

    Raises ``FolderTaken`` if it holds anything, or is a file.
    """

    def fill(beside: Path) -> None:
        drawn = experiment_figures(found)
        fill_folder(
            beside,
            experiment_html(found, drawn=drawn),
            found.provenance,
            data={DATA: found.data},
            pictures=drawn,
            tables={RUNS: found.frame(), SUMMARY: found.summary()},
            texts={DESIGN: found.design.table.to_csv(), SCENARIO: found.design.scenario.resolved()},
        )

    return write_folder(folder, fill, unfinished)


def experiment_figures(found: ExperimentOutcomes, theme: str | Theme = "page") -> tuple[Picture, ...]:
    """A figure for each outcome."""
    values, names = found.reduction.values, [setting_text(found, at) for at in range(len(found))]
    return tuple(outcome_intervals(values, names, name, theme) for name in values)


@speaks
def experiment_html(
    found: ExperimentOutcomes, language: str = "en", drawn: Sequence[Picture] | None = None
) -> str:
    """One HTML page with what comes out under each setting, how surely, and how it came about."""
    design = found.design
    return render(
        "experiment",
        ("in_short", "what_varies", "forests", "the_numbers", "how_to_read", "what_was_run"),
        title=experiment_title(found),
        kicker=_("{runs} of a model of the war", runs=runs_text(len(found) * design.runs)),
        summary=(
            _("All settings draw the same chance, so that they differ by what the table says alone.")
            if design.common_random_numbers
            else _("Each setting draws a chance of its own, so that no two runs have anything in common.")
        ),
        card=experiment_card(found),
        settings=_settings_table(found),
        drawn=experiment_figures(found) if drawn is None else drawn,
        numbers=_numbers_table(found),
        entries=_entries(found),
    )


def _settings_table(found: ExperimentOutcomes) -> PageTable:
    table = found.design.table
    rows = [[row.name, *(_cell(row.changes.get(name)) for name in table.columns)] for row in table.rows]
    factions = found.design.scenario.place.factions
    heads = [_head(column, factions) for column in table.columns]
    return PageTable("", [_("Setting"), *heads], [Block("", rows)])


def _head(column: str, factions: "Factions") -> str:
    """A setting in the reader's words, and below as the table has it; or that alone."""
    try:
        title = named(column, factions).title
    except (KeyError, IndexError, ValueError):
        return column
    return title if title == column else f"{title}\n{column}"


def _numbers_table(found: ExperimentOutcomes) -> PageTable:
    names = list(found.reduction.values)
    estimates = {name: estimated(x, outcome(name).unit) for name, x in found.reduction.values.items()}
    rows = [
        [setting, *(outcome_text(name, float(estimates[name].mean[at])) for name in names)]
        for at, setting in enumerate(found.design.names)
    ]
    columns = [_("Setting"), *(in_language(outcome(name).label) for name in names)]
    return PageTable("", columns, [Block("", rows)])


def _entries(found: ExperimentOutcomes) -> list[Definition]:
    """What was run, and how to run it again."""
    design, known = found.design, found.provenance
    luck = "" if design.common_random_numbers else " --independent-luck"
    command = (
        f"sahel-sim experiment {DESIGN}",
        f"--scenario {SCENARIO}",
        f"--runs {design.runs}",
        f"--seed {design.seed}",
        f"--outcomes {','.join(design.outcomes)}{luck}",
    )
    return [
        Definition(_("Scenario"), f"{design.scenario.name}, {design.scenario.digest()}"),
        Definition(_("Runs"), f"{count(len(found))} × {count(design.runs)}, seed {design.seed}"),
        Definition(_("Digest of the outcomes"), known["digest"]),
        Definition(_("Again"), code=command),
    ]


def _cell(value: object) -> str:
    return "" if value is None else number(value) if isinstance(value, float) else str(value)
