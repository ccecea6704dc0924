"""``sahel-sim experiment``: simulate a scenario under each row of a table, and write a folder with a page."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from sahel_sim.cli.console import Voice, paths_of, records
from sahel_sim.cli.options import MOST_RUNS, Hands, Options
from sahel_sim.cli.usage_errors import missing, refuse_beside_resume
from sahel_sim.languages import _

if TYPE_CHECKING:
    from sahel_sim.cli.study_run import ExtraFigures
    from sahel_sim.studies.experiment import ExperimentResults
    from sahel_sim.studies.study import Study

MOST = 12
"""Rows that are told on the screen; all are in the tables."""


def experiment(language: str) -> Callable[..., None]:
    """The command in that language."""
    options = Options()

    def command(
        table: Annotated[Path | None, options.argument("table")] = None,
        scenario: Annotated[str | None, options.option("scenario", told="table_scenario")] = None,
        runs: Annotated[
            int | None, options.option("runs", "--runs", "-n", told="row_runs", min=1, max=MOST_RUNS)
        ] = None,
        seed: Annotated[int | None, options.seed] = None,
        outcomes: Annotated[str | None, options.option("outcomes", told="row_outcomes")] = None,
        independent_luck: Annotated[bool, options.switch("independent_luck", "--independent-luck")] = False,
        until_width: Annotated[float | None, options.until_width] = None,
        output: Annotated[
            Path | None, options.option("output", "--output", "-o", told="experiment_folder")
        ] = None,
        resume: Annotated[Path | None, options.option("resume", told="resume_study")] = None,
        figures: Annotated[str | None, options.figures] = None,
        slides: Annotated[bool, options.slides] = False,
        workers: Annotated[int | None, options.workers] = None,
        dask: Annotated[str | None, options.dask] = None,
        changes: Annotated[list[str] | None, options.changes] = None,
        lang: Annotated[str | None, options.lang] = None,
        quiet: Annotated[bool, options.quiet] = False,
        as_json: Annotated[bool, options.as_json] = False,
    ) -> None:
        from sahel_sim.cli.arguments import listed, requested
        from sahel_sim.cli.output_folder import destination
        from sahel_sim.cli.resume import begun_study
        from sahel_sim.cli.study_run import checked_figures
        from sahel_sim.studies.experiment import experiment_study

        voice, who, extra = (
            Voice(language, quiet, as_json),
            Hands(workers, dask),
            checked_figures(figures, slides),
        )
        if resume is not None:
            said: dict[str, object] = {"--output": output, "--scenario": scenario, "--runs": runs}
            said |= {"--seed": seed, "--outcomes": outcomes, "--until-width": until_width}
            said |= {"--independent-luck": independent_luck or None, "--set": changes or None}
            refuse_beside_resume({**({} if table is None else {str(table): table}), **said})
            _run(begun_study(resume, "experiment"), resume, who, voice, extra)
            return
        if table is None:
            raise missing(_("TABLE.csv"), "sahel-sim experiment")
        if scenario is None:
            raise missing("--scenario", "sahel-sim experiment")
        study = experiment_study(
            table,
            requested(scenario, changes or []),
            runs=runs,
            seed=seed,
            outcomes=listed(outcomes),
            common_random_numbers=not independent_luck,
            until_width=until_width,
        )
        _run(study, destination(output, study.name), who, voice, extra)

    return command


def _run(
    study: "Study[ExperimentResults]", place: Path, who: Hands, voice: Voice, extra: "ExtraFigures"
) -> None:
    """Run what is left to do, write the folder, and say what came out."""
    from sahel_sim.cli.study_run import decision_data, keep_and_run, save_figures
    from sahel_sim.report.answer_card import card_text
    from sahel_sim.report.experiment_card import experiment_card
    from sahel_sim.report.experiment_folder import experiment_figures, write_experiment
    from sahel_sim.report.study_slides import experiment_slides
    from sahel_sim.report.study_text import decision_text, estimate_lines

    def write(few: "ExperimentResults", folder: Path) -> Path:
        return write_experiment(few, folder, voice.language)

    with keep_and_run(study, place, who, voice, write) as (found, kept):
        write_experiment(found, place, voice.language, kept)
    values, names = found.reduction.values, found.design.names
    failures = found.reduction.failures
    if failures:
        told = {"number": len(failures), "runs": len(names) * found.design.runs}
        voice.show(_("{number} of {runs} runs broke off and are left out:", **told))
        for at, each in failures[:MOST]:
            voice.show(f"- {names[at]}, {each.replicate}: {each.message}")
    if found.decision is not None:
        voice.fill(decision_text(found.decision))
    voice.show()
    voice.show(card_text(experiment_card(found, voice.language), voice.width))
    for at, name in enumerate(names[:MOST]):
        voice.show()
        voice.show(name)
        voice.points(estimate_lines(values, at))
    if len(names) > MOST:
        voice.show()
        voice.show(_("And {number} rows more, in summary.csv.", number=len(names) - MOST))
    voice.show()
    voice.tell_folder(place)
    save_figures(
        place,
        extra,
        lambda theme: experiment_figures(found, theme),
        lambda: experiment_slides(found, voice.language),
        voice,
    )
    voice.data(
        {
            "done": True,
            "scenario": found.design.scenario.name,
            "settings": len(found),
            "runs": found.design.runs,
            "seed": found.design.seed,
            "common_luck": found.design.common_random_numbers,
            **paths_of(place),
            "digest": found.digest(),
            "failures": found.provenance["failures"],
            "until_width": decision_data(found),
            "summary": records(found.summary()),
        }
    )
