"""The ensemble door: many worlds at once, in chunks, on all cores, and the same bits however it is done."""

from sahel_sim.ensemble.chunk import Failure, LedgerKey
from sahel_sim.ensemble.keeping import Kept, keeping
from sahel_sim.ensemble.plan import Progress
from sahel_sim.ensemble.refusal import AllFailed, KeepingRefused, SpoiltPart
from sahel_sim.ensemble.results import Results
from sahel_sim.ensemble.running import run, stream
from sahel_sim.ensemble.sizes import worlds_at_once
from sahel_sim.ensemble.tally import Tally, tallied
from sahel_sim.ensemble.work import Reading

__all__ = [
    "AllFailed",
    "Failure",
    "KeepingRefused",
    "Kept",
    "LedgerKey",
    "Progress",
    "Reading",
    "Results",
    "SpoiltPart",
    "Tally",
    "keeping",
    "run",
    "stream",
    "tallied",
    "worlds_at_once",
]
