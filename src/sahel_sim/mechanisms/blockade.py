r"""Blockade: who governs the roads around a town can cut its trade, and so the taxes that it pays.

.. math:: \Delta B_l = v \left( \bar c^-_l \, c^+_l - B_l \right)

with the share :math:`\bar c^-` of the neighbouring places that enemies of the state govern, as far as they
fight it, and the share :math:`c^+` of the town that the state governs. A blockaded place pays less tax to
all. Forms: *on*, or *off* by leaving the mechanism out.

Left out: convoys, sanctions from abroad, hunger, and tolls as an income (see finance).
"""

from dataclasses import dataclass

from sahel_sim.core import (
    Chance,
    Changes,
    Number,
    World,
    chance,
    gain,
    mechanism,
    over_factions,
    parameter,
    towards_state,
)


@dataclass(frozen=True)
class Parameters:
    """How roads are closed.

    speed: how fast a blockade tightens or opens
    """

    speed: Number = parameter(
        0.3, unit="1 / month", low=0.0, high=1.0, source="assumed: Timbuktu felt it within weeks in 2023"
    )


@mechanism(
    reads=("blockade", "control", "hostility", "truce"),
    writes=("blockade",),
    parameters=Parameters,
    sources=("lebillon2001", "K14"),
)
def blockade(world: World, p: Parameters, draw: Chance) -> Changes:
    """Tighten or open the ring around towns."""
    fighting = towards_state(world.factions, world.enmity)
    hostile = over_factions(world.control * fighting * world.factions.insurgent)
    town = over_factions(world.control * world.factions.state)
    ring = world.places.mean_of_neighbours(hostile) * town
    return (
        gain("blockade", (ring - world.blockade) * chance(p.speed, world.months), "roads closed or opened"),
    )
