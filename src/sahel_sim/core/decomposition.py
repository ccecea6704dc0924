"""Attribution: what each factor of a product adds to it, exactly, and whatever the order."""

from collections.abc import Sequence

import numpy as np

from sahel_sim.core.axes import Array

_NEAR = 1e-9


def added_by(logs: Sequence[Array]) -> tuple[Array, ...]:
    r"""What each log factor adds to the exponential of their sum.

    .. math:: a_k = x_k \frac{e^s - 1}{s}, \qquad s = \sum_k x_k, \qquad 1 + \sum_k a_k = e^s

    This is the split of Aumann and Shapley: every factor grows from nothing to its value at the same
    pace, and is credited with what the exponential gains on the way. No factor comes first, each part has the
    sign of its log, and parts of equal logs are equal.

    Parameters
    ----------
    logs
        The log factors :math:`x_k`; 0 changes nothing. Shapes must broadcast.

    Returns
    -------
    tuple of Array
        One part for each, in their order.

    Examples
    --------
    >>> parts = added_by([np.log(np.array([2.0])), np.log(np.array([3.0]))])
    >>> round(float(sum(part.item() for part in parts)), 9)  # 2 * 3 - 1
    5.0
    """
    total = sum(logs[1:], start=logs[0])
    small = np.abs(total) < _NEAR
    slope = np.where(small, 1.0, np.expm1(total) / np.where(small, 1.0, total))
    return tuple(x * slope for x in logs)
