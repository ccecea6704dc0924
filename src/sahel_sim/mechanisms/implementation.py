r"""Implementation: an accord is carried out as far as both sides will, and promises run ahead of it.

.. math:: \Delta m = r \left[\min\left(1, \min(w_G, w_R) e^{\sum_v c_v h_v}\right) - m\right]^+
          - d \, v \, m, \qquad \Delta \pi = \frac{1}{T}

with the part carried out :math:`m`, wills :math:`w` (it stops where the lesser will stops), fighting between
the parties :math:`v`, and the timetable :math:`T` by which it should be done: the gap between promised
:math:`\pi` and done is the delay. Voices that were heard when it was signed, :math:`h`, watch that it is
done, or stand in the way: the sign of each :math:`c` is open. Guarantors' credibility fades where its form
says so. Forms: *decaying* guarantor, *fixed*, or *none*.

Left out: which chapter comes first, and money for it. Arms are laid down in *integration*; what it is worth
to people stands in *dividend*.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sahel_sim.core import (
    VOICES,
    Array,
    Chance,
    Changes,
    Number,
    World,
    gain,
    lasting,
    mechanism,
    note,
    of_pairs,
    of_state,
    over_localities,
    parameter,
    weighted,
)


@dataclass(frozen=True)
class Parameters:
    """How accords are carried out.

    speed: part of what both will that is done in a year
    setback: part undone by one clash between the parties
    timetable: time in which the accord was to be carried out
    trust_memory: how long guarantors are believed
    civil_society: how much it adds to the will of both, if it was fully heard
    traditional_leaders: the same of them
    women: the same of them
    youth: the same of them
    opposition: the same of it
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
    civil_society: Number = parameter(
        0.2,
        unit="log",
        low=-0.2,
        high=0.8,
        source="after krause2018, joshi2017; assumed: it watches; sign open",
    )
    traditional_leaders: Number = parameter(
        0.1, unit="log", low=-0.3, high=0.6, source="after K31; assumed: some lose by reform; sign open"
    )
    women: Number = parameter(
        0.2,
        unit="log",
        low=-0.2,
        high=0.8,
        source="after krause2018; assumed: networks that watch; sign open",
    )
    youth: Number = parameter(
        0.1, unit="log", low=-0.3, high=0.5, source="assumed: half as much; the sign is open"
    )
    opposition: Number = parameter(
        0.0, unit="log", low=-0.5, high=0.5, source="assumed: it may watch or obstruct; the sign is open"
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
    reads=("accord", "clashes", "guarantee", "heard", "implemented", "promised", "will"),
    writes=("carried", "guarantee", "implemented", "promised"),
    parameters=Parameters,
    sources=("joshi2017", "joshi2015", "joshi2020", "K31", "walter1997", "kenwick", "krause2018"),
    forms={"decaying": decaying, "fixed": fixed, "none": none},
)
def implementation(
    world: World, p: Parameters, draw: Chance, guarantor: Callable[[World, Parameters], Array]
) -> Changes:
    """Carry accords out, or let them slip."""
    watched = np.exp(weighted(p, VOICES, world.heard))
    willed = np.minimum(np.minimum(world.will, of_state(world.factions, world.will)) * watched, 1.0)
    left = np.maximum(willed - world.implemented, 0.0) * world.accord
    done = left * -np.expm1(-p.speed * world.months / MONTHS_PER_YEAR)
    undone = world.implemented * -np.expm1(-p.setback * _clashes_with_state(world))
    due = np.minimum(world.accord * world.months / p.timetable, 1.0 - world.promised)
    return (
        gain("implemented", done, "carried out"),
        gain("implemented", -undone, "undone by fighting"),
        gain("promised", due, "fell due"),
        gain("guarantee", guarantor(world, p), "credibility of guarantors"),
        note("carried", done - undone),
    )


def _clashes_with_state(world: World) -> Array:
    """Clashes of each faction with the state in this step, ``(R, F, 1)``."""
    clashes = over_localities(world.clashes)[..., 0]
    state = np.swapaxes(world.factions.state, 1, 2)
    fought: Array = (of_pairs(world.factions, clashes, clashes) * state).sum(axis=2, keepdims=True)
    return fought
