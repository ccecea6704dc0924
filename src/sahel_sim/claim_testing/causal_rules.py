"""Rules about what an event does, and through which flows an effect comes."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from sahel_sim.claim_testing.contrasts import All, OneOf, Proof, Term
from sahel_sim.claim_testing.rule_parts import (
    ContrastRule,
    difference,
    require,
    require_one_of,
    sign_of,
    weighted,
)


@dataclass(frozen=True)
class EventStudy(ContrastRule):
    r"""After an event there is less (more) than before it, or than a given part of what was before it.

    .. math:: \bar Y_{after} - r \, \bar Y_{before} < -s, \text{ or } > s

    With ``than`` the same is told of the difference between the arm with the event and the arm without it,
    so that what would have come anyhow does not count.

    Attributes
    ----------
    before, after
        Outcomes of one run, before and after.
    arm, than
        The arm with the event, and one without it, if there is one.
    ratio
        The part of what was before with which what came after is compared.
    effect
        ``less`` or ``more``.
    """

    before: str
    after: str
    arm: str
    than: str | None = None
    ratio: float = 1.0
    effect: Literal["more", "less"] = "less"
    kind: ClassVar[str] = "event"

    def __post_init__(self) -> None:
        require_one_of(self.effect, "more", "less")

    @property
    def outcomes(self) -> tuple[str, ...]:
        """Outcomes it needs."""
        return self.before, self.after

    @property
    def arms(self) -> tuple[str, ...]:
        """Arms it needs."""
        return (self.arm,) if self.than is None else (self.arm, self.than)

    def proof(self, smallest: float, when: str | None = None) -> Proof:
        """One contrast, of two means or of four."""
        terms = tuple(
            (Term(arm, outcome, when), weight * side)
            for arm, side in zip(self.arms, (1.0, -1.0), strict=False)
            for outcome, weight in ((self.after, 1.0), (self.before, -self.ratio))
        )
        return weighted(sign_of(self.effect), smallest, *terms)


@dataclass(frozen=True)
class Mediation(ContrastRule):
    r"""Named flows make up more than a share of the difference between two arms.

    With :math:`D = \bar Y_{arm} - \bar Y_{than}` and :math:`F` the same difference of the sum of the flows:
    :math:`D > s` and :math:`F > q D`, or :math:`D < -s` and :math:`F < q D`. Without a difference that
    matters there is nothing to be mediated, and the claim does not hold.

    Attributes
    ----------
    outcome, arm, than
        What is compared.
    through
        Measures of the flows, in the unit of the outcome.
    share
        The part :math:`q` of the difference.
    """

    outcome: str
    arm: str
    than: str
    through: tuple[str, ...]
    share: float = 0.5
    kind: ClassVar[str] = "mediation"

    def __post_init__(self) -> None:
        require(len(self.through) >= 1, "A mediation needs at least one flow.")
        require(self.outcome not in self.through, "A mediation goes through flows other than its outcome.")

    @property
    def outcomes(self) -> tuple[str, ...]:
        """Outcomes it needs."""
        return self.outcome, *self.through

    @property
    def arms(self) -> tuple[str, ...]:
        """Arms it needs."""
        return self.arm, self.than

    def proof(self, smallest: float, when: str | None = None) -> Proof:
        """Either way: a difference that matters, and more than the share of it in the flows."""
        parts = [(name, 1.0) for name in self.through] + [(self.outcome, -self.share)]
        flows = tuple(
            (Term(arm, name, when), weight * side)
            for name, weight in parts
            for arm, side in ((self.arm, 1.0), (self.than, -1.0))
        )
        return OneOf(
            tuple(
                All(
                    (
                        difference(sign, smallest, self.outcome, self.arm, self.than, when),
                        weighted(sign, 0.0, *flows),
                    )
                )
                for sign in (1.0, -1.0)
            )
        )
