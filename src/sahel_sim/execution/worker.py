"""The worker: simulates the worlds of one chunk; and if one of them breaks off, the others all the same."""

import os
import signal
import threading
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from sahel_sim.core import Array, Draws, Strategy, World, stocks
from sahel_sim.engine import MEASURES, Ledger, advance, require_finite, side_by_side, with_strategies
from sahel_sim.execution.part_file import Part, part_name, write_part
from sahel_sim.execution.place_record import PlaceRecord
from sahel_sim.execution.replication import KEEP_EVERYTHING, Reducer, Replication
from sahel_sim.results.chunk import Chunk, Failure, joined
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.scenario import Scenario, build
from sahel_sim.scenario.parameter_draws import ParameterDraws, with_draw

WATCH = 1.0
"""Seconds after which a worker looks whether who gave it work is still there."""


@dataclass(frozen=True)
class Task:
    """What one chunk is to do.

    Attributes
    ----------
    scenarios
        What is simulated, one scenario or several that have ``common_ground``.
    seed
        Where chance comes from.
    replicates
        For each world, the number that fixes its random numbers.
    strategies
        Who decides otherwise than the scenarios say, by faction.
    of_scenario
        For each world, its scenario; the first of them unless said.
    numbers
        For each world, what it is called in the chunk; its replicate unless said.
    replication
        What each world draws, by its replicate, and what is kept of it.
    """

    scenarios: tuple[Scenario, ...]
    seed: int
    replicates: tuple[int, ...]
    strategies: Mapping[str, Any]
    of_scenario: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    replication: Replication = KEEP_EVERYTHING

    @property
    def names(self) -> tuple[int, ...]:
        """What the worlds are called."""
        return self.numbers or self.replicates

    def alone(self, world: int) -> "Task":
        """The same for one world."""
        scenario = self.of_scenario[world] if self.of_scenario else 0
        name, number = self.names[world], self.replicates[world]
        return replace(
            self, scenarios=(self.scenarios[scenario],), replicates=(number,), of_scenario=(), numbers=(name,)
        )


def run_task(task: Task) -> Chunk:
    """Run the worlds side by side; if that breaks off, one by one, to find which of them it is.

    Raises ``MemoryError`` if there is no room even for one of them: that is nothing that the replicate did.
    """
    try:
        return simulate_task(task)
    except Exception as error:
        if len(task.replicates) == 1:
            if isinstance(error, MemoryError):
                raise
            return Chunk((), failures=(Failure(task.names[0], _in_one_line(error)),))
    return joined([run_task(task.alone(world)) for world in range(len(task.replicates))])


def write_task(task: Task, folder: Path, identity: Mapping[str, Any]) -> Part:
    """Run the worlds, and write what they give into a folder; what is not kept for good has no identity.

    Raises ``OSError`` if the computer refuses to write.
    """
    chunk = run_task(task)
    path = folder / part_name(chunk)
    write_part(path, chunk, identity, lasting=bool(identity))
    return Part.of_chunk(chunk, path)


@dataclass(frozen=True)
class _Typed:
    """A strategy that was typed in a notebook or a script: other processes cannot find it by its name."""

    name: str
    mind: Any
    parameters: type
    sources: tuple[str, ...]


def portable(task: Task) -> Task:
    """The same task, with strategies in it that another process can make again."""
    packed = {
        faction: _Typed(mind.name, mind.mind, mind.parameters, mind.sources)
        if isinstance(mind, Strategy) and mind.mind.__module__ == "__main__"
        else mind
        for faction, mind in task.strategies.items()
    }
    return replace(task, strategies=packed) if packed else task


def _made_again(strategies: Mapping[str, Any]) -> dict[str, Any]:
    return {
        faction: Strategy(mind.name, mind.mind, mind.parameters, mind.sources)
        if isinstance(mind, _Typed)
        else mind
        for faction, mind in strategies.items()
    }


def begin_worker(parent: int) -> None:
    """Be deaf to Ctrl-C, of which the parent speaks, and end when it is killed; nobody else would say so."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(WATCH)
    os._exit(1)


def simulate_task(task: Task) -> Chunk:
    """Run the worlds side by side, and let any error out."""
    strategies = _made_again(task.strategies)
    sources = [task.replication.drawn(scenario) for scenario in task.scenarios]
    if any(source is not None for source in sources):
        alone = [with_strategies(build(each, 1), strategies) for each in _drawn(task, sources)]
        setup = side_by_side(alone, range(len(alone)))
    elif task.of_scenario:
        alone = [with_strategies(build(scenario, 1), strategies) for scenario in task.scenarios]
        setup = side_by_side(alone, task.of_scenario)
    else:
        setup = with_strategies(build(task.scenarios[0], len(task.replicates)), strategies)
    reducer = task.replication.reducer
    wanted: tuple[str, ...] | None = getattr(reducer, "measures", None)
    measures = [m for m in MEASURES if wanted is None or m.name in wanted]
    ledger = Ledger() if getattr(reducer, "ledger", wanted is None) else None
    world, draws = setup.world, Draws(task.seed, task.replicates)
    opening = _maps(world)
    kept: dict[str, list[Array]] = {m.name: [m.of(world)] for m in measures}
    record = PlaceRecord(setup) if task.replication.keeps_places else None
    luck, books = (draws, ledger) if record is None else record.listening(draws, ledger)
    for _ in range(setup.steps):
        world = advance(setup, world, luck, books)
        for m in measures:
            kept[m.name].append(m.of(world))
        if record is not None:
            record.look(world)
    series = {name: np.stack(values, axis=1) for name, values in kept.items()}
    require_finite(world.step, {**{name: getattr(world, name) for name in stocks()}, **series})
    whole = Chunk(
        replicates=task.names,
        series=series,
        final=_maps(world),
        opening=opening,
        ledger={(line.stock, line.mechanism, line.why): _flat(line.amount) for line in ledger or ()},
        by_place={} if record is None else record.by_place(),
        events={} if record is None else record.events.table(),
    )
    return whole if reducer is None else _read_off(reducer, whole, task, world)


def _drawn(task: Task, sources: Sequence[ParameterDraws | None]) -> Iterator[Scenario]:
    """The scenario of each world, with what it draws."""
    of_scenario = task.of_scenario or (0,) * len(task.replicates)
    for at, replicate in zip(of_scenario, task.replicates, strict=True):
        source = sources[at]
        whole = task.scenarios[at]
        yield whole if source is None else with_draw(whole, source.of(replicate))


def _read_off(reducer: Reducer, whole: Chunk, task: Task, world: World) -> Chunk:
    """The numbers alone."""
    scenario = task.scenarios[0]
    told = Ensemble(
        scenario=scenario,
        seed=task.seed,
        replicates=whole.replicates,
        factions=world.factions,
        places=world.places,
        dates=scenario.dates,
        series=whole.series,
        final=whole.final,
        opening=whole.opening,
        ledger=whole.ledger,
        by_place=whole.by_place,
        events=whole.events,
    )
    numbers = {name: np.asarray(x, dtype=np.float64) for name, x in reducer(told).items()}
    return Chunk(whole.replicates, read=numbers)


def _flat(amount: Array) -> Array:
    return amount.reshape(amount.shape[0], -1)


def _maps(world: World) -> dict[str, Array]:
    return {
        "control": world.control,
        "town_control": world.town_control,
        "village_control": world.village_control,
        "fighters": world.fighters,
        "grievance": world.grievance,
        "people": world.residents + world.displaced,
    }


def _in_one_line(error: Exception) -> str:
    """The error and the place in the code where it arose."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words} ({Path(frame.filename).name}:{frame.lineno})"
