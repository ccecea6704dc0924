"""Mistakes of talks and accords in a scenario: with nobody, about nothing, or with who is not there."""

from collections.abc import Mapping, Sequence
from typing import Any

from sahel_sim.core import Factions
from sahel_sim.scenario.dialogue_levers import (
    ACCORD,
    INCLUSIVITY,
    PARTY,
    PATH,
    POWER_SHARING,
    STANDING,
    TRUST,
)
from sahel_sim.scenario.errors import Location, Mistake
from sahel_sim.scenario.merge import (
    OPENED,
    OPENING,
    SEAT,
    WAY,
    WIDTH,
    able_to_sign,
    invitable,
    parties_named,
)
from sahel_sim.scenario.place import Place
from sahel_sim.scenario.timeline import Finder, LocatedEntry, by_date
from sahel_sim.scenario.yaml_parser import KeyPath

_TABLE = (
    (PARTY.name, "unseated"),
    (INCLUSIVITY.name, "unseated"),
    (POWER_SHARING.name, "shared_without_accord"),
)
"""Keys of ``dialogue`` that mean nothing without talks, and the mistake if there are never any."""


def uninvited(
    settings: Mapping[str, Any], entries: Sequence[LocatedEntry], factions: Factions, find: Finder
) -> list[Mistake]:
    """The mistake of talks that are open at some time, but to nobody."""
    if WIDTH in settings:
        return []
    parties = invitable(factions)
    said = [settings, *(entry.moment.settings for entry in entries)]
    if any(moment.get(SEAT + party, 0) > 0 for moment in said for party in parties):
        return []
    opening = [entry for entry in entries if entry.moment.settings.get(OPENED, 0) > 0]
    fields = {"allowed": parties, "example": parties[0]}
    if settings.get(OPENED, 0) > 0:
        return [Mistake("nobody", fields, find(tuple(OPENED.split("."))))]
    return [Mistake("nobody", fields, each.find(each.keys[OPENED])) for each in opening[:1]]


def without_talks(
    settings: Mapping[str, Any], entries: Sequence[LocatedEntry], factions: Factions, top: Finder
) -> list[Mistake]:
    """The mistakes of a table that is set in a file, and at which nobody ever sits.

    Whoever writes beside it whether talks are open knows what it is.

    Parameters
    ----------
    settings
        What is said.
    entries
        Of the timeline, with those that open talks.
    factions
        Of the place.
    top
        Where things stand in the topmost file. What a file below says of a table at which others let nobody
        sit is no mistake of theirs.
    """
    opens = [settings.get(OPENED, 0), *(entry.moment.settings.get(OPENED, 0) for entry in entries)]
    signed = any(settings.get(f"dialogue.{ACCORD.name}.{name}", 0) > 0 for name in able_to_sign(factions))
    if any(value > 0 for value in opens) or OPENING in settings or signed or top(tuple(OPENED.split("."))):
        return []
    mistakes = []
    for key, kind in _TABLE:
        setting = f"dialogue.{key}"
        given = [name for name in settings if name == setting or name.startswith(f"{setting}.")]
        said = [name for name in given if settings[name] > 0]
        for name in said[:1]:
            ways = _named(tuple(name.split(".")), factions)
            trail = next((way for way in ways if top(way)), None)
            mistakes += [Mistake(kind, {"key": ".".join(trail)}, top(trail))] if trail else []
    for entry in entries:
        for name, value in entry.moment.settings.items():
            kind = next((kind for key, kind in _TABLE if name.startswith(f"dialogue.{key}.")), "")
            way = entry.keys.get(name) if kind and value > 0 else None
            if way and (spot := top(way)) and all(spot != each.spot for each in mistakes):
                mistakes.append(Mistake(kind, {"key": str(way[-1])}, spot))
    return mistakes


def path_alone(settings: Mapping[str, Any], top: Finder) -> list[Mistake]:
    """The mistake of a path in a file that says of no table how wide it is."""
    spot = top(("dialogue", PATH)) if WAY in settings and WIDTH not in settings else None
    return [Mistake("path_alone", {"key": WAY}, spot)] if spot else []


def accord_mistakes(
    settings: Mapping[str, Any],
    entries: Sequence[LocatedEntry],
    place: Place,
    state_of: str,
    find: Finder,
) -> list[Mistake]:
    """The mistakes of accords with those who are not there, and of parts of accords that do not exist.

    Parameters
    ----------
    settings
        Every setting, with defaults.
    entries
        Of the timeline, which says who comes in on a date.
    place, state_of
        Whose tables say who was there before.
    find
        Where things stand in the topmost layer that says them.
    """
    factions, mistakes = place.factions, []
    blocs = dict(zip(factions.names, factions.blocs, strict=True))
    armed = tuple(name for name in able_to_sign(factions) if settings[f"{name}.fighters"] > 0)
    appear = {name for entry in entries for name in entry.moment.appear}
    for name in able_to_sign(factions):
        said = {each.name: settings[f"dialogue.{each.name}.{name}"] for each in (*STANDING, TRUST)}
        signed = said[ACCORD.name] > 0
        for key, value in said.items():
            spot = _spot_of_signatory(find, key, name, blocs[name])
            kin = any(blocs[other] == blocs[name] for other in armed)
            if kin and name not in armed and find(("dialogue", key, name)) is None:
                continue  # its bloc signed, and it is not there
            fields = {"key": f"dialogue.{key}.{name}", "name": name, "allowed": armed}
            if key == TRUST.name:
                if spot and value != TRUST.default and name not in armed and name not in appear:
                    mistakes.append(Mistake("trust_of_nobody", fields, spot))
            elif value > 0 and name not in armed and (key == ACCORD.name or not signed):
                mistakes.append(_with_nobody(fields, name, entries, place, state_of, spot))
            elif value > 0 and not signed:
                mistakes.append(Mistake("no_accord", fields, spot))
    return mistakes


def without_absent(
    settings: Mapping[str, Any], entries: Sequence[LocatedEntry], factions: Factions
) -> dict[str, Any]:
    """The settings, without what a bloc's accords and trust say of those of it who are not there."""
    appear = {name for entry in entries for name in entry.moment.appear}
    absent = [name for name in able_to_sign(factions) if not settings[f"{name}.fighters"] > 0]
    told = {f"dialogue.{each.name}.{name}": each.default for each in STANDING for name in absent}
    told |= {f"dialogue.{TRUST.name}.{name}": TRUST.default for name in absent if name not in appear}
    return {**settings, **told}


def _with_nobody(
    fields: Mapping[str, Any],
    name: str,
    entries: Sequence[LocatedEntry],
    place: Place,
    state_of: str,
    spot: Location | None,
) -> Mistake:
    """An accord with a group that comes later, that is there no more, or that never was."""
    comes = [
        moment.date
        for moment in by_date(entries)
        if name in (*moment.appear, *moment.merge.values())
        or any(name in parts for parts in moment.split.values())
    ]
    if comes:
        return Mistake("accord_with_coming", {**fields, "date": comes[0]}, spot)
    row = place.factions.names.index(name)
    before = [date for date in place.dates if date < state_of and place.strengths[date][row] > 0]
    if before and not place.strengths[state_of][row] > 0:
        return Mistake("accord_with_ended", {**fields, "last": before[-1], "state_of": state_of}, spot)
    return Mistake("accord_with_nobody", dict(fields), spot)


def _named(trail: tuple[str, ...], factions: Factions) -> list[tuple[str, ...]]:
    """The ways on which a file may say a setting: by its own name, or by that of a bloc."""
    blocs = dict.fromkeys(factions.blocs)
    kin = [bloc for bloc in blocs if trail[-1] in parties_named(factions, bloc)]
    return [trail, *((*trail[:-1], bloc) for bloc in kin)]


def _spot_of_signatory(find: Finder, key: str, name: str, bloc: str) -> Location | None:
    """Where a file says something of a signatory, or else of its bloc."""
    trails: list[KeyPath] = [("dialogue", key, who) for who in (name, bloc)]
    return next((spot for trail in trails if (spot := find(trail))), None)
