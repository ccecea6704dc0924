"""The random numbers: each is fixed by ``(seed, replicate, stream, step, cell)`` and nothing else."""

import zlib
from collections.abc import Sequence
from typing import Protocol

import numpy as np

from sahel_sim.core.axes import Array
from sahel_sim.core.counting import counted

WINDOW = 12
"""Steps drawn at a time: of whole years of months none is drawn in vain, and a block stays in the cache.

A multiple of 4, since a step of the counter gives four numbers.
"""


class Chance(Protocol):
    """What a mechanism may ask of chance, by name.

    Examples
    --------
    >>> MeanField(2).uniform("coin", (1,)).tolist()
    [[0.5], [0.5]]
    """

    def uniform(self, what: str, shape: tuple[int, ...]) -> Array:
        """Uniform numbers in [0, 1), ``(R, *shape)``."""

    def events(self, what: str, expected: Array, spread: Array) -> tuple[Array, Array]:
        """Counted events and the sum of their tolls in units of the mean; see ``counted``."""


class Draws:
    """The random numbers of a batch of replicates.

    So replicate 17 draws the same numbers alone or among thousands; two scenarios that share a
    seed share their luck; and a new mechanism leaves every other stream untouched. The numbers
    come from NumPy's Philox, whose counter can be set to any step directly.

    Parameters
    ----------
    seed
        One number for everything.
    replicates
        The numbers of the replicates in this batch, in order; worlds that share one share its numbers, which
        are drawn once.

    Examples
    --------
    >>> luck = Draws(1, range(3))
    >>> first = luck.at("combat", 0).uniform("clashes", (2,))
    >>> first.shape, bool((first[2] == Draws(1, [2]).at("combat", 0).uniform("clashes", (2,))[0]).all())
    ((3, 2), True)
    """

    def __init__(self, seed: int, replicates: Sequence[int]) -> None:
        self.seed = int(seed)
        self.replicates = tuple(int(replicate) for replicate in replicates)
        self._drawn = tuple(dict.fromkeys(self.replicates))
        row = {replicate: at for at, replicate in enumerate(self._drawn)}
        shared = len(self._drawn) < len(self.replicates)
        self._rows = np.array([row[replicate] for replicate in self.replicates]) if shared else None
        self._blocks: dict[tuple[str, tuple[int, ...]], tuple[int, Array]] = {}
        self._sources: dict[tuple[str, tuple[int, ...]], tuple[int, list[np.random.Generator]]] = {}
        self._names: dict[int, str] = {}

    def uniform(self, stream: str, step: int, shape: tuple[int, ...]) -> Array:
        """Uniform numbers in [0, 1) for one stream and step, ``(R, *shape)``.

        Raises
        ------
        ValueError
            If the name of the stream clashes with another one.
        """
        window, offset = divmod(step, WINDOW)
        held = self._blocks.get((stream, shape))
        if held is None or held[0] != window:
            held = (window, self._fill(stream, window, shape))
            self._blocks[stream, shape] = held
        return held[1][:, offset] if self._rows is None else held[1][self._rows, offset]

    def at(self, mechanism: str, step: int) -> "StepDraws":
        """The draws of one mechanism in one step."""
        return StepDraws(self, mechanism, step)

    def _fill(self, stream: str, window: int, shape: tuple[int, ...]) -> Array:
        block = np.empty((len(self._drawn), WINDOW, *shape))
        following, sources = self._sources.get((stream, shape), (-1, []))
        if following != window:
            sources = self._opened(stream, window * -(-block[0].size // 4))
        for row, source in zip(block, sources, strict=True):
            source.random(out=row)
        self._sources[stream, shape] = (window + 1, sources)
        return block

    def _opened(self, stream: str, counter: int) -> list[np.random.Generator]:
        """The generator of each replicate, its counter moved on; a step of it gives four numbers."""
        number = zlib.crc32(stream.encode())
        if self._names.setdefault(number, stream) != stream:
            raise ValueError(f"The streams '{stream}' and '{self._names[number]}' clash. Rename one of them.")
        sources = []
        for replicate in self._drawn:
            bits = np.random.Philox(np.random.SeedSequence(self.seed, spawn_key=(replicate, number)))
            bits.advance(counter)
            sources.append(np.random.Generator(bits))
        return sources


class StepDraws:
    """The draws of one mechanism in one step."""

    def __init__(self, draws: Draws, mechanism: str, step: int) -> None:
        self._draws, self._mechanism, self._step = draws, mechanism, step

    def uniform(self, what: str, shape: tuple[int, ...]) -> Array:
        """Uniform numbers in [0, 1), ``(R, *shape)``."""
        return self._draws.uniform(f"{self._mechanism}/{what}", self._step, shape)

    def events(self, what: str, expected: Array, spread: Array) -> tuple[Array, Array]:
        """Counted events and the sum of their tolls in units of the mean; see ``counted``."""
        return counted(self.uniform(what, expected.shape[1:]), expected, spread)


class MeanField:
    """Chance switched off: every count is its expectation, every toll its mean, every coin 1/2.

    The model then follows its own mean-field equations, which can be held against closed forms.

    Examples
    --------
    >>> MeanField().at("combat", 0).uniform("coin", (1,)).tolist()
    [[0.5]]
    """

    def __init__(self, replicates: int = 1) -> None:
        self.replicates = tuple(range(replicates))

    def at(self, mechanism: str, step: int) -> "MeanField":
        """The same at any step."""
        return self

    def uniform(self, what: str, shape: tuple[int, ...]) -> Array:
        """One half everywhere, ``(R, *shape)``."""
        return np.full((len(self.replicates), *shape), 0.5)

    def events(self, what: str, expected: Array, spread: Array) -> tuple[Array, Array]:
        """The expected number of events, each with the mean toll."""
        return expected, expected
