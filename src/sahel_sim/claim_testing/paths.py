"""Whereabouts: scenarios that a claim names from its own folder, found from any folder."""

from dataclasses import replace
from pathlib import Path

from sahel_sim.claim_testing.claim import Claim
from sahel_sim.scenario.yaml_parser import SUFFIXES


def is_file(source: str | Path) -> bool:
    """Whether a name is that of a file, not of something that comes with the library."""
    return isinstance(source, Path) or source.lower().endswith(SUFFIXES)


def found_anywhere(claim: Claim, source: str | Path) -> Claim:
    """The claim with whole paths in place of scenario files.

    ``claim``: as its file says it: there a scenario's path starts from the folder of the claim; ``source``:
    where the claim was read from, a name or a path.
    """
    if not is_file(source):
        return claim
    folder = Path(source).resolve().parent

    def whole(scenario: str) -> str:
        return str(folder / scenario) if is_file(scenario) else scenario

    arms = tuple(replace(arm, scenario=whole(arm.scenario)) if arm.scenario else arm for arm in claim.arms)
    return replace(claim, scenario=whole(claim.scenario), arms=arms)
