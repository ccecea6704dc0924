r"""Implementation: an accord is carried out as far as both sides will, and promises run ahead of it.

.. math:: \Delta m = r \left[\min(w_G, w_R) - m\right]^+ - d \, v \, m, \quad \Delta \pi = \frac{1}{T}, \qquad
          \Delta A_l = -u \, \Delta m \, y_l

with the part carried out :math:`m`, wills :math:`w` (it stops where the lesser will stops), fighting
between the parties :math:`v`, and the timetable :math:`T` by which it should be done: the gap between
promised :math:`\pi` and done is the delay. What is carried out hands powers to the regions: anger at the
state :math:`A` falls, or rises, among those who side with the signatory, :math:`y` being their part of a
place. The sign of :math:`u` is open. Guarantors' credibility fades where its form says so. Forms:
*decaying* guarantor, *fixed*, or *none*.

Left out: which chapter comes first, and money for it. Arms are laid down in *integration*.
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
    of_state,
    over_factions,
    over_localities,
    parameter,
)


@dataclass(frozen=True)
class Parameters:
    """How accords are carried out.

    speed: part of what both will that is done in a year
    setback: part undone by one clash between the parties
    timetable: time in which the accord was to be carried out
    trust_memory: how long guarantors are believed
    powers: anger at the state that powers for the regions take away, once an accord is carried out
    """

    speed: Number = parameter(
        0.9, unit="1 / year", low=0.05, high=2.0, source="after joshi2017; assumed: no rate for Mali"
    )
    setback: Number = parameter(
        0.005, unit="share / clash", low=0.0, high=0.05, source="after joshi2020; assumed: no rate there"
    )
    timetable: Number = parameter(
        30.0,
        unit="months",
        low=12.0,
        high=60.0,
        source="assumed: an interim period of 18 to 24 months, then elections",
    )
    trust_memory: Number = parameter(
        60.0, unit="months", low=12.0, high=240.0, source="after kenwick; assumed: leverage wanes"
    )
    powers: Number = parameter(
        0.2,
        unit="index",
        low=-0.3,
        high=0.8,
        source="after hartzell2003, gates2016, roeder2005; assumed: the sign is open, no size is known",
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
    reads=("accord", "clashes", "grievance", "guarantee", "implemented", "loyalty", "promised", "will"),
    writes=("grievance", "guarantee", "implemented", "promised"),
    parameters=Parameters,
    sources=(
        "joshi2017",
        "joshi2015",
        "joshi2020",
        "K31",
        "walter1997",
        "kenwick",
        "hartzell2003",
        "gates2016",
        "roeder2005",
    ),
    forms={"decaying": decaying, "fixed": fixed, "none": none},
)
def implementation(
    world: World, p: Parameters, draw: Chance, guarantor: Callable[[World, Parameters], Array]
) -> Changes:
    """Carry accords out, or let them slip."""
    willed = np.minimum(world.will, of_state(world.factions, world.will))
    left = np.maximum(willed - world.implemented, 0.0) * world.accord
    done = left * -np.expm1(-p.speed * world.months / MONTHS_PER_YEAR)
    undone = world.implemented * -np.expm1(-p.setback * _clashes_with_state(world))
    due = np.minimum(world.accord * world.months / p.timetable, 1.0 - world.promised)
    return (
        gain("implemented", done, "carried out"),
        gain("implemented", -undone, "undone by fighting"),
        gain("promised", due, "fell due"),
        gain("guarantee", guarantor(world, p), "credibility of guarantors"),
        gain("grievance", _tempered(world, p, done - undone), "powers for the regions"),
    )


def _tempered(world: World, p: Parameters, carried_out: Array) -> Array:
    """How anger at the state moves where people side with a signatory, ``(R, F, L)``."""
    touched = over_factions(carried_out * world.loyalty) * world.factions.state
    tempered: Array = np.clip(world.grievance - p.powers * touched, -1.0, 1.0) - world.grievance
    return tempered


def _clashes_with_state(world: World) -> Array:
    """Clashes of each faction with the state in this step, ``(R, F, 1)``."""
    clashes = over_localities(world.clashes)[..., 0]
    state = np.swapaxes(world.factions.state, 1, 2)
    fought: Array = (of_pairs(world.factions, clashes, clashes) * state).sum(axis=2, keepdims=True)
    return fought
