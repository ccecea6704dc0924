"""What came out of claims, for programs: every claim with its verdict and its numbers."""

import math
from collections.abc import Sequence
from typing import Any

from sahel_sim.claim_testing.verdict import Ruling, digest_of
from sahel_sim.cli.claims_arguments import Asked
from sahel_sim.languages import in_language
from sahel_sim.report.claim_effect import unit_of


def as_data(rulings: Sequence[Ruling], asked: Asked) -> dict[str, Any]:
    """Claims, effort, seed, lock, and a fingerprint of every number."""
    changed = asked.changed
    lists = ("edited", "added", "missing", "otherwise")
    since = None if changed is None else {key: list(getattr(changed, key)) for key in lists}
    day = None if asked.lock is None else asked.lock.day
    return {
        "precision": asked.effort.name,
        "seed": asked.seed,
        "lock": None if asked.lock is None else {"day": day, **(since or {})},
        "claims": [claim_as_data(each) for each in rulings],
        "digest": digest_of(rulings),
    }


def claim_as_data(ruling: Ruling) -> dict[str, Any]:
    """One claim; the effect and its bound are as a reader says them, and what is no number is null."""
    claim, found = ruling.trial.claim, ruling.at_defaults
    value, low, high, bound = found.effect.as_read
    outcome = found.effect.contrast.weights[0][0].outcome
    share, least, most = ruling.trial.share
    fitted, fitted_least, fitted_most = ruling.trial.accepted_share
    return {
        "claim": claim.name,
        "statement": in_language(claim.statement),
        "main": claim.main,
        "replaced_by": list(claim.replaced_by),
        "broken_off": ruling.trial.broken,
        "verdict": ruling.verdict.value,
        "at_defaults": found.finding.value,
        "outcome": outcome,
        "unit": unit_of(claim, found.effect.contrast),
        "effect": _number(value),
        "interval": [_number(low), _number(high)],
        "level": found.effect.level,
        "bound": bound,
        "runs": found.runs,
        "runs_needed": found.runs_needed,
        "share": _number(share),
        "share_interval": [_number(least), _number(most)],
        "accepted_share": _number(fitted),
        "accepted_share_interval": [_number(fitted_least), _number(fitted_most)],
        "turned_by": [each.name for each in ruling.turned_by],
    }


def _number(x: float) -> float | None:
    return x if math.isfinite(x) else None
