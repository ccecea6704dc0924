"""Telling: what sound files say, put together into one scenario, or what does not go together in them."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from sahel_sim.scenario.at_large import invitable
from sahel_sim.scenario.dates import day, length
from sahel_sim.scenario.declaration import RUNS, SEED, STEP, YEARS
from sahel_sim.scenario.formations import coming, impossible
from sahel_sim.scenario.layers import Layer
from sahel_sim.scenario.mistakes import Mistake, ScenarioError, Spot, in_order
from sahel_sim.scenario.place import Place
from sahel_sim.scenario.present import among, present, without
from sahel_sim.scenario.settings import OPENED, OPENING, SEAT, WIDTH, complete, put_on, spread
from sahel_sim.scenario.standing import ACCORD, STANDING, able_to_sign
from sahel_sim.scenario.story import Scenario
from sahel_sim.scenario.timeline import (
    Dated,
    Finder,
    Run,
    dated,
    in_both,
    in_order_of_days,
    misfits,
    opening,
)
from sahel_sim.scenario.tree import Trail, Tree

NEAR = 0.01
"""How far the steps of a run may be from a whole number, so that 1.333 years are 16 months."""

OWN_WORDS = ("title", "summary")
"""What a file does not take over from the file below: they would be words about another story."""


def told(layers: Sequence[Layer], said: Sequence[Mapping[str, Any]], place: Place) -> Scenario:
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
        do not have, a part of a month, contradictions on one date, talks to which nobody is invited, an
        accord with nobody.
    """
    last, trees = _on_top(layers, said)
    state_of = last.get("state_of", place.dates[-1])
    if state_of not in place.dates:
        holes = {"value": state_of, "place": place.name, "allowed": place.dates}
        raise ScenarioError([Mistake("unknown_date", holes, _spot(trees, ("state_of",)))])
    years, step = float(last.get("years", YEARS)), last.get("step", STEP)
    run = Run(day(last.get("start", state_of)), step, max(round(length(years, step)), 1))
    settings: dict[str, Any] = {}
    for values in said:
        put_on(settings, spread(values, place.factions))
    entries = dated(last.get("timeline", []), run, place.factions)
    if _shortened(said):
        entries = [entry for entry in entries if entry.moment.step < run.steps]
    if OPENING in settings:
        entries.insert(0, opening(settings[OPENING], run))
    find = finder(layers)
    mistakes = [*_part_of_month(years, run, trees), *misfits(entries, run, find)]
    if WIDTH not in settings:
        mistakes += _nobody(settings, entries, invitable(place.factions), find)
    every = complete(settings, place, state_of)
    mistakes += _without_a_partner(every, place, find)
    armed = [name for name in place.factions.names if float(every[f"{name}.fighters"]) > 0]
    mistakes += impossible(entries, armed, find)
    if not armed:
        mistakes.append(Mistake("nobody_armed", {"date": state_of}, _spot_of_start(trees)))
    if mistakes:
        raise ScenarioError(in_order(mistakes))
    here = present(place, state_of, every, coming(entry.moment for entry in entries))
    absent = set(place.factions.names) - set(here)
    name = last["scenario"]
    return Scenario(
        name=name,
        title=in_both(last.get("title", name.replace("_", " "))),
        summary=in_both(last["summary"]) if "summary" in last else {},
        place=among(place, here),
        state_of=state_of,
        start=run.start,
        years=years,
        step=run.step,
        steps=run.steps,
        settings=without(every, absent),
        timeline=in_order_of_days(entries, absent),
        runs=last.get("runs", RUNS),
        seed=last.get("seed", SEED),
        layers=tuple(layers),
    )


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


def _shortened(said: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a file says how long the run is, and its timeline comes from one below it.

    Then what the timeline has after the end is no mistake of that file: it does not come to pass.
    """
    where = {
        key: max((n for n, values in enumerate(said) if key in values), default=-1)
        for key in ("years", "step", "timeline")
    }
    return max(where["years"], where["step"]) > where["timeline"]


def _part_of_month(years: float, run: Run, trees: Mapping[str, Tree]) -> list[Mistake]:
    """The mistake of a run that ends inside a month; weeks are rounded, since years never are whole weeks."""
    months = length(years, "month")
    if run.step != "month" or abs(months - run.steps) <= NEAR:
        return []
    fewer, more = max(math.floor(months), 1), max(math.ceil(months), 2)
    holes = {
        "value": years,
        "fewer": f"{fewer / 12:.6g}",
        "fewer_months": str(fewer),
        "more": f"{more / 12:.6g}",
        "more_months": str(more),
    }
    return [Mistake("part_of_month", holes, _spot(trees, ("years",)))]


def _nobody(
    settings: Mapping[str, Any], entries: Sequence[Dated], parties: tuple[str, ...], find: Finder
) -> list[Mistake]:
    """The mistake of talks that are open at some time, but to nobody."""
    said = [settings, *(entry.moment.settings for entry in entries)]
    if any(moment.get(SEAT + party, 0) > 0 for moment in said for party in parties):
        return []
    trail: Trail | None = tuple(OPENED.split(".")) if settings.get(OPENED, 0) > 0 else None
    for entry in entries:
        if entry.moment.settings.get(OPENED, 0) > 0:
            trail = trail or entry.keys[OPENED]
    holes = {"allowed": parties, "example": parties[0]}
    return [Mistake("nobody", holes, find(trail))] if trail else []


def _without_a_partner(settings: Mapping[str, Any], place: Place, find: Finder) -> list[Mistake]:
    """The mistakes of accords with those who have no fighters, and of parts of accords that do not exist."""
    factions, mistakes = place.factions, []
    blocs = dict(zip(factions.names, factions.blocs, strict=True))
    armed = tuple(name for name in able_to_sign(factions) if settings[f"{name}.fighters"] > 0)
    for name in able_to_sign(factions):
        said = {each.name: settings[f"dialogue.{each.name}.{name}"] for each in STANDING}
        signed = said[ACCORD.name] > 0
        for key, value in said.items():
            kind = "accord_with_nobody" if signed else "no_accord"
            kin = any(blocs[other] == blocs[name] for other in armed)
            if kin and name not in armed and find(("dialogue", key, name)) is None:
                continue  # its bloc signed, and it is not there
            if value > 0 and (name not in armed if signed and key == ACCORD.name else not signed):
                trails = [("dialogue", key, party) for party in (name, blocs[name])]
                holes = {"key": f"dialogue.{key}.{name}", "name": name, "allowed": armed}
                spot = next((spot for trail in trails if (spot := find(trail))), None)
                mistakes.append(Mistake(kind, holes, spot))
    return mistakes


def _spot_of_start(trees: Mapping[str, Tree]) -> Spot | None:
    """Where a start is chosen, or else a place."""
    return next((_spot(trees, (key,)) for key in ("state_of", "place") if key in trees), None)


def finder(layers: Sequence[Layer]) -> Finder:
    """Where things stand in the topmost layer that says them."""

    def find(trail: Trail) -> Spot | None:
        saying = [layer.tree for layer in layers if _says(layer.tree.said, trail)]
        return saying[-1].spot(trail) if saying else None

    return find


def _says(said: Any, trail: Trail) -> bool:
    for step in trail:
        keys = range(len(said)) if isinstance(said, list) else said if isinstance(said, Mapping) else ()
        if step not in keys:
            return False
        said = said[step]
    return True


def _spot(trees: Mapping[str, Tree], trail: Trail) -> Spot | None:
    return trees[str(trail[0])].spot(trail)
