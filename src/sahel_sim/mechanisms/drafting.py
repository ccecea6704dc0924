r"""Drafting: the state fills its ranks towards the strength that it means to have.

.. math:: \Delta F_l = (F^* - F)^+ \, (1 - e^{-d t}) \, \frac{M}{M + m} \, \frac{c_l N_l}{\sum_k c_k N_k}

with the establishment :math:`F^*`, the pace :math:`d`, money :math:`M` against the money :math:`m` at
which half can be kept, and people governed :math:`c N`: soldiers come from where the state governs.

Left out: training, the quality of recruits, allied militias, and demobilisation.
"""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core import (
    Chance,
    Changes,
    Number,
    World,
    chance,
    mechanism,
    over_factions,
    over_localities,
    parameter,
    share,
    transfer,
)


@dataclass(frozen=True)
class Parameters:
    """How armies grow.

    pace: how fast missing soldiers are found
    half_funds: money at which half of those who are drafted can be kept
    """

    pace: Number = parameter(
        0.1,
        unit="1 / month",
        low=0.0,
        high=0.3,
        source="assumed: the army grew from 13 000 to 20 000 in 2020-22 (K33)",
    )
    half_funds: Number = parameter(
        0.5, unit="million USD", low=0.0, high=10.0, source="assumed: little; a state borrows"
    )


@mechanism(
    reads=(
        "establishment",
        "fighters",
        "in_town",
        "residents",
        "town_control",
        "treasury",
        "village_control",
    ),
    writes=("fighters", "residents"),
    parameters=Parameters,
    sources=("K33",),
)
def drafting(world: World, p: Parameters, draw: Chance) -> Changes:
    """Draft soldiers where the state governs."""
    missing = np.maximum(world.establishment - over_localities(world.fighters), 0.0) * world.factions.state
    funded = share(world.treasury, world.treasury + p.half_funds)
    governed = world.control * world.residents
    wanted = missing * funded * chance(p.pace, world.months) * share(governed, over_localities(governed))
    room = share(np.minimum(over_factions(wanted), world.residents), over_factions(wanted))
    return transfer("residents", "fighters", wanted * room, "drafted")
