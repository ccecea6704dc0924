"""The law of acceptance: how far terms suit both sides of a table, and what leaves them no room.

The equation, and what is left out, stand in ``mechanisms.dialogue``, which lets chance decide.
"""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core.axes import Array, over_factions
from sahel_sim.core.contest import STEEPEST, logistic
from sahel_sim.core.dyads import from_state, towards_state
from sahel_sim.core.parameters import Number, parameter
from sahel_sim.core.terms import VOICES, weighted
from sahel_sim.core.world import World

SUITED = "the terms suited, and yet it left"
"""Why talks fail where every cause leaves some room."""


@dataclass(frozen=True)
class AcceptanceNumbers:
    """What moves the room for a deal, and how sharply acceptance follows it.

    spread: how much better terms must be to make refusal three times rarer
    brokered: what the best mediator finds that neither side had thought of
    crowd: what each further armed party takes from what suits all
    veto: how far each armed party's consent is needed for an accord of another
    reserve: how much leaders differ in what they can accept
    hearing: power to which the influence of a voice counts
    civil_society: what it brings to the terms, if fully heard
    traditional_leaders: what they bring
    women: what they bring
    youth: what they bring
    opposition: what it brings
    sharing: what power that the accord shares is worth to a faction, where all of it is shared
    """

    spread: Number = parameter(
        0.15, unit="share of the prize", low=0.03, high=0.4, source="assumed: terms are never that clear"
    )
    brokered: Number = parameter(
        0.1,
        unit="share of the prize",
        low=0.0,
        high=0.3,
        source="assumed: a mediator finds terms; 0 is the null",
    )
    crowd: Number = parameter(
        0.08,
        unit="share of the prize",
        low=0.0,
        high=0.3,
        source="after cunningham2006; assumed: no size there",
    )
    veto: Number = parameter(
        0.0,
        unit="share",
        low=0.0,
        high=1.0,
        source="after cunningham2006; assumed: each on a track of its own",
    )
    reserve: Number = parameter(
        0.25,
        unit="share of the prize",
        low=0.0,
        high=0.5,
        source="after walter1997; assumed: so wide that a third to a half of all talks end in an accord",
    )
    hearing: Number = parameter(
        2.0, unit="-", low=1.0, high=3.0, source="after paffenholz2016; assumed: influence, not presence"
    )
    civil_society: Number = parameter(
        0.06,
        unit="share of the prize",
        low=-0.15,
        high=0.2,
        source="after nilsson2012, cunningham2006; assumed: the sign is open",
    )
    traditional_leaders: Number = parameter(
        0.05,
        unit="share of the prize",
        low=-0.15,
        high=0.2,
        source="after K43; assumed: they broker local pacts",
    )
    women: Number = parameter(
        0.04,
        unit="share of the prize",
        low=-0.1,
        high=0.15,
        source="after krause2018; assumed: the sign is open",
    )
    youth: Number = parameter(
        0.0, unit="share of the prize", low=-0.1, high=0.1, source="assumed: nothing; the sign is open"
    )
    opposition: Number = parameter(
        -0.03,
        unit="share of the prize",
        low=-0.15,
        high=0.1,
        source="assumed: it gains by outbidding the state; the sign is open",
    )
    sharing: Number = parameter(
        0.1,
        unit="share of the prize",
        low=0.0,
        high=0.3,
        source="after hartzell2003; assumed: less than what it promises, since it is seldom believed",
    )


def acceptance(world: World, p: AcceptanceNumbers) -> Array:
    """Chance that the terms suit both the state and each faction, ``(R, F, 1)``."""
    room = sum(parts_of_room(world, p).values(), start=np.zeros_like(world.talks))
    shared = p.sharing * world.power_sharing.mean(axis=1, keepdims=True)
    odds = (room + p.brokered * world.mediation + shared) / p.spread
    return logistic(odds)


def parts_of_room(world: World, p: AcceptanceNumbers) -> dict[str, Array]:
    """What each cause adds to the room for a deal, ``(R, F, 1)``; those that never take any stand apart."""
    pending = world.factions.irregular * world.active * world.talks * (1.0 - world.accord)
    parties = over_factions(pending * world.influence)
    return {
        "what was offered was too little": from_state(world.factions, world.offer)
        - towards_state(world.factions, world.demand),
        "its leaders could not sell the terms": p.reserve * world.reserve,
        "too many armed parties at the table": -p.crowd * np.maximum(parties - 1.0, 0.0),
        "civil voices asked for more": weighted(p, VOICES, voice_weights(world, p)),
    }


def least_room(world: World, p: AcceptanceNumbers) -> dict[str, Array]:
    """Why talks fail if they do: 1 for the cause that takes most room, or for ``SUITED`` if none does."""
    parts = parts_of_room(world, p)
    least = np.min(np.stack(np.broadcast_arrays(*parts.values())), axis=0)
    reasons, named = {}, np.zeros_like(least)
    for why, part in parts.items():
        reasons[why] = ((part == least) & (least < 0)) * (1.0 - named)
        named = named + reasons[why]
    return {**reasons, SUITED: 1.0 - named}


def with_vetoes(accepts: Array, pending: Array, p: AcceptanceNumbers) -> Array:
    """Chances to accept with the vetoes of the others at the table, all ``(R, F, 1)``."""
    logs = np.log(np.maximum(accepts, np.exp(-STEEPEST)))
    others = over_factions(pending * logs) - pending * logs
    vetoed: Array = np.exp(logs + p.veto * others)
    return vetoed


def voice_weights(world: World, p: AcceptanceNumbers) -> Array:
    """How much each voice counts: its influence to a power, ``(R, 1, V)``."""
    weights: Array = np.power(np.swapaxes(world.voices, 1, 2), p.hearing)
    return weights


def reserve_of(luck: Array) -> Array:
    """A reserve by luck in [0, 1): a logistic variable of mean 0 and standard deviation 1."""
    inner = np.clip(luck, 1e-12, 1.0 - 1e-12)
    drawn: Array = np.sqrt(3.0) / np.pi * np.log(inner / (1.0 - inner))
    return drawn
