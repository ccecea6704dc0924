"""The record of claims: what is needed to try them again, and to know whether they are the same."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sahel_sim.claim_testing.effort import ClaimEffort
from sahel_sim.claim_testing.registration import ChangedRegistration, Registration, fingerprint
from sahel_sim.claim_testing.verdict import Ruling, digest_of
from sahel_sim.results.provenance import CLAIMS, provenance


def claims_record(
    rulings: Sequence[Ruling],
    effort: ClaimEffort,
    seed: int,
    lock: Registration | None = None,
    changed: ChangedRegistration | None = None,
    strategies: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Provenance as plain values.

    Parameters
    ----------
    rulings, effort, seed
        What came out, and how it was run.
    lock, changed
        What was registered beforehand, if anything was, and what is otherwise now.
    strategies
        Who decided otherwise than the scenarios say, by faction, as text.
    """
    registration = (
        None if lock is None else {"day": lock.day, "changed": asdict(changed or ChangedRegistration())}
    )
    broken = [(ruling.trial.claim.name, ruling.trial.broken) for ruling in rulings if ruling.trial.broken]
    return provenance(
        CLAIMS,
        seed=seed,
        digest=digest_of(rulings),
        failures=[{"claim": name, "runs": number} for name, number in broken],
        claims={ruling.trial.claim.name: fingerprint(ruling.trial.claim) for ruling in rulings},
        verdicts={ruling.trial.claim.name: ruling.verdict.value for ruling in rulings},
        effort=asdict(effort),
        registration=registration,
        strategies=dict(strategies or {}),
    )
