"""Rules about one mean or two: a threshold, a paired difference, two groups of runs."""

from dataclasses import dataclass
from math import log
from typing import ClassVar, Literal

from sahel_sim.claim_testing.conditions import months_at_risk
from sahel_sim.claim_testing.contrasts import All, Contrast, Proof, Term
from sahel_sim.claim_testing.rule_parts import (
    ContrastRule,
    difference,
    require,
    require_one_of,
    sign_of,
    weighted,
)


@dataclass(frozen=True)
class Threshold(ContrastRule):
    r"""Every arm's mean is below (above) a bound: :math:`\bar Y_a < b` for all :math:`a`.

    The bound says by itself how much matters, so the smallest effect is not used.

    Attributes
    ----------
    outcome, arms
        Which means.
    below, above
        The bound: one of both.
    """

    outcome: str
    arms: tuple[str, ...]
    below: float | None = None
    above: float | None = None
    kind: ClassVar[str] = "threshold"

    def __post_init__(self) -> None:
        require((self.below is None) != (self.above is None), "A threshold is either below or above a bound.")
        require(len(self.arms) >= 1, "A threshold needs at least one arm.")

    def proof(self, smallest: float, when: str | None = None) -> Proof:
        """One contrast for each arm, and all must be so."""
        sign, bound = (1.0, self.above) if self.above is not None else (-1.0, self.below)
        assert bound is not None
        return All(
            tuple(weighted(sign, sign * bound, (Term(arm, self.outcome, when), 1.0)) for arm in self.arms)
        )


@dataclass(frozen=True)
class Paired(ContrastRule):
    r"""One arm has more (less) than another: :math:`\bar Y_{arm} - \bar Y_{than} > s`, or :math:`< -s`.

    Attributes
    ----------
    outcome, arm, than
        What is compared.
    effect
        ``more`` or ``less``.
    """

    outcome: str
    arm: str
    than: str
    effect: Literal["more", "less"]
    kind: ClassVar[str] = "paired"

    def __post_init__(self) -> None:
        require_one_of(self.effect, "more", "less")

    @property
    def arms(self) -> tuple[str, ...]:
        """Arms it needs."""
        return self.arm, self.than

    def proof(self, smallest: float, when: str | None = None) -> Proof:
        """One contrast."""
        return difference(sign_of(self.effect), smallest, self.outcome, self.arm, self.than, when)


@dataclass(frozen=True)
class Groups(ContrastRule):
    r"""Runs of an arm in one state have more (less) than its runs in another state.

    :math:`\bar Y_{when} - \bar Y_{against} > s`, or :math:`< -s`. The runs are not paired, and luck chose
    their state: this tells what goes together, not what causes what.

    Attributes
    ----------
    outcome, arm
        What is compared, in which arm.
    when, against
        Outcomes that are 1 in the runs of one group and of the other.
    effect
        ``more`` or ``less``.
    """

    outcome: str
    arm: str
    when: str
    against: str
    effect: Literal["more", "less"]
    kind: ClassVar[str] = "groups"

    def __post_init__(self) -> None:
        require_one_of(self.effect, "more", "less")
        require(self.when != self.against, "Groups need two states that differ.")

    @property
    def outcomes(self) -> tuple[str, ...]:
        """Outcomes it needs, its two states among them."""
        return self.outcome, self.when, self.against

    @property
    def arms(self) -> tuple[str, ...]:
        """The arm it needs."""
        return (self.arm,)

    def proof(self, smallest: float, when: str | None = None) -> Proof:
        """One contrast; the groups have states of their own, so ``when`` must be ``None``."""
        require(when is None, "Groups have states of their own: write them in the rule, not beside it.")
        one, other = (Term(self.arm, self.outcome, state) for state in (self.when, self.against))
        return weighted(sign_of(self.effect), smallest, (one, 1.0), (other, -1.0))


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
