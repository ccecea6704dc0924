"""The record of a sweep: what is needed to run it again, and to know whether it is the same."""

from typing import Any

from sahel_sim.designs.sweep_results import SweepOutcomes
from sahel_sim.results.provenance import SWEEP as KIND

__all__ = ["KIND", "record"]


def record(swept: SweepOutcomes) -> dict[str, Any]:
    """Provenance as plain values."""
    return swept.provenance
