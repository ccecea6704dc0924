"""Tables of places over time and of single events: in long form, with named axes, and as files."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.engine import PLACE_MEASURES
from sahel_sim.engine.events import CIVILIANS, FOREIGN, KINDS
from sahel_sim.results.cf_conventions import save
from sahel_sim.results.ensemble_data import EnsembleData

if TYPE_CHECKING:
    import pandas
    import xarray

EVENTS, PLACES, DATA = "events.csv", "places_over_time.csv", "places.nc"
"""The files: single events, quantiles of each place over time, and everything."""

PLACE_COLUMNS = ("measure", "whom", "place", "replicate", "date")

ALL = "all"
"""Of whom a measure is that has no parts."""

NOT_KEPT = "Places and single events were not kept. Run again with places=True, or with --places."

NAMES = {CIVILIANS: "civilians", FOREIGN: "foreign_force"}
"""What those are called in the table of events who are no faction."""


def event_table(results: EnsembleData) -> "pandas.DataFrame":
    """The single events of every run.

    Returns
    -------
    pandas.DataFrame
        A row for each event: ``replicate``, ``date``, ``place``, ``region``, ``country``, ``latitude``,
        ``longitude``, ``kind`` (``clash``, ``attack`` or ``raid``), ``side_a``, ``side_b``, ``deaths_a``
        and ``deaths_b`` (fighters killed on each side, persons), ``civilians_by_a`` and ``civilians_by_b``
        (civilians killed by each side, persons). An attack is on civilians, so they are its ``side_b``;
        ``foreign_force`` stands for foreign troops. Persons are not rounded, so that sums over a step are
        those of the series.

    Raises ``ValueError`` if the run was not asked to keep places.
    """
    import pandas

    table = _kept(results.events)
    where = results.places
    place = table["place"]
    sides = {at: name for at, name in enumerate(results.factions.names)} | NAMES
    told = pandas.DataFrame(
        {
            "replicate": np.array(results.replicates)[table["row"]],
            "date": days_of_events(results),
            "place": np.array(where.names)[place],
            "region": np.array(where.regions)[place],
            "country": np.array(where.countries)[place],
            "latitude": where.latitude[place],
            "longitude": where.longitude[place],
            "kind": np.array(KINDS)[table["kind"]],
            "side_a": [sides[at] for at in table["first"].tolist()],
            "side_b": [sides[at] for at in table["second"].tolist()],
            "deaths_a": table["deaths_first"],
            "deaths_b": table["deaths_second"],
            "civilians_by_a": table["civilians_by_first"],
            "civilians_by_b": table["civilians_by_second"],
        }
    )
    return told.sort_values(["replicate", "date"], kind="stable", ignore_index=True)


def days_of_events(results: EnsembleData) -> "np.ndarray[Any, np.dtype[np.datetime64]]":
    """The day of each event, ``datetime64[D]``, ``(E,)``, in the order of ``results.events``."""
    table = _kept(results.events)
    starts = np.array(results.dates, dtype="datetime64[D]")
    length = np.diff(starts).astype(np.int64)
    step = table["step"]
    passed = np.floor(table["day"] * length[step]).astype("timedelta64[D]")
    days: np.ndarray[Any, np.dtype[np.datetime64]] = starts[step] + passed
    return days


def _kept(table: Any) -> Any:
    if not table:
        raise ValueError(NOT_KEPT)
    return table


def place_table(results: EnsembleData) -> "pandas.DataFrame":
    """Each measure of places over time, of every run.

    Returns
    -------
    pandas.DataFrame
        A row for each number: ``measure``, ``whom`` (a faction, or ``all``), ``place``, ``replicate``,
        ``date``, ``value``. Flows are what happened in the step that ended on that date, 0 on the first.

    Raises ``ValueError`` if the run was not asked to keep places.
    """
    import pandas

    kept, dates = (
        _kept(results.by_place),
        pandas.DatetimeIndex(np.array(results.dates, dtype="datetime64[D]")),
    )
    parts: list[pandas.DataFrame] = []
    for measure in PLACE_MEASURES:
        whom = results.factions.names if measure.axis == "faction" else (ALL,)
        keys: list[Any] = [
            [measure.name],
            list(whom),
            list(results.places.names),
            list(results.replicates),
            dates,
        ]
        index = pandas.MultiIndex.from_product(keys, names=list(PLACE_COLUMNS))
        values = kept[measure.name].transpose(2, 3, 0, 1).reshape(-1)
        parts.append(pandas.DataFrame({"value": values}, index=index).reset_index())
    table = pandas.concat(parts, ignore_index=True)
    return table.astype(dict.fromkeys(("measure", "whom", "place"), "category"))


def place_summary(results: EnsembleData) -> "pandas.DataFrame":
    """Each measure of places over time, as 5, 50 and 95 % and the mean of the runs.

    Returns
    -------
    pandas.DataFrame
        A row for each measure, of whom, place and date: ``p05``, ``median``, ``mean``, ``p95``. Means of
        several places add up; medians do not.

    Raises ``ValueError`` if the run was not asked to keep places.
    """
    import pandas

    kept, dates = _kept(results.by_place), list(results.dates)
    parts: list[pandas.DataFrame] = []
    for measure in PLACE_MEASURES:
        whom = results.factions.names if measure.axis == "faction" else (ALL,)
        values = kept[measure.name].transpose(0, 2, 3, 1)
        low, middle, high = np.quantile(values, (0.05, 0.5, 0.95), axis=0)
        keys: list[Any] = [[measure.name], list(whom), list(results.places.names), dates]
        index = pandas.MultiIndex.from_product(keys, names=["measure", "whom", "place", "date"])
        columns = {"p05": low, "median": middle, "mean": values.mean(axis=0), "p95": high}
        told = {name: column.reshape(-1) for name, column in columns.items()}
        part = pandas.DataFrame(told, index=index).reset_index()
        part.insert(4, "unit", measure.unit)
        parts.append(part)
    return pandas.concat(parts, ignore_index=True)


def place_dataset(results: EnsembleData) -> "xarray.Dataset":
    """Places over time and single events, with named axes.

    Measures have the dimensions ``replicate``, ``date``, ``faction`` where they have parts, and ``locality``;
    what is told of an event has the dimension ``event``. Sides, places and kinds of events are positions, as
    ``flag_values`` and ``flag_meanings`` say.

    Raises ``ValueError`` if the run was not asked to keep places.
    """
    import xarray

    kept, events, where = _kept(results.by_place), _kept(results.events), results.places
    data: dict[str, Any] = {}
    for measure in PLACE_MEASURES:
        values, of_all = kept[measure.name], measure.axis == "one"
        axes = ("replicate", "date", *(() if of_all else ("faction",)), "locality")
        attributes = {
            "units": measure.unit,
            "long_name": measure.label["en"],
            "long_name_fr": measure.label["fr"],
        }
        data[measure.name] = (axes, values[:, :, 0] if of_all else values, attributes)
    sides = {**NAMES, **dict(enumerate(results.factions.names))}
    flags = {
        "event_kind": ("kind", "kind of event", dict(enumerate(KINDS))),
        "event_side_a": ("first", "one side; of an attack, who attacked", sides),
        "event_side_b": ("second", "the other side", sides),
    }
    for name, (column, text, meanings) in flags.items():
        told = {
            "flag_values": np.array(list(meanings), dtype=np.int32),
            "flag_meanings": " ".join(meanings.values()),
        }
        data[name] = ("event", events[column], {"long_name": text, **told})
    days = days_of_events(results).astype("datetime64[ns]")
    runs = np.array(results.replicates, dtype=np.int32)[events["row"]]
    data["event_replicate"] = ("event", runs, {"long_name": "number of the run"})
    data["event_date"] = ("event", days, {"long_name": "day; drawn evenly within the step"})
    data["event_locality"] = ("event", events["place"], {"long_name": "place, as a position along locality"})
    for name, (column, text) in _OF_EVENTS.items():
        data[name] = ("event", events[column], {"units": "persons", "long_name": text})
    dates = np.array(results.dates, dtype="datetime64[D]").astype("datetime64[ns]")
    coordinates = {
        "replicate": ("replicate", np.array(results.replicates), {"long_name": "number of the run"}),
        "date": ("date", dates, {"long_name": "end of the step; first, the start"}),
        "faction": ("faction", list(results.factions.names), {"long_name": "faction"}),
        "locality": ("locality", list(where.names), {"long_name": "place"}),
        "latitude": ("locality", where.latitude, {"units": "degrees_north", "long_name": "latitude"}),
        "longitude": ("locality", where.longitude, {"units": "degrees_east", "long_name": "longitude"}),
    }
    title = f"sahel_sim: {results.scenario.name}, places and events"
    return xarray.Dataset(data, coords=coordinates, attrs={"title": title, "digest": results.digest()})


_OF_EVENTS = {
    "event_deaths_a": ("deaths_first", "fighters killed on side a"),
    "event_deaths_b": ("deaths_second", "fighters killed on side b"),
    "event_civilians_by_a": ("civilians_by_first", "civilians killed by side a"),
    "event_civilians_by_b": ("civilians_by_second", "civilians killed by side b"),
}
"""What is told of the dead of an event, with its column."""


def write_places(results: EnsembleData, folder: "str | Path") -> tuple[Path, ...]:
    """Write ``places.nc``, ``places_over_time.csv`` and ``events.csv`` into a folder, and return their paths.

    Raises ``ValueError`` if the run was not asked to keep places.
    """
    paths = tuple(Path(folder) / name for name in (DATA, PLACES, EVENTS))
    save(place_dataset(results), paths[0])
    for path, table in zip(paths[1:], (place_summary(results), event_table(results)), strict=True):
        table.to_csv(path, index=False, encoding="utf-8-sig", float_format="%.6g")
    return paths
