"""Part files: one finished chunk on the disk, with what it belongs to and a checksum of every bit.

A part is an ordinary ``.npz`` file of plain arrays; ``numpy.load`` opens it. ``about`` is JSON: what was run,
which replicates are in it, which broke off, and the names of the lines of the ledger. ``checksum`` is the
SHA-256 of ``about`` and of the names, shapes and bytes of all arrays.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sahel_sim.core import Array
from sahel_sim.engine import MEASURES
from sahel_sim.execution.atomic_write import write_atomically
from sahel_sim.results.chunk import Chunk, Failure
from sahel_sim.results.json_record import REPLICATE, Shape, check_record, list_of, parse_record, text

ABOUT, CHECKSUM, LEDGER = "about", "checksum", "ledger"
GROUPS = ("series", "final", "opening", "read", "by_place", "events")

MEASURED = tuple(measure.name for measure in MEASURES)
"""What is in a chunk of which everything is kept."""


_SHAPES: Mapping[str, Shape] = {
    "run": lambda value: isinstance(value, dict),
    "replicates": list_of(REPLICATE),
    "failures": list_of(
        lambda value: isinstance(value, list) and len(value) == 2 and REPLICATE(value[0]) and text(value[1])
    ),
    "ledger": list_of(lambda value: list_of(text, least=3)(value) and len(value) == 3),
}
"""What each value of ``about`` looks like."""


@dataclass(frozen=True)
class Part:
    """A finished chunk: here, or in a file.

    Attributes
    ----------
    numbers
        The replicates that are in it, those that broke off among them.
    failures
        Those that broke off.
    chunk, path
        Where it is: one of the two.
    """

    numbers: tuple[int, ...]
    failures: tuple[Failure, ...]
    chunk: Chunk | None = None
    path: Path | None = None

    @classmethod
    def of_chunk(cls, chunk: Chunk, path: Path | None = None) -> "Part":
        """A chunk here; or, with a path, in that file."""
        return cls(chunk.numbers, chunk.failures, None if path else chunk, path)

    def read(self, identity: Mapping[str, Any]) -> Chunk:
        """The chunk, wherever it is.

        Raises ``DamagedPart`` if the file was altered since it was written.
        """
        if self.chunk is not None:
            return self.chunk
        assert self.path is not None
        return read_part(self.path, identity)


class DamagedPart(Exception):
    """A part that cannot be trusted; the message says why, in one word: ``damaged`` or ``foreign``."""


def part_name(chunk: Chunk) -> str:
    """The name of its file: its first and last replicate, and a print of all of them."""
    numbers = sorted(chunk.numbers)
    mark = hashlib.sha256(repr(numbers).encode()).hexdigest()[:8]
    return f"part-{numbers[0]:07d}-{numbers[-1]:07d}-{mark}.npz"


def write_part(path: Path, chunk: Chunk, identity: Mapping[str, Any], lasting: bool = True) -> None:
    """Write a chunk whole or not at all; it outlasts a power cut if it is ``lasting``.

    Raises ``OSError`` if the computer refuses.
    """
    lines = list(chunk.ledger)
    about = {
        "run": dict(identity),
        "replicates": [int(number) for number in chunk.replicates],
        "failures": [[failure.replicate, failure.message] for failure in chunk.failures],
        "ledger": lines,
    }
    arrays = {f"{group}/{name}": x for group in GROUPS for name, x in getattr(chunk, group).items()}
    arrays |= {f"{LEDGER}/{at}": chunk.ledger[key] for at, key in enumerate(lines)}
    told = json.dumps(about, sort_keys=True).encode()
    seal = {ABOUT: np.frombuffer(told, np.uint8), CHECKSUM: np.frombuffer(_checksum(told, arrays), np.uint8)}
    named: dict[str, Any] = {**seal, **arrays}
    write_atomically(path, lambda file: np.savez(file, **named), lasting)


def read_part(path: Path, identity: Mapping[str, Any]) -> Chunk:
    """Read a chunk back, every bit of it checked.

    Raises ``DamagedPart`` if anything in it is not as it was written, or if it belongs to another run.
    """
    try:
        if not path.is_file():  # a pipe would never end
            raise DamagedPart("damaged")
        with open(path, "rb") as raw, np.load(raw, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        told, seal = arrays.pop(ABOUT).tobytes(), arrays.pop(CHECKSUM).tobytes()
        whole = seal == _checksum(told, arrays)
        about = check_record(parse_record(told), _SHAPES, tuple(_SHAPES))
        belongs = about["run"] == dict(identity)
        chunk = _chunk(about, arrays)
    except Exception:  # a damaged file may break NumPy's and zip's readers in any way
        raise DamagedPart("damaged") from None
    if not whole or not _can_be(chunk):
        raise DamagedPart("damaged")
    if not belongs:
        raise DamagedPart("foreign")
    return chunk


def _can_be(chunk: Chunk) -> bool:
    """Whether a chunk is one that a worker could have made: each replicate once, and a row for each."""
    by_row = [group for group in (*GROUPS, LEDGER) if group != "events"]
    groups: list[Mapping[Any, Array]] = [getattr(chunk, group) for group in by_row]
    rows = {values.shape[0] for group in groups for values in group.values()}
    steps = {values.shape[1] for values in chunk.series.values()}
    taken = not chunk.replicates or (chunk.read if not chunk.series else set(MEASURED) <= set(chunk.series))
    return (
        len(set(chunk.numbers)) == len(chunk.numbers) > 0
        and rows <= {len(chunk.replicates)}
        and len(steps) <= 1
        and bool(taken)
    )


def _chunk(about: Mapping[str, Any], arrays: Mapping[str, Array]) -> Chunk:
    groups: dict[str, dict[str, Array]] = {group: {} for group in (*GROUPS, LEDGER)}
    for name, values in arrays.items():
        group, _, rest = name.partition("/")
        groups[group][rest] = values
    lines = [(str(stock), str(mechanism), str(why)) for stock, mechanism, why in about["ledger"]]
    return Chunk(
        replicates=tuple(about["replicates"]),
        series=groups["series"],
        final=groups["final"],
        opening=groups["opening"],
        read=groups["read"],
        by_place=groups["by_place"],
        events=groups["events"],
        ledger={key: groups[LEDGER][str(at)] for at, key in enumerate(lines)},
        failures=tuple(Failure(number, message) for number, message in about["failures"]),
    )


def _checksum(told: bytes, arrays: Mapping[str, Array]) -> bytes:
    seal = hashlib.sha256(told)
    for name in sorted(arrays):
        values = np.ascontiguousarray(arrays[name])
        seal.update(f"{name} {values.dtype.str} {values.shape}".encode())
        seal.update(values.data if values.size else b"")
    return seal.digest()
