"""A claim as the text of a claim file, from which it can be read again wherever it came from."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.claim_data import claim_data
from sahel_sim.claim_testing.paths import is_file
from sahel_sim.scenario import read

FOLDER = "claims"
"""The folder of the files of claims, and of their own scenarios in it."""


def claim_files(claims: Sequence[Claim]) -> dict[str, Callable[[], str]]:
    """By path, what gives the text of each file that is needed to try claims again.

    Scenarios that come with the library stay where they are; those of one's own are written beside the claims
    as one file each, based on nothing.

    ``claims``: with whole paths of scenario files, as ``found_anywhere`` gives them.
    """
    scenarios: dict[str, str] = {}
    for claim in claims:
        for source in (claim.scenario, *(arm.scenario for arm in claim.arms)):
            if source is not None and is_file(source) and source not in scenarios:
                scenarios[source] = f"scenario_{len(scenarios) + 1}.yaml"
    files: dict[str, Callable[[], str]] = {
        f"{FOLDER}/{name}": _scenario(source) for source, name in scenarios.items()
    }
    for claim in claims:
        files[f"{FOLDER}/{claim.name}.yaml"] = _claim(claim, scenarios)
    return files


def claim_text(claim: Claim, scenarios: Mapping[str, str] | None = None) -> str:
    """A claim as the text of a file; JSON, which is YAML.

    ``claim``: what is claimed; ``scenarios``: other names for scenarios, by their own.
    """
    names = scenarios or {}
    told = claim_data(claim)
    told["scenario"] = names.get(claim.scenario, claim.scenario)
    for arm in told["arms"].values():
        if "scenario" in arm:
            arm["scenario"] = names.get(arm["scenario"], arm["scenario"])
    by = ("could_be_true_by", "could_be_false_by", "replaced_by", "sources")
    told |= {key: list(getattr(claim, key)) for key in by}
    return json.dumps(_said(told), indent=2, ensure_ascii=False) + "\n"


def _said(value: Any) -> Any:
    """Without what is not said."""
    if isinstance(value, Mapping):
        return {key: _said(inner) for key, inner in value.items() if inner is not None}
    return [_said(inner) for inner in value] if isinstance(value, list | tuple) else value


def _scenario(source: str) -> Callable[[], str]:
    return lambda: read(Path(source)).resolved()


def _claim(claim: Claim, scenarios: Mapping[str, str]) -> Callable[[], str]:
    return lambda: claim_text(claim, scenarios)
