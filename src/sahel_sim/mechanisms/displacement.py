r"""Displacement: people flee from violence, from a new master, and from hunger; they return slowly.

.. math:: \text{flight}_l = N_l \left[ 1 - e^{-\phi d_l / N_l - s B_l t} \right]
          + N_l \left(\lambda_l - a_l\right)^+ \left[ 1 - e^{-u x_l - v k_l t} \right], \qquad
          \text{return}_l = A_l \left[ 1 - e^{-\rho \, q_l \, t} \right]

All flee alike from the dead :math:`d`, so many for each, and from a blockade :math:`B`. Those who side with
the enemies of whoever comes, :math:`\lambda` less those already gone :math:`a`, flee when their town, or the
capital of their region, is taken, :math:`x`, and before that from the column of a campaign that stands in
their region, :math:`k`. People away, :math:`A`, return in calm :math:`q = \prod_k (1 - F_k)`, where nobody is
feared. Those who flee go to places one road away, the nearer the more, and flee on if violence follows them.
Those who return leave all places in proportion to the displaced who live there.

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
    mechanism,
    over_factions,
    over_localities,
    parameter,
    share,
    trimmed,
    whole,
)
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
    reads=("away", "blockade", "campaign", "control", "displaced", "drive", "fear", "fighters", "harmed",
           "hostility", "losses", "loyalty", "pressure", "residents", "seized", "truce"),
    writes=("away", "displaced", "residents"),
    parameters=Parameters,
    sources=("suleimenova2017", "davenport2003", "K4", "K14"),
)  # fmt: skip
def displacement(world: World, p: Parameters, draw: Chance) -> Changes:
    """Let people flee, and return to calm."""
    deaths = over_factions(world.harmed) + over_factions(world.losses)
    driven = share(p.flight * deaths, world.residents + world.displaced)
    left = np.exp(-driven - p.siege * world.blockade * world.months)
    fled = trimmed(world.residents * (1.0 - left * (1.0 - _partisans(world, p, left))), "people")
    moved_on = trimmed(world.displaced * (1.0 - left), "people")
    refuge = _refuge(world, p, fled + moved_on)
    calm = np.prod(1.0 - world.fear, axis=1, keepdims=True)
    back = whole(world.away * chance(p.homecoming * calm, world.months), "people")
    leaving = apportion(over_localities(back), world.displaced - moved_on + refuge)
    return (
        Entry("residents", -fled, "fled"),
        Entry("away", fled, "fled"),
        Entry("displaced", refuge - moved_on, "fled"),
        Entry("residents", back, "returned"),
        Entry("away", -back, "returned"),
        Entry("displaced", -leaving, "returned"),
    )


def _partisans(world: World, p: Parameters, left: Array) -> Array:
    """Part of the residents who run from those who come, because they side with others, ``(R, 1, L)``.

    ``left`` is the part of all who do not run from violence meanwhile.
    """
    run = -np.expm1(-p.fall * _taken(world) - p.advance * advancing(world) * world.months)
    at_home = share(world.residents, world.residents + world.away) * 0.5 * (1.0 + left)
    sided = np.minimum(against(world.enmity, world.loyalty), 1.0)
    still = np.maximum(sided - (1.0 - at_home), 0.0)
    return np.minimum(share(over_factions(run * still), at_home), 1.0)


def _taken(world: World) -> Array:
    """How much of each town, or of the capital of its region, each faction took, ``(R, F, L)``."""
    places, took = world.places, np.maximum(world.seized, 0.0)
    of_region = places.over_regions(took * places.capital)[..., places.region_of]
    return np.maximum(took * places.in_town, of_region)


def _refuge(world: World, p: Parameters, leaving: Array) -> Array:
    """Where those who leave arrive: along the roads, the nearer the more."""
    places = world.places
    nearness = places.drawn_by_road(np.ones_like(leaving), p.reach)
    drawn = places.drawn_by_road(share(leaving, nearness), p.reach)
    return apportion(over_localities(leaving), drawn)
