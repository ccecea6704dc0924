"""Telling: what sound files say, put together into one scenario, or what does not go together in them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sahel_sim.languages import LANGUAGES
from sahel_sim.scenario.dates import day, first_day, length, step_of
from sahel_sim.scenario.declaration import RUNS, SEED, STEP, YEARS
from sahel_sim.scenario.layers import Layer
from sahel_sim.scenario.mistakes import Mistake, ScenarioError, Spot, in_order
from sahel_sim.scenario.place import Place
from sahel_sim.scenario.settings import complete, spread, spread_moment
from sahel_sim.scenario.story import Moment, Scenario
from sahel_sim.scenario.tree import Trail, Tree

NEAR = 0.01
"""How far the steps of a run may be from a whole number, so that 1.333 years are 16 months."""

OWN_WORDS = ("title", "summary")
"""What a file does not take over from the file below: they would be words about another story."""


@dataclass(frozen=True)
class Run:
    """When a run begins, in which steps it goes, and how many they are."""

    start: date
    step: str
    steps: int


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
        do not have, a part of a month.
    """
    last, trees = _on_top(layers, said)
    state_of = last.get("state_of", place.dates[-1])
    if state_of not in place.dates:
        holes = {"value": state_of, "place": place.name, "allowed": place.dates}
        raise ScenarioError([Mistake("unknown_date", holes, _spot(trees, ("state_of",)))])
    years, step = float(last.get("years", YEARS)), last.get("step", STEP)
    run = Run(day(last.get("start", state_of)), step, max(round(length(years, step)), 1))
    mistakes = [*_part_of_month(years, run, trees), *_outside(last.get("timeline", []), run, trees)]
    if mistakes:
        raise ScenarioError(in_order(mistakes))
    settings: dict[str, Any] = {}
    for values in said:
        settings.update(spread(values, place.factions))
    name = last["scenario"]
    return Scenario(
        name=name,
        title=_in_both(last.get("title", name.replace("_", " "))),
        summary=_in_both(last["summary"]) if "summary" in last else {},
        place=place,
        state_of=state_of,
        start=run.start,
        years=years,
        step=run.step,
        steps=run.steps,
        settings=complete(settings, place, state_of),
        timeline=_timeline(last.get("timeline", []), run, place),
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


def _outside(moments: Sequence[Mapping[str, Any]], run: Run, trees: Mapping[str, Tree]) -> list[Mistake]:
    """The mistakes of a timeline that does not fit into the run."""
    first, final = (first_day(step, run.start, run.step).strftime("%Y-%m") for step in (0, run.steps - 1))
    mistakes = []
    for position, moment in enumerate(moments):
        if not 0 <= step_of(day(moment["date"]), run.start, run.step) < run.steps:
            holes = {"date": moment["date"], "first": first, "last": final}
            mistakes.append(Mistake("outside_run", holes, _spot(trees, ("timeline", position, "date"))))
    return mistakes


def _timeline(moments: Sequence[Mapping[str, Any]], run: Run, place: Place) -> tuple[Moment, ...]:
    """The moments in order of their days."""
    found = []
    for moment in sorted(moments, key=lambda moment: day(moment["date"])):
        step = step_of(day(moment["date"]), run.start, run.step)
        note = _in_both(moment["note"]) if "note" in moment else {}
        found.append(Moment(moment["date"], step, spread_moment(moment["set"], place.factions), note))
    return tuple(found)


def _spot(trees: Mapping[str, Tree], trail: Trail) -> Spot | None:
    return trees[str(trail[0])].spot(trail)


def _in_both(words: str | Mapping[str, str]) -> dict[str, str]:
    """Text, or text by language, as text in both languages."""
    if isinstance(words, str):
        return dict.fromkeys(LANGUAGES, words)
    return {language: words.get(language, next(iter(words.values()))) for language in LANGUAGES}
