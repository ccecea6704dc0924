"""Factions: who fights. They are data, grouped in blocs; a scenario may split or merge them."""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np

from sahel_sim.core.axes import Array
from sahel_sim.languages import language as spoken_language

BLOCS = ("state", "rebels", "jihadists", "militias")
INSURGENTS = ("rebels", "jihadists")
"""Blocs whose war is with the state; militias fight beside it or others."""


@dataclass(frozen=True)
class Factions:
    """The factions of a world, in order.

    Attributes
    ----------
    names
        One word each, as in scenario files.
    blocs
        The bloc of each: ``state``, ``rebels``, ``jihadists`` or ``militias``.
    labels
        The name of each faction for readers, by language.

    Examples
    --------
    >>> import sahel_sim
    >>> factions = sahel_sim.SahelModel("two_towns").world.factions  # the state, and rebels
    >>> factions.names, factions.pairs
    (('crown', 'league'), ((0, 1),))
    """

    names: tuple[str, ...]
    blocs: tuple[str, ...]
    labels: tuple[dict[str, str], ...] = ()

    def __len__(self) -> int:
        return len(self.names)

    @cached_property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """Every pair of factions once: the axis along which violence is counted."""
        return tuple(combinations(range(len(self)), 2))

    @cached_property
    def first(self) -> np.ndarray:
        """Index of the first side of each pair."""
        return np.array([a for a, _ in self.pairs], dtype=np.intp)

    @cached_property
    def second(self) -> np.ndarray:
        """Index of the second side of each pair."""
        return np.array([b for _, b in self.pairs], dtype=np.intp)

    def sides(self, x: Array) -> tuple[Array, Array]:
        """What each side of each pair has: ``(R, F, L)`` to two of ``(R, pair, L)``."""
        return x.take(self.first, axis=1), x.take(self.second, axis=1)

    @cached_property
    def pair_names(self) -> tuple[str, ...]:
        """``first-second`` for each pair."""
        return tuple(f"{self.names[a]}-{self.names[b]}" for a, b in self.pairs)

    def of_bloc(self, bloc: str) -> Array:
        """1 for the factions of a bloc, else 0; ``(1, F, 1)``."""
        return np.array([float(b == bloc) for b in self.blocs]).reshape(1, -1, 1)

    def between(self, bloc: str, other: str) -> Array:
        """1 for the pairs of which one side is of either bloc, else 0; ``(1, pair, 1)``."""
        one, two = self.of_bloc(bloc), self.of_bloc(other)
        (a, b), (c, d) = self.sides(one), self.sides(two)
        return np.maximum(a * d, b * c)

    @cached_property
    def state(self) -> Array:
        """1 for factions of the state's bloc; ``(1, F, 1)``."""
        return self.of_bloc("state")

    @cached_property
    def insurgent(self) -> Array:
        """1 for rebels and jihadists, whose war is with the state; ``(1, F, 1)``."""
        return sum((self.of_bloc(bloc) for bloc in INSURGENTS), np.zeros((1, len(self), 1)))

    @cached_property
    def irregular(self) -> Array:
        """1 for all who are not the state's own: insurgents and militias; ``(1, F, 1)``."""
        return 1.0 - self.state

    @cached_property
    def kindred(self) -> Array:
        """1 for two factions outside the state that are of one bloc, 0 with oneself; ``(1, F, F)``."""
        same = np.array([[float(a == b != "state") for b in self.blocs] for a in self.blocs])
        return (same * (1.0 - np.eye(len(self))))[None]

    def label(self, name: str, language: str | None = None) -> str:
        """The reader's name of a faction, in the language that is spoken; else its own name."""
        position = self.names.index(name)
        return self.labels[position].get(language or spoken_language(), name) if self.labels else name
