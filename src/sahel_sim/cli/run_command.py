"""``sahel-sim run``: simulate a scenario, and write a folder with a page to read."""

from collections.abc import Callable
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from sahel_sim.cli.console import Voice, paths_of, records
from sahel_sim.cli.options import Hands, Options
from sahel_sim.cli.usage_errors import Trouble, missing
from sahel_sim.languages import _

if TYPE_CHECKING:
    from sahel_sim.cli.study_run import ExtraFigures
    from sahel_sim.designs.until_width import Decision
    from sahel_sim.execution.checkpoint import Checkpoint
    from sahel_sim.results.ensemble import Ensemble
    from sahel_sim.scenario import Scenario


def run(language: str) -> Callable[..., None]:
    """The command in that language."""
    options = Options()

    def command(
        scenario: Annotated[str | None, options.argument("scenario")] = None,
        runs: Annotated[int | None, options.runs] = None,
        seed: Annotated[int | None, options.seed] = None,
        output: Annotated[Path | None, options.option("output", "--output", "-o")] = None,
        resume: Annotated[Path | None, options.option("resume")] = None,
        until_width: Annotated[float | None, options.until_width] = None,
        outcomes: Annotated[str | None, options.option("outcomes", told="run_outcomes")] = None,
        places: Annotated[bool, options.switch("places")] = False,
        figures: Annotated[str | None, options.figures] = None,
        slides: Annotated[bool, options.slides] = False,
        workers: Annotated[int | None, options.workers] = None,
        dask: Annotated[str | None, options.dask] = None,
        changes: Annotated[list[str] | None, options.changes] = None,
        parameters: Annotated[str | None, options.parameters] = None,
        lang: Annotated[str | None, options.lang] = None,
        quiet: Annotated[bool, options.quiet] = False,
        as_json: Annotated[bool, options.as_json] = False,
    ) -> None:
        from sahel_sim.cli.arguments import requested, with_draws
        from sahel_sim.cli.output_folder import destination
        from sahel_sim.cli.resume import begun, begun_with
        from sahel_sim.cli.run_outcomes import named, simulate_outcomes
        from sahel_sim.cli.study_run import checked_figures, refuse_extra

        voice, changes = Voice(language, quiet, as_json), with_draws(changes, parameters)
        hands, extra = Hands(workers, dask), checked_figures(figures, slides)
        if places and outcomes is not None:
            raise Trouble(
                _(
                    "With --outcomes nothing else is kept of a run, so --places cannot be. Leave out "
                    "one of them."
                )
            )
        if outcomes is not None:
            refuse_extra(extra)
        names = None if outcomes is None else named(outcomes)
        if until_width is not None and runs is None:
            from sahel_sim.designs.until_width import MOST

            runs = MOST
        if resume is not None:
            if output is not None:
                raise Trouble(_("--resume already names the folder, so --output cannot name another."))
            story, place = begun(resume, scenario, changes or [], voice, runs, seed), resume
            with_places, alone = begun_with(resume)
            places = places or with_places
            names = names or named(",".join(alone)) if alone else names
        elif scenario is None:
            raise missing(_("SCENARIO"), "sahel-sim run")
        else:
            story = requested(scenario, changes or [], runs, seed)
            place = destination(output, story.name)
        if names is not None:
            simulate_outcomes(story, names, place, hands, voice, until_width)
        else:
            simulate(story, place, hands, voice, until_width, extra, places)

    return command


def simulate(
    story: "Scenario",
    place: Path,
    hands: Hands,
    voice: Voice,
    until_width: float | None = None,
    extra: "ExtraFigures | None" = None,
    places: bool = False,
) -> None:
    """Simulate what is left to do, write the folder, and say what came out."""
    from sahel_sim.cli.progress import processes
    from sahel_sim.cli.rehearsal import rehearse_run
    from sahel_sim.cli.resume import check_none_is_lost, unfinished
    from sahel_sim.cli.study_run import save_figures, tell_failures
    from sahel_sim.execution.execution import Execution
    from sahel_sim.execution.repeats import REPEATED, with_repeats
    from sahel_sim.report.answer_card import card_paragraph, card_text
    from sahel_sim.report.figures.run_figures import all_pictures, run_figures
    from sahel_sim.report.results_folder import write
    from sahel_sim.report.run_card import run_card
    from sahel_sim.report.run_terminal import summary_table
    from sahel_sim.report.study_slides import run_slides
    from sahel_sim.report.study_text import decision_text

    with unfinished(place, story, voice, places=places) as kept:
        rehearse_run(story, place, places, kept, lambda one, folder: write(one, folder, voice.language))
        results, decision = _simulated(story, kept, hands, voice, until_width, places)
        if decision is not None:
            check_none_is_lost(kept, decision.runs, decision.wanted, place)
        results = with_repeats(results, Execution(processes(REPEATED, hands.workers)))
        voice.beside(_("Drawing figures and writing the page."))
        decided = "" if decision is None else decision_text(decision)
        write(results, place, voice.language, kept.folder, decided)
    card = run_card(results, voice.language)
    voice.show()
    tell_failures(results, voice)
    if decided:
        voice.fill(decided)
        voice.show()
    voice.show(card_text(card, voice.width))
    voice.show()
    voice.show(summary_table(results, voice.language))
    voice.tell_folder(place)
    save_figures(
        place,
        extra,
        lambda theme: all_pictures(run_figures(results, voice.language, theme)),
        lambda: run_slides(results, voice.language),
        voice,
    )
    voice.data(
        {
            "done": True,
            "scenario": story.name,
            "runs": len(results),
            "seed": results.seed,
            **paths_of(place),
            "headline": card_paragraph(card),
            "digest": results.digest(),
            "failures": results.provenance["failures"],
            "until_width": None if decision is None else {**asdict(decision), "reached": decision.reached},
            "summary": records(results.summary().reset_index()),
        }
    )


def _simulated(
    story: "Scenario", kept: "Checkpoint", hands: Hands, voice: Voice, until_width: float | None, places: bool
) -> "tuple[Ensemble, Decision | None]":
    """All runs of the scenario; or as many as make intervals narrow enough, and why they are enough."""
    from sahel_sim.cli.progress import foretell, outcome, processes
    from sahel_sim.designs.until_width import FIRST, run_until_narrow, widths_of_chances
    from sahel_sim.scenario import with_changes
    from sahel_sim.studies.run import Results

    def run(number: int) -> "Ensemble":
        asked = with_changes(story, {"runs": number})
        left = len(frozenset(range(number)) - kept.done)
        workers = processes(left, hands.workers)
        if hands.dask is None:
            foretell(asked, workers, voice, left)
        return outcome(asked, workers, voice, keep=kept, dask=hands.dask, places=places)

    if until_width is None:
        return run(story.runs), None
    found, decision = run_until_narrow(
        run, widths_of_chances, until_width, story.runs, min(FIRST, story.runs)
    )
    told = {each.name: getattr(found, each.name) for each in fields(found)}
    return Results(**told, decision=decision), decision
