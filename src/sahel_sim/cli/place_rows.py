"""Tables of a place as text: a small country of one's own, or another place with one more faction."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from sahel_sim.core.places import SYMBOLIC_SCALE
from sahel_sim.scenario import Place
from sahel_sim.scenario.place_tables import TABLES

HELD, SYMPATHY, FIRST_DATE = 0.8, 0.8, "2024-01"
"""Share of a town that its holder governs, share of its people who side with somebody; assumed: most."""

SOUTH, WEST, APART, KM = 16.0, -2.0, 0.5, 60.0
"""Where a new country lies, in degrees; how far its towns are apart, in degrees and by road; assumed."""

NEWCOMER = 0.05
"""Part of the people of its region who side with a new faction from before; assumed: few."""


@dataclass(frozen=True)
class NewSide:
    """A faction of one's own.

    Attributes
    ----------
    name, bloc
        As in tables.
    fighters
        Persons, at the start.
    """

    name: str
    bloc: str
    fighters: float


def new_place_tables(
    towns: Sequence[str], sides: Sequence[NewSide], people: float, country: str, source: str
) -> dict[str, str]:
    """The tables of a new place by the names of their files, its towns along one road, each held by a side.

    Parameters
    ----------
    towns, sides
        At least two of each; sides hold the towns in turn.
    people
        Of each town, and of the villages around it.
    country
        Its name.
    source
        Where all of it is from.
    """
    told = {"source": source, "tag": "assumed", "note": ""}
    middle = (len(towns) + 1) // 2
    regions = [f"{country} {1 + (at >= middle)}" for at in range(len(towns))]
    holder = [sides[at % len(sides)].name for at in range(len(towns))]
    held = {side.name: [t for t, h in zip(towns, holder, strict=True) if h == side.name] for side in sides}
    localities: list[dict[str, object]] = [
        {
            "name": town,
            "lat": SOUTH + APART * (at % 2),
            "lon": WEST + APART * at,
            "town_population": people,
            "hinterland_population": people,
            "region": regions[at],
            "country": country,
            "kind": "regional capital" if at in (0, middle) else "town",
            "symbolic": 2 if at in (0, middle) else 1,
            "remoteness": min(at, SYMBOLIC_SCALE),
            "population_tag": "assumed",
            **told,
        }
        for at, town in enumerate(towns)
    ]
    roads = [{"from": a, "to": b, "km": KM, **told} for a, b in pairwise(towns)]
    factions = [_faction(side, source) for side in sides]
    strengths = [_strength(FIRST_DATE, side.name, side.fighters, told) for side in sides]
    holders = [
        {"date": FIRST_DATE, "locality": town, "faction": name, "part": "", "control": HELD, **told}
        for town, name in zip(towns, holder, strict=True)
    ]
    deployments = [
        {"date": FIRST_DATE, "faction": name, "locality": town, "share": share, **told}
        for name, own in held.items()
        for town, share in _shares(own or [towns[-1]])
    ]
    loyalties: list[dict[str, object]] = [
        {"region": region, "faction": side.name, "share": f"{SYMPATHY / len(sides):.6g}", **told}
        for region in dict.fromkeys(regions)
        for side in sides
    ]
    made: dict[str, Sequence[Mapping[str, object]]] = {
        "localities": localities,
        "roads": roads,
        "factions": factions,
        "strengths": strengths,
        "holders": holders,
        "deployments": deployments,
        "loyalties": loyalties,
    }
    return {f"{name}.csv": _csv(rows) for name, rows in made.items()}


def tables_with(place: Place, folder: Path, side: NewSide, date: str, at: str, source: str) -> dict[str, str]:
    """The tables of a place with the rows of one more faction.

    Parameters
    ----------
    place, folder
        The place with all its factions, and where its tables are.
    side
        The new one; it has its fighters on the date, and none on others.
    date, at
        Of the start, and the locality where the fighters are.
    source
        Where these rows are from.
    """
    told = {"source": source, "tag": "assumed", "note": source}
    here = place.places.where(at)
    region = place.places.regions[here]
    free = 1.0 - float(place.loyalty[:, here].sum())
    share = min(NEWCOMER, max(round(free, 6), 0.0))
    more: dict[str, list[Mapping[str, object]]] = {
        "factions": [_faction(side, source)],
        "strengths": [
            _strength(each, side.name, side.fighters if each == date else 0.0, told) for each in place.dates
        ],
        "deployments": [{"date": date, "faction": side.name, "locality": at, "share": 1, **told}],
        "loyalties": [{"region": region, "faction": side.name, "share": share, **told}],
    }
    found = {}
    for name in TABLES:
        path = folder / f"{name}.csv"
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            found[path.name] = _with_rows(text, more.get(name, []))
    return found


def _with_rows(text: str, rows: Sequence[Mapping[str, object]]) -> str:
    """A table with more rows; a column that these do not say is left empty."""
    header = next(csv.reader(io.StringIO(text)))
    return text.rstrip("\n") + "\n" + _csv(rows, header).split("\n", 1)[1] if rows else text


def _csv(rows: Sequence[Mapping[str, object]], header: Iterable[str] | None = None) -> str:
    out = io.StringIO()
    columns = list(header or rows[0])
    writer = csv.DictWriter(out, columns, extrasaction="ignore", restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _faction(side: NewSide, source: str) -> dict[str, object]:
    label = side.name.replace("_", " ").capitalize()
    return {"faction": side.name, "bloc": side.bloc, "name_en": label, "name_fr": label, "note": source}


def _strength(date: str, name: str, fighters: float, told: Mapping[str, str]) -> dict[str, object]:
    bounds = {"low": f"{0.7 * fighters:g}", "central": f"{fighters:g}", "high": f"{1.5 * fighters:g}"}
    return {"date": date, "faction": name, **bounds, "share_in_theatre": 1.0, **told}


def _shares(towns: Sequence[str]) -> list[tuple[str, float]]:
    """The towns, each with a share; all sum to 1."""
    each = round(1.0 / len(towns), 6)
    return [*((town, each) for town in towns[:-1]), (towns[-1], round(1.0 - each * (len(towns) - 1), 6))]
