"""Rules about the shape of a mean over several arms: a trend, an interaction, an optimum."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from sahel_sim.claim_testing.contrasts import All, Contrast, OneOf, Proof, Term
from sahel_sim.claim_testing.rule_parts import (
    ContrastRule,
    difference,
    require,
    require_one_of,
    sign_of,
    weighted,
)


@dataclass(frozen=True)
class Trend(ContrastRule):
    r"""The mean rises (falls) from arm to arm, and nowhere turns back.

    Every step goes the right way or is too small to matter, :math:`\bar Y_{i+1} - \bar Y_i > -s`, and the
    whole way is more than the smallest effect, :math:`\bar Y_{last} - \bar Y_{first} > s`. So neither a
    U-shape nor a flat line is a trend.

    Attributes
    ----------
    outcome, arms
        Which means, in the order of the trend.
    effect
        ``rises`` or ``falls``.
    """

    outcome: str
    arms: tuple[str, ...]
    effect: Literal["rises", "falls"]
    kind: ClassVar[str] = "trend"

    def __post_init__(self) -> None:
        require_one_of(self.effect, "rises", "falls")
        require(len(self.arms) >= 2, "A trend needs at least two arms.")

    def proof(self, smallest: float, when: str | None = None) -> Proof:
        """The whole way first, then one contrast for each step; with two arms the whole way is the step."""
        sign = sign_of(self.effect)
        whole = difference(sign, smallest, self.outcome, self.arms[-1], self.arms[0], when)
        pairs = list(zip(self.arms[1:], self.arms, strict=False)) if len(self.arms) > 2 else []
        return All((whole, *(difference(sign, -smallest, self.outcome, *pair, when) for pair in pairs)))


@dataclass(frozen=True)
class Interaction(ContrastRule):
    r"""Two changes together do more (less) than the sum of what each does.

    .. math:: \bar Y_{both} - \bar Y_{first} - \bar Y_{second} + \bar Y_{neither} > s, \text{ or } < -s

    Attributes
    ----------
    outcome, both, first, second, neither
        The outcome, and the arms with both changes, with one of them, with none.
    effect
        ``more`` or ``less``.
    """

    outcome: str
    both: str
    first: str
    second: str
    neither: str
    effect: Literal["more", "less"]
    kind: ClassVar[str] = "interaction"

    def __post_init__(self) -> None:
        require_one_of(self.effect, "more", "less")

    @property
    def arms(self) -> tuple[str, ...]:
        """Arms it needs."""
        return self.both, self.first, self.second, self.neither

    def proof(self, smallest: float, when: str | None = None) -> Proof:
        """One contrast."""
        signs = zip(self.arms, (1.0, -1.0, -1.0, 1.0), strict=True)
        terms = ((Term(arm, self.outcome, when), weight) for arm, weight in signs)
        return weighted(sign_of(self.effect), smallest, *terms)


@dataclass(frozen=True)
class Optimum(ContrastRule):
    r"""The largest (smallest) mean lies inside a row of arms, or at one of its edges.

    Inside: one of the inner arms passes both edges, :math:`\bar Y_i - \bar Y_{edge} > s`. At an edge: no arm
    passes it by more than the smallest effect, :math:`\bar Y_{edge} - \bar Y_i > -s`; with a flat line no
    arm does.

    Attributes
    ----------
    outcome, arms
        Which means, in the order of the row.
    best
        ``inside``, or the name of the first or of the last arm.
    effect
        Whether the best is the ``largest`` or the ``smallest``.
    """

    outcome: str
    arms: tuple[str, ...]
    best: str
    effect: Literal["largest", "smallest"]
    kind: ClassVar[str] = "optimum"

    def __post_init__(self) -> None:
        require_one_of(self.effect, "largest", "smallest")
        require(len(self.arms) >= 2, "An optimum needs at least two arms.")
        require(self.best != "inside" or len(self.arms) >= 3, "An optimum inside needs at least three arms.")
        require_one_of(self.best, "inside", self.arms[0], self.arms[-1])

    def proof(self, smallest: float, when: str | None = None) -> Proof:
        """Inside: one of the inner arms must pass both edges. Edge: it must not be passed by any arm."""
        sign, edges = sign_of(self.effect), (self.arms[0], self.arms[-1])

        def passes(arm: str, other: str, by: float) -> Contrast:
            return difference(sign, by, self.outcome, arm, other, when)

        if self.best == "inside":
            inner = self.arms[1:-1]
            return OneOf(tuple(All(tuple(passes(arm, edge, smallest) for edge in edges)) for arm in inner))
        others = (arm for arm in self.arms if arm != self.best)
        return All(tuple(passes(self.best, other, -smallest) for other in others))
