r"""Bargain: offer and demand what war would bring, less what it costs, and fear being cheated.

.. math:: v_{ij} = p_{ij} - c - W_{ij} - \tfrac12 \phi \, e \, \theta_{ij}, \qquad
          \text{offer}_{ij} = 1 - v_{ij} - (k_0 + k_1 h_i + k_2 (A_i - \tfrac12)) - z_J (k_3 h_i + k_4 p_i)
          - k_5 h_i \bar s, \qquad
          \text{demand}_{ij} = \frac{v_{ij} + q \, r}{(1 - q) \, d_i}, \qquad q = q_0 a (1 - g)(1 - t)

with the chance to win as the faction believes it :math:`p`, what any war costs :math:`c`, what this one has
been felt to cost :math:`W`, each one's half of what third parties gain by it :math:`e`, by their part of all
its enemies :math:`\theta`, as far as the faction looks ahead :math:`\phi`, hardliners :math:`h` and approval
:math:`A` (the signs of :math:`k_1` and :math:`k_2` are open), the chance :math:`q` of being exploited after
laying down the part :math:`a` of its arms, the loss :math:`r` if so, the guarantors' credibility :math:`g`,
trust :math:`t`, and how far a share can satisfy it, :math:`d`. While jihadists sit at the table with
influence :math:`z_J`, hardliners and a foreign partner, as far as the state fights with one, :math:`p`, let
it offer less; and hardliners let it pay for the power that it would share, :math:`\bar s`. Costs of war
always leave something to share out; a deal fails for optimism, for fear of being cheated, or because aims
cannot be divided. It lays down all its arms if, at :math:`a = 1`, what it is offered meets what it demands.

Left out: bluff, the patience of those who wait for better times, and that one prize may be offered to
several sides at once. What the other side offers is what it offered a step ago.
"""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core import BEYOND, Array, Number, Seat, Terms, over_localities, parameter, share, strategy
from sahel_sim.core.closing import jihadists_seated
from sahel_sim.core.contest import logistic


@dataclass(frozen=True)
class Parameters:
    """How a bargainer weighs war against a deal.

    cost: what any war costs each side that wages it
    externality: what third parties gain while two sides fight, if all its other enemies are third parties
    foresight: how much of that a side takes into account
    concession: cost of any concession
    hardline: more of it for each unit of hardliners' weight
    applause: more of it for a leader whom all approve of, and less for one whom nobody does
    company: what hardliners who have all the say withhold while jihadists sit at the table
    patron: what a partner in all operations has withheld then
    sharing: what they withhold where all power were shared
    exploited: chance of being exploited after laying down all arms, if nobody guarantees
    disarmed: part of its protection that a signatory gives up at first
    ruin: what is lost then
    """

    cost: Number = parameter(
        0.15,
        unit="share of the prize",
        low=0.05,
        high=0.4,
        source="after fearon1995; assumed: no estimate exists",
    )
    externality: Number = parameter(
        0.1, unit="share of the prize", low=0.0, high=0.5, source="after S0; assumed: 0 is the null"
    )
    foresight: Number = parameter(
        0.2, unit="share", low=0.0, high=1.0, source="assumed: little; at 0 nobody looks beyond the two"
    )
    concession: Number = parameter(
        0.0,
        unit="share of the prize",
        low=0.0,
        high=0.15,
        source="assumed: 0 is the null; hardliners and the public are counted apart",
    )
    hardline: Number = parameter(
        0.2,
        unit="share of the prize",
        low=-0.2,
        high=0.5,
        source="after fearon1994, weeks2008; assumed: the sign is open",
    )
    applause: Number = parameter(
        0.0,
        unit="share of the prize",
        low=-0.3,
        high=0.3,
        source="after weeks2008, prorok2016; assumed: a popular leader has more to lose, and to give",
    )
    company: Number = parameter(
        0.3,
        unit="share of the prize",
        low=-0.1,
        high=0.6,
        source="after weeks2012, K43; assumed: a tenth of the prize for an ordinary one; the sign is open",
    )
    patron: Number = parameter(
        0.1, unit="share of the prize", low=-0.05, high=0.3, source="after K43; assumed: partners objected"
    )
    sharing: Number = parameter(
        0.2,
        unit="share of the prize",
        low=0.0,
        high=0.5,
        source="after weeks2012; assumed: as for any concession",
    )
    exploited: Number = parameter(
        0.6, unit="probability", low=0.2, high=0.95, source="after walter1997; assumed: more often than not"
    )
    disarmed: Number = parameter(
        0.3,
        unit="share",
        low=0.0,
        high=0.6,
        source="after K31; assumed: in 2015 disarming came last, and hardly came",
    )
    ruin: Number = parameter(
        0.5, unit="share of the prize", low=0.1, high=1.0, source="after walter1997; assumed: half the prize"
    )


@strategy(parameters=Parameters, sources=("fearon1995", "powell2006", "walter1997", "svensson", "weeks2012"))
def bargain(seat: Seat, p: Parameters) -> Terms:
    """Offer and demand by what war would bring; disarm only if an offer outweighs the risk."""
    world = seat.world
    war = logistic(seat.own(world.belief)) - seat.own(world.weariness) - p.cost
    war = war - 0.5 * p.foresight * p.externality * _third_parties(seat)
    offered = np.swapaxes(world.offer[:, :, seat.faction : seat.faction + 1], 1, 2)
    return Terms(
        offer=1.0
        - war
        - p.concession
        - p.hardline * seat.own(world.hardline)
        - p.applause * (seat.own(world.approval) - 0.5)
        - _frowned_upon(seat, p),
        demand=_demand(seat, p, war, p.disarmed),
        disarm=(offered >= _demand(seat, p, war, np.ones_like(war))).astype(np.float64),
    )


def _demand(seat: Seat, p: Parameters, war: Array, arms: Array | Number) -> Array:
    """The least share that beats war for one who lays down this part of its arms, ``(R, 1, F)``."""
    cheated = p.exploited * arms * (1.0 - seat.world.guarantee) * (1.0 - seat.own(seat.world.trust))
    wanted = (war + cheated * p.ruin) / (1.0 - cheated)
    divisible = seat.own(seat.world.divisible)
    demand: Array = np.where(divisible > 0, wanted / np.maximum(divisible, 1e-9), BEYOND)
    return demand


def _frowned_upon(seat: Seat, p: Parameters) -> Array:
    """What those behind the state have it withhold for whom and what is on the table, ``(R, 1, 1)``."""
    world = seat.world
    jihadists = jihadists_seated(world)
    hardline, is_state = seat.own(world.hardline), world.factions.state[:, seat.faction : seat.faction + 1]
    shared = world.power_sharing.mean(axis=1, keepdims=True)
    withheld: Array = jihadists * (p.company * hardline + p.patron * seat.own(world.partner))
    frowned: Array = is_state * (withheld + p.sharing * hardline * shared)
    return frowned


def _third_parties(seat: Seat) -> Array:
    """What part of all its enemies are not the other one, by strength, for each other; ``(R, 1, F)``."""
    strength = np.swapaxes(over_localities(seat.world.fighters), 1, 2)
    enemies = seat.own(seat.world.enmity) * strength
    everyone = enemies.sum(axis=2, keepdims=True)
    third: Array = share(everyone - enemies, everyone)
    return third
