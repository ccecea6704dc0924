"""Numbers as text: what a page of classes holds of its runs, two signs a number, without a line of markup.

A page may have 1.5 MB. Numbers as decimals take five to eight signs each, and two bytes in base 64 take 2.7;
ninety signs of ASCII that stand as they are in a string inside a script hold 8100 levels in two. Persons
stand on a scale of logarithms, on which a level is about a thousandth of any number, so that small armies are
drawn as smoothly as large ones, and on which the page may estimate between settings by straight lines.
"""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import Array

T = TypeVar("T")

ALPHABET = "".join(chr(code) for code in range(32, 127) if chr(code) not in '"\\<>&')
"""The signs, in the order of their levels; none of them is written otherwise in a string inside a script."""

SIGNS = len(ALPHABET)

LEVELS = SIGNS * SIGNS - 1
"""The highest level of two signs."""

FLOOR = 50.0
"""Persons that are added before a logarithm is taken. Assumed: fewer are no size of an army or of a toll."""

AGREEMENTS = 15
"""The highest level of agreement on the map: two of three is a level, and five rulers fit one sign."""


def share_levels(shares: Array) -> NDArray[np.intp]:
    """Levels of shares, of which the highest is 1.

    >>> share_levels(np.array([0.0, 0.5, 1.0])).tolist()
    [0, 4050, 8099]
    """
    return _rounded(shares)


def person_levels(persons: Array, top: float) -> NDArray[np.intp]:
    """Levels of persons on a scale of logarithms from nobody to ``top``.

    >>> person_levels(np.array([0.0, 30_000.0]), 30_000.0).tolist()
    [0, 8099]
    """
    return _rounded(np.log1p(persons / FLOOR) / np.log1p(top / FLOOR))


def persons_of_levels(levels: Array, top: float) -> Array:
    """Persons at levels, which may lie between two of them.

    >>> round(float(persons_of_levels(person_levels(np.array(1234.0), 9000.0), 9000.0)), -1)
    1230.0
    """
    found: Array = FLOOR * np.expm1(np.asarray(levels) / LEVELS * np.log1p(top / FLOOR))
    return found


def levels_as_text(levels: NDArray[np.intp]) -> str:
    """Two signs for each level, the higher one first.

    >>> len(levels_as_text(np.array([0, 90, LEVELS])))
    6
    """
    signs = np.stack([levels // SIGNS, levels % SIGNS], axis=-1).ravel()
    return "".join(ALPHABET[at] for at in signs)


def levels_from_text(text: str) -> NDArray[np.intp]:
    """The levels of a text.

    >>> levels_from_text(levels_as_text(np.array([0, 90, 8099]))).tolist()
    [0, 90, 8099]
    """
    places = {sign: at for at, sign in enumerate(ALPHABET)}
    signs = np.array([places[sign] for sign in text], dtype=np.intp).reshape(-1, 2)
    return signs[:, 0] * SIGNS + signs[:, 1]


def rulers_as_text(rulers: NDArray[np.intp], agreed: Array) -> str:
    """One sign for each place and time: who governs it, 0 to 4, and in which share of runs.

    >>> rulers_from_text(rulers_as_text(np.array([0, 4]), np.array([1.0, 0.0])))
    (array([0, 4]), array([1., 0.]))
    """
    agreements = np.floor(agreed * AGREEMENTS + 1e-9).astype(np.intp)  # fewer than two of three stays below
    levels = rulers * (AGREEMENTS + 1) + agreements
    return "".join(ALPHABET[at] for at in levels.ravel())


def rulers_from_text(text: str) -> tuple[NDArray[np.intp], Array]:
    """Who governs, and in which share of runs; the inverse of ``rulers_as_text``."""
    levels = np.array([ALPHABET.index(sign) for sign in text], dtype=np.intp)
    return levels // (AGREEMENTS + 1), levels % (AGREEMENTS + 1) / AGREEMENTS


def columns(rows: Sequence[Mapping[str, T]]) -> dict[str, list[T]]:
    """Rows of the same names as one list for each name: each name is then written once.

    >>> columns([{"a": 1, "b": 2}, {"a": 3, "b": 4}])
    {'a': [1, 3], 'b': [2, 4]}
    """
    return {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}


def _rounded(parts: Array) -> NDArray[np.intp]:
    return np.clip(np.rint(parts * LEVELS), 0, LEVELS).astype(np.intp)
