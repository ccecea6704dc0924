r"""Pacts: elders of a place come to terms with the jihadists who press it, and either side may break them.

In a place where jihadists who make pacts press people, elders agree with them at rate

.. math:: \alpha \, \left[ e + (1 - e) z_e \right] \, \frac{\sum_j d_j F_j}{f + \sum_j F_j}

with influence of traditional leaders at the national table :math:`z_e` (some pacts need no table), how far a
share can satisfy each jihadist faction :math:`d`, and its fighters there :math:`F`. A pact breaks at a rate
of its own, and the sooner the more often the state and jihadists clash there. While it holds, jihadists
withhold most of their attacks on civilians there (see *harm*) and some of the fighting with the state stays
away (*combat*); whether the calm feeds their recruitment or starves it is open (*recruitment*).

Left out: what is agreed, religious leaders apart from elders, pacts of militias, of rebels, and of the army.
"""

from dataclasses import dataclass

from sahel_sim.core import (
    VOICES,
    Array,
    Chance,
    Changes,
    Number,
    World,
    gain,
    mechanism,
    occurs,
    over_factions,
    parameter,
)


@dataclass(frozen=True)
class Parameters:
    """How local pacts are made and broken.

    agreed: how fast a place that is fully pressed comes to a pact, with elders who are fully heard
    unasked: part of that where elders have no say at any table
    pressed: fighters at which a place is half pressed
    lapsing: rate at which pacts end by themselves
    violated: part of a pact that one clash of the state and jihadists there ends
    """

    agreed: Number = parameter(
        0.2,
        unit="1 / month",
        low=0.05,
        high=0.5,
        source="after K43; assumed: half a year from the siege of Farabougou to the pact of Niono",
    )
    unasked: Number = parameter(
        0.3,
        unit="share",
        low=0.0,
        high=1.0,
        source="after K43; assumed: pacts of 2021 needed no national table",
    )
    pressed: Number = parameter(
        100.0, unit="fighters", low=20.0, high=500.0, source="assumed: about a company"
    )
    lapsing: Number = parameter(
        0.15,
        unit="1 / month",
        low=0.04,
        high=0.5,
        source="after K43; assumed: that of Niono held some months",
    )
    violated: Number = parameter(
        0.2, unit="1 / clash", low=0.0, high=1.0, source="assumed: five clashes; no number is known"
    )


ELDERS = VOICES.index("traditional_leaders")


@mechanism(
    reads=("active", "clashes", "divisible", "fighters", "pact", "voices"),
    writes=("pact",),
    parameters=Parameters,
    sources=("K43",),
)
def pacts(world: World, p: Parameters, draw: Chance) -> Changes:
    """Let places come to terms with those who press them."""
    jihadists = world.fighters * world.factions.of_bloc("jihadists") * world.active
    pressure = over_factions(jihadists * world.divisible) / (p.pressed + over_factions(jihadists))
    elders = world.voices[:, ELDERS : ELDERS + 1]
    rate = p.agreed * (p.unasked + (1.0 - p.unasked) * elders) * pressure * world.places.domestic
    ending = p.lapsing + p.violated * _clashes(world) / world.months
    luck = draw.uniform("pact", (1, len(world.places)))
    return (
        gain("pact", occurs(luck, rate, world.months) * (1.0 - world.pact), "agreed by elders and jihadists"),
        gain("pact", -occurs(luck, ending, world.months) * world.pact, "broken or lapsed"),
    )


def _clashes(world: World) -> Array:
    """Clashes of the state and jihadists in each place in this step, ``(R, 1, L)``."""
    return over_factions(world.clashes * world.factions.between("state", "jihadists"))
