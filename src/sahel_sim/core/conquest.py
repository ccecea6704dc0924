"""Conquest: how often a place is decided, and what the winner takes."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from sahel_sim.core import contest
from sahel_sim.core.axes import Array, against, over_factions, share
from sahel_sim.core.counting import again
from sahel_sim.core.objective import objectives
from sahel_sim.core.world import World


def decision_rate(world: World, strength: Array, decision: Array, storm: Array) -> Array:
    """Rate at which each place is decided, 1 / month, ``(R, 1, L)``.

    Parameters
    ----------
    world
        Who governs, and who puts how much into which war.
    strength
        Effective strength, ``(R, F, L)``.
    decision, storm
        Rates where only enemies of those who govern are strong: anywhere, as far as they put an effort into
        it; and at the objective of a campaign.
    """
    pressed = world.enmity * np.swapaxes(world.effort, 1, 2)
    rate: Array = decision * contest.challenged(pressed, world.control, strength)
    if not world.campaign.any():
        return rate
    strong = share(strength, over_factions(strength))
    goals = objectives(world) * (world.campaign > 0)
    return rate + storm * over_factions(goals * strong * against(world.enmity, world.control))


def winnings(
    world: World, p: Any, strength: Array, lots: tuple[Array, Array], rivalry: Callable[[Array, Any], Array]
) -> Array:
    """What contests change: the winner takes a part of what its enemies govern; ``(R, F, L)``.

    Where several decisions are due in one step, they are taken as one in which the winner takes as much.

    Parameters
    ----------
    world, strength
        Who governs, and effective strength, ``(R, F, L)``.
    p
        The numbers of the contest, among them ``seizure``, each ``(R, 1, 1)`` or ``(1, 1, 1)``.
    lots
        Uniform numbers, and how many decisions are due in the step, both ``(R, 1, L)``.
    rivalry
        Chances to win from strength and numbers.
    """
    luck, due = lots
    decided = luck < -np.expm1(-due)
    replicate, _, locality = np.nonzero(decided)
    theirs = replace(p, **{k: v if v.shape[0] == 1 else v[replicate] for k, v in vars(p).items()})
    reached = np.cumsum(rivalry(strength[replicate, :, locality, None], theirs), axis=1)
    pick = again(luck[decided], 1)[:, None, None] * reached[:, -1:]
    winner = np.minimum((pick >= reached).sum(axis=1)[:, 0], strength.shape[1] - 1)
    often = due[decided][:, None]
    part = share(-np.expm1(-theirs.seizure[..., 0] * often), -np.expm1(-often))
    taken = world.control[replicate, :, locality] * world.enmity[replicate, :, winner] * part
    change = -taken
    change[np.arange(winner.size), winner] += over_factions(taken[..., None])[:, 0, 0]
    won = np.zeros_like(world.control)
    won[replicate, :, locality] = change
    return won
