"""From a rate per month to what happens in one step: the only place where time is converted."""

import numpy as np

from sahel_sim.core.axes import Array

DAYS_PER_MONTH = 365.25 / 12
"""Days in a month of the Julian year; a definition, not a measurement."""


def chance(rate: Array, months: float) -> Array:
    """Chance that an event of this monthly rate happens within ``months``.

    .. math:: p = 1 - e^{-r t}

    Examples
    --------
    >>> round(float(chance(np.array([0.1]), 12.0)[0]), 3)
    0.699
    """
    return -np.expm1(-rate * months)


def occurs(luck: Array, rate: Array, months: float) -> Array:
    """Whether an event of this monthly rate occurs within ``months``: 1 where luck says so, 0 elsewhere.

    Parameters
    ----------
    luck
        Uniform numbers in [0, 1); events that share them occur together, the likelier first.
    rate
        At least 0.
    months
        Length of the step.

    Examples
    --------
    >>> occurs(np.array([0.2, 0.9]), np.array([0.5, 0.5]), 1.0).tolist()
    [1.0, 0.0]
    """
    happens: Array = (luck < chance(rate, months)).astype(np.float64)
    return happens


def lasting(memory: Array, months: float) -> Array:
    r"""Share of a memory that is left after ``months``, when it fades over ``memory`` months.

    .. math:: s = e^{-t / \tau}

    Examples
    --------
    >>> round(float(lasting(np.array([12.0]), 12.0)[0]), 3)  # 1 / e
    0.368
    """
    return np.exp(-months / memory)


def drawn(x: Array, up: Array, down: Array, low: Array | float = 0.0) -> tuple[Array, Array]:
    r"""How an index is drawn up towards 1 and down towards ``low`` at the same time, whatever the step.

    The exact solution of :math:`\dot x = a (1 - x) - b (x - x_0)` over a step in which both act evenly.

    Parameters
    ----------
    x
        The index before.
    up, down
        Rates times the length of the step, none negative.
    low
        Where it is drawn down to.

    Returns
    -------
    tuple[Array, Array]
        What it is drawn up (at least 0), and down; together the change.

    >>> up, down = drawn(np.array([0.5]), np.array([0.0]), np.array([np.log(2.0)]))
    >>> float(up[0]), round(float(down[0]), 9)
    (0.0, -0.25)
    """
    both = up + down
    end = np.where(both > 0.0, (up + down * low) / np.where(both > 0.0, both, 1.0), x)
    mean = end + (x - end) * meanwhile(both)
    return up * (1.0 - mean), -down * (mean - low)


def meanwhile(decay: Array) -> Array:
    r"""What is left on average at the end of a step, of what came evenly within it and fades on the way.

    .. math:: m = \frac{1 - e^{-d}}{d}

    Parameters
    ----------
    decay
        Rate of fading times the length of the step, at least 0.

    Examples
    --------
    >>> meanwhile(np.array([0.0])).tolist(), round(float(meanwhile(np.array([1.0]))[0]), 3)
    ([1.0], 0.632)
    """
    return np.where(decay > 0.0, -np.expm1(-decay) / np.where(decay > 0.0, decay, 1.0), 1.0)
