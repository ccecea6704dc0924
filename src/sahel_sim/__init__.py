"""sahel_sim: scenario simulation of the war in northern Mali, in which every claim must be able to fail.

``run("return_to_dialogue", runs=200)`` simulates; ``SahelModel`` is one world in Mesa; ``read`` opens a
scenario file; ``catalogue()`` names those that come with the library, and ``page(name)`` tells what one of
them is for; ``outcomes(results)`` is a table of what came out, and ``moved(results, "fighters", "jnim")``
says why, for an ensemble or a model; ``compare`` sets stories side by side, ``sweep`` runs one at every
point of a grid of settings, ``experiment`` under each row of a table, and ``claims`` puts sentences of the
report to the test; ``patterns`` holds the simulated wars against the real ones; ``events`` reads recorded
events of UCDP or ACLED, ``calibrate`` fits the model to what was recorded to 2021, ``backcast`` holds what it
says of the years after against what came, and ``forecast`` writes down what it says of the 36 months from
March 2024 on, for ``score_forecast``; ``reproduce`` runs any study again from its folder. Names are imported
when they are first used, so that ``import sahel_sim`` is quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from sahel_sim.version import __version__

if TYPE_CHECKING:
    from sahel_sim.core import Orders, PlainSeat, SahelError, Seat, parameter, strategy
    from sahel_sim.languages import language
    from sahel_sim.mesa_model import FactionAgent, LocalityAgent, SahelModel
    from sahel_sim.results.accounts import moved
    from sahel_sim.results.outcome_table import outcomes
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
    from sahel_sim.studies.backcast_study import BackcastResults, backcast
    from sahel_sim.studies.calibration_study import CalibrationResults, calibrate
    from sahel_sim.studies.claims import Claims, claims
    from sahel_sim.studies.comparison import Comparison, compare
    from sahel_sim.studies.experiment import ExperimentResults, experiment
    from sahel_sim.studies.forecast_study import ForecastResults, forecast, score_forecast
    from sahel_sim.studies.outcomes import OutcomeResults
    from sahel_sim.studies.patterns import Scorecard, patterns
    from sahel_sim.studies.recorded_events import RecordedEvents, events
    from sahel_sim.studies.reproduction import Reproduction, reproduce
    from sahel_sim.studies.run import Results, run
    from sahel_sim.studies.sweep import SweepResults, sweep

__all__ = [
    "BackcastResults",
    "CalibrationResults",
    "Claims",
    "Comparison",
    "ExperimentResults",
    "FactionAgent",
    "ForecastResults",
    "LocalityAgent",
    "Orders",
    "OutcomeResults",
    "PlainSeat",
    "RecordedEvents",
    "Reproduction",
    "Results",
    "SahelError",
    "SahelModel",
    "Scenario",
    "ScenarioError",
    "Scorecard",
    "Seat",
    "SweepResults",
    "__version__",
    "backcast",
    "calibrate",
    "catalogue",
    "claims",
    "compare",
    "events",
    "experiment",
    "forecast",
    "language",
    "moved",
    "outcomes",
    "page",
    "parameter",
    "patterns",
    "places",
    "read",
    "reproduce",
    "run",
    "schema",
    "score_forecast",
    "strategy",
    "sweep",
    "with_changes",
]

_HOMES = {
    "core": ("Orders", "PlainSeat", "SahelError", "Seat", "parameter", "strategy"),
    "languages": ("language",),
    "mesa_model": ("FactionAgent", "LocalityAgent", "SahelModel"),
    "results.accounts": ("moved",),
    "results.outcome_table": ("outcomes",),
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
    "studies.backcast_study": ("BackcastResults", "backcast"),
    "studies.calibration_study": ("CalibrationResults", "calibrate"),
    "studies.claims": ("Claims", "claims"),
    "studies.comparison": ("Comparison", "compare"),
    "studies.experiment": ("ExperimentResults", "experiment"),
    "studies.forecast_study": ("ForecastResults", "forecast", "score_forecast"),
    "studies.patterns": ("Scorecard", "patterns"),
    "studies.recorded_events": ("RecordedEvents", "events"),
    "studies.reproduction": ("Reproduction", "reproduce"),
    "studies.outcomes": ("OutcomeResults",),
    "studies.run": ("Results", "run"),
    "studies.sweep": ("SweepResults", "sweep"),
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
