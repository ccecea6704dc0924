r"""Relapse: peace breaks at a rate that inclusion and implementation lower, and delay and spoilers raise.

.. math:: \lambda = \lambda_0 \exp\left[ -b_c \bar z_c - b_w \bar z_w - b_m m + b_d (\pi - m)^+
          + b_x x \right] + s_0 \, x (1 - o)

with influence of civil society, elders and opposition :math:`\bar z_c`, of women and youth :math:`\bar z_w`,
the part of the accord carried out :math:`m`, what is overdue :math:`\pi - m`, armed factions left out as a
share of insurgent strength :math:`x`, and what they are offered :math:`o`, as far as a share can satisfy
them: a total spoiler cannot be bought. Presence without influence has no effect.
Each :math:`b` is signed. When peace breaks, ceasefire, accord and talks are gone. Forms of spoilers:
*by_share* (an offer buys them), *by_capability* (it does not). While a peace holds, the chance that it
breaks is added up as its risk, cause by cause: the log hazards share theirs as ``core.added_by`` does.

Left out: attacks that aim at the talks themselves, and coups.
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
    added_by,
    chance,
    from_state,
    gain,
    mechanism,
    note,
    over_factions,
    over_localities,
    parameter,
    share,
    towards_state,
    with_state,
)

VOICES = ("civil_society", "traditional_leaders", "women", "youth", "opposition")
"""The civil voices at the table, in the order of ``World.voices``."""


@dataclass(frozen=True)
class Parameters:
    """What breaks a peace, and what holds it.

    hazard: rate at which peace breaks, all else equal
    civil: durability gained from civil society, traditional leaders and opposition
    women_youth: durability gained from women and youth
    carried_out: durability gained from carrying the accord out
    delay: hazard of what is overdue
    excluded: hazard of armed factions left out
    spoilers: rate at which those left out break it
    """

    hazard: Number = parameter(0.172, unit="1 / year", low=0.056, high=0.353, source="K3: 5 in 29.05 years")
    civil: Number = parameter(
        0.3, unit="log hazard", low=-0.5, high=1.1, source="after nilsson2012; assumed: a prior"
    )
    women_youth: Number = parameter(
        0.2, unit="log hazard", low=-0.6, high=1.0, source="after krause2018; assumed: a prior"
    )
    carried_out: Number = parameter(
        1.0, unit="log hazard", low=-0.5, high=2.0, source="after joshi2017; assumed: a sign"
    )
    delay: Number = parameter(
        0.5, unit="log hazard", low=0.0, high=2.0, source="after joshi2017; assumed: a sign"
    )
    excluded: Number = parameter(
        0.4, unit="log hazard", low=-0.3, high=1.1, source="after stedman1997; assumed: nilsson2008 finds 0"
    )
    spoilers: Number = parameter(
        0.005, unit="1 / month", low=0.0, high=0.5, source="after stedman1997; assumed: 0 is the null"
    )


MONTHS_PER_YEAR = 12.0
ENDED = ("accord", "talks", "implemented", "promised")


def by_share(offered: Array) -> Array:
    """An offer buys off those who are left out, in part."""
    return 1.0 - offered


def by_capability(offered: Array) -> Array:
    """What is offered does not matter: who can spoil, spoils."""
    return np.ones_like(offered)


@mechanism(
    reads=("accord", "active", "divisible", "fighters", "implemented", "influence", "offer", "promised",
           "talks", "truce", "voices"),
    writes=("accord", "implemented", "promised", "relapsed", "risk", "talks", "truce"),
    parameters=Parameters,
    sources=("nilsson2012", "krause2018", "paffenholz2016", "joshi2017", "stedman1997", "greenhill2007",
             "K3"),
    forms={"by_share": by_share, "by_capability": by_capability},
    idle=lambda world: not world.truce.any(),
)  # fmt: skip
def relapse(world: World, p: Parameters, draw: Chance, spoiling: Callable[[Array], Array]) -> Changes:
    """Let ceasefires and accords break."""
    holding = (towards_state(world.factions, world.truce) > 0) * world.factions.irregular
    parts = parts_of_rate(world, p, spoiling)
    rate = sum(parts.values(), start=np.zeros_like(world.accord))
    likely = holding * chance(rate, world.months)
    broken = (draw.uniform("peace", likely.shape[1:]) < likely).astype(np.float64)
    return (
        gain("truce", -world.truce * with_state(world.factions, broken), "peace broke"),
        *(gain(name, -getattr(world, name) * broken, "peace broke") for name in ENDED),
        note("relapsed", broken),
        *(gain("risk", share(likely, rate) * part, why) for why, part in parts.items()),
    )


def relapse_rate(world: World, p: Parameters, spoiling: Callable[[Array], Array]) -> Array:
    """Rate at which the peace of each faction with the state breaks, 1 / month, ``(R, F, 1)``."""
    return sum(parts_of_rate(world, p, spoiling).values(), start=np.zeros_like(world.accord))


def parts_of_rate(world: World, p: Parameters, spoiling: Callable[[Array], Array]) -> dict[str, Array]:
    """What each cause adds to that rate; parts below 0 hold the peace."""
    heard, outside, bought = world.voices, *_left_out(world)
    logs = {
        "voices of civil society": -p.civil * (heard[:, 0:1] + heard[:, 1:2] + heard[:, 4:5]) / 3.0,
        "voices of women and youth": -p.women_youth * (heard[:, 2:3] + heard[:, 3:4]) / 2.0,
        "accord carried out": -p.carried_out * world.implemented,
        "accord overdue": p.delay * np.maximum(world.promised - world.implemented, 0.0),
        "armed factions left out": p.excluded * outside,
    }
    hazard = p.hazard / MONTHS_PER_YEAR
    added = zip(logs, added_by(tuple(logs.values())), strict=True)
    return {
        "fragility of any peace": hazard,
        **{why: hazard * part for why, part in added},
        "spoilers": p.spoilers * outside * spoiling(bought),
    }


def _left_out(world: World) -> tuple[Array, Array]:
    """Armed factions left out as a share of insurgents, and what they are offered, ``(R, 1, 1)``."""
    insurgents = over_localities(world.fighters) * world.factions.insurgent * world.active
    out = insurgents * (1.0 - world.influence)
    offered = world.divisible * from_state(world.factions, world.offer)
    return share(over_factions(out), over_factions(insurgents)), share(
        over_factions(out * offered), over_factions(out)
    )
