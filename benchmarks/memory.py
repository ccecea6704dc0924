"""What a run costs, and how much memory is held, when few runs and when many are made.

Run it with ``python benchmarks/memory.py``. It makes 1 000 and 100 000 short runs (``two_towns``, a year) and
keeps a few outcomes of each, in fresh processes that do their work themselves; ``--million`` makes a million
as well. Peak memory is the largest resident set of the process, as the system tells it; Python, NumPy and the
library are in it. Chunks are as large for few runs as for many (``--chunk``), so that cost can be compared.

``--histories 10000`` keeps everything of so many ten-year runs of ``mali_2024_02`` instead, made by processes
of this computer, and says how much the results take, and how much was held at most.

The sizes take turns, and of each the quickest turn and the largest memory count. It needs Linux or macOS.
"""

import argparse
import json
import platform
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from sahel_sim.core import Array
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.reduction import reduce_runs
from sahel_sim.execution.runner import run
from sahel_sim.results.outcome_reader import OutcomeReducer
from sahel_sim.scenario import Scenario, read, with_changes

FEW, MANY, MILLION = 1_000, 100_000, 1_000_000
CHUNK = 64


@dataclass(frozen=True)
class Held:
    """What a number of runs took.

    ``before`` is the peak before the first run, ``peak`` that after the last, both in megabytes.
    """

    runs: int
    seconds: float
    processor: float
    before: float
    peak: float

    @property
    def milliseconds(self) -> float:
        """Processor time of one run."""
        return 1000 * self.processor / self.runs


KEPT = OutcomeReducer(("battle_deaths", "people_governed_by_state", "rebel_fighters"))
"""A few numbers of each run."""


def kept(story: Scenario, runs: int, chunk: int) -> dict[str, Array]:
    """The outcomes of that many runs, made in this process."""
    return reduce_runs([story], KEPT, runs, execution=Execution(1, chunk=chunk)).of_scenario(0)


def megabytes() -> float:
    """The largest resident set of this process so far."""
    unit = 1 if platform.system() == "Darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def work(runs: int, chunk: int) -> Held:
    """Make the runs in this process, after one chunk as a warm-up."""
    story = with_changes(read("two_towns"), {"years": 1})
    before = megabytes()
    kept(story, chunk, chunk)
    start, processor = time.perf_counter(), time.process_time()
    values = kept(story, runs, chunk)
    held = Held(runs, time.perf_counter() - start, time.process_time() - processor, before, megabytes())
    if any(x.shape != (runs,) or not np.isfinite(x).all() for x in values.values()):
        raise SystemExit("Some outcomes are missing: this measurement is void.")
    return held


def histories(runs: int, workers: int) -> str:
    """Keep everything of so many runs, and say what that took."""
    before = megabytes()
    start = time.perf_counter()
    results = run(read("mali_2024_02"), runs, execution=Execution(workers))
    groups = (results.series, results.final, results.opening, results.ledger)
    held = sum(values.nbytes for group in groups for values in group.values()) / 1e6
    peak, taken = megabytes(), time.perf_counter() - start
    return (
        f"{runs} runs on {workers} processes in {taken:.0f} s: results {held:.0f} MB, peak {peak:.0f} MB, "
        f"of which {before:.0f} before the first; {(peak - before) / held:.2f} times the results"
    )


def in_a_fresh_process(runs: int, chunk: int) -> Held:
    """The same in a process of its own."""
    command = [sys.executable, __file__, "--work", str(runs), "--chunk", str(chunk)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Held(**json.loads(done.stdout))


def measured(sizes: list[int], chunk: int, turns: int) -> list[Held]:
    """Each size in turns: the quickest, and the largest memory."""
    found: dict[int, list[Held]] = {runs: [] for runs in sizes}
    for turn in range(turns):
        for runs in sizes:
            if runs < MILLION or turn == 0:
                found[runs].append(in_a_fresh_process(runs, chunk))
    return [
        Held(
            runs,
            min(held.seconds for held in each),
            min(held.processor for held in each),
            max(held.before for held in each),
            max(held.peak for held in each),
        )
        for runs, each in found.items()
    ]


def table(found: list[Held]) -> str:
    """The measurements as text, and their ratios to the first."""
    first = found[0]
    lines = [f"{'runs':>10}{'wall, s':>10}{'ms / run':>10}{'x':>8}{'before, MB':>12}{'peak, MB':>10}{'x':>8}"]
    for held in found:
        cost, memory = held.milliseconds / first.milliseconds, held.peak / first.peak
        lines.append(
            f"{held.runs:10d}{held.seconds:10.2f}{held.milliseconds:10.3f}{cost:8.3f}"
            f"{held.before:12.1f}{held.peak:10.1f}{memory:8.3f}"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure all sizes and print the table."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--million", action="store_true", help="a million runs as well, once")
    asked.add_argument("--chunk", type=int, default=CHUNK, help=f"worlds side by side ({CHUNK})")
    asked.add_argument("--turns", type=int, default=3, help="how often each size is measured (3)")
    asked.add_argument("--json", type=Path, help="also write the figures to this file")
    asked.add_argument(
        "--histories", type=int, metavar="RUNS", help="keep everything of so many runs instead"
    )
    asked.add_argument("--workers", type=int, default=2, help="processes that make the histories (2)")
    asked.add_argument("--work", type=int, help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.histories:
        print(histories(options.histories, options.workers))
        return
    if options.work:
        print(json.dumps(asdict(work(options.work, options.chunk))))
        return
    sizes = [FEW, MANY, MILLION] if options.million else [FEW, MANY]
    found = measured(sizes, options.chunk, options.turns)
    print(table(found))
    if options.json:
        options.json.write_text(json.dumps([asdict(held) for held in found], indent=1), encoding="utf8")


if __name__ == "__main__":
    main()
