r"""Refuse: concede nothing, and take no offer.

The null of talks: whatever the war costs, :math:`\text{offer} = 0` and demand is more than there is to have.

Left out: refusing in public while talking in secret.
"""

from dataclasses import dataclass

from sahel_sim.core import BEYOND, Seat, Terms, strategy


@dataclass(frozen=True)
class Parameters:
    """Nothing to set."""


@strategy(parameters=Parameters, sources=("stedman1997",))
def refuse(seat: Seat, p: Parameters) -> Terms:
    """Want no deal."""
    return Terms(offer=0.0, demand=BEYOND)
