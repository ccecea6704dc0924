"""The ensemble against Mesa's own ``batch_run`` on the same two cores, and two cores against one.

Run it with ``python benchmarks/batch_runner.py``. All ways take turns in one process tree, so their ratios
mean something on any machine; the numbers themselves are this machine's. Both sides start their two processes
anew each time, and the start is in their times. Both keep the same outcomes: battle deaths, displaced, and of
each faction its fighters and the share of the people it governs at the end.

Mesa runs the plain model of ``tests/oracle``, which has no politics: ten rules, where the scenario has 23.
Against the scenario as it is, the ensemble therefore does more for each run, and the ratio is on the low
side. ``war alone`` is the same scenario with politics switched off: the same rules on both sides.

=======================  ==============================================================
way                      what it is
=======================  ==============================================================
Mesa batch_run           ``mesa.batch_run(BatchModel, ..., number_processes=2)``
ensemble                 ``reduce_runs``: nothing but the outcomes is kept
ensemble, all kept       ``run``: every series, map and book is kept
ensemble, war alone      ``reduce_runs`` without politics
one core                 one process
two cores                two processes, the start of its processes included
two cores, started       a pool, having worked before
=======================  ==============================================================

A process that is started imports this file again. What not all of them need is therefore imported where it is
used, so that neither side waits for what only the other needs.

The quickest wall time of each way counts. Processor time of all processes is told too: where others use the
machine, the ratio of processor times is the one that holds.
"""

import argparse
import json
import multiprocessing
import platform
import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.execution.execution import Execution

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "oracle"))

if TYPE_CHECKING:
    from sahel_sim.scenario import Scenario

PLAIN_RUNS = {"mali_2024_02": 16, "two_towns": 512}
"""Runs of the plain model in a turn, so that it takes some seconds."""

CORES = 2
MESA, ENSEMBLE, WAR_ALONE = "Mesa batch_run", "ensemble", "ensemble, war alone"
ONE, TWO, STARTED = "one core", "two cores", "two cores, started"

Means = Mapping[str, float]


@dataclass
class Timed:
    """What one way takes: the quickest of several turns, in seconds.

    ``processor`` is the time of all processes together.
    """

    scenario: str
    way: str
    runs: int
    wall: float = np.inf
    processor: float = np.inf

    def take(self, work: Callable[[int], Any]) -> Any:
        """Take a turn."""
        before, start = processor_time(), time.perf_counter()
        result = work(self.runs)
        self.wall = min(self.wall, time.perf_counter() - start)
        self.processor = min(self.processor, processor_time() - before)
        return result

    def per_run(self, seconds: float) -> float:
        """Milliseconds of one run."""
        return 1000 * seconds / self.runs


def processor_time() -> float:
    """Seconds of this process and of those it started that have ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def without_politics(story: "Scenario") -> "Scenario":
    """The story with the rules that the plain model has, and no others."""
    from plain_batch import RULES
    from sahel_sim.scenario import build, with_changes

    others = (m.name for m in build(story, 1).schedule if m.name not in RULES)
    return with_changes(story, {f"mechanisms.{name}": "off" for name in others})


def by_mesa(story: "Scenario") -> Callable[[int], Means]:
    """Run the plain model with Mesa's batch runner, whatever its version."""
    import mesa
    from plain_numbers import numbers_of

    from plain_batch import BatchModel
    from sahel_sim.execution.runner import run
    from sahel_sim.scenario import build
    from same_outcomes import ends

    numbers = numbers_of(build(story, 1))

    def work(runs: int) -> Means:
        rows = mesa.batch_run(
            BatchModel,
            {"numbers": [numbers], "length": story.steps, "replicate": range(runs)},
            number_processes=CORES,
            max_steps=story.steps,
            display_progress=False,
        )
        if len(rows) != runs or any(row["battle_deaths"] is None for row in rows):
            raise SystemExit(f"Mesa {version('mesa')} has not run {runs} whole runs: bring this up to date.")
        return {name: float(np.mean([row[name] for row in rows])) for name in rows[0] if name in outcomes}

    outcomes = frozenset(ends(run(story, 1, execution=Execution(1))))
    return work


def by_tally(story: "Scenario") -> Callable[[int], Means]:
    """Run the ensemble, and keep nothing but the outcomes."""
    from sahel_sim.execution.reduction import reduce_runs
    from same_outcomes import ends

    def work(runs: int) -> Means:
        tally = reduce_runs([story], ends, runs, execution=Execution(CORES))
        return {name: float(x.mean()) for name, x in tally.values.items()}

    return work


def against_mesa(name: str, runs: int, plain: int, turns: int) -> tuple[list[Timed], dict[str, Means]]:
    """Mesa's batch runner and the ensemble in turns; means of the outcomes show that both did the work."""
    from sahel_sim.execution.runner import run
    from sahel_sim.scenario import read
    from same_outcomes import ends

    story = read(name)
    ways: list[tuple[str, int, Callable[[int], Any]]] = [
        (MESA, plain, by_mesa(story)),
        (ENSEMBLE, runs, by_tally(story)),
        ("ensemble, all kept", runs, lambda times: ends(run(story, times, execution=Execution(CORES)))),
        (WAR_ALONE, runs, by_tally(without_politics(story))),
    ]
    found = {way: Timed(name, way, times) for way, times, _ in ways}
    means = {}
    for _ in range(turns):
        for way, _, work in ways:
            means[way] = found[way].take(work)
    del means["ensemble, all kept"]
    return list(found.values()), means


def two_against_one(name: str, runs: int, turns: int) -> list[Timed]:
    """One core, two, and two whose processes have started before, in turns."""
    from sahel_sim.execution.runner import run
    from sahel_sim.scenario import read

    story = read(name)
    found = {way: Timed(name, way, runs) for way in (ONE, TWO, STARTED)}
    for _ in range(turns):
        found[ONE].take(lambda times: run(story, times, execution=Execution(1)))
        found[TWO].take(lambda times: run(story, times, execution=Execution(CORES)))
        with ProcessPoolExecutor(CORES, multiprocessing.get_context("spawn")) as pool:
            run(story, 2 * CORES, execution=Execution(pool, chunk=1))
            found[STARTED].take(lambda times, pool=pool: run(story, times, execution=Execution(pool)))
    found[STARTED].processor = np.nan
    return list(found.values())


def table(found: list[Timed], against: str) -> str:
    """The times as text, and how many times quicker than one of the ways each is."""
    base = next(each for each in found if each.way == against)
    lines = [f"{'way':22}{'runs':>7}{'wall, ms/run':>14}{'x':>8}{'processor, ms/run':>20}{'x':>8}"]
    for each in found:
        wall, processor = each.per_run(each.wall), each.per_run(each.processor)
        quicker, cheaper = base.per_run(base.wall) / wall, base.per_run(base.processor) / processor
        lines.append(f"{each.way:22}{each.runs:7d}{wall:14.2f}{quicker:8.2f}{processor:20.2f}{cheaper:8.2f}")
    return "\n".join(lines)


def told(means: Mapping[str, Means]) -> str:
    """The means of the outcomes, way by way."""
    lines = [f"{'mean of':32}" + "".join(f"{way:>22}" for way in means)]
    for name in means[MESA]:
        lines.append(f"{name:32}" + "".join(f"{each[name]:22.3f}" for each in means.values()))
    return "\n".join(lines)


def versions() -> dict[str, str]:
    """Of Mesa, NumPy and Python."""
    return {name: version(name) for name in ("mesa", "numpy")} | {"python": platform.python_version()}


def parts(options: argparse.Namespace) -> Iterator[tuple[str, str, list[Timed]]]:
    """What is asked for: a heading, the text below it, and the times."""
    for name in () if options.only == "cores" else options.scenario:
        found, means = against_mesa(name, options.runs, options.plain or PLAIN_RUNS[name], options.turns)
        yield f"{name}, {CORES} processes", f"{table(found, MESA)}\n\n{told(means)}", found
    if options.only != "mesa":
        found = two_against_one(options.scenario[0], options.runs, options.turns)
        yield f"{options.scenario[0]}, two cores against one", table(found, ONE), found


def main() -> None:
    """Time everything and print the tables."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--scenario", nargs="+", default=list(PLAIN_RUNS), choices=PLAIN_RUNS)
    asked.add_argument("--runs", type=int, default=1024, help="runs of the ensemble in a turn (1024)")
    asked.add_argument("--plain", type=int, help=f"runs of the plain model in a turn ({PLAIN_RUNS})")
    asked.add_argument("--turns", type=int, default=3, help="how often each way is timed (3)")
    asked.add_argument("--only", choices=("mesa", "cores"), help="one of the two comparisons")
    asked.add_argument("--json", type=Path, help="also write the times to this file")
    options = asked.parse_args()
    print(", ".join(f"{name} {number}" for name, number in versions().items()))
    times = []
    for heading, text, found in parts(options):
        print(f"\n{heading}\n\n{text}", flush=True)
        times += found
    if options.json:
        figures = {"versions": versions(), "times": [asdict(each) for each in times]}
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf8")


if __name__ == "__main__":
    main()
