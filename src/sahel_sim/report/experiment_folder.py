"""The folder of an experiment: page, figures, tables, data, design, scenario and provenance."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from sahel_sim.designs.experiment import ExperimentOutcomes
from sahel_sim.languages import N_, _, in_language, ngettext, speaks
from sahel_sim.report.html_page import document, figures, section
from sahel_sim.report.number_format import count
from sahel_sim.report.outcome_intervals import outcome_intervals
from sahel_sim.report.picture import Picture
from sahel_sim.report.results_folder import PAGE, moved_up, written_whole
from sahel_sim.report.study_text import outcome_text
from sahel_sim.report.svg_glyphs import letters_once
from sahel_sim.results.cf_conventions import save
from sahel_sim.results.outcome_registry import outcome
from sahel_sim.results.provenance import write_provenance
from sahel_sim.stats.estimates import estimated

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
    language
        ``en`` or ``fr``.
    unfinished
        A folder inside this one with the work that it was made of; it is removed at the end.

    Raises
    ------
    FolderTaken
        If it holds anything, or is a file.
    """

    def fill(beside: Path) -> None:
        drawn = experiment_album(found)
        (beside / "figures").mkdir()
        for picture in drawn:
            picture.save(beside / "figures")
        (beside / PAGE).write_text(experiment_page(found, drawn=drawn), encoding="utf-8")
        form = {"index": False, "encoding": "utf-8-sig", "float_format": "%.6g"}
        found.frame().to_csv(beside / RUNS, **form)  # type: ignore[call-overload]
        found.summary().to_csv(beside / SUMMARY, **form)  # type: ignore[call-overload]
        save(found.data, beside / DATA)
        (beside / DESIGN).write_text(found.design.table.to_csv(), encoding="utf-8")
        (beside / SCENARIO).write_text(found.design.scenario.resolved(), encoding="utf-8")
        write_provenance(found.provenance, beside)

    if unfinished is not None:
        return moved_up(folder, unfinished, fill)
    return written_whole(folder, fill)


def experiment_album(found: ExperimentOutcomes) -> tuple[Picture, ...]:
    """A figure for each outcome."""
    values, names = found.reduction.values, found.design.names
    return tuple(outcome_intervals(values, names, name) for name in values)


@speaks
def experiment_page(
    found: ExperimentOutcomes, language: str = "en", drawn: Sequence[Picture] | None = None
) -> str:
    """One HTML page with what comes out under each setting, how surely, and how it came about."""
    shown = experiment_album(found) if drawn is None else drawn
    design, title = found.design, experiment_title(found)
    luck = (
        _("All settings draw the same chance, so that they differ by what the table says alone.")
        if design.common_luck
        else _("Each setting draws a chance of its own, so that no two runs have anything in common.")
    )
    head = f'<header>\n<h1>{escape(title)}</h1>\n<p class="summary">{escape(luck)}</p>\n</header>'
    reading = "".join(f"<li>{escape(_(key))}</li>" for key in _READING)
    parts = (
        head,
        section("what_varies", _settings(found)),
        section("forests", figures(shown)),
        section("the_numbers", _numbers(found)),
        section("how_to_read", f"<ul>\n{reading}\n</ul>"),
        section("what_was_run", _was_run(found)),
    )
    return document(title, letters_once("\n".join(parts)))


_READING = (
    N_(
        "The model is for testing theories and claims about this war. It predicts nothing, "
        "and it must not guide any operation. The people in it are audiences and victims, "
        "never targets."
    ),
    N_("Intervals are of 95% and show chance within the model alone, not how unsure its own numbers are."),
)


def _settings(found: ExperimentOutcomes) -> str:
    columns = found.design.table.columns
    rows = [
        [row.name, *(_cell(row.changes.get(column)) for column in columns)] for row in found.design.table.rows
    ]
    return _table([_("Setting"), *columns], rows)


def _numbers(found: ExperimentOutcomes) -> str:
    names = list(found.reduction.values)
    estimates = {name: estimated(x, outcome(name).unit) for name, x in found.reduction.values.items()}
    rows = []
    for at, setting in enumerate(found.design.names):
        cells = [outcome_text(name, float(estimates[name].mean[at])) for name in names]
        rows.append([setting, *cells])
    return _table([_("Setting"), *(in_language(outcome(name).label) for name in names)], rows)


def _was_run(found: ExperimentOutcomes) -> str:
    design, known = found.design, found.provenance
    luck = "" if design.common_luck else " --independent-luck"
    command = (
        f"sahel-sim experiment {DESIGN} --scenario {SCENARIO} --runs {design.runs} --seed {design.seed} "
        f"--outcomes {','.join(design.outcomes)}{luck}"
    )
    entries = (
        (_("Scenario"), f"{design.scenario.name}, {design.scenario.digest()}"),
        (_("Runs"), f"{count(len(found))} × {count(design.runs)}, seed {design.seed}"),
        (_("Digest of the outcomes"), known["digest"]),
    )
    again = _("Again")
    told = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in entries)
    return f"<dl>\n{told}<dt>{escape(again)}</dt><dd><code>{escape(command)}</code></dd>\n</dl>"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "\n".join(
        f'<tr><th scope="row">{escape(first)}</th>' + "".join(f"<td>{escape(x)}</td>" for x in rest) + "</tr>"
        for first, *rest in rows
    )
    return (
        f'<div class="scroll">\n<table>\n<thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody>\n'
        "</table>\n</div>"
    )


def _cell(value: object) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
