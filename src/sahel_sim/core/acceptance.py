"""The law of acceptance: how far terms suit both sides of a table, and what leaves them no room.

The equation, and what is left out, stand in ``mechanisms.dialogue``, which lets chance decide.
"""

from typing import Any, Protocol

import numpy as np

from sahel_sim.core.axes import Array, over_factions
from sahel_sim.core.dyads import from_state, towards_state
from sahel_sim.core.terms import VOICES, weighted
from sahel_sim.core.world import World

STEEPEST = 700.0
"""Log-odds beyond which nothing changes: their exponential is at the end of what floats hold."""

SUITED = "the terms suited, and yet it left"
"""Why talks fail where every cause leaves some room."""


class Bargaining(Protocol):
    """The numbers of the law; see ``mechanisms.dialogue.Parameters``. One for each voice is there too."""

    @property
    def spread(self) -> Any:
        """How much better terms must be to make refusal three times rarer."""

    @property
    def brokered(self) -> Any:
        """What the best mediator finds that neither side had thought of."""

    @property
    def crowd(self) -> Any:
        """What each further armed party takes from what suits all."""

    @property
    def veto(self) -> Any:
        """How far each armed party's consent is needed for an accord of another."""

    @property
    def reserve(self) -> Any:
        """How much leaders differ in what they can accept."""

    @property
    def hearing(self) -> Any:
        """Power to which the influence of a voice counts."""


def acceptance(world: World, p: Bargaining) -> Array:
    """Chance that the terms suit both the state and each faction, ``(R, F, 1)``."""
    room = sum(parts_of_room(world, p).values(), start=np.zeros_like(world.talks))
    odds = (room + p.brokered * world.mediation) / p.spread
    accepts: Array = 1.0 / (1.0 + np.exp(np.clip(-odds, -STEEPEST, STEEPEST)))
    return accepts


def parts_of_room(world: World, p: Bargaining) -> dict[str, Array]:
    """What each cause adds to the room for a deal, shares of the prize, ``(R, F, 1)``; a mediator apart."""
    pending = world.factions.irregular * world.active * world.talks * (1.0 - world.accord)
    parties = over_factions(pending * world.influence)
    return {
        "what was offered was too little": from_state(world.factions, world.offer)
        - towards_state(world.factions, world.demand),
        "its leaders could not sell the terms": p.reserve * world.reserve,
        "too many armed parties at the table": -p.crowd * np.maximum(parties - 1.0, 0.0),
        "civil voices asked for more": weighted(p, VOICES, voice_weights(world, p)),
    }


def least_room(world: World, p: Bargaining) -> dict[str, Array]:
    """Why talks fail if they do: 1 for the cause that takes most room, or for ``SUITED`` if none does."""
    parts = parts_of_room(world, p)
    least = np.min(np.stack(np.broadcast_arrays(*parts.values())), axis=0)
    reasons, named = {}, np.zeros_like(least)
    for why, part in parts.items():
        reasons[why] = ((part == least) & (least < 0)) * (1.0 - named)
        named = named + reasons[why]
    return {**reasons, SUITED: 1.0 - named}


def with_vetoes(accepts: Array, pending: Array, p: Bargaining) -> Array:
    """Chances to accept with the vetoes of the others at the table, all ``(R, F, 1)``."""
    logs = np.log(np.maximum(accepts, np.exp(-STEEPEST)))
    others = over_factions(pending * logs) - pending * logs
    vetoed: Array = np.exp(logs + p.veto * others)
    return vetoed


def voice_weights(world: World, p: Bargaining) -> Array:
    """How much each voice counts: its influence to a power, ``(R, 1, V)``."""
    weights: Array = np.power(np.swapaxes(world.voices, 1, 2), p.hearing)
    return weights
