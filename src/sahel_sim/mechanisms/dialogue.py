r"""Dialogue: who is invited may come to talk; terms that nearly suit are nearly accepted; failing costs time.

Where the state is open to talks, an armed faction with influence :math:`z` at the table comes at rate
:math:`r_0 z (1 + m) (1 - c) / 2`, with a mediator's standing :math:`m`, and :math:`c` as far as talks with
it are out of the question since the last ones failed. What is on the table is accepted with chance

.. math:: a = \left[ 1 + e^{-x / s} \right]^{-1}, \qquad
          x = o - d + \beta m + \sum_v \beta_v z_v^g + \gamma \bar s - k (n - 1)^+ + \rho u

with what the state offers :math:`o` and the faction demands :math:`d`, voices :math:`v` (an influence to the
power :math:`g`: five seats of a twentieth do not add up to one that is heard; every sign is open), the power
that would be shared :math:`\bar s`, armed parties at the table :math:`n`, and a reserve :math:`u`: how much
more, or less, than it says its leaders can sell at home, drawn when it comes and partly the same the next
time. A ceasefire is agreed at rate :math:`r_1 a`, an accord signed at :math:`r_2 a`, and talks break down at
:math:`r_3 (1 - a)`. So far as :math:`q` parties have a *veto*, each one's :math:`a` is multiplied by those of
others, :math:`a_i \prod_j a_j^q`. Forms: *ceasefire_first*, or *under_fire*, where an accord needs none.

Left out: agendas, secret channels, talks among insurgents or with only a part of a faction.
"""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core import (
    Chance,
    Changes,
    Number,
    World,
    gain,
    lasting,
    mechanism,
    note,
    occurs,
    parameter,
    towards_state,
    with_state,
)
from sahel_sim.core.acceptance import (
    AcceptanceNumbers,
    acceptance,
    least_room,
    reserve_of,
    voice_weights,
    with_vetoes,
)


@dataclass(frozen=True)
class Parameters(AcceptanceNumbers):
    """How talks go.

    convening: how fast a fully invited party comes, with the best mediator
    ceasefire: how fast a ceasefire is agreed if its terms suit
    signing: how fast an accord is signed if its terms suit
    breakdown: how fast talks fail if no terms suit
    constancy: how much of a reserve is the same when leaders come again
    cooling: how long failed talks are in the way of new ones
    rebuff: how far talks that fail are
    adherence: how far a ceasefire holds
    observance: how far it holds once an accord is signed
    """

    convening: Number = parameter(
        0.15, unit="1 / month", low=0.05, high=0.5, source="assumed: half a year or more"
    )
    ceasefire: Number = parameter(
        0.15, unit="1 / month", low=0.05, high=0.5, source="assumed: half a year of talks"
    )
    signing: Number = parameter(
        0.08,
        unit="1 / month",
        low=0.03,
        high=0.3,
        source="assumed: truce of May 2014, accord of June 2015 (K45)",
    )
    breakdown: Number = parameter(0.1, unit="1 / month", low=0.02, high=0.3, source="assumed: most of a year")
    constancy: Number = parameter(
        0.8, unit="correlation", low=0.0, high=1.0, source="assumed: mostly the same leaders"
    )
    cooling: Number = parameter(
        18.0,
        unit="months",
        low=6.0,
        high=48.0,
        source="assumed: wars of the north lasted 2 to 17 months, and it was as long again to an accord (K3)",
    )
    rebuff: Number = parameter(
        0.5, unit="share", low=0.0, high=1.0, source="assumed: half as much as a broken peace"
    )
    adherence: Number = parameter(
        0.9, unit="share", low=0.5, high=1.0, source="assumed: some groups go on fighting"
    )
    observance: Number = parameter(
        0.98,
        unit="share",
        low=0.5,
        high=1.0,
        source="after K3; assumed: below 25 deaths a year after each accord of the north, hundreds before",
    )


CEASEFIRE_FIRST, UNDER_FIRE = 1.0, 0.0


@mechanism(
    reads=("accord", "active", "closed", "cooling", "demand", "dialogue", "heard", "influence", "mediation",
           "offer", "power_sharing", "relapsed", "reserve", "shared", "talks", "truce", "voices"),
    writes=("accord", "cooling", "heard", "relapsed", "reserve", "shared", "signed", "talks", "truce"),
    parameters=Parameters,
    sources=("cunningham2006", "walter1997", "fearon1995", "nilsson2012", "paffenholz2016", "krause2018"),
    forms={"ceasefire_first": CEASEFIRE_FIRST, "under_fire": UNDER_FIRE},
    idle=lambda world: not (world.dialogue.any() or world.talks.any() or world.cooling.any()),
)  # fmt: skip
def dialogue(world: World, p: Parameters, draw: Chance, sequence: float) -> Changes:
    """Let invited factions come, agree, sign or walk away."""
    luck, walk, leaders = (
        draw.uniform(what, (len(world.factions), 1)) for what in ("table", "walk out", "leaders")
    )
    invited = world.factions.irregular * world.active * world.influence * world.open_to
    pace = p.convening * invited * (1.0 + world.mediation) / 2.0 * (1.0 - world.cooling)
    came = occurs(luck, pace, world.months) * (1.0 - world.talks) * (1.0 - np.minimum(world.relapsed, 1.0))
    pending = world.talks * (1.0 - world.accord)
    accepts = with_vetoes(acceptance(world, p), pending, p)
    ready = pending * accepts * (world.open_to > 0)
    holds = (towards_state(world.factions, world.truce) > 0).astype(np.float64)
    signing = p.signing * ready * np.maximum(holds, 1.0 - sequence)
    signs = occurs(luck, signing, world.months)
    paused = occurs(luck, signing + p.ceasefire * ready * (1.0 - holds), world.months) - signs
    refused = occurs(walk, p.breakdown * (1.0 - accepts), world.months)
    failed = pending * refused * (1.0 - paused) * (1.0 - signs) * (world.open_to > 0)
    shut = pending * (world.open_to <= 0)
    truce = towards_state(world.factions, world.truce)
    held = p.adherence * paused + (p.observance - truce) * signs - truce * (failed + shut)
    same = p.constancy * (world.reserve != 0.0)
    new = same * world.reserve + np.sqrt(1.0 - same**2) * reserve_of(leaders)
    return (
        gain("talks", came, "came to the table"),
        *(gain("talks", -failed * part, why) for why, part in least_room(world, p).items()),
        gain("talks", -shut, "the state closed its door"),
        gain("reserve", came * (new - world.reserve), "came to the table"),
        gain("truce", with_state(world.factions, held), "ceasefire agreed or given up"),
        gain("accord", signs, "signed"),
        gain("heard", signs * (voice_weights(world, p) - world.heard), "signed"),
        gain("shared", signs * (np.swapaxes(world.power_sharing, 1, 2) - world.shared), "signed"),
        gain("cooling", world.cooling * (lasting(p.cooling, world.months) - 1.0), "faded"),
        gain("cooling", failed * (1.0 - world.cooling) * p.rebuff, "talks failed"),
        note("signed", signs),
        note("relapsed", holds * (failed + shut)),
    )
