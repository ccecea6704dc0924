"""The shelf of experiments: sweeps and claims that come with the library, and where any of them is found."""

import os
from dataclasses import dataclass
from pathlib import Path

from sahel_sim.core import nearest
from sahel_sim.scenario import Mistake, ScenarioError, catalogue
from sahel_sim.scenario.named_events import event_names
from sahel_sim.scenario.reading import refuse_other_file
from sahel_sim.scenario.yaml_errors import unread
from sahel_sim.scenario.yaml_parser import SUFFIXES, decode, parse, read_bounded

_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Shelf:
    """Experiment files of one kind.

    Attributes
    ----------
    kind
        ``sweep`` or ``claim``, as the key that names such a file.
    folder
        Below the folder of experiments; empty for the folder itself.
    """

    kind: str
    folder: str

    def path(self) -> Path:
        """In an installed library beside the code; in a checkout at the top of it."""
        beside = _PACKAGE / "shipped" / "experiments"
        return (beside if beside.is_dir() else _PACKAGE.parent.parent / "experiments") / self.folder

    def names(self) -> tuple[str, ...]:
        """Names of those that come with the library, sorted."""
        return tuple(sorted(path.stem for path in self.path().glob("*.yaml")))

    def located(self, source: str | Path) -> tuple[Path, str]:
        """The file that a name or a path means, and how the reader knows it.

        Raises ``ScenarioError`` if it is a name that none has.
        """
        if isinstance(source, Path) or source.lower().endswith(SUFFIXES):
            return Path(source), str(source)
        names = self.names()
        if source not in names:
            refuse_other_file(source)
            local = next((source + suffix for suffix in SUFFIXES if os.path.isfile(source + suffix)), None)
            fields = {"name": source, "names": names}
            near = local or nearest(source, names)
            raise ScenarioError([Mistake(f"unknown_{self.kind}", fields, nearest=near)])
        return self.path() / f"{source}.yaml", f"{source}.yaml"


SWEEPS, CLAIMS = Shelf("sweep", ""), Shelf("claim", "claims")


def opened(path: Path, known_as: str) -> bytes:
    """What stands in a file.

    Raises ``ScenarioError`` if there is none, or it cannot be read.
    """
    try:
        return read_bounded(path)
    except FileNotFoundError:
        around = [each.name for each in path.parent.glob("*.y*ml")] if os.path.isdir(path.parent) else []
        near = nearest(path.name, around)
        raise ScenarioError([Mistake("no_experiment", {"file": known_as}, nearest=near)]) from None
    except OSError as error:
        raise ScenarioError([unread(error, known_as)]) from None


_SIGNS = {"sweep": ("sweep", "vary"), "claim": ("claim", "rule", "arms"), "event": ("event", "changes")}
"""Top keys that no other kind of file has."""


def kind_of(source: str | Path) -> str:
    """``sweep``, ``claim``, ``event`` or ``scenario``.

    Parameters
    ----------
    source
        A name that comes with the library, or the path of a file. What cannot be read, or is nothing of
        all this, is a scenario, so that it is answered as scenarios are.
    """
    if not isinstance(source, Path) and not source.lower().endswith(SUFFIXES):
        shelves = [shelf.kind for shelf in (SWEEPS, CLAIMS) if source in shelf.names()]
        if source in catalogue():
            return "scenario"
        return (*shelves, *["event"] * (source in event_names()), "scenario")[0]
    try:
        tree, _ = parse(decode(opened(Path(source), str(source)), str(source)), str(source))
    except ScenarioError:
        return "scenario"
    signs = {kind: sum(key in tree.said for key in keys) for kind, keys in _SIGNS.items()}
    kind = max(signs, key=lambda each: signs[each])
    return kind if signs[kind] else "scenario"
