r"""Dividend: what an accord, as it is carried out, is worth to the communities.

.. math:: \Delta A_l = -\sum_i \Delta m_i \left[ u \, y_{il} + \sum_v e_v h_{iv} (1 - y_{Gl}) \right]

Anger at the state :math:`A` falls, or rises, with each part of an accord that is carried out, :math:`\Delta
m`: among those who side with the signatory, :math:`y_i`, for the powers that it hands to the regions,
:math:`u`; and among all who do not side with the state, :math:`1 - y_G`, for what the voices that were heard
when it was signed, :math:`h`, had put into it: schools, wells, courts, seats, jobs. Every sign is open. What
is undone is taken back. Anger moves recruitment and what people tell (see *recruitment*, *combat*).

Left out: money as such, who gets it, and envy among those who get nothing.
"""

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
    mechanism,
    over_factions,
    parameter,
    weighted,
)


@dataclass(frozen=True)
class Parameters:
    """How far anger at the state falls once an accord is carried out.

    powers: among those who side with the signatory, for powers of the regions
    civil_society: among all, if it was fully heard
    traditional_leaders: the same of them
    women: the same of them
    youth: the same of them
    opposition: the same of it
    """

    powers: Number = parameter(
        0.2,
        unit="index",
        low=-0.3,
        high=0.8,
        source="after hartzell2003, gates2016, roeder2005; assumed: the sign is open, no size is known",
    )
    civil_society: Number = parameter(
        0.05, unit="index", low=-0.1, high=0.2, source="after paffenholz2016; assumed: the sign is open"
    )
    traditional_leaders: Number = parameter(
        0.1, unit="index", low=-0.1, high=0.3, source="after K43; assumed: land, courts; the sign is open"
    )
    women: Number = parameter(
        0.05, unit="index", low=-0.1, high=0.2, source="after krause2018; assumed: the sign is open"
    )
    youth: Number = parameter(
        0.1, unit="index", low=-0.1, high=0.3, source="assumed: recruits are young; the sign is open"
    )
    opposition: Number = parameter(
        0.0, unit="index", low=-0.1, high=0.1, source="assumed: nothing; the sign is open"
    )


@mechanism(
    reads=("carried", "grievance", "heard", "loyalty"),
    writes=("grievance",),
    parameters=Parameters,
    sources=("hartzell2003", "gates2016", "roeder2005", "paffenholz2016", "krause2018", "K43"),
    idle=lambda world: not world.carried.any(),
)
def dividend(world: World, p: Parameters, draw: Chance) -> Changes:
    """Let people feel what was carried out."""
    state = world.factions.state
    from_voices = weighted(p, VOICES, world.heard)
    of_signatories = over_factions(world.carried * world.loyalty)
    of_others = 1.0 - over_factions(state * world.loyalty)
    relief = p.powers * of_signatories + over_factions(world.carried * from_voices) * of_others
    felt: Array = np.clip(world.grievance - relief * state, -1.0, 1.0) - world.grievance
    return (gain("grievance", felt, "an accord carried out or undone"),)
