r"""Fragmentation: a faction that loses splits, and its people go over to those they are not at odds with.

.. math:: \text{leaving}_i = F_i \left[1 - e^{-s_0 (1 + a \, l_i)(1 - k_i) t}\right], \qquad
          \Delta k_i = -\frac{k_i - k_0}{\tau} + c \, d_i

with losses of the last step :math:`l` as a share of the force, cohesion :math:`k`, and symbolic places lost
:math:`d`; the sign of :math:`c` is open: losing a capital may break a movement or weld it. Those who leave
join factions in the same place, by strength and by how little the two are at odds; the others stay.

Left out: leaders, splinters with new names other than those a scenario keeps ready, return.
"""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core import (
    Array,
    Chance,
    Changes,
    Entry,
    Number,
    World,
    chance,
    gain,
    lasting,
    mechanism,
    over_localities,
    parameter,
    share,
    trimmed,
)


@dataclass(frozen=True)
class Parameters:
    """How movements break.

    split: rate at which members of a force without cohesion leave for others
    losses: how much more of it when the whole force is lost in a month
    cohesion: cohesion in ordinary times
    memory: how long a shock to cohesion lasts
    founders: pull of a faction that a scenario keeps ready, relative to those who stay
    capital: change of cohesion when a place of full symbolic weight is lost
    """

    split: Number = parameter(
        0.02, unit="1 / month", low=0.0, high=0.1, source="after christia2012; assumed: no rate there"
    )
    losses: Number = parameter(
        10.0, unit="-", low=0.0, high=50.0, source="after christia2012; assumed: splits follow losses"
    )
    cohesion: Number = parameter(0.7, unit="share", low=0.2, high=0.95, source="assumed: no estimate exists")
    memory: Number = parameter(12.0, unit="months", low=3.0, high=36.0, source="assumed: a year")
    founders: Number = parameter(
        0.0,
        unit="ratio",
        low=0.0,
        high=1.0,
        source="after christia2012; assumed: 0 is the null, nobody founds it",
    )
    capital: Number = parameter(
        0.0,
        unit="share",
        low=-1.0,
        high=1.0,
        source="after christia2012, seymour2016; assumed: the sign is open",
    )


@mechanism(
    reads=("active", "cohesion", "fighters", "hostility", "losses", "seized", "truce"),
    writes=("active", "cohesion", "fighters"),
    parameters=Parameters,
    sources=("christia2012", "seymour2016", "bakke2012", "douglass2012"),
)
def fragmentation(world: World, p: Parameters, draw: Chance) -> Changes:
    """Let members of losing factions go over to others."""
    lost = share(over_localities(world.losses), over_localities(world.fighters + world.losses)) / world.months
    rate = p.split * (1.0 + p.losses * lost) * (1.0 - world.cohesion) * world.factions.insurgent
    leaving = world.fighters * chance(rate, world.months)
    symbolic = over_localities(np.maximum(-world.seized, 0.0) * world.places.symbolic)
    calm = (p.cohesion - world.cohesion) * (1.0 - lasting(p.memory, world.months))
    shaken = np.clip(world.cohesion + calm + p.capital * symbolic, 0.0, 1.0) - world.cohesion - calm
    moves = _moves(world, p, leaving)
    joined = sum((entry.amount for entry in moves), np.zeros_like(world.fighters))
    grown = (over_localities(joined) > 0) * (1.0 - world.active)
    return (
        *moves,
        Entry("active", grown, "came into being"),
        gain("cohesion", calm, "back to normal"),
        gain("cohesion", shaken, "a symbolic place was lost"),
    )


def _moves(world: World, p: Parameters, leaving: Array) -> Changes:
    """Who joins whom: one entry for each faction that is left, with all that it gives and others get."""
    insurgent, dormant = world.factions.insurgent[0, :, 0], 1.0 - world.active
    moves = []
    for giver in range(len(world.factions)):
        if insurgent[giver]:
            row = slice(giver, giver + 1)
            open_to = (1.0 - world.enmity[:, row]) * insurgent
            open_to[:, :, giver] = 0.0
            welcome = np.swapaxes(open_to, 1, 2) * (
                world.fighters + p.founders * dormant * world.fighters[:, row]
            )
            part = share(welcome, welcome.sum(axis=1, keepdims=True) + world.fighters[:, row])
            got = trimmed(leaving[:, row] * part, "people")
            got[:, row] = -got.sum(axis=1, keepdims=True)
            moves.append(Entry("fighters", got, f"from {world.factions.names[giver]}"))
    return tuple(moves)
