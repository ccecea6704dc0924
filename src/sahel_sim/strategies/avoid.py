r"""Avoid: be where no enemy is, among people who will not tell.

:math:`q_l \propto s_l \, (1 + r_l) \, o_l` with sympathy :math:`s`, remoteness :math:`r` and odds
:math:`o`. The force fights only when it is found, and holds no ground against an enemy.

Left out: dissolving into the population, and exile in other countries as a way of life.
"""

from dataclasses import dataclass

from sahel_sim.core import Number, Orders, Seat, parameter, strategy


@dataclass(frozen=True)
class Parameters:
    """How shy a force is.

    stand: resolve when it is found
    """

    stand: Number = parameter(
        0.1, unit="0 to 1", low=0.0, high=0.5, source="assumed: it defends itself, no more"
    )


@strategy(parameters=Parameters, sources=("kalyvas2006",))
def avoid(seat: Seat, p: Parameters) -> Orders:
    """Hide."""
    shelter = (0.01 + seat.sympathy) * (1.0 + seat.world.places.remoteness)
    return Orders(shelter * seat.odds, p.stand)
