r"""Hold: keep what is governed, where it is worth most and threatened most.

Forces are spread over the places that the faction governs, by worth and by the enemies nearby: :math:`q_l
\propto c_l \, (w_l + a \, e_l)` with control :math:`c`, worth :math:`w` and enemies :math:`e` as a share
of all. They stand and fight everywhere, but do not go after anybody.

Left out: lines of supply, reserves kept back, and places given up on purpose.
"""

from dataclasses import dataclass

from sahel_sim.core import Number, Orders, Seat, over_localities, parameter, share, strategy


@dataclass(frozen=True)
class Parameters:
    """How a defender weighs its places.

    alarm: weight of enemies against worth
    watch: resolve of garrisons
    """

    alarm: Number = parameter(
        1.0, unit="-", low=0.0, high=5.0, source="assumed: threat and worth count alike"
    )
    watch: Number = parameter(
        0.5, unit="0 to 1", low=0.0, high=1.0, source="assumed: garrisons patrol, seldom pursue"
    )


@strategy(parameters=Parameters, sources=("kalyvas2006",))
def hold(seat: Seat, p: Parameters) -> Orders:
    """Garrison what is governed."""
    threat = share(seat.enemies, over_localities(seat.enemies))
    return Orders(seat.control * (seat.worth + p.alarm * threat) * seat.reachable, p.watch)
