"""``sahel-sim reproduce`` for the folder of a sweep: every cell again, and whether every bit is the same."""

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sahel_sim.cli.console import Voice
from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.languages import _

if TYPE_CHECKING:
    from sahel_sim.designs.grid import Sweep
    from sahel_sim.designs.sweep_results import SweepOutcomes

PROVENANCE = "provenance.json"


def is_of_sweep(folder: Path) -> bool:
    """Whether a folder says that it holds a sweep."""
    from sahel_sim.report.sweep_provenance import KIND

    try:
        known = json.loads((folder / PROVENANCE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(known, dict) and known.get("kind") == KIND


def swept_again(folder: Path, workers: int | None, voice: Voice) -> bool:
    """Run the sweep in a folder again, and say what differs; whether anything does.

    Raises
    ------
    Trouble
        If a file is missing or damaged.
    ScenarioError
        If the sweep cannot be read.
    """
    from sahel_sim.cli.reproduce_command import Finding, apart, conclude, versions
    from sahel_sim.report.sweep_folder import DATA
    from sahel_sim.report.sweep_provenance import record

    known, sweep = _told_by(folder)
    swept = _again(sweep, workers, voice)
    now = record(swept)
    found: list[Finding] = []
    if not sweep.scenario.has_digest(known["scenario_digest"]):
        found.append(("differs_scenario", {}))
    if known["failures"] != now["failures"]:
        was, here = (str(len(each["failures"])) for each in (known, now))
        found.append(("differs_failures", {"was": was, "now": here}))
    if known["digest"] != now["digest"]:
        found.append(("differs_digest", {"was": known["digest"][:12], "now": now["digest"][:12]}))
    found += apart(folder / DATA, swept.to_xarray())
    elsewhere = versions(known, now)
    same = {"runs": now["cells"] * now["runs"], "name": sweep.name, "seed": sweep.seed}
    conclude(found, elsewhere, now["digest"], same, voice)
    return bool(found)


def _told_by(folder: Path) -> "tuple[dict[str, Any], Sweep]":
    """What the folder says of how it was made, and its sweep with those runs and that seed."""
    from sahel_sim.designs.sweep_file import read_sweep
    from sahel_sim.report.sweep_files import SCENARIO, SWEEP

    try:
        known = json.loads((folder / PROVENANCE).read_text(encoding="utf-8"))
        kinds = {"seed": int, "runs": int, "digest": str, "scenario_digest": str, "failures": list}
        for key, kind in kinds.items():
            if not isinstance(known[key], kind):
                raise ValueError(key)
    except (OSError, ValueError, KeyError, TypeError):
        raise Trouble(
            _(
                "{folder} does not hold the results of a run: {name} is missing or damaged.",
                folder=folder,
                name=PROVENANCE,
            )
        ) from None
    for name in (SWEEP, SCENARIO):
        if not (folder / name).is_file():
            raise Trouble(
                _(
                    "{folder} does not hold the results of a run: {name} is missing or damaged.",
                    folder=folder,
                    name=name,
                )
            )
    sweep = read_sweep(folder / SWEEP)
    return known, replace(sweep, runs=known["runs"], seed=known["seed"])


def _again(sweep: "Sweep", workers: int | None, voice: Voice) -> "SweepOutcomes":
    from sahel_sim.cli.progress import bar
    from sahel_sim.cli.sweep_workload import effort
    from sahel_sim.designs.sweep_results import swept
    from sahel_sim.execution.execution import Execution

    found = effort(sweep, workers)
    with bar(found.runs, voice) as progress:
        execution = Execution(found.workers, progress=progress)
        return swept(sweep, execution=execution, language=voice.language)
