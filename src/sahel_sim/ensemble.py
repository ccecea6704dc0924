"""The ensemble door: many worlds at once, in chunks, on all cores, and the same bits however it is done."""

import hashlib
import multiprocessing
import os
import platform
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.core import Array, Draws, Factions, Places, World
from sahel_sim.engine import MEASURES, Ledger, advance, with_strategies
from sahel_sim.scenario import Scenario, build, read
from sahel_sim.version import __version__

if TYPE_CHECKING:
    import pandas
    import xarray

CHUNK, LARGEST_CHUNK = 64, 256
"""Worlds that stand side by side, if few or many are run: more are cheaper, and harder to share out."""

SHARES = 16
"""How many chunks there are at least before they grow."""

Progress = Callable[[int], None]
LedgerKey = tuple[str, str, str]


@dataclass(frozen=True)
class Results:
    """What many runs of one scenario gave.

    Attributes
    ----------
    scenario
        What was run.
    seed, replicates
        The seed, and the numbers of the replicates in order.
    factions, places
        Who and where.
    dates
        The first day of each month, or the day of each step, as ISO text; the start comes first.
    series
        For each measure, ``(R, T, 1 or F or P)``.
    final
        ``control``, ``fighters``, ``grievance`` and ``people`` at the end, ``(R, F or 1, L)``.
    opening
        The same at the start.
    ledger
        For each stock, mechanism and cause, what it moved in the whole run, ``(R, F or 1)``; for dyads
        ``(R, F * F)``.
    """

    scenario: Scenario
    seed: int
    replicates: tuple[int, ...]
    factions: Factions
    places: Places
    dates: tuple[str, ...]
    series: Mapping[str, Array]
    final: Mapping[str, Array]
    opening: Mapping[str, Array]
    ledger: Mapping[LedgerKey, Array]

    def __len__(self) -> int:
        return len(self.replicates)

    def __getitem__(self, measure: str) -> Array:
        """The series of one measure, ``(R, T, 1 or F or P)``.

        Raises
        ------
        KeyError
            If nothing of that name was measured; the message names what was.
        """
        if measure not in self.series:
            raise KeyError(f"There is no measure '{measure}'. There are: {', '.join(self.series)}.")
        return self.series[measure]

    def to_xarray(self) -> "xarray.Dataset":
        """Everything as a data set with named axes; see ``sahel_sim.tables``."""
        from sahel_sim.tables import to_xarray

        return to_xarray(self)

    def to_pandas(self) -> "pandas.DataFrame":
        """The series in long form: measure, of whom, replicate, date, value."""
        from sahel_sim.tables import to_pandas

        return to_pandas(self)

    def summary(self) -> "pandas.DataFrame":
        """Start, and 5 %, 50 % and 95 % of the end, of every measure and of whom."""
        from sahel_sim.tables import summary

        return summary(self)

    def digest(self) -> str:
        """A fingerprint of every bit of the series, the final maps and the ledger."""
        fingerprint = hashlib.sha256()
        for part in (self.series, self.final, {" / ".join(key): x for key, x in self.ledger.items()}):
            for name in sorted(part):
                fingerprint.update(name.encode())
                fingerprint.update(np.ascontiguousarray(part[name]).tobytes())
        return fingerprint.hexdigest()

    @cached_property
    def provenance(self) -> dict[str, Any]:
        """What is needed to run this again and to know whether it is the same."""
        return {
            "scenario": self.scenario.name,
            "scenario_digest": self.scenario.digest(),
            "seed": self.seed,
            "runs": len(self),
            "first_replicate": self.replicates[0],
            "digest": self.digest(),
            "versions": {
                "sahel-sim": __version__,
                **{name: version(name) for name in ("numpy", "scipy", "mesa")},
            },
            "python": platform.python_version(),
            "machine": platform.machine(),
        }


def run(
    scenario: "str | Path | Scenario",
    runs: int | None = None,
    *,
    seed: int | None = None,
    replicates: Sequence[int] | None = None,
    chunk: int | None = None,
    workers: "int | Executor | None" = None,
    strategies: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
) -> Results:
    """Run many replicates of a scenario.

    Parameters
    ----------
    scenario
        A shipped name, a path to a YAML file, or a ``Scenario``.
    runs, seed
        How many and with which seed; otherwise as the scenario says.
    replicates
        The numbers of the replicates, instead of ``range(runs)``.
    chunk
        Worlds side by side; as ``worlds_at_once`` says if nothing is. Results do not depend on it.
    workers
        Processes; 1 stays in this one; nothing takes all cores when the work is worth it; or any
        executor. Results do not depend on it.
    strategies
        For factions by name, a ``Strategy`` or a subclass of ``PlainSeat`` or ``FactionAgent``.
    progress
        Called with the number of runs done, each time a chunk is.

    Raises
    ------
    ScenarioError
        If the scenario cannot be read.
    ValueError
        If there is nothing to run.
    """
    story = scenario if isinstance(scenario, Scenario) else read(scenario)
    numbers = (
        tuple(replicates) if replicates is not None else tuple(range(story.runs if runs is None else runs))
    )
    at_once = worlds_at_once(len(numbers)) if chunk is None else chunk
    if not numbers or at_once < 1:
        raise ValueError(f"{len(numbers)} runs in chunks of {at_once}: both must be at least 1.")
    chosen = story.seed if seed is None else int(seed)
    minds = dict(strategies or {})
    tasks = [(story, chosen, numbers[at : at + at_once], minds) for at in range(0, len(numbers), at_once)]
    parts = []
    for part in _carried_out(tasks, workers):
        parts.append(part)
        if progress is not None:
            progress(sum(len(p.replicates) for p in parts))
    return _joined(parts, numbers)


def worlds_at_once(runs: int) -> int:
    """How many worlds stand side by side in a chunk of that many runs."""
    return min(max(CHUNK, runs // SHARES), LARGEST_CHUNK)


Task = tuple[Scenario, int, tuple[int, ...], dict[str, Any]]


def _carried_out(tasks: list[Task], workers: "int | Executor | None") -> Iterator[Results]:
    """The results of the tasks, in order."""
    if isinstance(workers, Executor):
        yield from workers.map(_chunk, tasks)
        return
    processes = min(workers or os.cpu_count() or 1, len(tasks))
    if workers is None and any(
        mind.__module__ == "__main__" for _, _, _, minds in tasks for mind in minds.values()
    ):
        processes = 1  # a class typed into a notebook cannot be sent to another process
    if processes == 1:
        yield from map(_chunk, tasks)
        return
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn")) as pool:
        try:
            yield from pool.map(_chunk, tasks)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _chunk(task: Task) -> Results:
    """Run the replicates of one chunk side by side."""
    story, seed, numbers, minds = task
    setup = with_strategies(build(story, len(numbers)), minds)
    world, draws, ledger = setup.world, Draws(seed, numbers), Ledger()
    opening = _maps(world)
    kept: dict[str, list[Array]] = {m.name: [m.of(world)] for m in MEASURES}
    for _ in range(setup.steps):
        world = advance(setup, world, draws, ledger)
        for m in MEASURES:
            kept[m.name].append(m.of(world))
    return Results(
        scenario=story,
        seed=seed,
        replicates=numbers,
        factions=world.factions,
        places=world.places,
        dates=tuple(story.first_day(step).isoformat() for step in range(story.steps + 1)),
        series={name: np.stack(values, axis=1) for name, values in kept.items()},
        final=_maps(world),
        opening=opening,
        ledger={(line.stock, line.mechanism, line.why): _flat(line.amount) for line in ledger},
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


def _joined_ledgers(parts: list[Results]) -> dict[tuple[str, str, str], Array]:
    """The ledgers of the chunks as one; what moved nothing in a chunk is 0 there."""
    lines = {key: amount for part in reversed(parts) for key, amount in part.ledger.items()}
    return {
        key: np.concatenate(
            [part.ledger.get(key, np.zeros((len(part.replicates), *some.shape[1:]))) for part in parts]
        )
        for key, some in lines.items()
    }


def _joined(parts: list[Results], numbers: tuple[int, ...]) -> Results:
    """One ``Results`` out of those of the chunks."""
    first = parts[0]
    return replace(
        first,
        replicates=numbers,
        series={k: np.concatenate([p.series[k] for p in parts]) for k in first.series},
        final={k: np.concatenate([p.final[k] for p in parts]) for k in first.final},
        opening={k: np.concatenate([p.opening[k] for p in parts]) for k in first.opening},
        ledger=_joined_ledgers(parts),
    )
