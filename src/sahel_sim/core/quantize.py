"""The smallest amount of each kind of stock, so that the books balance exactly.

Sums of floating-point numbers depend on their order. Sums of whole numbers do not, as long as
they stay below 2^53. So every change is rounded to a whole number of *grains* (a millionth of a
person, a thousandth of a dollar) before it is entered, and then every total is exactly the sum of
what moved it, however it is added up.

Adding and taking away ``1.5 * 2^52`` grains rounds to the nearest grain in two passes.
"""

import numpy as np

from sahel_sim.core.axes import LOCALITY, Array, share

GRAIN_BITS: dict[str, int] = {"people": 20, "troops": 20, "money": 30, "share": 40, "index": 40, "level": 33}
"""Grains per unit, as a power of two. Largest exact totals: people 8e9, money (million USD) 8e6, shares and
indices 8e3, levels 1e6. An index is bounded, a level is not: it grows with what happens."""


def whole(x: Array, kind: str) -> Array:
    """Round ``x`` to whole grains of its kind (a key of ``GRAIN_BITS``).

    Examples
    --------
    >>> float(whole(np.array([0.1]), "people")[0] * 2**20)
    104858.0
    """
    anchor = 1.5 * 2.0 ** (52 - GRAIN_BITS[kind])
    rounded = x + anchor
    rounded -= anchor
    return rounded


def trimmed(x: Array, kind: str) -> Array:
    """Round ``x`` towards 0 to whole grains: parts of a stock, so trimmed, never exceed it.

    Examples
    --------
    >>> float(trimmed(np.array([0.1]), "people")[0] * 2**20)
    104857.0
    """
    grains = 2.0 ** GRAIN_BITS[kind]
    return np.trunc(x * grains) / grains


def apportion(total: Array, weights: Array, kind: str = "people") -> Array:
    """Deal ``total`` out over localities in proportion to ``weights``, to the last grain.

    The shares of a cumulative sum are rounded, not the shares themselves, so they add up to the
    total exactly. Where the weights are stocks whose sum is at least the total, no part exceeds its
    weight. Where all weights are 0 everything goes to the last locality.

    Parameters
    ----------
    total
        ``(R, F, 1)``, whole grains, none negative.
    weights
        ``(R, F, L)``, none negative.

    Examples
    --------
    >>> apportion(np.array([[[10.0]]]), np.array([[[1.0, 3.0]]])).tolist()
    [[[2.5, 7.5]]]
    """
    running = np.cumsum(weights, axis=LOCALITY)
    top = running[..., -1:]
    reached = whole(running * share(total, top), kind)
    reached[..., -1:] = total
    parts = reached.copy()
    parts[..., 1:] -= reached[..., :-1]
    return parts
