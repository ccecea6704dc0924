"""A chunk: what some worlds that stood side by side gave, whole or as numbers that were read off them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from sahel_sim.core import Array

LedgerKey = tuple[str, str, str]
"""Stock, mechanism and cause."""


@dataclass(frozen=True)
class Failure:
    """A replicate that broke off.

    Attributes
    ----------
    replicate
        Its number; with the seed of the run it can be run again alone.
    message
        What the error said, and where in the code it arose.
    """

    replicate: int
    message: str


@dataclass(frozen=True)
class Chunk:
    """What the worlds of one chunk gave; see ``Ensemble`` for the arrays.

    Those that broke off are in ``failures`` and have no rows. If all did, there are no arrays. Where only
    numbers are read off, ``read`` has them, ``(R,)`` each, and there are no other arrays. ``by_place`` and
    ``events`` are there if they were asked for.
    """

    replicates: tuple[int, ...]
    series: Mapping[str, Array] = field(default_factory=dict)
    final: Mapping[str, Array] = field(default_factory=dict)
    opening: Mapping[str, Array] = field(default_factory=dict)
    ledger: Mapping[LedgerKey, Array] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    read: Mapping[str, Array] = field(default_factory=dict)
    by_place: Mapping[str, Array] = field(default_factory=dict)
    events: Mapping[str, Array] = field(default_factory=dict)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The replicates that were asked for: those that came through, and those that broke off."""
        return (*self.replicates, *(failure.replicate for failure in self.failures))


def joined(chunks: list[Chunk]) -> Chunk:
    """Chunks as one, their rows in the order of the chunks; what moved nothing in one is 0 there."""
    whole = [chunk for chunk in chunks if chunk.replicates]
    failures = tuple(failure for chunk in chunks for failure in chunk.failures)
    if not whole:
        return Chunk((), failures=failures)
    lines = {key: amount for chunk in whole for key, amount in chunk.ledger.items()}
    return Chunk(
        replicates=tuple(number for chunk in whole for number in chunk.replicates),
        series=_end_to_end([chunk.series for chunk in whole]),
        final=_end_to_end([chunk.final for chunk in whole]),
        opening=_end_to_end([chunk.opening for chunk in whole]),
        ledger={
            key: np.concatenate(
                [c.ledger.get(key, np.zeros((len(c.replicates), *some.shape[1:]))) for c in whole]
            )
            for key, some in lines.items()
        },
        failures=failures,
        read=_end_to_end([chunk.read for chunk in whole]),
        by_place=_end_to_end([chunk.by_place for chunk in whole]),
        events=_moved_on([chunk.events for chunk in whole], [len(chunk.replicates) for chunk in whole]),
    )


def _moved_on(tables: list[Mapping[str, Array]], sizes: list[int]) -> dict[str, Array]:
    """Tables of events one after another; the worlds of each come after those of the last."""
    before = np.cumsum([0, *sizes[:-1]])
    moved = [
        {**table, "row": table["row"] + rows} if table else table
        for table, rows in zip(tables, before, strict=True)
    ]
    return _end_to_end(moved)


def _end_to_end(groups: list[Mapping[str, Array]]) -> dict[str, Array]:
    return {name: np.concatenate([group[name] for group in groups]) for name in groups[0]}
