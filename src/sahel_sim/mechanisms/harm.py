r"""Harm: civilians die in the way of fire, and in attacks that are meant for them.

Fire that misses kills bystanders unless restraint holds it back. Attacks follow Kalyvas: violence is
*selective* where a faction governs much but not all, for there it is told whom to strike, and
*indiscriminate* where it is strong enough to strike but does not govern and knows little,

.. math:: \lambda_k = \left[ s_0 \, g(c_k) + u_0 (1 - c_k)(1 - \mu_k) \right]
          (1 - \rho_k) \, \frac{F_k}{F_k + f} \, \frac{E_k}{E_k + e} \, \frac{N}{10\,000}

with control :math:`c`, intelligence :math:`\mu`, restraint :math:`\rho`, people :math:`N`, fighters
:math:`F` and enemies there whom it wants to fight :math:`E`: nobody is massacred where there is no war, and
:math:`g`, the mean of town and villages, 1 at control of a quarter and three quarters, :math:`g_0` at parity,
:math:`g_1` at none and all. Each attack has a lognormal toll. A truce with the state binds who signed it here
too, in part, and a pact with elders binds the jihadists who make pacts.

Left out: communal violence, revenge between neighbours, abduction, siege; who the victims are.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sahel_sim.core import (
    Array,
    Chance,
    Changes,
    Entry,
    Number,
    World,
    against,
    apportion,
    mechanism,
    note,
    over_factions,
    over_localities,
    parameter,
    share,
    towards_state,
    transfer,
)
from sahel_sim.core.targeting import indiscriminate_rate, selective_shape


@dataclass(frozen=True)
class Parameters:
    """Who is hurt, and how often.

    bystanders: part of the fire that misses which hits a civilian, where people live
    selective: attacks where denunciation is at its peak
    indiscriminate: attacks where nothing is governed or known
    at_parity: selective violence at parity, relative to its peak
    at_ends: selective violence under no control or full control, relative to its peak
    presence: fighters at which half of the possible attacks are carried out
    rivals: enemies in the place at which half of them are
    bound: attacks that a faction withholds while a truce with the state holds
    withheld: attacks that jihadists withhold where they have a pact with elders
    mean_toll: civilians killed in an attack, on average
    spread: standard deviation of the logarithm of the toll
    """

    bystanders: Number = parameter(
        0.2, unit="share", low=0.0, high=1.0, source="assumed: 18 of some 150 dead of 2023 (ged241)"
    )
    selective: Number = parameter(
        0.06,
        unit="attacks / 10 000 people / month",
        low=0.0,
        high=1.0,
        source="assumed: kalyvas2006 gives no rate; of the order of the attacks counted in K1, K2",
    )
    indiscriminate: Number = parameter(
        0.01,
        unit="attacks / 10 000 people / month",
        low=0.0,
        high=3.0,
        source="assumed: kalyvas2006 gives no rate; of the order of the attacks counted in K1, K2",
    )
    at_parity: Number = parameter(
        0.1, unit="ratio", low=0.0, high=0.5, source="after kalyvas2006; assumed: small"
    )
    at_ends: Number = parameter(
        0.05, unit="ratio", low=0.0, high=0.2, source="after kalyvas2006; assumed: small"
    )
    presence: Number = parameter(
        20.0, unit="fighters", low=10.0, high=1000.0, source="assumed: a band or two"
    )
    rivals: Number = parameter(
        20.0,
        unit="fighters",
        low=0.0,
        high=200.0,
        source="assumed: kalyvas2006 has violence where two compete; a band; 0 is the null",
    )
    bound: Number = parameter(
        0.3, unit="share", low=0.0, high=0.8, source="assumed: truces of Mali named civilians; 0 is the null"
    )
    withheld: Number = parameter(
        0.7, unit="share", low=0.0, high=1.0, source="after K43; assumed: most of them; 0 is the null"
    )
    mean_toll: Number = parameter(7.5, unit="persons / attack", low=1.0, high=20.0, source="ged241: computed")
    spread: Number = parameter(1.1, unit="log", low=0.0, high=2.0, source="ged241: computed")


def by_control(world: World, p: Parameters) -> Array:
    """Selective violence follows control, in the town and in the villages, as in Kalyvas."""
    held = world.town_control, world.village_control
    return world.by_people(*(selective_shape(part, p.at_parity, p.at_ends) for part in held))


def anywhere(world: World, p: Parameters) -> Array:
    """The null: selective violence does not depend on control."""
    return np.ones_like(world.fighters)


@mechanism(
    reads=("away", "displaced", "divisible", "drive", "fighters", "hostility", "in_town", "intelligence",
           "pact", "residents", "partner", "partner_restraint", "restraint", "stray", "town_control", "truce",
           "village_control"),
    writes=("residents", "displaced", "away", "killed", "attacks", "harmed"),
    parameters=Parameters,
    sources=("kalyvas2006", "robin2020", "balcells2010", "ged241"),
    forms={"by_control": by_control, "anywhere": anywhere},
)  # fmt: skip
def harm(world: World, p: Parameters, draw: Chance, shape: Callable[[World, Parameters], Array]) -> Changes:
    """Kill bystanders and victims of attacks."""
    people = world.residents + world.displaced
    blind = indiscriminate_rate(p.indiscriminate, world.control, world.intelligence)
    able = share(world.fighters, world.fighters + p.presence) * (1.0 - world.conduct)
    foes = against(world.enmity * world.drive, world.fighters)
    truce = towards_state(world.factions, world.truce) * world.factions.irregular
    able = able * share(foes, foes + p.rivals) * (1.0 - p.bound * truce)
    able = able * (1.0 - p.withheld * world.at_pact)
    expected = (p.selective * shape(world, p) + blind) * able * people / 10_000.0 * world.months
    attacks, severity = draw.events("attack", expected, p.spread)
    wanted = severity * p.mean_toll + p.bystanders * world.stray * (1.0 - world.conduct)
    killed = wanted * share(np.minimum(over_factions(wanted), people), over_factions(wanted))
    at_home = killed * share(world.residents, people)
    in_exile = transfer("displaced", "killed", killed - at_home, "killed")
    missing = apportion(-over_localities(in_exile[0].amount), world.away)
    return (
        *transfer("residents", "killed", at_home, "killed"),
        *in_exile,
        Entry("away", -missing, "killed"),
        note("attacks", attacks),
        note("harmed", killed),
    )
