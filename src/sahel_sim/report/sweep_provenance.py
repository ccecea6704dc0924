"""The record of a sweep: what is needed to run it again, and to know whether it is the same."""

import platform
from importlib.metadata import version
from typing import Any

from sahel_sim.designs.sweep_results import SweepOutcomes
from sahel_sim.version import __version__

KIND = "sweep"
"""How the provenance of a sweep is told from that of a run."""


def record(swept: SweepOutcomes) -> dict[str, Any]:
    """Provenance as plain values."""
    sweep, tally = swept.sweep, swept.tally
    points = list(sweep.points)
    return {
        "kind": KIND,
        "sweep": sweep.name,
        "scenario": sweep.scenario.name,
        "scenario_digest": sweep.scenario.digest(),
        "levers": {axis.lever: list(axis.values) for axis in sweep.axes},
        "outcomes": list(sweep.outcomes),
        "cells": len(points),
        "runs": sweep.runs,
        "seed": sweep.seed,
        "failures": [
            {"cell": points[story], "replicate": failure.replicate, "message": failure.message}
            for story, failure in tally.failures
        ],
        "digest": tally.digest(),
        "versions": {
            "sahel-sim": __version__,
            **{name: version(name) for name in ("numpy", "scipy", "mesa")},
        },
        "python": platform.python_version(),
        "machine": platform.machine(),
    }
