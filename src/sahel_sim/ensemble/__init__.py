"""The ensemble door: many worlds at once, in chunks, on all cores, and the same bits however it is done."""

from sahel_sim.ensemble.chunk import Failure, LedgerKey
from sahel_sim.ensemble.keeping import Kept, keeping
from sahel_sim.ensemble.refusal import AllFailed, KeepingRefused, SpoiltPart
from sahel_sim.ensemble.results import Results
from sahel_sim.ensemble.running import Progress, run, stream, worlds_at_once

__all__ = [
    "AllFailed",
    "Failure",
    "KeepingRefused",
    "Kept",
    "LedgerKey",
    "Progress",
    "Results",
    "SpoiltPart",
    "keeping",
    "run",
    "stream",
    "worlds_at_once",
]
