"""``sahel-sim reproduce`` for the folder of a comparison: every story again, and which of them differs."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sahel_sim.cli.console import Voice
from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.languages import _
from sahel_sim.results.provenance import COMPARE, ProvenanceError, read_provenance

if TYPE_CHECKING:
    from sahel_sim.scenario import Scenario

PROVENANCE, SCENARIOS = "provenance.json", "scenarios"


def is_of_comparison(folder: Path) -> bool:
    """Whether a folder says that it holds several stories side by side."""
    try:
        return read_provenance(folder).kind == COMPARE
    except ProvenanceError:
        return False


def compared_again(folder: Path, workers: int | None, voice: Voice) -> bool:
    """Run every story again, and say what differs in which; whether anything does.

    Raises
    ------
    Trouble
        If a file is missing or damaged.
    ScenarioError
        If a scenario cannot be read.
    """
    from sahel_sim.cli.reproduce_command import Finding, again, as_data, otherwise, tell, versions

    found: list[Finding] = []
    elsewhere: list[Finding] = []
    told: list[dict[str, Any]] = []
    stories = _told_by(folder)
    for known, story, file in stories:
        results = again(known, story, workers, voice)
        here: list[Finding] = []
        if not story.has_digest(known.get("scenario_digest")):
            here.append(("differs_story_file", {"file": file}))
        here += otherwise(known, results)
        if here:
            found += [("differs_in_story", {"name": story.name}), *here]
        elsewhere += [each for each in versions(known, results.provenance) if each not in elsewhere]
        differs = [as_data(finding) for finding in here]
        told.append({"story": story.name, "same": not here, "digest": results.digest(), "differs": differs})
    if found:
        tell(found, elsewhere, voice)
    else:
        first, names = stories[0][0], ", ".join(story.name for _, story, _ in stories)
        runs = first["runs"] + len(first["failures"])
        voice.show(
            _(
                "The same bits: {runs} runs of each of {names}, seed {seed}.",
                runs=runs,
                names=names,
                seed=first["seed"],
            )
        )
    voice.data(
        {
            "done": True,
            "same": not found,
            "stories": told,
            "versions": [as_data(finding) for finding in elsewhere],
        }
    )
    return bool(found)


def _told_by(folder: Path) -> "list[tuple[dict[str, Any], Scenario, str]]":
    """For each story what the folder says of how it was made, its scenario, and the file of it."""
    from sahel_sim.cli.reproduce_command import of_a_run
    from sahel_sim.scenario import read

    try:
        every = [of_a_run(each) for each in read_provenance(folder).known["scenarios"]]
        files = [f"{SCENARIOS}/{at}_{each['scenario']}.yaml" for at, each in enumerate(every, start=1)]
        if not files:
            raise ValueError
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise Trouble(
            _(
                "{folder} does not hold the results of a run: {name} is missing or damaged.",
                folder=folder,
                name=PROVENANCE,
            )
        ) from None
    for file in files:
        if not (folder / file).is_file():
            raise Trouble(
                _(
                    "{folder} does not hold the results of a run: {name} is missing or damaged.",
                    folder=folder,
                    name=file,
                )
            )
    return [(known, read(folder / file), file) for known, file in zip(every, files, strict=True)]
