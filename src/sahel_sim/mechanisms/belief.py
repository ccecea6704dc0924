r"""Belief: each side learns from its battles how strong it is, and reads the news in its own favour.

A clash is won in the measure in which the other side loses more. Each side counts the enemy's dead
larger than they are, and so both can believe that they are winning,

.. math:: b_{ij} \leftarrow b_{ij} \, e^{-t/\tau} + e \, n_{ij} (2 s_{ij} - 1), \qquad
          s_{ij} = \frac{o \, L_j}{L_i + o \, L_j}

with log-odds :math:`b`, clashes :math:`n`, losses :math:`L`, over-claim :math:`o`, and evidence :math:`e`
of one clash. At :math:`o = 1` both read the same news. Forms: *learning*, or *settled* (nobody learns).

Left out: what third parties tell, deception, and beliefs about anything but strength.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sahel_sim.core import (
    Array,
    Chance,
    Changes,
    Number,
    World,
    gain,
    lasting,
    mechanism,
    of_pairs,
    over_localities,
    parameter,
    share,
)


@dataclass(frozen=True)
class Parameters:
    """How battles teach.

    evidence: log-odds that one clash is worth
    overclaim: how many times the enemy's dead are counted
    memory: how long a lesson lasts
    """

    evidence: Number = parameter(
        0.02,
        unit="log-odds / clash",
        low=0.0,
        high=0.06,
        source="after slantchev2003; assumed: most clashes tell little; above 0.06 a year like 2023 makes "
        "both sides certain of victory",
    )
    overclaim: Number = parameter(
        5.0,
        unit="ratio",
        low=1.0,
        high=8.0,
        source="after K12, K16, moura2022; assumed: claims differ by 2 to 15 times, and half is believed",
    )
    memory: Number = parameter(24.0, unit="months", low=6.0, high=60.0, source="assumed: some campaigns")


Lesson = Callable[[World, Parameters], Array]


def learning(world: World, p: Parameters) -> Array:
    """What this step's clashes teach each faction about each other, log-odds, ``(R, F, F)``."""
    on_first = over_localities(world.toll_first)
    on_second = over_localities(world.toll) - on_first
    clashes = over_localities(world.clashes)
    first, second = _read(p, clashes, on_first, on_second), _read(p, clashes, on_second, on_first)
    return of_pairs(world.factions, first[..., 0], second[..., 0])


def settled(world: World, p: Parameters) -> Array:
    """The null: everybody knows where they stand."""
    return np.zeros_like(world.belief)


@mechanism(
    reads=("belief", "clashes", "toll", "toll_first"),
    writes=("belief",),
    parameters=Parameters,
    sources=("slantchev2003", "filson2002", "K12"),
    forms={"learning": learning, "settled": settled},
)
def belief(world: World, p: Parameters, draw: Chance, lesson: Lesson) -> Changes:
    """Let every side draw its conclusions from the clashes of this step."""
    return (
        gain("belief", world.belief * (lasting(p.memory, world.months) - 1.0), "forgotten"),
        gain("belief", lesson(world, p), "learnt from clashes"),
    )


def _read(p: Parameters, clashes: Array, own_losses: Array, enemy_losses: Array) -> Array:
    claimed = p.overclaim * enemy_losses
    fought = (own_losses + enemy_losses > 0).astype(np.float64)
    return p.evidence * clashes * fought * (2.0 * share(claimed, own_losses + claimed) - 1.0)
