"""JSON records of folders: read within bounds, and held against the shape that each value must have.

A record says what a folder holds. Whoever copies folders about brings damaged ones; what stands in a record
is used for paths, for numbers of runs and for arrays, so nothing of it is taken before it has been looked at.
"""

import json
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

MOST_BYTES = 64_000_000
"""Of a record; that of a million runs, of which each broke off, is smaller."""

HIGHEST_SEED = 2**128 - 1
"""Seeds are entropy, of which chance takes 128 bits."""

HIGHEST_NUMBER = 10**12 - 1
"""Of replicates, those of many stories among them."""

LARGEST = 1e15
"""Of numbers with a point; above it they have none."""

Shape = Callable[[Any], bool]
"""Whether a value has the shape that it must have."""


class DamagedRecord(ValueError):
    """A record that cannot be what was written; the message is the key of the wrong value, if it is known."""


def read_record(path: Path) -> Any:
    """The values in a JSON file.

    Raises ``DamagedRecord`` if the file is missing, is no JSON, is too large, or nests too deeply.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "record.json"
    ...     _ = path.write_text('{"runs": 3}')
    ...     read_record(path)
    {'runs': 3}
    """
    return parse_record(read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """What stands in an ordinary file; a pipe or a device, which need not end, is not opened.

    Raises ``DamagedRecord`` if it is missing, is no ordinary file, cannot be read, or is larger than
    ``MOST_BYTES``.
    """
    try:
        if not path.is_file():
            raise DamagedRecord
        with open(path, "rb") as file:
            found = file.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        raise DamagedRecord from None
    if len(found) > MOST_BYTES:
        raise DamagedRecord
    return found


def parse_record(text: str | bytes) -> Any:
    """The values that a JSON text holds.

    Raises ``DamagedRecord`` if it is no JSON in UTF-8, or nests too deeply.

    >>> parse_record("[" * 100_000)
    Traceback (most recent call last):
    ...
    sahel_sim.results.json_record.DamagedRecord
    """
    try:
        return json.loads(text if isinstance(text, str) else text.decode("utf-8"))
    except (ValueError, RecursionError, MemoryError):
        raise DamagedRecord from None


def check_record(
    known: Any, shapes: Mapping[str, Shape], required: Collection[str] = ()
) -> Mapping[str, Any]:
    """The mapping, once every value of it that is known has its shape.

    Parameters
    ----------
    known
        What was read.
    shapes
        By key; keys that are not named may hold anything.
    required
        Keys that must be there.

    Raises ``DamagedRecord`` with the first key whose value is missing or has another shape.

    >>> check_record({"runs": False}, {"runs": whole(1, 9)})
    Traceback (most recent call last):
    ...
    sahel_sim.results.json_record.DamagedRecord: runs
    """
    if not isinstance(known, dict):
        raise DamagedRecord
    for key in required:
        if key not in known:
            raise DamagedRecord(key)
    for key, shape in shapes.items():
        if key in known and not shape(known[key]):
            raise DamagedRecord(key)
    return known


def text(value: Any) -> bool:
    """Whether it is text."""
    return isinstance(value, str)


def flag(value: Any) -> bool:
    """Whether it is true or false."""
    return isinstance(value, bool)


def file_name(value: Any) -> bool:
    """Whether it is the name of a file or folder, and no path that leads elsewhere."""
    return isinstance(value, str) and value == Path(value).name and "\x00" not in value and value != ""


def number(value: Any) -> bool:
    """Whether it is an ordinary number; nothing infinite or near it, and no true or false."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < LARGEST


def whole(lowest: int, highest: int) -> Shape:
    """A whole number between two, which it may equal."""
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and lowest <= value <= highest


def optional(shape: Shape) -> Shape:
    """Nothing at all, or that shape."""
    return lambda value: value is None or shape(value)


def list_of(shape: Shape, least: int = 0) -> Shape:
    """A list in which each value has a shape."""
    return lambda value: isinstance(value, list) and len(value) >= least and all(map(shape, value))


def mapping_of(shape: Shape) -> Shape:
    """A mapping in which each value has a shape; its keys are text in every JSON file."""
    return lambda value: isinstance(value, dict) and all(map(shape, value.values()))


def fields_of(shapes: Mapping[str, Shape], required: Collection[str] = ()) -> Shape:
    """A mapping in which the values of some keys have their own shapes."""

    def fits(value: Any) -> bool:
        try:
            check_record(value, shapes, required)
        except DamagedRecord:
            return False
        return True

    return fits


RUNS, SEED, REPLICATE = whole(0, 10**9), whole(0, HIGHEST_SEED), whole(0, HIGHEST_NUMBER)
"""How many runs there are, where chance comes from, and the number of one of them."""
