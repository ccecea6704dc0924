"""``sahel-sim reproduce``: run the results in a folder again, and say whether every bit is the same."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sahel_sim.cli.console import Voice
from sahel_sim.cli.options import Options
from sahel_sim.cli.usage_errors import OURS, Trouble
from sahel_sim.cli.workers import Hands
from sahel_sim.languages import N_, _

if TYPE_CHECKING:
    import xarray

    from sahel_sim.results.ensemble import Ensemble
    from sahel_sim.scenario import Scenario

Finding = tuple[str, dict[str, Any]]
"""The kind of a difference, and what fills its words."""

DIFFERS = {
    "differs_scenario": N_("- the scenario: scenario.yaml, or a table of its place, is not what was run"),
    "differs_in_story": N_("{name}:"),
    "differs_story_file": N_("- the scenario: {file}, or a table of its place, is not what was run"),
    "differs_digest": N_("- the fingerprint of all results: {was} then, {now} now"),
    "differs_failures": N_("- which runs broke off: {was} then, {now} now"),
    "differs_values": N_("- {name}: {number} of {size} numbers, in {runs} runs, by {most} at most"),
    "differs_shape": N_("- {name}: it is there only once, or has another shape"),
    "differs_version": N_("- {name}: {was} then, {now} now"),
    "file_damaged": N_("- {name}: the file cannot be read"),
    "differs_outcome": N_("The outcome {name} is not the same in every run."),
}
"""What is said of each kind of difference."""
"""One thing that differs: the key of its sentence, and what fills its holes."""


def reproduce(language: str) -> Callable[..., None]:
    """The command in that language."""
    options = Options()

    def command(
        folder: Annotated[Path, options.argument("results")],
        workers: Annotated[int | None, options.workers] = None,
        lang: Annotated[str | None, options.lang] = None,
        quiet: Annotated[bool, options.quiet] = False,
        as_json: Annotated[bool, options.as_json] = False,
    ) -> None:
        from sahel_sim.cli.reproduce_claims import check_not_of_claims
        from sahel_sim.cli.reproduce_comparison import compared_again, is_of_comparison
        from sahel_sim.cli.reproduce_outcomes import is_of_outcomes, outcomes_again
        from sahel_sim.cli.reproduce_sweep import is_of_sweep, swept_again
        from sahel_sim.results.place_dataset import DATA

        voice = Voice(language, quiet, as_json)
        check_not_of_claims(folder)
        if is_of_comparison(folder):
            if compared_again(folder, workers, voice):
                raise typer.Exit(OURS)
            return
        if is_of_sweep(folder):
            if swept_again(folder, workers, voice):
                raise typer.Exit(OURS)
            return
        if is_of_outcomes(folder):
            if outcomes_again(folder, Hands(workers), voice):
                raise typer.Exit(OURS)
            return
        known, story = _told_by(folder)
        results = again(known, story, workers, voice, (folder / DATA).is_file())
        elsewhere = versions(known, results.provenance)
        found = _findings(folder, known, story, results)
        same = {"runs": len(results) + len(results.failures), "name": story.name, "seed": results.seed}
        conclude(found, elsewhere, results.digest(), same, voice)
        if found:
            raise typer.Exit(OURS)

    return command


def _told_by(folder: Path) -> "tuple[dict[str, Any], Scenario]":
    """What the folder says of how it was made, and its scenario.

    Raises
    ------
    Trouble
        If it is not a result folder.
    ScenarioError
        If its scenario cannot be read.
    """
    from sahel_sim.scenario import read

    try:
        known = of_a_run(json.loads((folder / "provenance.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        raise Trouble(
            _(
                "{folder} does not hold the results of a run: {name} is missing or damaged.",
                folder=folder,
                name="provenance.json",
            )
        ) from None
    if not (folder / "scenario.yaml").is_file():
        raise Trouble(
            _(
                "{folder} does not hold the results of a run: {name} is missing or damaged.",
                folder=folder,
                name="scenario.yaml",
            )
        )
    return known, read(folder / "scenario.yaml")


def of_a_run(known: Any) -> dict[str, Any]:
    """The provenance of a run, looked at.

    Raises
    ------
    ValueError, KeyError, TypeError
        If it says too little to run the same again.
    """
    for key, kind in (("seed", int), ("runs", int), ("first_replicate", int), ("digest", str)):
        if not isinstance(known[key], kind):
            raise ValueError(key)
    for failure in known.setdefault("failures", []):
        int(failure["replicate"])
    told: dict[str, Any] = known
    return told


def again(
    known: dict[str, Any], story: "Scenario", workers: int | None, voice: Voice, places: bool = False
) -> "Ensemble":
    """The same replicates from the same seed, maybe with their places."""
    from dataclasses import replace

    from sahel_sim.cli.progress import foretell, outcome, processes

    failed = [int(failure["replicate"]) for failure in known["failures"]]
    first = min([known["first_replicate"], *failed])
    numbers = tuple(range(first, first + known["runs"] + len(failed)))
    same = replace(story, seed=known["seed"], runs=len(numbers))
    hands = processes(len(numbers), workers)
    foretell(same, hands, voice)
    return outcome(same, hands, voice, numbers, places=places)


def _findings(folder: Path, known: dict[str, Any], story: "Scenario", results: "Ensemble") -> list[Finding]:
    """Everything that differs: the scenario, which runs broke off, the fingerprint, and each number."""
    from sahel_sim.results.dataset import to_xarray
    from sahel_sim.results.place_dataset import DATA

    found: list[Finding] = []
    if not story.has_digest(known.get("scenario_digest")):
        found.append(("differs_scenario", {}))
    found += otherwise(known, results)
    found += apart(folder / "results.nc", to_xarray(results))
    return [*found, *(apart(folder / DATA, results.place_dataset()) if results.by_place else ())]


def otherwise(known: dict[str, Any], results: "Ensemble") -> list[Finding]:
    """Which runs broke off, and the fingerprint, where they differ."""
    found: list[Finding] = []
    failed = sorted(int(failure["replicate"]) for failure in known["failures"])
    failed_now = sorted(failure.replicate for failure in results.failures)
    if failed != failed_now:
        found.append(("differs_failures", {"was": _numbers(failed), "now": _numbers(failed_now)}))
    if known["digest"] != results.digest():
        found.append(("differs_digest", {"was": known["digest"][:12], "now": results.digest()[:12]}))
    return found


def apart(data: Path, now: "xarray.Dataset") -> list[Finding]:
    """Each number of a file of results that differs, or that the file cannot be read."""
    from sahel_sim.results.bitwise import differences

    try:
        different = differences(data, now)
    except (OSError, ValueError, KeyError, RuntimeError):
        return [("file_damaged", {"name": data.name})]
    found: list[Finding] = []
    for each in different:
        if each.numbers is None:
            found.append(("differs_shape", {"name": each.name}))
            continue
        holes = {"name": each.name, "number": each.numbers, "size": each.size, "runs": each.runs}
        found.append(("differs_values", {**holes, "most": f"{each.most:.3g}"}))
    return found


def versions(known: dict[str, Any], now: dict[str, Any]) -> list[Finding]:
    """On what else it was made."""
    then = {**known.get("versions", {}), **{key: known.get(key) for key in ("python", "machine")}}
    here = {**now["versions"], **{key: now[key] for key in ("python", "machine")}}
    return [
        ("differs_version", {"name": name, "was": then[name], "now": here.get(name, "-")})
        for name in then
        if then[name] != here.get(name)
    ]


def tell(found: list[Finding], elsewhere: list[Finding], voice: Voice) -> None:
    """What differs, and on what else it was made."""
    voice.show(_("Not the same bits. What differs:"))
    for key, holes in found:
        voice.show(_(DIFFERS[key], **holes))
    if elsewhere:
        voice.show(_("It was made elsewhere or earlier:"))
        for key, holes in elsewhere:
            voice.show(_(DIFFERS[key], **holes))


def conclude(
    found: list[Finding], elsewhere: list[Finding], digest: str, same: dict[str, Any], voice: Voice
) -> None:
    """Tell people and programs what differs, or that the bits are the same; ``same`` says of what."""
    if found:
        tell(found, elsewhere, voice)
    else:
        voice.show(_("The same bits: {runs} runs of {name}, seed {seed}.", **same))
    voice.data(
        {
            "done": True,
            "same": not found,
            "digest": digest,
            "differs": [as_data(finding) for finding in found],
            "versions": [as_data(finding) for finding in elsewhere],
        }
    )


def as_data(finding: Finding) -> dict[str, Any]:
    """The same for programs."""
    key, holes = finding
    return {"kind": key.removeprefix("differs_"), **holes}


def _numbers(replicates: list[int]) -> str:
    return ", ".join(map(str, replicates)) or "-"
