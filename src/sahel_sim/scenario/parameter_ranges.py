r"""Ranges: every parameter that may be otherwise, and the way from a part of its range to a value and back.

A number that is not known is told by three: the least, the most likely (its default), and the most that are
plausible. What is drawn of it has the distribution that is usual for such three (PERT; Malcolm and others
1959): a beta distribution of the part :math:`p` of the way through the range,

.. math:: p \sim \mathrm{Beta}(1 + 4 m, 1 + 4 (1 - m)), \qquad E[p] = \frac{0 + 4 m + 1}{6}

with :math:`m` the part at which the default is.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import numpy as np

from sahel_sim.core import Array, Mechanism, Strategy
from sahel_sim.core.parameters import Declared
from sahel_sim.engine import DIPLOMACIES, MONTH, STRATEGIES

MANY_TIMES = 20.0
"""From this ratio of its ends on, a range above 0 is gone through on a logarithmic scale: assumed, since such
ranges span orders of magnitude."""

LIKELIEST = 4.0
"""How much the most likely value counts beside the least and the most, in a distribution told by the three:
Malcolm and others 1959."""

DIGITS = 6
"""Significant digits of a value, so that it can be printed and run again."""


def parameters() -> Iterator[tuple[str, Declared]]:
    """Every parameter that has a range, by its dotted name."""
    rules: list[Mechanism | Strategy] = [*MONTH, *STRATEGIES.values(), *DIPLOMACIES.values()]
    for rule in rules:
        for number in rule.declared:
            if number.low < number.high:
                yield f"{_block(rule)}.{rule.name}.{number.name}", number


@cache
def default_numbers() -> Mapping[str, float]:
    """What every parameter that has a range is by default, by its dotted name.

    >>> default_numbers()["parameters.combat.fire"] > 0.0
    True
    """
    return {name: number.default for name, number in parameters()}


def value_at(number: Declared, part: float) -> float:
    """The value at a part of the way through a range, 0 to 1."""
    if number.low > 0.0 and number.high / number.low >= MANY_TIMES:
        value = number.low * (number.high / number.low) ** part
    else:
        value = number.low + (number.high - number.low) * part
    return min(max(float(f"{value:.{DIGITS}g}"), float(number.low)), float(number.high))


def part_of(number: Declared, value: float) -> float:
    """How far a value is through its range, 0 to 1: the inverse of ``value_at``, but for its digits."""
    if number.low > 0.0 and number.high / number.low >= MANY_TIMES:
        return float(np.log(value / number.low) / np.log(number.high / number.low))
    return (value - number.low) / (number.high - number.low)


def pert_parts(chances: Array, numbers: Sequence[Declared]) -> Array:
    """Parts of the ways through ranges, of chances that are spread evenly from 0 to 1: quantiles of PERT.

    ``chances``: of each number, ``(..., D)``; ``numbers``: what they are of, ``D`` of them.

    >>> from sahel_sim.scenario.parameter_draws import drawn_numbers
    >>> pressure = drawn_numbers()["scales.pressure_state"]
    >>> [round(value_at(pressure, pert_parts(np.array([p]), (pressure,))[0]), 2) for p in (0.05, 0.5, 0.95)]
    [0.68, 1.01, 1.36]
    """
    from scipy.special import betaincinv

    first, second = _shapes(tuple(numbers))
    found: Array = betaincinv(first, second, chances)
    return found


@cache
def _shapes(numbers: tuple[Declared, ...]) -> tuple[Array, Array]:
    """The two numbers of the beta distribution of each, ``(D,)``."""
    likeliest = np.clip([part_of(number, number.default) for number in numbers], 0.0, 1.0)
    return 1.0 + LIKELIEST * likeliest, 1.0 + LIKELIEST * (1.0 - likeliest)


def _block(rule: Mechanism | Strategy) -> str:
    return "parameters" if isinstance(rule, Mechanism) else "tactics"
