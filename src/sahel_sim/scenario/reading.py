"""Reading: from files to a scenario, or to all the mistakes in them at once."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sahel_sim.scenario.catalogue_paths import place_folder
from sahel_sim.scenario.declaration import declaration
from sahel_sim.scenario.inheritance import Layer, layers_of, place_of
from sahel_sim.scenario.merge import gathered
from sahel_sim.scenario.mistakes import Mistake, ScenarioError, in_order
from sahel_sim.scenario.place import Place, read_place
from sahel_sim.scenario.resolve import told
from sahel_sim.scenario.scenario import Scenario
from sahel_sim.scenario.validator import checked
from sahel_sim.scenario.yaml_parser import Tree

ORDINARY_PLACE = "northern_mali"
"""Whose factions a file is checked for if its own place cannot be read."""

NAMES_OF_A_PLACE = (
    "unknown_key",
    "unknown_opponent",
    "unknown_pair",
    "unknown_party",
    "unknown_signatory",
    "unknown_lever",
)
"""Mistakes that may be none in the factions of the file's own place, if that is not known."""

LARGEST_FLOAT = int(1e300)
"""Whole numbers above this are beyond all floats, near enough."""


def read(source: str | Path, language: str | None = None) -> Scenario:
    """Read a scenario.

    Parameters
    ----------
    source
        The name of a scenario that comes with the library, or the path of a ``.yaml`` file.
    language
        In which ``str(error)`` speaks; by default the reader's own, see ``language``.

    Raises
    ------
    ScenarioError
        With every mistake in the file and in those it is based on.
    """
    try:
        layers, mistakes = layers_of(source)
        return _read(layers, mistakes)
    except ScenarioError as error:
        raise ScenarioError(error.mistakes, language) from None


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
    """
    plain = {str(dotted): _plain(value) for dotted, value in changes.items()}
    said = gathered(plain, scenario.place.factions)
    layer = Layer(Tree(said), scenario.layers[-1].folder, is_file=False)
    try:
        return _read([*scenario.layers, layer], [], None if "place" in said else scenario.place)
    except ScenarioError as error:
        raise ScenarioError(error.mistakes, language) from None


def _read(layers: Sequence[Layer], mistakes: Sequence[Mistake], known: Place | None = None) -> Scenario:
    """The scenario that the layers make, the lowest first, at a place that is known or is read now."""
    place, found = (known, []) if known else place_of(layers)
    wrong = [*mistakes, *found]
    ground = place or read_place(place_folder(ORDINARY_PLACE), ORDINARY_PLACE)
    declared = declaration(ground.factions)
    said = []
    for layer in layers:
        values, found = checked(layer.tree, declared)
        wrong += [m for m in found if place or m.kind not in NAMES_OF_A_PLACE]
        wrong += _names_missing(layer)
        said.append(values)
    if not place and not wrong:
        wrong.append(Mistake("no_beginning", {}, layers[0].tree.spot(())))
    if wrong:
        raise ScenarioError(in_order(_by_file(layers, _first_at_each_spot(wrong))))
    return told(layers, said, ground)


def _names_missing(layer: Layer) -> list[Mistake]:
    if layer.is_file and "scenario" not in layer.tree.said:
        holes = {"key": "scenario", "example": "scenario: my_story"}
        return [Mistake("missing", holes, layer.tree.spot(()))]
    return []


def _first_at_each_spot(mistakes: Sequence[Mistake]) -> list[Mistake]:
    """Without what follows from an earlier mistake at the same spot."""
    first: dict[Any, str] = {}
    return [m for m in mistakes if m.spot is None or first.setdefault(m.spot, m.kind) == m.kind]


def _by_file(layers: Sequence[Layer], mistakes: Sequence[Mistake]) -> list[Mistake]:
    """The mistakes of the topmost file first, of what it is based on after."""
    files = [layer.tree.file for layer in reversed(layers)]

    def rank(mistake: Mistake) -> int:
        file = mistake.spot.file if mistake.spot else ""
        return files.index(file) if file in files else len(files)

    return sorted(mistakes, key=rank)


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
