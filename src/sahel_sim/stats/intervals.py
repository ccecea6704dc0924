"""Intervals: how sure a share of runs is, from how many runs there are."""

import numpy as np

_TWO_SIDED = 1.959963984540054
"""Standard deviations within which 95 % of a normal distribution lie."""


SURE = 0.95
"""How often an interval holds what it is for, unless asked otherwise."""


def wilson(k: float, runs: float, level: float = SURE) -> tuple[float, float]:
    r"""The interval of Wilson for a share of runs.

    .. math:: \frac{k + z^2/2}{n + z^2} \pm \frac{z}{n + z^2} \sqrt{\frac{k (n - k)}{n} + \frac{z^2}{4}}

    It is never outside 0 to 1, and not empty where none or all of the runs have it. It shows chance within
    the model alone.

    ``k`` and ``runs``: in how many of how many runs it holds; ``level``: how often such an interval holds the
    true share: 0.95 unless asked otherwise.

    Raises ``ValueError`` if there are no runs, or ``k`` is not among them.
    """
    if not 0 <= k <= runs or runs < 1:
        raise ValueError(f"{k} of {runs} runs: there must be at least one run, and no more than all.")
    z = deviations(level)
    middle = (k + z**2 / 2.0) / (runs + z**2)
    half = z / (runs + z**2) * np.sqrt(k * (runs - k) / runs + z**2 / 4.0)
    low, high = float(middle - half), float(middle + half)
    return low if k else 0.0, high if k < runs else 1.0


def deviations(level: float) -> float:
    """Standard deviations within which this part of a normal distribution lies."""
    if level == SURE:
        return _TWO_SIDED
    from scipy.special import ndtri

    return -float(ndtri((1.0 - level) / 2.0))
