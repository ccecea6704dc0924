"""Contest success functions: the chance of each side to win, from the strength of all."""

import numpy as np

from sahel_sim.core.axes import Array, against, over_factions, share

_LEAST = 1e-12
"""Strength below which a power is not taken; far below one fighter."""

_NOBODY = 1e-9
"""Strength that stands for nobody where a ratio of powers must stay finite."""


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


def duel(ours: Array, theirs: Array, decisiveness: Array) -> Array:
    """Chance of one side against one other in a ratio contest; even where nobody is."""
    mine = np.power(np.maximum(ours, _NOBODY), decisiveness)
    chance: Array = mine / (mine + np.power(np.maximum(theirs, _NOBODY), decisiveness))
    return chance


def coalition(own: Array, foes: Array, decisiveness: Array, shared: Array | float = 1.0) -> Array:
    """What both sides of each dyad gain by a coalition: the smaller of the two gains, in shares of the prize.

    Each takes its part of the pair's chance, and gives up its chance alone, against all.

    Parameters
    ----------
    own
        Strength of each faction, ``(R, F, 1)``.
    foes
        Strength of the enemies that a faction has besides the other, ``(R, F, F)``.
    decisiveness
        The exponent of the contest, ``(R, 1, 1)`` or ``(1, 1, 1)``.
    shared
        What part of its share a side gets of a partner who may want all, ``(R, F, F)``.

    Returns
    -------
    Array
        ``(R, F, F)``, the same both ways; negative if one of the two would lose.
    """
    alone = duel(own, foes + np.swapaxes(own, 1, 2), decisiveness)
    gain = shared * joined(own, foes, decisiveness) - alone
    return np.minimum(gain, np.swapaxes(gain, 1, 2))


def joined(own: Array, foes: Array, decisiveness: Array) -> Array:
    """What each side of each dyad has in a coalition: its part of the pair's chance, ``(R, F, F)``.

    The pair fights the enemies that either of the two has; arguments are those of ``coalition``.
    """
    other = np.swapaxes(own, 1, 2)
    of_both = np.maximum(foes, np.swapaxes(foes, 1, 2))
    return share(own, own + other) * duel(own + other, of_both, decisiveness)


def challenged(enmity: Array, control: Array, strength: Array) -> Array:
    """How far a place is governed by one side while an enemy of that side is strong in it.

    0 where those who govern have all the strength, or nobody governs; 1 where one side governs and its
    enemies have all the strength; 1/2 where the two are even.

    Parameters
    ----------
    enmity
        How much each two factions are at odds, ``(R, F, F)``.
    control, strength
        ``(R, F, L)``.

    Returns
    -------
    Array
        ``(R, 1, L)``.
    """
    strong = share(strength, over_factions(strength))
    return over_factions(control * against(enmity, strong))


STEEPEST = 700.0
"""Log-odds beyond which nothing changes: their exponential is at the end of what floats hold."""


def logistic(log_odds: Array) -> Array:
    """The chance that these log-odds stand for.

    Examples
    --------
    >>> logistic(np.array([0.0, 1e9])).tolist()
    [0.5, 1.0]
    """
    chance: Array = 1.0 / (1.0 + np.exp(np.clip(-log_odds, -STEEPEST, STEEPEST)))
    return chance
