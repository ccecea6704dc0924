r"""Displacement: people flee from violence along the roads, quickly, and return slowly.

.. math:: \text{flight}_l = N_l \left[ 1 - e^{-\phi \log(1 + v_l) t} \right], \qquad
          \text{return}_l = A_l \left[ 1 - e^{-\rho \, q_l \, t} \right]

with deaths by violence in a month for each thousand people :math:`v`, people away :math:`A`, and calm
:math:`q = e^{-v}`. Those who flee go to places one road away, the nearer the more, and flee on if violence
follows them.

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
    apportion,
    chance,
    mechanism,
    over_factions,
    over_localities,
    parameter,
    share,
    whole,
)


@dataclass(frozen=True)
class Parameters:
    """How people flee and return.

    flight: share of the people who flee for each unit of violence
    reach: road distance over which nearness falls to 37 %
    homecoming: share of the displaced who return in calm times
    """

    flight: Number = parameter(
        0.02,
        unit="1 / month",
        low=0.0,
        high=0.5,
        source="assumed: half of Kidal region fled in a campaign of two months (K14), little elsewhere",
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
    reads=("away", "displaced", "harmed", "losses", "residents"),
    writes=("away", "displaced", "residents"),
    parameters=Parameters,
    sources=("suleimenova2017", "K4", "K14"),
)
def displacement(world: World, p: Parameters, draw: Chance) -> Changes:
    """Let people flee from violence and return to calm."""
    people = world.residents + world.displaced
    deaths = over_factions(world.harmed) + over_factions(world.losses)
    violence = share(1000.0 * deaths, people) / world.months
    hazard = chance(p.flight * np.log1p(violence), world.months)
    fled = whole(world.residents * hazard, "people")
    moved_on = whole(world.displaced * hazard, "people")
    refuge = _refuge(world, p, fled + moved_on)
    back = whole(world.away * chance(p.homecoming * np.exp(-violence), world.months), "people")
    leaving = apportion(over_localities(back), world.displaced - moved_on + refuge)
    return (
        Entry("residents", -fled, "fled"),
        Entry("away", fled, "fled"),
        Entry("displaced", refuge - moved_on, "fled"),
        Entry("residents", back, "returned"),
        Entry("away", -back, "returned"),
        Entry("displaced", -leaving, "returned"),
    )


def _refuge(world: World, p: Parameters, leaving: Array) -> Array:
    """Where those who leave arrive: along the roads, the nearer the more."""
    places = world.places
    nearness = places.drawn_by_road(np.ones_like(leaving), p.reach)
    drawn = places.drawn_by_road(share(leaving, nearness), p.reach)
    return apportion(over_localities(leaving), drawn)
