r"""Spillover: violence breeds violence, here, down the road, and over the border.

.. math:: S_l \leftarrow S_l e^{-\beta t}
          + \frac{n}{u} \frac{1 - e^{-\beta t}}{t} \left( \frac{N_l}{v_l} + \sum_k e^{-d_{kl} / r}
          \frac{N_k}{v_k} \right), \qquad v_k = 1 + \sum_m e^{-d_{km} / r}

with events :math:`N` of this step, each of which breeds :math:`n` others, here and in the next places down
the roads together; decay :math:`\beta`, reach :math:`r` and the events :math:`u` that a place at war is used
to. Fighting of the next step is multiplied by :math:`1 + S`: a Hawkes process whose base rate is what the
other mechanisms make of the place. At :math:`n = 0` it is silent. Events at the gateways, beyond the border,
are what the neighbours feel.

Left out: the neighbours' own wars, their armies, and fighters who settle there.
"""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core import Array, Chance, Changes, Number, World, gain, mechanism, over_factions, parameter


@dataclass(frozen=True)
class Parameters:
    """How violence spreads.

    branching: events that one event breeds, here and elsewhere
    decay: how fast the excitement fades
    reach: road distance over which it falls to 37 %
    usual: events in a month that a place at war is used to
    """

    branching: Number = parameter(
        0.3,
        unit="events / event",
        low=0.0,
        high=0.6,
        source="after hawkes1971, zhukov2012; assumed: a literature-style range",
    )
    decay: Number = parameter(3.0, unit="1 / month", low=0.6, high=15.0, source="assumed: 0.02 to 0.5 a day")
    reach: Number = parameter(
        100.0,
        unit="km",
        low=50.0,
        high=200.0,
        source="after schutte2011b, zhukov2012; assumed: no number for Mali",
    )
    usual: Number = parameter(
        3.0, unit="events / month", low=0.5, high=20.0, source="assumed: about what a place at war sees"
    )


@mechanism(
    reads=("aftershock", "attacks", "clashes"),
    writes=("aftershock",),
    parameters=Parameters,
    sources=("hawkes1971", "buhaug2008", "schutte2011b", "zhukov2012"),
)
def spillover(world: World, p: Parameters, draw: Chance) -> Changes:
    """Let this step's events stir the next."""
    events = over_factions(world.clashes) + over_factions(world.attacks)
    events = events / (1.0 + world.places.drawn_by_road(np.ones_like(events[:1]), p.reach))
    around = world.places.drawn_by_road(events, p.reach)
    fresh = p.branching / p.usual * _decayed(p, world.months) * (events + around) / world.months
    return (
        gain("aftershock", -world.aftershock * _decayed(p, world.months), "faded"),
        gain("aftershock", fresh, "events here and down the road"),
    )


def _decayed(p: Parameters, months: float) -> Array:
    return -np.expm1(-p.decay * months)
