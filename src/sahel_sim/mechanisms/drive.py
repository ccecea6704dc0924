r"""Drive: the will to fight an enemy falls by itself, and every death brings it back.

A scenario says how hard a faction is *told* to fight another; how much of that it *does*, :math:`w`, is
its drive,

.. math:: \frac{d w_{ij}}{dt} = \rho \, \dot h_{ij} (1 - w_{ij})
          - \varphi \, D_{ij} \left(1 + \kappa W^+_{ij}\right) w_{ij}, \qquad
          D_{ij} = \max\left[D_0, \min(D_i, D_j)\right]

with the dead :math:`h` whom :math:`j` gave :math:`i` (its fighters, and in part the civilians whom
:math:`j` killed, shared out among those who fight it there), felt weariness :math:`W`, and how far aims can
be shared, :math:`D`: wars for all or nothing hardly fade. So a war may fade without a word, and one
massacre may bring it back. When a peace breaks, both sides are at war again in full.

Left out: news that never arrives, leaders who need a war, an enemy who provokes on purpose.
"""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core import (
    Array,
    Chance,
    Changes,
    Number,
    World,
    against,
    drawn,
    gain,
    mechanism,
    of_pairs,
    over_localities,
    parameter,
    share,
    whole,
    with_state,
)


@dataclass(frozen=True)
class Parameters:
    """What keeps a war going.

    provocation: part of the missing will that one own dead brings back
    civilians: weight of a civilian whom the enemy kills against an own fighter
    fatigue: rate at which the will fades where aims can be shared
    weary: how much faster it fades where the war costs the whole prize
    least: how far the aims of those who want all or nothing can be shared after all
    """

    provocation: Number = parameter(
        0.035,
        unit="1 / person",
        low=0.0,
        high=0.2,
        source="assumed: the killing of about thirty moves a country; 0 is the null",
    )
    civilians: Number = parameter(
        0.5,
        unit="ratio",
        low=0.0,
        high=2.0,
        source="after kress2009; assumed: half as much as an own fighter",
    )
    fatigue: Number = parameter(
        0.3,
        unit="1 / month",
        low=0.0,
        high=1.0,
        source="assumed: without a death to avenge, a season; K3 has 42 % of episodes over within a year",
    )
    weary: Number = parameter(
        8.0,
        unit="1 / prize",
        low=0.0,
        high=20.0,
        source="after zartman1985; assumed: a hurting war fades in weeks",
    )
    least: Number = parameter(
        0.05, unit="0 to 1", low=0.0, high=0.3, source="after svensson; assumed: years, not never"
    )


@mechanism(
    reads=("divisible", "drive", "fighters", "harmed", "hostility", "relapsed", "toll", "toll_first", "truce",
           "weariness"),
    writes=("drive",),
    parameters=Parameters,
    sources=("zartman1985", "svensson", "kreutz2010", "K3"),
)  # fmt: skip
def drive(world: World, p: Parameters, draw: Chance) -> Changes:
    """Let the will to fight fade, and the dead bring it back."""
    shared = np.maximum(np.minimum(world.divisible, np.swapaxes(world.divisible, 1, 2)), p.least)
    fading = p.fatigue * shared * (1.0 + p.weary * np.maximum(world.weariness, 0.0)) * world.months
    risen, faded = (whole(x, "index") for x in drawn(world.drive, p.provocation * _dead(world, p), fading))
    again = np.minimum(with_state(world.factions, world.relapsed), 1.0)
    return (
        gain("drive", faded, "faded"),
        gain("drive", risen, "own dead"),
        gain("drive", (1.0 - world.drive - faded - risen) * again, "a peace broke"),
    )


def _dead(world: World, p: Parameters) -> Array:
    """The dead whom each faction mourns because of each other, ``(R, F, F)``."""
    on_first = over_localities(world.toll_first)[..., 0]
    on_second = over_localities(world.toll)[..., 0] - on_first
    foes = against(np.swapaxes(world.enmity, 1, 2), world.fighters)
    owed = np.where(foes > 0, share(world.harmed, foes), 0.0)
    civilians: Array = world.enmity * np.einsum("ril,rjl->rij", world.fighters, owed)
    return of_pairs(world.factions, on_first, on_second) + p.civilians * civilians
