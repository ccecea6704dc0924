r"""Implementation: an accord is carried out as far as both sides will, and promises run ahead of it.

.. math:: \Delta m = r \, w_G \, w_R (1 - m) - d \, v, \qquad \Delta \pi = \frac{1}{T} (1 - m)

with the part carried out :math:`m`, wills :math:`w`, fighting between the parties :math:`v`, and the
timetable :math:`T` by which it should be done: the gap between promised :math:`\pi` and done is the delay.
Guarantors' credibility fades where its form says so. Forms: *decaying* guarantor, *fixed*, or *none*.

Left out: which chapter comes first, money for it, and disarmament as a step of its own.
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
    over_factions,
    over_localities,
    parameter,
)


@dataclass(frozen=True)
class Parameters:
    """How accords are carried out.

    speed: part of what is left that is done in a year at full will
    setback: part undone by one clash between the parties
    timetable: time in which the accord was to be carried out
    trust_memory: how long guarantors are believed
    """

    speed: Number = parameter(
        0.3, unit="1 / year", low=0.05, high=1.0, source="joshi2017;assumed: no rate for Mali"
    )
    setback: Number = parameter(
        0.005, unit="share / clash", low=0.0, high=0.05, source="joshi2020;assumed: no rate there"
    )
    timetable: Number = parameter(
        30.0,
        unit="months",
        low=12.0,
        high=60.0,
        source="assumed: an interim period of 18 to 24 months, then elections",
    )
    trust_memory: Number = parameter(
        60.0, unit="months", low=12.0, high=240.0, source="kenwick;assumed: leverage wanes"
    )


MONTHS_PER_YEAR = 12.0


def decaying(world: World, p: Parameters) -> Array:
    """Guarantors are believed less and less."""
    return world.guarantee * (lasting(p.trust_memory, world.months) - 1.0)


def fixed(world: World, p: Parameters) -> Array:
    """Guarantors stay as credible as they are."""
    return np.zeros_like(world.guarantee)


def none(world: World, p: Parameters) -> Array:
    """Nobody is believed to guarantee anything."""
    return -world.guarantee


@mechanism(
    reads=("accord", "clashes", "guarantee", "implemented", "promised", "will"),
    writes=("guarantee", "implemented", "promised"),
    parameters=Parameters,
    sources=("joshi2017", "joshi2015", "joshi2020", "K31", "walter1997", "kenwick"),
    forms={"decaying": decaying, "fixed": fixed, "none": none},
)
def implementation(
    world: World, p: Parameters, draw: Chance, guarantor: Callable[[World, Parameters], Array]
) -> Changes:
    """Carry accords out, or let them slip."""
    state = world.factions.state
    will = world.will * over_factions(world.will * state) / state.sum()
    left = (1.0 - world.implemented) * world.accord
    done = left * -np.expm1(-p.speed * will * world.months / MONTHS_PER_YEAR)
    undone = world.implemented * -np.expm1(-p.setback * _clashes_with_state(world))
    due = np.minimum(world.accord * world.months / p.timetable, 1.0 - world.promised)
    return (
        gain("implemented", done, "carried out"),
        gain("implemented", -undone, "undone by fighting"),
        gain("promised", due, "fell due"),
        gain("guarantee", guarantor(world, p), "credibility of guarantors"),
    )


def _clashes_with_state(world: World) -> Array:
    """Clashes of each faction with the state in this step, ``(R, F, 1)``."""
    total = np.zeros_like(world.accord)
    state = world.factions.state[0, :, 0]
    clashes = over_localities(world.clashes)
    for pair, (a, b) in enumerate(world.factions.pairs):
        total[:, a] += clashes[:, pair] * state[b]
        total[:, b] += clashes[:, pair] * state[a]
    return total
