"""``sahel-sim patterns``: hold the simulated wars against what is known of the real ones."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from sahel_sim.cli.console import Voice, paths_of
from sahel_sim.cli.options import Options
from sahel_sim.languages import _

NAME = "patterns"
"""The folder in ``results`` unless another is named."""


def patterns(language: str) -> Callable[..., None]:
    """The command in that language."""
    options = Options()

    def command(
        only: Annotated[list[str] | None, options.argument("patterns")] = None,
        runs: Annotated[int | None, options.runs] = None,
        seed: Annotated[int | None, options.seed] = None,
        output: Annotated[
            Path | None, options.option("output", "--output", "-o", told="patterns_folder")
        ] = None,
        workers: Annotated[int | None, options.workers] = None,
        changes: Annotated[list[str] | None, options.changes] = None,
        parameters: Annotated[str | None, options.option("parameters", told="parameters_of_patterns")] = None,
        lang: Annotated[str | None, options.lang] = None,
        quiet: Annotated[bool, options.quiet] = False,
        as_json: Annotated[bool, options.as_json] = False,
    ) -> None:
        voice = Voice(language, quiet, as_json)
        _scored(only or [], runs, seed, output, workers, changes or [], parameters or "", voice)

    return command


def _scored(
    only: list[str],
    runs: int | None,
    seed: int | None,
    output: Path | None,
    workers: int | None,
    changes: list[str],
    parameters: str,
    voice: Voice,
) -> None:
    """Run the starts, write the folder, and say how many patterns are inside."""
    from sahel_sim.cli.arguments import changed_by
    from sahel_sim.cli.output_folder import destination
    from sahel_sim.cli.progress import hired, processes
    from sahel_sim.report.answer_card import card_text
    from sahel_sim.report.patterns_card import patterns_card
    from sahel_sim.report.patterns_page import patterns_table, record, sentences, write_patterns
    from sahel_sim.validation import scorecard
    from sahel_sim.validation.scoring import RUNS, SEED

    language, number = voice.language, runs or RUNS
    settings = changed_by(changes)
    place = destination(output, NAME)
    with hired(processes(number, workers), None) as hands:
        card = scorecard(
            number,
            seed=SEED if seed is None else seed,
            settings=settings,
            parameters=[name.strip() for name in parameters.split(",") if name.strip()],
            only=only,
            executor=hands,
            progress=lambda name: voice.beside(_("Simulating {name} ...", name=name)),
            language=language,
        )
    write_patterns(card, place, language)
    voice.show(card_text(patterns_card(card, language), voice.width))
    voice.show(patterns_table(card, language))
    voice.points(sentences(card))
    voice.show()
    voice.tell_folder(place)
    voice.data({"done": True, **paths_of(place), **record(card, language)})
