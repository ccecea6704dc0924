"""Chance and small sums in plain Python, for the oracle."""

import math
import random
from collections.abc import Mapping


class Luck:
    """Chance: Python's own generator, one number after another."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def events(self, expected: float, mean: float, spread: float) -> tuple[int, float]:
        """How many events arrive one by one, and the sum of their lognormal tolls."""
        number, total = 0, 0.0
        when = self.random.expovariate(1.0)
        while when < expected:
            total += self.random.lognormvariate(math.log(mean) - spread**2 / 2, spread)
            number += 1
            when += self.random.expovariate(1.0)
        return number, total

    def happens(self, chance: float) -> bool:
        """A coin."""
        return self.random.random() < chance

    def one_of(self, chances: Mapping[str, float]) -> str:
        """A name picked by these chances."""
        return self.random.choices(list(chances), list(chances.values()))[0]


class Average:
    """Chance switched off: expected counts, mean tolls, coins that show one half."""

    def events(self, expected: float, mean: float, spread: float) -> tuple[float, float]:
        """The expected number of events, and sum of tolls."""
        return expected, expected * mean

    def happens(self, chance: float) -> bool:
        """Whether the chance is better than one half."""
        return chance > 0.5

    def one_of(self, chances: Mapping[str, float]) -> str:
        """Nothing is ever decided on average."""
        raise AssertionError("A contest is decided although chance is switched off.")


def chance(rate: float, months: float) -> float:
    """From a rate for a month to a chance in a step."""
    return 1 - math.exp(-rate * months)


def shares(weights: Mapping[str, float]) -> dict[str, float]:
    """Weights as shares of their sum; nothing if it is 0."""
    total = sum(weights.values())
    return {name: weight / total if total > 0 else 0.0 for name, weight in weights.items()}


def drawn(x: float, up: float, down: float, low: float) -> float:
    """Where an index is after a step that draws it up to 1 and down at the same time."""
    end = (up + down * low) / (up + down) if up + down > 0 else x
    return end + (x - end) * math.exp(-up - down)


def denounced(held: float, at_parity: float, at_ends: float) -> float:
    """Kalyvas's shape: 1 at a quarter and three quarters, straight lines to parity and to the ends."""
    away = abs(held - 0.5)
    if away <= 0.25:
        return at_parity + (1 - at_parity) * away / 0.25
    return 1 + (at_ends - 1) * (away - 0.25) / 0.25


def clipped(x: float) -> float:
    """Between -1 and 1."""
    return min(max(x, -1.0), 1.0)
