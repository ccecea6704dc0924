"""A claim that is tried in seconds, and what tests ask of it."""

import json
import os
from pathlib import Path

from spoken import Ask

from sahel_sim.claim_testing.effort import ClaimEffort

TINY = ClaimEffort(
    "teaching",
    runs=8,
    of_settings=3,
    draws=3,
    of_draws=2,
    steps=1,
    children=2,
    of_coalitions=2,
    points=2,
    looks_again=True,
)
CLAIM = """
claim: mine
report: "the words of the report"
statement: {en: Rebels end with fewer fighters if the state spares civilians., fr: Moins de rebelles.}
scenario: two_towns
years: 1
arms:
  careless: {crown.restraint: 0.2}
  careful: {crown.restraint: 0.8}
rule: {kind: paired, outcome: rebel_fighters, arm: careful, than: careless, effect: less}
smallest_effect: 10
runs: 256
"""
TEST = ("claims", "mine.yaml", "--workers", "1")
RESUME = ("claims", "--resume", "page", "--workers", "1", "--json")


def digest(answer: object) -> str:
    return str(json.loads(answer.out)["digest"])  # type: ignore[attr-defined]


def unbroken(ask: Ask) -> str:
    return digest(ask(*TEST, "-o", "whole", "--json", "-q"))


def written(folder: Path) -> list[str]:
    return [name for name in sorted(os.listdir(folder)) if name != "mine.yaml"]
