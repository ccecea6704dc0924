"""``sahel-sim compare``: run scenarios with the same luck, and say what each changes against the first."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from sahel_sim.cli.console import Voice, paths_of
from sahel_sim.cli.options import Hands, Options
from sahel_sim.cli.usage_errors import missing, refuse_beside_resume
from sahel_sim.languages import _

if TYPE_CHECKING:
    from sahel_sim.cli.study_run import ExtraFigures
    from sahel_sim.studies.comparison import Comparison
    from sahel_sim.studies.study import Study


def compare(language: str) -> Callable[..., None]:
    """The command in that language."""
    options = Options()

    def command(
        scenarios: Annotated[list[str] | None, options.argument("scenarios")] = None,
        runs: Annotated[int | None, options.runs] = None,
        seed: Annotated[int | None, options.seed] = None,
        output: Annotated[
            Path | None, options.option("output", "--output", "-o", told="compared_folder")
        ] = None,
        resume: Annotated[Path | None, options.option("resume", told="resume_study")] = None,
        figures: Annotated[str | None, options.figures] = None,
        slides: Annotated[bool, options.slides] = False,
        workers: Annotated[int | None, options.workers] = None,
        dask: Annotated[str | None, options.dask] = None,
        changes: Annotated[list[str] | None, options.changes] = None,
        parameters: Annotated[str | None, options.parameters] = None,
        outcomes: Annotated[str | None, options.option("outcomes")] = None,
        width: Annotated[float | None, options.option("width", min=0.0001, max=2.0)] = None,
        until_width: Annotated[float | None, options.until_width] = None,
        lang: Annotated[str | None, options.lang] = None,
        quiet: Annotated[bool, options.quiet] = False,
        as_json: Annotated[bool, options.as_json] = False,
    ) -> None:
        from sahel_sim.cli.arguments import listed, with_draws
        from sahel_sim.cli.study_run import checked_figures

        changes = with_draws(changes, parameters)
        voice, who, extra = (
            Voice(language, quiet, as_json),
            Hands(workers, dask),
            checked_figures(figures, slides),
        )
        if resume is not None:
            from sahel_sim.cli.resume import begun_study

            said: dict[str, object] = {
                "--output": output,
                "--runs": runs,
                "--seed": seed,
                "--outcomes": outcomes,
            }
            said |= {"--width": width, "--until-width": until_width, "--set": changes or None}
            refuse_beside_resume({**dict.fromkeys(scenarios or (), True), **said})
            _run(begun_study(resume, "compare"), resume, who, voice, extra)
            return
        if not scenarios:
            raise missing(_("SCENARIO..."), "sahel-sim compare")
        study = _requested(scenarios, runs, seed, changes or [], listed(outcomes), width, until_width)
        from sahel_sim.cli.output_folder import destination

        _run(study, destination(output, study.name), who, voice, extra)

    return command


def _requested(
    scenarios: list[str],
    runs: int | None,
    seed: int | None,
    changes: list[str],
    names: list[str] | None,
    width: float | None,
    until_width: float | None,
) -> "Study[Comparison]":
    """The comparison that a command line asks for, checked."""
    from sahel_sim.cli.arguments import requested
    from sahel_sim.studies.comparison import comparison_study

    base = requested(scenarios[0], changes, runs, seed)
    others = [requested(each, changes) for each in scenarios[1:]]
    number = runs if until_width is not None else base.runs
    return comparison_study(
        base, *others, runs=number, seed=base.seed, outcomes=names, width=width, until_width=until_width
    )


def _run(study: "Study[Comparison]", place: Path, who: Hands, voice: Voice, extra: "ExtraFigures") -> None:
    """Run what is left to do, write the folder, and say what differs."""
    from sahel_sim.cli.study_run import decision_data, keep_and_run, save_figures, tell_failures
    from sahel_sim.report.answer_card import card_text
    from sahel_sim.report.comparison_card import comparison_card
    from sahel_sim.report.comparison_page import comparison_table, write_comparison
    from sahel_sim.report.comparison_text import sentences
    from sahel_sim.report.figures.comparison_figures import comparison_figures
    from sahel_sim.report.figures.run_figures import all_pictures
    from sahel_sim.report.study_slides import comparison_slides
    from sahel_sim.report.study_text import decision_text
    from sahel_sim.results.paired_differences import record

    def write(few: "Comparison", folder: Path) -> Path:
        return write_comparison(few, folder, voice.language)

    with keep_and_run(study, place, who, voice, write) as (compared, kept):
        write_comparison(compared, place, voice.language, kept)
    results = compared.results
    for each in results:
        tell_failures(each, voice)
    if compared.decision is not None:
        voice.show()
        voice.fill(decision_text(compared.decision))
    voice.show()
    voice.show(card_text(comparison_card(compared, voice.language), voice.width))
    for against in compared.against:
        voice.show()
        voice.points(sentences(compared, against))
        voice.show()
        voice.show(comparison_table(compared, against, voice.language))
    voice.tell_folder(place)
    save_figures(
        place,
        extra,
        lambda theme: all_pictures(comparison_figures(compared, voice.language, theme)),
        lambda: comparison_slides(compared, voice.language),
        voice,
    )
    voice.data(
        {
            "done": True,
            "base": compared.base,
            "scenarios": [each.scenario.name for each in results],
            "runs": len(results[0]) + len(results[0].failures),
            "seed": study.seed,
            **paths_of(place),
            "digests": [each.digest() for each in results],
            "failures": [each.provenance["failures"] for each in results],
            "until_width": decision_data(compared),
            "differences": [
                {"other": a.scenario, **_plain(record(d))} for a in compared.against for d in a.differences
            ],
        }
    )


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """The values with null where there is no finite number."""
    return {k: None if isinstance(v, float) and not math.isfinite(v) else v for k, v in values.items()}
