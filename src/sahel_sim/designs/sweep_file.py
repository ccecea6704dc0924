"""Sweep files: from YAML to a sweep, or to all the mistakes in it at once."""

from pathlib import Path
from typing import Any

from sahel_sim.designs.base_scenario import Told, changed, start, told_changes
from sahel_sim.designs.experiment_catalogue import SWEEPS
from sahel_sim.designs.file_reader import Asking, made_of
from sahel_sim.designs.grid import (
    MOST_LEVERS,
    MOST_POINTS,
    MOST_RUNS,
    USUAL_OUTCOMES,
    USUAL_RUNS,
    Axis,
    Sweep,
    axis,
    spaced,
    unknown_outcome,
    wrong_count,
    wrong_levers,
    wrong_total,
)
from sahel_sim.designs.grid_check import wrong_corners, wrong_values
from sahel_sim.scenario import Mistake, Scenario, ScenarioError
from sahel_sim.scenario.declaration import LARGEST_SEED, LONGEST_TITLE
from sahel_sim.scenario.errors import printable
from sahel_sim.scenario.yaml_parser import KeyPath

KEYS = ("sweep", "title", "scenario", "set", "vary", "outcomes", "runs", "seed")
"""The keys of a sweep file, in the order of files."""

RUNS = {"type": "integer", "minimum": 1, "maximum": MOST_RUNS}
SEED = {"type": "integer", "minimum": 0, "maximum": LARGEST_SEED}

_ENDS = ("from", "to", "points")
_POINTS = {"type": "integer", "minimum": 2, "maximum": MOST_POINTS}
_VARY = "vary: {dialogue.inclusivity: {from: 0, to: 1, points: 17}}"


def sweeps() -> tuple[str, ...]:
    """Names of the sweeps that come with the library, sorted."""
    return SWEEPS.names()


def read_sweep(source: str | Path, language: str | None = None) -> Sweep:
    """Read a sweep.

    Parameters
    ----------
    source
        The name of a sweep that comes with the library, or the path of a ``.yaml`` file.
    language
        In which ``str(error)`` speaks; by default the reader's own.

    Raises
    ------
    ScenarioError
        With every mistake in the file.
    """
    found, _ = made_of(source, SWEEPS, _sweep, language)
    return found


def _sweep(asking: Asking) -> Sweep | None:
    asking.only("unknown_sweep_key", KEYS)
    name = asking.name("my_sweep", "sweep") if asking.needs("sweep: my_sweep", "sweep") else None
    title = asking.words(LONGEST_TITLE, "title") if asking.has("title") else {}
    named = asking.needs("scenario: mali_2024_02", "scenario")
    scenario = start(asking, "scenario") if named else None
    changes = _changes(asking)
    changed_scenario = changed(asking, scenario, changes, "set") if scenario and changes else scenario
    axes = _axes(asking, changed_scenario or scenario, changes)
    outcomes = _outcomes(asking)
    runs = asking.number(RUNS, "runs") if asking.has("runs") else USUAL_RUNS
    seed = asking.number(SEED, "seed") if asking.has("seed") else scenario.seed if scenario else None
    if runs is not None:
        total = wrong_total((len(each.values) for each in axes), runs)
        asking.note(total, *(("runs",) if asking.has("runs") else ("vary",)))
    if asking.mistakes or not changed_scenario or name is None or runs is None or seed is None:
        return None
    for mistake in wrong_corners(changed_scenario, axes):
        asking.note(mistake, "vary", of_key=True)
    told = title or dict(changed_scenario.title)
    return Sweep(name, told, changed_scenario, axes, outcomes, runs, seed)


def _changes(asking: Asking) -> Told:
    if not asking.has("set") or not asking.block("set: {years: 10}", "set"):
        return {}
    return told_changes(asking, "set")


def _outcomes(asking: Asking) -> tuple[str, ...]:
    names = asking.listed("outcomes: [rebel_war_over, jihadist_share]", "outcomes")
    for position, name in enumerate(asking.said("outcomes") or () if names else ()):
        if isinstance(name, str):
            asking.note(unknown_outcome(name.strip()), "outcomes", position)
    return tuple(names) or USUAL_OUTCOMES


def _axes(asking: Asking, scenario: Scenario | None, changes: Told) -> tuple[Axis, ...]:
    if not asking.needs(_VARY, "vary") or not asking.block(_VARY, "vary"):
        return ()
    levers = list(asking.said("vary"))
    if not levers:
        asking.note(Mistake("nothing_varied", {"limit": MOST_LEVERS}), "vary")
    for position, mistake in wrong_levers(levers).items():
        asking.note(mistake, "vary", levers[position], of_key=True)
    found = [_axis(asking, scenario, lever) for lever in levers]
    _set_and_varied(asking, levers, changes)
    return tuple(each for each in found if each)


def _axis(asking: Asking, scenario: Scenario | None, lever: str) -> Axis | None:
    """The axis of one lever, or None if it is none or does not fit the scenario."""
    trail = ("vary", lever)
    said, before = asking.said(*trail), len(asking.mistakes)
    if isinstance(said, dict):
        asking.only("unknown_axis_key", _ENDS, *trail)
        for key, example in zip(_ENDS, ("from: 0", "to: 1", "points: 17"), strict=True):
            asking.needs(example, *trail, key)
        ways: list[KeyPath] = [(*trail, end) for end in ("from", "to") if asking.has(*trail, end)]
    elif isinstance(said, list):
        ways = [(*trail, position) for position in range(len(said))]
        asking.note(wrong_count(lever, len(said)), *trail)
    else:
        kind = "nothing" if said is None else "not_an_axis"
        asking.note(Mistake(kind, {"key": printable(lever)}), *trail)
        ways = [trail] if isinstance(said, int | float) else []
    _check(asking, scenario, lever, ways)
    points = _points(asking, lever) if isinstance(said, dict) else None
    if len(asking.mistakes) > before or not all(isinstance(asking.said(*way), int | float) for way in ways):
        return None
    values = [float(asking.said(*way)) for way in ways]
    made = _made(asking, lever, values, points)
    if made and points:
        inner = wrong_values(scenario, lever, made.values) if scenario else []
        for _, mistake in inner[:1]:
            asking.note(mistake, *trail, "points")
    return made


def _check(asking: Asking, scenario: Scenario | None, lever: str, ways: list[KeyPath]) -> None:
    """Hold the lever and its values, as they are said, against the scenario."""
    if scenario is None:
        return
    values: list[Any] = [asking.said(*way) for way in ways] or [0.0]
    for position, mistake in wrong_values(scenario, lever, values):
        if position is None:
            asking.note(mistake, "vary", lever, of_key=True)
        elif ways:
            asking.note(mistake, *ways[position])


def _points(asking: Asking, lever: str) -> int | None:
    trail = ("vary", lever, "points")
    if asking.said(*trail) == 1 and not isinstance(asking.said(*trail), bool):
        asking.note(wrong_count(lever, 1), *trail)
        return None
    points: int | None = asking.number(_POINTS, *trail)
    return points


def _made(asking: Asking, lever: str, values: list[float], points: int | None) -> Axis | None:
    trail: KeyPath = ("vary", lever)
    try:
        return spaced(lever, values[0], values[1], points) if points else axis(lever, values)
    except ScenarioError as error:
        if error.mistakes[0].kind == "value_twice":
            trail = (*trail, next(n for n, value in enumerate(values) if value in values[:n]))
        elif points:
            trail = (*trail, "to")
        asking.note(error.mistakes[0], *trail)
        return None


def _set_and_varied(asking: Asking, levers: list[str], changes: Told) -> None:
    """Note what is set and has no effect, since a lever that is varied says all of it anew."""
    for key, (_, trail) in changes.items():
        for lever in levers:
            if f"{key}.".startswith(f"{lever}."):
                fields = {"key": printable(lever), "other": printable(key)}
                asking.note(Mistake("set_and_varied", fields), *trail, of_key=True)
