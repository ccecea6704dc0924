r"""Integration: under an accord fighters join the army or go home, if their leaders dare to disarm.

.. math:: \text{leaving}_i = F_i \left[1 - e^{-r \, w_G \, w_i \, a_i t}\right]

with the rate :math:`r`, wills to carry the accord out :math:`w`, and :math:`a`, 1 where an accord is in force
and the faction dares to lay down its arms towards the state (see the strategy *bargain*: a guarantee, trust
or a good offer make it dare). A part of those who leave joins the army, the others go home. At rate 0
nobody disarms and an accord is only words on paper.

Left out: quotas, ranks, who pays the integrated, deserters from mixed units, and arms that are kept.
"""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core import (
    Chance,
    Changes,
    Entry,
    Number,
    World,
    apportion,
    chance,
    mechanism,
    of_state,
    over_factions,
    parameter,
    towards_state,
    transfer,
    trimmed,
)


@dataclass(frozen=True)
class Parameters:
    """How fighters are integrated.

    pace: how fast fighters of a side that dares disarm, at full will
    army: part of them that joins the army
    """

    pace: Number = parameter(
        0.2, unit="1 / year", low=0.0, high=1.0, source="after K31; assumed: five years; 0 is the null"
    )
    army: Number = parameter(
        0.5,
        unit="share",
        low=0.0,
        high=1.0,
        source="after K30; assumed: the rest finds civil work; no share is known",
    )


MONTHS_PER_YEAR = 12.0


@mechanism(
    reads=("accord", "active", "disarm", "fighters", "will"),
    writes=("fighters", "residents"),
    parameters=Parameters,
    sources=("walter1997", "K30", "K31", "joshi2015"),
    idle=lambda world: not world.accord.any(),
)
def integration(world: World, p: Parameters, draw: Chance) -> Changes:
    """Let those who dare lay down their arms."""
    state = world.factions.state
    will = world.will * of_state(world.factions, world.will)
    dares = towards_state(world.factions, world.disarm) * world.accord * world.factions.irregular
    rate = p.pace / MONTHS_PER_YEAR * will * dares
    leaving = world.fighters * chance(rate, world.months) * world.places.domestic
    joining = trimmed(leaving * p.army, "people")
    army = apportion(np.swapaxes(over_factions(joining), 1, 2), np.swapaxes(state * world.active, 1, 2))
    moved = np.swapaxes(army, 1, 2) - joining
    return (
        Entry("fighters", moved, "integrated into the army"),
        *transfer("fighters", "residents", leaving * (1.0 - p.army), "disarmed and went home"),
    )
