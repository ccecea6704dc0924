r"""Finance: money comes from outside, from those governed and from the war itself, and pays fighters.

.. math:: \Delta M_j = S_j + x \sum_l c_{jl} N_l + w \, k_j F_j - \text{paid}, \qquad
          \text{paid} = \min\left( k_j F_j + k_p b_j, \; M_j + \text{income} \right)

with outside support :math:`S`, tax :math:`x` on the people governed at home, the displaced among them,
pay :math:`k`, and war income :math:`w` as a share of an insurgent's costs: smuggling, ransom, gold,
tolls. Above 1 the war pays for itself, and a stalemate is comfortable. A foreign partner in the part
:math:`b` of operations is paid like soldiers. What cannot be paid drives desertion and stops drafting. A
state that does not spend its budget loses it: what exceeds some months of support lapses.

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
    pay_insurgents: cost of one insurgent or militiaman
    trade_loss: part of the taxes that a full blockade costs
    war_rent: war income of an irregular group, as a share of its costs
    partner: cost of a partner in all operations
    reserve: months of its support that a state may keep
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
        0.6, unit="share", low=0.2, high=0.95, source="after lebillon2001; assumed: no estimate exists"
    )
    war_rent: Number = parameter(
        0.4,
        unit="share",
        low=0.0,
        high=1.2,
        source="assumed: collier2004 and lebillon2001 give no number for Mali",
    )
    partner: Number = parameter(
        25.0,
        unit="million USD / month",
        low=0.0,
        high=30.0,
        source="assumed: 10 a month for a partner in four of ten operations, as the press had it",
    )
    reserve: Number = parameter(
        3.0, unit="months", low=0.0, high=24.0, source="assumed: a quarter; budgets lapse with the year"
    )


@mechanism(
    reads=("active", "blockade", "displaced", "fighters", "in_town", "partner", "residents", "support",
           "town_control", "treasury", "village_control"),
    writes=("treasury", "unpaid"),
    parameters=Parameters,
    sources=("collier2004", "lebillon2001", "K33"),
)  # fmt: skip
def finance(world: World, p: Parameters, draw: Chance) -> Changes:
    """Take in money and pay those who fight."""
    irregular, state = world.factions.irregular, world.factions.state
    pay = (p.pay_insurgents * irregular + p.pay_state * state) * over_localities(world.fighters)
    owed = whole((pay + p.partner * world.partner * world.active) * world.months, "money")
    people = (world.residents + world.displaced) * world.places.domestic
    support = whole(world.support * world.active * world.months, "money")
    trade = people * (1.0 - p.trade_loss * world.blockade)
    taxes = whole(p.tax * over_localities(world.control * trade) * world.months, "money")
    rent = whole(p.war_rent * irregular * pay * world.months, "money")
    paid = np.minimum(owed, world.treasury + support + taxes + rent)
    unspent = np.maximum(world.treasury + support + taxes - paid - p.reserve * world.support, 0.0)
    return (
        gain("treasury", support, "support from outside"),
        gain("treasury", taxes, "taxes"),
        gain("treasury", rent, "war income"),
        gain("treasury", -paid, "pay"),
        gain("treasury", -np.minimum(unspent, support + taxes) * state, "budget that lapsed"),
        note("unpaid", share(owed - paid, owed)),
    )
