"""Tables that are written down once: a record with the SHA-256 of each, and a fingerprint of the record.

What is read again is refused if any table is another than the one that was written down.
"""

import csv
import gzip
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from sahel_sim.languages import N_
from sahel_sim.scenario.canonical import sha256_of
from sahel_sim.worded_error import WordedError


class RegisterError(WordedError):
    """A register that cannot be written, read or scored."""

    words: ClassVar = {
        "not_there": N_("There is no registered forecast in {folder}. Name a folder that forecast wrote."),
        "changed": N_(
            "{file} is not the table that was registered: its fingerprint differs. Take the folder as it "
            "was written."
        ),
        "there_already": N_(
            "There is a {file} in {folder} already, and what is registered stays as it is. Name another "
            "folder."
        ),
        "too_early": N_(
            "These events end in {last}, and the forecast begins in {first}. Read a later version of the "
            "file, and say until which day it is used."
        ),
        "too_short": N_(
            "These events are of {first} to {last}, and a baseline needs those from March 2017 to the end of "
            "2023. Read the whole file, version 24.1 or later."
        ),
        "other_source": N_(
            "These events are of {source}, and what was forecast is what UCDP records; the two count "
            "differently. Read a file of UCDP GED, version 24 or later."
        ),
    }


def registered_files(record: str, known: Mapping[str, Any], tables: Mapping[str, str]) -> dict[str, bytes]:
    """The files of a register, by name.

    Parameters
    ----------
    record
        The name of the file with the fingerprints.
    known
        What else is to be said in it.
    tables
        Text by name; those whose name ends in ``.gz`` are packed.
    """
    prints = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in tables.items()}
    said = {**known, "tables": prints}
    whole = {**said, "sha256": sha256_of(said)}
    packed = {
        name: gzip.compress(text.encode(), mtime=0) if name.endswith(".gz") else text.encode()
        for name, text in tables.items()
    }
    return {record: (json.dumps(whole, indent=2) + "\n").encode(), **packed}


def read_registered(folder: str | Path, record: str) -> tuple[dict[str, Any], dict[str, str]]:
    """What the record of a folder says, and its tables by name.

    Raises ``RegisterError`` if there is none, or a table or the record was changed.
    """
    where = Path(folder)
    try:
        known = json.loads((where / record).read_text(encoding="utf-8"))
        said = {key: value for key, value in known.items() if key != "sha256"}
        prints, whole = dict(known["tables"]), str(known["sha256"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise RegisterError("not_there", folder=str(folder)) from None
    if sha256_of(said) != whole:
        raise RegisterError("changed", file=record)
    tables = {}
    for name, told in prints.items():
        try:
            tables[name] = _text(where / name)
        except (OSError, EOFError, UnicodeDecodeError):
            raise RegisterError("changed", file=name) from None
        if hashlib.sha256(tables[name].encode()).hexdigest() != told:
            raise RegisterError("changed", file=name)
    return known, tables


def table_text(rows: Sequence[Mapping[str, str]]) -> str:
    r"""Rows as a table, with the names of the columns of the first.

    >>> table_text([{"month": "2024-03", "mean": "7"}])
    'month,mean\n2024-03,7\n'
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def rows_of(table: str) -> list[dict[str, str]]:
    """The rows of a table by the names of its columns."""
    return list(csv.DictReader(table.splitlines()))


def _text(path: Path) -> str:
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    return text.replace("\r\n", "\n")
