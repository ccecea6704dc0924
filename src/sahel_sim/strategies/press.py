r"""Press: hold what is worth most, and send as large a part against the enemy as orders say.

A share of the force goes where the enemy is strong or governs what is worth having: what can take the
field at all, times the military pressure that the faction is told to put on others. The rest garrisons
its own places: :math:`q = (1 - f u) \, q_{\text{garrison}} + f u \, [(1 - k) \, q_{\text{attack}} + k \,
q_{\text{objective}}]`. The more pressure, the more readily it fights. A campaign, :math:`k`, is ordered by
the scenario: a column goes for the nearest regional capital that the enemy governs, and seeks battle there.

Left out: lines of supply, and campaigns that go for two places at once.
"""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core import Number, Orders, Seat, over_localities, parameter, share, strategy


@dataclass(frozen=True)
class Parameters:
    """How an attacker weighs its goals.

    field: share of the force that can take the field
    prize: weight of what the enemy governs against where his fighters are
    watch: resolve of garrisons
    """

    field: Number = parameter(
        0.3,
        unit="share",
        low=0.1,
        high=1.0,
        source="assumed: the column sent to Kidal had 800 men of 36 000 (K14, K33); guards and "
        "depots take most",
    )
    prize: Number = parameter(
        1.0, unit="-", low=0.0, high=5.0, source="assumed: ground and fighters count alike"
    )
    watch: Number = parameter(
        0.5, unit="0 to 1", low=0.0, high=1.0, source="assumed: garrisons patrol, seldom pursue"
    )


@strategy(parameters=Parameters, sources=("K14", "aronson2015"))
def press(seat: Seat, p: Parameters) -> Orders:
    """Garrison with one part, attack with the other."""
    garrison = seat.control * seat.worth * seat.reachable
    threat = share(seat.prey, over_localities(seat.prey))
    prize = seat.rival_control * seat.worth
    goals = (threat + p.prize * share(prize, over_localities(prize))) * seat.reachable
    pressing = np.where(over_localities(goals) > 0, p.field * seat.pressing, 0.0)
    goals = share(goals, over_localities(goals)) * (1.0 - over_localities(seat.column)) + seat.column
    posture = (1.0 - pressing) * share(garrison, over_localities(garrison)) + pressing * goals
    return Orders(posture, np.maximum(np.maximum(p.watch, seat.pressing), seat.column > 0))
