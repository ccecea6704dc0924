"""What is wrong with a file that cannot be read as YAML, as a mistake with its place."""

import errno
import re
from collections.abc import Callable

import yaml

from sahel_sim.scenario.errors import Location, Mistake, printable

ODD_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
"""Signs that look like spaces or like nothing, and are no spaces for YAML."""

_ODD_SPACE = re.compile(f"[{ODD_SPACES}]")

BESIDE_STRUCTURE = re.compile(r"^\s*ODD|ODD\s*$|:\s*ODD|ODD\s*:".replace("ODD", _ODD_SPACE.pattern))
"""Such a sign where a space means something: at the edges of a word, and beside a colon."""

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


def unread(error: OSError, known_as: str, asked: Location | None = None) -> Mistake:
    """The mistake of a file that is there and cannot be read, by what the system says."""
    kinds = {errno.EISDIR: "is_folder", errno.ELOOP: "links_to_itself", errno.ENODEV: "no_ordinary_file"}
    return Mistake(kinds.get(error.errno or 0, "cannot_open"), {"file": known_as}, asked)


def odd_space_near(spot: Location) -> Mistake | None:
    """The mistake of a sign that is no space, on a line from a place on, or else before it."""
    odd = _ODD_SPACE.search(spot.text, max(spot.column - 1, 0)) or _ODD_SPACE.search(spot.text)
    if odd is None:
        return None
    place = Location(spot.file, spot.line, odd.start() + 1, spot.text)
    return Mistake("odd_space", {"code": f"U+{ord(odd.group()):04X}"}, place)


def syntax_mistake(
    error: yaml.YAMLError, text: str, file: str, spot: Callable[[yaml.Mark], Location]
) -> Mistake:
    """The mistake behind an error of the parser."""
    if isinstance(error, yaml.reader.ReaderError):
        before = text[: error.position].split("\n")
        line = text.split("\n")[len(before) - 1].rstrip("\r")
        place = Location(file, len(before), len(before[-1]) + 1, line)
        return Mistake("odd_character", {"code": f"U+{int(error.character):04X}"}, place)
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Mistake("unreadable", {}, Location(file))
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
    return anchor.group() if anchor else printable(rest[:1])
