"""What a file is: a scenario, a sweep, a claim or an event."""

from pathlib import Path

from sahel_sim.designs.experiment_catalogue import CLAIMS, SWEEPS, opened
from sahel_sim.scenario import ScenarioError, catalogue
from sahel_sim.scenario.named_events import event_names
from sahel_sim.scenario.yaml_parser import SUFFIXES, decode, parse

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
