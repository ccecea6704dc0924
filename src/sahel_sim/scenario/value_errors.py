"""Wrong values: what is wrong with a number, a text, a choice or a block, and what to write instead."""

import math
import re
from typing import Any

from sahel_sim.core import nearest
from sahel_sim.languages import Pair, Sentence
from sahel_sim.scenario.dialogue_levers import (
    DIALOGUE,
    INCLUSIVITY,
    OPENS,
    PARTY,
    PATH,
    POWER_SHARING,
    SECTIONS,
    STANDING,
    TRUST,
)
from sahel_sim.scenario.errors import Mistake, printable
from sahel_sim.scenario.levers import DISTANCE, LEVERS, PRESSURE
from sahel_sim.scenario.merge import without_reversed_pairs
from sahel_sim.scenario.wording import ENTRY, RANGES, TRUTHS, in_words
from sahel_sim.scenario.yaml_parser import FRENCH_TRUTHS, KeyPath, Tree, number

LEAST_PERCENT = 5
"""From here on, a number where a share is meant is taken for a percentage."""

LEAST_THOUSANDS = 1000
"""A number that may be as large as this can have been written with a mark between its thousands."""

_THOUSANDS = r"[0-9]{1,3}([, '\u00a0\u202f][0-9]{3})+"
_TIMELINES = (("timeline",), ("timeline_add",))
_MONTHS = ("state_of", "start")
_DAYS = ("date", "at", "opens")
_PERSONS = ("mediator", "guarantor")


def wrong_value(tree: Tree, trail: KeyPath, value: Any, node: dict[str, Any], problem: str) -> Mistake:
    """The mistake in a value."""
    kind, fields, near = _kind_of_mistake(trail, value, node, problem)
    written = tree.written.get(trail, _yaml(value))
    fields = {"key": dotted_name(trail), "value": printable(value), "written": printable(written), **fields}
    return Mistake(kind, fields, tree.spot(trail), near)


def dotted_name(trail: KeyPath) -> str | Pair:
    """How a setting is called: its keys with points between them.

    Inside a timeline or an axis it is called without the way there; what is in a list, like the list.
    """
    if trail[:1] in _TIMELINES and len(trail) == 2:
        return Sentence(ENTRY, {"number": int(trail[1]) + 1})
    if trail[:1] in _TIMELINES and len(trail) > 2:
        trail = trail[3:] if trail[2] == "set" and len(trail) > 3 else trail[2:]
    if trail[:1] == ("vary",) and len(trail) > 1:
        trail = trail[1:]
    return ".".join(printable(step) for step in trail if isinstance(step, str))


def range_of(node: dict[str, Any]) -> Pair:
    """The range of a number in a schema, by language."""
    unit = in_words(node.get("unit", "-"))
    shape = RANGES["above" if "exclusiveMinimum" in node else "between"]
    low, high = node.get("exclusiveMinimum", node.get("minimum")), node["maximum"]
    return Sentence(shape, {"low": _number(low), "high": _number(high), "unit": unit})


Found = tuple[str, dict[str, Any], str | None]


def _kind_of_mistake(trail: KeyPath, value: Any, node: dict[str, Any], problem: str) -> Found:
    if value is None:
        return "nothing", {}, None
    if "enum" in node or "const" in node:
        return _choice(trail, value, node)
    if "oneOf" in node:
        node = next(kind for kind in node["oneOf"] if "$ref" not in kind)
    kind = node.get("type")
    if kind in ("number", "integer"):
        return _of_number(value, node, named=str(trail[-1]).removeprefix("dialogue.") in _PERSONS)
    example = node.get("say_example", "").replace("KEY", str(trail[-1]))
    if kind == "boolean":
        return "not_yes_or_no", {}, None
    if kind == "object":
        if isinstance(value, dict):
            return "no_words", {}, None
        if example:
            return "block_expected", {"example": example}, None
        return "not_a_block", {"allowed": without_reversed_pairs(tuple(node["properties"]))}, None
    if kind == "array" and example:
        return "list_expected", {"example": example}, None
    if kind == "array":
        too_many = isinstance(value, list)
        return (
            ("too_many_moments", {"limit": node["maxItems"]}, None) if too_many else ("not_a_list", {}, None)
        )
    return _of_text(trail, value, node, problem)


def _of_number(value: Any, node: dict[str, Any], named: bool = False) -> Found:
    said = {"range": range_of(node)}
    if node.get("takes_truth") and isinstance(value, str) and number(value) is None:
        return "not_yes_or_no", {}, None
    if isinstance(value, bool):
        return "truth_for_number", {**said, "truth": TRUTHS[value]}, None
    if isinstance(value, dict | list):
        return "block_for_number", said, None
    if isinstance(value, int | float):
        return _out_of_range(value, node)
    text = str(value).strip()
    if re.fullmatch(_THOUSANDS, text) and float(node["maximum"]) >= LEAST_THOUSANDS:
        return "thousands", {**said, "plain": re.sub(r"\D", "", text)}, None
    if re.fullmatch(r"[-+]?[0-9]+,[0-9]+", text):
        return "decimal_comma", {**said, "point": text.replace(",", ".")}, None
    if re.fullmatch(r"[-+]?[0-9]+([.,][0-9]+)?\s*%", text):
        share = float(text.rstrip("% ").replace(",", ".")) / 100.0
        return "percent", {**said, "point": _number(share)}, None
    if (meant := number(text)) is not None:
        return ("number_in_quotes" if math.isfinite(meant) else "not_finite"), said, None
    return ("name_for_number" if named else "not_a_number"), said, None


def _out_of_range(value: float, node: dict[str, Any]) -> Found:
    low, high = float(node.get("exclusiveMinimum", node.get("minimum", 0))), float(node["maximum"])
    said: dict[str, Any] = {"range": range_of(node), "value": _number(value)}
    if isinstance(value, float) and not math.isfinite(value):
        return "not_finite", said, None
    is_share = low == 0 and high == 1 and node["type"] == "number" and "multipleOf" not in node
    if is_share and LEAST_PERCENT <= value <= 100:
        return "whole_percent", {**said, "point": _number(value / 100)}, None
    if value > high:
        return "too_high", {**said, "bound": _number(high)}, None
    if value <= low and "exclusiveMinimum" in node:
        return "not_above", {**said, "bound": _number(low)}, None
    if value < low:
        return "too_low", {**said, "bound": _number(low)}, None
    return "not_whole", {**said, "rounded": str(math.ceil(value))}, None


def _of_text(trail: KeyPath, value: Any, node: dict[str, Any], problem: str) -> Found:
    key = trail[-1]
    if isinstance(value, dict | list):
        return "block_for_text", {}, None
    if key in _MONTHS and not isinstance(value, bool):
        return "bad_month", {}, None
    if key in _DAYS and not isinstance(value, bool):
        return "bad_day", {}, None
    if isinstance(value, bool):
        return "truth_for_text", {"truth": TRUTHS[value]}, None
    if isinstance(value, int | float) and key != "scenario":
        return "number_for_text", {}, None
    if problem == "string_too_short":
        return "no_words", {}, None
    if problem == "string_too_long":
        return "too_long", {"limit": str(node["maxLength"])}, None
    if "say_bad" in node:
        return node["say_bad"], {"limit": str(node["maxLength"]), "example": node["say_like"]}, None
    return "bad_name", {"limit": str(node.get("maxLength", 0)), "example": _as_name(str(value))}, None


def _choice(trail: KeyPath, value: Any, node: dict[str, Any]) -> Found:
    known = node.get("enum", [node.get("const")])
    words = tuple(word for word in known if isinstance(word, str) and word not in FRENCH_TRUTHS)
    if isinstance(value, dict | list):
        return "block_for_text", {}, None
    if unknown := node.get("say_unknown"):
        if isinstance(value, str):
            named = {"name": printable(value), "key": printable(value), "allowed": words}
            return unknown, named, nearest(value, words)
        return _of_text(trail, value, node, "")
    if isinstance(value, bool):
        return "truth_for_choice", {"truth": TRUTHS[value], "allowed": words}, None
    near = nearest(str(value), words)
    if trail[0] == "mechanisms":
        return "unknown_form", {"owner": str(trail[-1]), "allowed": words}, near
    return "unknown_choice", {"allowed": words}, near


def _as_name(text: str) -> str:
    """A name that is like the text and allowed."""
    name = re.sub(r"[^A-Za-z0-9_-]+", "_", text).strip("_-")[:40]
    return name if name[:1].isalpha() else f"story_{name}".rstrip("_")


def _number(value: float | int | None) -> str:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else f"{value:.12g}"


def _yaml(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


ALIASES = {
    "aqmi": "jnim",
    "cma": "csp",
    "csp_psd": "csp",
    "eigs": "is_sahel",
    "fama": "government",
    "gsim": "jnim",
    "isgs": "is_sahel",
    "mnla": "csp",
}
"""Other names of factions, in English and French, and of those that went up in them."""

_OF_EVENTS = {
    "by": "side",
    "duration": "for",
    "faction": "side",
    "from": "at",
    "months": "for",
    "on": "at",
    "when": "at",
    "whose": "side",
}
"""Other words for the keys of an entry that names an event."""

_BY_BLOCK = {
    "relations": "unknown_pair",
    "distances": "unknown_pair",
    "mechanisms": "unknown_mechanism",
    "parameters": "unknown_mechanism",
    "tactics": "unknown_strategy",
}
"""What the keys of a block name."""


def unknown_key(tree: Tree, trail: KeyPath, value: Any, node: dict[str, Any]) -> Mistake:
    """The mistake of a key that its block does not have.

    Parameters
    ----------
    tree
        The file.
    trail
        The way to the key.
    value
        What is said of it.
    node
        What the schema says of the block: its keys, and what messages of it need.
    """
    allowed = tuple(node["properties"])
    above, key = trail[:-1], str(trail[-1])
    spot = tree.spot(trail, of_key=True)
    if value is None and key.isdigit():
        return Mistake("cut_by_comma", {"key": printable(key)}, spot)
    if "say_unknown" in node:
        fields = {"key": printable(key), "allowed": allowed, **node.get("say_fields", {})}
        meant = _OF_EVENTS.get(key.lower()) if node["say_unknown"] == "unknown_event_key" else None
        return Mistake(node["say_unknown"], fields, spot, meant or nearest(key, allowed))
    if above[:1] in _TIMELINES and above[-1] == "set":
        return Mistake("unknown_lever", _lever_fields(key, allowed), spot, _nearest_lever(key, allowed))
    kind, owner = _kind(above)
    if kind == "unknown_parameter" and not allowed:
        return Mistake("no_parameters", {"key": printable(key), "owner": owner}, spot)
    fields = {"key": printable(key), "owner": owner, "allowed": without_reversed_pairs(allowed)}
    with_itself = kind == "unknown_pair" and len(set(key.split("-"))) == 1
    known = ALIASES.get(key.lower(), key)
    near = known if known in allowed else nearest(key, allowed)
    return Mistake(kind, fields, spot, None if with_itself else near)


def _kind(above: KeyPath) -> tuple[str, str]:
    """What a key in the block at the end of this way is, and whose block it is."""
    if not above:
        return "unknown_key", ""
    if above[:1] in _TIMELINES:
        groups = above[2:3] in (("appear",), ("split",), ("merge",))
        return ("unknown_group" if groups else "unknown_moment"), ""
    if above[0] in ("parameters", "tactics") and len(above) == 2:
        return "unknown_parameter", str(above[1])
    if above[-1] == PARTY.name:
        return "unknown_party", ""
    if above[0] == "dialogue" and above[-1] == POWER_SHARING.name:
        return "unknown_dimension", ""
    if above[0] == "dialogue" and above[-1] in [each.name for each in (*STANDING, TRUST)]:
        return "unknown_signatory", ""
    if above[0] in _BY_BLOCK:
        return _BY_BLOCK[str(above[0])], ""
    return ("unknown_opponent" if above[-1] == PRESSURE.name else "unknown_setting"), str(above[0])


def _sides(allowed: tuple[str, ...]) -> tuple[str, ...]:
    owners = dict.fromkeys(key.split(".")[0] for key in allowed)
    return tuple(owner for owner in owners if owner not in ("relations", *SECTIONS))


def _lever_fields(key: str, allowed: tuple[str, ...]) -> dict[str, Any]:
    settings = tuple(lever.name for lever in LEVERS if lever.moves)
    side = key.split(".")[0]
    sides = _sides(allowed)
    example = f"{side if side in sides else sides[0]}.restraint"
    if side in ("relations", *SECTIONS):
        example = next(other for other in allowed if other.startswith(f"{side}."))
    seat, shared = f"dialogue.{PARTY.name}.", f"dialogue.{POWER_SHARING.name}."
    others = tuple(
        other for other in allowed if other.split(".")[0] in SECTIONS and not other.startswith((seat, shared))
    )
    parties = tuple(other.removeprefix(seat) for other in allowed if other.startswith(seat))
    dimensions = tuple(other.removeprefix(shared) for other in allowed if other.startswith(shared))
    fields = {"key": printable(key), "sides": sides, "settings": settings, "example": example}
    return {**fields, "others": others, "parties": parties, "dimensions": dimensions}


def _nearest_lever(key: str, allowed: tuple[str, ...]) -> str | None:
    """The nearest dotted name, unless the reader's names something that never moves.

    A name without dots is the end of a dotted one, if there is only one such; a name that begins with a side
    is one of that side.
    """
    fixed = {
        each.name for each in (*LEVERS, *DIALOGUE, *STANDING, TRUST, INCLUSIVITY, DISTANCE) if not each.moves
    }
    fixed |= {"strategy", "diplomacy", OPENS, PATH}
    if not fixed.isdisjoint(key.split(".")):
        return None
    side, dot, rest = key.partition(".")
    side = ALIASES.get(side.lower(), side)
    if f"{side}.{rest}" in allowed:
        return f"{side}.{rest}"
    if not dot:
        whole = [name for name in allowed if name.endswith(f".{key}")]
        return whole[0] if len(whole) == 1 else None
    of_side = {name.partition(".")[2]: name for name in allowed if name.startswith(f"{side}.")}
    return of_side[near] if (near := nearest(rest, of_side)) else nearest(key, allowed)
