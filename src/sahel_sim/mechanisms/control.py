r"""Control: it is won in contests, extended into a vacuum, and lost where nobody stands for it.

*Contests.* Where one side governs and an enemy of it is strong, now and then the place is decided, the
sooner the less the two go together, :math:`\sum_{ij} h_{ij} c_i S_j / \sum_k S_k`. Side :math:`j` wins it
with chance :math:`p_j` by a contest success function of effective strength :math:`S = F \, s \, z \, (1 +
\beta (w - H^+))` (fighters, skill, resolve, and what the people's loyalty and anger add), and takes a part
of what its enemies govern: who is weaker seldom brings it to a decision, and seldom wins. *Vacuum.* Where
nobody governs, whoever is present, eager to fight or not, moves in at a rate :math:`l_0 V^a`. *Neglect.*
Where a side has no force left its hold fades, except among the loyal.

.. math:: p_j = \frac{S_j^m}{\sum_i S_i^m} \text{ (ratio)}, \quad
          p_j = \frac{e^{k S_j / \bar S}}{\sum_i e^{k S_i / \bar S}} \text{ (logit)}

Left out: quality of rule beyond services, dual taxation, local deals, who inside a town decides.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

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
from sahel_sim.core.counting import again


@dataclass(frozen=True)
class Parameters:
    """How places change hands.

    decision: rate at which a place is decided where only enemies of those who govern are strong
    seizure: part of the enemy's control that the winner takes
    decisiveness: exponent of the ratio contest
    sharpness: steepness of the logit contest
    garrison: effective fighters that hold half of a place
    entry: rate of moving into a full vacuum
    vacuum: elasticity of entry to the vacuum
    neglect: rate at which an undefended hold fades
    backing: weight of the people's sympathy in effective strength
    """

    decision: Number = parameter(
        0.5,
        unit="1 / month",
        low=0.02,
        high=1.0,
        source="K14;K27;assumed: an undefended place falls in weeks or months, as in 2012 and 2023",
    )
    seizure: Number = parameter(
        0.6, unit="share", low=0.1, high=1.0, source="assumed: most of a place, seldom all"
    )
    decisiveness: Number = parameter(1.0, unit="-", low=0.0, high=2.5, source="hirshleifer1989;hwang2012")
    sharpness: Number = parameter(1.0, unit="-", low=0.0, high=5.0, source="hirshleifer1989")
    garrison: Number = parameter(
        60.0, unit="fighters", low=20.0, high=600.0, source="assumed: a platoon or two hold half of a place"
    )
    entry: Number = parameter(
        0.1, unit="1 / month", low=0.0, high=0.5, source="assumed: mampilly2011 gives no rate"
    )
    vacuum: Number = parameter(1.0, unit="-", low=0.0, high=2.0, source="assumed: mampilly2011 gives no rate")
    neglect: Number = parameter(
        0.1, unit="1 / month", low=0.0, high=0.5, source="assumed: months, not weeks or years"
    )
    backing: Number = parameter(
        0.5, unit="-", low=0.0, high=0.9, source="assumed: 0 is the null; atkinson2012 has it large"
    )


Contest = Callable[[Array, Parameters], Array]


def ratio(strength: Array, p: Parameters) -> Array:
    """Chances in proportion to a power of strength."""
    return contest.ratio(strength, p.decisiveness)


def logit(strength: Array, p: Parameters) -> Array:
    """Chances by differences of strength."""
    return contest.logit(strength, p.sharpness)


@mechanism(
    reads=("control", "fighters", "grievance", "hostility", "loyalty", "partner", "partner_skill", "resolve",
           "skill", "truce"),
    writes=("control", "seized"),
    parameters=Parameters,
    sources=("tullock1980", "hirshleifer1989", "skaperdas1996", "mampilly2011", "arjona2016", "kalyvas2006"),
    forms={"ratio": ratio, "logit": logit},
)  # fmt: skip
def control(world: World, p: Parameters, draw: Chance, rivalry: Contest) -> Changes:
    """Decide places whose rulers are not the strongest, fill the vacuum, let undefended holds fade."""
    hold = world.fighters * world.prowess * _backing(world, p)
    strength = hold * world.resolve
    luck = draw.uniform("contest", (1, len(world.places)))
    open_to = contest.challenged(world.enmity, world.control, strength)
    decided = luck < chance(p.decision, world.months) * open_to
    won = _won(world, p, decided, strength, luck, rivalry)
    held = world.control + won
    vacuum = np.maximum(1.0 - over_factions(held), 0.0)
    present = hold / (p.garrison + over_factions(hold))
    entered = present * (vacuum * chance(p.entry * np.power(vacuum, p.vacuum), world.months))
    exposed = p.garrison / (p.garrison + hold) * (1.0 - world.loyalty)
    faded = held * exposed * chance(p.neglect, world.months)
    return (
        gain("control", won, "won and lost in contests"),
        gain("control", entered, "moved into a vacuum"),
        gain("control", -faded, "faded for want of force"),
        note("seized", won),
    )


def _backing(world: World, p: Parameters) -> Array:
    """How much the people's sympathy multiplies strength, 0.1 to 1.9."""
    return 1.0 + p.backing * (world.loyalty - np.maximum(world.grievance, 0.0))


def _won(
    world: World, p: Parameters, decided: NDArray[np.bool_], strength: Array, luck: Array, rivalry: Contest
) -> Array:
    """What contests change: the winner takes a part of what its enemies govern; ``(R, F, L)``."""
    replicate, _, locality = np.nonzero(decided)
    theirs = replace(p, **{k: v if v.shape[0] == 1 else v[replicate] for k, v in vars(p).items()})
    chances = rivalry(strength[replicate, :, locality, None], theirs)
    reached = np.cumsum(chances, axis=1)
    pick = again(luck[decided], 1)[:, None, None] * reached[:, -1:]
    winner = np.minimum((pick >= reached).sum(axis=1)[:, 0], strength.shape[1] - 1)
    enmity = world.enmity[replicate, :, winner]
    taken = world.control[replicate, :, locality] * enmity * theirs.seizure[..., 0]
    change = -taken
    change[np.arange(winner.size), winner] += over_factions(taken[..., None])[:, 0, 0]
    won = np.zeros_like(world.control)
    won[replicate, :, locality] = change
    return won
