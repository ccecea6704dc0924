"""The shelf: the scenarios and places that come with the library, and where they are."""

from pathlib import Path

from sahel_sim.core import nearest
from sahel_sim.scenario.mistakes import Mistake, ScenarioError

SUFFIXES = (".yaml", ".yml")

_PACKAGE = Path(__file__).resolve().parent.parent


def catalogue() -> tuple[str, ...]:
    """Names of the scenarios that come with the library, sorted."""
    return tuple(sorted(path.stem for path in _scenarios().glob("*.yaml")))


def shipped(name: str) -> Path:
    """The file of a scenario that comes with the library.

    Raises
    ------
    ScenarioError
        If there is none of that name.
    """
    names = catalogue()
    if name not in names:
        local = next((name + suffix for suffix in SUFFIXES if Path(name + suffix).is_file()), None)
        holes = {"name": name, "names": names}
        raise ScenarioError([Mistake("unknown_scenario", holes, nearest=local or nearest(name, names))])
    return _scenarios() / f"{name}.yaml"


def places() -> tuple[str, ...]:
    """Names of the places that come with the library, sorted."""
    return tuple(sorted(path.parent.name for path in (_PACKAGE / "places").glob("*/localities.csv")))


def place_folder(name: str) -> Path:
    """The folder of a place that comes with the library, whether it is there or not."""
    return _PACKAGE / "places" / name


def _scenarios() -> Path:
    """In an installed library beside the code; in a checkout at the top of it."""
    beside, checkout = _PACKAGE / "shipped" / "scenarios", _PACKAGE.parent.parent / "scenarios"
    return beside if beside.is_dir() else checkout
