"""The experiment room: files that say what is varied or claimed, read with every mistake told at once."""

from sahel_sim.experiment.claim_file import ReadClaim, check_claim, claim_names, claims, read_claim
from sahel_sim.experiment.kinds import kind_of
from sahel_sim.experiment.sweep_file import read_sweep, sweeps

__all__ = [
    "ReadClaim",
    "check_claim",
    "claim_names",
    "claims",
    "kind_of",
    "read_claim",
    "read_sweep",
    "sweeps",
]
