"""Provenance: what is needed to run a study again and to know whether it is the same, in one shape for all.

``provenance.json`` names its own ``format`` and the ``kind`` of study, and has the ``seed``, a ``digest`` of
every number, the ``failures``, the ``versions`` and the computer. What else is in it depends on the kind.
The files of sahel-sim 0.1 named no format, and had another shape for each kind; they are still read.
"""

import json
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sahel_sim.results.json_record import (
    REPLICATE,
    RUNS,
    SEED,
    DamagedRecord,
    Shape,
    check_record,
    fields_of,
    file_name,
    flag,
    list_of,
    mapping_of,
    number,
    optional,
    read_record,
    text,
)
from sahel_sim.version import __version__

FORMAT = 2
"""The shape of the file; 1 stands for those that do not say."""

FILE = "provenance.json"

RUN, OUTCOMES, COMPARE, SWEEP, EXPERIMENT, CLAIMS = KINDS = (
    "run",
    "outcomes",
    "compare",
    "sweep",
    "experiment",
    "claims",
)
"""The kinds of study that write a folder, as their provenance names them."""


@dataclass(frozen=True)
class Provenance:
    """What a folder says of how it was made.

    Attributes
    ----------
    kind
        One of ``KINDS``.
    format
        The shape of its file.
    known
        What stands in it.

    Examples
    --------
    >>> Provenance("run", format=2, known={"seed": 1}).known["seed"]
    1
    """

    kind: str
    format: int
    known: Mapping[str, Any]


_FAILURE = fields_of({"replicate": REPLICATE, "message": text, "claim": text, "runs": RUNS})

_OF_A_RUN: Mapping[str, Shape] = {
    "seed": SEED,
    "digest": text,
    "failures": list_of(_FAILURE),
    "versions": mapping_of(text),
    "python": text,
    "machine": text,
    "strategies": mapping_of(text),
    "runs": RUNS,
    "first_replicate": REPLICATE,
    "replicates": list_of(REPLICATE, least=1),
    "scenario": file_name,
    "scenario_digest": text,
}

_EFFORTS = ("of_settings", "draws", "of_draws", "steps", "children", "of_coalitions", "points")

EFFORT = fields_of(
    {"name": text, "runs": optional(RUNS), "looks_again": flag, **dict.fromkeys(_EFFORTS, RUNS)},
    ("name", "runs"),
)
"""How closely claims were looked at."""

SHAPES: Mapping[str, Shape] = {
    **_OF_A_RUN,
    "scenarios": list_of(fields_of(_OF_A_RUN, ("seed", "runs", "digest", "scenario")), least=2),
    "outcomes": optional(list_of(text, least=1)),
    "prints": mapping_of(text),
    "width": optional(number),
    "common_luck": flag,
    "settings": RUNS,
    "cells": RUNS,
    "claims": mapping_of(text),
    "verdicts": mapping_of(text),
    "effort": EFFORT,
}
"""What each value of a provenance looks like, where it is there."""


class ProvenanceError(ValueError):
    """A provenance that is missing, damaged, or of a later version, which is ``version`` if it is known.

    Attributes
    ----------
    key
        That of the value that cannot be, if it is known.
    """

    def __init__(self, version: str = "", key: str = "") -> None:
        super().__init__(version, key)
        self.version, self.key = version, key


def environment() -> dict[str, Any]:
    """Versions and computer, on which the last bits may depend."""
    libraries = {name: version(name) for name in ("numpy", "scipy", "mesa")}
    return {
        "versions": {"sahel-sim": __version__, **libraries},
        "python": platform.python_version(),
        "machine": platform.machine(),
    }


def provenance(
    kind: str, *, seed: int, digest: str, failures: list[dict[str, Any]], **more: Any
) -> dict[str, Any]:
    """Plain values for ``provenance.json``.

    Parameters
    ----------
    kind
        One of ``KINDS``.
    seed
        Where chance comes from.
    digest
        A fingerprint of every bit of the numbers.
    failures
        The runs that broke off: the number of each, and why.
    **more
        What else is needed to run it again.
    """
    same = {"format": FORMAT, "kind": kind, "seed": seed, "digest": digest, "failures": failures}
    return {**same, **more, **environment()}


def numbered(replicates: Sequence[int]) -> dict[str, Any]:
    """The numbers of runs as plain values: the first of them, and all where they are not in a row."""
    first = min(replicates)
    in_a_row = sorted(replicates) == list(range(first, first + len(replicates)))
    every = {} if in_a_row else {"replicates": [int(number) for number in replicates]}
    return {"first_replicate": int(first), **every}


def write_provenance(known: Mapping[str, Any], folder: Path) -> None:
    """Write it into a folder."""
    told = json.dumps(known, indent=2, ensure_ascii=False, sort_keys=True)
    (folder / FILE).write_text(told + "\n", encoding="utf-8")


def read_provenance(folder: Path) -> Provenance:
    """Read it, in the shape of this version or in those of 0.1.

    Raises
    ------
    ProvenanceError
        If it is missing, damaged, or of a later version.

    Examples
    --------
    >>> import tempfile, sahel_sim
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = sahel_sim.run("two_towns", runs=2, executor=1).write(f"{folder}/made")
    ...     read_provenance(Path(folder) / "made").kind
    'run'
    """
    try:
        known = read_record(folder / FILE)
        if isinstance(known, list):
            known = {"kind": COMPARE, "format": 1, "scenarios": known}
        known = dict(check_record(known, {}))
        format_, kind = known.get("format", 1), known.get("kind", RUN)
        if not isinstance(format_, int) or isinstance(format_, bool) or format_ < 1:
            raise DamagedRecord("format")
        if format_ > FORMAT or kind not in KINDS:
            raise ProvenanceError(_version(known), "format" if format_ > FORMAT else "kind")
        check_record(known, SHAPES)
    except DamagedRecord as error:
        raise ProvenanceError(key=str(error)) from None
    return Provenance(kind, format_, known)


def _version(known: Mapping[str, Any]) -> str:
    """The version that wrote it, if it says so and is not this one."""
    versions = known.get("versions")
    named = versions.get("sahel-sim") if isinstance(versions, dict) else None
    return named if isinstance(named, str) and named != __version__ else ""
