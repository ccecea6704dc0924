"""Asking: a file is asked for one thing after another, and every wrong answer is noted where it stands."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from sahel_sim.core import nearest
from sahel_sim.designs.experiment_catalogue import Shelf, opened
from sahel_sim.languages import LANGUAGES
from sahel_sim.scenario import Location, Mistake, ScenarioError
from sahel_sim.scenario.declaration import LONGEST_NAME, NAME_SHAPE
from sahel_sim.scenario.errors import in_order, printable
from sahel_sim.scenario.value_errors import wrong_value
from sahel_sim.scenario.yaml_parser import KeyPath, Tree, decode, parse

Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class Asking:
    """A file, and what is wrong with it so far.

    Attributes
    ----------
    tree
        What it says, and where.
    folder
        What its relative paths start from.
    mistakes, warnings
        What is found. A warning does not keep the file from being used.
    """

    tree: Tree
    folder: Path
    mistakes: list[Mistake] = field(default_factory=list)
    warnings: list[Mistake] = field(default_factory=list)

    def said(self, *trail: str | int) -> Any:
        """What stands at the end of a trail; None if nothing does."""
        value: Any = self.tree.said
        for step in trail:
            known = value if isinstance(value, dict) else range(len(value) if isinstance(value, list) else 0)
            if step not in known:
                return None
            value = value[step]
        return value

    def has(self, *trail: str | int) -> bool:
        """Whether the block above has the last key of a trail."""
        above = self.said(*trail[:-1])
        return isinstance(above, dict) and trail[-1] in above

    def note(self, mistake: Mistake | None, *trail: str | int, of_key: bool = False) -> None:
        """Note a mistake at the end of a trail, unless it stands elsewhere already."""
        if mistake is not None:
            self.mistakes.append(self.placed(mistake, trail, of_key))

    def placed(self, mistake: Mistake, trail: KeyPath, of_key: bool = False) -> Mistake:
        """The mistake with its place, and with the reader's own spelling of what is wrong."""
        if mistake.spot is not None:
            return mistake
        fields = dict(mistake.fields)
        if "written" in fields and not of_key:
            fields["written"] = printable(self.tree.written.get(trail, fields["written"]))
        return replace(mistake, fields=fields, spot=self.spot(trail, of_key))

    def spot(self, trail: KeyPath, of_key: bool = False) -> Location | None:
        """Where the end of a trail stands."""
        return self.tree.spot(trail, of_key)

    def only(self, kind: str, allowed: Iterable[str], *trail: str | int, **fields: str) -> None:
        """Note every key of a block that is none of those allowed."""
        known = tuple(allowed)
        for key in self.said(*trail) or ():
            if key not in known:
                told = {"key": printable(key), "allowed": known, **fields}
                self.note(Mistake(kind, told, nearest=nearest(key, known)), *trail, key, of_key=True)

    def needs(self, example: str, *trail: str | int) -> bool:
        """Whether a key is there; if not, that is noted at the block that lacks it, or at the first key."""
        if not self.has(*trail):
            block = trail[:-1] or tuple(list(self.tree.said)[:1])
            of_key = not trail[:-1]
            self.note(Mistake("missing", {"key": str(trail[-1]), "example": example}), *block, of_key=of_key)
        return self.has(*trail)

    def number(self, node: Mapping[str, Any], *trail: str | int) -> Any:
        """The number at the end of a trail, or None if there is none or it is wrong.

        Parameters
        ----------
        node
            What a JSON Schema says of it: ``type`` ``number`` or ``integer``, ``minimum`` or
            ``exclusiveMinimum``, and ``maximum``.
        *trail
            The way to it.
        """
        if not self.has(*trail):
            return None
        value = self.said(*trail)
        if _fits(value, node):
            return int(value) if node["type"] == "integer" else float(value)
        self.note(wrong_value(self.tree, trail, value, dict(node), ""))
        return None

    def text(self, longest: int, *trail: str | int) -> str | None:
        """The text at the end of a trail, or None if there is none or it is wrong."""
        if not self.has(*trail) and not isinstance(trail[-1], int):
            return None
        value = self.said(*trail)
        if isinstance(value, str) and 0 < len(value.strip()) <= longest:
            return value.strip()
        problem = "string_too_short" if isinstance(value, str) and not value.strip() else "string_too_long"
        node = {"type": "string", "maxLength": longest}
        wrong = wrong_value(self.tree, trail, value, node, problem)
        self.note(replace(wrong, fields={**wrong.fields, "key": _called(trail)}))
        return None

    def name(self, example: str, *trail: str | int) -> str | None:
        """The name at the end of a trail: a letter first, then letters, digits, lines."""
        value = self.text(1000, *trail)
        if value is not None and not (re.match(NAME_SHAPE, value) and len(value) <= LONGEST_NAME):
            fields = {"value": printable(value), "limit": LONGEST_NAME, "example": example}
            self.note(Mistake("bad_experiment_name", fields), *trail)
            return None
        return value

    def words(self, longest: int, *trail: str | int) -> dict[str, str]:
        """Text, or text by language: what is said of it, in the languages in which it is said."""
        if not isinstance(self.said(*trail), dict):
            text = self.text(longest, *trail)
            return {} if text is None else dict.fromkeys(LANGUAGES, text)
        self.only("unknown_language", LANGUAGES, *trail)
        told = {language: self.text(longest, *trail, language) for language in LANGUAGES}
        return {language: text for language, text in told.items() if text is not None}

    def block(self, example: str, *trail: str | int) -> bool:
        """Whether a block stands at the end of a trail; if something else does, that is noted."""
        return self._is(dict, "block_expected", example, trail)

    def several(self, example: str, *trail: str | int) -> bool:
        """Whether a list stands at the end of a trail; if something else does, that is noted."""
        return self._is(list, "list_expected", example, trail)

    def listed(self, example: str, *trail: str | int) -> list[str]:
        """The words of a list; what is no word, or is there twice, is noted."""
        if not self.has(*trail) or not self.several(example, *trail):
            return []
        found: list[str] = []
        for position in range(len(self.said(*trail))):
            word = self.text(1000, *trail, position)
            if word in found:
                self.note(Mistake("name_twice", {"name": printable(word)}), *trail, position)
            elif word is not None:
                found.append(word)
        return found

    def _is(self, kind: type, mistake: str, example: str, trail: KeyPath) -> bool:
        value = self.said(*trail)
        if value is None:
            self.note(Mistake("nothing", {"key": _called(trail)}), *trail)
        elif not isinstance(value, kind):
            self.note(Mistake(mistake, {"key": _called(trail), "example": example}), *trail)
        return isinstance(value, kind)


def asked(source: str | Path, shelf: Shelf) -> Asking:
    """The file that a name or a path means, ready to be asked.

    Raises
    ------
    ScenarioError
        If it cannot be read at all.
    """
    path, known_as = shelf.located(source)
    tree, mistakes = parse(decode(opened(path, known_as), known_as), known_as)
    return Asking(tree, Path(known_as).parent if known_as == str(path) else path.parent, mistakes)


def made_of(
    source: str | Path, shelf: Shelf, make: Callable[[Asking], Made | None], language: str | None
) -> tuple[Made, tuple[Mistake, ...]]:
    """What a file says, and what its author should know all the same.

    Parameters
    ----------
    source, shelf
        The name of one that comes with the library, or a path; and where those of the library are.
    make
        Asks the file, and gives what it says, or None if that cannot be made.
    language
        In which ``str(error)`` speaks; by default the reader's own.

    Raises
    ------
    ScenarioError
        With every mistake in the file.
    """
    try:
        asking = asked(source, shelf)
        made = make(asking)
    except ScenarioError as error:
        raise ScenarioError(error.mistakes, language) from None
    if made is None or asking.mistakes:
        raise ScenarioError(in_order(asking.mistakes), language)
    return made, tuple(in_order(asking.warnings))


def _called(trail: KeyPath) -> str:
    """The keys on the way, with points between them; what is in a list is called like the list."""
    return ".".join(printable(step) for step in trail if isinstance(step, str))


def _fits(value: Any, node: Mapping[str, Any]) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if node["type"] == "integer" and value != value // 1:
        return False
    above = value > node["exclusiveMinimum"] if "exclusiveMinimum" in node else value >= node["minimum"]
    return bool(above and value <= node["maximum"])
