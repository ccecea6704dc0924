r"""Intervention: a foreign force hunts jihadists beside the state, for as long as it is there.

.. math:: K_{jl} = f \sum_b X_b \, \frac{V_{jl} \, e^{-D_{bl} / r}}{S_b + c}, \qquad
          S_b = \sum_{jl} V_{jl} \, e^{-D_{bl} / r}

jihadists killed in a month by :math:`X_b` troops of camp :math:`b` with fire :math:`f`, spread over where
jihadists are visible, :math:`V = F z`, and near, by the way :math:`D` between regions; where few can be
seen, few are found. Raids are counted with lognormal tolls, like clashes. Camps fill or empty at their own
pace towards what is ordered; a camp that is left is a prize, as a base of peacekeepers is.

Left out: its own losses, civilians it kills, its intelligence as help for others, anger at foreigners.
"""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core import (
    Array,
    Chance,
    Changes,
    Number,
    World,
    abandoned,
    chance,
    gain,
    mechanism,
    note,
    over_factions,
    over_localities,
    parameter,
    share,
    transfer,
)


@dataclass(frozen=True)
class Parameters:
    """What a foreign force does.

    fire: jihadists that a soldier of it kills where they are easily found
    elusive: visible fighters in the theatre at which half of its raids find them
    reach: distance over which its raids become fewer, to 37 %
    pace: how fast it comes and goes
    manned: troops in a place with which a camp counts as half manned
    mean_toll: fighters killed in a raid, on average
    spread: standard deviation of the logarithm of the toll
    """

    fire: Number = parameter(
        0.03,
        unit="kills / soldier / month",
        low=0.001,
        high=0.05,
        source="after K36; assumed: some 5 000 troops, some hundred jihadists a year, of whom it finds half",
    )
    elusive: Number = parameter(
        500.0, unit="fighters", low=0.0, high=5000.0, source="assumed: no estimate exists"
    )
    reach: Number = parameter(
        300.0, unit="km", low=50.0, high=2000.0, source="assumed: helicopters reach the next region"
    )
    pace: Number = parameter(
        0.3, unit="1 / month", low=0.05, high=2.0, source="after K26; assumed: six months to leave in 2022"
    )
    manned: Number = parameter(
        100.0, unit="persons", low=10.0, high=500.0, source="assumed: a company, as of peacekeepers"
    )
    mean_toll: Number = parameter(7.5, unit="persons / raid", low=1.0, high=20.0, source="ged241: computed")
    spread: Number = parameter(1.1, unit="log", low=0.0, high=2.0, source="ged241: computed")


@mechanism(
    reads=("camps", "fighters", "intervening", "intervention", "prize", "resolve"),
    writes=("fallen", "fighters", "intervention", "losses", "prize"),
    parameters=Parameters,
    sources=("K36", "K26", "aronson2015"),
    idle=lambda world: not (world.intervention.any() or world.intervening.any()),
)
def intervention(world: World, p: Parameters, draw: Chance) -> Changes:
    """Let a foreign force come, hunt and go."""
    ordered = world.intervening * share(world.camps, over_localities(world.camps))
    change = (ordered - world.intervention) * chance(p.pace, world.months)
    jihadists = world.fighters * world.factions.of_bloc("jihadists") * world.places.domestic
    visible = jihadists * world.resolve
    expected = np.minimum(p.fire * world.months * visible * _hunted(world, p, visible), jihadists)
    emptied = abandoned(world.intervention, world.intervention + change, p.manned)
    _, severity = draw.events("raid", expected / p.mean_toll, p.spread)
    killed = np.minimum(severity * p.mean_toll, jihadists)
    return (
        *transfer("fighters", "fallen", killed, "killed by foreign forces"),
        gain("intervention", change, "came and went"),
        gain("prize", emptied * (1.0 - world.prize), "camps left"),
        note("losses", killed),
    )


def _hunted(world: World, p: Parameters, visible: Array) -> Array:
    """Troops that go after each visible fighter of a place, ``(R, 1, L)``."""
    places = world.places
    way = np.exp(-places.hub_distance / p.reach)[:, None]
    seen = (way * places.over_regions(over_factions(visible))[..., None, :]).sum(axis=-1)
    hidden_or_seen = seen + p.elusive
    each = share(places.over_regions(world.intervention) * (hidden_or_seen > 0), hidden_or_seen)
    sent: Array = (way * each[..., None, :]).sum(axis=-1)[..., places.region_of]
    return sent
