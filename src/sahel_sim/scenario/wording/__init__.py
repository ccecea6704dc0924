"""Every sentence that the library says about scenarios and places, by kind of mistake.

Each kind of mistake has up to three: what is wrong in the reader's own words, what is allowed, and what
to do. Fields are named. Nothing else in this package prints text.
"""

from collections.abc import Mapping

from sahel_sim.languages import N_
from sahel_sim.scenario.wording.of_events import OF_EVENTS
from sahel_sim.scenario.wording.of_experiments import OF_EXPERIMENTS
from sahel_sim.scenario.wording.of_files import OF_FILES
from sahel_sim.scenario.wording.of_named_events import OF_NAMED_EVENTS
from sahel_sim.scenario.wording.of_places import OF_PLACES, THINGS
from sahel_sim.scenario.wording.of_settings import ENTRY, OF_SETTINGS, RANGES, TRUTHS
from sahel_sim.scenario.wording.of_values import OF_VALUES
from sahel_sim.scenario.wording.sentence import Wording
from sahel_sim.scenario.wording.units import in_words

__all__ = ["ENTRY", "LAYOUT", "RANGES", "THINGS", "TRUTHS", "WORDINGS", "Wording", "in_words"]

WORDINGS: Mapping[str, Wording] = {
    **OF_FILES,
    **OF_SETTINGS,
    **OF_VALUES,
    **OF_PLACES,
    **OF_EXPERIMENTS,
    **OF_EVENTS,
    **OF_NAMED_EVENTS,
}
"""By kind of mistake."""

LAYOUT: Mapping[str, str] = {
    "spot": N_("{file}, line {line}, column {column}: "),
    "file": N_("{file}: "),
    "cell": N_("Row {row}, column '{column}': "),
    "column": N_("Column '{column}': "),
    "row": N_("Row {row}: "),
}
"""How a message begins."""
