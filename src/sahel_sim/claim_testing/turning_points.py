"""Turning: which single changes of assumptions turn a claim, and which might.

A change turns a claim if runs say surely that it then is the other way round than at the defaults. Many
changes are tried with few runs each, so each must be very sure: 2.5 %, divided by their number (Bonferroni).
That can be more than few runs are able to say, however large the effect: where the chance is one in five, it
comes in none of 12 runs as often as one time in fourteen. So where nothing turns a claim surely, changes that
merely lean the other way are looked at again, with as many runs as at the defaults and another luck. What
the first look chose does not bias the second, and there are few of them: 2.5 % are divided by these alone.
So in at most 5 % of trials is any change wrongly said to turn the claim.
"""

import numpy as np

from sahel_sim.claim_testing.assumptions import Family
from sahel_sim.claim_testing.contrasts import Contrast, OneOf, Proof
from sahel_sim.claim_testing.judgement import Finding, Judgement
from sahel_sim.claim_testing.trial_results import Trial, TrialResult
from sahel_sim.stats.intervals import SURE

MOST = 0.9
"""Share of the parameter space in which a claim must hold to be supported: ``claims.md``, proposed there
before any result."""

TRIVIAL = ("N0", "N1")
"""Null models in which a claim that holds says nothing."""

ROUNDING = 1e-12
"""Weights that add up to less cancel out."""

LASTING = ("N3", "N4", "N5")
"""Null models that are an assumption somebody holds; an empty world is not."""


def turning_changes(trial: Trial) -> tuple[TrialResult, ...]:
    """Single changes under which the claim surely is the other way round than at the defaults."""
    now = trial.at_defaults.judgement.finding
    if now is Finding.OPEN:
        return ()
    tail = (1.0 - SURE) / 2.0
    looked = [each for each in _changes(trial) if each.again is not None]

    def turned(each: TrialResult) -> bool:
        if _against(each.judgement, now) < tail / max(len(trial.settings), 1):
            return True
        return each.again is not None and _against(each.again, now) < tail / len(looked)

    return tuple(each for each in _changes(trial) if turned(each))


def holds_in_null_model(trial: Trial) -> bool:
    """Whether the claim surely holds in a null model in which it should not."""
    return any((each.again or each.judgement).finding is Finding.HOLDS for each in _empty(trial))


def leaning_changes(trial: Trial) -> tuple[TrialResult, ...]:
    """Changes that lean the other way, where none surely turns the claim.

    For a claim that holds, null models count that lean to it. There are none where the claim is open, or says
    nothing already.
    """
    now = trial.at_defaults.judgement.finding
    holds = now is Finding.HOLDS
    if now is Finding.OPEN or turning_changes(trial) or (holds and holds_in_null_model(trial)):
        return ()
    lean = [each for each in _changes(trial) if np.isfinite(each.margin) and each.leans != holds]
    return (*lean, *(each for each in _empty(trial) if holds and each.leans))


def _empty(trial: Trial) -> tuple[TrialResult, ...]:
    """Null models in which the claim should not hold.

    That nothing is worse than something else is no more than that they are equal, and where nothing happens
    (N0) everything is. So N0 says nothing about such a claim.
    """
    names = TRIVIAL[1:] if _holds_of_equals(trial.claim.proof) else TRIVIAL
    return tuple(each for each in trial.of(Family.NULL) if each.setting.name in names)


def _holds_of_equals(proof: Proof) -> bool:
    """Whether a proof holds where all means are equal."""
    if isinstance(proof, Contrast):
        return proof.bound < 0.0 and abs(sum(weight for _, weight in proof.weights)) < ROUNDING
    parts = [_holds_of_equals(part) for part in proof.parts]
    return any(parts) if isinstance(proof, OneOf) else all(parts)


def _changes(trial: Trial) -> tuple[TrialResult, ...]:
    return tuple(
        each
        for each in trial.settings
        if each.setting.family is not Family.NULL or each.setting.name in LASTING
    )


def _against(found: Judgement, now: Finding) -> float:
    return found.chance_fails if now is Finding.HOLDS else found.chance_holds
