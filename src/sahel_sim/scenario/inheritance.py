"""Layers: a scenario file, and below it the files that it is based on."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sahel_sim.core import nearest
from sahel_sim.scenario.catalogue_paths import SUFFIXES, catalogue, place_folder, places, shipped
from sahel_sim.scenario.mistakes import Mistake, ScenarioError, Spot
from sahel_sim.scenario.place import Place, read_place
from sahel_sim.scenario.yaml_parser import Tree, decoded, grown

HIGHEST = 20
"""Files that may be based on one another."""


@dataclass(frozen=True)
class Layer:
    """One file, or changes that are in no file.

    Attributes
    ----------
    tree
        What it says, and where.
    folder
        What its relative paths start from.
    is_file
        Whether it is a file; changes keep the name and the title of what they change.
    """

    tree: Tree
    folder: Path
    is_file: bool = True


def layers_of(source: str | Path) -> tuple[list[Layer], list[Mistake]]:
    """The file and those it is based on, the lowest first, and what is wrong with them so far.

    Parameters
    ----------
    source
        The name of a scenario that comes with the library, or the path of a ``.yaml`` file.

    Raises
    ------
    ScenarioError
        If the file itself cannot be read.
    """
    path, known_as = _located(source)
    layers: list[Layer] = []
    mistakes: list[Mistake] = []
    seen: list[Path] = []
    asked: Spot | None = None
    while True:
        if path.resolve() in seen:
            circle = [*(p.name for p in seen[seen.index(path.resolve()) :]), path.name]
            mistakes.append(Mistake("circle", {"circle": " → ".join(circle)}, asked))
            break
        if len(seen) == HIGHEST:
            mistakes.append(Mistake("tower", {"limit": str(HIGHEST)}, asked))
            break
        seen.append(path.resolve())
        try:
            tree, found = grown(decoded(_bytes(path, known_as, asked), known_as), known_as)
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
            mistakes.extend(Mistake(m.kind, m.holes, asked, m.nearest) for m in error.mistakes)
            break
    return layers, mistakes


def place_of(layers: Sequence[Layer]) -> tuple[Place | None, list[Mistake]]:
    """The place that the topmost layer that names one names, and what is wrong with it."""
    for layer in reversed(layers):
        name = layer.tree.said.get("place")
        if isinstance(name, str) and name:
            return _place(name, layer)
    return None, []


def _place(name: str, layer: Layer) -> tuple[Place | None, list[Mistake]]:
    own = layer.folder / name
    is_path = "/" in name or "\\" in name or (name not in places() and own.is_dir())
    if not is_path and name not in places():
        holes = {"name": name, "names": places()}
        return None, [Mistake("unknown_place", holes, layer.tree.spot(("place",)), nearest(name, places()))]
    if is_path and not own.is_dir():
        return None, [
            Mistake("unknown_place", {"name": name, "names": places()}, layer.tree.spot(("place",)))
        ]
    try:
        return read_place(own if is_path else place_folder(name), own.as_posix() if is_path else name), []
    except ScenarioError as error:
        return None, list(error.mistakes)


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


def _bytes(path: Path, known_as: str, asked: Spot | None) -> bytes:
    try:
        return path.read_bytes()
    except (FileNotFoundError, ValueError):
        around = [p.name for p in path.parent.glob("*.y*ml")] if path.parent.is_dir() else []
        close = nearest(path.name, around) or nearest(path.stem, catalogue())
        raise ScenarioError(
            [Mistake("no_file", {"file": known_as, "names": catalogue()}, asked, close)]
        ) from None
    except OSError:
        raise ScenarioError([Mistake("cannot_open", {"file": known_as}, asked)]) from None
