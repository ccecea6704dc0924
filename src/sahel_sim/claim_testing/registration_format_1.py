"""Fingerprints of the first format of locks, which hung on the names of classes: kept to verify those locks.

The names are written out here as they were, so that nothing that is renamed makes an old claim seem edited.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.claim_data import measure_data, rule_data
from sahel_sim.scenario import Scenario

_RULES = {
    "threshold": "Threshold",
    "paired": "Paired",
    "trend": "Trend",
    "interaction": "Interaction",
    "optimum": "Optimum",
    "event": "EventStudy",
    "mediation": "Mediation",
    "groups": "Groups",
}
"""The classes of rules, by kind; no claim of that format has another."""

_MEASURES = {"of": "MeasureOf", "ever": "Ever", "until": "Until", "moved": "Flow"}
"""The classes of measures, by the key that says what a measure is."""

_FIELDS = {"ever": "event", "until": "event", "moved": "stock", "from": "first", "to": "last"}
"""Fields that were not called as the keys are."""


def claim_print(claim: Claim) -> str:
    """SHA-256 of all that a claim says, with rule and measures as Python showed their classes."""
    measures = {measure.name: measure_data(measure) for measure in claim.measures}
    return sha256(
        {
            "name": claim.name,
            "report": claim.report,
            "statement": dict(claim.statement),
            "scenario": claim.scenario,
            "years": claim.years,
            "arms": [[arm.name, arm.scenario, dict(arm.changes)] for arm in claim.arms],
            "measures": [_shown(_MEASURES[next(iter(x))], {"name": n, **x}) for n, x in measures.items()],
            "when": claim.when,
            "rule": _rule(rule_data(claim.rule)),
            "smallest_effect": claim.smallest_effect,
            "runs": claim.runs,
            "main": claim.main,
        }
    )


def world_print(scenario: Scenario) -> str:
    """SHA-256 of a world as its file was written."""
    return hashlib.sha256(scenario.resolved().encode()).hexdigest()


def sha256(told: Mapping[str, Any]) -> str:
    """SHA-256 of plain data as JSON with sorted keys."""
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _rule(data: Mapping[str, Any]) -> str:
    return _shown(
        _RULES.get(data["kind"], str(data["kind"])),
        {key: value for key, value in data.items() if key != "kind"},
    )


def _shown(name: str, data: Mapping[str, Any]) -> str:
    told = ", ".join(f"{_FIELDS.get(key, key)}={value!r}" for key, value in data.items())
    return f"{name}({told})"
