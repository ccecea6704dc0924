"""What a claim comes down to: means and hazards of runs, contrasts of them, and which must be so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from sahel_sim.core import Array

Values: TypeAlias = Mapping[str, Mapping[str, Array]]
"""By arm and by outcome, a number of each run, ``(R,)``; row ``r`` of all arms shares its luck. Where an
outcome has no value in a run it is not a number."""


@dataclass(frozen=True)
class Term:
    """The mean of an outcome over the runs of an arm, or the logarithm of a hazard.

    Attributes
    ----------
    arm, outcome
        Which mean.
    when
        Only runs in which this outcome is above 0 count; ``None`` counts all. Means of one contrast with the
        same ``when`` are paired: a run counts only if it holds in all their arms.
    ended_by
        Makes it the logarithm of a hazard: the outcome is how long an event could have come, and this whether
        it did.
    """

    arm: str
    outcome: str
    when: str | None = None
    ended_by: str | None = None


@dataclass(frozen=True)
class Contrast:
    r"""A weighted sum of means that must be above a bound: :math:`\sum_i w_i \mu_i > b`.

    Attributes
    ----------
    weights
        Each term with its weight; every term is there once.
    bound
        What the sum must be above, in the unit of the outcomes.

    Raises ``ValueError`` if there is no term, or one is there twice; or if there are hazards, and not one
    against another.
    """

    weights: tuple[tuple[Term, float], ...]
    bound: float

    def __post_init__(self) -> None:
        terms = [term for term, _ in self.weights]
        if not terms or len(set(terms)) < len(terms):
            raise ValueError("A contrast needs at least one term, and each of them once.")
        if any(term.ended_by for term in terms) and not self.of_hazards:
            raise ValueError("A contrast of hazards sets the hazard of one arm against that of another.")

    @property
    def of_hazards(self) -> bool:
        """Whether it is the logarithm of a hazard ratio."""
        if len(self.weights) != 2:
            return False
        (one, weight), (other, against) = self.weights
        same = (one.outcome, one.when, one.ended_by) == (other.outcome, other.when, other.ended_by)
        return one.ended_by is not None and same and weight == -against and abs(weight) == 1.0


@dataclass(frozen=True)
class All:
    """Every part must be so.

    Attributes
    ----------
    parts
        One or more.
    """

    parts: tuple["Proof", ...]

    def __post_init__(self) -> None:
        if not self.parts:
            raise ValueError("All of no parts says nothing: give at least one.")


@dataclass(frozen=True)
class OneOf:
    """At least one part must be so.

    Attributes
    ----------
    parts
        One or more.
    """

    parts: tuple["Proof", ...]

    def __post_init__(self) -> None:
        if not self.parts:
            raise ValueError("One of no parts says nothing: give at least one.")


Proof: TypeAlias = Contrast | All | OneOf


def contrasts(proof: Proof) -> tuple[Contrast, ...]:
    """All contrasts of a proof, in their order."""
    if isinstance(proof, Contrast):
        return (proof,)
    return tuple(contrast for part in proof.parts for contrast in contrasts(part))
