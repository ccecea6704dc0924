r"""Weariness: the cost of a war is felt, remembered, and fades; a stalemate may hurt or be comfortable.

.. math:: \frac{dW_{ij}}{dt} = \frac{1}{\tau} \left[ a \, \dot l_{ij} + (s - k) \, Z_{ij} - W_{ij} \right],
          \qquad \frac{dZ_{ij}}{dt} = \frac{\dot n_{ij}}{n_0} (1 - Z_{ij}) - \dot x_i Z_{ij}
          - \frac{Z_{ij}}{\tau_Z}

with the share of its force that :math:`i` loses to :math:`j` in a month :math:`\dot l`, the pain of a
stalemate :math:`s`, the comfort of a war economy :math:`k`, and how far the war is a stalemate :math:`Z`:
clashes :math:`n` make it one, and whatever of places changes hands, :math:`x`, moves it again. The pain may
be 0: then only blood tires. Where comfort is the larger, weariness is below 0: the war pays, and a deal
must offer more. It stays within -1 and 1.

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
    drawn,
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
    stalemate_pain: cost of a full stalemate
    comfort: what a full stalemate earns those who live from the war
    busy: clashes after which a war that moves nothing is a stalemate to 63 %
    settling: how long a stalemate lasts after the last clash
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
        source="after zartman1985; assumed: 0 is a painless stalemate",
    )
    comfort: Number = parameter(
        0.1,
        unit="share of the prize",
        low=0.0,
        high=0.5,
        source="after collier2004; assumed: above half of the prize no war could hurt those who fight it",
    )
    busy: Number = parameter(
        4.0, unit="clashes", low=1.0, high=50.0, source="assumed: a season with a clash every two weeks"
    )
    settling: Number = parameter(
        3.0, unit="months", low=1.0, high=12.0, source="after zartman1985; assumed: a season without a change"
    )
    memory: Number = parameter(
        12.0, unit="months", low=6.0, high=18.0, source="after zartman1985; assumed: a year or so"
    )


@mechanism(
    reads=("clashes", "fighters", "losses", "seized", "stalemate", "toll", "toll_first", "weariness"),
    writes=("stalemate", "weariness"),
    parameters=Parameters,
    sources=("zartman1985", "zartman2000", "kleiboer1994", "pruitt2005"),
)
def weariness(world: World, p: Parameters, draw: Chance) -> Changes:
    """Let every side feel what its wars cost."""
    lost, fights = _between(world)
    force = over_localities(world.fighters + world.losses)
    moved = over_localities(np.abs(world.seized))
    gone = 1.0 - lasting(p.memory, world.months)
    stuck, freed = drawn(world.stalemate, fights / p.busy, world.months / p.settling + moved)
    halfway = world.stalemate + 0.5 * (stuck + freed)
    cost = p.blood * share(lost, force) / world.months + (p.stalemate_pain - p.comfort) * halfway
    felt = np.clip(world.weariness * (1.0 - gone) + cost * gone, -1.0, 1.0)
    return (
        gain("weariness", -world.weariness * gone, "faded"),
        gain("weariness", felt - world.weariness * (1.0 - gone), "felt"),
        gain("stalemate", freed, "calm, or places that changed hands"),
        gain("stalemate", stuck, "clashes"),
    )


def _between(world: World) -> tuple[Array, Array]:
    """Fighters that each faction lost to each other, and clashes between them, ``(R, F, F)``."""
    on_first = over_localities(world.toll_first)[..., 0]
    on_second = over_localities(world.toll)[..., 0] - on_first
    clashes = over_localities(world.clashes)[..., 0]
    sides = world.factions
    return of_pairs(sides, on_first, on_second), of_pairs(sides, clashes, clashes)
