"""Pairs: what two stories that share their luck say about their difference, and how surely.

Every function takes a value of each run of both stories, in the same order: run 7 beside run 7.
"""

from collections.abc import Callable

import numpy as np

from sahel_sim.core import Array
from sahel_sim.stats.intervals import SURE, wilson

Interval = tuple[float, float]

NO_INTERVAL: Interval = (float("nan"), float("nan"))


def of_means(base: Array, other: Array) -> Interval:
    r"""The 95 % interval of Student for the mean of paired differences.

    .. math:: \bar d \pm t_{n-1} \, s_d / \sqrt n

    ``base`` and ``other``: paired values, ``(N,)``.

    Returns
    -------
    tuple of float
        Not numbers where there are fewer than two pairs.
    """
    difference = np.asarray(other, dtype=np.float64) - base
    if len(difference) < 2:
        return NO_INTERVAL
    mean, half = float(difference.mean()), _half(float(difference.std(ddof=1)), len(difference))
    return mean - half, mean + half


def of_chances(base: Array, other: Array) -> Interval:
    """The 95 % interval of Newcombe for the difference of two paired shares; see ``newcombe``.

    ``base`` and ``other``: paired values that are 0 or 1, ``(N,)``.

    Returns
    -------
    tuple of float
        Not numbers where there are fewer than two pairs.
    """
    if len(base) < 2:
        return NO_INTERVAL
    return newcombe(*_counts(base, other))


def newcombe(
    both: float, only_other: float, only_base: float, neither: float, level: float = SURE
) -> Interval:
    """Newcombe's square-and-add interval for a difference of paired shares, with his correction of phi.

    It is built from the intervals of Wilson of both shares, so it is not empty where no pair differs, and
    is never outside -1 to 1. It is method 10 of R. G. Newcombe, Statistics in Medicine 17 (1998), 2635-2650.

    ``both`` and ``only_other`` and ``only_base`` and ``neither``: in how many pairs it holds in both stories,
    only in the other, only in the base, or in neither; ``level``: how often such an interval holds the true
    difference: 0.95 unless asked otherwise.

    Raises ``ValueError`` if there are no pairs.
    """
    pairs = both + only_other + only_base + neither
    p, q = (both + only_other) / pairs if pairs else 0.0, (both + only_base) / pairs if pairs else 0.0
    low_p, high_p = wilson(both + only_other, pairs, level)
    low_q, high_q = wilson(both + only_base, pairs, level)
    phi = _phi(both, only_other, only_base, neither)
    below = _added(p - low_p, high_q - q, phi)
    above = _added(high_p - p, q - low_q, phi)
    return max(p - q - below, -1.0), min(p - q + above, 1.0)


def superiority(base: Array, other: Array) -> float:
    """The chance that the other is larger in a pair; pairs that are equal count half.

    ``base`` and ``other``: paired values, ``(N,)``.

    Returns
    -------
    float
        Not a number where there are no pairs.
    """
    if not len(base):
        return float("nan")
    return float(np.mean(other > base) + np.mean(other == base) / 2.0)


def variance_factor(base: Array, other: Array) -> float:
    """How many times as many runs the same interval would take if the two did not share their luck.

    It is the sum of both variances over the variance of the difference: 1 if shared luck is of no help,
    less if it does harm.

    ``base`` and ``other``: paired values, ``(N,)``.

    Returns
    -------
    float
        Not a number where nothing varies or there are fewer than two pairs; infinite where only the
        difference never varies.
    """
    if len(base) < 2:
        return float("nan")
    apart = float(np.var(base, ddof=1) + np.var(other, ddof=1))
    together = float(np.var(np.asarray(other) - base, ddof=1))
    if together == 0.0:
        return float("inf") if apart > 0.0 else float("nan")
    return apart / together


def pairs_for_mean(base: Array, other: Array, width: float) -> float:
    """How many pairs make the interval of ``of_means`` this wide, if differences go on varying as they do.

    ``base`` and ``other``: paired values, ``(N,)``; ``width``: from end to end, in the unit of the values.

    Returns
    -------
    float
        Not a number where there are fewer than two pairs, or the width is not above 0.
    """
    if len(base) < 2 or not width > 0.0:
        return float("nan")
    spread = float(np.std(np.asarray(other, dtype=np.float64) - base, ddof=1))
    return _fewest(lambda pairs: 2.0 * _half(spread, pairs), width)


def pairs_for_chance(base: Array, other: Array, width: float) -> float:
    """How many pairs make the interval of ``of_chances`` this wide, if the same parts of them differ.

    ``base`` and ``other``: paired values that are 0 or 1, ``(N,)``; ``width``: from end to end, 0 to 2.

    Returns
    -------
    float
        Not a number where there are fewer than two pairs, or the width is not above 0.
    """
    if len(base) < 2 or not width > 0.0:
        return float("nan")
    parts = [count / len(base) for count in _counts(base, other)]

    def wide(pairs: int) -> float:
        low, high = newcombe(*(part * pairs for part in parts))
        return high - low

    return _fewest(wide, width)


def _half(spread: float, pairs: int) -> float:
    """Half of the interval of Student."""
    from scipy.special import stdtrit

    return float(stdtrit(pairs - 1, (1.0 + SURE) / 2.0)) * spread / float(np.sqrt(pairs))


def _counts(base: Array, other: Array) -> tuple[int, int, int, int]:
    """Pairs in which it holds in both, only in the other, only in the base, in neither."""
    first, second = np.asarray(base) > 0, np.asarray(other) > 0
    return (
        int(np.sum(first & second)),
        int(np.sum(~first & second)),
        int(np.sum(first & ~second)),
        int(np.sum(~first & ~second)),
    )


def _phi(both: float, only_other: float, only_base: float, neither: float) -> float:
    """Correlation of the two shares, with Newcombe's correction where it is above 0."""
    sides = (both + only_other, only_base + neither, both + only_base, only_other + neither)
    under = float(np.prod(sides))
    if under == 0.0:
        return 0.0
    over = both * neither - only_other * only_base
    if over > 0.0:
        over = max(over - sum(sides) / 4.0, 0.0)
    return over / float(np.sqrt(under))


def _added(one: float, other: float, phi: float) -> float:
    """Two distances squared and added, less what they share."""
    return float(np.sqrt(max(one**2 - 2.0 * phi * one * other + other**2, 0.0)))


def _fewest(wide: Callable[[int], float], width: float) -> float:
    """The fewest pairs, two or more, at which an interval is no wider than this."""
    high = 2
    while wide(high) > width:
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if wide(middle) > width else (low, middle)
    return float(high)
