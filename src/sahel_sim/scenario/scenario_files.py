"""Scenario files: those that come with the library, one's own, and the files that they are based on."""

import os
from dataclasses import dataclass
from pathlib import Path

from sahel_sim.core import nearest
from sahel_sim.scenario.errors import Location, Mistake, ScenarioError, printable
from sahel_sim.scenario.yaml_parser import Tree, decode, parse, read_bounded, unread

SUFFIXES = (".yaml", ".yml")

OTHER_SUFFIXES = frozenset(
    {".csv", ".doc", ".docx", ".html", ".json", ".md", ".odt", ".ods", ".pdf", ".rtf"}
    | {".toml", ".tsv", ".txt", ".xls", ".xlsx", ".xml", ".zip"}
)
"""How files end that are no scenarios, sweeps or claims."""

HIGHEST = 20
"""Files that may be based on one another."""

_PACKAGE = Path(__file__).resolve().parent.parent


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


def catalogue() -> tuple[str, ...]:
    """Names of the scenarios that come with the library, sorted.

    Examples
    --------
    >>> import sahel_sim
    >>> "return_to_dialogue" in sahel_sim.catalogue()
    True
    """
    return tuple(sorted(path.stem for path in _scenarios().glob("*.yaml")))


def refuse_other_file(name: str) -> None:
    """Refuse a folder, or a file of another kind, in place of a name or of a file that is read.

    Raises
    ------
    ScenarioError
        If it is a folder, or ends as files of text, tables, documents and the like do.
    """
    suffix = Path(name).suffix.lower()
    if suffix in OTHER_SUFFIXES:
        fields = {"file": printable(name), "suffix": suffix, "better": f"{printable(Path(name).stem)}.yaml"}
        raise ScenarioError([Mistake("other_suffix", fields)])
    if os.path.isdir(name):
        raise ScenarioError([Mistake("is_folder", {"file": printable(name)})])


def shipped(name: str) -> Path:
    """The file of a scenario that comes with the library.

    Raises
    ------
    ScenarioError
        If there is none of that name.
    """
    names = catalogue()
    if name not in names:
        refuse_other_file(name)
        local = next((name + suffix for suffix in SUFFIXES if os.path.isfile(name + suffix)), None)
        fields = {"name": name, "names": names}
        raise ScenarioError([Mistake("unknown_scenario", fields, nearest=local or nearest(name, names))])
    return _scenarios() / f"{name}.yaml"


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


def _scenarios() -> Path:
    """In an installed library beside the code; in a checkout at the top of it."""
    beside, checkout = _PACKAGE / "shipped" / "scenarios", _PACKAGE.parent.parent / "scenarios"
    return beside if beside.is_dir() else checkout
