"""Every sentence that the library says about scenarios and places, in English and French.

Each kind of mistake has up to three: what is wrong in the reader's own words, what is allowed, and what
to do. Holes are named, and the same in both languages. Nothing else in this room prints text.
"""

from collections.abc import Mapping

from sahel_sim.languages import Pair, pair
from sahel_sim.scenario.wording.of_experiments import OF_EXPERIMENTS
from sahel_sim.scenario.wording.of_files import OF_FILES
from sahel_sim.scenario.wording.of_places import OF_PLACES, THINGS
from sahel_sim.scenario.wording.of_settings import ENTRY, OF_SETTINGS, RANGES, TRUTHS
from sahel_sim.scenario.wording.of_values import OF_VALUES
from sahel_sim.scenario.wording.sentence import Wording
from sahel_sim.scenario.wording.units import in_words

__all__ = ["ENTRY", "LAYOUT", "RANGES", "THINGS", "TRUTHS", "WORDINGS", "Pair", "Wording", "in_words", "pair"]

WORDINGS: Mapping[str, Wording] = {**OF_FILES, **OF_SETTINGS, **OF_VALUES, **OF_PLACES, **OF_EXPERIMENTS}
"""By kind of mistake."""

LAYOUT: Mapping[str, Pair] = {
    "spot": pair("{file}, line {line}, column {column}: ", "{file}, ligne {line}, colonne {column} : "),
    "file": pair("{file}: ", "{file} : "),
    "cell": pair("Row {row}, column '{column}': ", "Ligne {row}, colonne « {column} » : "),
    "column": pair("Column '{column}': ", "Colonne « {column} » : "),
    "row": pair("Row {row}: ", "Ligne {row} : "),
}
"""How a message begins."""
