"""Conquest: how often a town or its villages are decided, and what the winner takes.

Towns and villages stand side by side along the last axis, ``C``: first all towns, then all villages.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from sahel_sim.core import contest
from sahel_sim.core.axes import Array, against, over_factions, share
from sahel_sim.core.counting import again
from sahel_sim.core.objective import objectives
from sahel_sim.core.world import World


def side_by_side(town: Array, villages: Array) -> Array:
    """What holds in each town and in its villages: ``(R, F, L)`` twice to ``(R, F, C)``."""
    return np.concatenate([town, villages], axis=-1)


def backed(world: World, weight: Array) -> Array:
    """How much the people's sympathy multiplies strength: loyalty adds, anger takes away; ``(R, F, L)``."""
    multiple: Array = 1.0 + weight * (world.loyalty - np.maximum(world.grievance, 0.0))
    return multiple


def beside_state(world: World, reach_km: Array) -> Array:
    """Foreign soldiers near who stand beside the state, as far as those who govern against it are jihadists.

    Persons, ``(R, F, L)``; those who hunt jihadists do not fight rebels.
    """
    jihadists = over_factions(world.control * world.factions.of_bloc("jihadists"))
    rivals = over_factions(world.control * world.factions.insurgent)
    near = world.places.near_by_hub(world.intervention, reach_km)
    state = world.factions.state
    beside: Array = near * share(jihadists, rivals) * share(state, state.sum())
    return beside


def decision_rate(world: World, held: Array, strength: Array, decision: Array, storm: Array) -> Array:
    """Rate at which each town, and its villages, are decided, 1 / month, ``(R, 1, C)``.

    Parameters
    ----------
    world
        Who puts how much into which war, and whose campaign goes where.
    held, strength
        Who governs how much, and effective strength, ``(R, F, C)``.
    decision, storm
        Rates where only enemies of those who govern are strong: anywhere, as far as they put an effort into
        it; and in the town that is the objective of a campaign.
    """
    pressed = world.enmity * np.swapaxes(world.effort, 1, 2)
    rate: Array = decision * contest.challenged(pressed, held, strength)
    if not world.campaign.any():
        return rate
    towns = slice(None, len(world.places))
    strong = share(strength[..., towns], over_factions(strength[..., towns]))
    goals = objectives(world) * (world.campaign > 0)
    rate[..., towns] += storm * over_factions(goals * strong * against(world.enmity, held[..., towns]))
    return rate


def winnings(
    enmity: Array,
    p: Any,
    held: Array,
    strength: Array,
    lots: tuple[Array, Array],
    rivalry: Callable[[Array, Any], Array],
) -> Array:
    """What contests change: the winner takes a part of what its enemies govern; ``(R, F, C)``.

    Where several decisions are due in one step, they are taken as one in which the winner takes as much.

    Parameters
    ----------
    enmity
        How much each two factions are at odds, ``(R, F, F)``.
    p
        The numbers of the contest, among them ``seizure``, each ``(R, 1, 1)`` or ``(1, 1, 1)``.
    held, strength
        Who governs how much, and effective strength, ``(R, F, C)``.
    lots
        Uniform numbers, and how many decisions are due in the step, both ``(R, 1, C)``.
    rivalry
        Chances to win from strength and numbers.
    """
    luck, due = lots
    decided = luck < -np.expm1(-due)
    replicate, _, cell = np.nonzero(decided)
    theirs = replace(p, **{k: v if v.shape[0] == 1 else v[replicate] for k, v in vars(p).items()})
    reached = np.cumsum(rivalry(strength[replicate, :, cell, None], theirs), axis=1)
    pick = again(luck[decided], 1)[:, None, None] * reached[:, -1:]
    winner = np.minimum((pick >= reached).sum(axis=1)[:, 0], strength.shape[1] - 1)
    often = due[decided][:, None]
    part = share(-np.expm1(-theirs.seizure[..., 0] * often), -np.expm1(-often))
    taken = held[replicate, :, cell] * enmity[replicate, :, winner] * part
    change = -taken
    change[np.arange(winner.size), winner] += over_factions(taken[..., None])[:, 0, 0]
    won = np.zeros_like(held)
    won[replicate, :, cell] = change
    return won
