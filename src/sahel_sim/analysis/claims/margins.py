"""Margins: by how much a claim holds or fails in some runs, as one number, before any question of luck."""

from sahel_sim.analysis.claims.estimating import estimate
from sahel_sim.analysis.claims.terms import Contrast, OneOf, Proof, Values


def margin(proof: Proof, values: Values) -> float:
    """How far the runs are on the claim's side of its bound, in the unit of the outcome; below 0 against it.

    Where all parts must be so it is the least of theirs, where one is enough the greatest. It is not a
    number where fewer than two runs count.

    Parameters
    ----------
    proof
        What must be so.
    values
        By arm and outcome, a number of each run.
    """
    if isinstance(proof, Contrast):
        return estimate(proof, values).value - proof.bound
    parts = [margin(part, values) for part in proof.parts]
    if any(part != part for part in parts):
        return float("nan")
    return max(parts) if isinstance(proof, OneOf) else min(parts)
