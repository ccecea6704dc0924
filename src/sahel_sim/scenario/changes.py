"""Changes: a scenario with some settings changed, and the scenario that one is based on."""

import math
from collections.abc import Mapping
from typing import Any

from sahel_sim.scenario.errors import ScenarioError
from sahel_sim.scenario.merge import (
    nest_changes,
)
from sahel_sim.scenario.reading import read_layers, said_keys
from sahel_sim.scenario.scenario import Layer, Scenario
from sahel_sim.scenario.yaml_parser import Tree

LARGEST_FLOAT = int(1e300)
"""Whole numbers above this are beyond all floats, near enough."""


def with_changes(scenario: Scenario, changes: Mapping[str, Any], language: str | None = None) -> Scenario:
    """The same scenario with some settings changed.

    Parameters
    ----------
    scenario
        What is changed; it stays as it is.
    changes
        Values by dotted name, as files have them: ``government.military_pressure.csp``,
        ``jihadists.restraint``, ``parameters.combat.fire``, ``mechanisms.displacement``, ``years``.
    language
        In which ``str(error)`` speaks.

    Raises
    ------
    ScenarioError
        With every mistake in the changes.

    Examples
    --------
    >>> from sahel_sim.scenario import read
    >>> story = with_changes(read("two_towns"), {"crown.restraint": 0.9, "years": 2})
    >>> story.settings["crown.restraint"], story.years
    (0.9, 2.0)
    """
    plain = {str(dotted): _plain(value) for dotted, value in changes.items()}
    place = scenario.place.whole or scenario.place
    said = nest_changes(plain, place.factions)
    layer = Layer(Tree(said), scenario.layers[-1].folder, is_file=False)
    try:
        return read_layers([*scenario.layers, layer], [], None if "place" in said else place)
    except ScenarioError as error:
        raise ScenarioError(error.mistakes, language) from None


def base_of(scenario: Scenario) -> Scenario | None:
    """The scenario that the file of a scenario is based on; None if it stands alone.

    Raises ``ScenarioError`` if it cannot stand alone.

    >>> from sahel_sim.scenario import read
    >>> base_of(read("return_to_dialogue")).name
    'mali_2024_02'
    """
    top = max(at for at, layer in enumerate(scenario.layers) if layer.is_file)
    return scenario_below(scenario, top) if "based_on" in scenario.layers[top].tree.said else None


def scenario_below(scenario: Scenario, top: int) -> Scenario:
    """The scenario that the layers below one make; nothing is read again that is known."""
    elsewhere = any("place" in layer.tree.said for layer in scenario.layers[top:])
    place = None if elsewhere else scenario.place.whole or scenario.place
    return read_layers(scenario.layers[:top], [], place, said_keys(scenario.layers))


def _plain(value: Any) -> Any:
    """What NumPy holds as what Python holds; a whole number beyond all floats as infinity."""
    value = value.tolist() if hasattr(value, "tolist") else value
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, int) and abs(value) > LARGEST_FLOAT:
        return math.inf if value > 0 else -math.inf
    return value
