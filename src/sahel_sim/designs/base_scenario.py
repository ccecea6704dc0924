"""Where an experiment starts: a scenario, and changes of it that are told key by key."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

from sahel_sim.designs.file_reader import Document
from sahel_sim.designs.grid_check import OWN_LINES, change_mistakes, of_key
from sahel_sim.scenario import Mistake, Scenario, ScenarioError, catalogue, read, with_changes
from sahel_sim.scenario.errors import printable
from sahel_sim.scenario.yaml_parser import SUFFIXES, KeyPath

LocatedChanges: TypeAlias = Mapping[str, tuple[Any, KeyPath]]
"""Values by dotted name, each with the way to it in its file."""


def start(document: Document, *trail: str | int) -> Scenario | None:
    """The scenario that a file names, or None if it names none that can be read.

    If there is none of that name but one that is much like it, it is that one, so that the rest of the file
    can be held against it; the mistake is noted all the same.
    """
    name = document.value(*trail)
    if not isinstance(name, str):
        return None
    source: str | Path = document.folder / name if name.lower().endswith(SUFFIXES) else name
    try:
        return read(source)
    except ScenarioError as error:
        for mistake in error.mistakes:
            document.note(mistake, *trail)
        near = error.mistakes[0].nearest
        return read(near) if near in catalogue() else None


def located_changes(
    document: Document, *trail: str | int, leave: tuple[str, ...] = ()
) -> dict[str, tuple[Any, KeyPath]]:
    """What a block changes, by dotted names, whether it is written with points or as blocks in blocks."""
    found: dict[str, tuple[Any, KeyPath]] = {}
    for key in document.keys(*trail):
        if key in leave:
            continue
        if key in OWN_LINES:
            document.note(Mistake("own_line", {"key": printable(key)}), *trail, key, of_key=True)
        else:
            found |= _leaves(document, key, (*trail, key))
    return found


def changed(
    document: Document, scenario: Scenario, changes: LocatedChanges, *trail: str | int
) -> Scenario | None:
    """The scenario with the changes; None if they do not fit, and then what is wrong is noted at each key."""
    plain = {key: value for key, (value, _) in changes.items()}
    try:
        return with_changes(scenario, plain)
    except ScenarioError as error:
        together = {mistake.text("en"): mistake for mistake in error.mistakes}
    for key, (value, way) in changes.items():
        for mistake in change_mistakes(scenario, {key: value}):
            if together.pop(mistake.text("en"), None):
                named = of_key(mistake)
                document.note(mistake, *way, of_key=named)
    for mistake in together.values():
        document.note(mistake, *trail, of_key=True)
    return None


def _leaves(document: Document, dotted: str, trail: KeyPath) -> dict[str, tuple[Any, KeyPath]]:
    value = document.said(*trail)
    if not isinstance(value, dict) or not value:
        return {dotted: (value, trail)}
    found: dict[str, tuple[Any, KeyPath]] = {}
    for key in value:
        found |= _leaves(document, f"{dotted}.{key}", (*trail, key))
    return found
