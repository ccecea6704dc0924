"""The scenario room: YAML in, a world out; and every mistake told with its line, in two languages."""

from sahel_sim.languages import LANGUAGES, in_language, language
from sahel_sim.scenario.building import build
from sahel_sim.scenario.cautions import cautions
from sahel_sim.scenario.dialogue_levers import DIALOGUE, INCLUSIVITY, INTERNATIONAL, PARTY, SECTIONS
from sahel_sim.scenario.errors import Location, Mistake, ScenarioError
from sahel_sim.scenario.json_schema import schema
from sahel_sim.scenario.levers import DISTANCE, HOSTILITY, LEVERS, RESERVE_MONTHS, Lever, lever
from sahel_sim.scenario.place import Place, places, read_place
from sahel_sim.scenario.reading import read, with_changes
from sahel_sim.scenario.scenario import Scenario, TimelineEntry
from sahel_sim.scenario.scenario_files import catalogue, shipped
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
    "Location",
    "Mistake",
    "Place",
    "Scenario",
    "ScenarioError",
    "TimelineEntry",
    "build",
    "catalogue",
    "cautions",
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
