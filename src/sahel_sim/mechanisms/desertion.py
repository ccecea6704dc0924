r"""Desertion: fighters go home, sooner when unpaid, idle, or after many have just died.

.. math:: \Delta F_j = -\left[ p(d_0) + p(d_1) \, y_j + p(d_3) (1 - w_j) (1 - a_j) + d_2 \, l_j \right] F_j,
          \qquad p(d) = 1 - e^{-d t}

with the unpaid part of the pay :math:`y`, insurgents' drive against the state :math:`w` and whether an
accord gives them something to wait for :math:`a` (where the war has faded without one, movements melt), and
the part of the force in this place lost in the step :math:`l`. The sign of :math:`d_2` is open: losses
break some forces and weld others.

Left out: defection to another side, surrender under an amnesty, release of captives.
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
    parameter,
    share,
    towards_state,
    transfer,
)


@dataclass(frozen=True)
class Parameters:
    """Why fighters leave.

    rate: going home in ordinary times
    unpaid: more of it when nothing is paid
    idle: more of it among insurgents whose war has faded
    losses: more of it for each share of the force lost
    """

    rate: Number = parameter(
        0.01,
        unit="1 / month",
        low=0.0,
        high=0.05,
        source="assumed: a tenth or so of a force a year",
    )
    unpaid: Number = parameter(0.1, unit="1 / month", low=0.0, high=0.5, source="assumed: no estimate exists")
    idle: Number = parameter(
        0.006,
        unit="1 / month",
        low=0.0,
        high=0.05,
        source="assumed: half as many as in ordinary times; 0 is the null",
    )
    losses: Number = parameter(
        0.2, unit="-", low=-0.2, high=1.0, source="after douglass2012, seymour2016; assumed: direction only"
    )


@mechanism(
    reads=("accord", "drive", "fighters", "losses", "unpaid"),
    writes=("fighters", "residents"),
    parameters=Parameters,
    sources=("douglass2012", "seymour2016"),
)
def desertion(world: World, p: Parameters, draw: Chance) -> Changes:
    """Let fighters go home where they are."""
    lost = share(world.losses, world.fighters + world.losses)
    ordinary = chance(p.rate, world.months) + chance(p.unpaid, world.months) * world.unpaid
    idle = (1.0 - towards_state(world.factions, world.drive)) * world.factions.insurgent
    ordinary = ordinary + chance(p.idle, world.months) * idle * (1.0 - world.accord)
    part = np.clip(ordinary + p.losses * lost, 0.0, 1.0)
    return transfer("fighters", "residents", world.fighters * part, "deserted")
