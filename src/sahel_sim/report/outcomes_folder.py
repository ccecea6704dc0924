"""The folder of runs of which only the outcomes were kept: a page, tables, and what gives them again."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.designs.outcomes_only import OutcomeSample
from sahel_sim.languages import N_, _, in_language, ngettext, speaks
from sahel_sim.report.failed_runs import FailedRuns
from sahel_sim.report.number_format import amount, count, percent
from sahel_sim.report.outcomes_card import outcomes_card
from sahel_sim.report.page_renderer import Block, Definition, render
from sahel_sim.report.results_folder import fill_folder, write_folder
from sahel_sim.report.run_page import versions
from sahel_sim.report.sentences import runs_text
from sahel_sim.results.outcome_registry import outcome

if TYPE_CHECKING:
    from rich.table import Table

OUTCOMES, SUMMARY, DATA, SCENARIO_FILE = "outcomes.csv", "summary.csv", "outcomes.nc", "scenario.yaml"


@speaks
def write_outcomes(
    found: OutcomeSample, folder: str | Path, language: str = "en", unfinished: Path | None = None
) -> Path:
    """Write a row for each run, the means with their intervals, the scenario and the provenance.

    Raises ``FolderTaken`` if the folder holds anything, or is a file.
    """

    def fill(beside: Path) -> None:
        fill_folder(
            beside,
            outcomes_html(found),
            found.provenance,
            data={DATA: found.data},
            tables={OUTCOMES: found.to_pandas(), SUMMARY: found.summary()},
            texts={SCENARIO_FILE: found.scenario.resolved()},
        )

    return write_folder(folder, fill, unfinished)


@speaks
def outcomes_html(found: OutcomeSample, language: str = "en") -> str:
    """One HTML page with means, their intervals, and how they came about."""
    scenario, known = found.scenario, found.provenance
    columns = [_(key) for key in (N_("Outcome"), N_("Mean"), N_("95% interval"), N_("Runs"))]
    failures, runs = known["failures"], runs_text(known["runs"])
    sentence = ngettext(
        "{broken} of {runs} runs broke off. It counts in nothing on this page.",
        "{broken} of {runs} runs broke off. They count in nothing on this page.",
        len(failures),
        broken=count(len(failures)),
        runs=count(known["runs"]),
    )
    command = f"sahel-sim run scenario.yaml --outcomes {','.join(found.values)}"
    return render(
        "outcomes",
        ("in_short", "the_numbers", "what_was_run", "how_to_read"),
        title=in_language(scenario.title) or scenario.name,
        kicker=_("{runs} of a model of the war", runs=runs),
        summary=in_language(scenario.summary),
        note=_("Means of {runs}, with 95% intervals; of chances, the share of runs.", runs=runs),
        columns=columns,
        blocks=[Block("", _rows(found))],
        card=outcomes_card(found),
        cautions=[
            _("These are shares of runs of a model, not chances in the real world. This is no forecast.")
        ],
        broken_off=FailedRuns(sentence, ()) if failures else None,
        entries=[
            Definition(_("Scenario"), scenario.name),
            Definition(_("Place"), scenario.place.name),
            Definition(
                _("To run it again, in this folder"),
                code=(command, f"--runs {known['runs']}", f"--seed {known['seed']}"),
            ),
            Definition(_("Versions"), versions(known)),
            Definition(_("Fingerprints"), digest=_("scenario {digest}", digest=known["scenario_digest"])),
        ],
    )


@speaks
def outcomes_table(found: OutcomeSample, language: str = "en") -> "Table":
    """Means, their intervals, and in how many runs there is a number; it fits 80 columns."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=box.SIMPLE_HEAD, padding=(0, 1))
    drawn.add_column(_("Outcome"), overflow="fold", max_width=38)
    for key in (N_("Mean"), N_("95% interval"), N_("Runs")):
        drawn.add_column(_(key), justify="right")
    for row in _rows(found):
        drawn.add_row(*(Text(cell) for cell in row))
    return drawn


def _rows(found: OutcomeSample) -> list[tuple[str, ...]]:
    """Label, mean, interval and number of runs of each outcome."""
    rows: list[tuple[str, ...]] = []
    for name, row in found.summary().iterrows():
        about = outcome(str(name))
        low, high = (_told(float(row[end]), about.unit) for end in ("low", "high"))
        ends = _("{low} to {high}", low=low, high=high) if np.isfinite(row["low"]) else ""
        rows.append((in_language(about.label), _told(float(row["mean"]), about.unit), ends, str(row["runs"])))
    return rows


def _told(x: float, unit: str) -> str:
    if not np.isfinite(x):
        return "\N{EN DASH}"
    return percent(x) if unit in ("chance", "share") else amount(x, unit)
