"""Reading: from files to a scenario, or to all the mistakes in them at once."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sahel_sim.languages import LANGUAGES
from sahel_sim.scenario.check import checked
from sahel_sim.scenario.dates import day, first_day, length, step_of
from sahel_sim.scenario.declaration import RUNS, SEED, STEP, YEARS, declaration
from sahel_sim.scenario.layers import Layer, layers_of, place_of
from sahel_sim.scenario.mistakes import Mistake, ScenarioError, in_order
from sahel_sim.scenario.place import Place, read_place
from sahel_sim.scenario.settings import complete, gathered, spread, spread_moment
from sahel_sim.scenario.shelf import place_folder
from sahel_sim.scenario.story import Moment, Scenario
from sahel_sim.scenario.tree import Tree

ORDINARY_PLACE = "northern_mali"
"""Whose factions a file is checked for if its own place cannot be read."""

NAMES_OF_A_PLACE = ("unknown_key", "unknown_opponent", "unknown_pair", "unknown_lever")
"""Mistakes that may be none in the factions of the file's own place, if that is not known."""

LARGEST_FLOAT = int(1e300)

NEAR = 0.01
"""How far the steps of a run may be from a whole number, so that 1.333 years are 16 months."""


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
    """
    try:
        layers, mistakes = layers_of(source)
        return _read(layers, mistakes)
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
    """
    plain = {str(dotted): _plain(value) for dotted, value in changes.items()}
    said = gathered(plain, scenario.place.factions)
    layer = Layer(Tree(said), scenario.layers[-1].folder, is_file=False)
    try:
        return _read([*scenario.layers, layer], [])
    except ScenarioError as error:
        raise ScenarioError(error.mistakes, language) from None


def _read(layers: Sequence[Layer], mistakes: Sequence[Mistake]) -> Scenario:
    """The scenario that the layers make, the lowest first."""
    place, found = place_of(layers)
    wrong = [*mistakes, *found]
    ground = place or read_place(place_folder(ORDINARY_PLACE), ORDINARY_PLACE)
    declared = declaration(ground.factions)
    said = []
    for layer in layers:
        values, found = checked(layer.tree, declared)
        wrong += [m for m in found if place or m.kind not in NAMES_OF_A_PLACE]
        wrong += _names_missing(layer)
        said.append(values)
    if not place and not wrong:
        wrong.append(Mistake("no_beginning", {}, layers[0].tree.spot(())))
    if wrong:
        raise ScenarioError(in_order(_by_file(layers, _first_at_each_spot(wrong))))
    return _told(layers, said, ground)


def _names_missing(layer: Layer) -> list[Mistake]:
    if layer.is_file and "scenario" not in layer.tree.said:
        holes = {"key": "scenario", "example": "scenario: my_story"}
        return [Mistake("missing", holes, layer.tree.spot(()))]
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


def _told(layers: Sequence[Layer], said: Sequence[Mapping[str, Any]], place: Place) -> Scenario:
    """The scenario, or what does not go together in it."""
    top = max(n for n, layer in enumerate(layers) if layer.is_file)
    last: dict[str, Any] = {}
    trees: dict[str, Tree] = {}
    settings: dict[str, Any] = {}
    for n, (layer, values) in enumerate(zip(layers, said, strict=True)):
        passed = values if n >= top else {k: v for k, v in values.items() if k not in ("title", "summary")}
        last.update(passed)
        trees.update(dict.fromkeys(passed, layer.tree))
        settings.update(spread(values, place.factions))
    mistakes: list[Mistake] = []
    state_of = last.get("state_of", place.dates[-1])
    if state_of not in place.dates:
        holes = {"value": state_of, "place": place.name, "allowed": place.dates}
        raise ScenarioError([Mistake("unknown_date", holes, trees["state_of"].spot(("state_of",)))])
    step, years = last.get("step", STEP), float(last.get("years", YEARS))
    start = day(last.get("start", state_of))
    steps = max(round(length(years, step)), 1)
    if step == "month" and abs(length(years, step) - steps) > NEAR:
        mistakes.append(_part_of_month(years, trees["years"]))
    timeline = []
    for n, moment in enumerate(last.get("timeline", [])):
        when = step_of(day(moment["date"]), start, step)
        if not 0 <= when < steps:
            first, final = (first_day(s, start, step).strftime("%Y-%m") for s in (0, steps - 1))
            holes = {"date": moment["date"], "first": first, "last": final}
            mistakes.append(Mistake("outside_run", holes, trees["timeline"].spot(("timeline", n, "date"))))
        changes = spread_moment(moment["set"], place.factions)
        note = _in_both(moment["note"]) if "note" in moment else {}
        timeline.append(Moment(moment["date"], when, changes, note))
    if mistakes:
        raise ScenarioError(in_order(mistakes))
    name = last["scenario"]
    return Scenario(
        name=name,
        title=_in_both(last.get("title", name.replace("_", " "))),
        summary=_in_both(last["summary"]) if "summary" in last else {},
        place=place,
        state_of=state_of,
        start=start,
        years=years,
        step=step,
        steps=steps,
        settings=complete(settings, place, state_of),
        timeline=tuple(sorted(timeline, key=lambda moment: moment.step)),
        runs=last.get("runs", RUNS),
        seed=last.get("seed", SEED),
        layers=tuple(layers),
    )


def _part_of_month(years: float, tree: Tree) -> Mistake:
    months = length(years, "month")
    fewer, more = max(math.floor(months), 1), max(math.ceil(months), 2)
    holes = {
        "value": years,
        "fewer": f"{fewer / 12:.6g}",
        "fewer_months": str(fewer),
        "more": f"{more / 12:.6g}",
        "more_months": str(more),
    }
    return Mistake("part_of_month", holes, tree.spot(("years",)))


def _in_both(words: str | Mapping[str, str]) -> dict[str, str]:
    """Text, or text by language, as text in both languages."""
    if isinstance(words, str):
        return dict.fromkeys(LANGUAGES, words)
    return {language: words.get(language, next(iter(words.values()))) for language in LANGUAGES}


def _plain(value: Any) -> Any:
    """What NumPy holds as what Python holds; a whole number beyond all floats as infinity."""
    value = value.tolist() if hasattr(value, "tolist") else value
    if isinstance(value, int) and abs(value) > LARGEST_FLOAT:
        return math.inf if value > 0 else -math.inf
    return value
