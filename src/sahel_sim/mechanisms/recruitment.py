r"""Recruitment: the aggrieved join, the avengers of the dead join, some come for reasons of their own.

Insurgents gain, in each place,

.. math:: \Delta F_j = m_j \, h_0 \, e^{\kappa (A_j + w_j) - \delta B_j} \, N \, r_j
          + \theta \sum_k \eta_{jk} \, c_k + \rho_j

with :math:`A` anger at :math:`j`'s enemies less anger at :math:`j`, :math:`w` prior loyalty, :math:`B` fear
of its enemies, :math:`N r` people within reach (governed, or governed by nobody where it is present, as far
as its fighters :math:`F_j / (F_j + f)` get around), :math:`c_k` civilians harmed by its enemies, divided
over those who fight them (:math:`\eta`), and :math:`m` the part of the aggrieved whom its money can keep.
:math:`\theta` is signed: harm may deter. The inflow :math:`\rho` needs recruiters: of a movement of
:math:`T` fighters, :math:`T / (T + T_{1/2})` of it arrives, dealt out over movements by :math:`T_j / (T_j +
T_{1/2})`: each has doors of its own. Militias recruit only avengers. Where elders
have a pact with jihadists, :math:`\kappa_P` is added for these. Forms: *all* three, or one alone.

Left out: the state's soldiers (see drafting), forced recruitment, pay as a motive, quarrels among
recruiters, women and children as such.
"""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core import (
    DAYS_PER_MONTH,
    Array,
    Chance,
    Changes,
    Number,
    World,
    against,
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
    """Why people join.

    hazard: chance that a person within reach joins, without anger or fear
    anger: effect of anger on joining
    deterrence: effect of fear on joining
    vengeance: recruits for each civilian harmed by the enemy
    inflow: recruits of all jihadists for reasons that the model does not name
    recruiters: fighters of all jihadists at which half of that inflow finds its way
    presence: fighters in a place who reach half of those within reach
    half_funds: money at which half of those who would join can be kept
    pact: effect of a pact of elders and jihadists on joining the latter
    """

    hazard: Number = parameter(
        1.8e-4, unit="1 / month", low=3e-5, high=3e-3, source="assumed: 0.04 to 4 % of those in reach a year"
    )
    anger: Number = parameter(1.0, unit="-", low=0.0, high=2.0, source="assumed: no estimate exists")
    deterrence: Number = parameter(0.5, unit="-", low=0.0, high=2.0, source="assumed: no estimate exists")
    vengeance: Number = parameter(
        0.15,
        unit="persons / civilian",
        low=-0.3,
        high=0.6,
        source="after condra2012, lyall2009; assumed: size",
    )
    inflow: Number = parameter(
        2.0,
        unit="persons / day",
        low=0.0,
        high=3.0,
        source="assumed: 5 000 to 6 000 fighters doubling in 2 to 4 years, a quarter to a half of them here",
    )
    recruiters: Number = parameter(
        1000.0,
        unit="fighters",
        low=0.0,
        high=5000.0,
        source="assumed: so that the inflow alone doubles a small movement in two years, no faster than the "
        "whole ever grew; 0 is kress2009, where no movement can be ended while the inflow lasts",
    )
    presence: Number = parameter(
        20.0, unit="fighters", low=0.0, high=200.0, source="after kress2009; assumed: a band; 0 is the null"
    )
    half_funds: Number = parameter(
        0.5, unit="million USD", low=0.0, high=10.0, source="assumed: a month's pay of a thousand or two"
    )
    pact: Number = parameter(
        0.0, unit="-", low=-0.5, high=0.5, source="assumed: it feeds or starves their ranks, the sign is open"
    )


ALL, GRIEVANCE, COLLATERAL, EXOGENOUS = (1.0, 1.0, 1.0), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)


@mechanism(
    reads=("active", "divisible", "fear", "fighters", "grievance", "harmed", "hostility", "in_town",
           "loyalty", "pact", "residents", "town_control", "treasury", "truce", "village_control"),
    writes=("fighters", "residents"),
    parameters=Parameters,
    sources=("kress2009", "condra2012", "lyall2009", "rinaldi2022"),
    forms={"all": ALL, "grievance": GRIEVANCE, "collateral": COLLATERAL, "exogenous": EXOGENOUS},
)  # fmt: skip
def recruitment(world: World, p: Parameters, draw: Chance, weights: tuple[float, float, float]) -> Changes:
    """Let people join those who reach them."""
    insurgent = world.factions.insurgent * world.active
    funded = share(world.treasury, world.treasury + p.half_funds)
    aggrieved = weights[0] * insurgent * funded * _aggrieved(world, p)
    avengers = weights[1] * world.factions.irregular * world.active * _avengers(world, p)
    arrivals = weights[2] * _arrivals(world, p)
    wanted = over_factions(aggrieved + np.maximum(avengers, 0.0) + arrivals)
    room = share(np.minimum(wanted, world.residents), wanted)
    return (
        *transfer("residents", "fighters", aggrieved * room, "joined out of grievance"),
        *transfer(
            "residents", "fighters", np.where(avengers > 0, avengers * room, avengers), "joined after harm"
        ),
        *transfer("residents", "fighters", arrivals * room, "joined for other reasons"),
    )


def _aggrieved(world: World, p: Parameters) -> Array:
    """Persons within reach who would join out of grievance."""
    ungoverned = np.maximum(1.0 - over_factions(world.control), 0.0)
    reach = world.control + ungoverned * share(world.fighters, over_factions(world.fighters))
    reach = reach * share(world.fighters, world.fighters + p.presence)
    of_enemies = against(world.enmity, p.anger * world.grievance - p.deterrence * world.fear)
    calm = p.pact * world.at_pact
    will = np.exp(of_enemies + p.anger * (world.loyalty - world.grievance) + calm)
    return np.minimum(chance(p.hazard, world.months) * will, 1.0) * world.residents * reach


def _avengers(world: World, p: Parameters) -> Array:
    """Recruits made by the enemy's harm, shared out among those who fight him; may be below 0."""
    foes = against(np.swapaxes(world.enmity, 1, 2), world.fighters)
    owed = against(world.enmity, np.where(foes > 0, share(world.harmed, foes), 0.0))
    return np.maximum(p.vengeance * world.fighters * owed, -world.fighters)


def _arrivals(world: World, p: Parameters) -> Array:
    """Recruits who come for reasons of their own, to jihadists, where these are."""
    jihadists = world.fighters * world.factions.of_bloc("jihadists")
    sizes = over_localities(jihadists)
    total, doors = over_factions(sizes), share(sizes, sizes + p.recruiters)
    arriving = p.inflow * share(total, total + p.recruiters) * DAYS_PER_MONTH * world.months
    return share(jihadists, sizes) * share(doors, over_factions(doors)) * arriving
