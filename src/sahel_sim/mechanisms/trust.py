r"""Trust: it grows slowly in peace, more slowly where promises are overdue, and is betrayed at once.

.. math:: \frac{dt_i}{dt} = \frac{(1 - t_i) \left(1 - l (\pi_i - m_i)^+\right)}{\tau} \text{ in peace},
          \qquad t_i \to (1 - b) t_i \text{ when it breaks}

with what is overdue of an accord :math:`\pi - m`. So a peace that has lasted is harder to break than a young
one, which is what the record shows (the hazard of a new war falls with the years), and a second accord is
harder to believe in than the first. A broken peace puts new talks out of the question for a time.

Left out: trust of the state in a faction, reputation among those who watch, apology.
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
    parameter,
    towards_state,
)


@dataclass(frozen=True)
class Parameters:
    """How trust comes and goes.

    habit: time in which peace makes up 63 % of the trust that is missing
    overdue: how much slower, where all of an accord is overdue
    betrayal: part of trust that is lost when peace breaks
    """

    habit: Number = parameter(
        60.0,
        unit="months",
        low=24.0,
        high=180.0,
        source="after K3; assumed: five years, about a peace of the north",
    )
    overdue: Number = parameter(
        0.5, unit="share", low=0.0, high=1.0, source="after joshi2017; assumed: half as fast"
    )
    betrayal: Number = parameter(
        0.5, unit="share", low=0.0, high=1.0, source="assumed: half of it; nothing is measured"
    )


@mechanism(
    reads=("cooling", "implemented", "promised", "relapsed", "truce", "trust"),
    writes=("cooling", "trust"),
    parameters=Parameters,
    sources=("K3", "joshi2017", "walter1997"),
    idle=lambda world: not (world.truce.any() or world.relapsed.any()),
)
def trust(world: World, p: Parameters, draw: Chance) -> Changes:
    """Let peace be trusted, and a broken one remembered."""
    peace = (towards_state(world.factions, world.truce) > 0) * world.factions.irregular
    broken = np.minimum(world.relapsed, 1.0)
    overdue = np.clip(world.promised - world.implemented, 0.0, 1.0)
    pace = (1.0 - p.overdue * overdue) / p.habit
    return (
        gain(
            "trust", peace * (1.0 - broken) * (1.0 - world.trust) * chance(pace, world.months), "peace held"
        ),
        gain("trust", -world.trust * p.betrayal * broken, "peace broke"),
        gain("cooling", (1.0 - world.cooling) * broken, "peace broke"),
    )
