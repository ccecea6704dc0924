"""A place: where a war can happen, who is there, and how things stood on each date of its tables."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from sahel_sim.core import Array, Factions, Places
from sahel_sim.core.places import SYMBOLIC_SCALE
from sahel_sim.scenario.errors import Mistake, ScenarioError, in_order
from sahel_sim.scenario.levers import lever
from sahel_sim.scenario.place_tables import MONTH_SHAPE, OF_CELLS, TABLES, TableReader, TableRow
from sahel_sim.scenario.wording import THINGS

_PLACES = Path(__file__).resolve().parent.parent / "places"

ROUNDING = 1e-6
"""How far shares that are meant to add up to 1 may miss it."""

PARTS = ("town", "villages")
"""Parts of a locality that a row of ``holders.csv`` can be about; it is about both if its cell is empty."""

MOST_FIGHTERS = lever("fighters").high
"""Of one faction."""


@dataclass(frozen=True, eq=False, repr=False)
class Place:
    """What the tables of one folder say.

    Attributes
    ----------
    name
        A shipped place, or the whole path of a folder.
    places, factions
        As the world knows them.
    dates
        The months (``YYYY-MM``) for which a start can be read, in order.
    strengths
        By date: fighters of each faction in the theatre, persons, ``(F,)``.
    town_control, village_control
        By date: share of each town, and of the villages around it, that each faction governs, ``(F, L)``.
    deployments
        By date: share of each faction's fighters in each locality, ``(F, L)``.
    loyalty
        Share of the residents who side with each faction from before, ``(F, L)``.
    bases
        Where international missions have their bases: weight of each locality, ``(L,)``; all 0 if no table
        says.
    camps
        The same for a foreign force that hunts jihadists.
    fingerprint
        SHA-256 of the tables.
    whole
        The place with every faction of its tables, if this one has only some.
    """

    name: str
    places: Places
    factions: Factions
    dates: tuple[str, ...]
    strengths: Mapping[str, Array]
    town_control: Mapping[str, Array]
    village_control: Mapping[str, Array]
    deployments: Mapping[str, Array]
    loyalty: Array
    bases: Array
    camps: Array
    fingerprint: str
    whole: "Place | None" = None

    def control(self, date: str) -> Array:
        """Share of each locality, by the people of town and villages, that each governs, ``(F, L)``."""
        town, villages = self.town_control[date], self.village_control[date]
        held: Array = villages + self.places.in_town[0] * (town - villages)
        return held

    def __repr__(self) -> str:
        return f"Place({self.name!r}, {len(self.places)} localities, {', '.join(self.factions.names)})"


def places() -> tuple[str, ...]:
    """Names of the places that come with the library, sorted.

    Examples
    --------
    >>> import sahel_sim
    >>> sahel_sim.places()
    ('northern_mali', 'two_towns')
    """
    return tuple(sorted(path.parent.name for path in _PLACES.glob("*/localities.csv")))


def place_folder(name: str) -> Path:
    """The folder of a place that comes with the library, whether it is there or not."""
    return _PLACES / name


def read_place(folder: Path, name: str, shown_as: str | None = None) -> Place:
    """Read the tables of a folder.

    Parameters
    ----------
    folder
        Where the CSV files are.
    name
        What to call the place: one that comes with the library, or a path that leads to it from anywhere.
    shown_as
        The folder as the reader knows it, by which mistakes name files; the name unless said.

    Raises
    ------
    ScenarioError
        With every mistake in the tables.
    """
    reader = TableReader(folder, shown_as or name)
    rows = {each: reader.rows(each, table) for each, table in TABLES.items()}
    _stop(reader.mistakes, any(mistake.kind not in OF_CELLS for mistake in reader.mistakes))
    factions = _factions(reader, rows["factions"])
    places = _places(reader, name, rows)
    grounds = {f"{reader.shown_as}/{table}.csv" for table in ("factions", "localities", "roads")}
    _stop(reader.mistakes, any(mistake.spot.file in grounds for mistake in reader.mistakes if mistake.spot))
    dates = tuple(sorted({row.cells["date"] for row in rows["strengths"]}))
    strengths = _strengths(reader, rows["strengths"], factions, dates)
    held = _shares(reader, rows["holders"], "control", factions, places, dates, PARTS)
    town, villages = ({date: shares[at] for date, shares in held.items()} for at in range(len(PARTS)))
    sent = _shares(reader, rows["deployments"], "share", factions, places, dates)
    deployments = {date: shares[0] for date, shares in sent.items()}
    loyalty = _loyalty(reader, rows["loyalties"], factions, places)
    bases, camps = (_bases(reader, rows[table], places) for table in ("bases", "camps"))
    _add_up(reader, rows, held, deployments)
    _stop(reader.mistakes, bool(reader.mistakes))
    counted = (dates, strengths, town, villages, deployments, loyalty, bases, camps)
    return Place(name, places, factions, *counted, reader.digest.hexdigest())


def _stop(mistakes: Sequence[Mistake], now: bool) -> None:
    if now:
        raise ScenarioError(in_order(mistakes))


def _factions(reader: TableReader, rows: Sequence[TableRow]) -> Factions:
    seen: dict[str, int] = {}
    for row in rows:
        name = row.cells["faction"]
        _once(reader, seen, name, row, "faction")
    if len(rows) < 2:
        reader.wrong("too_few", rows[0], things=THINGS["factions"])
    if rows and not any(row.cells["bloc"] == "state" for row in rows):
        reader.wrong("no_state", rows[0], "bloc")
    labels = tuple({"en": row.cells["name_en"], "fr": row.cells["name_fr"]} for row in rows)
    return Factions(
        tuple(row.cells["faction"] for row in rows), tuple(row.cells["bloc"] for row in rows), labels
    )


def _places(reader: TableReader, name: str, rows: Mapping[str, Sequence[TableRow]]) -> Places:
    towns = rows["localities"]
    seen: dict[str, int] = {}
    finished: set[str] = set()
    for before, row in zip((None, *towns), towns, strict=False):
        _once(reader, seen, row.cells["name"], row, "name")
        if before is not None and before.cells["region"] != row.cells["region"]:
            finished.add(before.cells["region"])
        if row.cells["region"] in finished:
            reader.wrong("scattered_region", row, "region")
    if len(towns) < 2:
        reader.wrong("too_few", towns[0], things=THINGS["localities"])

    if len(towns) > 1 and len({(row.values["lat"], row.values["lon"]) for row in towns}) == 1:
        reader.wrong("same_coordinates", towns[1], "lat")

    def numbers(column: str) -> Array:
        return np.array([row.values[column] for row in towns])

    def words(column: str) -> tuple[str, ...]:
        return tuple(row.cells[column] for row in towns)

    return Places(
        name=name,
        names=words("name"),
        regions=words("region"),
        kinds=words("kind"),
        countries=words("country"),
        latitude=numbers("lat"),
        longitude=numbers("lon"),
        town=numbers("town_population"),
        hinterland=numbers("hinterland_population"),
        symbolic=numbers("symbolic").reshape(1, 1, -1) / SYMBOLIC_SCALE,
        remoteness=numbers("remoteness").reshape(1, 1, -1) / SYMBOLIC_SCALE,
        roads=_roads(reader, rows["roads"], towns),
        home=Counter(words("country")).most_common(1)[0][0],
        outline=_outline(reader, rows["outline"]),
    )


def _roads(
    reader: TableReader, rows: Sequence[TableRow], towns: Sequence[TableRow]
) -> tuple[tuple[int, int, float], ...]:
    names = [town.cells["name"] for town in towns]
    links: dict[tuple[int, int], float] = {}
    before = len(reader.mistakes)
    for row in rows:
        ends = [reader.word(row, column, names, THINGS["locality"]) for column in ("from", "to")]
        km = row.values["km"]
        if None in ends:
            continue
        a, b = sorted(names.index(end) for end in ends if end is not None)
        if a == b:
            reader.wrong("road_to_itself", row, "to")
        elif (a, b) in links:
            reader.wrong("road_twice", row, "to", start=names[a], end=names[b])
        links[a, b] = km
    if len(reader.mistakes) == before:
        reached, edge = {0}, [0]
        while edge:
            here = edge.pop()
            near = {b if a == here else a for a, b in links if here in (a, b)} - reached
            reached |= near
            edge.extend(near)
        for position, town in enumerate(towns):
            if position not in reached:
                reader.wrong("no_road", town, "name", hub=names[0])
    return tuple((a, b, km) for (a, b), km in links.items())


def _outline(reader: TableReader, rows: Sequence[TableRow]) -> tuple[Array, ...]:
    rings: dict[tuple[str, str], list[tuple[float, float, float]]] = {}
    for row in rows:
        point = (
            row.values["order"],
            row.values["lon"],
            row.values["lat"],
        )
        rings.setdefault((row.cells["region"], row.cells["part"]), []).append(point)
    return tuple(np.array([point[1:] for point in sorted(ring)]) for ring in rings.values())


def _strengths(
    reader: TableReader, rows: Sequence[TableRow], factions: Factions, dates: Sequence[str]
) -> dict[str, Array]:
    strengths = {date: np.full(len(factions), np.nan) for date in dates}
    seen: dict[str, int] = {}
    for row in rows:
        date = row.cells["date"]
        faction = reader.word(row, "faction", factions.names, THINGS["faction"])
        central, share = row.values["central"], row.values["share_in_theatre"]
        if central * share > MOST_FIGHTERS:
            reader.wrong("cell_out_of_range", row, "central", low=0.0, high=MOST_FIGHTERS)
        if faction is not None:
            _once(reader, seen, f"{date} {faction}", row, "faction")
            strengths[date][factions.names.index(faction)] = central * share
    for date, known in strengths.items():
        first = next(row for row in rows if row.cells["date"] == date)
        for faction, strength in zip(factions.names, known, strict=True):
            if np.isnan(strength):
                reader.wrong("no_strength", first, "faction", faction=faction, date=date)
    return strengths


def _shares(
    reader: TableReader,
    rows: Sequence[TableRow],
    column: str,
    factions: Factions,
    places: Places,
    dates: Sequence[str],
    parts: Sequence[str] = ("",),
) -> dict[str, Array]:
    """By date what each faction has of each part of each locality, ``(P, F, L)``."""
    shares = {date: np.zeros((len(parts), len(factions), len(places))) for date in dates}
    seen: dict[str, int] = {}
    told: set[str] = set()
    for row in rows:
        date = _start(reader, row, dates, told)
        faction = reader.word(row, "faction", factions.names, THINGS["faction"])
        locality = reader.word(row, "locality", places.names, THINGS["locality"])
        share = row.values[column]
        if date is not None and faction is not None and locality is not None:
            for part in _parts(reader, row, parts):
                _once(reader, seen, f"{date} {faction} {locality} {part}".strip(), row, "locality")
                shares[date][parts.index(part), factions.names.index(faction), places.where(locality)] = share
    return shares


def _parts(reader: TableReader, row: TableRow, parts: Sequence[str]) -> Sequence[str]:
    """The parts of a locality that a row is about; all of them unless its cell says which."""
    said = row.cells.get("part", "")
    part = reader.word(row, "part", parts, THINGS["part"]) if said else None
    return parts if part is None else [part]


def _start(reader: TableReader, row: TableRow, dates: Sequence[str], told: set[str]) -> str | None:
    """The date of a row, if strengths are known for it; each date for which they are not is told once."""
    date = row.cells["date"]
    if date in dates:
        return date
    if not re.fullmatch(MONTH_SHAPE, date):
        reader.wrong("cell_not_month", row, "date")
    elif date not in told:
        reader.wrong("start_without_strengths", row, "date", allowed=tuple(dates))
    told.add(date)
    return None


def _loyalty(reader: TableReader, rows: Sequence[TableRow], factions: Factions, places: Places) -> Array:
    by_region = np.zeros((len(factions), len(places.region_names)))
    seen: dict[str, int] = {}
    for row in rows:
        region = reader.word(row, "region", places.region_names, THINGS["region"])
        faction = reader.word(row, "faction", factions.names, THINGS["faction"])
        share = row.values["share"]
        if region is not None and faction is not None:
            _once(reader, seen, f"{region} {faction}", row, "faction")
            by_region[factions.names.index(faction), places.region_names.index(region)] = share
    for region, total in zip(places.region_names, by_region.sum(axis=0), strict=True):
        if total > 1.0 + ROUNDING:
            last = [row for row in rows if row.cells["region"] == region][-1]
            reader.wrong("shares_above_one", last, "share", whose=region, total=float(total))
    return by_region[:, places.region_of]


def _bases(reader: TableReader, rows: Sequence[TableRow], places: Places) -> Array:
    weights = np.zeros(len(places))
    seen: dict[str, int] = {}
    for row in rows:
        locality = reader.word(row, "locality", places.names, THINGS["locality"])
        weight = row.values["weight"]
        if locality is not None:
            _once(reader, seen, locality, row, "locality")
            weights[places.where(locality)] = weight
    return weights


def _add_up(
    reader: TableReader,
    rows: Mapping[str, Sequence[TableRow]],
    held: Mapping[str, Array],
    deployments: Mapping[str, Array],
) -> None:
    """In a place shares of control sum to at most 1; a faction's deployments to 1, or to 0 if it has none."""
    if reader.mistakes:
        return
    names = list(dict.fromkeys(row.cells["name"] for row in rows["localities"]))
    sides = [row.cells["faction"] for row in rows["factions"]]
    for date, shares in held.items():
        most = shares.sum(axis=1).max(axis=0)
        for place in np.flatnonzero(most > 1.0 + ROUNDING):
            last = _last(rows["holders"], date=date, locality=names[place])
            reader.wrong("shares_above_one", last, "control", whose=names[place], total=float(most[place]))
    for date, shares in deployments.items():
        for side, total in enumerate(shares.sum(axis=1)):
            if total and abs(total - 1.0) > ROUNDING:
                last = _last(rows["deployments"], date=date, faction=sides[side])
                reader.wrong(
                    "shares_not_one", last, "share", whose=sides[side], date=date, total=float(total)
                )


def _last(rows: Sequence[TableRow], **cells: str) -> TableRow:
    return [row for row in rows if all(row.cells[name] == cell for name, cell in cells.items())][-1]


def _once(reader: TableReader, seen: dict[str, int], what: str, row: TableRow, column: str) -> None:
    """Note a mistake if this was already said in an earlier line."""
    if what in seen:
        reader.wrong("said_twice", row, column, what=what, first=str(seen[what]))
    seen.setdefault(what, row.line)


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
