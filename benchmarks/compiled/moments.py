"""Moments of a run: what both mechanisms are given there, and whether two ways give the same changes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from kernels import WIRINGS

from sahel_sim.core import Array, Chance, Changes, Draws, Mechanism, World, kept
from sahel_sim.core.counting import counted
from sahel_sim.engine import Setup, advance

CLOSE = 1e-9
"""Largest relative difference of a flow."""


@dataclass(frozen=True)
class Drawn:
    """Chance whose numbers were drawn beforehand."""

    luck: Array

    def uniform(self, what: str, shape: tuple[int, ...]) -> Array:
        """The numbers that were drawn."""
        return self.luck

    def events(self, what: str, expected: Array, spread: Array) -> tuple[Array, Array]:
        """Counted events and the sum of their tolls."""
        return counted(self.luck, expected, spread)


@dataclass(frozen=True)
class Met:
    """One mechanism at one moment of a run: the worlds it is given, and its luck."""

    name: str
    step: int
    world: World
    draw: Drawn


def meetings(setup: Setup, draws: Draws, every: int) -> list[Met]:
    """Run to the end, and note what both mechanisms are given in each ``every``-th step."""
    found: list[Met] = []

    def watched(mechanism: Mechanism) -> Mechanism:
        wiring = WIRINGS[mechanism.name]

        def rule(world: World, p: Any, draw: Chance, form: Any) -> Changes:
            if world.step % every == every - 1:
                luck = draw.uniform(wiring.stream, (wiring.rows(world.factions), len(world.places)))
                found.append(Met(mechanism.name, world.step, world, Drawn(np.ascontiguousarray(luck))))
            return mechanism.rule(world, p, draw, form)

        return replace(mechanism, rule=rule)

    schedule = tuple(watched(m) if m.name in WIRINGS else m for m in setup.schedule)
    watching, world = replace(setup, schedule=schedule), setup.world
    for _ in range(setup.steps):
        world = advance(watching, world, draws)
    return found


def disagreement(expected: Changes, found: Changes, worst: Mapping[str, float]) -> float:
    """The largest relative difference of the flows of two lists of changes.

    Parameters
    ----------
    expected, found
        The changes of the NumPy mechanism and of the compiled rule.
    worst
        By how much a change of each kind of stock may differ.

    Raises
    ------
    SystemExit
        If they are not the same changes.
    """
    if [(e.name, e.why) for e in expected] != [(f.name, f.why) for f in found]:
        raise SystemExit("The compiled rule gives other entries than the mechanism: bring it up to date.")
    apart = 0.0
    for one, other in zip(expected, found, strict=True):
        difference = np.abs(one.amount - other.amount)
        if kept()[one.name].is_stock:
            wrong = difference.max() > worst[kept()[one.name].kind]
        else:
            relative = difference / np.maximum(np.abs(one.amount), 1e-200)
            apart, wrong = max(apart, relative.max()), relative.max() > CLOSE
        if wrong:
            raise SystemExit(f"'{one.name}' differs by {difference.max():.3g}: nothing is timed.")
    return apart
