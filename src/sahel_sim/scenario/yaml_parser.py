"""From YAML text to plain values, each with the place where it is written; the traps of YAML are caught.

Numbers are read as YAML 1.2 has them (``1e-3`` is one, ``010`` is ten, ``12:30`` is none); dates stay
text. Nothing is ever constructed but text, numbers, true and false, lists and mappings.
"""

import codecs
import errno
import re
import stat
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from sahel_sim.scenario.errors import Location, Mistake, ScenarioError, printable
from sahel_sim.scenario.yaml_errors import BESIDE_STRUCTURE, odd_space_near, syntax_mistake

KeyPath: TypeAlias = tuple[str | int, ...]
"""The way from the top of a file to one value: keys, and positions in lists."""

SUFFIXES = (".yaml", ".yml")
"""How files of YAML end."""

LARGEST = 1_000_000
"""Bytes of a file."""

MOST = 20_000
"""Values in a file, aliases counted as often as they are used."""

DEEPEST = 30
"""Lists and mappings inside one another."""

FRENCH_TRUTHS = {"oui": True, "non": False}
"""Yes and no as YAML does not know them."""

BEGINNINGS: Mapping[str, tuple[bytes, ...]] = {
    "utf16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
    "not_plain_text": (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x1f\x8b"),
}
"""How files begin that are no UTF-8 text: by byte order, or as documents, archives and the like."""

LOOKED_AT = 400
"""Bytes at the beginning of a file in which zeros give away text of 16 bits."""

_STANDARD = "tag:yaml.org,2002:"
_BREAKS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
INTEGER = re.compile(r"[-+]?[0-9]+")
NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
"""How whole numbers and numbers are written, in files and on the command line alike."""

ODD_CHARACTERS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Signs that steer a screen or turn the way of reading, and halves of signs; none of them is text."""
_ENDLESS = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_SCALARS = (
    (
        "bool",
        re.compile(r"yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF"),
        "yYnNtTfFoO",
    ),
    ("int", INTEGER, "-+0123456789"),
    ("float", re.compile(f"{NUMBER.pattern}|{_ENDLESS.pattern}"), "-+.0123456789"),
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
    keys: Mapping[KeyPath, Location] = field(default_factory=dict)
    values: Mapping[KeyPath, Location] = field(default_factory=dict)
    written: Mapping[KeyPath, str] = field(default_factory=dict)
    file: str = ""

    def spot(self, trail: KeyPath, of_key: bool = False) -> Location | None:
        """Where the end of a trail stands, or else the nearest thing above it; None if in no file."""
        if of_key and trail in self.keys:
            return self.keys[trail]
        for length in range(len(trail), 0, -1):
            for places in (self.values, self.keys):
                if trail[:length] in places:
                    return places[trail[:length]]
        return Location(self.file) if self.file else None


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


def read_bounded(path: Path) -> bytes:
    """What stands in an ordinary file, up to one byte more than is allowed.

    Raises ``FileNotFoundError`` if there is none, or the path cannot be that of a file; ``OSError`` if it
    cannot be opened, or is a folder, a pipe or a device, which need not end.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, "a folder", str(path))
        if not stat.S_ISREG(mode):
            raise OSError(errno.ENODEV, "no ordinary file", str(path))
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except ValueError as error:
        raise FileNotFoundError(str(path)) from error


def decode(data: bytes, file: str) -> str:
    """The text of a file.

    Raises ``ScenarioError`` if it is too large or not UTF-8.
    """
    if len(data) > LARGEST:
        raise ScenarioError([Mistake("too_large", {"limit": LARGEST // 1_000_000}, Location(file))])
    if data[:LOOKED_AT].count(b"\0") > len(data[:LOOKED_AT]) // 4:
        raise ScenarioError([Mistake("utf16", {}, Location(file))])
    for kind, beginnings in BEGINNINGS.items():
        if data.startswith(beginnings):
            raise ScenarioError([Mistake(kind, {}, Location(file))])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        text = data.split(b"\n")[line - 1].decode("utf-8", "replace").rstrip("\r")
        raise ScenarioError([Mistake("not_utf8", {}, Location(file, line, column, text))]) from None


def parse(text: str, file: str) -> tuple[Tree, list[Mistake]]:
    """Read a YAML text; what can still be read is read, in spite of mistakes.

    Raises ``ScenarioError`` if nothing can be read.
    """
    lines = _BREAKS.split(text)

    def spot(mark: yaml.Mark) -> Location:
        line = lines[mark.line] if mark.line < len(lines) else ""
        return Location(file, mark.line + 1, mark.column + 1, line)

    try:
        _measure(text, spot)
        node = _Loader(text).get_single_node()
    except yaml.YAMLError as error:
        mistake = syntax_mistake(error, text, file, spot)
        is_odd = mistake.spot is not None and BESIDE_STRUCTURE.search(mistake.spot.text)
        plain = odd_space_near(mistake.spot) if is_odd and mistake.spot else None
        raise ScenarioError([plain or mistake]) from None
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
        raise ScenarioError([Mistake("empty", {}, Location(file))])
    if not isinstance(node, yaml.MappingNode):
        raise ScenarioError([Mistake("not_a_mapping", {}, spot(node.start_mark))])
    builder = _TreeBuilder(spot)
    said = builder.value(node, ())
    if said is None:
        raise ScenarioError(builder.mistakes)
    return Tree(said, builder.keys, builder.values, builder.written, file), builder.mistakes


def number(text: str) -> float | int | None:
    """The number that a plain word stands for, or None if it is none."""
    if INTEGER.fullmatch(text):
        return int(text) if len(text) < 300 else float(text)
    if NUMBER.fullmatch(text):
        return float(text)
    if _ENDLESS.fullmatch(text):
        return float(text.replace(".", "").lower())
    return None


def truth(value: Any) -> Any:
    """True and false for ``oui`` and ``non``, which YAML takes for text; anything else as it is."""
    return FRENCH_TRUTHS.get(value.strip().lower(), value) if isinstance(value, str) else value


def _measure(text: str, spot: Callable[[yaml.Mark], Location]) -> None:
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


class _TreeBuilder:
    """Builds plain values from nodes, and notes where they stand."""

    def __init__(self, spot: Callable[[yaml.Mark], Location]) -> None:
        self.spot = spot
        self.keys: dict[KeyPath, Location] = {}
        self.values: dict[KeyPath, Location] = {}
        self.written: dict[KeyPath, str] = {}
        self.mistakes: list[Mistake] = []
        self._above: list[int] = []
        self._count = 0

    def value(self, node: yaml.Node, trail: KeyPath) -> Any:
        self._count += 1
        self.values[trail] = self.spot(node.start_mark)
        if self._count > MOST:
            raise ScenarioError([Mistake("too_many", {"limit": MOST}, self.spot(node.start_mark))])
        if id(node) in self._above:
            self._wrong("loop", node)
            return None
        self._above.append(id(node))
        built = self._of_kind(node, trail)
        self._above.pop()
        return built

    def _of_kind(self, node: yaml.Node, trail: KeyPath) -> Any:
        if isinstance(node, yaml.MappingNode) and self._plain(node, "map"):
            return self._mapping(node, trail)
        if isinstance(node, yaml.SequenceNode) and self._plain(node, "seq"):
            return [self.value(child, (*trail, i)) for i, child in enumerate(node.value)]
        if isinstance(node, yaml.ScalarNode) and self._plain(
            node, "str", "int", "float", "bool", "null", "merge"
        ):
            return self._scalar(node, trail)
        return None

    def _mapping(self, node: yaml.MappingNode, trail: KeyPath) -> dict[str, Any]:
        built: dict[str, Any] = {}
        first: dict[str, int] = {}
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._wrong("odd_key", key)
            elif key.tag == _STANDARD + "merge":
                self._merge(child, trail, built, first)
            elif odd := ODD_CHARACTERS.search(key.value):
                self._wrong("odd_character", key, code=f"U+{ord(odd.group()):04X}")
            elif key.value in first:
                line = first[key.value]
                self._wrong("duplicate", key, key=printable(key.value), first=line)
            else:
                first[key.value] = key.start_mark.line + 1
                self.keys[*trail, key.value] = self.spot(key.start_mark)
                built[key.value] = self.value(child, (*trail, key.value))
        return built

    def _merge(
        self, child: yaml.Node, trail: KeyPath, built: dict[str, Any], first: Mapping[str, int]
    ) -> None:
        """Take over what ``<<`` points at, except what is said here."""
        sources = child.value if isinstance(child, yaml.SequenceNode) else [child]
        kept: tuple[dict[KeyPath, Any], ...] = (self.keys, self.values, self.written)
        for source in sources:
            before = [len(places) for places in kept]
            taken = self.value(source, (*trail, "<<")) if isinstance(source, yaml.MappingNode) else None
            if not isinstance(taken, dict):
                self._wrong("odd_merge", source)
                continue
            for places, position in zip(kept, before, strict=True):
                _move_up(places, position, trail, first)
            for key, value in taken.items():
                built.setdefault(key, value)

    def _scalar(self, node: yaml.ScalarNode, trail: KeyPath) -> Any:
        text = node.value
        self.written[trail] = text
        if odd := ODD_CHARACTERS.search(text):
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
            self._wrong("tag", node, tag=printable(node.tag.replace(_STANDARD, "!!")))
        return plain

    def _wrong(self, kind: str, node: yaml.Node, **fields: Any) -> None:
        self.mistakes.append(Mistake(kind, fields, self.spot(node.start_mark)))


def _move_up(places: dict[KeyPath, Any], position: int, trail: KeyPath, said: Container[str]) -> None:
    """Let what was noted under ``<<`` from there on stand one level up, except below keys said there."""
    depth = len(trail) + 1
    for old in [way for way in islice(places, position, None) if len(way) > depth]:
        place = places.pop(old)
        if old[depth] not in said:
            places.setdefault((*trail, *old[depth:]), place)
