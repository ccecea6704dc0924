"""The declaration of an event file, and what does not go together in one."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sahel_sim.core import BLOCS, DIMENSIONS, VOICES, nearest
from sahel_sim.engine.measures import MEASURES
from sahel_sim.languages import N_
from sahel_sim.scenario.declaration import LONGEST_NAME, LONGEST_NOTE, LONGEST_TITLE, NAME_SHAPE, words
from sahel_sim.scenario.dialogue_levers import DIALOGUE, INTERNATIONAL, PARTY, POWER_SHARING
from sahel_sim.scenario.errors import Location, Mistake, printable
from sahel_sim.scenario.event_block import LONGEST_MONTHS
from sahel_sim.scenario.levers import HOSTILITY, LEVERS, PRESSURE, Lever
from sahel_sim.scenario.validator import (
    Key,
    NonEmptySection,
    Section,
    block_of,
    choice,
    list_of,
    section,
    text,
    whole,
    yes_or_no,
)
from sahel_sim.scenario.yaml_parser import KeyPath, Tree

SIDE, EVERYONE = "side", "everyone"
"""Owners of settings in event files: whose event it is, and all factions."""

SET, ADD, SCALE = WAYS = ("set", "add", "scale")
"""How a change changes: to a value, by an amount, by a factor."""

SIGNS = ("more", "less")
"""What a number is while an event lasts, against the same story without it."""

RATIO = "ratio"
"""The unit of a factor."""

NO_SOURCE = N_("say here why, or name a source")
NO_PAGE = N_("Say here what happens, and what of it the model cannot say.")
"""What ``new event`` writes where nobody has said anything yet."""

LARGEST_NUMBER, LARGEST_FACTOR = 200_000.0, 100.0
LONGEST_SOURCE, LONGEST_PAGE = 400, 4000
EXAMPLE_OF_CHANGES = (
    "changes: {state.unity: {scale: 0.5, unit: ratio, low: 0.3, high: 0.9, source: 'assumed: half'}}"
)


@cache
def event_declaration(builds_on_another: bool = False) -> type[Section]:
    """The declaration of an event file."""
    bounds = {"ge": -LARGEST_NUMBER, "le": LARGEST_NUMBER}
    bound = Key(float, "Plausible range", extra={"unit": "-"}, limits=bounds, required=True, example="low: 0")
    common = {
        "unit": Key(text(60), required=True, example="unit: ratio"),
        "low": bound,
        "high": Key(float, extra={"unit": "-"}, limits=bounds, required=True, example="high: 1"),
        "source": Key(text(LONGEST_SOURCE), required=True, example="source: 'assumed: no estimate exists'"),
    }
    amount = Key(float, extra={"unit": "-"}, limits=bounds)
    factor = Key(float, extra={"unit": RATIO}, limits={"ge": 0.0, "le": LARGEST_FACTOR})
    change = section(
        "EventChange",
        {SET: amount, ADD: amount, SCALE: factor, **common, "stays": Key(yes_or_no())},
        example="KEY: {scale: 0.5, unit: ratio, low: 0.3, high: 0.9, source: 'assumed: half'}",
    )
    length = Key(whole(), extra={"unit": "months"}, limits={"ge": 1, "le": LONGEST_MONTHS}, required=True)
    months = section("EventMonths", {"value": length, **common}, example="months: {value: 6, ...}")
    moves = section(
        "Consequence",
        {
            "measure": Key(
                choice([each.name for each in MEASURES], "unknown_event_measure"),
                required=True,
                example="measure: fighters",
            ),
            "of": Key(text(LONGEST_NAME), required=True, example="of: state"),
            "sign": Key(choice(SIGNS), required=True, example="sign: less"),
        },
        example="moves: [{measure: fighters, of: state, sign: less}]",
    )
    needed = not builds_on_another
    return section(
        "NamedEvent",
        {
            "event": Key(text(LONGEST_NAME, NAME_SHAPE), required=True, example="event: my_event"),
            "title": Key(words(LONGEST_TITLE), required=True, example="title: A drought"),
            "based_on": Key(text(1000)),
            "also": Key(list_of(text(LONGEST_NAME))),
            "note": Key(words(LONGEST_NOTE)),
            "ends": Key(words(LONGEST_NOTE)),
            "page": Key(words(LONGEST_PAGE)),
            "left_out": Key(words(LONGEST_PAGE)),
            SIDE: Key(text(LONGEST_NAME)),
            "months": Key(months),
            "changes": Key(
                block_of(change), required=needed, example=EXAMPLE_OF_CHANGES, limits={"min_length": 1}
            ),
            "moves": Key(list_of(moves)),
        },
        NonEmptySection,
    )


def lever_of(setting: str) -> Lever | None:
    """The lever that a dotted name in an event file means; None if a timeline cannot change it."""
    owner, *rest = setting.split(".")
    if len(rest) == 1 and owner == HOSTILITY.name:
        return HOSTILITY if len(rest[0].split("-")) == 2 else None
    if owner in ("dialogue", "international"):
        if len(rest) == 2 and owner == "dialogue" and rest[0] in (PARTY.name, POWER_SHARING.name):
            shared = rest[0] == POWER_SHARING.name
            return POWER_SHARING if shared and rest[1] in DIMENSIONS else None if shared else PARTY
        block = DIALOGUE if owner == "dialogue" else INTERNATIONAL
        return next((each for each in block if each.moves and [each.name] == rest), None)
    if not owner or not rest or len(rest) > (2 if rest[0] == PRESSURE.name else 1):
        return None
    return next((each for each in LEVERS if each.moves and each.name == rest[0]), None)


def changes_amiss(tree: Tree, said: Mapping[str, Any]) -> list[Mistake]:
    """What does not go together in the numbers of one file."""
    found = []
    for setting, change in said.get("changes", {}).items():
        trail: KeyPath = ("changes", setting)
        ways = [way for way in WAYS if way in change]
        lever = lever_of(setting)
        if lever is None:
            found.append(_unknown(setting, tree.spot(trail, of_key=True)))
        elif len(ways) != 1:
            spot = tree.spot(trail, of_key=True)
            found.append(Mistake("event_change_how", {"key": printable(setting)}, spot))
        else:
            found += _of_number(tree, (*trail, ways[0]), change, RATIO if ways == [SCALE] else lever.unit)
            if ways == [SET] and not lever.low <= change["low"] <= change["high"] <= lever.high:
                fields = {"key": printable(setting), "low": lever.low, "high": lever.high}
                found.append(Mistake("event_beyond_setting", fields, tree.spot((*trail, "low"))))
    if "months" in said:
        found += _of_number(tree, ("months", "value"), said["months"], "months")
    return found


def _of_number(tree: Tree, trail: KeyPath, said: Mapping[str, Any], unit: str) -> list[Mistake]:
    found: list[Mistake] = []
    value, low, high = float(said[str(trail[-1])]), float(said["low"]), float(said["high"])
    if not low <= value <= high:
        fields = {"value": value, "low": low, "high": high}
        found.append(Mistake("event_value_outside", fields, tree.spot(trail)))
    if said["unit"] != unit:
        units = {"unit": unit, "said": printable(said["unit"])}
        found.append(Mistake("event_unit", units, tree.spot((*trail[:-1], "unit"))))
    return found


def _unknown(setting: str, spot: Location | None) -> Mistake:
    movable = tuple(each.name for each in LEVERS if each.moves)
    owner, _, rest = setting.partition(".")
    known = [f"{owner if rest else SIDE}.{name}" for name in movable]
    known += [f"dialogue.{each.name}" for each in DIALOGUE if each.moves]
    known += [f"dialogue.{PARTY.name}.{voice}" for voice in VOICES]
    known += [f"international.{each.name}" for each in INTERNATIONAL if each.moves]
    known += [f"{bloc}.{rest}" for bloc in BLOCS]
    known = [name for name in known if lever_of(name)]
    fields = {"key": printable(setting), "settings": movable}
    return Mistake("event_setting", fields, spot, nearest(setting if rest else f"{SIDE}.{owner}", known))
