"""Reading of events: a file of UCDP GED or ACLED as a table of what happened to whom, where on the map.

Nothing is guessed. What cannot be right is refused with its row and column, all of it at once; what is left
out or told without a faction or a place is warned of, with the first row of its kind.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pandas

from sahel_sim.scenario import Mistake, ScenarioError
from sahel_sim.scenario.errors import printable
from sahel_sim.validation.event_records import EventFile
from sahel_sim.validation.event_series import EventTable
from sahel_sim.validation.event_sources import (
    COUNTRY,
    LAST_DAY,
    CodedEvent,
    EventSource,
    RowReader,
    source_of,
    version_of,
)
from sahel_sim.validation.event_tables import UNKNOWN, faction_of, place_of

USUALLY_ALIKE = 0.01
"""Share of events that are alike another without harm: assumed, five times what is so in UCDP's of Mali."""

MOST_MISTAKES = 200
"""So many mistakes are looked for; a file that has more is read no further."""


def read_events(path: str | Path, until: date | str | None = None) -> EventTable:
    """Read the events of Mali in a file of UCDP GED (versions 22 to 25) or of ACLED.

    Parameters
    ----------
    path
        A CSV file as it is downloaded, of Mali or of all countries.
    until
        The last day that is used: events that end later are left out. Unless said, 31 December 2023 for
        UCDP and 20 February 2024 for ACLED.

    Returns
    -------
    EventTable
        With the events, series of them, and ``warnings``.

    Raises ``ScenarioError`` with every mistake in the file, or if there is none of Mali's events in it.
    """
    file = EventFile(path)
    source = source_of(file)
    reading = _Reading(file, source, version_of(file, source), _day(until, source))
    coded = list(reading.events())
    reading.check(len(coded))
    rows = [reading.told(event) for event in coded]
    table = pandas.DataFrame(rows, columns=list(EventTable.COLUMNS))
    return EventTable(
        source=source.name,
        path=file.name,
        version=reading.version,
        until=reading.until,
        events=table.sort_values(["start", "id"], kind="stable", ignore_index=True),
        warnings=reading.warnings(),
    )


@dataclass
class _Noted:
    """How often something was seen, and where first."""

    n: int
    line: int
    fields: dict[str, object] = field(default_factory=dict)


@dataclass
class _Reading:
    """One file as it is read: what is wrong in it, and what is to be known of it."""

    file: EventFile
    source: EventSource
    version: int | None
    until: date
    rows: int = 0
    mistakes: list[Mistake] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    noted: dict[tuple[str, str], _Noted] = field(default_factory=dict)
    alike: set[tuple[object, ...]] = field(default_factory=set)

    def events(self) -> Iterator[CodedEvent]:
        """Every event of Mali that is used."""
        country, name = self.file.place_of(self.source.country), self.file.place_of(self.source.id)
        for record in self.file.records():
            if len(self.mistakes) >= MOST_MISTAKES:
                return
            if record.cells == self.file.columns:
                self.mistakes.append(self.file.mistake("events_head_again", record.line))
                continue
            self.rows += 1
            where = record.cells[country].strip()
            if where != COUNTRY:
                self.note("events_abroad", record.line, self.source.country, country=printable(where))
                continue
            event = record.cells[name].strip()
            if not event:
                self.mistakes.append(self.file.mistake("events_no_id", record.line, self.source.id))
                continue
            if event in self.seen:
                told = {"event": printable(event), "first": self.seen[event]}
                self.mistakes.append(self.file.mistake("events_twice", record.line, self.source.id, **told))
                continue
            self.seen[event] = record.line
            before = len(self.mistakes)
            coded = self.source.read(RowReader(self.file, record, self.version), self.mistakes)
            if len(self.mistakes) > before:
                continue
            if coded.end > self.until:
                self.note("events_cut", record.line, until=self.until.isoformat())
            elif not coded.kind:
                self.note("events_unused", record.line, event=printable(coded.kind_as_coded))
            else:
                yield coded

    def check(self, used: int) -> None:
        """Refuse the file if anything in it is wrong, or nothing is left of it."""
        if self.mistakes:
            raise ScenarioError(self.mistakes)
        if not self.rows:
            raise ScenarioError([self.file.mistake("events_empty", 0)])
        if not self.seen:
            first = self.noted["events_abroad", ""]
            told = {"n": self.rows, "country": first.fields["country"]}
            spot = self.file.location(first.line, self.source.country)
            raise ScenarioError([Mistake("events_elsewhere", told, spot)])
        if not used and ("events_cut", "") in self.noted:
            told = {"n": self.noted["events_cut", ""].n, "until": self.until.isoformat()}
            raise ScenarioError([self.file.mistake("events_late", 0, "", **told)])
        if not used:
            raise ScenarioError([self.file.mistake("events_empty", 0)])

    def told(self, event: CodedEvent) -> dict[str, object]:
        """A row of the table."""
        sides = [faction_of(self.source.name, name, event.start) for name in (event.side_a, event.side_b)]
        for name, faction in zip((event.side_a, event.side_b), sides, strict=True):
            if faction is None:
                self.note("events_side", event.line, each=name, name=printable(name or "–"))
        try:
            place, area = place_of(event.region, event.cercle, event.latitude, event.longitude, event.exact)
        except KeyError:
            self.note("events_cercle", event.line, each=event.cercle, name=printable(event.cercle))
            place, area = "", UNKNOWN
        if not event.low <= event.best <= event.high:
            self.note("events_bounds", event.line)
        if event.civilians is not None and event.civilians > event.best:
            self.note("events_civilians", event.line)
        if event.alike in self.alike:
            self.note("events_alike", event.line)
        self.alike.add(event.alike)
        return {
            "id": event.id,
            "line": event.line,
            "start": event.start,
            "end": event.end,
            "kind": event.kind,
            "side_a": sides[0] or "",
            "side_b": sides[1] or "",
            "name_a": event.side_a,
            "name_b": event.side_b,
            "place": place,
            "area": area,
            "region": event.region,
            "cercle": event.cercle,
            "latitude": event.latitude,
            "longitude": event.longitude,
            "exact": event.exact,
            "best": event.best,
            "low": event.low,
            "high": event.high,
            "civilians": event.civilians,
        }

    def note(self, kind: str, line: int, column: str = "", each: str = "", **fields: object) -> None:
        """Remember that something was seen; the first of its kind is told."""
        noted = self.noted.setdefault((kind, each), _Noted(0, line, {"column": column, **fields}))
        noted.n += 1

    def warnings(self) -> tuple[Mistake, ...]:
        """What is to be known of the file, in the order in which it was seen."""
        found = []
        for (kind, _each), noted in self.noted.items():
            if kind == "events_alike" and noted.n <= USUALLY_ALIKE * self.rows:
                continue
            fields = {**noted.fields, "n": noted.n}
            column = str(fields.pop("column"))
            found.append(self.file.mistake(kind, noted.line, column, **fields))
        return tuple(found)


def _day(until: date | str | None, source: EventSource) -> date:
    """The last day that is used.

    Raises ``ScenarioError`` if it is no date.
    """
    if until is None:
        return LAST_DAY[source.name]
    if isinstance(until, date):
        return until
    try:
        return date.fromisoformat(until)
    except ValueError:
        raise ScenarioError([Mistake("events_until", {"value": printable(until)})]) from None
