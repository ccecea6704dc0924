"""The law of fragility: how often a peace breaks, and what each cause adds to that.

The equation, and what is left out, stand in ``mechanisms.relapse``, which lets chance decide.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sahel_sim.core.axes import Array, over_factions, over_localities, share
from sahel_sim.core.decomposition import added_by
from sahel_sim.core.dyads import from_state
from sahel_sim.core.parameters import Number, parameter
from sahel_sim.core.terms import DIMENSIONS, VOICES, weighted
from sahel_sim.core.world import World


@dataclass(frozen=True)
class FragilityNumbers:
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
        0.4,
        unit="log hazard",
        low=-0.5,
        high=1.1,
        source="after nilsson2012; assumed: less than half of what is found, for easier cases are chosen",
    )
    traditional_leaders: Number = parameter(
        0.2, unit="log hazard", low=-0.5, high=0.9, source="after paffenholz2016; assumed: a prior"
    )
    women: Number = parameter(
        0.25, unit="log hazard", low=-0.6, high=1.0, source="after krause2018; assumed: a prior"
    )
    youth: Number = parameter(
        0.05, unit="log hazard", low=-0.5, high=0.7, source="after paffenholz2016; assumed: a prior"
    )
    opposition: Number = parameter(
        0.05,
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

Spoiling = Callable[[Array], Array]


def parts_of_rate(world: World, p: FragilityNumbers, spoiling: Spoiling) -> dict[str, Array]:
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


def _gained(p: FragilityNumbers, held: Array, names: tuple[str, ...], columns: tuple[str, ...]) -> Array:
    """Log durability gained from some columns of what an accord holds, against the record, ``(R, F, 1)``."""
    record = np.array([ON_RECORD[name] for name in names])
    return weighted(p, names, held[:, :, [columns.index(name) for name in names]] - record)


def _left_out(world: World, spoiling: Spoiling) -> Array:
    """Armed factions left out and not bought, as a share of insurgents, ``(R, 1, 1)``."""
    insurgents = over_localities(world.fighters) * world.factions.insurgent * world.active
    out = insurgents * (1.0 - world.influence)
    offered = world.divisible * from_state(world.factions, world.offer)
    return share(over_factions(out * spoiling(offered)), over_factions(insurgents))
