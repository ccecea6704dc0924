"""Counts and tolls from uniform numbers: one number for each place and step, whatever the rates.

Events are counted by inverting the Poisson distribution at one uniform number, and their tolls are
lognormal, drawn from numbers that SplitMix64 makes out of the same one (Steele, Lea and Flood
2014). No sampler rejects, so a change of rates never shifts anybody else's luck. Most places see
no event in a step, so only those that may are looked at.
"""

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core.axes import Array

_MANY = 400.0
"""Above this rate the count is the rounded normal quantile, corrected for skew: at most one event off."""

_LOWEST = -9.0
"""Below every normal quantile of a random number above 0."""

_TOLLS = 64
"""Events in one place and step whose tolls are drawn one by one; the rest count at their mean."""


def counted(luck: Array, expected: Array, spread: Array) -> tuple[Array, Array]:
    """Count events and add up their tolls.

    Parameters
    ----------
    luck
        Uniform numbers in [0, 1), ``(R, ..., L)``.
    expected
        Expected number of events in the step, same shape.
    spread
        Standard deviation of the logarithm of a toll, ``(R, 1, 1)`` or ``(1, 1, 1)``.

    Returns
    -------
    tuple[Array, Array]
        Number of events, and the sum of their tolls in units of the mean toll; both of that shape.

    Examples
    --------
    >>> counts, tolls = counted(np.array([0.5]), np.array([0.0]), np.array([1.0]))
    >>> counts.tolist(), tolls.tolist()  # where nothing is expected nothing happens
    ([0.0], [0.0])
    """
    number, severity = np.zeros(luck.shape), np.zeros(luck.shape)
    possible = np.flatnonzero(luck + expected > 1.0)  # exp(-x) >= 1 - x: elsewhere nothing happens
    if possible.size:
        chosen = luck.ravel()[possible]
        counts = _poisson(chosen, expected.ravel()[possible])
        replicate = possible // (luck.size // luck.shape[0])
        widths = np.broadcast_to(spread[:, 0, 0], luck.shape[:1])[replicate]
        number.ravel()[possible] = counts
        severity.ravel()[possible] = _tolls(chosen, counts, widths)
    return number, severity


def again(luck: Array, turn: int | NDArray[np.uint64]) -> Array:
    """The uniform number number ``turn`` (1, 2, ...) that follows from one uniform number."""
    bits = (luck * 2.0**53).astype(np.uint64) + np.asarray(turn, dtype=np.uint64) * np.uint64(
        0x9E3779B97F4A7C15
    )
    bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    bits ^= bits >> np.uint64(31)
    uniform: Array = ((bits >> np.uint64(11)).astype(np.float64) + 0.5) * 2.0**-53
    return uniform


def _poisson(luck: Array, expected: Array) -> Array:
    """Smallest count whose cumulative Poisson probability reaches ``luck``."""
    few = np.minimum(expected, _MANY)
    term = np.exp(-few)
    below, count, k = term, np.zeros(luck.shape), 0
    short = luck > below
    while short.any():
        k += 1
        count += short
        term = term * few / k
        below = below + term
        short &= (luck > below) & ((term > 1e-18) | (k < few))
    many = np.flatnonzero(expected > _MANY)
    if many.size:
        rate = expected[many]
        z = np.maximum(normal_quantile(luck[many]), _LOWEST)
        count[many] = np.rint(rate + np.sqrt(rate) * z + (z * z - 1.0) / 6.0)
    return count


def _tolls(luck: Array, counts: Array, spread: Array) -> Array:
    """Sum of ``counts`` lognormal tolls of mean 1."""
    cell, toll = single_tolls(luck, counts, spread)
    rest = counts - np.minimum(counts, _TOLLS)
    return np.bincount(cell, toll, minlength=luck.size) + rest


def single_tolls(luck: Array, counts: Array, spread: Array) -> tuple[NDArray[np.intp], Array]:
    """The lognormal tolls of mean 1 of single events, at most 64 in one place and step.

    Parameters
    ----------
    luck
        The uniform number at which each count was made, ``(N,)``.
    counts, spread
        How many events there are, and the standard deviation of the logarithm of a toll, ``(N,)``.

    Returns
    -------
    tuple
        For each event its position among the ``N``, in order, and its toll in units of the mean.
    """
    drawn = np.minimum(counts, _TOLLS).astype(np.intp)
    cell = np.repeat(np.arange(luck.size), drawn)
    turn = np.arange(cell.size) - np.repeat(np.cumsum(drawn) - drawn, drawn) + 1
    width = spread[cell]
    toll = np.exp(width * normal_quantile(again(luck[cell], turn.astype(np.uint64))) - width * width / 2)
    return cell, toll


def normal_quantile(chance: Array) -> Array:
    """The standard normal quantile; SciPy is loaded at its first use, not to read a file."""
    from scipy.special import ndtri

    quantile: Array = ndtri(chance)
    return quantile
