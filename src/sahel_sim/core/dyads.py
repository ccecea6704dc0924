"""Dyads: what holds between two factions, and between each faction and the state."""

import numpy as np

from sahel_sim.core.axes import Array, over_factions
from sahel_sim.core.factions import Factions


def towards_state(factions: Factions, dyads: Array) -> Array:
    """What holds of each faction towards the state: ``(R, F, F)`` to ``(R, F, 1)``.

    If the state has parts, it is the mean over them.

    Examples
    --------
    >>> import sahel_sim
    >>> factions = sahel_sim.SahelModel("two_towns").world.factions  # the state, and rebels
    >>> towards_state(factions, np.array([[[0.0, 0.2], [0.7, 0.0]]])).ravel().tolist()
    [0.0, 0.7]
    """
    state = np.swapaxes(factions.state, 1, 2)
    held: Array = (dyads * state).sum(axis=2, keepdims=True) / state.sum()
    return held


def from_state(factions: Factions, dyads: Array) -> Array:
    """What holds of the state towards each faction: ``(R, F, F)`` to ``(R, F, 1)``; see ``towards_state``.

    Examples
    --------
    >>> import sahel_sim
    >>> factions = sahel_sim.SahelModel("two_towns").world.factions  # the state, and rebels
    >>> from_state(factions, np.array([[[0.0, 0.2], [0.7, 0.0]]])).ravel().tolist()
    [0.0, 0.2]
    """
    held: Array = np.swapaxes(over_factions(dyads * factions.state), 1, 2) / factions.state.sum()
    return held


def of_state(factions: Factions, x: Array) -> Array:
    """What the state has of something, the mean over its parts: ``(R, F, 1)`` to ``(R, 1, 1)``.

    Examples
    --------
    >>> import sahel_sim
    >>> factions = sahel_sim.SahelModel("two_towns").world.factions  # the state, and rebels
    >>> of_state(factions, np.array([[[5.0], [7.0]]])).tolist()
    [[[5.0]]]
    """
    held: Array = over_factions(x * factions.state) / factions.state.sum()
    return held


def with_state(factions: Factions, x: Array) -> Array:
    """What is between each faction and the state, both ways, as dyads: ``(R, F, 1)`` to ``(R, F, F)``.

    Examples
    --------
    >>> import sahel_sim
    >>> factions = sahel_sim.SahelModel("two_towns").world.factions  # the state, and rebels
    >>> with_state(factions, np.array([[[0.0], [7.0]]])).tolist()
    [[[0.0, 7.0], [7.0, 0.0]]]
    """
    towards: Array = x * np.swapaxes(factions.state, 1, 2)
    return towards + np.swapaxes(towards, 1, 2)


def of_pairs(factions: Factions, first: Array, second: Array) -> Array:
    """What is known of both sides of each pair, as dyads.

    Parameters
    ----------
    factions
        Whose pairs.
    first, second
        What the first side of each pair has to do with the second, and the second with the first, ``(R, P)``.

    Returns
    -------
    Array
        ``(R, F, F)``: row: who; column: with whom; 0 with oneself.

    Examples
    --------
    >>> import sahel_sim
    >>> factions = sahel_sim.SahelModel("two_towns").world.factions  # the state, and rebels
    >>> of_pairs(factions, np.array([[1.0]]), np.array([[2.0]])).tolist()
    [[[0.0, 1.0], [2.0, 0.0]]]
    """
    size = len(factions)
    dyads: Array = np.zeros((len(first), size, size))
    dyads[:, factions.first, factions.second] = first
    dyads[:, factions.second, factions.first] = second
    return dyads
