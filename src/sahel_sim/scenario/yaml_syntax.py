"""What a YAML parser complains about, said so that a reader knows what to do."""

import re
from collections.abc import Callable

import yaml

from sahel_sim.scenario.mistakes import Mistake, Spot, shown

_KINDS = (
    (r"'\\t'|tab", "tab"),
    (r"mapping values are not allowed", "stray_colon"),
    (r"unexpected end of stream|found unexpected document", "open_quote"),
    (r"expected ',' or '[\]}]'", "open_bracket"),
    (r"could not find expected ':'", "no_colon"),
    (r"expected <block end>|did not find expected|block sequence entries are not allowed", "indentation"),
    (r"undefined alias", "unknown_alias"),
    (r"duplicate anchor", "anchor_twice"),
    (r"expected a single document", "second_document"),
    (r"character .* cannot start", "odd_start"),
    (r"unknown escape|expected escape", "odd_escape"),
)


def syntax_mistake(error: yaml.YAMLError, text: str, file: str, spot: Callable[[yaml.Mark], Spot]) -> Mistake:
    """The mistake behind an error of the parser."""
    if isinstance(error, yaml.reader.ReaderError):
        before = text[: error.position].split("\n")
        line = text.split("\n")[len(before) - 1].rstrip("\r")
        place = Spot(file, len(before), len(before[-1]) + 1, line)
        return Mistake("odd_character", {"code": f"U+{int(error.character):04X}"}, place)
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Mistake("unreadable", {}, Spot(file))
    problem = f"{error.context or ''} {error.problem or ''}"
    kind = next((kind for shape, kind in _KINDS if re.search(shape, problem)), "unreadable")
    begins = error.context_mark if kind in ("open_quote", "open_bracket", "no_colon") else None
    place = spot(begins or error.problem_mark)
    indent = place.text[: len(place.text) - len(place.text.lstrip())]
    if kind in ("indentation", "no_colon") and "\t" in indent:
        kind = "tab"
    return Mistake(kind, {"word": _word(place.text[place.column - 1 :])}, place)


def _word(rest: str) -> str:
    """What the parser stumbles over: an anchor, an alias, or one sign."""
    anchor = re.match(r"[*&][\w.-]+", rest)
    return anchor.group() if anchor else shown(rest[:1])
