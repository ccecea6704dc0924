"""Questions: a claim at a setting, and the model that answers with the numbers of its runs.

What tests claims does not know where answers come from: from the model, or from a planted one whose truth is
known, by which the tester itself is tested.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sahel_sim.claim_testing.assumptions import AssumptionSet
from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.conditions import CONDITIONS
from sahel_sim.claim_testing.contrasts import Values
from sahel_sim.results.outcome_registry import OUTCOMES


@dataclass(frozen=True)
class Question:
    """What the runs of all arms of a claim give at a setting.

    Attributes
    ----------
    claim, setting
        What is tried under which assumptions.
    runs
        Of each arm.
    first
        The number of the first of them.
    """

    claim: Claim
    setting: AssumptionSet
    runs: int
    first: int = 0


Answer = Callable[[Sequence[Question]], list[Values]]
"""Gives the values of the arms for each question, in their order."""


def needed(claim: Claim) -> dict[str, Any]:
    """What a claim reads off each run: by name an outcome, a measure of its own, or a condition.

    Raises ``KeyError`` if something of that name is not known.
    """
    own = {measure.name: measure for measure in claim.measures}
    known = {each.name: each for each in OUTCOMES}
    terms = [*claim.rule.outcomes, *([claim.when] if claim.when else [])]
    found: dict[str, Any] = {}
    for name in dict.fromkeys(terms):
        found[name] = own.get(name) or known.get(name) or CONDITIONS[name]
    return found
