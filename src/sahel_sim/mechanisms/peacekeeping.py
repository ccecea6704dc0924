r"""Peacekeeping: missions sit in bases, calm or stir the places around, and leave when they are told to.

A mission moves towards its mandated strength, quickly up, over :math:`T` months down. The fighting around a
base is multiplied by

.. math:: e^{-a \, \tilde n / 1000}, \qquad \tilde n = n - \alpha \, (n - n^*)^+

with troops :math:`n`, the strength to which they are going down :math:`n^*`, and the part :math:`\alpha` of
the effect of leaving that comes when leaving is announced. The sign of :math:`a` is open. A base that is
left becomes a prize as fast as it empties, by the fall of :math:`n / (n + m)`, and is one for some months.

Left out: mandates, patrols, attacks on peacekeepers, aid that missions bring.
"""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core import (
    Chance,
    Changes,
    Number,
    World,
    abandoned,
    chance,
    gain,
    lasting,
    mechanism,
    note,
    over_localities,
    parameter,
    share,
)


@dataclass(frozen=True)
class Parameters:
    """What missions do, and how they leave.

    calm: fall of the logarithm of fighting for each thousand troops in a place
    arrival: how fast a mission builds up
    departure: time over which a mission leaves
    anticipation: part of the effect of leaving that comes with the announcement
    prize: rise of fighting over a base that has been left, as a factor
    race: how long a left base is a prize
    manned: troops in a place with which a base counts as half manned
    """

    calm: Number = parameter(
        0.2,
        unit="log hazard / 1 000",
        low=-0.1,
        high=0.5,
        source="after hultman2014; assumed: 0.13 there, 0.5 of civilians in hultman2013, 0 in kocher_hks",
    )
    arrival: Number = parameter(0.3, unit="1 / month", low=0.0, high=1.0, source="after K28; assumed: months")
    departure: Number = parameter(
        6.0, unit="months", low=3.0, high=12.0, source="K28: six months; assumed: half to twice that"
    )
    anticipation: Number = parameter(
        0.3, unit="share", low=0.0, high=1.0, source="after K26; assumed: Ménaka, before they left"
    )
    prize: Number = parameter(
        3.0, unit="ratio", low=1.0, high=10.0, source="after K44, K16; assumed: 1 is the null"
    )
    race: Number = parameter(6.0, unit="months", low=1.0, high=24.0, source="after K44; assumed: some months")
    manned: Number = parameter(
        100.0, unit="persons", low=10.0, high=500.0, source="assumed: a company; the camps held hundreds"
    )


@mechanism(
    reads=("bases", "mission", "peacekeepers", "prize"),
    writes=("heat", "peacekeepers", "prize"),
    parameters=Parameters,
    sources=(
        "ruggeri2017",
        "hultman2013",
        "hultman2014",
        "kocher_hks",
        "fortna2004",
        "dorussen2014",
        "K28",
        "K44",
    ),
    idle=lambda world: not (world.peacekeepers.any() or world.mission.any() or world.prize.any()),
)
def peacekeeping(world: World, p: Parameters, draw: Chance) -> Changes:
    """Move missions, and let their presence and their absence work."""
    site = share(world.bases, over_localities(world.bases))
    mandated = world.mission * site
    missing, leaving = (
        np.maximum(mandated - world.peacekeepers, 0.0),
        np.maximum(world.peacekeepers - mandated, 0.0),
    )
    arrived = missing * chance(p.arrival, world.months)
    left = leaving * (1.0 - lasting(p.departure / 3.0, world.months))
    present = world.peacekeepers + arrived - left
    felt = present - p.anticipation * np.maximum(present - mandated, 0.0)
    given_up = abandoned(world.peacekeepers, present, p.manned)
    prize = np.clip(world.prize * lasting(p.race, world.months) + given_up, 0.0, 1.0)
    return (
        gain("peacekeepers", arrived, "arrived"),
        gain("peacekeepers", -left, "left"),
        gain("prize", prize - world.prize, "bases left"),
        note("heat", prize * np.log(p.prize) - p.calm * felt / 1000.0),
    )
