r"""Dialogue: who is invited may come to talk, talks may bring a ceasefire, and a ceasefire an accord.

Where the state is open to talks, an armed faction with influence :math:`z` at the table starts to talk at
rate :math:`r_0 z (1 + m) / 2`, with a mediator's standing :math:`m`. While it talks and what the state
offers is at least what it demands, it agrees to a ceasefire at rate :math:`r_1 a`, and from there to an
accord at rate :math:`r_2 a`, :math:`a` being each armed party's readiness to accept. Where offer and demand
part, talks break down at rate :math:`r_3`; where the state shuts its door they end at once, with any
ceasefire that no accord has yet followed. Forms: *tracks*, each party by itself; *common table*, where
each armed party at the table has a veto, so that chances multiply, :math:`a^n`.

Left out: agendas, secret channels, talks among insurgents, talks with only a part of a faction.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sahel_sim.core import (
    Array,
    Chance,
    Changes,
    Number,
    World,
    chance,
    from_state,
    gain,
    mechanism,
    note,
    over_factions,
    parameter,
    towards_state,
    with_state,
)


@dataclass(frozen=True)
class Parameters:
    """How talks go.

    convening: how fast a fully invited party comes, with the best mediator
    ceasefire: how fast a possible ceasefire is agreed
    signing: how fast a possible accord is signed
    breakdown: how fast talks fail when no deal is possible
    acceptance: chance that one armed party accepts a deal that suits it
    adherence: how far a ceasefire holds
    observance: how far it holds once an accord is signed
    """

    convening: Number = parameter(
        0.15, unit="1 / month", low=0.02, high=1.0, source="assumed: half a year or more"
    )
    ceasefire: Number = parameter(
        0.15, unit="1 / month", low=0.02, high=1.0, source="assumed: half a year of talks"
    )
    signing: Number = parameter(
        0.08,
        unit="1 / month",
        low=0.02,
        high=0.5,
        source="assumed: a ceasefire of May 2014 was followed by an accord in May and June 2015 (K45)",
    )
    breakdown: Number = parameter(0.1, unit="1 / month", low=0.0, high=0.5, source="assumed: most of a year")
    acceptance: Number = parameter(
        0.65, unit="probability", low=0.3, high=0.95, source="after cunningham2006; assumed: direction only"
    )
    adherence: Number = parameter(
        0.9, unit="share", low=0.5, high=1.0, source="assumed: some groups go on fighting"
    )
    observance: Number = parameter(
        0.98,
        unit="share",
        low=0.5,
        high=1.0,
        source="after K3; assumed: below 25 deaths a year after each accord of the north, hundreds before",
    )


Veto = Callable[[Array, Array], Array]


def tracks(seated: Array, acceptance: Array) -> Array:
    """Each party agrees or not for itself."""
    return seated * acceptance


def common_table(seated: Array, acceptance: Array) -> Array:
    """Each armed party at the table has a veto: all must accept."""
    return seated * np.power(acceptance, over_factions(seated))


@mechanism(
    reads=("accord", "active", "demand", "dialogue", "influence", "mediation", "offer", "talks", "truce"),
    writes=("accord", "signed", "talks", "truce"),
    parameters=Parameters,
    sources=("cunningham2006", "walter1997", "fearon1995", "nilsson2008"),
    forms={"tracks": tracks, "common_table": common_table},
    idle=lambda world: not (world.dialogue.any() or world.talks.any()),
)
def dialogue(world: World, p: Parameters, draw: Chance, veto: Veto) -> Changes:
    """Let invited factions come, agree, sign or walk away."""
    others = world.factions.irregular * world.active
    invited = others * world.influence * world.dialogue
    holds = towards_state(world.factions, world.truce) > 0
    luck = draw.uniform("table", (len(world.factions), 1))
    came = _happens(luck, invited * p.convening * (1.0 + world.mediation) / 2.0, world) * (1.0 - world.talks)
    possible = _deal(world)
    ready = veto(world.talks * possible * world.dialogue, p.acceptance)
    paused = _happens(luck, ready * p.ceasefire * ~holds, world)
    signs = _happens(luck, ready * p.signing * holds * (1.0 - world.accord), world)
    pending = world.talks * (1.0 - world.accord)
    failed = pending * _happens(luck, (1.0 - possible) * p.breakdown, world)
    failed = np.maximum(failed, pending * (1.0 - world.dialogue))
    truce = towards_state(world.factions, world.truce)
    held = p.adherence * paused + (p.observance - truce) * signs - truce * failed
    return (
        gain("talks", came - failed, "came to the table or left it"),
        gain("truce", with_state(world.factions, held), "ceasefire agreed or given up"),
        gain("accord", signs, "signed"),
        note("signed", signs),
    )


def _deal(world: World) -> Array:
    """Whether the state offers each faction at least what it demands, ``(R, F, 1)``."""
    offered = from_state(world.factions, world.offer)
    demanded = towards_state(world.factions, world.demand)
    suits: Array = (offered >= demanded).astype(np.float64)
    return suits


def _happens(luck: Array, rate: Array, world: World) -> Array:
    return (luck < chance(rate, world.months)).astype(np.float64)
