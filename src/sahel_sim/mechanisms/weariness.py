r"""Weariness: the cost of a war is felt, remembered, and fades; a stalemate may hurt or be comfortable.

.. math:: W_{ij} \leftarrow W_{ij} e^{-t/\tau} + \left(1 - e^{-t/\tau}\right)
          \left[ a \, l_{ij} + s \, f_{ij} \, e^{-x_i} - k \, f_{ij} \right]_{-1}^{1}

with the share of its force that :math:`i` loses to :math:`j` in a month :math:`l`, how much the two fight
:math:`f = 1 - e^{-n/n_0}` for :math:`n` clashes a month, places that changed hands :math:`x`, pain of a
stalemate :math:`s`, and comfort of a war economy :math:`k`. The pain may be 0: then only blood tires. Where
comfort is the larger, weariness is below 0: the war pays, and a deal must offer more.

Left out: money as a cost of its own, cost to civilians as leaders feel it, and pressure from patrons.
"""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core import (
    Array,
    Chance,
    Changes,
    Number,
    World,
    gain,
    lasting,
    mechanism,
    of_pairs,
    over_localities,
    parameter,
    share,
)


@dataclass(frozen=True)
class Parameters:
    """What war costs those who wage it.

    blood: cost of losing the whole force in a month
    stalemate_pain: cost of a month of full fighting in which nothing changes hands
    comfort: what a month of full fighting earns those who live from it
    busy: clashes in a month at which a war is at 63 % of full fighting
    memory: how long costs are felt
    """

    blood: Number = parameter(
        10.0,
        unit="share of the prize",
        low=1.0,
        high=50.0,
        source="assumed: losing 1 % of a force in a month costs a tenth of the prize; 0.01 and 0.5",
    )
    stalemate_pain: Number = parameter(
        0.5,
        unit="share of the prize",
        low=0.0,
        high=1.0,
        source="zartman1985;assumed: 0 is a painless stalemate",
    )
    comfort: Number = parameter(
        0.1,
        unit="share of the prize",
        low=0.0,
        high=1.0,
        source="assumed: after collier2004, no number for Mali",
    )
    busy: Number = parameter(
        2.0, unit="clashes / month", low=0.5, high=50.0, source="assumed: a clash every two weeks is felt"
    )
    memory: Number = parameter(
        12.0, unit="months", low=6.0, high=18.0, source="zartman1985;assumed: a year or so"
    )


@mechanism(
    reads=("clashes", "fighters", "losses", "seized", "toll", "toll_first", "weariness"),
    writes=("weariness",),
    parameters=Parameters,
    sources=("zartman1985", "zartman2000", "kleiboer1994", "pruitt2005"),
)
def weariness(world: World, p: Parameters, draw: Chance) -> Changes:
    """Let every side feel what its wars cost."""
    lost, fights = _between(world)
    force = over_localities(world.fighters + world.losses)
    fighting = -np.expm1(-fights / (p.busy * world.months))
    moved = over_localities(np.abs(world.seized))
    cost = p.blood * share(lost, force) / world.months
    cost = cost + fighting * (p.stalemate_pain * np.exp(-moved / world.months) - p.comfort)
    gone = 1.0 - lasting(p.memory, world.months)
    return (
        gain("weariness", -world.weariness * gone, "faded"),
        gain("weariness", np.clip(cost, -1.0, 1.0) * gone, "felt"),
    )


def _between(world: World) -> tuple[Array, Array]:
    """Fighters that each faction lost to each other, and clashes between them, ``(R, F, F)``."""
    on_first = over_localities(world.toll_first)[..., 0]
    on_second = over_localities(world.toll)[..., 0] - on_first
    clashes = over_localities(world.clashes)[..., 0]
    sides = world.factions
    return of_pairs(sides, on_first, on_second), of_pairs(sides, clashes, clashes)
