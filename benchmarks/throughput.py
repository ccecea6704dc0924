"""How many runs a second, through each door and against an ordinary Mesa model of the same rules.

Run it with ``python benchmarks/throughput.py``. All ways run one after another in this one process tree, so
their ratios mean something on any machine; the numbers themselves are this machine's.

=====================  ================================================================
way                    what it is
=====================  ================================================================
ensemble, one process  ``run(scenario, execution=Execution(1))``: worlds side by side
ensemble, all cores    ``run(scenario)``, the start of its processes included
SahelModel             one world at a time through the Mesa face, data collector and all
plain Mesa             ``tests/oracle``: agents with state, loops over Python numbers
=====================  ================================================================
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.mesa_model import SahelModel
from sahel_sim.scenario import Scenario, build, read

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "oracle"))

from plain_chance import Luck
from plain_mesa import PlainModel
from plain_numbers import numbers_of

SCENARIOS = ("mali_2024_02", "two_towns")


@dataclass(frozen=True)
class Timed:
    """What one way took for a number of whole runs of a scenario."""

    scenario: str
    way: str
    runs: int
    seconds: float

    @property
    def milliseconds(self) -> float:
        """Wall time of one run."""
        return 1000 * self.seconds / self.runs


def ways(scenario: Scenario, runs: int) -> Iterator[tuple[str, int, Callable[[int], None]]]:
    """The ways to run a scenario, and how often each is to do it."""
    numbers = numbers_of(build(scenario, 1))

    def one_at_a_time(times: int) -> None:
        for replicate in range(times):
            SahelModel(scenario, replicate=replicate).run_model()

    def plainly(times: int) -> None:
        for seed in range(times):
            model = PlainModel(numbers, Luck(seed))
            for _ in range(scenario.steps):
                model.step()

    yield "ensemble, one process", runs, lambda times: void(run(scenario, times, execution=Execution(1)))
    yield f"ensemble, {os.cpu_count()} cores", 4 * runs, lambda times: void(run(scenario, times))
    yield "SahelModel", max(runs // 64, 2), one_at_a_time
    yield "plain Mesa", max(runs // 128, 2), plainly


def void(_: object) -> None:
    """Let go of a result."""


def timed(scenario: Scenario, runs: int) -> list[Timed]:
    """Time every way to run a scenario, after a warm-up."""
    run(scenario, 2, execution=Execution(1))
    found = []
    for way, times, work in ways(scenario, runs):
        start = time.perf_counter()
        work(times)
        found.append(Timed(scenario.name, way, times, time.perf_counter() - start))
    return found


def table(found: list[Timed]) -> str:
    """The times as text, with how many times faster than plain Mesa each way is."""
    plain = next(each for each in found if each.way == "plain Mesa")
    lines = [f"{'way':24}{'runs':>8}{'ms / run':>12}{'runs / s':>12}{'x plain Mesa':>15}"]
    for each in found:
        faster = plain.milliseconds / each.milliseconds
        rate = 1000 / each.milliseconds
        lines.append(f"{each.way:24}{each.runs:8d}{each.milliseconds:12.2f}{rate:12.1f}{faster:15.1f}")
    return "\n".join(lines)


def main() -> None:
    """Time all scenarios and print the tables."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--runs", type=int, default=256, help="runs of the ensemble on one process (256)")
    asked.add_argument("--json", type=Path, help="also write the times to this file")
    options = asked.parse_args()
    everything = []
    for name in SCENARIOS:
        scenario = read(name)
        found = timed(scenario, options.runs)
        print(f"{name}, {scenario.steps} steps of a {scenario.step}\n\n{table(found)}\n")
        everything += found
    if options.json:
        options.json.write_text(json.dumps([asdict(each) for each in everything], indent=1), encoding="utf8")


if __name__ == "__main__":
    main()
