"""``sahel-sim reproduce``: run the results in a folder again, and say whether every bit is the same."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sahel_sim.cli.console import Voice
from sahel_sim.cli.options import Hands, Options
from sahel_sim.cli.usage_errors import OURS

if TYPE_CHECKING:
    from sahel_sim.studies.reproduction import Reproduction


def reproduce(language: str) -> Callable[..., None]:
    """The command in that language."""
    options = Options()

    def command(
        folder: Annotated[Path, options.argument("results")],
        workers: Annotated[int | None, options.workers] = None,
        dask: Annotated[str | None, options.dask] = None,
        lang: Annotated[str | None, options.lang] = None,
        quiet: Annotated[bool, options.quiet] = False,
        as_json: Annotated[bool, options.as_json] = False,
    ) -> None:
        voice = Voice(language, quiet, as_json)
        made = _again(folder, Hands(workers, dask), voice)
        voice.show(made.text(language), whole=True)
        voice.data(_as_data(made))
        if not made.same:
            raise typer.Exit(OURS)

    return command


def _again(folder: Path, hands: Hands, voice: Voice) -> "Reproduction":
    """The study in the folder, run once more."""
    from sahel_sim.cli.progress import bar, foretell, hired, processes
    from sahel_sim.execution.execution import Execution
    from sahel_sim.studies.reproduction import reproduce_study
    from sahel_sim.studies.study_files import provenance_of, read_study

    known = provenance_of(folder)
    study = read_study(folder, known)
    workers = processes(study.runs, hands.workers)
    if hands.dask is None and study.scenarios:
        foretell(study.scenarios[0], workers, voice, study.runs)
    with bar(study.runs, voice) as progress, hired(workers, hands.dask) as executor:
        return reproduce_study(folder, known, study, Execution(executor, progress=progress))


def _as_data(made: "Reproduction") -> dict[str, Any]:
    """The same for programs; of a comparison also story by story."""
    told = {
        "done": True,
        "kind": made.study.kind,
        "same": made.same,
        "digest": made.result.digest(),
        "differs": [each.as_data() for each in made.differences],
        "versions": [each.as_data() for each in made.elsewhere],
    }
    scenarios = getattr(made.result, "results", None)
    if scenarios is None:
        return told
    found = []
    for each in scenarios:
        here = [finding for finding in made.differences if finding.scenario == each.scenario.name]
        differs = [finding.as_data() for finding in here]
        found.append(
            {"story": each.scenario.name, "same": not here, "digest": each.digest(), "differs": differs}
        )
    return {**told, "stories": found}
