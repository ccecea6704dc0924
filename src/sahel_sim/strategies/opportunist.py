r"""Opportunist: grow where others are weak, absent, or busy with each other.

The force goes where nobody governs, where rivals govern with few fighters, and where people sympathise:
:math:`q_l \propto (w_l + 1/L) \, (V_l + a \, c^{-}_l o_l + s_l)` with worth :math:`w`, vacuum :math:`V`,
rivals' control :math:`c^-`, odds :math:`o` and sympathy :math:`s`. It fights where the odds are good.
When two rivals fight over a place, it waits: resolve falls where they are strong, and its presence grows
where they have left.

Left out: plans for one town, propaganda, and rivalry for the same recruits.
"""

from dataclasses import dataclass

from sahel_sim.core import Number, Orders, Seat, parameter, strategy


@dataclass(frozen=True)
class Parameters:
    """How an opportunist weighs its chances.

    appetite: weight of weakly held places against the vacuum
    boldness: resolve where the odds are perfect
    """

    appetite: Number = parameter(0.5, unit="-", low=0.0, high=3.0, source="assumed: easy ground first")
    boldness: Number = parameter(
        0.8, unit="0 to 1", low=0.2, high=1.0, source="assumed: it can afford to wait"
    )


@strategy(parameters=Parameters, sources=("K38", "mampilly2011", "bdm2007"))
def opportunist(seat: Seat, p: Parameters) -> Orders:
    """Fill the vacuum, erode the weak, avoid the strong."""
    worth = seat.worth + 1.0 / len(seat.world.places)
    chances = seat.ungoverned + p.appetite * seat.rival_control * seat.odds + seat.sympathy
    return Orders(worth * chances * seat.odds * seat.world.places.domestic, p.boldness * seat.odds)
