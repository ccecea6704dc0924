"""The check: a file is held against the declaration, and every mistake is told in the house's words."""

from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from sahel_sim.scenario.dialogue_levers import INCLUSIVITY, OPENS, PARTY
from sahel_sim.scenario.key_errors import unknown
from sahel_sim.scenario.mistakes import Mistake, shown
from sahel_sim.scenario.sections import BLOCK, PLAIN, Section
from sahel_sim.scenario.value_errors import wrong_value
from sahel_sim.scenario.yaml_parser import Trail, Tree

EXAMPLES = {
    "scenario": "scenario: my_story",
    "date": "date: 2025-06",
    "set": "set: {government.restraint: 0.8}",
}
"""How a missing key can be written."""

TWO_WAYS = ((PARTY.name, INCLUSIVITY.name), ("open", OPENS))
"""Keys of ``dialogue`` that say the same thing in two ways."""


def checked(tree: Tree, declared: type[Section]) -> tuple[dict[str, Any], list[Mistake]]:
    """What a file says, in the types that are declared, and what is wrong with it.

    Parameters
    ----------
    tree
        The file.
    declared
        From ``declaration``.

    Returns
    -------
    tuple[dict[str, Any], list[Mistake]]
        Only keys that are said; empty if there are mistakes.
    """
    try:
        said = declared.model_validate(tree.said).model_dump(by_alias=True, exclude_unset=True)
    except ValidationError as error:
        schema = plain_schema(declared)
        return {}, [_mistake(tree, schema, each) for each in error.errors(include_url=False)]
    mistakes = [*_pairs_said_twice(tree, said), *_said_in_two_ways(tree, said)]
    return ({} if mistakes else said), mistakes


@lru_cache(maxsize=32)
def plain_schema(declared: type[Section]) -> dict[str, Any]:
    """The JSON Schema of a declaration as pydantic writes it; it is not to be altered."""
    return declared.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")


def node_at(schema: dict[str, Any], steps: tuple[str | int, ...]) -> dict[str, Any]:
    """The part of a schema at the end of a way, which may choose between a plain value and a block."""
    node = _resolved(schema, schema)
    for step in steps:
        if step in (PLAIN, BLOCK):
            kinds = [_resolved(schema, kind) for kind in node["oneOf"]]
            node = next(kind for kind in kinds if (kind.get("type") == "object") == (step == BLOCK))
        elif isinstance(step, int):
            node = _resolved(schema, node["items"])
        else:
            node = _resolved(schema, node["properties"][step])
    return node


def _resolved(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """The node with what it refers to written out; older versions of pydantic refer inside ``allOf``."""
    inner = node["allOf"][0] if "allOf" in node else node
    if "$ref" not in inner:
        return node
    target: dict[str, Any] = schema["$defs"][inner["$ref"].rsplit("/", 1)[1]]
    return {**target, **{key: value for key, value in node.items() if key not in ("$ref", "allOf")}}


def _mistake(tree: Tree, schema: dict[str, Any], error: Any) -> Mistake:
    steps, value = error["loc"], error["input"]
    trail: Trail = tuple(step for step in steps if step not in (PLAIN, BLOCK))
    if error["type"] == "extra_forbidden":
        return unknown(tree, trail, value, tuple(node_at(schema, steps[:-1])["properties"]))
    if error["type"] == "missing":
        key = str(steps[-1])
        return Mistake("missing", {"key": key, "example": EXAMPLES[key]}, tree.spot(trail[:-1]))
    return wrong_value(tree, trail, value, node_at(schema, steps), error["type"])


def _said_in_two_ways(tree: Tree, said: dict[str, Any]) -> list[Mistake]:
    """The mistakes of a file that says who is invited, or when talks open, in two ways."""
    keys = list(said.get("dialogue", {}))
    mistakes = []
    for ways in TWO_WAYS:
        first, *second = sorted(set(ways) & set(keys), key=keys.index) or [""]
        for key in second:
            holes = {"key": f"dialogue.{key}", "other": f"dialogue.{first}"}
            mistakes.append(Mistake("two_ways", holes, tree.spot(("dialogue", key), of_key=True)))
    return mistakes


def _pairs_said_twice(tree: Tree, said: dict[str, Any]) -> list[Mistake]:
    blocks: list[tuple[Trail, str]] = [(("relations",), ""), (("distances",), "")]
    blocks += [(("timeline", n, "set"), "relations.") for n in range(len(said.get("timeline", [])))]
    mistakes = []
    for trail, lead in blocks:
        block: Any = said
        for step in trail:
            block = block.get(step, {}) if isinstance(block, dict) else block[step]
        keys = list(block)
        for position, key in enumerate(keys):
            a, _, b = key.removeprefix(lead).partition("-")
            other = f"{lead}{b}-{a}"
            if key.startswith(lead) and b and other in keys[:position]:
                holes = {"key": shown(key), "other": shown(other)}
                mistakes.append(Mistake("pair_twice", holes, tree.spot((*trail, key), of_key=True)))
    return mistakes
