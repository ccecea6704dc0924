"""The limit: what the two dearest mechanisms cost if they are compiled, and what a whole run would cost then.

Run it with ``python benchmarks/compiled/limit.py``; it needs gcc or clang. ``rules.c`` has combat and harm in
C, on one thread; the library does not use it. Worlds are taken from the middle of runs of a scenario. On
each of them the compiled rule must give the changes of the NumPy mechanism: flows to a relative 1e-9, stocks
to one grain for each faction, for a last bit can tip the rounding to grains. Otherwise nothing is timed.

Both are given the same uniform numbers, drawn beforehand; the time to draw them is told apart. The two take
turns, and of each moment the quickest call counts. What a whole run would cost follows from Amdahl's law: the
time of a run is split into parts as ``profile_step.py`` does, and every mechanism is taken to gain as much as
these two together; then also the application of changes, the books and the measures. Decisions and draws cost
in both cases what they cost now. A whole run with just these two compiled is measured, to hold this against.
"""

import argparse
import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from kernels import WIRINGS, Rule, compiled
from moments import Met, disagreement, meetings

from sahel_sim.core import Array, Changes, Draws
from sahel_sim.core.quantize import GRAIN_BITS
from sahel_sim.engine import Ledger, Setup
from sahel_sim.scenario import build, read

sys.path.insert(0, str(Path(__file__).parents[1]))

from profile_step import Clock, stepped

BOOKS = ("changes applied", "ledger", "measures", "dawn, timeline and dusk")


class TimedDraws(Draws):
    """Draws that add up the processor time of drawing, stream by stream."""

    def __init__(self, seed: int, replicates: range) -> None:
        super().__init__(seed, replicates)
        self.seconds: dict[str, float] = defaultdict(float)

    def uniform(self, stream: str, step: int, shape: tuple[int, ...]) -> Array:
        """As ``Draws`` does it, with a clock."""
        start = time.process_time()
        numbers = super().uniform(stream, step, shape)
        self.seconds[stream] += time.process_time() - start
        return numbers


@dataclass(frozen=True)
class Gain:
    """What one mechanism costs both ways, in microseconds for a world and a step, without drawing.

    ``apart`` is the largest relative difference of a flow between the two.
    """

    mechanism: str
    numpy: float
    compiled: float
    apart: float

    @property
    def ratio(self) -> float:
        """How many times quicker the compiled rule is."""
        return self.numpy / self.compiled


@dataclass(frozen=True)
class Whole:
    """What a whole run costs in milliseconds: now, if more were compiled, and what would not gain.

    ``two_compiled`` is measured, ``mechanisms_compiled`` and ``books_too`` follow. ``drawing`` is that of all
    mechanisms, ``of_two`` that of each of the two.
    """

    now: float
    two_compiled: float
    mechanisms_compiled: float
    books_too: float
    decisions: float
    drawing: float
    of_two: Mapping[str, float]


def compared(setup: Setup, met: list[Met], rules: Mapping[str, Rule], repeats: int) -> Iterator[Gain]:
    """Check both mechanisms at every moment, then time them in turns."""
    worst = {kind: len(setup.world.factions) * 2.0**-bits for kind, bits in GRAIN_BITS.items()}
    mechanisms = {m.name: m for m in setup.schedule}
    worlds = setup.world.replicates
    for name, rule in rules.items():
        mechanism, p = mechanisms[name], setup.parameters[name]
        moments = [each for each in met if each.name == name]
        apart = max(
            disagreement(mechanism(m.world, p, m.draw), rule(m.world, p, m.draw), worst) for m in moments
        )
        least = np.full((2, len(moments)), np.inf)
        for turn in range(repeats):
            for at, m in enumerate(moments):
                for row, way in ((0, mechanism), (1, rule))[:: 1 if turn % 2 else -1]:
                    start = time.perf_counter()
                    way(m.world, p, m.draw)
                    least[row, at] = min(least[row, at], time.perf_counter() - start)
        ours, theirs = 1e6 * least.mean(axis=1) / worlds
        yield Gain(name, float(ours), float(theirs), float(apart))


def profile(setup: Setup) -> dict[str, float]:
    """Milliseconds of a whole run, part by part, and ``drawing ...`` for each stream of numbers."""
    draws = TimedDraws(1, range(setup.world.replicates))
    clock, world, ledger = Clock(), setup.world, Ledger()
    for _ in range(setup.steps):
        world = stepped(setup, world, draws, ledger, clock)
    drawing = {f"drawing {stream}": spent for stream, spent in draws.seconds.items()}
    parts = {name: spent for name, spent in clock.seconds.items() if name != "(between)"}
    return {name: 1000 * spent / setup.world.replicates for name, spent in (parts | drawing).items()}


def exchanged(setup: Setup, rules: Mapping[str, Rule]) -> Setup:
    """The same setup with the compiled rules."""

    def taking(rule: Rule) -> Callable[..., Changes]:
        return lambda world, p, draw, form: rule(world, p, draw)

    return replace(
        setup,
        schedule=tuple(
            replace(m, rule=taking(rules[m.name])) if m.name in rules else m for m in setup.schedule
        ),
    )


def whole(setup: Setup, rules: Mapping[str, Rule], gains: list[Gain], times: int) -> Whole:
    """What a whole run costs, and would cost; both ways take turns, and of every part the quickest counts."""
    ways = (setup, exchanged(setup, rules))
    now, two = ({}, {})
    for _ in range(times):
        for best, way in zip((now, two), ways, strict=True):
            for part, spent in profile(way).items():
                best[part] = min(spent, best.get(part, spent))
    drawing = {part: now[part] for part in now if part.startswith("drawing ")}
    everything = sum(now.values()) - sum(drawing.values())
    in_mechanisms = sum(x for part, x in drawing.items() if not part.startswith("drawing decide/"))
    mechanisms = sum(now[m.name] for m in setup.schedule) - in_mechanisms
    left = 1.0 - sum(g.compiled for g in gains) / sum(g.numpy for g in gains)
    return Whole(
        now=everything,
        two_compiled=sum(x for part, x in two.items() if not part.startswith("drawing ")),
        mechanisms_compiled=everything - left * mechanisms,
        books_too=everything - left * (mechanisms + sum(now[part] for part in BOOKS)),
        decisions=now["decisions"],
        drawing=in_mechanisms,
        of_two={name: drawing[f"drawing {name}/{w.stream}"] for name, w in WIRINGS.items()},
    )


def table(setup: Setup, gains: list[Gain], run: Whole) -> str:
    """Everything as text."""
    lines = [
        f"{'us / world and step':20}{'NumPy':>10}{'compiled':>10}{'ratio':>8}{'drawing':>10}{'apart':>10}"
    ]
    for g in gains:
        drawing = 1000 * run.of_two[g.mechanism] / setup.steps
        lines.append(
            f"{g.mechanism:20}{g.numpy:10.2f}{g.compiled:10.2f}{g.ratio:8.1f}{drawing:10.2f}{g.apart:10.1e}"
        )
    both = sum(g.numpy for g in gains) / sum(g.compiled for g in gains)
    lines += [f"{'both together':40}{both:8.1f}", "", f"{'a whole run on one core':44}{'ms':>8}{'x':>8}"]
    for what, cost in (
        ("now", run.now),
        ("these two compiled (measured)", run.two_compiled),
        ("every mechanism gains as much", run.mechanisms_compiled),
        ("changes, books and measures gain as much too", run.books_too),
    ):
        lines.append(f"{what:44}{cost:8.2f}{run.now / cost:8.2f}")
    lines.append(f"untouched: decisions {run.decisions:.2f} ms, draws of mechanisms {run.drawing:.2f} ms")
    return "\n".join(lines)


def main() -> None:
    """Compile, check, time and print."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--scenario", default="mali_2024_02")
    asked.add_argument("--worlds", type=int, default=64, help="worlds side by side (64)")
    asked.add_argument("--every", type=int, default=12, help="a moment in so many steps is timed (12)")
    asked.add_argument("--repeats", type=int, default=40, help="calls of each way at each moment (40)")
    asked.add_argument("--profiles", type=int, default=4, help="whole runs of the chunk, each way (4)")
    asked.add_argument("--json", type=Path, help="also write the figures to this file")
    options = asked.parse_args()
    setup = build(read(options.scenario), options.worlds)
    with tempfile.TemporaryDirectory() as room:
        rules = compiled(Path(room))
        met = meetings(setup, Draws(1, range(options.worlds)), options.every)
        gains = list(compared(setup, met, rules, options.repeats))
        run = whole(setup, rules, gains, options.profiles)
    moments = f"{len(met) // len(gains)} moments of {setup.steps} steps"
    print(f"{options.scenario}, {options.worlds} worlds, {moments}\n")
    print(table(setup, gains, run))
    if options.json:
        figures = {"worlds": options.worlds, "gains": [asdict(g) for g in gains], "whole": asdict(run)}
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf8")


if __name__ == "__main__":
    main()
