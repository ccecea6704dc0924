r"""Blockade: who governs the roads around a town can cut its trade, and so the taxes that it pays.

.. math:: \Delta B_l = v \left( \bar c^-_l \, c^+_l - B_l \right)

with the share :math:`\bar c^-` that enemies of the state govern, as far as they fight it, of what is around
the town, half its own villages and half the neighbouring places, and the share :math:`c^+` of the town that
the state governs. A blockaded place pays less tax to all. Forms: *on*, or *off* by leaving the mechanism out.

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
    reads=("blockade", "hostility", "in_town", "town_control", "truce", "village_control"),
    writes=("blockade",),
    parameters=Parameters,
    sources=("lebillon2001", "K14"),
)
def blockade(world: World, p: Parameters, draw: Chance) -> Changes:
    """Tighten or open the ring around towns."""
    fighting = towards_state(world.factions, world.enmity)
    foes = fighting * world.factions.insurgent
    villages, beyond = over_factions(world.village_control * foes), over_factions(world.control * foes)
    around = 0.5 * (villages + world.places.mean_of_neighbours(beyond))
    ring = around * over_factions(world.town_control * world.factions.state)
    return (
        gain("blockade", (ring - world.blockade) * chance(p.speed, world.months), "roads closed or opened"),
    )
