"""Reading: from files to a scenario, or to all the mistakes in them at once."""

import math
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sahel_sim.core import Factions, nearest
from sahel_sim.scenario import dialogue_mistakes
from sahel_sim.scenario.declaration import RUNS, SEED, STEP, YEARS, declaration
from sahel_sim.scenario.errors import Location, Mistake, ScenarioError, in_order
from sahel_sim.scenario.group_changes import coming, impossible_changes
from sahel_sim.scenario.merge import (
    OPENING,
    TOP_KEYS,
    apply_layer,
    expand,
    nest_changes,
    with_defaults,
    without,
)
from sahel_sim.scenario.place import Place, place_folder, places, read_place
from sahel_sim.scenario.present import among, present
from sahel_sim.scenario.scenario import USUAL_DRAWS, Scenario
from sahel_sim.scenario.scenario_files import Layer, layers_of
from sahel_sim.scenario.timeline import (
    TIMELINES,
    Finder,
    LocatedEntry,
    Run,
    by_date,
    day,
    in_languages,
    length,
    located_entries,
    opening_entry,
    part_of_month,
    timeline_mistakes,
)
from sahel_sim.scenario.validator import validate
from sahel_sim.scenario.yaml_parser import KeyPath, Tree

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

LARGEST_FLOAT = int(1e300)
"""Whole numbers above this are beyond all floats, near enough."""

OWN_WORDS = ("title", "summary")
"""What a file does not take over from the file below: they would be words about another story."""


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


def with_changes(scenario: Scenario, changes: Mapping[str, Any], language: str | None = None) -> Scenario:
    """The same scenario with some settings changed.

    Parameters
    ----------
    scenario
        What is changed; it stays as it is.
    changes
        Values by dotted name, as files have them: ``government.military_pressure.csp``,
        ``jihadists.restraint``, ``parameters.combat.fire``, ``mechanisms.displacement``, ``years``.
    language
        In which ``str(error)`` speaks.

    Raises
    ------
    ScenarioError
        With every mistake in the changes.

    Examples
    --------
    >>> story = with_changes(read("two_towns"), {"crown.restraint": 0.9, "years": 2})
    >>> story.settings["crown.restraint"], story.years
    (0.9, 2.0)
    """
    plain = {str(dotted): _plain(value) for dotted, value in changes.items()}
    place = scenario.place.whole or scenario.place
    said = nest_changes(plain, place.factions)
    layer = Layer(Tree(said), scenario.layers[-1].folder, is_file=False)
    try:
        return read_layers([*scenario.layers, layer], [], None if "place" in said else place)
    except ScenarioError as error:
        raise ScenarioError(error.mistakes, language) from None


def base_of(scenario: Scenario) -> Scenario | None:
    """The scenario that the file of a scenario is based on; None if it stands alone.

    Raises
    ------
    ScenarioError
        If it cannot stand alone.

    Examples
    --------
    >>> base_of(read("return_to_dialogue")).name
    'mali_2024_02'
    """
    top = max(at for at, layer in enumerate(scenario.layers) if layer.is_file)
    return scenario_below(scenario, top) if "based_on" in scenario.layers[top].tree.said else None


def scenario_below(scenario: Scenario, top: int) -> Scenario:
    """The scenario that the layers below one make; nothing is read again that is known."""
    elsewhere = any("place" in layer.tree.said for layer in scenario.layers[top:])
    place = None if elsewhere else scenario.place.whole or scenario.place
    return read_layers(scenario.layers[:top], [], place, _keys(scenario.layers))


def _keys(layers: Sequence[Layer]) -> set[str]:
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
    declared = declaration(ground.factions, only=keys or _keys(layers))
    said = []
    for layer in layers:
        values, found = validate(layer.tree, declared)
        if found:
            values, found = validate(layer.tree, declaration(ground.factions))
        wrong += [m for m in map(_of_no_place, found) if m] if place is None else found
        wrong += _names_missing(layer)
        said.append(values)
    if not place and not wrong:
        wrong.append(Mistake("no_beginning", {}, layers[0].tree.spot(())))
    if wrong:
        raise ScenarioError(in_order(_by_file(layers, _first_at_each_spot(wrong))))
    return resolve(layers, said, ground)


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


def _plain(value: Any) -> Any:
    """What NumPy holds as what Python holds; a whole number beyond all floats as infinity."""
    value = value.tolist() if hasattr(value, "tolist") else value
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, int) and abs(value) > LARGEST_FLOAT:
        return math.inf if value > 0 else -math.inf
    return value


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


def resolve(layers: Sequence[Layer], said: Sequence[Mapping[str, Any]], place: Place) -> Scenario:
    """The scenario that the layers make.

    Parameters
    ----------
    layers
        The lowest first.
    said
        What each says, in the types that are declared.
    place
        Where it happens.

    Raises
    ------
    ScenarioError
        If what is sound by itself does not go together: dates outside the run, a month that the tables
        do not have, a part of a month, contradictions on one date, talks to which nobody is invited,
        guests without talks, an accord with nobody.
    """
    last, trees = _on_top(layers, said)
    state_of = last.get("state_of", place.dates[-1])
    if state_of not in place.dates:
        fields = {"value": state_of, "place": place.name, "allowed": place.dates}
        raise ScenarioError([Mistake("unknown_date", fields, _spot(trees, ("state_of",)))])
    years, step = float(last.get("years", YEARS)), last.get("step", STEP)
    run = Run(day(last.get("start", state_of)), step, max(round(length(years, step)), 1))
    settings: dict[str, Any] = {}
    for values in said:
        apply_layer(settings, expand(values, place.factions))
    find = finder(layers)
    entries = _timeline(layers, said, run, place.factions)
    if _shortened(said):
        entries = [entry for entry in entries if entry.moment.step < run.steps]
    if OPENING in settings:
        entries.insert(0, opening_entry(settings[OPENING], run, find))
    mistakes = [
        *part_of_month(years, run, _spot(trees, ("years",)) if "years" in trees else None),
        *timeline_mistakes(entries, run),
    ]
    mistakes += dialogue_mistakes.uninvited(settings, entries, place.factions, find)
    mistakes += dialogue_mistakes.without_talks(settings, entries, place.factions, _finder_of_file(layers))
    mistakes += dialogue_mistakes.path_alone(settings, _finder_of_file(layers))
    every = with_defaults(settings, place.factions, place.strengths[state_of])
    mistakes += dialogue_mistakes.accord_mistakes(every, entries, place, state_of, find)
    armed = [name for name in place.factions.names if float(every[f"{name}.fighters"]) > 0]
    mistakes += impossible_changes(entries, armed)
    if not armed:
        mistakes.append(Mistake("nobody_armed", {"date": state_of}, _spot_of_start(trees)))
    if mistakes:
        raise ScenarioError(in_order(mistakes))
    every = dialogue_mistakes.without_absent(every, entries, place.factions)
    here = present(place, state_of, every, coming(entry.moment for entry in entries))
    absent = set(place.factions.names) - set(here)
    name = last["scenario"]
    return Scenario(
        name=name,
        title=in_languages(last.get("title", name.replace("_", " "))),
        summary=in_languages(last["summary"]) if "summary" in last else {},
        place=among(place, here),
        state_of=state_of,
        start=run.start,
        years=years,
        step=run.step,
        steps=run.steps,
        settings=without(every, absent),
        timeline=by_date(entries, absent),
        runs=last.get("runs", RUNS),
        seed=last.get("seed", SEED),
        layers=tuple(layers),
        parameter_draws=last.get("parameter_draws", USUAL_DRAWS),
    )


def _spot_of_start(trees: Mapping[str, Tree]) -> Location | None:
    """Where a start is chosen, or else a place."""
    return next((_spot(trees, (key,)) for key in ("state_of", "place") if key in trees), None)


def _timeline(
    layers: Sequence[Layer], said: Sequence[Mapping[str, Any]], run: Run, factions: Factions
) -> list[LocatedEntry]:
    """The entries of all layers: a timeline replaces those of the layers below, others are added to them."""
    entries: list[LocatedEntry] = []
    for layer, values in zip(layers, said, strict=True):
        for block in (block for block in TIMELINES if block in values):
            found = located_entries(values[block], block, run, factions, layer.tree.spot)
            entries = found if block == "timeline" else [*entries, *found]
    return entries


def _shortened(said: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a file says how long the run is, and its timeline comes from one below it.

    Then what the timeline has after the end is no mistake of that file: it does not come to pass.
    """

    def last(*keys: str) -> int:
        return max((n for n, values in enumerate(said) if any(key in values for key in keys)), default=-1)

    return last("years", "step") > last(*TIMELINES)


def _on_top(
    layers: Sequence[Layer], said: Sequence[Mapping[str, Any]]
) -> tuple[dict[str, Any], dict[str, Tree]]:
    """What the topmost layer that says it says of each key, and which layer that is."""
    top = max(position for position, layer in enumerate(layers) if layer.is_file)
    last: dict[str, Any] = {}
    trees: dict[str, Tree] = {}
    for position, (layer, values) in enumerate(zip(layers, said, strict=True)):
        kept = {key: value for key, value in values.items() if position >= top or key not in OWN_WORDS}
        last.update(kept)
        trees.update(dict.fromkeys(kept, layer.tree))
    return last, trees


def finder(layers: Sequence[Layer]) -> Finder:
    """Where things stand in the topmost layer that says them."""

    def find(trail: KeyPath) -> Location | None:
        saying = [layer.tree for layer in layers if _says(layer.tree.said, trail)]
        return saying[-1].spot(trail) if saying else None

    return find


def _finder_of_file(layers: Sequence[Layer]) -> Finder:
    """Where things stand in the file that is read; nowhere if there are changes on top of it.

    What changes leave without a meaning may get one by further changes, as in the cells of a sweep.
    """
    top = layers[-1]
    return lambda trail: top.tree.spot(trail) if top.is_file and _says(top.tree.said, trail) else None


def _says(said: Any, trail: KeyPath) -> bool:
    for step in trail:
        keys = range(len(said)) if isinstance(said, list) else said if isinstance(said, Mapping) else ()
        if step not in keys:
            return False
        said = said[step]
    return True


def _spot(trees: Mapping[str, Tree], trail: KeyPath) -> Location | None:
    return trees[str(trail[0])].spot(trail)
