"""Settings: what files say, put one on another, down to one value for each faction and each pair.

In one file the more special wins: a faction's own settings over its bloc's, pressure on one enemy over
pressure on all. Between files the later wins, whatever it is, so nothing that a file says is lost.
"""

from collections.abc import Collection, Mapping
from typing import Any, TypeAlias

from sahel_sim.core import BLOCS, DIMENSIONS, VOICES, Array, Factions
from sahel_sim.engine.schedule import DIPLOMACIES, MONTH, STRATEGIES
from sahel_sim.scenario.dialogue_levers import (
    INCLUSIVITY,
    OPENS,
    PARTY,
    PATH,
    POWER_SHARING,
    SECTIONS,
    STANDING,
    TRUST,
)
from sahel_sim.scenario.levers import (
    COUNTRYSIDE_OF_BLOC,
    DIPLOMACY,
    DISTANCE,
    DISTANCE_OF_BLOCS,
    DIVISIBLE_OF_BLOC,
    HOSTILITY,
    HOSTILITY_OF_BLOCS,
    LEVERS,
    MIND_OF_BLOC,
    PRESSURE,
)

TOP_KEYS = (
    "scenario",
    "title",
    "summary",
    "based_on",
    "place",
    "state_of",
    "start",
    "years",
    "step",
    "relations",
    "distances",
    "dialogue",
    "international",
    "mechanisms",
    "parameters",
    "tactics",
    "timeline",
    "timeline_add",
    "runs",
    "seed",
    "parameter_draws",
    "not_drawn",
)
"""The keys of a scenario file that are not a side, in the order of files."""

RESERVED = frozenset({*BLOCS, *TOP_KEYS})
"""Names that no faction can have, because they mean something else in a scenario file."""

COLUMNS = frozenset(
    {"people", "nobody", "governs_most", "all", "civilians", "foreign_force", "place", "region", "country"}
    | {"kind", "latitude", "longitude", *VOICES, *DIMENSIONS}
)
"""Names that no faction can have, because they are columns or words of the tables of results, voices, or
dimensions of power."""

LARGEST_PART = 0.99
"""Of a group that can go its own way; the whole of it would be a merger."""


_CIVIL = ("civil_society", "traditional_leaders", "opposition")
_YOUNG = ("women", "youth")

ORDINARY_PATH = "mali"
"""The path of a table if nobody says: the order in which parties came to tables in Mali."""

PATHS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    ORDINARY_PATH: (("rebels",), _CIVIL, _YOUNG, ("jihadists",)),
    "armed_first": (("rebels",), ("jihadists",), _CIVIL, _YOUNG),
    "civilians_first": (_CIVIL, _YOUNG, ("rebels",), ("jihadists",)),
}
"""Voices and blocs in the order in which they come, those who come together in one stage."""


def groups(factions: Factions) -> tuple[str, ...]:
    """Who can merge, split or appear: all but the state's own."""
    pairs = zip(factions.names, factions.blocs, strict=True)
    return tuple(name for name, bloc in pairs if bloc != "state")


def blocs_of(factions: Factions) -> tuple[str, ...]:
    """The blocs that have a faction, in order of the factions."""
    return tuple(dict.fromkeys(factions.blocs))


def members(factions: Factions, name: str) -> tuple[str, ...]:
    """The factions that the name of a faction or bloc stands for."""
    pairs = zip(factions.names, factions.blocs, strict=True)
    return tuple(faction for faction, bloc in pairs if name in (faction, bloc))


def opponents(factions: Factions, name: str) -> tuple[str, ...]:
    """Whom a faction, or the factions of a bloc, can press: other factions, and blocs that have any."""
    own = members(factions, name)
    others = (*factions.names, *blocs_of(factions))
    return tuple(other for other in others if any(a != b for a in own for b in members(factions, other)))


def pairs_of(factions: Factions) -> tuple[str, ...]:
    """Every pair of factions, in either order of the two names."""
    return tuple(f"{a}-{b}" for a in factions.names for b in factions.names if a != b)


def pair_in_order(factions: Factions, pair: str) -> str:
    """The same pair with the names in the order of the factions."""
    a, b = pair.split("-")
    return pair if factions.names.index(a) < factions.names.index(b) else f"{b}-{a}"


def without_reversed_pairs(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys without those that are an earlier pair with its two names the other way round."""
    told: list[str] = []
    for key in keys:
        a, _, b = key.partition("-")
        if f"{b}-{a}" not in told:
            told.append(key)
    return tuple(told)


def able_to_sign(factions: Factions) -> tuple[str, ...]:
    """Who can have an accord with the state: armed factions that are not the state's."""
    armed = zip(factions.names, factions.blocs, strict=True)
    return tuple(name for name, bloc in armed if bloc != "state")


def invitable(factions: Factions) -> tuple[str, ...]:
    """Who can have influence at the table: armed factions that are not the state's, and voices."""
    armed = zip(factions.names, factions.blocs, strict=True)
    return (*(name for name, bloc in armed if bloc != "state"), *VOICES)


def signatories(factions: Factions) -> tuple[str, ...]:
    """Names of signatories as a file may write them: those who can sign, and their blocs."""
    return (*able_to_sign(factions), *(bloc for bloc in blocs_of(factions) if bloc != "state"))


def party_names(factions: Factions) -> tuple[str, ...]:
    """Names of parties as a file may write them: those who can be invited, and their blocs."""
    return (*invitable(factions), *(bloc for bloc in blocs_of(factions) if bloc != "state"))


def parties_named(factions: Factions, party: str) -> tuple[str, ...]:
    """Those for whom the name of a party, voice or bloc stands."""
    return (party,) if party in VOICES else members(factions, party)


Settings: TypeAlias = Mapping[str, float | str]
"""Values by dotted name: ``government.restraint``, ``government.military_pressure.csp``,
``government.strategy``, ``relations.csp-jnim``, ``dialogue.parties.women``, ``dialogue.accord.csp``,
``dialogue.power_sharing.military``, ``mechanisms.combat``, ``parameters.combat.fire``,
``tactics.press.watch``."""

WIDTH, WAY = f"dialogue.{INCLUSIVITY.name}", f"dialogue.{PATH}"
OPENING, OPENED = f"dialogue.{OPENS}", "dialogue.open"
SEAT = f"dialogue.{PARTY.name}."
SHARING = f"dialogue.{POWER_SHARING.name}."


def expand(said: Mapping[str, Any], factions: Factions) -> dict[str, float | str]:
    """What one file says, with every bloc and every number for all enemies written out."""
    found: dict[str, float | str] = {}
    for name in (*blocs_of(factions), *factions.names):
        for key, value in said.get(name, {}).items():
            if key == PRESSURE.name:
                by_enemy = value if isinstance(value, Mapping) else dict.fromkeys(factions.names, value)
                found |= _pressures(factions, name, by_enemy)
            else:
                found |= {f"{member}.{key}": value for member in members(factions, name)}
    for dyad in (HOSTILITY, DISTANCE):
        for pair, value in said.get(dyad.name, {}).items():
            found[f"{dyad.name}.{pair_in_order(factions, pair)}"] = value
    by_party = (PARTY.name, TRUST.name, *(each.name for each in STANDING))
    blocks = (*by_party, POWER_SHARING.name)
    for block in SECTIONS:
        numbers = said.get(block, {}).items()
        found |= {f"{block}.{key}": value for key, value in numbers if key not in blocks}
    shared = said.get("dialogue", {}).get(POWER_SHARING.name, {})
    found |= {SHARING + dimension: value for dimension, value in shared.items()}
    for key in by_party:
        parties = said.get("dialogue", {}).get(key, {})
        for party in sorted(parties, key=lambda party: party in invitable(factions)):
            found |= {f"dialogue.{key}.{guest}": parties[party] for guest in parties_named(factions, party)}
    for mechanism, form in said.get("mechanisms", {}).items():
        found[f"mechanisms.{mechanism}"] = _form(mechanism, form)
    for block in ("parameters", "tactics"):
        for owner, numbers in said.get(block, {}).items():
            found |= {f"{block}.{owner}.{name}": value for name, value in numbers.items()}
    return found


def apply_layer(settings: dict[str, Any], more: Mapping[str, Any]) -> None:
    """Put what one file says on what those below it say.

    How wide a table is replaces who sat at it; whether talks are open replaces when they open.
    """
    for new, old in ((WIDTH, SEAT), (OPENING, OPENED), (OPENED, OPENING)):
        if new in more:
            for key in [key for key in settings if key == old or (old == SEAT and key.startswith(old))]:
                del settings[key]
    settings.update(more)


def expand_entry(said: Mapping[str, float], factions: Factions) -> dict[str, float]:
    """What one entry of a timeline sets, written out in the same way, faction by faction."""
    order = {name: position for position, name in enumerate(factions.names)}
    settings = expand(nest_changes(said, factions), factions).items()
    in_order = sorted(settings, key=lambda setting: order.get(setting[0].split(".")[0], len(order)))
    return {name: float(value) for name, value in in_order}


def nest_changes(changes: Mapping[str, Any], factions: Factions) -> dict[str, Any]:
    """Values by dotted name as blocks inside blocks, as files have them; the more special wins."""
    blocks: dict[str, Any] = {}
    for dotted, value in changes.items():
        *way, last = dotted.split(".")
        block = blocks
        for position, step in enumerate(way):
            inner = block.setdefault(step, {})
            if step == PRESSURE.name and not isinstance(inner, dict):
                inner = block[step] = _on_everyone(inner, way[position - 1], factions)
            block = inner if isinstance(inner, dict) else {}
        held = block.get(last)
        if isinstance(held, dict) and last == PRESSURE.name and not isinstance(value, dict):
            value = _on_everyone(value, way[-1] if way else "", factions)
        block[last] = {**value, **held} if isinstance(held, dict) and isinstance(value, dict) else value
    return blocks


def defaults(factions: Factions, strengths: Array) -> dict[str, float | str]:
    """What holds if nobody says, for every setting but the establishment; strengths are ``(F,)``."""
    found: dict[str, float | str] = {}
    for name, bloc, strength in zip(factions.names, factions.blocs, strengths, strict=True):
        for lever in LEVERS:
            if lever is PRESSURE:
                found |= _pressures(factions, name, dict.fromkeys(factions.names, PRESSURE.default))
            elif lever.default is not None:
                found[f"{name}.{lever.name}"] = lever.default
        found[f"{name}.divisible"] = DIVISIBLE_OF_BLOC[bloc]
        found[f"{name}.countryside"] = COUNTRYSIDE_OF_BLOC[bloc]
        found[f"{name}.fighters"] = float(strength)
        found[f"{name}.strategy"] = MIND_OF_BLOC[bloc]
        found[f"{name}.diplomacy"] = DIPLOMACY
    for pair, (a, b) in zip(factions.pair_names, factions.pairs, strict=True):
        blocs = factions.blocs[a], factions.blocs[b]
        found[f"{HOSTILITY.name}.{pair}"] = HOSTILITY_OF_BLOCS[blocs]
        found[f"{DISTANCE.name}.{pair}"] = DISTANCE_OF_BLOCS[blocs]
    for block, levers in SECTIONS.items():
        found |= {f"{block}.{each.name}": each.default or 0.0 for each in levers}
    found |= {SEAT + party: PARTY.default or 0.0 for party in invitable(factions)}
    found |= {SHARING + dimension: POWER_SHARING.default or 0.0 for dimension in DIMENSIONS}
    for each in (*STANDING, TRUST):
        found |= {f"dialogue.{each.name}.{name}": each.default or 0.0 for name in able_to_sign(factions)}
    for mechanism in MONTH:
        found[f"mechanisms.{mechanism.name}"] = mechanism.form or "on"
        found |= {f"parameters.{mechanism.name}.{p.name}": p.default for p in mechanism.declared}
    for strategy in (*STRATEGIES.values(), *DIPLOMACIES.values()):
        found |= {f"tactics.{strategy.name}.{p.name}": p.default for p in strategy.declared}
    return found


def with_defaults(said: Settings, factions: Factions, strengths: Array) -> dict[str, float | str]:
    """Every setting: what is said, and what holds if nobody says; numbers as ``float``.

    How wide the table is, on its path, becomes the influence of each party; when talks open is left to the
    timeline.
    """
    found = {**defaults(factions, strengths), **said}
    found.pop(OPENING, None)
    path = str(found.pop(WAY, ORDINARY_PATH))
    if WIDTH in said:
        divisible = {name: float(found[f"{name}.divisible"]) for name in factions.names}
        table = influence_of_inclusivity(float(found.pop(WIDTH)), factions, divisible, path)
        found |= {SEAT + party: value for party, value in table.items() if SEAT + party not in said}
    for name in factions.names:
        found.setdefault(f"{name}.establishment", found[f"{name}.fighters"])
    return {key: value if isinstance(value, str) else float(value) + 0.0 for key, value in found.items()}


def influence_of_inclusivity(
    inclusivity: float, factions: Factions, divisible: Mapping[str, float], path: str = ORDINARY_PATH
) -> dict[str, float]:
    """Influence of each party on a path from a closed table, 0, to an open one, 1.

    A path has four stages, each a quarter of the way, over which those who come in it rise from 0 to 1.
    Jihadists come only if a share can satisfy them at all; militias never do.

    Parameters
    ----------
    inclusivity
        0 to 1.
    factions
        Of the place.
    divisible
        How far a share can satisfy each faction, by name.
    path
        One of ``PATHS``.

    >>> sides = Factions(("army", "front"), ("state", "rebels"))
    >>> shares = {"army": 1.0, "front": 1.0}
    >>> influence_of_inclusivity(0.125, sides, shares)["front"]
    0.5
    >>> influence_of_inclusivity(0.125, sides, shares, "civilians_first")["front"]
    0.0
    """
    stages = PATHS[path]
    comes = {who: stage for stage, together in enumerate(stages) for who in together}
    for name, bloc in zip(factions.names, factions.blocs, strict=True):
        if bloc in comes and (bloc != "jihadists" or divisible[name] > 0):
            comes[name] = comes[bloc]
    return {
        party: min(max(inclusivity * len(stages) - comes[party], 0.0), 1.0) if party in comes else 0.0
        for party in invitable(factions)
    }


def nest_settings(settings: Settings) -> dict[str, Any]:
    """The same settings as blocks inside blocks, as files have them."""
    blocks: dict[str, Any] = {}
    for dotted, value in settings.items():
        *way, last = dotted.split(".")
        block = blocks
        for step in way:
            block = block.setdefault(step, {})
        block[last] = value
    return blocks


def _on_everyone(value: Any, name: str, factions: Factions) -> dict[str, Any]:
    """One pressure of a faction or bloc on all others, told bloc by bloc."""
    others = opponents(factions, name)
    return {bloc: value for bloc in blocs_of(factions) if bloc in others}


def _pressures(factions: Factions, name: str, by_enemy: Mapping[str, Any]) -> dict[str, Any]:
    """Pressure of a faction, or of each of a bloc, on those who are not itself."""
    found = {}
    for enemy in sorted(by_enemy, key=lambda other: other in factions.names):
        for own in members(factions, name):
            for other in members(factions, enemy):
                if other != own:
                    found[f"{own}.{PRESSURE.name}.{other}"] = by_enemy[enemy]
    return found


def _form(mechanism: str, form: str) -> str:
    """``on`` is the first form of a mechanism that has forms."""
    own = next(m for m in MONTH if m.name == mechanism)
    return own.form if form == "on" and own.forms else form


def without(settings: Mapping[str, Any], absent: Collection[str]) -> dict[str, Any]:
    """The settings that say nothing of those who are absent."""
    return {dotted: value for dotted, value in settings.items() if not _of(dotted, absent)}


def _of(dotted: str, absent: Collection[str]) -> bool:
    owner, *more = dotted.split(".")
    if owner in (HOSTILITY.name, DISTANCE.name):
        return any(side in absent for side in more[0].split("-"))
    last = more[-1] if owner == "dialogue" or PRESSURE.name in more else ""
    return owner in absent or last in absent
