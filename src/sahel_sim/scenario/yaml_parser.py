"""From YAML text to plain values, each with the place where it is written; the traps of YAML are caught.

Numbers are read as YAML 1.2 has them (``1e-3`` is one, ``010`` is ten, ``12:30`` is none); dates stay
text. Nothing is ever constructed but text, numbers, true and false, lists and mappings.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from sahel_sim.scenario.mistakes import Mistake, ScenarioError, Spot, shown
from sahel_sim.scenario.yaml_syntax import syntax_mistake

Trail: TypeAlias = tuple[str | int, ...]
"""The way from the top of a file to one value: keys, and positions in lists."""

LARGEST = 1_000_000
"""Bytes of a file."""

MOST = 20_000
"""Values in a file, aliases counted as often as they are used."""

DEEPEST = 30
"""Lists and mappings inside one another."""

_STANDARD = "tag:yaml.org,2002:"
_BREAKS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_LONE = re.compile("[\ud800-\udfff]")
_ENDLESS = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_SCALARS = (
    (
        "bool",
        re.compile(r"yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF"),
        "yYnNtTfFoO",
    ),
    ("int", _INTEGER, "-+0123456789"),
    ("float", re.compile(f"{_NUMBER.pattern}|{_ENDLESS.pattern}"), "-+.0123456789"),
    ("null", re.compile(r"~|null|Null|NULL|"), ("~", "n", "N", "")),
    ("merge", re.compile("<<"), "<"),
)
"""What a plain word can be taken for: the kind, its shape, and the letters it can begin with."""


@dataclass(frozen=True)
class Tree:
    """What a file says, and where.

    Attributes
    ----------
    said
        Plain values.
    keys, values
        Where the key and the value at the end of each trail stand.
    written
        Each scalar as it is written.
    file
        As the reader knows it; empty for changes that are in no file.
    """

    said: dict[str, Any]
    keys: Mapping[Trail, Spot] = field(default_factory=dict)
    values: Mapping[Trail, Spot] = field(default_factory=dict)
    written: Mapping[Trail, str] = field(default_factory=dict)
    file: str = ""

    def spot(self, trail: Trail, of_key: bool = False) -> Spot | None:
        """Where the end of a trail stands, or else the nearest thing above it; None if in no file."""
        if of_key and trail in self.keys:
            return self.keys[trail]
        for length in range(len(trail), 0, -1):
            for places in (self.values, self.keys):
                if trail[:length] in places:
                    return places[trail[:length]]
        return Spot(self.file) if self.file else None


class Resolver(yaml.resolver.BaseResolver):
    """What a plain word is taken for."""


for _name, _shape, _first in _SCALARS:
    Resolver.add_implicit_resolver(_STANDARD + _name, re.compile(f"^(?:{_shape.pattern})$"), list(_first))


class _Loader(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser, yaml.composer.Composer, Resolver):
    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)
        yaml.composer.Composer.__init__(self)
        Resolver.__init__(self)


def decoded(data: bytes, file: str) -> str:
    """The text of a file.

    Raises
    ------
    ScenarioError
        If it is too large or not UTF-8.
    """
    if len(data) > LARGEST:
        raise ScenarioError([Mistake("too_large", {"limit": LARGEST // 1_000_000}, Spot(file))])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        text = data.split(b"\n")[line - 1].decode("utf-8", "replace").rstrip("\r")
        raise ScenarioError([Mistake("not_utf8", {}, Spot(file, line, column, text))]) from None


def grown(text: str, file: str) -> tuple[Tree, list[Mistake]]:
    """Read a YAML text; what can still be read is read, in spite of mistakes.

    Raises
    ------
    ScenarioError
        If nothing can be read.
    """
    lines = _BREAKS.split(text)

    def spot(mark: yaml.Mark) -> Spot:
        line = lines[mark.line] if mark.line < len(lines) else ""
        return Spot(file, mark.line + 1, mark.column + 1, line)

    try:
        _measure(text, spot)
        node = _Loader(text).get_single_node()
    except yaml.YAMLError as error:
        raise ScenarioError([syntax_mistake(error, text, file, spot)]) from None
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
        raise ScenarioError([Mistake("empty", {}, Spot(file))])
    if not isinstance(node, yaml.MappingNode):
        raise ScenarioError([Mistake("not_a_mapping", {}, spot(node.start_mark))])
    growth = _Growth(spot)
    said = growth.value(node, ())
    return Tree(said, growth.keys, growth.values, growth.written, file), growth.mistakes


def number(text: str) -> float | int | None:
    """The number that a plain word stands for, or None if it is none."""
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) < 300 else float(text)
    if _NUMBER.fullmatch(text):
        return float(text)
    if _ENDLESS.fullmatch(text):
        return float(text.replace(".", "").lower())
    return None


def _measure(text: str, spot: Callable[[yaml.Mark], Spot]) -> None:
    """Refuse what is too deep or too much before anything is built."""
    depth = 0
    for count, event in enumerate(_events(text), start=1):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise ScenarioError([Mistake("too_deep", {"limit": DEEPEST}, spot(event.start_mark))])
        if count > MOST:
            raise ScenarioError([Mistake("too_many", {"limit": MOST}, spot(event.start_mark))])


def _events(text: str) -> Iterator[Any]:
    loader = _Loader(text)
    while loader.check_event():
        yield loader.get_event()


class _Growth:
    """Builds plain values from nodes, and notes where they stand."""

    def __init__(self, spot: Callable[[yaml.Mark], Spot]) -> None:
        self.spot = spot
        self.keys: dict[Trail, Spot] = {}
        self.values: dict[Trail, Spot] = {}
        self.written: dict[Trail, str] = {}
        self.mistakes: list[Mistake] = []
        self._above: list[int] = []
        self._count = 0

    def value(self, node: yaml.Node, trail: Trail) -> Any:
        self._count += 1
        self.values[trail] = self.spot(node.start_mark)
        if self._count > MOST:
            raise ScenarioError([Mistake("too_many", {"limit": MOST}, self.spot(node.start_mark))])
        if id(node) in self._above:
            self._wrong("loop", node)
            return None
        self._above.append(id(node))
        grown = self._of_kind(node, trail)
        self._above.pop()
        return grown

    def _of_kind(self, node: yaml.Node, trail: Trail) -> Any:
        if isinstance(node, yaml.MappingNode) and self._plain(node, "map"):
            return self._mapping(node, trail)
        if isinstance(node, yaml.SequenceNode) and self._plain(node, "seq"):
            return [self.value(child, (*trail, i)) for i, child in enumerate(node.value)]
        if isinstance(node, yaml.ScalarNode) and self._plain(
            node, "str", "int", "float", "bool", "null", "merge"
        ):
            return self._scalar(node, trail)
        return None

    def _mapping(self, node: yaml.MappingNode, trail: Trail) -> dict[str, Any]:
        grown: dict[str, Any] = {}
        first: dict[str, int] = {}
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._wrong("odd_key", key)
            elif key.tag == _STANDARD + "merge":
                self._merge(child, trail, grown, first)
            elif odd := _LONE.search(key.value):
                self._wrong("odd_character", key, code=f"U+{ord(odd.group()):04X}")
            elif key.value in first:
                line = first[key.value]
                self._wrong("duplicate", key, key=shown(key.value), first=line)
            else:
                first[key.value] = key.start_mark.line + 1
                self.keys[*trail, key.value] = self.spot(key.start_mark)
                grown[key.value] = self.value(child, (*trail, key.value))
        return grown

    def _merge(self, child: yaml.Node, trail: Trail, grown: dict[str, Any], first: Mapping[str, int]) -> None:
        """Take over what ``<<`` points at, except what is said here."""
        sources = child.value if isinstance(child, yaml.SequenceNode) else [child]
        for source in sources:
            taken = self.value(source, (*trail, "<<")) if isinstance(source, yaml.MappingNode) else None
            if not isinstance(taken, dict):
                self._wrong("odd_merge", source)
                continue
            for key, value in taken.items():
                grown.setdefault(key, value)
                moved = (*trail, key)
                for places in (self.keys, self.values, self.written):
                    self._move(places, (*trail, "<<", key), moved, keep=key in first)

    def _move(self, places: dict[Trail, Any], old: Trail, new: Trail, keep: bool) -> None:
        for trail in [t for t in places if t[: len(old)] == old]:
            place = places.pop(trail)
            if not keep:
                places.setdefault(new + trail[len(old) :], place)

    def _scalar(self, node: yaml.ScalarNode, trail: Trail) -> Any:
        text = node.value
        self.written[trail] = text
        if odd := _LONE.search(text):
            self._wrong("odd_character", node, code=f"U+{ord(odd.group()):04X}")
            return None
        kind = node.tag.removeprefix(_STANDARD)
        if kind in ("int", "float"):
            return number(text) if number(text) is not None else text
        if kind == "bool":
            return text.lower() in ("yes", "true", "on")
        return None if kind == "null" else text

    def _plain(self, node: yaml.Node, *kinds: str) -> bool:
        plain = node.tag in {_STANDARD + kind for kind in kinds}
        if not plain:
            self._wrong("tag", node, tag=shown(node.tag.replace(_STANDARD, "!!")))
        return plain

    def _wrong(self, kind: str, node: yaml.Node, **holes: Any) -> None:
        self.mistakes.append(Mistake(kind, holes, self.spot(node.start_mark)))
