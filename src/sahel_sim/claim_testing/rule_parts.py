"""What rules are made of: contrasts with a sign, and whether a wording leaves the answer open."""

from collections.abc import Mapping

from sahel_sim.claim_testing.contrasts import Contrast, Proof, Term
from sahel_sim.claim_testing.decidability import Range, Undecidable, undecidable


class ContrastRule:
    """What every rule can do."""

    outcome: str

    @property
    def outcomes(self) -> tuple[str, ...]:
        """Outcomes it needs."""
        return (self.outcome,)

    def proof(self, smallest: float, when: str | None = None) -> Proof:
        """The contrasts that must be so, in runs in which ``when`` holds."""
        raise NotImplementedError

    def can_fail(self, ranges: Mapping[str, Range], smallest: float = 0.0) -> Undecidable | None:
        """Whether its own wording leaves the rule open.

        ``ranges``: by outcome the least and the greatest it can be, or ``None`` where that is not known;
        ``smallest``: the smallest effect that matters.

        Returns
        -------
        str or None
            ``"never_fails"``, ``"never_holds"``, or ``None`` where it may do both.
        """
        return undecidable(self.proof(smallest), ranges)


def weighted(sign: float, bound: float, *terms: tuple[Term, float]) -> Contrast:
    """A contrast with its weights as they are, or turned where the sign is -1; the bound is not turned."""
    return Contrast(tuple((term, sign * weight) for term, weight in terms), bound)


def difference(sign: float, bound: float, outcome: str, arm: str, than: str, when: str | None) -> Contrast:
    """The contrast of one arm less another, turned where the sign is -1."""
    return weighted(sign, bound, (Term(arm, outcome, when), 1.0), (Term(than, outcome, when), -1.0))


def sign_of(effect: str) -> float:
    """The sign -1 where less is claimed, else 1."""
    return -1.0 if effect in ("less", "falls", "smallest") else 1.0


def require_one_of(word: str, *allowed: str) -> None:
    """Raise ``ValueError`` for a word that is not allowed."""
    require(word in allowed, f"'{word}' is none of {', '.join(allowed)}.")


def require(so: bool, otherwise: str) -> None:
    """Raise ``ValueError`` with this sentence unless something is so."""
    if not so:
        raise ValueError(otherwise)
