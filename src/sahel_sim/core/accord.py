"""Accord: what a faction and the state have agreed, and what is gone where their peace ends."""

from sahel_sim.core.axes import Array
from sahel_sim.core.dyads import with_state
from sahel_sim.core.entries import gain
from sahel_sim.core.world import Changes, World

AGREED = ("accord", "talks", "implemented", "promised", "heard", "shared")
"""What a faction has agreed with the state, but for the truce between them."""


def ended(world: World, broken: Array, why: str) -> Changes:
    """Enter what is gone where a peace with the state ends: truce, talks, and all of an accord.

    Parameters
    ----------
    world
        In which it ends.
    broken
        1 for each faction whose peace ends, else 0, ``(R, F, 1)``.
    why
        The cause, as the ledger will tell it.

    Examples
    --------
    >>> import numpy as np
    >>> import sahel_sim
    >>> world = sahel_sim.SahelModel("two_towns").world  # the state, and rebels who talk with it
    >>> talking = world.with_arrays({"talks": np.array([[[0.0], [1.0]]])})
    >>> talking.plus(ended(talking, talking.talks, "a peace broke")).talks.ravel().tolist()
    [0.0, 0.0]
    """
    return (
        gain("truce", -world.truce * with_state(world.factions, broken), why),
        *(gain(name, -getattr(world, name) * broken, why) for name in AGREED),
    )
