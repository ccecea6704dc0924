"""Resolving: from what each layer says to one scenario, or to what does not go together in it."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sahel_sim.core import Factions
from sahel_sim.scenario.declaration import RUNS, SEED, STEP, YEARS
from sahel_sim.scenario.dialogue_errors import (
    accord_mistakes,
    path_alone,
    uninvited,
    without_absent,
    without_talks,
)
from sahel_sim.scenario.errors import Location, Mistake, ScenarioError, in_order
from sahel_sim.scenario.event_entries import events_of, expand_events
from sahel_sim.scenario.merge import (
    OPENING,
    apply_layer,
    expand,
    with_defaults,
    without,
)
from sahel_sim.scenario.parameter_ranges import default_numbers
from sahel_sim.scenario.place import Place, among
from sahel_sim.scenario.scenario import Layer, Scenario
from sahel_sim.scenario.timeline import (
    TIMELINES,
    Finder,
    LocatedEntry,
    Run,
    by_date,
    coming,
    day,
    impossible_changes,
    in_languages,
    length,
    located_entries,
    names_event,
    opening_entry,
    part_of_month,
    step_of,
    timeline_mistakes,
)
from sahel_sim.scenario.yaml_parser import KeyPath, Tree

OWN_WORDS = ("title", "summary")
"""What a file does not take over from the file below: they would be words about another story."""


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

    Raises ``ScenarioError`` if what is sound by itself does not go together: dates outside the run, a month
    that the tables do not have, a part of a month, contradictions on one date, talks to which nobody is
    invited, guests without talks, an accord with nobody.
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
    if OPENING in settings:
        entries.insert(0, opening_entry(settings[OPENING], run, find))
    every = with_defaults(settings, place.factions, place.strengths[state_of])
    here = present(place, state_of, every, coming(entry.moment for entry in entries))
    absent = set(place.factions.names) - set(here)
    of_nobody: list[Mistake] = []
    if any(names_event(layer.tree.said) for layer in layers):
        events = events_of(layers, said, place.factions)
        above = _length_said(said)
        events = [e for e in events if e.layer >= above or step_of(day(e.date), run.start, step) < run.steps]
        written, of_nobody = expand_events(events, entries, every, run, place.factions, absent)
        entries += written
    mistakes = [
        *of_nobody,
        *part_of_month(years, run, _spot(trees, ("years",)) if "years" in trees else None),
        *timeline_mistakes(entries, run),
    ]
    mistakes += uninvited(settings, entries, place.factions, find)
    mistakes += without_talks(settings, entries, place.factions, _finder_of_file(layers))
    mistakes += path_alone(settings, _finder_of_file(layers))
    mistakes += accord_mistakes(every, entries, place, state_of, find)
    armed = [name for name in place.factions.names if float(every[f"{name}.fighters"]) > 0]
    mistakes += impossible_changes(entries, armed)
    if not armed:
        mistakes.append(Mistake("nobody_armed", {"date": state_of}, _spot_of_start(trees)))
    if mistakes:
        raise ScenarioError(in_order(mistakes))
    every = without_absent(every, entries, place.factions)
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
        own_draws=last.get("parameter_draws"),
        not_drawn=_not_drawn(said, every),
    )


def _not_drawn(said: Sequence[Mapping[str, Any]], settings: Mapping[str, Any]) -> frozenset[str]:
    """Numbers that files and changes set to what they are by default.

    A file that is written out, as ``resolved()`` does it, names every number; which of them were set, it says
    under ``not_drawn``.
    """
    named = [
        [
            f"{block}.{owner}.{name}"
            for block in ("parameters", "tactics")
            for owner, numbers in values.get(block, {}).items()
            for name in numbers
        ]
        for values in said
    ]
    asked = {name for values in said for name in values.get("not_drawn", ())}
    if not asked and not any(named):
        return frozenset()
    defaults = default_numbers()
    found = asked.union(*(names for names in named if 2 * len(names) < len(defaults)))
    return frozenset(name for name in found if name in defaults and settings.get(name) == defaults[name])


def _spot_of_start(trees: Mapping[str, Tree]) -> Location | None:
    """Where a start is chosen, or else a place."""
    return next((_spot(trees, (key,)) for key in ("state_of", "place") if key in trees), None)


def _timeline(
    layers: Sequence[Layer], said: Sequence[Mapping[str, Any]], run: Run, factions: Factions
) -> list[LocatedEntry]:
    """The entries of all layers: a timeline replaces those of the layers below, others are added to them.

    What a timeline has after the end is no mistake if a file above it says how long the run is: it does not
    come to pass.
    """
    entries: list[LocatedEntry] = []
    for at, (layer, values) in enumerate(zip(layers, said, strict=True)):
        for block in (block for block in TIMELINES if block in values):
            found = located_entries(values[block], block, run, factions, layer.tree.spot)
            kept = [each for each in found if at >= _length_said(said) or each.moment.step < run.steps]
            entries = kept if block == "timeline" else [*entries, *kept]
    return entries


def _length_said(said: Sequence[Mapping[str, Any]]) -> int:
    """The position of the topmost layer that says how long the run is; 0 if none does."""
    return max((at for at, values in enumerate(said) if "years" in values or "step" in values), default=0)


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


def present(place: Place, state_of: str, settings: Mapping[str, Any], coming: Collection[str]) -> list[str]:
    """The factions of a run, in the order of the place.

    Parameters
    ----------
    place, state_of
        A faction with fighters in the tables of that month is present.
    settings
        Every setting; a faction is present if it is given fighters.
    coming
        The factions that come in on a date.
    """
    strengths = zip(place.factions.names, place.strengths[state_of], strict=True)
    return [
        name
        for name, strength in strengths
        if strength > 0 or settings[f"{name}.fighters"] > 0 or name in coming
    ]
