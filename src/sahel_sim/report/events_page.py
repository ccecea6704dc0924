"""The page and the folder of recorded events: who killed how many where, as a source counts; no network."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sahel_sim.languages import N_, _, ngettext, speaks
from sahel_sim.languages import language as spoken_language
from sahel_sim.report.events_card import events_card
from sahel_sim.report.figures.event_figures import deaths_by_month, dyad_label
from sahel_sim.report.number_format import count
from sahel_sim.report.page_renderer import Block, Definition, PageTable, render
from sahel_sim.report.results_folder import fill_folder, write_folder
from sahel_sim.validation.event_sources import ACLED, UCDP
from sahel_sim.validation.event_tables import OFF_THE_MAP, ON_THE_MAP, UNKNOWN
from sahel_sim.version import __version__

if TYPE_CHECKING:
    from rich.table import Table

    from sahel_sim.validation.event_series import EventTable

EVENTS_RECORD = "events.json"
TABLES = ("dyad", "kind", "place")
"""What the tables of a folder are by, each by month and by year."""

MOST_PLACES = 15
"""Places that the page has; all are in the tables."""

_SOURCES = {
    UCDP: N_(
        "UCDP Georeferenced Event Dataset (Sundberg and Melander 2013; CC BY 4.0): fatal events of dyads "
        "with 25 deaths or more in some year. It codes French and UN forces and the Wagner Group with the "
        "government."
    ),
    ACLED: N_(
        "ACLED (Raleigh and others 2010; its terms of use hold): events of political violence with one "
        "figure each. Its numbers are not comparable with those of UCDP and must not be added to them."
    ),
}
_READING = (
    N_(
        "What was not recorded may have happened: of remote places little is told, and who kills is often "
        "not known."
    ),
    N_(
        "Which name is which faction, and which cercle which place, say the tables event_sides.csv and "
        "event_places.csv in the library, with a note for each row."
    ),
    N_("An event counts in the month in which it begins. The files of others are read, and never passed on."),
)


@speaks
def events_page(table: "EventTable", language: str = "en") -> str:
    """One HTML page with what a file of events says of Mali."""
    parts = ("in_short", "over_time", "by_dyad", "by_place", "what_was_read", "how_to_read")
    return render(
        "events",
        parts,
        title=_("Recorded events in Mali"),
        kicker=_("{source}, {events} events", source=table.source, events=count(len(table))),
        summary=_(_SOURCES[table.source]),
        card=events_card(table),
        warnings=[warning.paragraph(spoken_language()) for warning in table.warnings],
        pictures=[deaths_by_month(table)],
        dyads=_by_dyad(table),
        places=_by_place(table),
        entries=_what_was_read(table),
        reading=[_(sentence) for sentence in _READING],
    )


@speaks
def write_events(table: "EventTable", folder: str | Path, language: str = "en") -> Path:
    """Write the page, the figure, the tables and the record into a new folder, and return its path.

    Raises ``FolderTaken`` if it holds anything, or is a file.
    """

    def fill(beside: Path) -> None:
        series = {
            f"by_{part}_and_{every}.csv": table.series(part, every)
            for part in TABLES
            for every in ("month", "year")
        }
        fill_folder(
            beside,
            events_page(table),
            pictures=[deaths_by_month(table)],
            tables={**series, "dyad_years.csv": table.dyad_years(), "events.csv": table.events},
            records={EVENTS_RECORD: events_record(table)},
            digits=None,
        )

    return write_folder(folder, fill)


@speaks
def events_record(table: "EventTable", language: str = "en") -> dict[str, Any]:
    """What was read, as plain data: counts by area, dyad and year, and the warnings."""
    yearly = table.series("dyad", "year")
    rows = yearly.assign(year=[period.year for period in yearly["year"]]).to_dict("records")
    return {
        "sahel-sim": __version__,
        "source": table.source,
        "file": table.path,
        "version": table.version,
        "until": table.until.isoformat(),
        "events": len(table),
        "deaths": {name: int(table.events[name].sum()) for name in ("best", "low", "high")},
        "areas": {area: int((table.events["area"] == area).sum()) for area in _AREAS},
        "by_dyad_and_year": [{str(key): _whole(value) for key, value in row.items()} for row in rows],
        "warnings": [warning.text(spoken_language()) for warning in table.warnings],
    }


@speaks
def events_terminal(table: "EventTable", language: str = "en") -> "Table":
    """Deaths by dyad, as a table that fits 80 columns."""
    from rich import box
    from rich.table import Table

    drawn = Table(box=box.SIMPLE_HEAD, padding=(0, 1))
    drawn.add_column(_("Dyad"), overflow="fold", max_width=40)
    for name in _COUNT_COLUMNS:
        drawn.add_column(_(name), justify="right")
    for row in _dyad_rows(table):
        drawn.add_row(*row)
    return drawn


def event_sentences(table: "EventTable") -> list[str]:
    """What there is, in a few sentences."""
    events = table.events
    n = len(events)
    first, last = events["start"].min(), events["end"].max()
    told = ngettext(
        "{n} event from {first} to {last}, with {best} deaths by the best figures ({low} to {high}).",
        "{n} events from {first} to {last}, with {best} deaths by the best figures ({low} to {high}).",
        n,
        n=count(n),
        first=first.isoformat(),
        last=last.isoformat(),
        **{name: count(events[name].sum()) for name in ("best", "low", "high")},
    )
    areas = {area: int((events["area"] == area).sum()) for area in _AREAS}
    return [
        told,
        _(
            "Of these, {inside} lie in the modelled area, {outside} outside of it, and of {unknown} the "
            "source knows too little to tell.",
            inside=count(areas[ON_THE_MAP]),
            outside=count(areas[OFF_THE_MAP]),
            unknown=count(areas[UNKNOWN]),
        ),
        _("Nothing after {until} is used.", until=table.until.isoformat()),
    ]


_AREAS = (ON_THE_MAP, OFF_THE_MAP, UNKNOWN)
_COUNT_COLUMNS = (N_("Events"), N_("Deaths"), N_("Low"), N_("High"))


def _dyad_rows(table: "EventTable") -> list[list[str]]:
    yearly = table.series("dyad", "year").groupby("dyad")[["events", "best", "low", "high"]].sum()
    return [
        [dyad_label(dyad), *(count(float(x)) for x in yearly.loc[dyad].to_numpy())] for dyad in table.dyads
    ]


def _by_dyad(table: "EventTable") -> PageTable:
    columns = [_("Dyad"), *(_(name) for name in _COUNT_COLUMNS)]
    return PageTable(
        _("All of Mali; by year and month in the tables."), columns, [Block("", _dyad_rows(table))]
    )


def _by_place(table: "EventTable") -> PageTable:
    placed = table.events[table.events["place"] != ""]
    found = placed.groupby("place").agg(
        events=("best", "size"), best=("best", "sum"), low=("low", "sum"), high=("high", "sum")
    )
    found = found.sort_values("best", ascending=False, kind="stable").head(MOST_PLACES)
    rows = [
        [str(place), *(count(float(x)) for x in row)]
        for place, row in zip(found.index, found.to_numpy(), strict=True)
    ]
    columns = [_("Place"), *(_(name) for name in _COUNT_COLUMNS)]
    return PageTable(
        _("The places of the map with most deaths; all are in the tables."), columns, [Block("", rows)]
    )


def _what_was_read(table: "EventTable") -> list[Definition]:
    version = "–" if table.version is None else str(table.version)
    return [
        Definition(_("File"), Path(table.path).name),
        Definition(_("Source"), table.source),
        Definition(_("Version, by the name of the file"), version),
        Definition(
            _("To do the same again"),
            code=["sahel-sim events", Path(table.path).name, f"--until {table.until.isoformat()}"],
        ),
    ]


def _whole(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else value
