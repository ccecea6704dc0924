"""The record of places: each place over time and single events, kept where they are asked for."""

import numpy as np

from sahel_sim.core import Array, Changes, World
from sahel_sim.engine import PLACE_MEASURES, EventRecord, Ledger, Setup
from sahel_sim.engine.step import Luck


class PlaceRecord:
    """Looks at every place after each step, and hears what each mechanism counts and changes."""

    def __init__(self, setup: Setup) -> None:
        self.events = EventRecord(setup)
        self._kept = {m.name: [m.of(setup.world)] for m in PLACE_MEASURES}
        self._ledger: Ledger | None = None

    def listening(self, luck: Luck, ledger: Ledger | None) -> "tuple[Luck, PlaceRecord]":
        """The luck and the books to run with, so that both the ledger and the record of events hear."""
        self._ledger = ledger
        return self.events.listening_to(luck), self

    def enter(self, mechanism: str, changes: Changes) -> None:
        """Hear what one mechanism changes in one step."""
        self.events.enter(mechanism, changes)
        if self._ledger is not None:
            self._ledger.enter(mechanism, changes)

    def look(self, world: World) -> None:
        """Look at the world at the end of a step."""
        self.events.close(world)
        for m in PLACE_MEASURES:
            self._kept[m.name].append(m.of(world))

    def by_place(self) -> dict[str, Array]:
        """Each place over time, ``(R, T, 1 or F, L)``."""
        return {name: np.stack(values, axis=1) for name, values in self._kept.items()}
