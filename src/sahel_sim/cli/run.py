"""``sahel-sim run``: simulate a scenario, and write a folder with a page to read."""

import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from sahel_sim.cli.options import Options
from sahel_sim.cli.voice import Voice
from sahel_sim.cli.wording import speaker

if TYPE_CHECKING:
    from sahel_sim.ensemble import Results

WIDTH = 80


def run(language: str) -> Callable[..., None]:
    """The command in that language."""
    options = Options(speaker(language))

    def command(
        scenario: Annotated[str, options.argument("scenario")],
        runs: Annotated[int | None, options.runs] = None,
        seed: Annotated[int | None, options.seed] = None,
        output: Annotated[Path | None, options.option("output", "--output", "-o")] = None,
        workers: Annotated[int | None, options.workers] = None,
        changes: Annotated[list[str] | None, options.changes] = None,
        lang: Annotated[str | None, options.lang] = None,
        quiet: Annotated[bool, options.quiet] = False,
        as_json: Annotated[bool, options.as_json] = False,
    ) -> None:
        voice = Voice(language, quiet, as_json)
        simulate(scenario, runs, seed, output, workers, changes or [], voice)

    return command


def simulate(
    scenario: str,
    runs: int | None,
    seed: int | None,
    output: Path | None,
    workers: int | None,
    changes: list[str],
    voice: Voice,
) -> None:
    """Simulate, write the folder in one go, and say what came out."""
    from sahel_sim.cli.destination import destination
    from sahel_sim.cli.request import requested
    from sahel_sim.cli.waiting import foretell, outcome, processes
    from sahel_sim.report import summary_table, write
    from sahel_sim.report.headline import findings

    story = requested(scenario, changes, voice.language, runs, seed)
    place = destination(output, story.name, voice.language)
    hands = processes(story.runs, workers)
    foretell(story, hands, voice)
    results = outcome(story, hands, voice)
    voice.aside("drawing")
    write(results, place, voice.language)
    page, found = place / "index.html", findings(results, voice.language)
    voice.show()
    for finding in found:
        voice.show(textwrap.fill(finding, WIDTH, initial_indent="- ", subsequent_indent="  "))
    voice.show()
    voice.show(summary_table(results, voice.language))
    voice.say("page_is_at", path=page)
    voice.say("tables_beside", folder=place)
    voice.data(
        {
            "done": True,
            "scenario": story.name,
            "runs": len(results),
            "seed": results.seed,
            "folder": str(place.resolve()),
            "page": str(page.resolve()),
            "headline": " ".join(found),
            "digest": results.digest(),
            "summary": _records(results),
        }
    )


def _records(results: "Results") -> list[dict[str, Any]]:
    """The summary as a list of rows; what is not a number is null."""
    table = results.summary().reset_index()
    return [
        {str(name): None if value != value else value for name, value in row.items()}
        for row in table.astype(object).to_dict("records")
    ]
