"""From a rate per month to what happens in one step: the only place where time is converted."""

import numpy as np

from sahel_sim.core.axes import Array

DAYS_PER_MONTH = 365.25 / 12
"""Days in a month of the Julian year; a definition, not a measurement."""


def chance(rate: Array, months: float) -> Array:
    """Chance that an event of this monthly rate happens within ``months``.

    .. math:: p = 1 - e^{-r t}
    """
    return -np.expm1(-rate * months)


def lasting(memory: Array, months: float) -> Array:
    r"""Share of a memory that is left after ``months``, when it fades over ``memory`` months.

    .. math:: s = e^{-t / \tau}
    """
    return np.exp(-months / memory)
