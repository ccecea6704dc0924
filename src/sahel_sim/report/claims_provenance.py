"""The record of claims: what is needed to try them again, and to know whether they are the same."""

import platform
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from typing import Any

from sahel_sim.claim_testing.effort import Effort
from sahel_sim.claim_testing.registration import Changed, Registration, fingerprint
from sahel_sim.claim_testing.verdict import Ruling
from sahel_sim.version import __version__

KIND = "claims"
"""How the provenance of claims is told from that of a run."""


def claims_record(
    rulings: Sequence[Ruling],
    effort: Effort,
    seed: int,
    lock: Registration | None = None,
    changed: Changed | None = None,
) -> dict[str, Any]:
    """Provenance as plain values.

    Parameters
    ----------
    rulings, effort, seed
        What came out, and how it was run.
    lock, changed
        What was registered beforehand, if anything was, and what is otherwise now.
    """
    registration = None if lock is None else {"day": lock.day, "changed": asdict(changed or Changed())}
    return {
        "kind": KIND,
        "claims": {ruling.trial.claim.name: fingerprint(ruling.trial.claim) for ruling in rulings},
        "verdicts": {ruling.trial.claim.name: ruling.verdict.value for ruling in rulings},
        "seed": seed,
        "effort": asdict(effort),
        "registration": registration,
        "versions": {
            "sahel-sim": __version__,
            **{name: version(name) for name in ("numpy", "scipy", "mesa")},
        },
        "python": platform.python_version(),
        "machine": platform.machine(),
    }
