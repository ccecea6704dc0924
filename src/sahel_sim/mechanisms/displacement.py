r"""Displacement: people flee from violence, from a new master, and from hunger; they return slowly.

.. math:: \text{flight}_l = N_l \left[ 1 - e^{-\phi d_l / N_l - s B_l t} \right]
          + N_l \left(\lambda_l - a_l\right)^+ \left[ 1 - e^{-u x_l - v k_l t} \right], \qquad
          \text{return}_l = A_l \left[ 1 - e^{-\rho \, q_l \, t} \right]

All flee alike from the dead :math:`d`, so many for each; those of a town also from a blockade, :math:`B`.
Those who side with the enemies of whoever comes, :math:`\lambda` less those already gone :math:`a`, flee
when the capital of their region or, in a town, the town itself is taken, :math:`x`, and before that from
the column of a campaign that stands in their region, :math:`k`. Who flees goes to places one road away, the
nearer the more, from the villages also into the town, and flees on if violence follows. People away,
:math:`A`, return in calm :math:`q = \prod_k (1 - F_k)`, where nobody is feared, from all places in
proportion to the displaced who live there, and to town and villages as people are missing in each.

Left out: camps that draw people, kin, the border police, aid, and children born in exile.
"""

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
    chance,
    gain,
    mechanism,
    over_factions,
    over_localities,
    parameter,
    share,
    trimmed,
    whole,
)
from sahel_sim.core.flight import part_in_town, refuges
from sahel_sim.core.objective import advancing


@dataclass(frozen=True)
class Parameters:
    """How people flee and return.

    flight: people who flee from each death
    fall: how surely those run who side with the enemies of whoever takes all of a town
    advance: rate at which they run from a campaign with all of the strength in their region
    siege: rate at which people leave a place whose roads are all closed
    reach: road distance over which nearness falls to 37 %
    homecoming: share of the displaced who return in calm times
    """

    flight: Number = parameter(
        50.0,
        unit="persons / death",
        low=0.0,
        high=200.0,
        source="assumed: a few hundred thousand displaced and some thousand dead in the centre",
    )
    fall: Number = parameter(
        1.5,
        unit="-",
        low=0.0,
        high=6.0,
        source="after K14, K27; assumed: most fled Kidal in 2023, many the north in 2012; 0 is the null",
    )
    advance: Number = parameter(
        1.0,
        unit="1 / month",
        low=0.0,
        high=3.0,
        source="after K14; assumed: towns emptied while the column of 2023 was on its way; 0 is the null",
    )
    siege: Number = parameter(
        0.005,
        unit="1 / month",
        low=0.0,
        high=0.05,
        source="assumed: some leave a blockaded town, most cannot; 0 is the null",
    )
    reach: Number = parameter(
        150.0,
        unit="km",
        low=35.0,
        high=600.0,
        source="assumed: days on foot or by lorry, 35 to 200 km a day (K4)",
    )
    homecoming: Number = parameter(
        0.005,
        unit="1 / month",
        low=0.0,
        high=0.03,
        source="assumed: refugees fell by 15 % in 28 months (K4)",
    )


@mechanism(
    reads=("away", "blockade", "campaign", "displaced", "drive", "fear", "fighters", "harmed", "hostility",
           "in_town", "losses", "loyalty", "pressure", "residents", "seized", "town_control", "truce"),
    writes=("away", "displaced", "in_town", "residents"),
    parameters=Parameters,
    sources=("suleimenova2017", "davenport2003", "K4", "K14"),
)  # fmt: skip
def displacement(world: World, p: Parameters, draw: Chance) -> Changes:
    """Let people of towns and of villages flee, and return to calm."""
    deaths = over_factions(world.harmed) + over_factions(world.losses)
    fear = np.exp(-share(p.flight * deaths, world.residents + world.displaced))
    hunger = np.exp(-p.siege * world.blockade * world.months)
    town = world.residents * world.in_town
    taken, of_region = _taken(world)
    left_town = trimmed(town * _leaving(world, p, fear * hunger, np.maximum(taken, of_region)), "people")
    left_villages = trimmed((world.residents - town) * _leaving(world, p, fear, of_region), "people")
    fled = left_town + left_villages
    moved_on = trimmed(world.displaced * (1.0 - fear * hunger), "people")
    refuge = refuges(world.places, left_town + moved_on, left_villages, p.reach)
    calm = np.prod(1.0 - world.fear, axis=1, keepdims=True)
    back = whole(world.away * chance(p.homecoming * calm, world.months), "people")
    leaving = apportion(over_localities(back), world.displaced - moved_on + refuge)
    in_town = part_in_town(world, town - left_town, world.residents - fled, back)
    return (
        Entry("residents", -fled, "fled"),
        Entry("away", fled, "fled"),
        Entry("displaced", refuge - moved_on, "fled"),
        Entry("residents", back, "returned"),
        Entry("away", -back, "returned"),
        Entry("displaced", -leaving, "returned"),
        gain("in_town", in_town - world.in_town, "fled and returned"),
    )


def _leaving(world: World, p: Parameters, stayed: Array, taken: Array) -> Array:
    """Part of the residents who leave, ``(R, 1, L)``: from violence and hunger, and from those who come."""
    run = -np.expm1(-p.fall * taken - p.advance * advancing(world) * world.months)
    at_home = share(world.residents, world.residents + world.away) * 0.5 * (1.0 + stayed)
    sided = np.minimum(against(world.enmity, world.loyalty), 1.0)
    still = np.maximum(sided - (1.0 - at_home), 0.0)
    return 1.0 - stayed * (1.0 - np.minimum(share(over_factions(run * still), at_home), 1.0))


def _taken(world: World) -> tuple[Array, Array]:
    """How much of each town, and of the capital of its region, each took, ``(R, F, L)``."""
    places, took = world.places, np.maximum(world.seized, 0.0)
    return took, places.over_regions(took * places.capital)[..., places.region_of]
