"""The law of targeting: when violence against civilians is selective, and when it is not (kalyvas2006).

What is left out stands in ``mechanisms.harm``, which lets chance count the attacks.
"""

import numpy as np

from sahel_sim.core.axes import Array


def indiscriminate_rate(rate: Array, control: Array, intelligence: Array) -> Array:
    """Attacks on people at large: none under full control or with full knowledge."""
    return rate * (1.0 - control) * (1.0 - intelligence)


def selective_shape(control: Array, at_parity: Array, at_ends: Array) -> Array:
    """1 at control of 1/4 and 3/4, ``at_parity`` at 1/2, ``at_ends`` at 0 and 1, straight between."""
    apart = 2.0 * np.abs(2.0 * control - 1.0)
    inner = at_parity + (1.0 - at_parity) * apart
    outer = 1.0 + (at_ends - 1.0) * (apart - 1.0)
    return np.where(apart < 1.0, inner, outer)
