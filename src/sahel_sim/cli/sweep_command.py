"""``sahel-sim sweep``: simulate a scenario at every point of a grid, and write a folder with maps."""

import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from sahel_sim.cli.console import PAGE, Voice, paths_of
from sahel_sim.cli.options import LARGEST_SEED, MOST_RUNS, Hands, Options
from sahel_sim.cli.usage_errors import Trouble, missing
from sahel_sim.languages import _

if TYPE_CHECKING:
    from sahel_sim.cli.study_run import ExtraFigures
    from sahel_sim.cli.sweep_workload import Effort
    from sahel_sim.designs.grid import Sweep
    from sahel_sim.designs.sweep_results import SweepOutcomes
    from sahel_sim.execution.checkpoint import Checkpoint
    from sahel_sim.studies.sweep import SweepResults

WIDTH = 80

FEW = 5
"""Runs that broke off which are told one by one; the others are in the provenance."""


def sweep(language: str) -> Callable[..., None]:
    """The command in that language."""
    options = Options()

    def command(
        scenario: Annotated[str | None, options.argument("swept")] = None,
        vary: Annotated[list[str] | None, options.option("vary", "--vary", "-v")] = None,
        runs: Annotated[
            int | None, options.option("runs", "--runs", "-n", told="cell_runs", min=1, max=MOST_RUNS)
        ] = None,
        seed: Annotated[int | None, options.option("seed", told="cell_seed", min=0, max=LARGEST_SEED)] = None,
        outcomes: Annotated[str | None, options.option("outcomes", told="swept_outcomes")] = None,
        output: Annotated[Path | None, options.option("output", "--output", "-o", told="maps")] = None,
        resume: Annotated[Path | None, options.option("resume", told="resume_sweep")] = None,
        until_width: Annotated[float | None, options.until_width] = None,
        figures: Annotated[str | None, options.figures] = None,
        slides: Annotated[bool, options.slides] = False,
        workers: Annotated[int | None, options.workers] = None,
        dask: Annotated[str | None, options.dask] = None,
        changes: Annotated[list[str] | None, options.changes] = None,
        parameters: Annotated[str | None, options.parameters] = None,
        dry_run: Annotated[bool, options.switch("dry_run", "--dry-run")] = False,
        lang: Annotated[str | None, options.lang] = None,
        quiet: Annotated[bool, options.quiet] = False,
        as_json: Annotated[bool, options.as_json] = False,
    ) -> None:
        from sahel_sim.cli.arguments import with_draws
        from sahel_sim.cli.output_folder import destination
        from sahel_sim.cli.study_run import checked_figures
        from sahel_sim.cli.sweep_arguments import begun_sweep, requested_sweep

        changes = with_draws(changes, parameters)
        voice, hands, extra = (
            Voice(language, quiet, as_json),
            Hands(workers, dask),
            checked_figures(figures, slides),
        )
        if resume is not None and output is not None:
            raise Trouble(_("--resume already names the folder, so --output cannot name another."))
        if scenario is None and (resume is None or vary or changes or outcomes):
            raise missing(_("SCENARIO|SWEEP"), "sahel-sim sweep")
        if scenario is None and resume is not None:
            asked = begun_sweep(resume, runs, seed)
        else:
            asked = requested_sweep(scenario or "", vary or [], changes or [], runs, seed, outcomes)
        if until_width is not None and runs is None and resume is None:
            cells = len(list(asked.points))
            asked = replace(asked, runs=max(MOST_RUNS // cells, 1))
        if dry_run:
            _foretell(asked, workers, voice)
            return
        place = resume or destination(output, f"sweep-{asked.name}")
        _run(asked, place, hands, voice, until_width, extra)

    return command


def _foretell(asked: "Sweep", workers: int | None, voice: Voice) -> None:
    """Say what the sweep would take, and write nothing."""
    from sahel_sim.cli.sweep_workload import effort, tell, tell_grid

    found = effort(asked, workers)
    for line in [
        *tell_grid(asked),
        *tell(found, asked),
        _("Nothing was run, and nothing was written."),
    ]:
        voice.show(textwrap.fill(line, WIDTH, subsequent_indent="  "))
    sizes = {"cells": found.cells, "runs": asked.runs, "total_runs": found.runs, "workers": found.workers}
    expected = {"seconds": round(found.seconds, 1), "bytes": found.size}
    voice.data({"done": True, "dry_run": True, **_about(asked), **sizes, **expected})


def _run(
    asked: "Sweep",
    place: Path,
    hands: Hands,
    voice: Voice,
    until_width: float | None,
    extra: "ExtraFigures",
) -> None:
    """Simulate what is left to do, write the folder, and say what came out."""
    from sahel_sim.cli.resume import check_none_is_lost, names, unfinished
    from sahel_sim.cli.study_run import save_figures
    from sahel_sim.cli.sweep_workload import effort, tell
    from sahel_sim.report.figures.sweep_figures import sweep_figures
    from sahel_sim.report.study_slides import sweep_slides
    from sahel_sim.report.sweep_folder import write_sweep
    from sahel_sim.results.outcome_reader import AnsweringReducer

    cells = list(asked.cells(voice.language))
    reducer = AnsweringReducer(asked.outcomes)
    with (
        _marked(place, asked),
        unfinished(place, cells, voice, asked.runs, asked.seed, reducer, "sweep") as kept,
    ):
        done = len(kept.done & names(len(cells), asked.runs))
        found = effort(asked, hands.workers, done)
        for line in tell(found, asked):
            voice.beside(textwrap.fill(line, WIDTH, subsequent_indent="  "))
        _rehearse(asked, place, found, voice)
        who = Hands(found.workers, None) if hands.dask is None else hands
        swept = _swept(asked, who, kept, voice, until_width)
        if swept.decision is not None:
            check_none_is_lost(kept, swept.decision.runs, swept.decision.wanted, place, len(cells))
        voice.beside(_("Drawing figures and writing the page."))
        write_sweep(swept, place, voice.language, kept.folder)
    save_figures(
        place,
        extra,
        lambda theme: sweep_figures(swept, voice.language, theme),
        lambda: sweep_slides(swept, voice.language),
        voice,
    )
    _tell(swept, place, voice)


def _rehearse(asked: "Sweep", place: Path, found: "Effort", voice: Voice) -> None:
    """Try whether the folder can be written, with few runs of the corners, before many of all cells."""
    from sahel_sim.cli.rehearsal import ENOUGH, any_new, check_room, corners, rehearse
    from sahel_sim.execution.execution import Execution
    from sahel_sim.report.sweep_folder import write_sweep
    from sahel_sim.studies.study import execute
    from sahel_sim.studies.sweep import study_of

    if found.runs < ENOUGH or found.left < found.runs:
        return

    def write(folder: Path) -> None:
        write_sweep(execute(study_of(corners(asked)), Execution(1)), folder, voice.language)

    rehearse(place, any_new([asked.scenario]), write)
    check_room(place, found.size)


def _swept(
    asked: "Sweep", hands: Hands, kept: "Checkpoint", voice: Voice, until_width: float | None
) -> "SweepResults":
    """Run it, with a bar on a terminal."""
    from sahel_sim.cli.progress import bar, hired
    from sahel_sim.execution.execution import Execution
    from sahel_sim.studies.study import execute
    from sahel_sim.studies.sweep import study_of

    study = study_of(asked, asked.runs, until_width)
    with bar(study.runs, voice) as progress, hired(hands.workers or 1, hands.dask) as executor:
        return execute(study, Execution(executor, keep=kept, progress=progress))


@contextmanager
def _marked(place: Path, asked: "Sweep") -> Iterator[None]:
    """Say in the folder what is run, so that it can go on without being named again.

    Where nothing of it is kept in the end, nothing is left behind.
    """
    from sahel_sim.cli.output_folder import UNFINISHED
    from sahel_sim.execution.atomic_write import write_atomically
    from sahel_sim.report.sweep_files import SCENARIO, SWEEP, scenario_text, sweep_text

    texts = {SCENARIO: scenario_text, SWEEP: sweep_text}
    is_new = not (place / SWEEP).exists()
    if is_new:
        place.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            told = text(asked).encode()
            write_atomically(place / name, lambda file, told=told: file.write(told))  # type: ignore[misc]
    try:
        yield
    except BaseException:
        if is_new and not (place / UNFINISHED).exists():
            for name in texts:
                (place / name).unlink(missing_ok=True)
            if not any(place.iterdir()):
                place.rmdir()
        raise


def _tell(swept: "SweepResults", place: Path, voice: Voice) -> None:
    """The corners in sentences, a table of the first outcome, and where everything is."""
    from sahel_sim.cli.study_run import decision_data
    from sahel_sim.report.answer_card import card_text
    from sahel_sim.report.study_text import decision_text
    from sahel_sim.report.sweep_card import sweep_card
    from sahel_sim.report.sweep_cells import Cells, findings
    from sahel_sim.report.sweep_terminal import cell_table

    voice.show()
    _tell_failures(swept, voice)
    found = findings(swept)
    if swept.decision is not None:
        voice.fill(decision_text(swept.decision))
        voice.show()
    voice.show(card_text(sweep_card(swept, voice.language), voice.width))
    voice.show()
    voice.show(cell_table(Cells(swept, swept.sweep.outcomes[0])), whole=True)
    voice.show()
    voice.show(_("To read, open this page: {path}", path=place / PAGE))
    voice.show(_("Figures, cells.csv and sweep.nc are beside it, in {folder}", folder=place))
    known = swept.provenance
    voice.data(
        {
            "done": True,
            **_about(swept.sweep),
            "cells": known["cells"],
            "runs": known["runs"],
            **paths_of(place),
            "headline": found,
            "corners": _corners(swept),
            "digest": known["digest"],
            "failures": known["failures"],
            "until_width": decision_data(swept),
        }
    )


def _tell_failures(swept: "SweepOutcomes", voice: Voice) -> None:
    """Say which runs broke off, the first few of them one by one."""
    from sahel_sim.report.sweep_cells import Cells

    failures = swept.tally.failures
    if not failures:
        return
    cells = Cells(swept, swept.sweep.outcomes[0])
    places = cells.every()
    voice.show(
        _(
            "{number} of {runs} runs broke off and are left out:",
            number=len(failures),
            runs=len(places) * swept.sweep.runs,
        )
    )
    for story, each in failures[:FEW]:
        holes = {"replicate": each.replicate, "seed": swept.sweep.seed, "message": each.message}
        voice.show(
            _("- number {replicate}, seed {seed}, at {at}: {message}", at=cells.at(places[story]), **holes)
        )
    if len(failures) > FEW:
        voice.show(_("and {number} more", number=len(failures) - FEW))
    voice.show()


def _about(asked: "Sweep") -> dict[str, Any]:
    return {
        "sweep": asked.name,
        "scenario": asked.scenario.name,
        "seed": asked.seed,
        "levers": {axis.lever: list(axis.values) for axis in asked.axes},
        "outcomes": list(asked.outcomes),
    }


def _corners(swept: "SweepOutcomes") -> list[dict[str, Any]]:
    """Mean and interval of every outcome at every corner; what is no number is null."""
    from sahel_sim.report.sweep_cells import Cells

    rows = []
    for name, found in swept.estimates.items():
        for place in Cells(swept, name).corners:
            steps = zip(swept.sweep.axes, place, strict=True)
            levers = {axis.lever: axis.values[step] for axis, step in steps}
            parts = {"mean": found.mean, "low": found.low, "high": found.high}
            numbers = {key: float(part[place]) for key, part in parts.items()}
            told = {key: None if x != x else x for key, x in numbers.items()}
            rows.append({"outcome": name, "levers": levers, **told, "runs": int(found.counted[place])})
    return rows
