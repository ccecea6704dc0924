"""Presence of foreign troops: how fully a base is manned, and how much of it is given up."""

from sahel_sim.core.axes import Array, share


def abandoned(before: Array, after: Array, half: Array) -> Array:
    """The part of each base that is given up as troops leave it, ``(R, 1, L)``; over a whole exit at most 1.

    A base counts as manned by ``n / (n + half)``.

    Parameters
    ----------
    before, after
        Troops in each place, ``(R, 1, L)``.
    half
        Troops with which a base counts as half manned, ``(R, 1, 1)`` or ``(1, 1, 1)``.

    Examples
    --------
    >>> import numpy as np
    >>> before, after, half = (np.array([[[x]]]) for x in (100.0, 50.0, 10.0))
    >>> bool(0.0 < abandoned(before, after, half).item() < 1.0)
    True
    """
    given_up: Array = (share(before, before + half) - share(after, after + half)).clip(min=0.0)
    return given_up
