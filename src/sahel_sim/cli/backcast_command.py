"""``sahel-sim backcast``: hold what the model says of 2022 and 2023 against what was recorded."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from sahel_sim.cli.console import Voice, paths_of
from sahel_sim.cli.options import Options
from sahel_sim.languages import _

NAME = "backcast"
"""The folder in ``results`` unless another is named."""


def backcast(language: str) -> Callable[..., None]:
    """The command in that language."""
    options = Options()

    def command(
        file: Annotated[Path, options.argument("events_file")],
        accepted: Annotated[Path | None, options.option("accepted")] = None,
        runs: Annotated[
            int | None, options.option("runs", "--runs", "-n", told="backcast_runs", min=20)
        ] = None,
        seed: Annotated[int | None, options.seed] = None,
        output: Annotated[
            Path | None, options.option("output", "--output", "-o", told="backcast_folder")
        ] = None,
        workers: Annotated[int | None, options.workers] = None,
        lang: Annotated[str | None, options.lang] = None,
        quiet: Annotated[bool, options.quiet] = False,
        as_json: Annotated[bool, options.as_json] = False,
    ) -> None:
        _forecast(file, accepted, runs, seed, output, workers, Voice(language, quiet, as_json))

    return command


def _forecast(
    file: Path,
    accepted: Path | None,
    runs: int | None,
    seed: int | None,
    output: Path | None,
    workers: int | None,
    voice: Voice,
) -> None:
    """Read, forecast, write the folder, and say what came out."""
    from sahel_sim.cli.output_folder import destination
    from sahel_sim.execution.execution import Execution
    from sahel_sim.report.answer_card import card_text
    from sahel_sim.report.backcast_card import backcast_card
    from sahel_sim.report.backcast_page import backcast_record, write_backcast
    from sahel_sim.scenario.draw_kinds import SHIPPED
    from sahel_sim.validation.backcast import RUNS, SEED, backcast, judged_set
    from sahel_sim.validation.event_reader import read_events

    events = read_events(file)
    fitted = judged_set(accepted or SHIPPED)
    place = destination(output, NAME)
    voice.beside(_("Simulating {name} ...", name="mali_2017_03"))
    chosen = SEED if seed is None else seed
    how = {"seed": chosen, "reporting": fitted.reporting, "execution": Execution(workers)}
    found = backcast(events, fitted.sets, runs or RUNS, **how)  # type: ignore[arg-type]
    write_backcast(found, place, voice.language)
    voice.show(card_text(backcast_card(found, voice.language), voice.width))
    voice.show()
    voice.tell_folder(place)
    voice.data({"done": True, **paths_of(place), **backcast_record(found)})
