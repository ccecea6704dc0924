"""A claim: a sentence of the report as a rule that runs of the model can fail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sahel_sim.claim_testing.conditions import Ever, Until
    from sahel_sim.claim_testing.contrasts import Proof
    from sahel_sim.claim_testing.ledger_flows import Flow
    from sahel_sim.claim_testing.rules import Rule
    from sahel_sim.claim_testing.run_statistics import MeasureOf


@dataclass(frozen=True)
class Arm:
    """One of the worlds that a claim compares.

    Attributes
    ----------
    name
        What the rule calls it.
    changes
        Levers by their dotted names, with the values that replace those of the scenario.
    scenario
        The scenario it starts from, where that is not the claim's own.
    """

    name: str
    changes: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    scenario: str | None = None


@dataclass(frozen=True)
class Claim:
    """A sentence of the report, the worlds it compares and the rule that decides it.

    Attributes
    ----------
    name
        The name of the claim, as in ``C1_rebels``.
    report
        The report's own words, exact.
    statement
        What is tested, by language: ``en`` and ``fr``.
    scenario
        The scenario all arms start from, unless an arm names its own.
    arms
        The worlds compared, in the order of the file.
    rule
        What must be so for the claim to hold.
    smallest_effect
        The least effect that matters, in the unit of the outcome.
    runs
        How many runs each arm gets; run ``r`` of all arms shares its luck.
    years
        The horizon, years from the start; ``None`` keeps the scenario's.
    measures
        Numbers of one run that the rule needs beyond the outcomes of the library.
    when
        Only runs in which this outcome or measure is 1 in all arms count; ``None`` counts all.
    could_be_true_by, could_be_false_by
        Names of mechanisms that could make it true, or false.
    main
        Whether it is one of the main claims, which are looked at more closely.
    replaced_by
        Names of claims that put the same words anew. It is still tried and told; where one of these is tried
        too, it is not counted beside them.
    sources
        Keys of the sources.
    file
        The file it was read from.
    """

    name: str
    report: str
    statement: Mapping[str, str]
    scenario: str
    arms: tuple[Arm, ...]
    rule: Rule
    smallest_effect: float
    runs: int
    years: int | None = None
    measures: tuple[MeasureOf | Ever | Until | Flow, ...] = ()
    when: str | None = None
    could_be_true_by: tuple[str, ...] = ()
    could_be_false_by: tuple[str, ...] = ()
    main: bool = False
    sources: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    file: str = ""

    @property
    def proof(self) -> Proof:
        """What must be so in the runs."""
        return self.rule.proof(self.smallest_effect, self.when)
