"""sahel_sim: scenario simulation of the war in northern Mali, in which every claim must be able to fail.

``run("return_to_dialogue", runs=200)`` simulates; ``SahelModel`` is one world in Mesa; ``read`` opens a
scenario file; ``catalogue()`` names those that come with the library, and ``page(name)`` tells what one of
them is for; ``outcomes(results)`` is a table of what came out, and ``moved(results, "fighters", "jnim")``
says why, for an ensemble or a model; ``compare`` sets stories side by side, ``sweep`` runs one at every
point of a grid of settings, ``claims`` puts sentences of the report to the test, and ``patterns`` holds the
simulated wars against the real ones. Names are imported when
they are first used, so that ``import sahel_sim`` is quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from sahel_sim.version import __version__

if TYPE_CHECKING:
    from sahel_sim.analysis import moved, outcomes
    from sahel_sim.claiming import Claims, claims
    from sahel_sim.comparing import Comparison, compare
    from sahel_sim.core import Orders, PlainSeat, SahelError, Seat, parameter, strategy
    from sahel_sim.languages import language
    from sahel_sim.mesa_model import FactionAgent, LocalityAgent, SahelModel
    from sahel_sim.notebook import Results, run
    from sahel_sim.scenario import (
        Scenario,
        ScenarioError,
        catalogue,
        page,
        places,
        read,
        schema,
        with_changes,
    )
    from sahel_sim.scoring import Scorecard, patterns
    from sahel_sim.sweeping import sweep

__all__ = [
    "Claims",
    "Comparison",
    "FactionAgent",
    "LocalityAgent",
    "Orders",
    "PlainSeat",
    "Results",
    "SahelError",
    "SahelModel",
    "Scenario",
    "ScenarioError",
    "Scorecard",
    "Seat",
    "__version__",
    "catalogue",
    "claims",
    "compare",
    "language",
    "moved",
    "outcomes",
    "page",
    "parameter",
    "patterns",
    "places",
    "read",
    "run",
    "schema",
    "strategy",
    "sweep",
    "with_changes",
]

_HOMES = {
    "analysis": ("moved", "outcomes"),
    "claiming": ("Claims", "claims"),
    "comparing": ("Comparison", "compare"),
    "core": ("Orders", "PlainSeat", "SahelError", "Seat", "parameter", "strategy"),
    "languages": ("language",),
    "mesa_model": ("FactionAgent", "LocalityAgent", "SahelModel"),
    "notebook": ("Results", "run"),
    "scenario": (
        "Scenario",
        "ScenarioError",
        "catalogue",
        "page",
        "places",
        "read",
        "schema",
        "with_changes",
    ),
    "scoring": ("Scorecard", "patterns"),
    "sweeping": ("sweep",),
}
"""Where each public name lives."""


def __getattr__(name: str) -> Any:
    """Fetch a public name from where it lives."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module '{__name__}' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted(__all__)
