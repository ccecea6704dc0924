"""Chance for tests: of many worlds at once, and of which nobody may change a number."""

import zlib
from dataclasses import dataclass

import numpy as np

from sahel_sim.core import Array, Chance
from sahel_sim.core.counting import counted


class ManyDraws:
    """Chance for thousands of worlds of which none must be found again: one generator for a whole array."""

    def __init__(self, seed: int, replicates: int) -> None:
        self._seed, self._replicates = seed, replicates

    def at(self, mechanism: str, step: int) -> "StepOfMany":
        """The random numbers of one mechanism in one step."""
        return StepOfMany((self._seed, zlib.crc32(mechanism.encode()), step), self._replicates)


@dataclass(frozen=True)
class StepOfMany:
    """The random numbers of one mechanism in one step, for thousands of worlds."""

    key: tuple[int, int, int]
    replicates: int

    def uniform(self, what: str, shape: tuple[int, ...]) -> Array:
        """Uniform numbers in [0, 1), ``(R, *shape)``."""
        numbers: Array = np.random.default_rng((*self.key, zlib.crc32(what.encode()))).random(
            (self.replicates, *shape)
        )
        return numbers

    def events(self, what: str, expected: Array, spread: Array) -> tuple[Array, Array]:
        """Counted events and the sum of their tolls in units of the mean."""
        return counted(self.uniform(what, expected.shape[1:]), expected, spread)


class SafeDraws:
    """Chance whose numbers nobody may write into."""

    def __init__(self, draw: Chance) -> None:
        self._draw = draw

    def uniform(self, what: str, shape: tuple[int, ...]) -> Array:
        """Uniform numbers that cannot be changed."""
        numbers = self._draw.uniform(what, shape).view()
        numbers.setflags(write=False)
        return numbers

    def events(self, what: str, expected: Array, spread: Array) -> tuple[Array, Array]:
        """Events that cannot be changed."""
        number, severity = (array.view() for array in self._draw.events(what, expected, spread))
        number.setflags(write=False)
        severity.setflags(write=False)
        return number, severity
