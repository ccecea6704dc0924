r"""Opportunist: grow where others are weak, absent, or busy with each other; strike massed where it pays.

Most of the force goes where nobody governs, where rivals govern with few fighters, and where people
sympathise: :math:`q_l \propto o_l \, (w_l + 1/L) \, (V_l + a \, c^{-}_l o_l + s_l)` with worth :math:`w`,
vacuum :math:`V`, rivals' control :math:`c^-`, odds :math:`o` and sympathy :math:`s`, at home only. A part of
it, :math:`B`, the larger the more it puts into its wars, comes together for strikes in bands of :math:`b = B
b_0 / (B + b_0)`. They are shared out over enemies by effort, and over places by what an enemy :math:`j` has
there, ground or fighters, and by how far a band would outnumber those whom it faces, :math:`m = b / (b +
F_j)`. It fights as readily as the odds are good, or as a strike promises: where rivals are strong it waits,
and it comes where they have left.

Left out: plans for one town, propaganda, and rivalry for the same recruits.
"""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core import Array, Number, Orders, Seat, over_localities, parameter, share, strategy


@dataclass(frozen=True)
class Parameters:
    """How an opportunist weighs its chances.

    appetite: weight of weakly held places against the vacuum
    boldness: resolve where the odds are perfect
    striking: part of the force that strikes, at full effort
    band: fighters of a large movement who come together for one strike
    hunting: part of its strikes that goes for fighters, not for ground
    """

    appetite: Number = parameter(0.5, unit="-", low=0.0, high=3.0, source="assumed: easy ground first")
    boldness: Number = parameter(
        0.8, unit="0 to 1", low=0.2, high=1.0, source="assumed: it can afford to wait"
    )
    striking: Number = parameter(
        0.3, unit="share", low=0.0, high=1.0, source="assumed: about a third; 0 is the null, it never masses"
    )
    band: Number = parameter(
        40.0,
        unit="fighters",
        low=10.0,
        high=200.0,
        source="after bdm2013; assumed: some dozens on motorcycles; smaller movements strike as one",
    )
    hunting: Number = parameter(
        0.5, unit="share", low=0.0, high=1.0, source="assumed: convoys and camps as much as ground"
    )


@strategy(parameters=Parameters, sources=("K38", "mampilly2011", "bdm2007", "bdm2013"))
def opportunist(seat: Seat, p: Parameters) -> Orders:
    """Fill the vacuum, erode the weak, avoid the strong, mass where it pays."""
    worth = seat.worth + 1.0 / len(seat.world.places)
    chances = seat.ungoverned + p.appetite * seat.rival_control * seat.odds + seat.sympathy
    calm = worth * chances * seat.odds * seat.world.places.domestic
    strikes, promise = _strikes(seat, p)
    part = p.striking * seat.pressing * (over_localities(strikes) > 0)
    posture = (1.0 - part) * share(calm, over_localities(calm)) + part * share(
        strikes, over_localities(strikes)
    )
    return Orders(posture, np.maximum(p.boldness * seat.odds, promise))


def _strikes(seat: Seat, p: Parameters) -> tuple[Array, Array]:
    """Where bands would mass, and how much the best strike in each place promises, both ``(R, 1, L)``."""
    world, force = seat.world, p.striking * seat.pressing * over_localities(seat.fighters)
    band = share(p.band * force, p.band + force)
    strikes, promise = np.zeros_like(seat.fighters), np.zeros_like(seat.fighters)
    within_reach = world.fighters * world.reached
    for other in seat.others:
        effort = seat.towards[:, :, other, None]
        there = within_reach[:, other : other + 1]
        massed = share(band, band + there) * (there > 0) * world.places.domestic
        ground = world.control[:, other : other + 1] * seat.worth * massed
        hunted = there * massed
        prey = (1.0 - p.hunting) * share(ground, over_localities(ground))
        prey = prey + p.hunting * share(hunted, over_localities(hunted))
        strikes = strikes + effort * prey
        promise = np.maximum(promise, effort * massed)
    return strikes, promise
