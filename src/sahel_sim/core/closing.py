"""The law of closing: how readily a state closes talks, or denounces what it has signed.

The equation, and what is left out, stand in ``mechanisms.openness``, which lets chance decide.
"""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core.axes import Array, over_factions
from sahel_sim.core.contest import logistic
from sahel_sim.core.dyads import from_state, of_state
from sahel_sim.core.parameters import Number, parameter
from sahel_sim.core.world import World


@dataclass(frozen=True)
class ClosingNumbers:
    """What makes a state close its door.

    closing: rate at which an ordinary government closes talks
    denouncing: rate at which it denounces an accord in force
    hardliners: more of it for hardliners who have all the say
    approval: less of it for a leader of whom all approve
    winning: more of it for a state that is sure to win
    company: more of it where jihadists sit at the table with all influence
    """

    closing: Number = parameter(
        0.01,
        unit="1 / month",
        low=0.0,
        high=0.05,
        source="assumed: talks outlast most ministers; 0 is the null",
    )
    denouncing: Number = parameter(
        0.003,
        unit="1 / month",
        low=0.0,
        high=0.0086,
        source="K3: computed, none in 29.05 years, 95 % bound; K19: that of 2015 was denounced once broken",
    )
    hardliners: Number = parameter(
        2.0, unit="log hazard", low=-1.0, high=4.0, source="after weeks2012; assumed: the sign is open"
    )
    approval: Number = parameter(
        0.5, unit="log hazard", low=-1.0, high=2.0, source="after weeks2008; assumed: the sign is open"
    )
    winning: Number = parameter(
        1.0,
        unit="log hazard",
        low=-1.0,
        high=3.0,
        source="after K19, K15; assumed: ten weeks after Kidal fell the accord was ended; one case",
    )
    company: Number = parameter(
        0.7,
        unit="log hazard",
        low=-0.3,
        high=1.5,
        source="after K43; assumed: no government of Mali has yet talked with them openly",
    )


ORDINARY = 0.3
"""Weight of hardliners at which a government is an ordinary one: the default of ``opinion.hardline``."""


def closing_rate(world: World, p: ClosingNumbers) -> Array:
    """Rate at which the state closes talks with each faction, 1 / month, ``(R, F, 1)``."""
    frowned_upon = jihadists_seated(world) + world.factions.of_bloc("jihadists")
    believed = from_state(world.factions, world.belief)
    sure = logistic(believed)
    log = (
        p.hardliners * (of_state(world.factions, world.hardline) - ORDINARY)
        - p.approval * (of_state(world.factions, world.approval) - 0.5)
        + p.winning * (sure - 0.5)
        + p.company * frowned_upon
    )
    ordinary = np.where(world.accord > 0, p.denouncing, p.closing)
    rate: Array = ordinary * np.exp(log)
    return rate


def jihadists_seated(world: World) -> Array:
    """Influence of jihadists at the table, of those who exist and to whom the door is open, ``(R, 1, 1)``."""
    seated = world.influence * world.factions.of_bloc("jihadists") * world.active * world.open_to
    return np.minimum(over_factions(seated), 1.0)
