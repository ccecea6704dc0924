"""Ranges: every parameter that may be otherwise, and the way from a part of its range to a value and back."""

from collections.abc import Iterator

import numpy as np

from sahel_sim.core import Mechanism, Strategy
from sahel_sim.core.parameters import Declared
from sahel_sim.engine import DIPLOMACIES, MONTH, STRATEGIES

MANY_TIMES = 20.0
"""From this ratio of its ends on, a range above 0 is gone through on a logarithmic scale: assumed, since such
ranges span orders of magnitude."""

DIGITS = 6
"""Significant digits of a value, so that it can be printed and run again."""


def parameters() -> Iterator[tuple[str, Declared]]:
    """Every parameter that has a range, by its dotted name."""
    rules: list[Mechanism | Strategy] = [*MONTH, *STRATEGIES.values(), *DIPLOMACIES.values()]
    for rule in rules:
        for number in rule.declared:
            if number.low < number.high:
                yield f"{_block(rule)}.{rule.name}.{number.name}", number


def value_at(number: Declared, part: float) -> float:
    """The value at a part of the way through a range, 0 to 1."""
    if number.low > 0.0 and number.high / number.low >= MANY_TIMES:
        value = number.low * (number.high / number.low) ** part
    else:
        value = number.low + (number.high - number.low) * part
    return float(np.clip(float(f"{value:.{DIGITS}g}"), number.low, number.high))


def part_of(number: Declared, value: float) -> float:
    """How far a value is through its range, 0 to 1: the inverse of ``value_at``, but for its digits."""
    if number.low > 0.0 and number.high / number.low >= MANY_TIMES:
        return float(np.log(value / number.low) / np.log(number.high / number.low))
    return (value - number.low) / (number.high - number.low)


def _block(rule: Mechanism | Strategy) -> str:
    return "parameters" if isinstance(rule, Mechanism) else "tactics"
