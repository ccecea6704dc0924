"""Flight: where those who flee arrive, and who is missing in a town and in its villages.

People of the villages around a town find refuge in the town itself as in any place one road away, but nearer.
What is left out stands in ``mechanisms.displacement``.
"""

import numpy as np

from sahel_sim.core.axes import Array, over_localities, share
from sahel_sim.core.places import Places
from sahel_sim.core.quantize import apportion
from sahel_sim.core.world import World


def refuges(places: Places, from_town: Array, from_villages: Array, reach_km: Array) -> Array:
    """Where those who leave arrive, persons, ``(R, 1, L)``: along the roads, the nearer the more.

    Parameters
    ----------
    places
        Which roads there are.
    from_town, from_villages
        How many leave the town of each place, and its villages, persons, ``(R, 1, L)``.
    reach_km
        Distance by road over which nearness falls to 37 %, ``(R, 1, 1)`` or ``(1, 1, 1)``. The own town is
        at distance 0 from its villages, and is no refuge of its own people.

    Examples
    --------
    >>> import sahel_sim
    >>> places = sahel_sim.SahelModel("two_towns").world.places
    >>> nobody, villagers = np.zeros((1, 1, 4)), np.array([[[100.0, 0.0, 0.0, 0.0]]])
    >>> arrived = refuges(places, nobody, villagers, np.full((1, 1, 1), 150.0))[0, 0]
    >>> float(arrived.sum()), bool(arrived[0] > arrived[1] > 0.0)
    (100.0, True)
    """
    nearness = places.drawn_by_road(np.ones_like(from_town), reach_km)
    own = from_villages / (1.0 + nearness)
    drawn = places.drawn_by_road(share(from_town + from_villages - own, nearness), reach_km)
    return apportion(over_localities(from_town + from_villages), drawn + own)


def part_in_town(world: World, town: Array, residents: Array, back: Array) -> Array:
    """Part of those at home who live in the town, once those who return are where people are missing.

    Parameters
    ----------
    world
        Before anybody left or returned.
    town, residents
        Who is left at home in the town, and in town and villages, persons, ``(R, 1, L)``.
    back
        How many return, persons, ``(R, 1, L)``; who leaves in the same step is not missed yet.

    Returns
    -------
    Array
        ``(R, 1, L)``; as before where nobody is at home.
    """
    of_town = world.places.in_town * (residents + world.away)
    missing = np.maximum(of_town - town, 0.0)
    elsewhere = np.maximum(residents + world.away - of_town - (residents - town), 0.0)
    in_town = town + back * share(missing, missing + elsewhere)
    return np.where(residents + back > 0.0, share(in_town, residents + back), world.in_town)
