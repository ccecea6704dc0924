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


class ProvenanceError(ValueError):
    """A provenance that is missing, damaged, or of a later version, which is ``version`` if it is known."""

    def __init__(self, version: str = "") -> None:
        super().__init__(version)
        self.version = version


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
        known = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        raise ProvenanceError from None
    if isinstance(known, list) and known:
        return Provenance(COMPARE, 1, {"scenarios": known})
    if not isinstance(known, dict):
        raise ProvenanceError
    format_, kind = known.get("format", 1), known.get("kind", RUN)
    if not isinstance(format_, int) or isinstance(format_, bool) or format_ < 1 or kind not in KINDS:
        raise ProvenanceError(_version(known))
    if format_ > FORMAT:
        raise ProvenanceError(_version(known))
    return Provenance(kind, format_, known)


def _version(known: Mapping[str, Any]) -> str:
    """The version that wrote it, if it says so and is a later one."""
    versions = known.get("versions")
    named = versions.get("sahel-sim") if isinstance(versions, dict) else None
    return named if isinstance(named, str) else ""
