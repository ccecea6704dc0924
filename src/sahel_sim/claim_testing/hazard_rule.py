"""A rule about how fast something comes: the hazard of one arm over that of another."""

from dataclasses import dataclass
from math import log
from typing import ClassVar, Literal

from sahel_sim.claim_testing.conditions import months_at_risk
from sahel_sim.claim_testing.contrasts import Contrast, Proof, Term
from sahel_sim.claim_testing.rule_parts import ContrastRule, require, require_one_of, sign_of


@dataclass(frozen=True)
class HazardRatio(ContrastRule):
    r"""An event comes slower (faster) in one arm than in another, among those that are at risk.

    :math:`\log(h_{arm} / h_{than}) < \log s`, or :math:`> \log s`. The smallest effect is a ratio: below 1
    where less is claimed, above 1 where more is. Runs in which the event never comes count for as long as it
    could have come, so that the end of the run does not cut the effect off. Runs that are never at risk count
    in nothing: of accords that fall, those that sign none.

    Attributes
    ----------
    event
        One of ``EVENTS``. ``accord_falls`` is counted from the first accord, others from the start.
    arm, than
        What is compared.
    effect
        ``more`` or ``less``.
    """

    event: str
    arm: str
    than: str
    effect: Literal["more", "less"]
    kind: ClassVar[str] = "hazard_ratio"

    def __post_init__(self) -> None:
        require_one_of(self.effect, "more", "less")

    @property
    def outcomes(self) -> tuple[str, ...]:
        """What it needs: months at risk, and whether the event comes."""
        return months_at_risk(self.event), self.event

    @property
    def arms(self) -> tuple[str, ...]:
        """Arms it needs."""
        return self.arm, self.than

    def is_ratio(self, smallest: float) -> bool:
        """Whether the smallest effect is on the side of 1 that is claimed."""
        return smallest > 1.0 if self.effect == "more" else 0.0 < smallest < 1.0

    def proof(self, smallest: float, when: str | None = None) -> Proof:
        """One contrast, of logarithms.

        Raises ``ValueError`` if the smallest effect is on the wrong side of 1.
        """
        require(self.is_ratio(smallest), f"A hazard ratio that is {self.effect} cannot be {smallest:g}.")
        sign = sign_of(self.effect)
        arm, than = (Term(name, self.outcomes[0], when, self.event) for name in (self.arm, self.than))
        return Contrast(((arm, sign), (than, -sign)), sign * log(smallest))
