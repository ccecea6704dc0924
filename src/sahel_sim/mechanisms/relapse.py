r"""Relapse: peace breaks as on record, and more or less often as it differs from the peaces on record.

.. math:: \lambda_i = \lambda_0 \exp\Big[ -\sum_v b_v (h_v - \bar h_v) - \sum_k b_k (s_k - \bar s_k)
          - b_m (m - \bar m) + b_d (\pi - m - \bar d) + b_x (x - \bar x) - b_g (g - \bar g)
          - b_t (t - \bar t) - b_p (k - \bar k) \Big]

with the weight of each voice when the accord was signed :math:`h_v`, dimensions of power that it shares
:math:`s_k`, the part of it carried out :math:`m` and overdue :math:`\pi - m`, armed factions left out and not
bought :math:`x`, belief in the guarantors :math:`g`, trust :math:`t`, and peacekeepers :math:`k = P / (P +
P_0)`. A bar is the mean of the peaces of the north since 1991, whose hazard :math:`\lambda_0` is: what
differs in nothing from them breaks as they did. Each :math:`b` is signed, and each can be out-weighed by the
others. Presence without influence has no effect. When peace breaks, all that was agreed is gone. Forms of
those left out: *by_share* (who can be satisfied by what is offered waits), *by_capability* (who can spoil,
spoils). The chance that a peace breaks is added up as its risk, cause by cause: the log hazards share theirs
as ``core.added_by`` does.

Left out: attacks that aim at the talks themselves, the state's own change of mind (see *openness*).
"""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core import (
    Array,
    Chance,
    Changes,
    World,
    chance,
    ended,
    gain,
    mechanism,
    note,
    share,
    towards_state,
)
from sahel_sim.core.fragility import FragilityNumbers, Spoiling, parts_of_rate


@dataclass(frozen=True)
class Parameters(FragilityNumbers):
    """What breaks a peace, and what holds it: the numbers of ``core.fragility``."""


def by_share(offered: Array) -> Array:
    """Those who are left out wait as far as an offer suits them."""
    return 1.0 - offered


def by_capability(offered: Array) -> Array:
    """What is offered does not matter: who can spoil, spoils."""
    return np.ones_like(offered)


@mechanism(
    reads=("accord", "active", "divisible", "fighters", "guarantee", "heard", "implemented", "influence",
           "offer", "peacekeepers", "promised", "shared", "talks", "truce", "trust"),
    writes=("accord", "heard", "implemented", "promised", "relapsed", "risk", "shared", "talks", "truce"),
    parameters=Parameters,
    sources=("nilsson2012", "krause2018", "paffenholz2016", "joshi2017", "stedman1997", "nilsson2008",
             "greenhill2007", "hartzell2003", "gates2016", "walter1997", "fortna2004", "kenwick", "K3",
             "K31"),
    forms={"by_share": by_share, "by_capability": by_capability},
    idle=lambda world: not world.truce.any(),
)  # fmt: skip
def relapse(world: World, p: Parameters, draw: Chance, spoiling: Spoiling) -> Changes:
    """Let ceasefires and accords break."""
    holding = (towards_state(world.factions, world.truce) > 0) * world.factions.irregular
    parts = parts_of_rate(world, p, spoiling)
    rate = sum(parts.values(), start=np.zeros_like(world.accord))
    likely = holding * chance(rate, world.months)
    broken = (draw.uniform("peace", likely.shape[1:]) < likely).astype(np.float64)
    return (
        *ended(world, broken, "peace broke"),
        note("relapsed", broken),
        *(gain("risk", share(likely, rate) * part, why) for why, part in parts.items()),
    )


def relapse_rate(world: World, p: Parameters, spoiling: Spoiling) -> Array:
    """Rate at which the peace of each faction with the state breaks, 1 / month, ``(R, F, 1)``."""
    return sum(parts_of_rate(world, p, spoiling).values(), start=np.zeros_like(world.accord))
