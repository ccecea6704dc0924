"""Who is present: the factions that a story needs out of those that its place knows.

A place has every group that fought there in any of its years. A run has only those that are there at its
start or come in on a date; the others would be empty rows in every table.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from sahel_sim.core import Array, Factions
from sahel_sim.scenario.place import Place


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


def among(place: Place, names: Collection[str]) -> Place:
    """The place with only these factions; ``whole`` is the place with all of them."""
    rows = [row for row, name in enumerate(place.factions.names) if name in names]
    if len(rows) == len(place.factions):
        return place
    old = place.factions

    def kept(tables: Mapping[str, Array]) -> dict[str, Array]:
        return {day: table[rows] for day, table in tables.items()}

    return replace(
        place,
        factions=Factions(
            tuple(old.names[row] for row in rows),
            tuple(old.blocs[row] for row in rows),
            tuple(old.labels[row] for row in rows) if old.labels else (),
        ),
        strengths=kept(place.strengths),
        town_control=kept(place.town_control),
        village_control=kept(place.village_control),
        deployments=kept(place.deployments),
        loyalty=place.loyalty[rows],
        whole=place,
    )
