"""Tables of places over time and of single events: in long form, with named axes, and as files."""

from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.engine import PLACE_MEASURES
from sahel_sim.engine.events import CIVILIANS, FOREIGN, KINDS

if TYPE_CHECKING:
    import pandas

    from sahel_sim.ensemble import Results

EVENTS, PLACES = "events.csv", "places_over_time.csv"
"""The tables as files."""

PLACE_COLUMNS = ("measure", "whom", "place", "replicate", "date")

ALL = "all"
"""Of whom a measure is that has no parts."""

NOT_KEPT = "Places and single events were not kept. Run again with places=True, or with --places."

NAMES = {CIVILIANS: "civilians", FOREIGN: "foreign_force"}
"""What those are called in the table of events who are no faction."""


def event_table(results: "Results") -> "pandas.DataFrame":
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

    Raises
    ------
    ValueError
        If the run was not asked to keep places.
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


def days_of_events(results: "Results") -> "np.ndarray[Any, np.dtype[np.datetime64]]":
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


def place_table(results: "Results") -> "pandas.DataFrame":
    """Each measure of places over time, of every run.

    Returns
    -------
    pandas.DataFrame
        A row for each number: ``measure``, ``whom`` (a faction, or ``all``), ``place``, ``replicate``,
        ``date``, ``value``. Flows are what happened in the step that ended on that date, 0 on the first.

    Raises
    ------
    ValueError
        If the run was not asked to keep places.
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
