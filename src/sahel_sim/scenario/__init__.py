"""The scenario room: YAML in, a world out; and every mistake told with its line, in two languages."""

from sahel_sim.languages import LANGUAGES, in_language, language
from sahel_sim.scenario.at_large import DIALOGUE, INCLUSIVITY, INTERNATIONAL, PARTY, SECTIONS
from sahel_sim.scenario.building import build
from sahel_sim.scenario.cautions import cautions
from sahel_sim.scenario.json_schema import schema
from sahel_sim.scenario.levers import DISTANCE, HOSTILITY, LEVERS, RESERVE_MONTHS, Lever, lever
from sahel_sim.scenario.mistakes import Mistake, ScenarioError, Spot
from sahel_sim.scenario.pages import HEADINGS, page, question
from sahel_sim.scenario.place import Place, read_place
from sahel_sim.scenario.reading import read, with_changes
from sahel_sim.scenario.shelf import catalogue, places, shipped
from sahel_sim.scenario.story import Moment, Scenario

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
