"""A place: where a war can happen, who is there, and how things stood on each date of its tables."""

import csv
import hashlib
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sahel_sim.core import BLOCS, Array, Factions, Places, nearest
from sahel_sim.core.places import SYMBOLIC_SCALE
from sahel_sim.scenario.errors import Location, Mistake, ScenarioError, in_order, printable
from sahel_sim.scenario.faction_names import RESERVED
from sahel_sim.scenario.levers import lever
from sahel_sim.scenario.timeline import MONTH_SHAPE
from sahel_sim.scenario.wording import THINGS
from sahel_sim.scenario.yaml_parser import decode


@dataclass(frozen=True)
class TableRow:
    """One row of a table: its cells by column, and where it is."""

    file: str
    line: int
    text: str
    cells: Mapping[str, str]
    order: tuple[str, ...]

    def spot(self, column: str | None = None) -> Location:
        """Where the cell of that column is; without a column, the row."""
        start = _starts(self.text)
        position = self.order.index(column) if column in self.order else 0
        return Location(self.file, self.line, start[position] if position < len(start) else 1, self.text)


class TableReader:
    """Where the tables of one folder are read; it collects every mistake.

    Parameters
    ----------
    folder
        Where the tables are.
    shown_as
        The folder as the reader knows it.
    """

    def __init__(self, folder: Path, shown_as: str) -> None:
        self.folder, self.shown_as = folder, shown_as
        self.mistakes: list[Mistake] = []

    def rows(self, table: str, columns: Sequence[str], optional: bool = False) -> list[TableRow]:
        """The rows of a table that must have these columns; none if it cannot be read."""
        file = f"{self.shown_as}/{table}.csv"
        try:
            text = decode((self.folder / f"{table}.csv").read_bytes(), file)
            lines = text.splitlines()
            reader = csv.reader(lines, strict=True)
            records = [(reader.line_num, record) for record in reader if any(record)]
        except OSError:
            if not optional:
                self.mistakes.append(Mistake("no_table", {"columns": tuple(columns)}, Location(file)))
            return []
        except ScenarioError as error:
            self.mistakes.extend(error.mistakes)
            return []
        except csv.Error:
            here = lines[reader.line_num - 1] if 0 < reader.line_num <= len(lines) else ""
            self.mistakes.append(Mistake("broken_row", {}, Location(file, max(reader.line_num, 1), 1, here)))
            return []
        return self._with_columns(file, lines, records, columns)

    def _with_columns(
        self, file: str, lines: Sequence[str], records: list[tuple[int, list[str]]], columns: Sequence[str]
    ) -> list[TableRow]:
        header = tuple(cell.strip() for cell in records[0][1]) if records else ()
        top = Location(file, 1, 1, lines[0]) if lines else Location(file)
        for column in columns:
            if column not in header:
                others = [name for name in header if name not in columns]
                fields = {"column": column, "columns": tuple(columns)}
                self.mistakes.append(Mistake("no_column", fields, top, nearest(column, others)))
        if any(column not in header for column in columns):
            return []
        rows = []
        for line, record in records[1:]:
            cells = {name: cell.strip() for name, cell in zip(header, record, strict=False)}
            row = TableRow(file, line, lines[line - 1], cells, header)
            if len(record) == len(header):
                rows.append(row)
            else:
                self.wrong("ragged_row", row, cells=str(len(record)), columns=str(len(header)))
        if not rows:
            self.mistakes.append(Mistake("no_rows", {}, top))
        return rows

    def wrong(
        self, kind: str, row: TableRow, column: str | None = None, near: str | None = None, **fields: object
    ) -> None:
        """Note a mistake in a cell of a row."""
        said = {"value": printable(row.cells.get(column or "", "")), "column": column or "", **fields}
        self.mistakes.append(Mistake(kind, said, row.spot(column), near))

    def number(self, row: TableRow, column: str, low: float = -math.inf, high: float = math.inf) -> float:
        """The number in a cell; ``low`` or else 0 where there is a mistake."""
        try:
            value = float(row.cells[column])
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            self.wrong("cell_not_number", row, column)
        elif not low <= value <= high:
            self.wrong("cell_out_of_range", row, column, low=low, high=high)
        else:
            return value
        return low if math.isfinite(low) else 0.0

    def word(self, row: TableRow, column: str, known: Sequence[str], thing: Mapping[str, str]) -> str | None:
        """The word in a cell, which must be one of those known; None where it is not."""
        word = row.cells[column]
        if word in known:
            return word
        allowed = tuple(known) if len(known) <= 60 else (*known[:60], "…")
        self.wrong("cell_unknown", row, column, nearest(word, known), thing=thing, allowed=allowed)
        return None


def _starts(line: str) -> list[int]:
    """The column, from 1, at which each cell of a line begins."""
    starts, quoted = [1], False
    for position, character in enumerate(line, start=2):
        if character == '"':
            quoted = not quoted
        elif character == "," and not quoted:
            starts.append(position)
    return starts


_PLACES = Path(__file__).resolve().parent.parent / "places"

TABLES: Mapping[str, tuple[str, ...]] = {
    "localities": (
        "name",
        "lat",
        "lon",
        "town_population",
        "hinterland_population",
        "region",
        "country",
        "kind",
        "symbolic",
        "remoteness",
    ),
    "roads": ("from", "to", "km"),
    "factions": ("faction", "bloc", "name_en", "name_fr"),
    "strengths": ("date", "faction", "central", "share_in_theatre"),
    "holders": ("date", "locality", "faction", "control"),
    "deployments": ("date", "faction", "locality", "share"),
    "loyalties": ("region", "faction", "share"),
    "outline": ("region", "part", "order", "lon", "lat"),
    "bases": ("locality", "weight"),
    "camps": ("locality", "weight"),
}
"""The tables of a place and the columns that each must have."""

OPTIONAL = ("outline", "bases", "camps")
"""The tables that may be missing."""

ROUNDING = 1e-6
"""How far shares that are meant to add up to 1 may miss it."""

LARGEST_WEIGHT = 1000.0
"""Of a base, relative to the others."""

MOST_FIGHTERS = lever("fighters").high
"""Of one faction."""

FACTION_SHAPE = r"[a-z][a-z0-9_]*"


@dataclass(frozen=True, eq=False, repr=False)
class Place:
    """What the tables of one folder say.

    Attributes
    ----------
    name
        A shipped place, or the path of a folder.
    places, factions
        As the world knows them.
    dates
        The months (``YYYY-MM``) for which a start can be read, in order.
    strengths
        By date: fighters of each faction in the theatre, persons, ``(F,)``.
    control
        By date: share of each locality that each faction governs, ``(F, L)``.
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
    """

    name: str
    places: Places
    factions: Factions
    dates: tuple[str, ...]
    strengths: Mapping[str, Array]
    control: Mapping[str, Array]
    deployments: Mapping[str, Array]
    loyalty: Array
    bases: Array
    camps: Array
    fingerprint: str

    def __repr__(self) -> str:
        return f"Place({self.name!r}, {len(self.places)} localities, {', '.join(self.factions.names)})"


def places() -> tuple[str, ...]:
    """Names of the places that come with the library, sorted."""
    return tuple(sorted(path.parent.name for path in _PLACES.glob("*/localities.csv")))


def place_folder(name: str) -> Path:
    """The folder of a place that comes with the library, whether it is there or not."""
    return _PLACES / name


def read_place(folder: Path, name: str) -> Place:
    """Read the tables of a folder.

    Parameters
    ----------
    folder
        Where the CSV files are.
    name
        What to call the place; mistakes name files as ``name/table.csv``.

    Raises
    ------
    ScenarioError
        With every mistake in the tables.
    """
    desk = TableReader(folder, name)
    rows = {t: desk.rows(t, columns, optional=t in OPTIONAL) for t, columns in TABLES.items()}
    _stop_at(desk.mistakes)
    factions = _factions(desk, rows["factions"])
    places = _places(desk, name, rows)
    _stop_at(desk.mistakes)
    dates = tuple(sorted({row.cells["date"] for row in rows["strengths"]}))
    strengths = _strengths(desk, rows["strengths"], factions, dates)
    control = _shares(desk, rows["holders"], "control", factions, places, dates)
    deployments = _shares(desk, rows["deployments"], "share", factions, places, dates)
    loyalty = _loyalty(desk, rows["loyalties"], factions, places)
    bases, camps = (_bases(desk, rows[table], places) for table in ("bases", "camps"))
    _add_up(desk, rows, control, deployments)
    _stop_at(desk.mistakes)
    digest = _fingerprint(folder)
    counted = (dates, strengths, control, deployments, loyalty, bases, camps)
    return Place(name, places, factions, *counted, digest)


def _stop_at(mistakes: Sequence[Mistake]) -> None:
    if mistakes:
        raise ScenarioError(in_order(mistakes))


def _factions(desk: TableReader, rows: Sequence[TableRow]) -> Factions:
    seen: dict[str, int] = {}
    for row in rows:
        name = row.cells["faction"]
        desk.word(row, "bloc", BLOCS, THINGS["bloc"])
        if not re.fullmatch(FACTION_SHAPE, name) or name in RESERVED:
            desk.wrong("faction_name", row, "faction")
        _once(desk, seen, name, row, "faction")
    if len(rows) < 2:
        desk.wrong("too_few", rows[0], things=THINGS["factions"])
    labels = tuple({"en": row.cells["name_en"], "fr": row.cells["name_fr"]} for row in rows)
    return Factions(
        tuple(row.cells["faction"] for row in rows), tuple(row.cells["bloc"] for row in rows), labels
    )


def _places(desk: TableReader, name: str, rows: Mapping[str, Sequence[TableRow]]) -> Places:
    towns = rows["localities"]
    seen: dict[str, int] = {}
    finished: set[str] = set()
    for before, row in zip((None, *towns), towns, strict=False):
        for column in ("name", "region", "country", "kind"):
            if not row.cells[column]:
                desk.wrong("cell_empty", row, column)
        _once(desk, seen, row.cells["name"], row, "name")
        if before is not None and before.cells["region"] != row.cells["region"]:
            finished.add(before.cells["region"])
        if row.cells["region"] in finished:
            desk.wrong("scattered_region", row, "region")
    if len(towns) < 2:
        desk.wrong("too_few", towns[0], things=THINGS["localities"])

    def numbers(column: str, low: float, high: float = math.inf) -> Array:
        return np.array([desk.number(row, column, low, high) for row in towns])

    def words(column: str) -> tuple[str, ...]:
        return tuple(row.cells[column] for row in towns)

    return Places(
        name=name,
        names=words("name"),
        regions=words("region"),
        kinds=words("kind"),
        countries=words("country"),
        latitude=numbers("lat", -90.0, 90.0),
        longitude=numbers("lon", -180.0, 180.0),
        town=numbers("town_population", 0.0, 2e7),
        hinterland=numbers("hinterland_population", 0.0, 2e7),
        symbolic=numbers("symbolic", 0.0, SYMBOLIC_SCALE).reshape(1, 1, -1) / SYMBOLIC_SCALE,
        remoteness=numbers("remoteness", 0.0, SYMBOLIC_SCALE).reshape(1, 1, -1) / SYMBOLIC_SCALE,
        roads=_roads(desk, rows["roads"], towns),
        home=Counter(words("country")).most_common(1)[0][0],
        outline=_outline(desk, rows["outline"]),
    )


def _roads(
    desk: TableReader, rows: Sequence[TableRow], towns: Sequence[TableRow]
) -> tuple[tuple[int, int, float], ...]:
    names = [town.cells["name"] for town in towns]
    links: dict[tuple[int, int], float] = {}
    before = len(desk.mistakes)
    for row in rows:
        ends = [desk.word(row, column, names, THINGS["locality"]) for column in ("from", "to")]
        km = desk.number(row, "km", 0.1, 10_000.0)
        if None in ends:
            continue
        a, b = sorted(names.index(end) for end in ends if end is not None)
        if a == b:
            desk.wrong("road_to_itself", row, "to")
        elif (a, b) in links:
            desk.wrong("road_twice", row, "to", start=names[a], end=names[b])
        links[a, b] = km
    if len(desk.mistakes) == before:
        reached, edge = {0}, [0]
        while edge:
            here = edge.pop()
            near = {b if a == here else a for a, b in links if here in (a, b)} - reached
            reached |= near
            edge.extend(near)
        for position, town in enumerate(towns):
            if position not in reached:
                desk.wrong("no_road", town, "name", hub=names[0])
    return tuple((a, b, km) for (a, b), km in links.items())


def _outline(desk: TableReader, rows: Sequence[TableRow]) -> tuple[Array, ...]:
    rings: dict[tuple[str, str], list[tuple[float, float, float]]] = {}
    for row in rows:
        point = (
            desk.number(row, "order"),
            desk.number(row, "lon", -180.0, 180.0),
            desk.number(row, "lat", -90.0, 90.0),
        )
        rings.setdefault((row.cells["region"], row.cells["part"]), []).append(point)
    return tuple(np.array([point[1:] for point in sorted(ring)]) for ring in rings.values())


def _strengths(
    desk: TableReader, rows: Sequence[TableRow], factions: Factions, dates: Sequence[str]
) -> dict[str, Array]:
    strengths = {date: np.full(len(factions), np.nan) for date in dates}
    seen: dict[str, int] = {}
    for row in rows:
        date = row.cells["date"]
        if not re.fullmatch(MONTH_SHAPE, date):
            desk.wrong("cell_not_month", row, "date")
        faction = desk.word(row, "faction", factions.names, THINGS["faction"])
        central, share = desk.number(row, "central", 0.0), desk.number(row, "share_in_theatre", 0.0, 1.0)
        if central * share > MOST_FIGHTERS:
            desk.wrong("cell_out_of_range", row, "central", low=0.0, high=MOST_FIGHTERS)
        if faction is not None:
            _once(desk, seen, f"{date} {faction}", row, "faction")
            strengths[date][factions.names.index(faction)] = central * share
    for date, known in strengths.items():
        first = next(row for row in rows if row.cells["date"] == date)
        for faction, strength in zip(factions.names, known, strict=True):
            if np.isnan(strength):
                desk.wrong("no_strength", first, "faction", faction=faction, date=date)
    return strengths


def _shares(
    desk: TableReader,
    rows: Sequence[TableRow],
    column: str,
    factions: Factions,
    places: Places,
    dates: Sequence[str],
) -> dict[str, Array]:
    shares = {date: np.zeros((len(factions), len(places))) for date in dates}
    seen: dict[str, int] = {}
    for row in rows:
        date = desk.word(row, "date", dates, THINGS["date_of_strengths"])
        faction = desk.word(row, "faction", factions.names, THINGS["faction"])
        locality = desk.word(row, "locality", places.names, THINGS["locality"])
        share = desk.number(row, column, 0.0, 1.0)
        if date is not None and faction is not None and locality is not None:
            _once(desk, seen, f"{date} {faction} {locality}", row, "locality")
            shares[date][factions.names.index(faction), places.where(locality)] = share
    return shares


def _loyalty(desk: TableReader, rows: Sequence[TableRow], factions: Factions, places: Places) -> Array:
    by_region = np.zeros((len(factions), len(places.region_names)))
    seen: dict[str, int] = {}
    for row in rows:
        region = desk.word(row, "region", places.region_names, THINGS["region"])
        faction = desk.word(row, "faction", factions.names, THINGS["faction"])
        share = desk.number(row, "share", 0.0, 1.0)
        if region is not None and faction is not None:
            _once(desk, seen, f"{region} {faction}", row, "faction")
            by_region[factions.names.index(faction), places.region_names.index(region)] = share
    for region, total in zip(places.region_names, by_region.sum(axis=0), strict=True):
        if total > 1.0 + ROUNDING:
            last = [row for row in rows if row.cells["region"] == region][-1]
            desk.wrong("shares_above_one", last, "share", whose=region, total=float(total))
    return by_region[:, places.region_of]


def _bases(desk: TableReader, rows: Sequence[TableRow], places: Places) -> Array:
    weights = np.zeros(len(places))
    seen: dict[str, int] = {}
    for row in rows:
        locality = desk.word(row, "locality", places.names, THINGS["locality"])
        weight = desk.number(row, "weight", 0.0, LARGEST_WEIGHT)
        if locality is not None:
            _once(desk, seen, locality, row, "locality")
            weights[places.where(locality)] = weight
    return weights


def _add_up(
    desk: TableReader,
    rows: Mapping[str, Sequence[TableRow]],
    control: Mapping[str, Array],
    deployments: Mapping[str, Array],
) -> None:
    """In a place shares of control sum to at most 1; a faction's deployments to 1, or to 0 if it has none."""
    if desk.mistakes:
        return
    names = list(dict.fromkeys(row.cells["name"] for row in rows["localities"]))
    sides = [row.cells["faction"] for row in rows["factions"]]
    for date, shares in control.items():
        for place in np.flatnonzero(shares.sum(axis=0) > 1.0 + ROUNDING):
            last = _last(rows["holders"], date=date, locality=names[place])
            desk.wrong(
                "shares_above_one", last, "control", whose=names[place], total=float(shares[:, place].sum())
            )
    for date, shares in deployments.items():
        for side, total in enumerate(shares.sum(axis=1)):
            if total and abs(total - 1.0) > ROUNDING:
                last = _last(rows["deployments"], date=date, faction=sides[side])
                desk.wrong("shares_not_one", last, "share", whose=sides[side], date=date, total=float(total))


def _last(rows: Sequence[TableRow], **cells: str) -> TableRow:
    return [row for row in rows if all(row.cells[name] == cell for name, cell in cells.items())][-1]


def _once(desk: TableReader, seen: dict[str, int], what: str, row: TableRow, column: str) -> None:
    """Note a mistake if this was already said in an earlier line."""
    if what in seen:
        desk.wrong("said_twice", row, column, what=what, first=str(seen[what]))
    seen.setdefault(what, row.line)


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for table in TABLES:
        file = folder / f"{table}.csv"
        digest.update(file.read_bytes().replace(b"\r\n", b"\n") if file.exists() else b"")
        digest.update(b"\0")
    return digest.hexdigest()
