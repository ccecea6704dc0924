"""Precision: whether so many runs could show a claim at all."""

from collections.abc import Mapping
from math import isfinite

import numpy as np

from sahel_sim.claim_testing.contrasts import All, Contrast, Proof, Term
from sahel_sim.claim_testing.decidability import Range, reach
from sahel_sim.claim_testing.judgement import Finding, judge
from sahel_sim.stats.intervals import SURE


def enough(proof: Proof, ranges: Mapping[str, Range], runs: int, sure: float = SURE) -> bool:
    """Whether so many runs could show that a proof holds, if they spoke as clearly as runs can.

    In the clearest case every run counts and has the best value that its outcome can have. A bound of 0.01
    on a chance, say, needs more than 380 runs even if the thing never happens.

    Parameters
    ----------
    proof
        What must be so.
    ranges
        By outcome the least and the greatest it can be; contrasts of outcomes without a known range pass.
    runs
        Of each arm.
    sure
        Level of the two-sided intervals.
    """
    if isinstance(proof, Contrast):
        return not all(map(isfinite, reach(proof, ranges))) or _clearest(proof, ranges, runs, sure)
    if isinstance(proof, All):
        return all(enough(part, ranges, runs, sure) for part in proof.parts)
    shared = 1.0 - (1.0 - sure) / len(proof.parts)
    return any(enough(part, ranges, runs, shared) for part in proof.parts)


def _clearest(contrast: Contrast, ranges: Mapping[str, Range], runs: int, sure: float) -> bool:
    """Whether the contrast holds where every term is at its best end in all runs."""
    terms = [(Term(str(i), term.outcome), weight) for i, (term, weight) in enumerate(contrast.weights)]
    values = {
        term.arm: {term.outcome: np.full(runs, max(ranges[term.outcome] or (), key=lambda end: weight * end))}
        for term, weight in terms
    }
    return judge(Contrast(tuple(terms), contrast.bound), values, sure).finding is Finding.HOLDS
