"""The JSON Schema of scenario files, for editors: draft-07, which they all read."""

from functools import lru_cache
from typing import Any

from sahel_sim.core import Factions
from sahel_sim.scenario.declaration import declaration
from sahel_sim.scenario.place import place_folder, read_place
from sahel_sim.scenario.validation_errors import pydantic_schema
from sahel_sim.scenario.yaml_parser import FRENCH_TRUTHS

_OF_NUMBERS = ("type", "minimum", "maximum", "multipleOf")

DRAFT = "http://json-schema.org/draft-07/schema#"


def schema(language: str = "en", factions: Factions | None = None) -> dict[str, Any]:
    """The JSON Schema of a scenario file.

    Parameters
    ----------
    language
        Of the descriptions, ``en`` or ``fr``.
    factions
        Whose settings it knows; by default those of northern Mali.

    Returns
    -------
    dict[str, Any]
        Draft-07: keys, types, ranges and choices. What needs more than one key at a time (dates inside the
        run, months of the place's tables, the same pair twice) is left to ``read``.

    Examples
    --------
    >>> import sahel_sim
    >>> "dialogue" in sahel_sim.schema()["properties"]
    True
    """
    known = factions or _northern_mali()
    written = pydantic_schema(declaration(known, "fr" if language == "fr" else "en"))
    whole: dict[str, Any] = _adapted({key: value for key, value in written.items() if key != "$defs"})
    whole["definitions"] = {name: _adapted(part) for name, part in written["$defs"].items()}
    whole["required"] = ["scenario"]
    whole["anyOf"] = [{"required": ["based_on"]}, {"required": ["place"]}]
    return {"$schema": DRAFT, "title": "sahel_sim scenario", **whole}


@lru_cache(maxsize=1)
def _northern_mali() -> Factions:
    return read_place(place_folder("northern_mali"), "northern_mali").factions


def _adapted(node: Any) -> Any:
    """A part of the schema as draft-07 and editors like it.

    Titles that pydantic invents go, and what only messages need; a number that can be said as yes or no may
    be either, in English or French; a reference has nothing beside it, because draft-07 would not see it.
    """
    if isinstance(node, list):
        return [_adapted(part) for part in node]
    if not isinstance(node, dict):
        return node
    adapted: dict[str, Any] = {}
    for key, value in node.items():
        if key == "properties":
            adapted[key] = {name: _adapted(part) for name, part in value.items()}
        elif key != "title" and not key.startswith("say_"):
            adapted[key] = _adapted(value)
    if adapted.pop("takes_truth", False):
        numbers = {key: adapted.pop(key) for key in tuple(adapted) if key in _OF_NUMBERS}
        adapted["anyOf"] = [numbers, {"enum": [True, False, *FRENCH_TRUTHS]}]
    if "$ref" in adapted and len(adapted) > 1:
        adapted["allOf"] = [{"$ref": adapted.pop("$ref")}]
    return adapted
