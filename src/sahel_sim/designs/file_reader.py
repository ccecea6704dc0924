"""Documents: a file of an experiment, held against its declaration, with what is wrong in it so far."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from sahel_sim.designs.experiment_catalogue import Shelf, opened
from sahel_sim.languages import LANGUAGES
from sahel_sim.scenario import Location, Mistake, ScenarioError
from sahel_sim.scenario.declaration import LONGEST_NAME, NAME_SHAPE
from sahel_sim.scenario.errors import in_order, printable
from sahel_sim.scenario.validator import Key, Section, text, validate_keys
from sahel_sim.scenario.yaml_parser import KeyPath, Tree, decode, parse

Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class Document:
    """What a file says, and what is wrong with it so far.

    Attributes
    ----------
    tree
        What it says as it is written, and where.
    folder
        What its relative paths start from.
    values
        What it says in the types that are declared; empty if there is a mistake of a type or a key.
    wrong
        The ways to such mistakes.
    mistakes, warnings
        What is found. A warning does not keep the file from being used.
    """

    tree: Tree
    folder: Path
    values: Mapping[str, Any] = field(default_factory=dict)
    wrong: tuple[KeyPath, ...] = ()
    mistakes: list[Mistake] = field(default_factory=list)
    warnings: list[Mistake] = field(default_factory=list)

    def said(self, *trail: str | int) -> Any:
        """What stands at the end of a trail, as it is written; None if nothing does."""
        return _at(self.tree.said, trail)

    def value(self, *trail: str | int) -> Any:
        """What stands at the end of a trail, if it is sound by itself; None if it is not, or nothing does."""
        if not self.is_sound(*trail):
            return None
        value = _at(self.tree.said if self.wrong else self.values, trail)
        return value.strip() if isinstance(value, str) else value

    def is_sound(self, *trail: str | int) -> bool:
        """Whether no mistake of a type or a key lies on the way, at its end, or below it."""
        return not any(trail[: len(way)] == way or way[: len(trail)] == trail for way in self.wrong)

    def keys(self, *trail: str | int) -> tuple[str, ...]:
        """The keys of a block; none if there is no block."""
        block = self.said(*trail)
        return tuple(block) if isinstance(block, dict) else ()

    def words(self, *trail: str | int) -> Iterator[tuple[int, str]]:
        """The sound words of a list, each with its position; a word that is there twice is noted."""
        found: list[str] = []
        listed = self.said(*trail)
        for position in range(len(listed) if isinstance(listed, list) else 0):
            word = self.value(*trail, position)
            if word in found:
                self.note(Mistake("name_twice", {"name": printable(word)}), *trail, position)
            elif isinstance(word, str):
                found.append(word)
                yield position, word

    def has(self, *trail: str | int) -> bool:
        """Whether the block above has the last key of a trail."""
        return trail[-1] in self.keys(*trail[:-1])

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


def experiment_name(key: str, example: str) -> Key:
    """The key that names an experiment: a letter first, then letters, digits, lines."""
    told = {"say_bad": "bad_experiment_name", "say_like": example}
    kind = text(LONGEST_NAME, NAME_SHAPE, strip=True)
    return Key(kind, required=True, extra=told, example=f"{key}: {example}")


def in_said_languages(words: str | Mapping[str, str]) -> dict[str, str]:
    """Text, or text by language, by each language in which it is said."""
    if isinstance(words, str):
        return dict.fromkeys(LANGUAGES, words)
    return {language: words[language].strip() for language in LANGUAGES if language in words}


def read_tree(source: str | Path, shelf: Shelf) -> tuple[Tree, Path, list[Mistake]]:
    """What the file that a name or a path means says, its folder, and what YAML has against it.

    Raises ``ScenarioError`` if it cannot be read at all.
    """
    path, known_as = shelf.located(source)
    tree, mistakes = parse(decode(opened(path, known_as), known_as), known_as)
    return tree, Path(known_as).parent if known_as == str(path) else path.parent, mistakes


def read_document(
    source: str | Path,
    shelf: Shelf,
    declared: type[Section],
    make: Callable[[Document], Made | None],
    language: str | None,
) -> tuple[Made, tuple[Mistake, ...]]:
    """What a file says, and what its author should know all the same.

    Parameters
    ----------
    source, shelf
        The name of one that comes with the library, or a path; and where those of the library are.
    declared
        The keys of such a file.
    make
        Makes of the document what it says, or None if that cannot be made; notes what does not go together.
    language
        In which ``str(error)`` speaks; by default the reader's own.

    Raises ``ScenarioError`` with every mistake in the file.
    """
    try:
        tree, folder, mistakes = read_tree(source, shelf)
        values, wrong = validate_keys(tree, declared)
        found = [*mistakes, *(mistake for _, mistake in wrong if mistake)]
        document = Document(tree, folder, values, tuple(way for way, _ in wrong), found)
        made = make(document)
    except ScenarioError as error:
        raise ScenarioError(error.mistakes, language) from None
    if made is None or document.mistakes:
        raise ScenarioError(in_order(document.mistakes), language)
    return made, tuple(in_order(document.warnings))


def _at(value: Any, trail: KeyPath) -> Any:
    for step in trail:
        known = value if isinstance(value, dict) else range(len(value) if isinstance(value, list) else 0)
        if step not in known:
            return None
        value = value[step]
    return value
