"""``sahel-sim reproduce`` for a folder of outcomes alone: every run again, and whether bits are the same."""

import json
from pathlib import Path
from typing import Any

from sahel_sim.cli.console import Voice
from sahel_sim.cli.run_outcomes import named
from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.cli.workers import Hands
from sahel_sim.languages import _


def is_of_outcomes(folder: Path) -> bool:
    """Whether a folder says that it holds outcomes alone."""
    from sahel_sim.report.outcomes_folder import KIND, PROVENANCE

    try:
        known = json.loads((folder / PROVENANCE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(known, dict) and known.get("kind") == KIND


def outcomes_again(folder: Path, hands: Hands, voice: Voice) -> bool:
    """Run them again, and say what differs; whether anything does.

    Raises
    ------
    Trouble
        If a file is missing or damaged.
    ScenarioError
        If the scenario cannot be read.
    """
    from dataclasses import replace

    from sahel_sim.cli.progress import bar, foretell, hired, processes
    from sahel_sim.cli.reproduce_command import Finding, conclude, versions
    from sahel_sim.designs.outcomes_only import only_outcomes
    from sahel_sim.execution.execution import Execution
    from sahel_sim.report.outcomes_folder import STORY, record
    from sahel_sim.scenario import read

    known = _told_by(folder)
    if not (folder / STORY).is_file():
        raise Trouble(
            _(
                "{folder} does not hold the results of a run: {name} is missing or damaged.",
                folder=folder,
                name=STORY,
            )
        )
    story = replace(read(folder / STORY, voice.language), runs=known["runs"], seed=known["seed"])
    workers = processes(story.runs, hands.workers)
    foretell(story, workers, voice)
    with bar(story.runs, voice) as progress, hired(workers, hands.dask) as executor:
        names = named(",".join(known["outcomes"]))
        again = only_outcomes(story, names, execution=Execution(executor, progress=progress))
    now = record(again)
    found: list[Finding] = []
    if not story.has_digest(known["scenario_digest"]):
        found.append(("differs_scenario", {}))
    if known["failures"] != now["failures"]:
        was, here = (str(len(each["failures"])) for each in (known, now))
        found.append(("differs_failures", {"was": was, "now": here}))
    for name, mark in now["prints"].items():
        if known["prints"].get(name) != mark:
            found.append(("differs_outcome", {"name": name}))
    elsewhere = versions(known, now)
    same = {"runs": now["runs"], "name": story.name, "seed": story.seed}
    conclude(found, elsewhere, now["digest"], same, voice)
    return bool(found)


def _told_by(folder: Path) -> dict[str, Any]:
    from sahel_sim.report.outcomes_folder import PROVENANCE

    kinds = {"seed": int, "runs": int, "outcomes": list, "failures": list, "prints": dict}
    kinds |= {"scenario_digest": str}
    try:
        known: dict[str, Any] = json.loads((folder / PROVENANCE).read_text(encoding="utf-8"))
        if any(not isinstance(known[key], kind) for key, kind in kinds.items()):
            raise ValueError
    except (OSError, ValueError, KeyError, TypeError):
        raise Trouble(
            _(
                "{folder} does not hold the results of a run: {name} is missing or damaged.",
                folder=folder,
                name=PROVENANCE,
            )
        ) from None
    return known
