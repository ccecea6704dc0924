r"""Bargain: offer and demand what war would bring, less what it costs, and fear being cheated.

.. math:: v_{ij} = p_{ij} - W_{ij}, \qquad \text{offer}_{ij} = 1 - v_{ij} - (k_0 + k_1 h_i), \qquad
          \text{demand}_{ij} = \frac{v_{ij} + q \, e}{(1 - q) \, d_i}, \qquad q = q_0 a (1 - g)(1 - t)

with the chance to win as the faction believes it :math:`p`, weariness :math:`W`, hardliners :math:`h` (the
sign of :math:`k_1` is open), the chance :math:`q` of being exploited after laying down the part :math:`a`
of its arms, the loss :math:`e` if so, the guarantors' credibility :math:`g`, trust :math:`t`, and how far a
share can satisfy it, :math:`d`. Costs of war always leave something to share out; a deal fails for
optimism, for fear of being cheated, or because aims cannot be divided.

Left out: foresight about who else gains from the war, and bluff.
"""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core import BEYOND, Number, Seat, Terms, parameter, strategy


@dataclass(frozen=True)
class Parameters:
    """How a bargainer weighs war against a deal.

    concession: cost of any concession
    hardline: more of it for each unit of hardliners' weight
    exploited: chance of being exploited after laying down all arms, if nobody guarantees
    disarmed: part of its protection that a signatory gives up at first
    ruin: what is lost then
    trust: trust between the parties
    """

    concession: Number = parameter(
        0.0, unit="share of the prize", low=0.0, high=0.3, source="assumed: 0 is the null"
    )
    hardline: Number = parameter(
        0.2, unit="share of the prize", low=-0.2, high=0.5, source="fearon1994;weeks2008"
    )
    exploited: Number = parameter(0.6, unit="probability", low=0.2, high=0.95, source="walter1997")
    disarmed: Number = parameter(
        0.3,
        unit="share",
        low=0.0,
        high=1.0,
        source="K31;assumed: in 2015 disarming came last, and hardly came",
    )
    ruin: Number = parameter(
        0.5, unit="share of the prize", low=0.1, high=1.0, source="walter1997;assumed: half the prize"
    )
    trust: Number = parameter(
        0.2, unit="share", low=0.0, high=0.8, source="assumed: little; no estimate exists"
    )


@strategy(parameters=Parameters, sources=("fearon1995", "powell2006", "walter1997", "svensson"))
def bargain(seat: Seat, p: Parameters) -> Terms:
    """Offer and demand by what war would bring."""
    world = seat.world
    war = 1.0 / (1.0 + np.exp(-seat.own(world.belief))) - seat.own(world.weariness)
    cheated = p.exploited * p.disarmed * (1.0 - world.guarantee) * (1.0 - p.trust)
    wanted = (war + cheated * p.ruin) / (1.0 - cheated)
    divisible = seat.own(world.divisible)
    return Terms(
        offer=1.0 - war - p.concession - p.hardline * seat.own(world.hardline),
        demand=np.where(divisible > 0, wanted / np.maximum(divisible, 1e-9), BEYOND),
    )
