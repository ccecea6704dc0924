r"""Rout: who loses a place runs, and fear of the same runs ahead along the roads.

A town that falls, :math:`\ell_k` of it, frightens the loser's fighters elsewhere the more, the
nearer they are and the less they fight as one,

.. math:: 1 - x_l \leftarrow \left(1 - x_l e^{-t/\tau}\right)
          \exp\left[-c \, \frac{1 - y}{y} \sum_k e^{-D_{kl} / r} \ell_k \right], \qquad
          \text{running}_l = F_l \left[1 - e^{-f x_l t}\right]

with panic :math:`x`, unity :math:`y` and the way by road :math:`D`. A part of those who run goes home, the
others fall back to where their own are calm. The panicked are missing when a place is decided (see
control), so one defeat may make the next: an army of unity 1 stands it, one of 0.3 may lose a region in
weeks. It is the fall of towns, not of the villages around them, that is heard of.

Left out: rallying, officers who stay, arms left behind, and those who run to the enemy (see fragmentation).
"""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core import (
    Array,
    Chance,
    Changes,
    Entry,
    Number,
    World,
    apportion,
    chance,
    gain,
    lasting,
    meanwhile,
    mechanism,
    over_localities,
    parameter,
    share,
    transfer,
    trimmed,
)


@dataclass(frozen=True)
class Parameters:
    """How forces break.

    contagion: fear next door after the fall of a town, of a force of which half would rather not fight
    reach: distance by road over which it falls to 37 %
    flight: rate at which the panicked run
    memory: how long panic lasts
    home: part of those who run that goes home
    """

    contagion: Number = parameter(
        2.0,
        unit="-",
        low=0.0,
        high=5.0,
        source="after K27; assumed: the three towns of 2012 fell within three days; 0 is the null",
    )
    reach: Number = parameter(
        600.0, unit="km", low=50.0, high=1000.0, source="after K27; assumed: from Kidal to Gao and Timbuktu"
    )
    flight: Number = parameter(
        1.0, unit="1 / month", low=0.0, high=10.0, source="after K27; assumed: in weeks"
    )
    memory: Number = parameter(3.0, unit="months", low=0.5, high=12.0, source="assumed: a season")
    home: Number = parameter(
        0.3,
        unit="share",
        low=0.0,
        high=1.0,
        source="after mclauchlin2015; assumed: most fall back, some go home",
    )


_CALM = 1e-6
"""Weight of a place without own fighters, so that a force that is routed everywhere goes somewhere."""


@mechanism(
    reads=("fighters", "panic", "seized", "unity"),
    writes=("fighters", "panic", "residents"),
    parameters=Parameters,
    sources=("lehmann2019", "mclauchlin2015", "K27"),
)
def rout(world: World, p: Parameters, draw: Chance) -> Changes:
    """Let those who lost run, and others fear."""
    faded = world.panic * lasting(p.memory, world.months)
    shock = _shock(world, p) * meanwhile(world.months / p.memory)
    panic = (1.0 - (1.0 - faded) * np.exp(-shock)) * (world.fighters > 0)
    running = world.fighters * chance(p.flight * 0.5 * (world.panic + panic), world.months)
    home = trimmed(running * p.home, "people")
    back = trimmed(running - home, "people")
    calm = world.fighters * (1.0 - panic) + _CALM * world.places.domestic
    refuge = apportion(over_localities(back), calm)
    return (
        gain("panic", panic - world.panic, "places lost, and calm again"),
        *transfer("fighters", "residents", home, "ran home"),
        Entry("fighters", refuge - back, "fell back"),
    )


def _shock(world: World, p: Parameters) -> Array:
    """How much what fell in this step frightens each force in each place, ``(R, F, L)``."""
    lost = np.maximum(-world.seized, 0.0) * world.places.in_town
    fear = np.zeros_like(lost)
    losers = replicate, _ = np.nonzero(lost.any(axis=-1))  # few lose anything in a step
    reach = p.reach if len(p.reach) == 1 else p.reach[replicate]
    way = np.exp(-world.places.road_distance / reach)
    fear[losers] = (way * lost[losers][:, None, :]).sum(axis=-1)
    return p.contagion * share(1.0 - world.unity, world.unity) * fear
