r"""Intervention: a foreign force hunts jihadists beside the state, for as long as it is there.

.. math:: K_{jl} = f \, X \, \frac{V_{jl}}{\sum V} \, \frac{V}{V + c}

jihadists killed in a month by :math:`X` troops with fire :math:`f`, spread over where jihadists are visible,
:math:`V = F z`; where few can be seen, few are found. Raids are counted with lognormal tolls, like clashes.
The force moves towards what is ordered at its own pace, up and down.

Left out: its own losses, civilians it kills, its intelligence as help for others, anger at foreigners.
"""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core import (
    Chance,
    Changes,
    Number,
    World,
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
    pace: how fast it comes and goes
    mean_toll: fighters killed in a raid, on average
    spread: standard deviation of the logarithm of the toll
    """

    fire: Number = parameter(
        0.01,
        unit="kills / soldier / month",
        low=0.001,
        high=0.05,
        source="K36;assumed: some 5 000 troops, some hundred jihadists a year",
    )
    elusive: Number = parameter(
        500.0, unit="fighters", low=0.0, high=5000.0, source="assumed: no estimate exists"
    )
    pace: Number = parameter(
        0.3, unit="1 / month", low=0.05, high=2.0, source="K26;assumed: six months to leave in 2022"
    )
    mean_toll: Number = parameter(7.5, unit="persons / raid", low=1.0, high=20.0, source="sundberg2013")
    spread: Number = parameter(1.1, unit="log", low=0.0, high=2.0, source="sundberg2013")


@mechanism(
    reads=("fighters", "intervening", "intervention", "resolve"),
    writes=("fallen", "fighters", "intervention", "losses"),
    parameters=Parameters,
    sources=("K36", "K26", "aronson2015"),
    idle=lambda world: not (world.intervention.any() or world.intervening.any()),
)
def intervention(world: World, p: Parameters, draw: Chance) -> Changes:
    """Let a foreign force come, hunt and go."""
    change = (world.intervening - world.intervention) * chance(p.pace, world.months)
    jihadists = world.fighters * world.factions.of_bloc("jihadists") * world.places.domestic
    visible = jihadists * world.resolve
    total = over_localities(over_factions(visible))
    reach = world.intervention * p.fire * world.months * share(total, total + p.elusive)
    expected = np.minimum(reach * share(visible, total), jihadists)
    _, severity = draw.events("raid", expected / p.mean_toll, p.spread)
    killed = np.minimum(severity * p.mean_toll, jihadists)
    return (
        *transfer("fighters", "fallen", killed, "killed by foreign forces"),
        gain("intervention", change, "came and went"),
        note("losses", killed),
    )
