r"""Movement: forces go where orders and roads take them, and cannot be everywhere.

In every month a part of each force is on the move. It gathers at the hub of its region, drives to
the hubs of other regions and from there to the places where it is wanted,

.. math:: F_l' = F_l (1 - m) + q_l \, e^{-a_l / r} \sum_h
          \frac{e^{-D_{h g(l)} / r}}{\sum_k q_k e^{-a_k / r} e^{-D_{h g(k)} / r}} \; m \sum_{i \in h} F_i

with posture :math:`q`, the share :math:`m` on the move, road distance :math:`a` to the hub,
:math:`D` between hubs, and reach :math:`r`. Who concentrates in one place is missing in another.

Left out: fuel and seasons, air transport, ambush on the way, and roads that an enemy has closed.
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
    over_localities,
    parameter,
    share,
    whole,
)


@dataclass(frozen=True)
class Parameters:
    """How fast and how far forces move.

    mobility: rate at which fighters are on the move
    reach: distance by road over which the pull of a place falls to 37 %
    """

    mobility: Number = parameter(
        0.5,
        unit="1 / month",
        low=0.0,
        high=3.0,
        source="assumed: the column from Gao needed six weeks for 300 km (K14), raiders on pickups need days",
    )
    reach: Number = parameter(
        400.0,
        unit="km",
        low=50.0,
        high=2000.0,
        source="assumed: forces mostly shift inside one or two neighbouring regions",
    )


@mechanism(
    reads=("fighters", "posture"),
    writes=("fighters",),
    parameters=Parameters,
    sources=("K14", "cunningham2009"),
)
def movement(world: World, p: Parameters, draw: Chance) -> Changes:
    """Send a part of each force towards where it is wanted."""
    places = world.places
    leaving = whole(world.fighters * chance(p.mobility, world.months), "people")
    pull = world.posture * np.exp(-places.to_hub / p.reach)
    way = np.exp(-places.hub_distance / p.reach)[:, None]
    sent = _between_hubs(places.over_regions(leaving), places.over_regions(pull), way)
    arriving = apportion(over_localities(leaving), pull * sent[..., places.region_of])
    return (Entry("fighters", arriving - leaving, "moved"),)


def _between_hubs(pool: Array, pull: Array, way: Array) -> Array:
    """Fighters that each region receives for each unit of its pull; all ``(R, F, G)``."""
    seen = (way * pull[:, :, None, :]).sum(axis=-1)
    received: Array = (way * share(pool, seen)[:, :, None, :]).sum(axis=-1)
    return received
