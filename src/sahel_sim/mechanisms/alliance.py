r"""Alliance: enemies become partners and partners enemies, by power, by identity, and by blood.

Two insurgent factions think again at rate :math:`v`, by chance, and then stand as there is reason to,

.. math:: -\tanh\left[ 2 \left( w \, G_{ij} + (1 - w)(\tfrac12 - d_{ij})
          - r \, b_{ij} + s \, o_{ij} + e_{ij} \right) \right]

with what both would gain in a coalition :math:`G = \min(G_i, G_j)` (each one's share of the pair times the
pair's chance against their enemies, as far as either can share at all, less its chance alone), distance of
identities :math:`d`, remembered blood :math:`b`, shared ground :math:`o`, and the pull :math:`e` between two
factions that are left out of a dialogue to which others are invited, by the geometric mean of how far each
is, as far as a share could satisfy it: who has a full seat, or would take no share, has lost nothing by it.
Chances follow a ratio contest with exponent :math:`\mu`: at 1 power cancels out of the gain, so the exponent
decides. Enemies count by how near they are, :math:`e^{-D/r}` by road between regions: an army that has left
the theatre binds nobody together. Forms: *mixed*, *power*, *identity*; without this mechanism relations are
fixed.

Left out: coalitions of three, betrayal as a surprise, promises, and the state as a partner outside an
accord: its relations change at the table, or as a scenario says.
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
    chance,
    contest,
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
    """What makes friends and enemies.

    speed: how often two factions think again
    power: weight of power against identity
    decisiveness: exponent of the contest by which coalitions weigh their chances
    reach: distance over which the strength of an enemy falls to 37 %
    revenge: weight of remembered blood
    bloodshed: how much blood counts, for each part of both forces that is killed
    blood_memory: how long blood is remembered
    synergy: gain from shared ground
    left_out: pull between factions that are both left out of a dialogue with others
    """

    speed: Number = parameter(
        0.5, unit="1 / month", low=0.0, high=3.0, source="after K27; assumed: within weeks"
    )
    power: Number = parameter(0.5, unit="share", low=0.0, high=1.0, source="assumed: as much as identity")
    decisiveness: Number = parameter(
        2.0, unit="-", low=0.5, high=3.0, source="after hirshleifer1989, christia2012; assumed: above 1"
    )
    reach: Number = parameter(
        300.0, unit="km", low=50.0, high=2000.0, source="assumed: about the way between two regional capitals"
    )
    revenge: Number = parameter(0.3, unit="-", low=0.0, high=1.0, source="assumed: no number is known")
    bloodshed: Number = parameter(
        10.0, unit="1 / share", low=0.0, high=50.0, source="assumed: a tenth is felt"
    )
    blood_memory: Number = parameter(24.0, unit="months", low=3.0, high=120.0, source="assumed: years")
    synergy: Number = parameter(0.1, unit="-", low=0.0, high=0.3, source="assumed: no number is known")
    left_out: Number = parameter(
        0.2, unit="-", low=-0.5, high=1.0, source="after seymour2016, stedman1997; assumed: the sign is open"
    )


Reasons = Callable[[World, Parameters, Array], Array]


def mixed(world: World, p: Parameters, blood: Array) -> Array:
    """Power and identity both count."""
    return p.power * _gain(world, p) + (1.0 - p.power) * (0.5 - world.distance) + _ties(world, p, blood)


def power(world: World, p: Parameters, blood: Array) -> Array:
    """Only power counts, and blood, ground and tables."""
    return _gain(world, p) + _ties(world, p, blood)


def identity(world: World, p: Parameters, blood: Array) -> Array:
    """Only identity counts, and blood, ground and tables."""
    return 0.5 - world.distance + _ties(world, p, blood)


@mechanism(
    reads=("active", "blood", "dialogue", "distance", "divisible", "fighters", "hostility", "influence",
           "toll", "truce", "voices"),
    writes=("blood", "hostility"),
    parameters=Parameters,
    sources=("christia2012", "steinwand2022", "seymour2016", "bencherif2017", "K27"),
    forms={"mixed": mixed, "power": power, "identity": identity},
)  # fmt: skip
def alliance(world: World, p: Parameters, draw: Chance, reasons: Reasons) -> Changes:
    """Let relations turn to what there is reason for."""
    spilt = _spilt(world, p) * (1.0 - world.blood)
    wanted = -np.tanh(2.0 * reasons(world, p, world.blood + 0.5 * spilt))
    insurgent = world.factions.insurgent
    free = insurgent * np.swapaxes(insurgent, 1, 2) * (1.0 - np.eye(len(world.factions)))
    luck = draw.uniform("turn", (len(world.factions.pairs), 1))[..., 0]
    turned = (luck < chance(p.speed, world.months)[..., 0]).astype(np.float64)
    turns = of_pairs(world.factions, turned, turned)
    drift = (wanted - world.hostility) * turns * free
    return (
        gain("hostility", drift, "reasons to fight or to join"),
        gain("blood", world.blood * (lasting(p.blood_memory, world.months) - 1.0), "forgotten"),
        gain("blood", spilt, "killed each other"),
    )


def _gain(world: World, p: Parameters) -> Array:
    """What both sides of each dyad gain by a coalition, ``(R, F, F)``."""
    near = world.enmity * world.places.felt_by_road(world.fighters, p.reach)
    foes = np.maximum(near.sum(axis=2, keepdims=True) - near, 0.0)
    shared = np.minimum(world.divisible, np.swapaxes(world.divisible, 1, 2))
    return contest.coalition(over_localities(world.fighters), foes, p.decisiveness, shared)


def _ties(world: World, p: Parameters, blood: Array) -> Array:
    """Blood, shared ground and the pull between those left out, ``(R, F, F)``."""
    where = share(world.fighters, over_localities(world.fighters))
    ground = np.einsum("ril,rjl->rij", where, where)
    present = world.factions.insurgent * world.active
    left = (1.0 - world.influence) * world.divisible * world.dialogue * present
    invited = np.maximum((world.influence * present).max(axis=1), world.voices.max(axis=1))[:, None]
    pull: Array = p.left_out * np.sqrt(left * np.swapaxes(left, 1, 2)) * invited
    pull = pull + p.synergy * ground - p.revenge * blood
    return pull


def _spilt(world: World, p: Parameters) -> Array:
    """What is remembered of deaths between two factions in this step, ``(R, F, F)``, at most 1."""
    dead, (one, other) = over_localities(world.toll), world.factions.sides(over_localities(world.fighters))
    spilt = -np.expm1(-p.bloodshed * share(dead, one + other + dead))[..., 0]
    return of_pairs(world.factions, spilt, spilt)
