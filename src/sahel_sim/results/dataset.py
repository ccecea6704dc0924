"""Tables: results as a data set with named axes, in long form, in brief, and as files.

Stocks are told at a moment. Flows (what is measured in something ``/ step``) are told as sums: over a
year of the run, or over all of it. Years of the run start on the day of the year on which it starts.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.core import DIMENSIONS, VOICES, Array, kept
from sahel_sim.engine import MEASURES, Measure
from sahel_sim.results.cf_conventions import PER_STEP, about, attributes, numbers, times
from sahel_sim.results.ensemble_data import EnsembleData

if TYPE_CHECKING:
    import pandas
    import xarray

ALL = "all"
"""Of whom a measure is that has no parts."""

NOBODY = "nobody"
"""Who governs what nobody governs."""

LEDGERS: dict[str, tuple[str, ...]] = {
    "": ("faction",),
    "_of_dyads": ("faction", "other"),
    "_of_voices": ("faction", "voice"),
    "_of_dimensions": ("faction", "dimension"),
    "_of_all": (),
}
"""The parts of the ledger in a data set, by the end of their names, and the axes of their entries."""

_OF_ENTRIES = {
    "stock": "stock that was moved",
    "mechanism": "mechanism that moved it",
    "why": "cause that the mechanism names",
}

_MAP_NAMES = {
    "control": ("share", "how much of a place each faction governs"),
    "town_control": ("share", "how much of the town of a place each faction governs"),
    "village_control": ("share", "how much of the villages around a town each faction governs"),
    "fighters": ("persons", "armed members of each faction"),
    "grievance": ("-1 to 1", "anger of the residents of a place at each faction"),
    "people": ("persons", "people in a place, at home or taking refuge"),
}


def measured(results: EnsembleData) -> tuple[Measure, ...]:
    """The measures that there are, in the order of result files."""
    return tuple(m for m in MEASURES if m.name in results.series)


def whom(results: EnsembleData, axis: str) -> tuple[str, ...]:
    """Of whom each part of a measure with this axis (``one``, ``faction``, ``pair``) is."""
    if axis == "faction":
        return results.factions.names
    return results.factions.pair_names if axis == "pair" else (ALL,)


def is_flow(measure: Measure) -> bool:
    """Whether it says what happened in a step, and so is told as a sum."""
    return measure.unit.endswith(PER_STEP)


def days(results: EnsembleData) -> np.ndarray:
    """The dates, ``datetime64[D]``, ``(T,)``."""
    return np.array(results.dates, dtype="datetime64[D]")


def years(results: EnsembleData) -> np.ndarray:
    """In which year of the run each step begins, counted from 0, ``(T - 1,)``."""
    dates = days(results)
    first = dates[0].item()
    begun = [
        (d.year - first.year) - ((d.month, d.day) < (first.month, first.day)) for d in dates[:-1].tolist()
    ]
    return np.array(begun, dtype=np.intp)


def full_years(results: EnsembleData) -> int:
    """How many years of the run are complete, give or take less than a step."""
    dates = days(results)
    first, last = dates[0].item(), (dates[-1] + (dates[-1] - dates[-2]) - 1).item()
    return int(last.year - first.year - ((last.month, last.day) < (first.month, first.day)))


def by_year(results: EnsembleData, measure: Measure) -> Array:
    """Sums over the years of a flow, or the ends of the years of a stock, ``(R, Y, 1 or F or P)``.

    The last year may be incomplete.
    """
    happened = results[measure.name][:, 1:]
    year = years(results)
    starts = np.flatnonzero(np.diff(year, prepend=-1))
    if is_flow(measure):
        return np.add.reduceat(happened, starts, axis=1)
    return happened[:, np.append(starts[1:], len(year)) - 1]


def whole_run(results: EnsembleData, measure: Measure) -> Array:
    """The sum over the run of a flow, or the end of a stock, ``(R, 1 or F or P)``."""
    values = results[measure.name]
    told: Array = values.sum(axis=1) if is_flow(measure) else values[:, -1]
    return told


def ungoverned(control: Array) -> Array:
    """What nobody governs of each place, ``(..., F, L)`` to ``(..., L)``."""
    rest: Array = np.maximum(1.0 - control.sum(axis=-2), 0.0)
    return rest


def leaders(control: Array) -> np.ndarray:
    """Who governs most of each place: position of the faction, or -1 where it is nobody; ``(..., L)``."""
    first = control.argmax(axis=-2)
    return np.where(control.max(axis=-2) > ungoverned(control), first, -1)


def to_xarray(results: EnsembleData) -> "xarray.Dataset":
    """Everything, with named axes, units and provenance.

    Measures have the dimensions ``replicate``, ``date`` and, where they have parts, ``faction`` or ``pair``;
    maps at the start and at the end ``replicate``, ``faction``, ``locality``. The ledger has five parts:
    ``ledger`` of what factions have (``replicate``, ``entry``, ``faction``), ``ledger_of_dyads`` of how one
    stands to another (``replicate``, ``entry_of_dyads``, ``faction``, ``other``), ``ledger_of_voices`` and
    ``ledger_of_dimensions`` of what is in their accords, and ``ledger_of_all`` of what has no sides
    (``replicate``, ``entry_of_all``).
    """
    import xarray

    data: dict[str, Any] = {}
    for m in measured(results):
        values = results[m.name]
        parts = (values[..., 0], ()) if m.axis == "one" else (values, (m.axis,))
        told = about(m.unit, m.label["en"], m.label["fr"], results.scenario.step)
        data[m.name] = (("replicate", "date", *parts[1]), parts[0], told)
    for moment, maps in (("start", results.opening), ("end", results.final)):
        for name, values in maps.items():
            unit, text = _MAP_NAMES[name]
            by_faction = name != "people"
            axes = ("replicate", "faction", "locality") if by_faction else ("replicate", "locality")
            told = about(unit, f"{text}, at the {moment}")
            data[f"{name}_{moment}"] = (axes, values if by_faction else values[:, 0], told)
    entries = _ledger(results)
    data |= entries[0]
    told = attributes(f"sahel_sim: {results.scenario.name}", results.provenance)
    return xarray.Dataset(data, coords=_coordinates(results) | entries[1], attrs=told)


def to_pandas(results: EnsembleData) -> "pandas.DataFrame":
    """The series in long form: ``measure, whom, replicate, date, value``, one row for each number."""
    import pandas

    dates = pandas.DatetimeIndex(days(results))
    parts: list[pandas.DataFrame] = []
    for m in measured(results):
        keys: list[Any] = [[m.name], list(whom(results, m.axis)), list(results.replicates), dates]
        index = pandas.MultiIndex.from_product(keys, names=["measure", "whom", "replicate", "date"])
        values = np.moveaxis(results[m.name], -1, 0).reshape(-1)
        parts.append(pandas.DataFrame({"value": values}, index=index).reset_index())
    table = pandas.concat(parts, ignore_index=True)
    return table.astype({"measure": "category", "whom": "category"})


def summary(results: EnsembleData) -> "pandas.DataFrame":
    """Start, and 5 %, 50 % and 95 % of the runs at the end, of every measure and of whom.

    Of flows, the sum over the whole run is told, in the unit without ``/ step``, and there is no start.
    """
    import pandas

    rows = []
    for m in measured(results):
        start = np.median(results[m.name][:, 0], axis=0)
        low, middle, high = np.quantile(whole_run(results, m), (0.05, 0.5, 0.95), axis=0)
        for at, name in enumerate(whom(results, m.axis)):
            row: dict[str, Any] = {"measure": m.name, "whom": name, "unit": unit_of_sum(m)}
            row["start"] = np.nan if is_flow(m) else start[at]
            rows.append(row | {"p05": low[at], "median": middle[at], "p95": high[at]})
    return pandas.DataFrame(rows).set_index(["measure", "whom"])


def yearly(results: EnsembleData, language: str = "en") -> "pandas.DataFrame":
    """Every measure year by year of the run: sums of flows, ends of years of stocks."""
    import pandas

    dates, year = days(results), years(results)
    starts = np.flatnonzero(np.diff(year, prepend=-1))
    ends = np.append(starts[1:], len(year))
    rows = []
    for m in measured(results):
        low, middle, high = np.quantile(by_year(results, m), (0.05, 0.5, 0.95), axis=0)
        for at, name in enumerate(whom(results, m.axis)):
            for number, (first, last) in enumerate(zip(starts, ends, strict=True)):
                rows.append(
                    {
                        "year": number + 1,
                        "from": str(dates[first]),
                        "to": str(dates[last]),
                        "measure": m.name,
                        "label": m.label[language],
                        "whom": name,
                        "unit": unit_of_sum(m),
                        "p05": low[number, at],
                        "median": middle[number, at],
                        "p95": high[number, at],
                    }
                )
    return pandas.DataFrame(rows)


def places(results: EnsembleData) -> "pandas.DataFrame":
    """Each locality at the start and at the end: people, who governs most, and how much each governs.

    Shares are means over the runs; people are medians.
    """
    import pandas

    where = results.places
    table: dict[str, Any] = {
        "place": where.names,
        "region": where.regions,
        "country": where.countries,
        "kind": where.kinds,
        "latitude": where.latitude,
        "longitude": where.longitude,
    }
    for moment, maps in (("start", results.opening), ("end", results.final)):
        table[f"people_{moment}"] = np.median(maps["people"][:, 0], axis=0)
        control = maps["control"].mean(axis=0)
        table[f"governs_most_{moment}"] = [_name(results, at) for at in leaders(control)]
        for at, name in enumerate(results.factions.names):
            table[f"{name}_{moment}"] = control[at]
        table[f"{NOBODY}_{moment}"] = ungoverned(control)
    return pandas.DataFrame(table)


def write_csv(results: EnsembleData, folder: "str | Path", language: str = "en") -> tuple[Path, ...]:
    """Write ``summary.csv``, ``yearly.csv`` and ``places.csv`` into a folder, and return their paths.

    Column names are the same in every language; labels of measures are in the reader's. The files begin
    with a byte-order mark, so that spreadsheets show accents.
    """
    brief = summary(results).reset_index()
    brief.insert(1, "label", [_label(name, language) for name in brief["measure"]])
    tables = {"summary": brief, "yearly": yearly(results, language), "places": places(results)}
    paths = []
    for name, table in tables.items():
        path = Path(folder) / f"{name}.csv"
        table.to_csv(path, index=False, encoding="utf-8-sig", float_format="%.6g")
        paths.append(path)
    return tuple(paths)


def unit_of_sum(measure: Measure) -> str:
    """The unit of a measure once it is summed over time."""
    return measure.unit.removesuffix(PER_STEP)


def _label(name: str, language: str) -> str:
    return next(m.label[language] for m in MEASURES if m.name == name)


def _name(results: EnsembleData, at: int) -> str:
    return NOBODY if at < 0 else results.factions.names[at]


def _coordinates(results: EnsembleData) -> dict[str, Any]:
    factions, where = results.factions, results.places
    degrees_north = {"units": "degrees_north", "long_name": "latitude", "standard_name": "latitude"}
    degrees_east = {"units": "degrees_east", "long_name": "longitude", "standard_name": "longitude"}
    when = {"long_name": "end of the step; first, the start", "standard_name": "time", "axis": "T"}
    return {
        "replicate": ("replicate", numbers(results.replicates), {"long_name": "number of the run"}),
        "date": ("date", times(days(results)), when),
        "faction": ("faction", list(factions.names), {"long_name": "faction"}),
        "bloc": ("faction", list(factions.blocs), {"long_name": "bloc of the faction"}),
        "other": ("other", list(factions.names), {"long_name": "the faction that it stands to"}),
        "voice": ("voice", list(VOICES), {"long_name": "civil voice"}),
        "dimension": ("dimension", list(DIMENSIONS), {"long_name": "dimension of power"}),
        "pair": ("pair", list(factions.pair_names), {"long_name": "two sides"}),
        "locality": ("locality", list(where.names), {"long_name": "place"}),
        "region": ("locality", list(where.regions), {"long_name": "region of the place"}),
        "country": ("locality", list(where.countries), {"long_name": "country of the place"}),
        "latitude": ("locality", where.latitude, degrees_north),
        "longitude": ("locality", where.longitude, degrees_east),
    }


def _ledger(results: EnsembleData) -> tuple[dict[str, Any], dict[str, Any]]:
    """The ledger: entries of stocks that factions have, that two of them share, and that are of all."""
    data: dict[str, Any] = {}
    coordinates: dict[str, Any] = {}
    sizes = {axis: len(results.factions) for axis in ("faction", "other")}
    sizes |= {"voice": len(VOICES), "dimension": len(DIMENSIONS)}
    for suffix, axes in LEDGERS.items():
        keys = [key for key in results.ledger if _shared_by(key[0]) == axes]
        if not keys:
            continue
        entry = f"entry{suffix}"
        amounts = np.stack([results.ledger[key] for key in keys], axis=1)
        shape = (*amounts.shape[:2], *(sizes[axis] for axis in axes))
        attributes = {"long_name": "what each cause moved in the whole run, in the unit of its stock"}
        data[f"ledger{suffix}"] = (("replicate", entry, *axes), amounts.reshape(shape), attributes)
        for (name, text), column in zip(_OF_ENTRIES.items(), zip(*keys, strict=True), strict=True):
            coordinates[f"{name}{suffix}"] = (entry, list(column), {"long_name": text})
    return data, coordinates


def _shared_by(stock: str) -> tuple[str, ...]:
    """The axes, besides the replicate, of the entries of a stock; localities are summed."""
    return tuple(axis for axis in kept()[stock].axes if axis not in ("one", "locality"))
