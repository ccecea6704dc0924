r"""Raid and withdraw: live where people are friendly, strike where the odds are good, and be gone.

A base part of the force stays among sympathisers, the remote ones first; a striking part goes where the
enemy governs something of worth but is weak: :math:`q = (1 - f) \, q_{\text{shelter}} + f \,
[(1 - k) \, q_{\text{prey}} + k \, q_{\text{objective}}]`, with a campaign :math:`k` for the nearest regional
capital if the scenario orders one. It fights where the odds are good and slips away where they are not:
resolve rises as the square of its share of the fighters there, at the goal of a campaign too.

Left out: feints, and raids that several groups plan together.
"""

from dataclasses import dataclass

from sahel_sim.core import Number, Orders, Seat, over_localities, parameter, share, strategy


@dataclass(frozen=True)
class Parameters:
    """How raiders split their force.

    striking: share of the force that raids
    shelter: extra weight of remote places for the base
    foothold: weight of places that it governs, beside those where people are friendly
    """

    striking: Number = parameter(
        0.4,
        unit="share",
        low=0.0,
        high=1.0,
        source="assumed: columns of some hundred out of some thousand (K14, K16)",
    )
    shelter: Number = parameter(
        1.0, unit="-", low=0.0, high=5.0, source="assumed: after cunningham2009, no number there"
    )
    foothold: Number = parameter(
        0.05, unit="-", low=0.0, high=1.0, source="assumed: friends matter far more than posts"
    )


@strategy(parameters=Parameters, sources=("K14", "K16", "cunningham2009"))
def raid(seat: Seat, p: Parameters) -> Orders:
    """Shelter with one part, strike with the other."""
    shelter = (p.foothold * seat.control + seat.sympathy) * (1.0 + p.shelter * seat.world.places.remoteness)
    prey = seat.rival_control * seat.worth * seat.odds
    strike = share(prey, over_localities(prey)) * (1.0 - over_localities(seat.column)) + seat.column
    posture = (1.0 - p.striking) * share(shelter, over_localities(shelter)) + p.striking * strike
    return Orders(posture, seat.odds * seat.odds)
