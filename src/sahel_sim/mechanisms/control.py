r"""Control: it is won in contests, extended into a vacuum, and lost where nobody stands for it.

*Contests.* Where one side governs and an enemy who means to take it is strong, now and then the place is
decided, at a rate :math:`d \sum_{ij} h_{ij} u_{ji} c_i S_j / \sum_k S_k` with the effort :math:`u` of the
challenger; a campaign storms its objective at a rate of its own, whatever the effort. Side :math:`j` wins
with chance :math:`p_j` by a contest success function of effective strength :math:`S = F \, s \, z \, g \, y
(1 - x) (1 + \beta (w - H^+))` (fighters, skill, resolve, reach, unity, panic, and what the people's loyalty
and anger add), and takes a part of what its enemies govern. The town and its villages are decided apart:
the reach :math:`g` is 1 in the town, and in the villages the lever *countryside*; soldiers stand in the town
and patrol little of what is around it, others live in both. So who holds a town need not hold its villages.
A campaign storms towns. Foreign troops nearby count beside the state as far as those who challenge it are
jihadists. *Vacuum.* Where nobody governs, whoever is present, eager to fight or not, moves in at a rate
:math:`l_0 V^a`. *Neglect.* Where a side has no force left its hold fades, except among the loyal.

.. math:: p_j = \frac{S_j^m}{\sum_i S_i^m} \text{ (ratio)}, \quad
          p_j = \frac{e^{k S_j / \bar S}}{\sum_i e^{k S_i / \bar S}} \text{ (logit)}

Left out: quality of rule beyond services, dual taxation, local deals, who inside a town decides, and that
one village falls and its neighbour does not.
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
    chance,
    contest,
    gain,
    mechanism,
    note,
    over_factions,
    parameter,
)
from sahel_sim.core.conquest import backed, beside_state, decision_rate, side_by_side, winnings


@dataclass(frozen=True)
class Parameters:
    """How places change hands.

    decision: rate at which a town or its villages are decided where only enemies of its rulers are strong
    storm: the same for the objective of a campaign
    foreign: fighters for whom one foreign soldier within reach counts
    foreign_reach: distance over which foreign troops count for less, to 37 %
    seizure: part of the enemy's control that the winner takes
    decisiveness: exponent of the ratio contest
    sharpness: steepness of the logit contest
    garrison: effective fighters that hold half of a town, or of its villages
    entry: rate of moving into a full vacuum
    vacuum: elasticity of entry to the vacuum
    neglect: rate at which an undefended hold fades
    backing: weight of the people's sympathy in effective strength
    """

    decision: Number = parameter(
        1.0, unit="1 / month", low=0.02, high=3.0, source="after K14, K27; assumed: weeks"
    )
    storm: Number = parameter(
        3.0, unit="1 / month", low=0.0, high=10.0, source="after K14; assumed: days or weeks"
    )
    foreign: Number = parameter(
        10.0,
        unit="fighters / soldier",
        low=0.0,
        high=30.0,
        source="after K27; assumed: with aircraft, as in 2013",
    )
    foreign_reach: Number = parameter(300.0, unit="km", low=50.0, high=2000.0, source="assumed: helicopters")
    seizure: Number = parameter(0.6, unit="share", low=0.1, high=1.0, source="assumed: most, seldom all")
    decisiveness: Number = parameter(
        1.0, unit="-", low=0.0, high=2.5, source="after hirshleifer1989, hwang2012; assumed: 0 is the null"
    )
    sharpness: Number = parameter(1.0, unit="-", low=0.0, high=5.0, source="assumed: wide")
    garrison: Number = parameter(
        60.0, unit="fighters", low=20.0, high=600.0, source="assumed: a platoon or two hold half of a place"
    )
    entry: Number = parameter(0.1, unit="1 / month", low=0.0, high=0.5, source="assumed: no rate is known")
    vacuum: Number = parameter(1.0, unit="-", low=0.0, high=2.0, source="assumed: mampilly2011 gives no rate")
    neglect: Number = parameter(0.03, unit="1 / month", low=0.0, high=0.5, source="assumed: years")
    backing: Number = parameter(0.5, unit="-", low=0.0, high=0.9, source="assumed: 0 is the null")


Contest = Callable[[Array, Parameters], Array]


def ratio(strength: Array, p: Parameters) -> Array:
    """Chances in proportion to a power of strength."""
    return contest.ratio(strength, p.decisiveness)


def logit(strength: Array, p: Parameters) -> Array:
    """Chances by differences of strength."""
    return contest.logit(strength, p.sharpness)


@mechanism(
    reads=("campaign", "countryside", "drive", "fighters", "grievance", "hostility", "in_town",
           "intervention", "loyalty", "panic", "partner", "partner_skill", "pressure", "resolve", "skill",
           "town_control", "truce", "unity", "village_control"),
    writes=("town_control", "village_control", "seized"),
    parameters=Parameters,
    sources=("tullock1980", "hirshleifer1989", "skaperdas1996", "mampilly2011", "arjona2016", "kalyvas2006"),
    forms={"ratio": ratio, "logit": logit},
)  # fmt: skip
def control(world: World, p: Parameters, draw: Chance, rivalry: Contest) -> Changes:
    """Decide towns and villages whose rulers are not the strongest, fill the vacuum, let holds fade."""
    before = side_by_side(world.town_control, world.village_control)
    hold, strength = _reaching(world, p)
    due = decision_rate(world, before, strength, p.decision, p.storm) * world.months
    lots = draw.uniform("contest", (1, 2 * len(world.places))), due
    won = winnings(world.enmity, p, before, strength, lots, rivalry)
    held = before + won
    vacuum = np.maximum(1.0 - over_factions(held), 0.0)
    present = hold / (p.garrison + over_factions(hold))
    entered = present * (vacuum * chance(p.entry * np.power(vacuum, p.vacuum), world.months))
    wary = 1.0 - side_by_side(world.loyalty, world.loyalty)
    faded = held * (p.garrison / (p.garrison + hold) * wary) * chance(p.neglect, world.months)
    return (
        *_gained(won, "won and lost in contests"),
        *_gained(entered, "moved into a vacuum"),
        *_gained(-faded, "faded for want of force"),
        note("seized", won[..., : len(world.places)]),
    )


def _reaching(world: World, p: Parameters) -> tuple[Array, Array]:
    """Effective force, and effective strength in a contest, in towns and in villages, ``(R, F, C)``."""
    force = world.fighters * world.prowess * backed(world, p.backing)
    fighting = force * world.resolve * world.unity * (1.0 - world.panic)
    beside = p.foreign * beside_state(world, p.foreign_reach)
    patrols = world.countryside
    return side_by_side(force, force * patrols), side_by_side(fighting + beside, fighting * patrols + beside)


def _gained(amount: Array, why: str) -> Changes:
    """Entries of what changes in towns and in villages."""
    places = amount.shape[-1] // 2
    return (
        gain("town_control", amount[..., :places], why),
        gain("village_control", amount[..., places:], why),
    )
