"""What a claim comes down to: means of runs, contrasts of means, and which contrasts must be so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from sahel_sim.core import Array

Values: TypeAlias = Mapping[str, Mapping[str, Array]]
"""By arm and by outcome, a number of each run, ``(R,)``; row ``r`` of all arms shares its luck. Where an
outcome has no value in a run it is not a number."""


@dataclass(frozen=True)
class Term:
    """The mean of an outcome over the runs of an arm.

    Attributes
    ----------
    arm, outcome
        Which mean.
    when
        Only runs in which this outcome is above 0 count; ``None`` counts all. Means of one contrast with the
        same ``when`` are paired: a run counts only if it holds in all their arms.
    """

    arm: str
    outcome: str
    when: str | None = None


@dataclass(frozen=True)
class Contrast:
    r"""A weighted sum of means that must be above a bound: :math:`\sum_i w_i \mu_i > b`.

    Attributes
    ----------
    weights
        Each term with its weight; every term is there once.
    bound
        What the sum must be above, in the unit of the outcomes.

    Raises
    ------
    ValueError
        If there is no term, or one is there twice.
    """

    weights: tuple[tuple[Term, float], ...]
    bound: float

    def __post_init__(self) -> None:
        terms = [term for term, _ in self.weights]
        if not terms or len(set(terms)) < len(terms):
            raise ValueError("A contrast needs at least one term, and each of them once.")


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
