"""Reading: from files to a scenario, or to all the mistakes in them at once."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sahel_sim.core import nearest
from sahel_sim.scenario.declaration import declaration
from sahel_sim.scenario.errors import Location, Mistake, ScenarioError, in_order, printable
from sahel_sim.scenario.event_entries import event_mistakes
from sahel_sim.scenario.merge import TOP_KEYS
from sahel_sim.scenario.place import Place, place_folder, places, read_place
from sahel_sim.scenario.resolve import resolve
from sahel_sim.scenario.scenario import Layer, Scenario
from sahel_sim.scenario.timeline import names_event
from sahel_sim.scenario.validator import validate
from sahel_sim.scenario.yaml_errors import unread
from sahel_sim.scenario.yaml_parser import SUFFIXES, decode, parse, read_bounded

OTHER_SUFFIXES = frozenset(
    {".csv", ".doc", ".docx", ".html", ".json", ".md", ".odt", ".ods", ".pdf", ".rtf"}
    | {".toml", ".tsv", ".txt", ".xls", ".xlsx", ".xml", ".zip"}
)
"""How files end that are no scenarios, sweeps or claims."""

HIGHEST = 20
"""Files that may be based on one another."""

_PACKAGE = Path(__file__).resolve().parent.parent

ORDINARY_PLACE = "northern_mali"
"""Whose factions a file is checked for if its own place cannot be read."""

NAMES_OF_A_PLACE = (
    "unknown_key",
    "unknown_opponent",
    "unknown_pair",
    "unknown_party",
    "unknown_signatory",
    "unknown_lever",
)
"""Mistakes that may be none in the factions of the file's own place, if that is not known."""


def read(source: str | Path, language: str | None = None) -> Scenario:
    """Read a scenario.

    Parameters
    ----------
    source
        The name of a scenario that comes with the library, or the path of a ``.yaml`` file.
    language
        In which ``str(error)`` speaks; by default the reader's own, see ``language``.

    Raises
    ------
    ScenarioError
        With every mistake in the file and in those it is based on.

    Examples
    --------
    >>> read("two_towns").start
    datetime.date(2000, 1, 1)
    """
    try:
        layers, mistakes = layers_of(source)
        return read_layers(layers, mistakes)
    except ScenarioError as error:
        raise ScenarioError(error.mistakes, language) from None


def layers_of(source: str | Path) -> tuple[list[Layer], list[Mistake]]:
    """The file and those it is based on, the lowest first, and what is wrong with them so far.

    ``source``: the name of a scenario that comes with the library, or the path of a ``.yaml`` file.

    Raises ``ScenarioError`` if the file itself cannot be read.
    """
    path, known_as = _located(source)
    layers: list[Layer] = []
    mistakes: list[Mistake] = []
    seen: list[Path] = []
    asked: Location | None = None
    while True:
        if _identity(path) in seen:
            circle = [*(p.name for p in seen[seen.index(_identity(path)) :]), path.name]
            mistakes.append(Mistake("circle", {"circle": " → ".join(circle)}, asked))
            break
        if len(seen) == HIGHEST:
            mistakes.append(Mistake("tower", {"limit": str(HIGHEST)}, asked))
            break
        seen.append(_identity(path))
        try:
            tree, found = parse(decode(_bytes(path, known_as, asked), known_as), known_as)
        except ScenarioError as error:
            if not layers:
                raise
            mistakes.extend(error.mistakes)
            break
        layers.insert(0, Layer(tree, path.parent))
        mistakes.extend(found)
        base = tree.said.get("based_on")
        if not isinstance(base, str) or not base:
            break
        asked = tree.spot(("based_on",))
        try:
            path, known_as = _beside(base, path.parent, Path(known_as).parent)
        except ScenarioError as error:
            mistakes.extend(Mistake(m.kind, m.fields, asked, m.nearest) for m in error.mistakes)
            break
    return layers, mistakes


def said_keys(layers: Sequence[Layer]) -> set[str]:
    """The top keys that some layers say."""
    return {key for layer in layers for key in layer.tree.said if isinstance(key, str)}


def read_layers(
    layers: Sequence[Layer],
    mistakes: Sequence[Mistake],
    known: Place | None = None,
    keys: Iterable[str] | None = None,
) -> Scenario:
    """The scenario that the layers make, the lowest first, at a place that is known or is read now.

    Keys are those for which a declaration is made; those that the layers say, unless it is made for more.
    """
    place, found = (known, []) if known else _place_of(layers)
    wrong = [*mistakes, *found]
    ground = place or read_place(place_folder(ORDINARY_PLACE), ORDINARY_PLACE)
    declared = declaration(ground.factions, only=keys or said_keys(layers))
    said = []
    for layer in layers:
        values, found = validate(layer.tree, declared)
        if found:
            values, found = validate(layer.tree, declaration(ground.factions))
        wrong += [m for m in map(_of_no_place, found) if m] if place is None else found
        wrong += _names_missing(layer)
        wrong += event_mistakes(layer) if names_event(layer.tree.said) else []
        said.append(values)
    if not place and not wrong:
        wrong.append(Mistake("no_beginning", {}, layers[0].tree.spot(())))
    if wrong:
        raise ScenarioError(in_order(_by_file(layers, _first_at_each_spot(wrong))))
    return resolve(layers, said, ground)


def _identity(path: Path) -> Path:
    """The same for all paths of one file; a path that leads nowhere stays as it is."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):
        return path


def _located(source: str | Path) -> tuple[Path, str]:
    if isinstance(source, Path) or source.lower().endswith(SUFFIXES):
        return Path(source), str(source)
    path = shipped(source)
    return path, path.name


def _beside(base: str, folder: Path, known_folder: Path) -> tuple[Path, str]:
    if base.lower().endswith(SUFFIXES):
        return folder / base, str(known_folder / base)
    path = shipped(base)
    return path, path.name


def _bytes(path: Path, known_as: str, asked: Location | None) -> bytes:
    try:
        return read_bounded(path)
    except FileNotFoundError:
        around = [p.name for p in path.parent.glob("*.y*ml")] if os.path.isdir(path.parent) else []
        close = nearest(path.name, around) or nearest(path.stem, catalogue())
        raise ScenarioError(
            [Mistake("no_file", {"file": known_as, "names": catalogue()}, asked, close)]
        ) from None
    except OSError as error:
        raise ScenarioError([unread(error, known_as, asked)]) from None


def _of_no_place(mistake: Mistake) -> Mistake | None:
    """The mistake, unless it may be none in the place of the file, which is not known."""
    if mistake.kind == "unknown_key" and mistake.nearest in TOP_KEYS:
        return replace(mistake, fields={**mistake.fields, "allowed": TOP_KEYS})
    return None if mistake.kind in NAMES_OF_A_PLACE else mistake


def _names_missing(layer: Layer) -> list[Mistake]:
    if layer.is_file and "scenario" not in layer.tree.said:
        fields = {"key": "scenario", "example": "scenario: my_story"}
        return [Mistake("missing", fields, layer.tree.spot(()))]
    return []


def _first_at_each_spot(mistakes: Sequence[Mistake]) -> list[Mistake]:
    """Without what follows from an earlier mistake at the same spot."""
    first: dict[Any, str] = {}
    return [m for m in mistakes if m.spot is None or first.setdefault(m.spot, m.kind) == m.kind]


def _by_file(layers: Sequence[Layer], mistakes: Sequence[Mistake]) -> list[Mistake]:
    """The mistakes of the topmost file first, of what it is based on after."""
    files = [layer.tree.file for layer in reversed(layers)]

    def rank(mistake: Mistake) -> int:
        file = mistake.spot.file if mistake.spot else ""
        return files.index(file) if file in files else len(files)

    return sorted(mistakes, key=rank)


def _place_of(layers: Sequence[Layer]) -> tuple[Place | None, list[Mistake]]:
    """The place that the topmost layer that names one names, and what is wrong with it."""
    for layer in reversed(layers):
        name = layer.tree.said.get("place")
        if isinstance(name, str) and name:
            return _named_place(name, layer)
    return None, []


def _named_place(name: str, layer: Layer) -> tuple[Place | None, list[Mistake]]:
    own = layer.folder / name
    is_path = "/" in name or "\\" in name or (name not in places() and os.path.isdir(own))
    if not is_path and name not in places():
        fields = {"name": name, "names": places()}
        return None, [Mistake("unknown_place", fields, layer.tree.spot(("place",)), nearest(name, places()))]
    if is_path and not os.path.isdir(own):
        return None, [
            Mistake("unknown_place", {"name": name, "names": places()}, layer.tree.spot(("place",)))
        ]
    try:
        if is_path:
            return read_place(own, Path(os.path.abspath(own)).as_posix(), own.as_posix()), []
        return read_place(place_folder(name), name), []
    except ScenarioError as error:
        return None, list(error.mistakes)


def catalogue() -> tuple[str, ...]:
    """Names of the scenarios that come with the library, sorted.

    Examples
    --------
    >>> import sahel_sim
    >>> "return_to_dialogue" in sahel_sim.catalogue()
    True
    """
    return tuple(sorted(path.stem for path in scenarios_folder().glob("*.yaml")))


def refuse_other_file(name: str) -> None:
    """Refuse a folder, or a file of another kind, in place of a name or of a file that is read.

    Raises ``ScenarioError`` if it is a folder, or ends as files of text, tables, documents and the like do.
    """
    suffix = Path(name).suffix.lower()
    if suffix in OTHER_SUFFIXES:
        fields = {"file": printable(name), "suffix": suffix, "better": f"{printable(Path(name).stem)}.yaml"}
        raise ScenarioError([Mistake("other_suffix", fields)])
    if os.path.isdir(name):
        raise ScenarioError([Mistake("is_folder", {"file": printable(name)})])


def shipped(name: str) -> Path:
    """The file of a scenario that comes with the library.

    Raises ``ScenarioError`` if there is none of that name.
    """
    names = catalogue()
    if name not in names:
        refuse_other_file(name)
        local = next((name + suffix for suffix in SUFFIXES if os.path.isfile(name + suffix)), None)
        fields = {"name": name, "names": names}
        raise ScenarioError([Mistake("unknown_scenario", fields, nearest=local or nearest(name, names))])
    return scenarios_folder() / f"{name}.yaml"


def scenarios_folder() -> Path:
    """Where shipped scenarios are: in an installed library beside the code, in a checkout at its top."""
    beside, checkout = _PACKAGE / "shipped" / "scenarios", _PACKAGE.parent.parent / "scenarios"
    return beside if beside.is_dir() else checkout
