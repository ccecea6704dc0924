"""Values that the literature's equations give, each with its tolerance: ``vectors/test_vectors.csv``."""

import csv
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

WORDS = ("law", "csf", "coalition", "type", "outcome", "internalised_by")
"""Inputs that are words."""

FILE = Path(__file__).parent / "vectors" / "test_vectors.csv"


@dataclass(frozen=True)
class KnownValue:
    """One row of the table: what is put in, what is asked, and what must come out."""

    inputs: dict[str, float]
    output: str
    value: Any


@cache
def known_values() -> dict[str, KnownValue]:
    """Every row by its id."""
    with FILE.open(encoding="utf8", newline="") as file:
        return {row["id"]: _read(row) for row in csv.DictReader(file)}


def known(name: str) -> KnownValue:
    """The row of that id; its value equals whatever lies within its tolerance."""
    return known_values()[name]


def _read(row: dict[str, str]) -> KnownValue:
    pairs = (part.split("=") for part in row["inputs"].split(";"))
    inputs = {name: float(Fraction(value)) for name, value in pairs if name not in WORDS}
    return KnownValue(
        inputs, row["output"], pytest.approx(float(row["value"]), rel=0.0, abs=float(row["tolerance"]))
    )
