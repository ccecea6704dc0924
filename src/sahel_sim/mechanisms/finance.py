r"""Finance: money comes from outside, from those governed and from the war itself, and pays fighters.

.. math:: \Delta M_j = S_j + x \sum_l c_{jl} N_l + w \, k_j F_j - \text{paid}, \qquad
          \text{paid} = \min\left( k_j F_j, \; M_j + \text{income} \right)

with outside support :math:`S`, tax :math:`x` on the people governed at home, the displaced among them,
pay :math:`k`, and war income :math:`w` as a share of an insurgent's costs: smuggling, ransom, gold,
tolls. Above 1 the war pays for itself, and a stalemate is comfortable. What cannot be paid drives
desertion.

Left out: prices, debt, corruption, equipment.
"""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core import (
    Chance,
    Changes,
    Number,
    World,
    gain,
    mechanism,
    note,
    over_localities,
    parameter,
    share,
    whole,
)


@dataclass(frozen=True)
class Parameters:
    """What war costs and earns.

    tax: taken from each person governed
    pay_state: cost of one soldier
    pay_insurgents: cost of one insurgent
    trade_loss: part of the taxes that a full blockade costs
    war_rent: war income of an insurgent group, as a share of its costs
    """

    tax: Number = parameter(
        5e-7,
        unit="million USD / person / month",
        low=0.0,
        high=2e-6,
        source="assumed: 50 US cents a person and month in a poor, half-governed region",
    )
    pay_state: Number = parameter(
        1.6e-3,
        unit="million USD / fighter / month",
        low=3e-4,
        high=3e-3,
        source="assumed: pay, food, fuel and arms of a soldier; a defence budget of 3.5 % of GDP "
        "(K33) over 35 000",
    )
    pay_insurgents: Number = parameter(
        3e-4,
        unit="million USD / fighter / month",
        low=1e-4,
        high=1e-3,
        source="assumed: a third of a soldier",
    )
    trade_loss: Number = parameter(
        0.6, unit="share", low=0.2, high=0.95, source="lebillon2001;assumed: no estimate exists"
    )
    war_rent: Number = parameter(
        0.4,
        unit="share",
        low=0.0,
        high=1.2,
        source="assumed: collier2004 and lebillon2001 give no number for Mali",
    )


@mechanism(
    reads=("active", "blockade", "control", "displaced", "fighters", "residents", "support", "treasury"),
    writes=("treasury", "unpaid"),
    parameters=Parameters,
    sources=("collier2004", "lebillon2001", "K33"),
)
def finance(world: World, p: Parameters, draw: Chance) -> Changes:
    """Take in money and pay those who fight."""
    insurgent = world.factions.insurgent
    pay = p.pay_insurgents * insurgent + p.pay_state * (1.0 - insurgent)
    owed = whole(pay * over_localities(world.fighters) * world.months, "money")
    people = (world.residents + world.displaced) * world.places.domestic
    support = whole(world.support * world.active * world.months, "money")
    trade = people * (1.0 - p.trade_loss * world.blockade)
    taxes = whole(p.tax * over_localities(world.control * trade) * world.months, "money")
    rent = whole(p.war_rent * insurgent * owed, "money")
    paid = np.minimum(owed, world.treasury + support + taxes + rent)
    return (
        gain("treasury", support, "support from outside"),
        gain("treasury", taxes, "taxes"),
        gain("treasury", rent, "war income"),
        gain("treasury", -paid, "pay"),
        note("unpaid", share(owed - paid, owed)),
    )
