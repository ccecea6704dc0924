"""Sources of events: what the columns of UCDP GED and of ACLED mean, and what can be wrong in a row.

UCDP GED (Sundberg and Melander 2013) has fatal events of dyads with 25 deaths or more in some year, with a
best, a low and a high figure. ACLED has all events of political violence, with one figure. Their numbers must
not be pooled.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sahel_sim.scenario import Mistake, ScenarioError
from sahel_sim.scenario.errors import printable
from sahel_sim.validation.event_records import EventFile, EventRow, lacking

UCDP, ACLED = "UCDP", "ACLED"

STATE_BASED, NON_STATE, ONE_SIDED = KINDS_OF_VIOLENCE = ("state_based", "non_state", "one_sided")
"""Fighting of the state with a side; of two sides without the state; attacks on civilians."""

COUNTRY = "Mali"

FIRST_VERSION, LAST_VERSION = 22, 25
"""Versions of UCDP GED whose columns are known; version 24 ends with the year 2023."""

FIRST_YEAR = 1989
"""The first year of UCDP GED; ACLED begins later."""

MOST_DEAD = 1_000_000
"""Deaths of one event that nobody can have recorded: assumed, far above every event of either source."""

MALI, BORDER = ((10.1, 25.0), (-12.3, 4.3)), 1.0
"""Where Mali lies, degrees north and east (Natural Earth), and how far outside of it a point still may be:
assumed, since points of districts at the border are rough."""

EXACT = 2
"""Up to this precision of a place (UCDP: within 25 km; ACLED: part of a region) it is of the event itself."""

LAST_DAY: Mapping[str, date] = {UCDP: date(2023, 12, 31), ACLED: date(2024, 2, 20)}
"""The last day that is used unless another is asked for: what the report of 20 February 2024 could know.
UCDP's final figures end with 2023."""

_UCDP_KINDS = {"1": STATE_BASED, "2": NON_STATE, "3": ONE_SIDED}
_ACLED_FIGHTS = ("Battles", "Explosions/Remote violence", "Violence against civilians")
_ACLED_OTHERS = ("Protests", "Riots", "Strategic developments")
_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]*)?([eE][-+]?[0-9]+)?")
_VERSION = re.compile(r"v_?(\d{2})_(\d{1,2})", re.IGNORECASE)
_DATES = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M:%S", "%d %B %Y", "%d-%B-%Y", "%d-%b-%Y")


@dataclass(frozen=True)
class CodedEvent:
    """One event as a source has it, its numbers and dates read.

    Attributes
    ----------
    id, line
        The name that the source gives it, and where it stands.
    start, end
        Its days.
    kind
        One of ``KINDS_OF_VIOLENCE``; empty if nobody attacks anybody.
    kind_as_coded
        What the source calls it.
    side_a, side_b
        As the source names them.
    region, cercle, latitude, longitude, exact
        Where it was, degrees; and whether the point is of the event, not of its cercle or region.
    best, low, high, civilians
        Deaths, persons; nothing for civilians where the source does not tell them apart.
    """

    id: str
    line: int
    start: date
    end: date
    kind: str
    kind_as_coded: str
    side_a: str
    side_b: str
    region: str
    cercle: str
    latitude: float
    longitude: float
    exact: bool
    best: int
    low: int
    high: int
    civilians: int | None

    @property
    def alike(self) -> tuple[object, ...]:
        """What two events that are one would have alike, but for its name."""
        where = self.cercle, self.latitude, self.longitude
        return (self.start, self.end, self.kind, self.side_a, self.side_b, *where, self.best)


@dataclass(frozen=True)
class EventSource:
    """A source of events.

    Attributes
    ----------
    name
        ``UCDP`` or ``ACLED``.
    columns
        Those without which it cannot be read.
    id, country
        The columns with the name of an event and with its country.
    read
        What a row says; mistakes go into the list.
    """

    name: str
    columns: tuple[str, ...]
    id: str
    country: str
    read: Callable[["RowReader", list[Mistake]], CodedEvent]


class RowReader:
    """A row with its columns by name, and where its mistakes are."""

    def __init__(self, file: EventFile, record: EventRow, version: int | None = None) -> None:
        self.file, self.record, self.version = file, record, version

    def text(self, column: str) -> str:
        """What stands in a column; nothing if the file has no such column."""
        if column not in self.file.columns:
            return ""
        return self.record.cells[self.file.place_of(column)].strip()

    def wrong(self, kind: str, column: str, **fields: object) -> Mistake:
        """A mistake in a cell."""
        return self.file.mistake(kind, self.record.line, column, **fields)

    def count(self, column: str, mistakes: list[Mistake]) -> int:
        """A number of people."""
        said = self.text(column)
        value = _decimal(said)
        if value < 0.0:
            mistakes.append(self.wrong("events_negative", column, value=printable(said)))
        elif not (math.isfinite(value) and value == int(value)):
            mistakes.append(self.wrong("events_not_a_number", column, value=printable(said)))
        elif value > MOST_DEAD:
            told = {"value": printable(said), "most": MOST_DEAD}
            mistakes.append(self.wrong("events_too_many", column, **told))
        else:
            return int(value)
        return 0

    def day(self, column: str, mistakes: list[Mistake]) -> date:
        """A date."""
        for shape in _DATES:
            try:
                return datetime.strptime(self.text(column), shape).date()
            except ValueError:
                continue
        mistakes.append(self.wrong("events_date", column, value=printable(self.text(column))))
        return date.min

    def degrees(self, column: str, most: float, mistakes: list[Mistake]) -> float:
        """A latitude or a longitude."""
        value = _decimal(self.text(column))
        if not abs(value) <= most:
            said = printable(self.text(column))
            mistakes.append(self.wrong("events_position", column, value=said))
            return 0.0
        return value

    def in_mali(self, latitude: float, longitude: float, mistakes: list[Mistake]) -> None:
        """Whether a point is in Mali, or so near that only its border is drawn otherwise."""
        (south, north), (west, east) = MALI
        if not (south - BORDER <= latitude <= north + BORDER and west - BORDER <= longitude <= east + BORDER):
            told = {"latitude": f"{latitude:g}", "longitude": f"{longitude:g}"}
            mistakes.append(self.wrong("events_outside", "latitude", **told))

    def code(self, column: str, allowed: Sequence[str], mistakes: list[Mistake]) -> str:
        """One of a few words."""
        said = self.text(column)
        if said not in allowed:
            told = {"value": printable(said), "allowed": tuple(allowed)}
            mistakes.append(self.wrong("events_code", column, **told))
        return said

    def of_year(self, start: date, mistakes: list[Mistake]) -> None:
        """Whether the year of the row is that of its first day, and within the version."""
        said = self.text("year")
        if start != date.min and said != str(start.year):
            mistakes.append(self.wrong("events_year", "year", year=printable(said), start=start.isoformat()))
        elif start != date.min and start.year < FIRST_YEAR:
            mistakes.append(self.wrong("events_too_early", "year", year=start.year, first=FIRST_YEAR))
        elif self.version is not None and start.year > 1999 + self.version:
            told = {"year": start.year, "version": self.version, "last": 1999 + self.version}
            mistakes.append(self.wrong("events_after_version", "year", **told))


def _decimal(text: str) -> float:
    """A number as files have it; not a number if it is none. Digits may not be grouped."""
    return float(text) if _NUMBER.fullmatch(text) else math.nan


def _position(row: RowReader, mistakes: list[Mistake]) -> tuple[float, float]:
    """Latitude and longitude of an event of Mali, degrees."""
    before = len(mistakes)
    latitude = row.degrees("latitude", 90.0, mistakes)
    longitude = row.degrees("longitude", 180.0, mistakes)
    if len(mistakes) == before:
        row.in_mali(latitude, longitude, mistakes)
    return latitude, longitude


def _ucdp(row: RowReader, mistakes: list[Mistake]) -> CodedEvent:
    start, end = row.day("date_start", mistakes), row.day("date_end", mistakes)
    if end < start and date.min not in (start, end):
        told = {"start": start.isoformat(), "end": end.isoformat()}
        mistakes.append(row.wrong("events_ends_before", "date_end", **told))
    row.of_year(start, mistakes)
    kind = row.code("type_of_violence", tuple(_UCDP_KINDS), mistakes)
    precision = row.code("where_prec", tuple("1234567"), mistakes)
    latitude, longitude = _position(row, mistakes)
    for column in ("deaths_a", "deaths_b", "deaths_unknown"):
        row.count(column, mistakes)
    return CodedEvent(
        id=row.text("id"),
        line=row.record.line,
        start=start,
        end=end,
        kind=_UCDP_KINDS.get(kind, ""),
        kind_as_coded=kind,
        side_a=row.text("side_a"),
        side_b=row.text("side_b"),
        region=row.text("adm_1"),
        cercle=row.text("adm_2"),
        latitude=latitude,
        longitude=longitude,
        exact=precision.isdigit() and int(precision) <= EXACT,
        best=row.count("best", mistakes),
        low=row.count("low", mistakes),
        high=row.count("high", mistakes),
        civilians=row.count("deaths_civilians", mistakes),
    )


def _acled(row: RowReader, mistakes: list[Mistake]) -> CodedEvent:
    start = row.day("event_date", mistakes)
    row.of_year(start, mistakes)
    kind = row.code("event_type", (*_ACLED_FIGHTS, *_ACLED_OTHERS), mistakes)
    precision = row.code("geo_precision", tuple("123"), mistakes)
    side_a, side_b = row.text("actor1"), row.text("actor2")
    dead = row.count("fatalities", mistakes)
    latitude, longitude = _position(row, mistakes)
    one_sided = kind in _ACLED_FIGHTS and side_b.startswith("Civilians")
    of_state = any(
        name.startswith(("Military Forces of", "Police Forces of", "Wagner")) for name in (side_a, side_b)
    )
    fight = STATE_BASED if of_state else NON_STATE
    return CodedEvent(
        id=row.text("event_id_cnty"),
        line=row.record.line,
        start=start,
        end=start,
        kind="" if kind not in _ACLED_FIGHTS else ONE_SIDED if one_sided else fight,
        kind_as_coded=kind,
        side_a=side_a,
        side_b=side_b,
        region=row.text("admin1"),
        cercle=row.text("admin2"),
        latitude=latitude,
        longitude=longitude,
        exact=precision.isdigit() and int(precision) <= EXACT,
        best=dead,
        low=dead,
        high=dead,
        civilians=dead if one_sided else None,
    )


SOURCES: tuple[EventSource, ...] = (
    EventSource(
        UCDP,
        (
            "id", "year", "type_of_violence", "side_a", "side_b", "where_prec", "adm_1", "adm_2", "latitude",
            "longitude", "country", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians",
            "deaths_unknown", "best", "high", "low",
        ),
        "id",
        "country",
        _ucdp,
    ),
    EventSource(
        ACLED,
        (
            "event_id_cnty", "event_date", "year", "event_type", "actor1", "actor2", "country", "admin1",
            "admin2", "latitude", "longitude", "geo_precision", "fatalities",
        ),
        "event_id_cnty",
        "country",
        _acled,
    ),
)  # fmt: skip


def source_of(file: EventFile) -> EventSource:
    """Which source a file is of, by the names of its columns.

    Raises ``ScenarioError`` if it is of none, or columns are missing.
    """
    best = min(SOURCES, key=lambda source: len(lacking(file.columns, source.columns)) / len(source.columns))
    missing = lacking(file.columns, best.columns)
    if len(missing) > len(best.columns) // 2:
        raise ScenarioError([file.mistake("events_unknown", 1, columns=missing[:6])])
    if missing:
        told = {"source": best.name}
        raise ScenarioError([file.mistake("events_column", 1, column, **told) for column in missing])
    twice = [column for column in best.columns if file.columns.count(column) > 1]
    if twice:
        raise ScenarioError([file.mistake("events_column_twice", 1, column) for column in twice])
    return best


def version_of(file: EventFile, source: EventSource) -> int | None:
    """The version of UCDP GED that the name of a file tells; None if it tells none.

    Raises ``ScenarioError`` if it is one whose columns are not known.
    """
    said = _VERSION.search(file.path.name) if source.name == UCDP else None
    if said is None:
        return None
    version = int(said[1])
    if not FIRST_VERSION <= version <= LAST_VERSION:
        raise ScenarioError([file.mistake("events_version", 0, version=f"{said[1]}.{said[2]}")])
    return version
