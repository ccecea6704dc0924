"""Foregone conclusions: claims that cannot fail, or cannot hold, by their own wording."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from sahel_sim.claim_testing.contrasts import All, Contrast, Proof, Term

Range: TypeAlias = tuple[float, float] | None
"""The least and the greatest that an outcome can be; ``None`` where that is not known."""

Undecidable: TypeAlias = Literal["never_fails", "never_holds"]


def undecidable(proof: Proof, ranges: Mapping[str, Range]) -> Undecidable | None:
    """Whether a proof can only go one way, whatever the runs say.

    ``proof``: what must be so; ``ranges``: by outcome; one that is not there has no known range.

    Returns
    -------
    str or None
        ``"never_fails"`` if no values within the ranges are on the wrong side of it, ``"never_holds"`` if
        none are on the right side, ``None`` if both may come.
    """
    if isinstance(proof, Contrast):
        low, high = reach(proof, ranges)
        if high <= proof.bound:
            return "never_holds"
        return "never_fails" if low >= proof.bound else None
    found = [undecidable(part, ranges) for part in proof.parts]
    ways: tuple[Undecidable, Undecidable] = ("never_holds", "never_fails")
    one, every = ways if isinstance(proof, All) else ways[::-1]
    if one in found:
        return one
    return every if set(found) == {every} else None


def _range(term: Term, ranges: Mapping[str, Range]) -> Range:
    """The least and the greatest of a term; the logarithm of a hazard can be anything."""
    return None if term.ended_by is not None else ranges.get(term.outcome)


def reach(contrast: Contrast, ranges: Mapping[str, Range]) -> tuple[float, float]:
    """The least and the greatest a contrast can be, if each of its terms can be anything in its range."""
    ends = [
        sorted(weight * end for end in _range(term, ranges) or (-float("inf"), float("inf")))
        for term, weight in contrast.weights
        if weight
    ]
    return sum(low for low, _ in ends), sum(high for _, high in ends)
