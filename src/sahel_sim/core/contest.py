"""Contest success functions: the chance of each side to win, from the strength of all."""

from itertools import combinations

import numpy as np

from sahel_sim.core.axes import Array, over_factions, share

_LEAST = 1e-12
"""Strength below which a power is not taken; far below one fighter."""


def ratio(strength: Array, decisiveness: Array) -> Array:
    """Tullock's contest: chances in proportion to a power of strength; an absent side cannot win.

    Parameters
    ----------
    strength
        ``(R, F, L)``, none negative.
    decisiveness
        The exponent, ``(R, 1, 1)`` or ``(1, 1, 1)``; 0 makes all who are present equal.
    """
    raised = np.where(strength > 0, np.power(np.maximum(strength, _LEAST), decisiveness), 0.0)
    return share(raised, over_factions(raised))


def logit(strength: Array, sharpness: Array) -> Array:
    """Hirshleifer's contest: chances by differences, in units of the mean strength of those present.

    Parameters
    ----------
    strength
        ``(R, F, L)``, none negative.
    sharpness
        How much one unit of difference decides, ``(R, 1, 1)`` or ``(1, 1, 1)``.
    """
    unit = share(over_factions(strength), over_factions((strength > 0).astype(np.float64)))
    raised = np.exp(sharpness * share(strength, unit)) * (strength > 0)
    return share(raised, over_factions(raised))


def mixed(enmity: Array, strength: Array) -> Array:
    """How mixed hostile forces are in a place: 0 if one side is alone, 1/2 if two enemies are even.

    Parameters
    ----------
    enmity
        How much each two factions are at odds, ``(R, F, F)``.
    strength
        ``(R, F, L)``.

    Returns
    -------
    Array
        ``(R, 1, L)``.
    """
    mix = share(strength, over_factions(strength))
    total = np.zeros_like(mix[:, :1])
    for a, b in combinations(range(strength.shape[1]), 2):
        total += 2.0 * enmity[:, a : a + 1, b : b + 1] * mix[:, a : a + 1] * mix[:, b : b + 1]
    return total
