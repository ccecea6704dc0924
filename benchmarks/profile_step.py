"""Where the time of a step goes in the ensemble door, part by part.

Run it with ``python benchmarks/profile_step.py``. It steps a chunk of worlds as ``engine.advance`` does, with
the same bits, and times each mechanism's rule, the application of its changes and the ledger apart.
"""

import argparse
import time
from collections import defaultdict

import numpy as np

from sahel_sim.core import Draws, World
from sahel_sim.engine import MEASURES, Ledger, Setup, advance
from sahel_sim.engine.step import deliberate
from sahel_sim.execution.chunk_size import worlds_per_chunk
from sahel_sim.scenario import build, read

CHUNK = worlds_per_chunk(1)


class Clock:
    """Adds up the processor time of named parts."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._last = time.process_time()

    def until_now(self, part: str) -> None:
        """Book the time since the last call to this part."""
        now = time.process_time()
        self.seconds[part] += now - self._last
        self._last = now


def stepped(setup: Setup, world: World, draws: Draws, ledger: Ledger, clock: Clock) -> World:
    """One step, as ``engine.advance`` takes it, with a clock."""
    clock.until_now("(between)")
    world = world.at_dawn()
    for happening in setup.timeline:
        if happening.step == world.step:
            world = happening.apply(world)
    clock.until_now("dawn, timeline and dusk")
    world = deliberate(setup, world, draws)
    clock.until_now("decisions")
    for mechanism in setup.schedule:
        changes = mechanism(world, setup.parameters[mechanism.name], draws.at(mechanism.name, world.step))
        clock.until_now(mechanism.name)
        world = world.plus(changes)
        clock.until_now("changes applied")
        ledger.enter(mechanism.name, changes)
        clock.until_now("ledger")
    world = world.at_dusk()
    clock.until_now("dawn, timeline and dusk")
    for measure in MEASURES:
        measure.of(world)
    clock.until_now("measures")
    return world


def main() -> None:
    """Profile one chunk of one scenario and print the parts, the dearest first."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--scenario", default="mali_2024_02")
    asked.add_argument("--chunk", type=int, default=CHUNK, help=f"worlds side by side ({CHUNK})")
    options = asked.parse_args()
    setup = build(read(options.scenario), options.chunk)
    clock, replicates = Clock(), range(options.chunk)
    advance(setup, setup.world, Draws(1, replicates))  # loads what is loaded at its first use
    world, draws, ledger = setup.world, Draws(1, replicates), Ledger()
    for _ in range(setup.steps):
        world = stepped(setup, world, draws, ledger, clock)
    check(setup, world, Draws(1, replicates))
    report(setup, clock, options.chunk)


def check(setup: Setup, end: World, draws: Draws) -> None:
    """Make sure that the clock has not changed the model."""
    world = setup.world
    for _ in range(setup.steps):
        world = advance(setup, world, draws)
    if not np.array_equal(world.fighters, end.fighters):
        raise SystemExit("This profile no longer steps as engine.advance does: bring it up to date.")


def report(setup: Setup, clock: Clock, chunk: int) -> None:
    """Print every part: microseconds of a step of the chunk, milliseconds of a run, share of all."""
    parts = {name: seconds for name, seconds in clock.seconds.items() if name != "(between)"}
    total = sum(parts.values())
    print(f"{'part':26}{'us / step':>12}{'ms / run':>12}{'share':>9}")
    for name, seconds in sorted(parts.items(), key=lambda part: -part[1]):
        a_step, a_run = 1e6 * seconds / setup.steps, 1e3 * seconds / chunk
        print(f"{name:26}{a_step:12.0f}{a_run:12.3f}{seconds / total:9.1%}")
    print(f"{'all':26}{1e6 * total / setup.steps:12.0f}{1e3 * total / chunk:12.3f}")
    rules = [m.name for m in setup.schedule]
    dearest = sorted(rules, key=lambda name: -parts[name])[:3]
    print(f"\nThe dearest mechanisms: {', '.join(dearest)}.")


if __name__ == "__main__":
    main()
