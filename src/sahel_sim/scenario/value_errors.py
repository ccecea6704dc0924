"""Wrong values: what is wrong with a number, a text, a choice or a block, and what to write instead."""

import math
import re
from typing import Any

from sahel_sim.core import nearest
from sahel_sim.scenario.faction_names import each_pair_once
from sahel_sim.scenario.mistakes import Mistake, shown
from sahel_sim.scenario.wording import ENTRY, RANGES, TRUTHS, in_words
from sahel_sim.scenario.yaml_parser import Trail, Tree, number

LEAST_PERCENT = 5
"""From here on, a number where a share is meant is taken for a percentage."""

LEAST_THOUSANDS = 1000
"""A number that may be as large as this can have been written with a mark between its thousands."""

_THOUSANDS = r"[0-9]{1,3}([, '\u00a0\u202f][0-9]{3})+"
_MONTHS = ("state_of", "start")
_DAYS = ("date", "opens")


def wrong_value(tree: Tree, trail: Trail, value: Any, node: dict[str, Any], problem: str) -> Mistake:
    """The mistake in a value.

    Parameters
    ----------
    tree
        The file.
    trail
        The way to the value.
    value
        What is said.
    node
        What the schema says of it.
    problem
        Pydantic's type of the error.
    """
    kind, holes, near = _told(trail, value, node, problem)
    written = tree.written.get(trail, _yaml(value))
    holes = {"key": called(trail), "value": shown(value), "written": shown(written), **holes}
    return Mistake(kind, holes, tree.spot(trail), near)


def called(trail: Trail) -> str | dict[str, str]:
    """How a setting is called: its keys with points between them; inside a timeline without the way there."""
    if trail[:1] == ("timeline",) and len(trail) == 2:
        return {language: ENTRY[language].format(number=int(trail[1]) + 1) for language in ENTRY}
    if trail[:1] == ("timeline",) and len(trail) > 2:
        trail = trail[3:] if trail[2] == "set" and len(trail) > 3 else trail[2:]
    return ".".join(shown(step) for step in trail)


def range_of(node: dict[str, Any]) -> dict[str, str]:
    """The range of a number in a schema, by language."""
    unit = in_words(node.get("unit", "-"))
    shape = RANGES["above" if "exclusiveMinimum" in node else "between"]
    low, high = node.get("exclusiveMinimum", node.get("minimum")), node["maximum"]
    return {
        language: shape[language].format(low=_number(low), high=_number(high), unit=unit[language])
        for language in shape
    }


Told = tuple[str, dict[str, Any], str | None]


def _told(trail: Trail, value: Any, node: dict[str, Any], problem: str) -> Told:
    if value is None:
        return "nothing", {}, None
    if "enum" in node or "const" in node:
        return _choice(trail, value, node)
    if "oneOf" in node:
        node = next(kind for kind in node["oneOf"] if "$ref" not in kind)
    kind = node.get("type")
    if kind in ("number", "integer"):
        return _of_number(value, node)
    if kind == "object":
        if isinstance(value, dict):
            return "no_words", {}, None
        return "not_a_block", {"allowed": each_pair_once(tuple(node["properties"]))}, None
    if kind == "array":
        too_many = isinstance(value, list)
        return (
            ("too_many_moments", {"limit": node["maxItems"]}, None) if too_many else ("not_a_list", {}, None)
        )
    return _of_text(trail, value, node, problem)


def _of_number(value: Any, node: dict[str, Any]) -> Told:
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
    if number(text) is not None:
        return "number_in_quotes", said, None
    return "not_a_number", said, None


def _out_of_range(value: float, node: dict[str, Any]) -> Told:
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


def _of_text(trail: Trail, value: Any, node: dict[str, Any], problem: str) -> Told:
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
    return "bad_name", {"limit": str(node.get("maxLength", 0)), "example": _as_name(str(value))}, None


def _choice(trail: Trail, value: Any, node: dict[str, Any]) -> Told:
    words = tuple(word for word in node.get("enum", [node.get("const")]) if isinstance(word, str))
    if isinstance(value, dict | list):
        return "block_for_text", {}, None
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
