"""Unknown keys: what a key was meant to be, told by where it stands."""

from typing import Any

from sahel_sim.core import nearest
from sahel_sim.scenario.dialogue_levers import DIALOGUE, INCLUSIVITY, OPENS, PARTY, SECTIONS
from sahel_sim.scenario.faction_names import each_pair_once
from sahel_sim.scenario.initial_accords import STANDING
from sahel_sim.scenario.levers import DISTANCE, LEVERS, PRESSURE
from sahel_sim.scenario.mistakes import Mistake, shown
from sahel_sim.scenario.yaml_parser import Trail, Tree

_BY_BLOCK = {
    "relations": "unknown_pair",
    "distances": "unknown_pair",
    "mechanisms": "unknown_mechanism",
    "parameters": "unknown_mechanism",
    "tactics": "unknown_strategy",
    "title": "unknown_language",
    "summary": "unknown_language",
}
"""What the keys of a block name."""


def unknown(tree: Tree, trail: Trail, value: Any, allowed: tuple[str, ...]) -> Mistake:
    """The mistake of a key that its block does not have.

    Parameters
    ----------
    tree
        The file.
    trail
        The way to the key.
    value
        What is said of it.
    allowed
        The keys that the block has.
    """
    above, key = trail[:-1], str(trail[-1])
    spot = tree.spot(trail, of_key=True)
    if value is None and key.isdigit():
        return Mistake("cut_by_comma", {"key": shown(key)}, spot)
    if above[:1] == ("timeline",) and above[-1] == "set":
        return Mistake("unknown_lever", _lever_holes(key, allowed), spot, _nearest_lever(key, allowed))
    kind, owner = _kind(above)
    if kind == "unknown_parameter" and not allowed:
        return Mistake("no_parameters", {"key": shown(key), "owner": owner}, spot)
    holes = {"key": shown(key), "owner": owner, "allowed": each_pair_once(allowed)}
    with_itself = kind == "unknown_pair" and len(set(key.split("-"))) == 1
    return Mistake(kind, holes, spot, None if with_itself else nearest(key, allowed))


def _kind(above: Trail) -> tuple[str, str]:
    """What a key in the block at the end of this way is, and whose block it is."""
    if not above:
        return "unknown_key", ""
    if above[0] == "timeline":
        return ("unknown_language" if above[-1] == "note" else "unknown_moment"), ""
    if above[0] in ("parameters", "tactics") and len(above) == 2:
        return "unknown_parameter", str(above[1])
    if above[-1] == PARTY.name:
        return "unknown_party", ""
    if above[0] == "dialogue" and above[-1] in [each.name for each in STANDING]:
        return "unknown_signatory", ""
    if above[0] in _BY_BLOCK:
        return _BY_BLOCK[str(above[0])], ""
    return ("unknown_opponent" if above[-1] == PRESSURE.name else "unknown_setting"), str(above[0])


def _sides(allowed: tuple[str, ...]) -> tuple[str, ...]:
    owners = dict.fromkeys(key.split(".")[0] for key in allowed)
    return tuple(owner for owner in owners if owner not in ("relations", *SECTIONS))


def _lever_holes(key: str, allowed: tuple[str, ...]) -> dict[str, Any]:
    settings = tuple(lever.name for lever in LEVERS if lever.moves)
    side = key.split(".")[0]
    sides = _sides(allowed)
    example = f"{side if side in sides else sides[0]}.restraint"
    if side in ("relations", *SECTIONS):
        example = next(other for other in allowed if other.startswith(f"{side}."))
    seat = f"dialogue.{PARTY.name}."
    others = tuple(
        other for other in allowed if other.split(".")[0] in SECTIONS and not other.startswith(seat)
    )
    parties = tuple(other.removeprefix(seat) for other in allowed if other.startswith(seat))
    holes = {"key": shown(key), "sides": sides, "settings": settings, "example": example}
    return {**holes, "others": others, "parties": parties}


def _nearest_lever(key: str, allowed: tuple[str, ...]) -> str | None:
    """The nearest dotted name, unless the reader's names something that never moves.

    A name without dots is the end of a dotted one, if there is only one such; a name that begins with a side
    is one of that side.
    """
    fixed = {each.name for each in (*LEVERS, *DIALOGUE, *STANDING, INCLUSIVITY, DISTANCE) if not each.moves}
    fixed |= {"strategy", "diplomacy", OPENS}
    if not fixed.isdisjoint(key.split(".")):
        return None
    side, dot, rest = key.partition(".")
    if not dot:
        whole = [name for name in allowed if name.endswith(f".{key}")]
        return whole[0] if len(whole) == 1 else None
    of_side = {name.partition(".")[2]: name for name in allowed if name.startswith(f"{side}.")}
    return of_side[near] if (near := nearest(rest, of_side)) else nearest(key, allowed)
