"""A claim as plain data, in the words of claim files: what is said, whatever classes hold it."""

from dataclasses import fields
from typing import Any

from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.conditions import Ever, Until
from sahel_sim.claim_testing.ledger_flows import Flow
from sahel_sim.claim_testing.measure_block import Measured
from sahel_sim.claim_testing.rules import Rule


def claim_data(claim: Claim) -> dict[str, Any]:
    """What decides a claim, by the keys of claim files, with everything that holds where nothing is said.

    What could make it true or false, its sources, what replaced it and where its file is decide nothing, and
    are left out: a claim that is replaced keeps its fingerprint.
    """
    return {
        "claim": claim.name,
        "report": claim.report,
        "statement": dict(claim.statement),
        "scenario": claim.scenario,
        "years": claim.years,
        "arms": {
            arm.name: dict(arm.changes) | ({"scenario": arm.scenario} if arm.scenario else {})
            for arm in claim.arms
        },
        "measures": {measure.name: measure_data(measure) for measure in claim.measures},
        "when": claim.when,
        "rule": rule_data(claim.rule),
        "smallest_effect": claim.smallest_effect,
        "runs": claim.runs,
        "main": claim.main,
    }


def measure_data(measure: Measured) -> dict[str, Any]:
    """A measure, by the keys of its block."""
    if isinstance(measure, Until):
        return {"until": measure.event}
    if isinstance(measure, Flow):
        return {"moved": measure.stock, "whom": measure.whom, "by": measure.by}
    window = {"from": measure.first, "to": measure.last, "around": measure.around}
    if isinstance(measure, Ever):
        return {"ever": measure.event, **window}
    return {"of": measure.of, "whom": measure.whom, "how": measure.how, **window}


def rule_data(rule: Rule) -> dict[str, Any]:
    """A rule, by the keys of its block, which are those of its fields."""
    return {"kind": rule.kind, **{each.name: getattr(rule, each.name) for each in fields(rule)}}
