"""The scenario room: YAML in, a world out; and every mistake told with its line, in two languages."""

from sahel_sim.languages import LANGUAGES, in_language, language
from sahel_sim.scenario.building import build
from sahel_sim.scenario.catalogue_paths import catalogue, places, shipped
from sahel_sim.scenario.dialogue_levers import DIALOGUE, INCLUSIVITY, INTERNATIONAL, PARTY, SECTIONS
from sahel_sim.scenario.json_schema import schema
from sahel_sim.scenario.levers import DISTANCE, HOSTILITY, LEVERS, RESERVE_MONTHS, Lever, lever
from sahel_sim.scenario.mistakes import Mistake, ScenarioError, Spot
from sahel_sim.scenario.place import Place, read_place
from sahel_sim.scenario.reading import read, with_changes
from sahel_sim.scenario.scenario import Moment, Scenario
from sahel_sim.scenario.scenario_pages import HEADINGS, page, question

__all__ = [
    "DIALOGUE",
    "DISTANCE",
    "HEADINGS",
    "HOSTILITY",
    "INCLUSIVITY",
    "INTERNATIONAL",
    "LANGUAGES",
    "LEVERS",
    "PARTY",
    "RESERVE_MONTHS",
    "SECTIONS",
    "Lever",
    "Mistake",
    "Moment",
    "Place",
    "Scenario",
    "ScenarioError",
    "Spot",
    "build",
    "catalogue",
    "in_language",
    "language",
    "lever",
    "page",
    "places",
    "question",
    "read",
    "read_place",
    "schema",
    "shipped",
    "with_changes",
]
