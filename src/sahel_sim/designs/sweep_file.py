"""Sweep files: from YAML to a sweep, or to all the mistakes in it at once."""

from functools import cache
from pathlib import Path
from typing import Any

from sahel_sim.designs.base_scenario import LocatedChanges, changed, located_changes, start
from sahel_sim.designs.experiment_catalogue import SWEEPS
from sahel_sim.designs.file_reader import Document, experiment_name, in_said_languages, read_document
from sahel_sim.designs.grid import (
    MOST_LEVERS,
    MOST_POINTS,
    MOST_RUNS,
    USUAL_OUTCOMES,
    USUAL_RUNS,
    Axis,
    Sweep,
    axis,
    linear_axis,
    wrong_count,
    wrong_levers,
    wrong_total,
)
from sahel_sim.designs.grid_check import corner_mistakes, dead_levers, wrong_values
from sahel_sim.results.outcome_registry import OUTCOMES
from sahel_sim.scenario import Mistake, Scenario, ScenarioError
from sahel_sim.scenario.declaration import LARGEST_SEED, LONGEST_TITLE, points, words
from sahel_sim.scenario.errors import printable
from sahel_sim.scenario.validator import Key, Section, block_of, choice, chosen, list_of, section, text, whole
from sahel_sim.scenario.yaml_parser import KeyPath

_VARY = "vary: {dialogue.inclusivity: {from: 0, to: 1, points: 17}}"


def sweeps() -> tuple[str, ...]:
    """Names of the sweeps that come with the library, sorted."""
    return SWEEPS.names()


def read_sweep(source: str | Path, language: str | None = None) -> Sweep:
    """Read a sweep.

    ``source``: the name of a sweep that comes with the library, or the path of a ``.yaml`` file;
    ``language``: in which ``str(error)`` speaks; by default the reader's own.

    Raises ``ScenarioError`` with every mistake in the file.
    """
    found, _ = read_document(source, SWEEPS, sweep_declaration(), _sweep, language)
    return found


@cache
def sweep_declaration() -> type[Section]:
    """The keys of a sweep file, in the order of files."""
    ends = {
        "from": Key(Any, required=True, example="from: 0"),
        "to": Key(Any, required=True, example="to: 1"),
        "points": Key(
            points(MOST_POINTS), required=True, example="points: 17", limits={"ge": 2, "le": MOST_POINTS}
        ),
    }
    block = section("Axis", ends, unknown="unknown_axis_key", tag="block")
    axes = chosen({"block": block, "list": list_of(Any)}, _block_or_list, "not_an_axis")
    outcomes = choice((each.name for each in OUTCOMES), "unknown_outcome")
    keys = {
        "sweep": experiment_name("sweep", "my_sweep"),
        "title": Key(words(LONGEST_TITLE)),
        "scenario": Key(text(1000, strip=True), required=True, example="scenario: mali_2024_02"),
        "set": Key(block_of(Any), example="set: {years: 10}"),
        "vary": Key(block_of(axes), required=True, example=_VARY),
        "outcomes": Key(list_of(outcomes), example="outcomes: [rebel_war_over, jihadist_share]"),
        "runs": Key(whole(), limits={"ge": 1, "le": MOST_RUNS}),
        "seed": Key(whole(), limits={"ge": 0, "le": LARGEST_SEED}),
    }
    return section("SweepFile", keys, unknown="unknown_sweep_key")


def _block_or_list(value: Any) -> str | None:
    return "block" if isinstance(value, dict) else "list" if isinstance(value, list) else None


def _sweep(document: Document) -> Sweep | None:
    name, title = document.value("sweep"), document.value("title")
    scenario = start(document, "scenario")
    changes = located_changes(document, "set")
    changed_scenario = changed(document, scenario, changes, "set") if scenario and changes else scenario
    axes = _axes(document, changed_scenario or scenario, changes)
    outcomes = tuple(word for _, word in document.words("outcomes"))
    runs = document.value("runs") if document.has("runs") else USUAL_RUNS
    seed = document.value("seed") if document.has("seed") else scenario.seed if scenario else None
    if runs is not None:
        total = wrong_total((len(each.values) for each in axes), int(runs))
        document.note(total, *(("runs",) if document.has("runs") else ("vary",)))
    if document.mistakes or not changed_scenario or name is None or runs is None or seed is None:
        return None
    for mistake in corner_mistakes(changed_scenario, axes):
        document.note(mistake, "vary", of_key=True)
    if not document.mistakes:
        for lever, mistake in dead_levers(changed_scenario, axes).items():
            document.note(mistake, "vary", lever, of_key=True)
    told = in_said_languages(title) if title else dict(changed_scenario.title)
    return Sweep(name, told, changed_scenario, axes, outcomes or USUAL_OUTCOMES, runs, seed)


def _axes(document: Document, scenario: Scenario | None, changes: LocatedChanges) -> tuple[Axis, ...]:
    levers = list(document.keys("vary"))
    if document.said("vary") == {}:
        document.note(Mistake("nothing_varied", {"limit": MOST_LEVERS}), "vary")
    for position, mistake in wrong_levers(levers).items():
        document.note(mistake, "vary", levers[position], of_key=True)
    found = [_axis(document, scenario, lever) for lever in levers]
    _set_and_varied(document, levers, changes)
    return tuple(each for each in found if each)


def _axis(document: Document, scenario: Scenario | None, lever: str) -> Axis | None:
    """The axis of one lever, or None if it is none or does not fit the scenario."""
    trail = ("vary", lever)
    said, before = document.said(*trail), len(document.mistakes)
    ways: list[KeyPath] = [trail] if isinstance(said, int | float) else []
    if isinstance(said, dict):
        ways = [(*trail, end) for end in ("from", "to") if document.has(*trail, end)]
    elif isinstance(said, list):
        ways = [(*trail, position) for position in range(len(said))]
        document.note(wrong_count(lever, len(said)), *trail)
    _check(document, scenario, lever, ways)
    points = document.value(*trail, "points") if isinstance(said, dict) else None
    if len(document.mistakes) > before or not document.is_sound(*trail):
        return None
    if not all(isinstance(document.said(*way), int | float) for way in ways):
        return None
    values = [float(document.said(*way)) for way in ways]
    made = _made(document, lever, values, points)
    if made and points:
        inner = wrong_values(scenario, lever, made.values) if scenario else []
        for _, mistake in inner[:1]:
            document.note(mistake, *trail, "points")
    return made


def _check(document: Document, scenario: Scenario | None, lever: str, ways: list[KeyPath]) -> None:
    """Hold the lever and its values, as they are said, against the scenario."""
    if scenario is None:
        return
    values: list[Any] = [document.said(*way) for way in ways] or [0.0]
    for position, mistake in wrong_values(scenario, lever, values):
        if position is None:
            document.note(mistake, "vary", lever, of_key=True)
        elif ways:
            document.note(mistake, *ways[position])


def _made(document: Document, lever: str, values: list[float], points: int | None) -> Axis | None:
    trail: KeyPath = ("vary", lever)
    try:
        return linear_axis(lever, values[0], values[1], points) if points else axis(lever, values)
    except ScenarioError as error:
        if error.mistakes[0].kind == "value_twice":
            trail = (*trail, next(n for n, value in enumerate(values) if value in values[:n]))
        elif points:
            trail = (*trail, "to")
        document.note(error.mistakes[0], *trail)
        return None


def _set_and_varied(document: Document, levers: list[str], changes: LocatedChanges) -> None:
    """Note what is set and has no effect, since a lever that is varied says all of it anew."""
    for key, (_, trail) in changes.items():
        for lever in levers:
            if f"{key}.".startswith(f"{lever}."):
                fields = {"key": printable(lever), "other": printable(key)}
                document.note(Mistake("set_and_varied", fields), *trail, of_key=True)
