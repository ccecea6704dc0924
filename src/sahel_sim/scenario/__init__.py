"""The scenario room: YAML in, a world out; and every mistake told with its line, in two languages.

How a file becomes a ``Scenario``, in the order in which its modules are visited:

1. ``reading`` finds the file and those that it is based on: the layers of the scenario.
2. ``yaml_parser`` makes of each text plain values, each with its line.
3. ``place`` reads the tables of the place that the topmost layer names,
4. ``place_tables`` each table of it.
5. ``declaration`` says what a file can say of the factions of that place,
6. ``validator`` how that is declared, and holds each layer against it.
7. ``resolve`` makes one scenario of the layers, or says what does not go together,
8. ``merge`` by putting settings on one another, down to one value for each faction and each pair,
9. ``timeline`` by putting what changes on dates in order,
10. ``dialogue_errors`` if talks and accords are such that they can be.

Where an entry of a timeline names an event, ``named_events`` reads it, ``event_declaration`` says what
its file can say, ``event_block`` what the entry can, and ``event_entries`` writes it out as changes.

``building`` makes a world of a ``Scenario``; ``changes`` makes another scenario of one. Only where something
is wrong, ``yaml_errors``, ``validation_errors``, ``value_errors`` and ``hints`` find out what it is, and
``errors`` tells it in the sentences of ``wording``.
"""

from sahel_sim.languages import LANGUAGES, in_language, language
from sahel_sim.scenario.building import build
from sahel_sim.scenario.cautions import cautions
from sahel_sim.scenario.changes import with_changes
from sahel_sim.scenario.dialogue_levers import DIALOGUE, INCLUSIVITY, INTERNATIONAL, PARTY, SECTIONS
from sahel_sim.scenario.errors import Location, Mistake, ScenarioError
from sahel_sim.scenario.json_schema import schema
from sahel_sim.scenario.levers import DISTANCE, HOSTILITY, LEVERS, RESERVE_MONTHS, Lever, lever
from sahel_sim.scenario.place import Place, places, read_place
from sahel_sim.scenario.reading import catalogue, read, shipped
from sahel_sim.scenario.scenario import Scenario, TimelineEntry
from sahel_sim.scenario.scenario_pages import HEADINGS, page, page_title, question

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
    "page_title",
    "places",
    "question",
    "read",
    "read_place",
    "schema",
    "shipped",
    "with_changes",
]
