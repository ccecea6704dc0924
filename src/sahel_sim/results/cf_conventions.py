"""CF conventions: units, valid ranges and times as other programs read them, and netCDF files with them.

Counts and shares have the unit ``1``, flows are told by the length of a step
(``persons month-1``).
Times that nanoseconds cannot hold, before 1678 and from 2262 on, are ``cftime`` dates; in files all times are
whole days since 1970, in the Gregorian calendar that goes on before 1582.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.version import __version__

if TYPE_CHECKING:
    import xarray

CONVENTIONS = "CF-1.11"

PURPOSE = "theory and claim testing, not prediction; never operational"

RANGES: Mapping[str, tuple[float, float]] = {
    "share": (0.0, 1.0),
    "chance": (0.0, 1.0),
    "0 to 1": (0.0, 1.0),
    "0 or 1": (0.0, 1.0),
    "-1 to 1": (-1.0, 1.0),
}
"""Units of the library that are ranges."""

UNITS: Mapping[str, str] = {
    **dict.fromkeys(RANGES, "1"),
    "share of the prize": "1",
    "breaks": "1",
    "capitals": "1",
    "events": "1",
    "million USD": "1e6 USD",
}
"""Units of the library as UDUNITS writes them; those that are not here are written the same."""

PER_STEP = " / step"
"""The end of the unit of every flow."""

CALENDAR, SINCE = "proleptic_gregorian", "days since 1970-01-01"

FIRST, LAST = np.datetime64("1677-09-22"), np.datetime64("2262-04-11")
"""The first and the last day that nanoseconds hold."""

LARGEST = 2**31 - 1
"""The largest whole number that every netCDF program reads."""


def about(unit: str, long_name: str, long_name_fr: str = "", step: str = "month") -> dict[str, Any]:
    """The attributes of a variable: its unit, its name, and its range where the unit is one.

    Parameters
    ----------
    unit
        As the library says it, such as ``persons / step``.
    long_name, long_name_fr
        For readers.
    step
        ``month``, ``fortnight`` or ``week``: what flows are told by.
    """
    told: dict[str, Any] = {"units": udunits(unit, step), "long_name": long_name}
    if long_name_fr:
        told["long_name_fr"] = long_name_fr
    if unit in RANGES:
        told["valid_range"] = np.array(RANGES[unit])
    return told


ENDS: Mapping[str, str] = {
    "mean": "mean over the runs",
    "low": "lower end of the 95 % interval of the mean, within the model alone",
    "high": "upper end of the 95 % interval of the mean, within the model alone",
}
"""What estimates of an outcome are, as attributes of a data set say it."""


def about_end(described: Mapping[str, Any], end: str) -> dict[str, Any]:
    """The attributes of an estimate of a variable, out of those of the variable and a key of ``ENDS``.

    There is no range: the interval of a mean may reach beyond that of its values.
    """
    named = {"long_name": f"{described['long_name']}: {ENDS[end]}"}
    return {key: value for key, value in {**described, **named}.items() if key in ("units", "long_name")}


def udunits(unit: str, step: str = "month") -> str:
    """A unit of the library as UDUNITS reads it.

    >>> udunits("persons / step"), udunits("events / step", "week"), udunits("share")
    ('persons month-1', 'week-1', '1')
    """
    whole = unit.removesuffix(PER_STEP)
    told = UNITS.get(whole, whole)
    if whole == unit:
        return told
    return f"{step}-1" if told == "1" else f"{told} {step}-1"


def times(days: np.ndarray) -> np.ndarray:
    """Days as xarray and netCDF have them: nanoseconds where these hold them all, else ``cftime`` dates.

    ``days``: ``datetime64[D]``, ``(T,)``.
    """
    if days.min() >= FIRST and days.max() <= LAST:
        return days.astype("datetime64[ns]")
    import cftime

    dates = [cftime.DatetimeProlepticGregorian(day.year, day.month, day.day) for day in days.tolist()]
    return np.array(dates, dtype=object)


def numbers(replicates: Any) -> np.ndarray:
    """Numbers of replicates as whole numbers that every netCDF program reads, if they are not too large."""
    found = np.asarray(replicates, dtype=np.int64)
    fits = not found.size or (found.min() >= -LARGEST and found.max() <= LARGEST)
    return found.astype(np.int32) if fits else found


def attributes(title: str, known: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes of a data set: conventions, title, source, and provenance as plain numbers and texts.

    Whole numbers that are too large for some netCDF programs are written as 64-bit floats, which hold them
    exactly up to ``2 ** 53``.
    """
    told = {"Conventions": CONVENTIONS, "title": title, "source": f"sahel_sim {__version__}"}
    return told | {"purpose": PURPOSE} | {name: _plain(value) for name, value in known.items()}


def save(data: "xarray.Dataset", path: str | Path) -> Path:
    """Write a data set into a netCDF file, packed, and return its path."""
    packed: dict[Any, dict[str, Any]] = {name: {"zlib": True, "complevel": 1} for name in data.data_vars}
    for name, axis in data.coords.items():
        if axis.dtype.kind == "f":
            packed[name] = {"_FillValue": None}
        if axis.dtype.kind == "M" or (
            axis.dtype == object and axis.size and hasattr(axis.values[0], "calendar")
        ):
            packed[name] = {"units": SINCE, "calendar": CALENDAR, "dtype": "int32"}
    data.to_netcdf(path, engine="h5netcdf", encoding=packed)
    return Path(path)


def _plain(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return json.dumps(value, sort_keys=True)
    if isinstance(value, int):
        return np.int32(value) if abs(value) <= LARGEST else np.float64(value)
    return value
