"""Tables that say which faction a side of an event is, and which place of the map it happened in.

``event_sides.csv`` has the names of UCDP and ACLED, ``event_places.csv`` the cercles of Mali, each with a
note and with how it is known. What is in neither is told without a faction or a place, and warned of.
"""

import csv
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import numpy as np

from sahel_sim.scenario.place import Place, place_folder, read_place

SIDES, PLACES = "event_sides.csv", "event_places.csv"

CIVILIANS = "civilians"
"""In place of a faction: the side that is attacked in one-sided violence."""

ON_THE_MAP, OFF_THE_MAP, UNKNOWN = "on the map", "off the map", "unknown"
"""Whether an event lies in the modelled area."""

MAP = "northern_mali"

_YEARS = re.compile(r" \(\d{4}-(\d{4})?\)")
_SUFFIX = re.compile(r" (region|cercle)$")


@dataclass(frozen=True)
class EventSide:
    """What one name of a source stands for, in a time.

    Attributes
    ----------
    source, name
        ``UCDP`` or ``ACLED``, and the name there; without the years that ACLED adds to names of armies.
    since, until
        The first day, and the day before which; None if it is so at all times.
    faction
        Its name in ``northern_mali``; ``civilians``; or empty if it is no side in the model.
    tag, note
        How it is known, and what there is to say.
    """

    source: str
    name: str
    since: date | None
    until: date | None
    faction: str
    tag: str
    note: str


@dataclass(frozen=True)
class Cercle:
    """A cercle of Mali, and the places of the map in it.

    Attributes
    ----------
    region, name
        As in the table; a region without cercles stands for all of them.
    localities
        The main one first; none if the cercle is off the map.
    """

    region: str
    name: str
    localities: tuple[str, ...]


@cache
def sides() -> tuple[EventSide, ...]:
    """Every side in the table.

    >>> sorted({side.faction for side in sides() if side.name == "Ansar Dine"})
    ['ansar_dine', 'jnim']
    """
    return tuple(
        EventSide(
            row["source"],
            row["name"],
            _date(row["since"]),
            _date(row["until"]),
            row["faction"],
            row["tag"],
            row["note"],
        )
        for row in _rows(SIDES)
    )


@cache
def cercles() -> tuple[Cercle, ...]:
    """Every cercle in the table."""
    return tuple(
        Cercle(row["region"], row["cercle"], tuple(name for name in row["localities"].split(";") if name))
        for row in _rows(PLACES)
    )


def faction_of(source: str, name: str, day: date) -> str | None:
    """The faction of a side on a day; empty if it is none, None if the name is in no table.

    >>> faction_of("UCDP", "AQIM", date(2016, 5, 1)), faction_of("UCDP", "AQIM", date(2018, 5, 1))
    ('aqim', 'jnim')
    >>> faction_of("ACLED", "Military Forces of Mali (2013-2020)", date(2018, 5, 1))
    'government'
    """
    for side in _named().get((source, _YEARS.sub("", name).casefold()), ()):
        if (side.since is None or day >= side.since) and (side.until is None or day < side.until):
            return side.faction
    return None


def place_of(region: str, cercle: str, latitude: float, longitude: float, exact: bool) -> tuple[str, str]:
    """The place of the map that an event happened in, and whether it lies on the map.

    It is the place of its cercle that is nearest; where only the cercle is known, its main one. Where not
    even that is known, there is none.

    Parameters
    ----------
    region, cercle
        As a source writes them, with or without accents.
    latitude, longitude
        Degrees.
    exact
        Whether they are of the event, not of its cercle.

    Returns
    -------
    tuple of str
        The name of the place, or nothing; and ``on the map``, ``off the map`` or ``unknown``.

    Raises ``KeyError`` if there is a cercle, and it is in no table.
    """
    around = _cercles_by_name()
    if not cercle:
        found = around.get((plain(region), ""))
        return "", UNKNOWN if found is None else OFF_THE_MAP
    known = around.get((plain(region), "")) or around.get(("", plain(cercle)))
    if known is None:
        raise KeyError(cercle)
    if not known.localities:
        return "", OFF_THE_MAP
    if len(known.localities) == 1 or not exact:
        return known.localities[0], ON_THE_MAP
    return nearest_of(known.localities, latitude, longitude), ON_THE_MAP


def nearest_of(names: Sequence[str], latitude: float, longitude: float) -> str:
    """The nearest of some places of the map, by great circle."""
    where = positions()
    north, east = np.radians([where[name] for name in names]).T
    here_north, here_east = np.radians((latitude, longitude))
    square = np.sin((north - here_north) / 2) ** 2
    square = square + np.cos(north) * np.cos(here_north) * np.sin((east - here_east) / 2) ** 2
    return names[int(np.argmin(square))]


def factions() -> tuple[str, ...]:
    """The factions of the map, in order."""
    return _map().factions.names


def faction_label(name: str) -> str:
    """The reader's name of a faction of the map, in the language that is spoken."""
    return _map().factions.label(name)


def localities() -> tuple[str, ...]:
    """The places of the map, in order."""
    return _map().places.names


def plain(name: str) -> str:
    """A name without accents, capitals, and the words cercle and region.

    >>> plain("Ménaka region")
    'menaka'
    """
    letters = unicodedata.normalize("NFKD", name.strip())
    return _SUFFIX.sub("", "".join(c for c in letters if not unicodedata.combining(c)).casefold())


@cache
def _map() -> Place:
    return read_place(place_folder(MAP), MAP)


@cache
def positions() -> dict[str, tuple[float, float]]:
    """Degrees north and east of each place of the map, in order."""
    where = _map().places
    return {
        name: (float(north), float(east))
        for name, north, east in zip(where.names, where.latitude, where.longitude, strict=True)
    }


@cache
def _named() -> dict[tuple[str, str], tuple[EventSide, ...]]:
    found: dict[tuple[str, str], tuple[EventSide, ...]] = {}
    for side in sides():
        key = (side.source, side.name.casefold())
        found[key] = (*found.get(key, ()), side)
    return found


@cache
def _cercles_by_name() -> dict[tuple[str, str], Cercle]:
    """Cercles by their own names, and regions that are off the map by theirs."""
    return {(plain(c.region), "") if not c.name else ("", plain(c.name)): c for c in cercles()}


def _rows(table: str) -> list[dict[str, str]]:
    text = files("sahel_sim.validation").joinpath(table).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
