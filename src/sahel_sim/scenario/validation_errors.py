"""What pydantic finds wrong in a file, as mistakes with their place: only read when something is wrong."""

from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ValidationError

from sahel_sim.scenario.errors import Mistake, printable
from sahel_sim.scenario.hints import Found, with_hints
from sahel_sim.scenario.value_errors import unknown_key, wrong_value
from sahel_sim.scenario.yaml_parser import KeyPath, Tree

PLAIN, BLOCK, LIST = "\0plain", "\0block", "\0list"
"""Steps of pydantic's ways that are no keys: they say which kind of value is meant."""

OWN = "sahel."
"""How types of errors begin that are kinds of mistakes themselves."""

MOST_MISTAKES = 200
"""Mistakes of keys and values that are told of one file; who has more has another file in mind."""


def mistakes_found(
    tree: Tree, declared: type[BaseModel], error: ValidationError
) -> list[tuple[KeyPath, Mistake | None]]:
    """Each mistake with the way to it; beyond the first ``MOST_MISTAKES`` of the file the way alone."""
    schema = pydantic_schema(declared)
    found = [(_way(schema, each), each) for each in error.errors(include_url=False)]
    found.sort(key=lambda each: _line_and_column(tree, each[0]))
    told: list[Found] = [(way, _mistake(tree, schema, each)) for way, each in found[:MOST_MISTAKES]]
    told += [(way, None) for way, _ in found[MOST_MISTAKES:]]
    return with_hints(tree, told, lambda way: _keys_of(schema, way_and_node(schema, way)[1]))


@lru_cache(maxsize=64)
def pydantic_schema(declared: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of a declaration as pydantic writes it; it is not to be altered."""
    return declared.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")


def way_and_node(schema: dict[str, Any], steps: tuple[str | int, ...]) -> tuple[KeyPath, dict[str, Any]]:
    """The keys among pydantic's steps to a value, and the part of a schema that is of that value.

    Where the schema chooses between several kinds of values, the next step says which; all others are keys.
    """
    node, keys = _resolved(schema, schema), []
    for step in steps:
        if "oneOf" in node:
            node = _of_kind(str(step), [_resolved(schema, kind) for kind in node["oneOf"]])
            continue
        keys.append(step)
        if isinstance(step, int):
            node = _resolved(schema, node["items"])
        else:
            inner = node.get("properties", {}).get(step)
            node = _resolved(schema, node["additionalProperties"] if inner is None else inner)
    return tuple(keys), node


def _keys_of(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """The keys that a block can have, or one of the blocks that a value can be."""
    kinds = [_resolved(schema, kind) for kind in node.get("oneOf", ())] or [node]
    return {key: inner for kind in kinds for key, inner in kind.get("properties", {}).items()}


def _of_kind(step: str, kinds: list[dict[str, Any]]) -> dict[str, Any]:
    types = {BLOCK: "object", LIST: "array"}
    for kind in kinds:
        if kind.get("say_tag") == step[1:] or types.get(step) == kind.get("type"):
            return kind
    return next(kind for kind in kinds if kind.get("type") not in ("object", "array"))


def _resolved(schema: dict[str, Any], node: dict[str, Any] | bool) -> dict[str, Any]:
    """The node with what it refers to written out; older versions of pydantic refer inside ``allOf``."""
    if isinstance(node, bool):
        return {}
    kinds = [kind for kind in node.get("anyOf", ()) if kind.get("type") != "null"]
    inner = node["allOf"][0] if "allOf" in node else kinds[0] if kinds else node
    if inner is not node and "$ref" not in inner:
        node, inner = {**inner, **{k: v for k, v in node.items() if k not in ("allOf", "anyOf")}}, inner
    if "$ref" not in inner:
        return node
    target: dict[str, Any] = schema["$defs"][inner["$ref"].rsplit("/", 1)[1]]
    own = {key: value for key, value in node.items() if key not in ("$ref", "allOf", "anyOf")}
    return {**target, **own}


def _way(schema: dict[str, Any], error: Any) -> KeyPath:
    """The keys on the way to an error."""
    steps = error["loc"]
    if error["type"] != "extra_forbidden":
        return way_and_node(schema, steps)[0]
    return (*way_and_node(schema, steps[:-1])[0], steps[-1])


def _line_and_column(tree: Tree, way: KeyPath) -> tuple[int, int]:
    spot = tree.spot(way)
    return (spot.line, spot.column) if spot else (0, 0)


def _mistake(tree: Tree, schema: dict[str, Any], error: Any) -> Mistake:
    steps, value, kind = error["loc"], error["input"], error["type"]
    trail = _way(schema, error)
    if kind == "extra_forbidden":
        return unknown_key(tree, trail, value, way_and_node(schema, steps[:-1])[1])
    node = way_and_node(schema, steps)[1]
    if kind == "missing":
        fields = {"key": str(trail[-1]), "example": node["say_example"]}
        block, of_key = (trail[:-1], False) if trail[1:] else (tuple(tree.said)[:1], True)
        return Mistake("missing", fields, tree.spot(block, of_key))
    if kind.startswith(OWN) and value is not None:
        context = dict(error.get("ctx", {}))
        fields = {"key": printable(trail[-1 - context.pop("up", 0)]), **context}
        return Mistake(kind.removeprefix(OWN), fields, tree.spot(trail))
    return wrong_value(tree, trail, value, node, kind)
