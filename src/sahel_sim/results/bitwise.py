"""Same bits: what of two sets of results differs, number by number."""

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import xarray


@dataclass(frozen=True)
class VariableDifference:
    """How a variable of one data set differs from that of another.

    Attributes
    ----------
    name
        Of the variable.
    numbers, size
        How many of its numbers differ, and how many it has; ``numbers`` is None if it is there only once or
        has another shape or kind.
    runs
        In how many replicates, 0 if it has none.
    most
        The largest difference; not a number where one of the two is not.
    """

    name: str
    numbers: int | None
    size: int
    runs: int
    most: float


def differences(file: Path, now: "xarray.Dataset") -> tuple[VariableDifference, ...]:
    """Every variable and every coordinate of a file of results that differs by a bit from a data set.

    The lines of the ledger are told apart by their names, so that their order means nothing.

    Raises ``OSError`` if the file cannot be read.
    """
    import xarray

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", xarray.SerializationWarning)  # of dates beyond nanoseconds
        with xarray.open_dataset(file, engine="h5netcdf") as then:
            then = _in_order(then.load())
    now = _in_order(now)
    names = sorted({*map(str, then.variables), *map(str, now.variables)})
    found = (_difference(name, then, now) for name in names)
    return tuple(each for each in found if each is not None)


def _difference(name: str, then: "xarray.Dataset", now: "xarray.Dataset") -> VariableDifference | None:
    if name not in then.variables or name not in now.variables:
        return VariableDifference(name, None, 0, 0, 0.0)
    one, other = then[name], now[name]
    a, b = one.values, other.values
    if one.dims != other.dims or a.shape != b.shape or (a.dtype.kind == "f") != (b.dtype.kind == "f"):
        return VariableDifference(name, None, 0, 0, 0.0)
    unlike = _unlike(a, b)
    if not unlike.any():
        return None
    axes = tuple(at for at, axis in enumerate(one.dims) if axis != "replicate")
    runs = int(unlike.any(axis=axes).sum()) if "replicate" in one.dims else 0
    gap = np.abs(a[unlike] - b[unlike]).max() if a.dtype.kind == "f" else np.nan
    return VariableDifference(name, int(unlike.sum()), a.size, runs, float(gap))


def _unlike(a: Any, b: Any) -> Any:
    """Where two arrays differ; of numbers every bit counts."""
    if a.dtype.kind == "f" and a.dtype == b.dtype:
        bits = f"u{a.dtype.itemsize}"
        return np.ascontiguousarray(a).view(bits) != np.ascontiguousarray(b).view(bits)
    return a != b


def _in_order(data: "xarray.Dataset") -> "xarray.Dataset":
    """The lines of each part of the ledger in the order of their names."""
    for axis in [str(axis) for axis in data.dims if str(axis).startswith("entry")]:
        suffix = axis.removeprefix("entry")
        keys = zip(
            *(data[f"{key}{suffix}"].values.tolist() for key in ("stock", "mechanism", "why")), strict=True
        )
        listed = list(keys)
        data = data.isel({axis: sorted(range(len(listed)), key=listed.__getitem__)})
    return data
