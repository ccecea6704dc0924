"""The axes of every array: ``(replicate, faction, locality)``, and sums that keep them.

Singletons are kept, so arrays of different kinds meet by broadcasting. Dyads are
``(replicate, faction, faction)``; what happens between two sides is
``(replicate, pair, locality)``.

The sums are written so that a replicate gives the same bits alone or among thousands:
along localities NumPy sums a contiguous run of fixed length; along factions, which is not
the trailing axis, the terms are added one by one in order.
"""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]

REPLICATE, FACTION, LOCALITY = 0, 1, 2

FACTION_LOCALITY = ("faction", "locality")
LOCALITY_ONLY = ("one", "locality")
FACTION_ONLY = ("faction", "one")
DYAD = ("faction", "other")
VOICE_ONLY = ("voice", "one")
FACTION_VOICE = ("faction", "voice")
DIMENSION_ONLY = ("dimension", "one")
FACTION_DIMENSION = ("faction", "dimension")
ONE = ("one", "one")
PAIR_LOCALITY = ("pair", "locality")
"""Axes of an array of the world after the replicate, by name."""

_SMALLEST = 1e-200


def over_localities(x: Array) -> Array:
    """Sum over localities: ``(R, F, L)`` to ``(R, F, 1)``.

    Examples
    --------
    >>> over_localities(np.array([[[1.0, 2.0, 3.0]]])).tolist()
    [[[6.0]]]
    """
    total: Array = x.sum(axis=LOCALITY, keepdims=True)
    return total


def over_factions(x: Array) -> Array:
    """Sum over factions, in order: ``(R, F, L)`` to ``(R, 1, L)``.

    Examples
    --------
    >>> over_factions(np.array([[[1.0, 2.0], [3.0, 4.0]]])).tolist()
    [[[4.0, 6.0]]]
    """
    total = x[:, :1].copy()
    for faction in range(1, x.shape[FACTION]):
        total += x[:, faction : faction + 1]
    return total


def against(weights: Array, x: Array) -> Array:
    """For each faction, the sum over the others of ``weights[own, other] * x[other]``.

    Parameters
    ----------
    weights
        Dyads, ``(R, F, F)``; row: whose view it is; column: of whom.
    x
        What each other faction has, ``(R, F, L)``.

    Returns
    -------
    Array
        ``(R, F, L)``.

    Examples
    --------
    >>> enemies = np.array([[[0.0, 1.0], [1.0, 0.0]]])
    >>> against(enemies, np.array([[[10.0], [3.0]]])).tolist()  # what each has against it
    [[[3.0], [10.0]]]
    """
    total: Array = np.einsum("rij,rjl->ril", weights, x)
    return total


def share(part: Array, whole: Array) -> Array:
    """``part / whole`` for a part of a whole, so 0 where the whole is 0; neither is negative.

    Examples
    --------
    >>> share(np.array([1.0, 0.0]), np.array([4.0, 0.0])).tolist()
    [0.25, 0.0]
    """
    floor = np.maximum(whole, _SMALLEST)
    fits = np.shape(part) in ((), floor.shape)
    return np.divide(part, floor, out=floor) if fits else part / floor
