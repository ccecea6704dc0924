"""A chunk: some replicates side by side, and if one of them breaks off, the others all the same."""

import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sahel_sim.core import Array, Draws, World
from sahel_sim.engine import MEASURES, Ledger, advance, with_strategies
from sahel_sim.scenario import Scenario, build

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
class Task:
    """What one chunk is to do: which replicates of which scenario, and who decides in it otherwise."""

    scenario: Scenario
    seed: int
    replicates: tuple[int, ...]
    strategies: Mapping[str, Any]


@dataclass(frozen=True)
class Chunk:
    """What the replicates of one chunk gave; see ``Results`` for the arrays.

    Those that broke off are in ``failures`` and have no rows. If all did, there are no arrays.
    """

    replicates: tuple[int, ...]
    series: Mapping[str, Array]
    final: Mapping[str, Array]
    opening: Mapping[str, Array]
    ledger: Mapping[LedgerKey, Array]
    failures: tuple[Failure, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """The replicates that were asked for: those that came through, and those that broke off."""
        return (*self.replicates, *(failure.replicate for failure in self.failures))


def carried_out(task: Task) -> Chunk:
    """Run the replicates side by side; if that breaks off, one by one, to find which of them it is.

    Raises
    ------
    MemoryError
        If there is no room even for one of them: that is nothing that the replicate did.
    """
    try:
        return simulated(task)
    except Exception as error:
        if len(task.replicates) == 1:
            if isinstance(error, MemoryError):
                raise
            return Chunk((), {}, {}, {}, {}, (Failure(task.replicates[0], _in_one_line(error)),))
    alone = (Task(task.scenario, task.seed, (number,), task.strategies) for number in task.replicates)
    return joined([carried_out(each) for each in alone])


def simulated(task: Task) -> Chunk:
    """Run the replicates side by side, and let any error out."""
    setup = with_strategies(build(task.scenario, len(task.replicates)), task.strategies)
    world, draws, ledger = setup.world, Draws(task.seed, task.replicates), Ledger()
    opening = _maps(world)
    kept: dict[str, list[Array]] = {m.name: [m.of(world)] for m in MEASURES}
    for _ in range(setup.steps):
        world = advance(setup, world, draws, ledger)
        for m in MEASURES:
            kept[m.name].append(m.of(world))
    return Chunk(
        replicates=task.replicates,
        series={name: np.stack(values, axis=1) for name, values in kept.items()},
        final=_maps(world),
        opening=opening,
        ledger={(line.stock, line.mechanism, line.why): _flat(line.amount) for line in ledger},
    )


def joined(chunks: list[Chunk]) -> Chunk:
    """Chunks as one, their rows in the order of the chunks; what moved nothing in one is 0 there."""
    whole = [chunk for chunk in chunks if chunk.replicates]
    failures = tuple(failure for chunk in chunks for failure in chunk.failures)
    if not whole:
        return Chunk((), {}, {}, {}, {}, failures)
    first = whole[0]
    lines = {key: amount for chunk in whole for key, amount in chunk.ledger.items()}
    return Chunk(
        replicates=tuple(number for chunk in whole for number in chunk.replicates),
        series={k: np.concatenate([c.series[k] for c in whole]) for k in first.series},
        final={k: np.concatenate([c.final[k] for c in whole]) for k in first.final},
        opening={k: np.concatenate([c.opening[k] for c in whole]) for k in first.opening},
        ledger={
            key: np.concatenate(
                [c.ledger.get(key, np.zeros((len(c.replicates), *some.shape[1:]))) for c in whole]
            )
            for key, some in lines.items()
        },
        failures=failures,
    )


def _flat(amount: Array) -> Array:
    return amount.reshape(amount.shape[0], -1)


def _maps(world: World) -> dict[str, Array]:
    return {
        "control": world.control,
        "fighters": world.fighters,
        "grievance": world.grievance,
        "people": world.residents + world.displaced,
    }


def _in_one_line(error: Exception) -> str:
    """The error and the place in the code where it arose."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words} ({Path(frame.filename).name}:{frame.lineno})"
