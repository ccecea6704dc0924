"""The objective of a campaign: the one place that a faction's column goes for."""

import numpy as np

from sahel_sim.core.axes import Array, against, over_factions, over_localities, share
from sahel_sim.core.world import World

CAMPAIGN_REACH = 400.0
"""Way by road, km, over which an objective loses 63 % of its pull. Assumed: as of any movement."""


def objectives(world: World) -> Array:
    """1 at the place that a campaign of each faction would go for, 0 elsewhere; ``(R, F, L)``.

    It is the capital, national or regional, of which those whom the faction sets out to fight govern most,
    times how near its own forces are by road; nowhere if no enemy holds any. The state stays at home.
    """
    places = world.places
    near = places.over_regions(share(world.fighters, over_localities(world.fighters)))
    way = np.exp(-places.hub_distance / CAMPAIGN_REACH)
    nearness = (way * near[..., None, :]).sum(axis=-1)[..., places.region_of]
    reachable = 1.0 - world.factions.state * places.foreign
    prize = against(world.enmity * world.effort, world.town_control) * places.capital * nearness * reachable
    best = np.argmax(prize, axis=-1)[..., None] == np.arange(len(places))
    goal: Array = best * (prize > 0.0)
    return goal


def advancing(world: World) -> Array:
    """How far the strength in each region belongs to a campaign for its capital, ``(R, F, L)``: 0 to 1."""
    if not world.campaign.any():
        return np.zeros_like(world.fighters)
    places = world.places
    own, all_there = places.over_regions(world.fighters), places.over_regions(over_factions(world.fighters))
    aimed_at = places.over_regions(objectives(world) * world.campaign)
    coming: Array = (aimed_at * share(own, all_there))[..., places.region_of]
    return coming
