"""``sahel-sim compare``: run scenarios with the same luck, and say what each changes against the first."""

import math
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

from sahel_sim.cli.console import Voice
from sahel_sim.cli.options import Options
from sahel_sim.cli.workers import Hands
from sahel_sim.languages import _

WIDTH = 80


def compare(language: str) -> Callable[..., None]:
    """The command in that language."""
    options = Options()

    def command(
        scenarios: Annotated[list[str], options.argument("scenarios")],
        runs: Annotated[int | None, options.runs] = None,
        seed: Annotated[int | None, options.seed] = None,
        output: Annotated[
            Path | None, options.option("output", "--output", "-o", told="compared_folder")
        ] = None,
        workers: Annotated[int | None, options.workers] = None,
        dask: Annotated[str | None, options.dask] = None,
        changes: Annotated[list[str] | None, options.changes] = None,
        outcomes: Annotated[str | None, options.option("outcomes")] = None,
        width: Annotated[float | None, options.option("width", min=0.0001, max=2.0)] = None,
        lang: Annotated[str | None, options.lang] = None,
        quiet: Annotated[bool, options.quiet] = False,
        as_json: Annotated[bool, options.as_json] = False,
    ) -> None:
        names = [part.strip() for part in outcomes.split(",")] if outcomes is not None else None
        voice = Voice(language, quiet, as_json)
        who = Hands(workers, dask)
        _side_by_side(scenarios, runs, seed, output, who, changes or [], names, width, voice)

    return command


def _side_by_side(
    scenarios: list[str],
    runs: int | None,
    seed: int | None,
    output: Path | None,
    who: Hands,
    changes: list[str],
    names: list[str] | None,
    width: float | None,
    voice: Voice,
) -> None:
    """Run each, write the folder in one go, and say what differs."""
    from sahel_sim.cli.arguments import requested
    from sahel_sim.cli.failure_list import tell_failures
    from sahel_sim.cli.output_folder import destination
    from sahel_sim.cli.progress import foretell, outcome, processes
    from sahel_sim.designs.paired_comparison import comparison
    from sahel_sim.report.comparison_checks import check_comparable
    from sahel_sim.report.comparison_page import compared_table, write_comparison
    from sahel_sim.report.comparison_text import sentences
    from sahel_sim.results.paired_differences import record
    from sahel_sim.scenario import with_changes

    language = voice.language
    base = requested(scenarios[0], changes, runs, seed)
    shared = {"runs": base.runs, "seed": base.seed}
    others = [with_changes(requested(s, changes), shared, language) for s in scenarios[1:]]
    stories = [base, *others]
    check_comparable(stories, names, language)
    place = destination(output, "-".join(["compare", *(s.name for s in stories)])[:100])
    hands = processes(base.runs, who.workers)
    results = []
    for story in stories:
        if who.dask is None:
            foretell(story, hands, voice)
        results.append(outcome(story, hands, voice, dask=who.dask))
    compared = comparison(results, names, width)
    voice.beside(_("Drawing figures and writing the page."))
    write_comparison(compared, place, language)
    for each in results:
        tell_failures(each, voice)
    for against in compared.against:
        voice.show()
        for told in sentences(compared, against):
            voice.show(textwrap.fill(told, WIDTH, initial_indent="- ", subsequent_indent="  "))
        voice.show()
        voice.show(compared_table(compared, against, language))
    page = place / "index.html"
    voice.show(_("To read, open this page: {path}", path=page))
    voice.show(_("Figures and tables are beside it, in {folder}", folder=place))
    voice.data(
        {
            "done": True,
            "base": base.name,
            "scenarios": [story.name for story in stories],
            "runs": base.runs,
            "seed": base.seed,
            "folder": str(place.resolve()),
            "page": str(page.resolve()),
            "digests": [each.digest() for each in results],
            "failures": [each.provenance["failures"] for each in results],
            "differences": [
                {"other": a.story, **_plain(record(d))} for a in compared.against for d in a.differences
            ],
        }
    )


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """The values with null where there is no finite number."""
    return {k: None if isinstance(v, float) and not math.isfinite(v) else v for k, v in values.items()}
