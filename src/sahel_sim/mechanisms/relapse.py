r"""Relapse: peace breaks as on record, and more or less often as it differs from the peaces on record.

.. math:: \lambda_i = \lambda_0 \exp\Big[ -\sum_v b_v (h_v - \bar h_v) - \sum_k b_k (s_k - \bar s_k)
          - b_m (m - \bar m) + b_d (\pi - m - \bar d) + b_x (x - \bar x) - b_g (g - \bar g)
          - b_t (t - \bar t) - b_p (k - \bar k) \Big]

with the weight of each voice when the accord was signed :math:`h_v`, dimensions of power that it shares
:math:`s_k`, the part of it carried out :math:`m` and overdue :math:`\pi - m`, armed factions left out and not
bought :math:`x`, belief in the guarantors :math:`g`, trust :math:`t`, and peacekeepers :math:`k = P / (P +
P_0)`. A bar is the mean of the peaces of the north since 1991, whose hazard :math:`\lambda_0` is: what
differs in nothing from them breaks as they did. Each :math:`b` is signed, and each can be out-weighed by the
others. Presence without influence has no effect. When peace breaks, all that was agreed is gone. Forms of
those left out: *by_share* (who can be satisfied by what is offered waits), *by_capability* (who can spoil,
spoils). The chance that a peace breaks is added up as its risk, cause by cause: the log hazards share theirs
as ``core.added_by`` does.

Left out: attacks that aim at the talks themselves, the state's own change of mind (see *openness*).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sahel_sim.core import (
    DIMENSIONS,
    VOICES,
    Array,
    Chance,
    Changes,
    Number,
    World,
    added_by,
    chance,
    ended,
    from_state,
    gain,
    mechanism,
    note,
    over_factions,
    over_localities,
    parameter,
    share,
    towards_state,
    weighted,
)


@dataclass(frozen=True)
class Parameters:
    """What breaks a peace, and what holds it.

    hazard: rate at which a peace like those on record breaks
    civil_society: durability gained from it, if fully heard when the accord was signed
    traditional_leaders: durability gained from them
    women: durability gained from them
    youth: durability gained from them
    opposition: durability gained from it
    political: durability gained from sharing power at the centre
    territorial: durability gained from powers for the regions
    military: durability gained from sharing command of the army
    economic: durability gained from sharing revenue
    carried_out: durability gained from carrying the accord out
    delay: hazard of what is overdue
    excluded: hazard of armed factions left out
    guaranteed: durability gained from guarantors who are believed
    trusted: durability gained from trust
    peacekept: durability gained from peacekeepers
    half_mission: peacekeepers who do half of what peacekeepers can
    """

    hazard: Number = parameter(0.172, unit="1 / year", low=0.056, high=0.353, source="K3: 5 in 29.05 years")
    civil_society: Number = parameter(
        0.5,
        unit="log hazard",
        low=-0.5,
        high=1.1,
        source="after nilsson2012; assumed: half of what accords with civil society had, for selection",
    )
    traditional_leaders: Number = parameter(
        0.3, unit="log hazard", low=-0.5, high=0.9, source="after paffenholz2016; assumed: a prior"
    )
    women: Number = parameter(
        0.3, unit="log hazard", low=-0.6, high=1.0, source="after krause2018; assumed: a prior"
    )
    youth: Number = parameter(
        0.1, unit="log hazard", low=-0.5, high=0.7, source="after paffenholz2016; assumed: a prior"
    )
    opposition: Number = parameter(
        0.1,
        unit="log hazard",
        low=-0.5,
        high=0.7,
        source="after nilsson2012; assumed: less than civil society",
    )
    political: Number = parameter(
        0.2, unit="log hazard", low=-0.5, high=0.8, source="after hartzell2003, gates2016; assumed: a sign"
    )
    territorial: Number = parameter(
        0.2, unit="log hazard", low=-0.5, high=0.8, source="after hartzell2003, roeder2005; assumed: a sign"
    )
    military: Number = parameter(
        0.2, unit="log hazard", low=-0.5, high=0.8, source="after hartzell2003, gates2016; assumed: a sign"
    )
    economic: Number = parameter(
        0.2, unit="log hazard", low=-0.5, high=0.8, source="after hartzell2003, gates2016; assumed: a sign"
    )
    carried_out: Number = parameter(
        1.0, unit="log hazard", low=-0.5, high=2.0, source="after joshi2017; assumed: a sign"
    )
    delay: Number = parameter(
        0.5, unit="log hazard", low=0.0, high=2.0, source="after joshi2017; assumed: a sign"
    )
    excluded: Number = parameter(
        0.4,
        unit="log hazard",
        low=-0.3,
        high=1.5,
        source="after stedman1997, nilsson2008; assumed: those who signed hardly mind, and some spoil",
    )
    guaranteed: Number = parameter(
        0.8, unit="log hazard", low=-0.2, high=1.9, source="after walter1997, kenwick; assumed: a sign"
    )
    trusted: Number = parameter(
        2.0,
        unit="log hazard",
        low=0.0,
        high=4.0,
        source="after K3; assumed: so that the hazard of a peace falls with its age",
    )
    peacekept: Number = parameter(
        0.8, unit="log hazard", low=-0.2, high=1.9, source="after fortna2004; assumed: a prior"
    )
    half_mission: Number = parameter(
        1000.0, unit="persons", low=200.0, high=5000.0, source="assumed: a battalion and its bases"
    )


ON_RECORD = {
    "civil_society": 0.1,
    "traditional_leaders": 0.2,
    "women": 0.02,
    "youth": 0.0,
    "opposition": 0.0,
    "political": 0.3,
    "territorial": 0.5,
    "military": 0.5,
    "economic": 0.3,
    "carried out": 0.25,
    "overdue": 0.5,
    "left out": 0.3,
    "guaranteed": 0.3,
    "trust": 0.4,
    "peacekeepers": 0.25,
}
"""Where the peaces of the north since 1991 stood on average. A quarter of the last accord was carried out,
and civil voices were left out of it (K31); one peace of five, the longest, had peacekeepers (K3). The rest is
assumed: elders were heard in 1996, accords gave regions powers and rebels ranks, and trust grew."""

MONTHS_PER_YEAR = 12.0


def by_share(offered: Array) -> Array:
    """Those who are left out wait as far as an offer suits them."""
    return 1.0 - offered


def by_capability(offered: Array) -> Array:
    """What is offered does not matter: who can spoil, spoils."""
    return np.ones_like(offered)


Spoiling = Callable[[Array], Array]


@mechanism(
    reads=("accord", "active", "divisible", "fighters", "guarantee", "heard", "implemented", "influence",
           "offer", "peacekeepers", "promised", "shared", "talks", "truce", "trust"),
    writes=("accord", "heard", "implemented", "promised", "relapsed", "risk", "shared", "talks", "truce"),
    parameters=Parameters,
    sources=("nilsson2012", "krause2018", "paffenholz2016", "joshi2017", "stedman1997", "nilsson2008",
             "greenhill2007", "hartzell2003", "gates2016", "walter1997", "fortna2004", "kenwick", "K3",
             "K31"),
    forms={"by_share": by_share, "by_capability": by_capability},
    idle=lambda world: not world.truce.any(),
)  # fmt: skip
def relapse(world: World, p: Parameters, draw: Chance, spoiling: Spoiling) -> Changes:
    """Let ceasefires and accords break."""
    holding = (towards_state(world.factions, world.truce) > 0) * world.factions.irregular
    parts = parts_of_rate(world, p, spoiling)
    rate = sum(parts.values(), start=np.zeros_like(world.accord))
    likely = holding * chance(rate, world.months)
    broken = (draw.uniform("peace", likely.shape[1:]) < likely).astype(np.float64)
    return (
        *ended(world, broken, "peace broke"),
        note("relapsed", broken),
        *(gain("risk", share(likely, rate) * part, why) for why, part in parts.items()),
    )


def relapse_rate(world: World, p: Parameters, spoiling: Spoiling) -> Array:
    """Rate at which the peace of each faction with the state breaks, 1 / month, ``(R, F, 1)``."""
    return sum(parts_of_rate(world, p, spoiling).values(), start=np.zeros_like(world.accord))


def parts_of_rate(world: World, p: Parameters, spoiling: Spoiling) -> dict[str, Array]:
    """What each cause adds to that rate; parts below 0 hold the peace."""
    troops = over_localities(world.peacekeepers)
    overdue = np.maximum(world.promised - world.implemented, 0.0)
    logs = {
        **{why: -_gained(p, world.heard, names, VOICES) for why, names in _HEARD.items()},
        "power shared": -_gained(p, world.shared, DIMENSIONS, DIMENSIONS),
        "accord carried out": -p.carried_out * (world.implemented - ON_RECORD["carried out"]),
        "accord overdue": p.delay * (overdue - ON_RECORD["overdue"]),
        "armed factions left out": p.excluded * (_left_out(world, spoiling) - ON_RECORD["left out"]),
        "guarantors believed": -p.guaranteed * (world.guarantee - ON_RECORD["guaranteed"]),
        "trust": -p.trusted * (world.trust - ON_RECORD["trust"]),
        "peacekeepers": -p.peacekept * (share(troops, troops + p.half_mission) - ON_RECORD["peacekeepers"]),
    }
    hazard = p.hazard / MONTHS_PER_YEAR
    added = zip(logs, added_by(tuple(logs.values())), strict=True)
    return {"fragility of any peace": hazard, **{why: hazard * part for why, part in added}}


_HEARD = {
    "voices of civil society": ("civil_society", "traditional_leaders", "opposition"),
    "voices of women and youth": ("women", "youth"),
}


def _gained(p: Parameters, held: Array, names: tuple[str, ...], columns: tuple[str, ...]) -> Array:
    """Log durability gained from some columns of what an accord holds, against the record, ``(R, F, 1)``."""
    record = np.array([ON_RECORD[name] for name in names])
    return weighted(p, names, held[:, :, [columns.index(name) for name in names]] - record)


def _left_out(world: World, spoiling: Spoiling) -> Array:
    """Armed factions left out and not bought, as a share of insurgents, ``(R, 1, 1)``."""
    insurgents = over_localities(world.fighters) * world.factions.insurgent * world.active
    out = insurgents * (1.0 - world.influence)
    offered = world.divisible * from_state(world.factions, world.offer)
    return share(over_factions(out * spoiling(offered)), over_factions(insurgents))
