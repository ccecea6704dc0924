"""``sahel-sim events``: read recorded events of UCDP or ACLED, and write a folder with a page."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from sahel_sim.cli.console import Voice, paths_of
from sahel_sim.cli.options import Options

NAME = "events"
"""The folder in ``results`` unless another is named."""


def events(language: str) -> Callable[..., None]:
    """The command in that language."""
    options = Options()

    def command(
        file: Annotated[Path, options.argument("events_file")],
        until: Annotated[str | None, options.option("until")] = None,
        output: Annotated[
            Path | None, options.option("output", "--output", "-o", told="events_folder")
        ] = None,
        lang: Annotated[str | None, options.lang] = None,
        quiet: Annotated[bool, options.quiet] = False,
        as_json: Annotated[bool, options.as_json] = False,
    ) -> None:
        _read(file, until, output, Voice(language, quiet, as_json))

    return command


def _read(file: Path, until: str | None, output: Path | None, voice: Voice) -> None:
    """Read the file, write the folder, and say what is in it."""
    from sahel_sim.cli.output_folder import destination
    from sahel_sim.report.answer_card import card_text
    from sahel_sim.report.events_card import events_card
    from sahel_sim.report.events_page import events_record, events_terminal, write_events
    from sahel_sim.validation.event_reader import read_events

    table = read_events(file, until)
    place = destination(output, NAME)
    write_events(table, place, voice.language)
    for warning in table.warnings:
        voice.beside(warning.text(voice.language))
    voice.show(card_text(events_card(table, voice.language), voice.width))
    voice.show()
    voice.show(events_terminal(table))
    voice.show()
    voice.tell_folder(place)
    voice.data({"done": True, **paths_of(place), **events_record(table)})
