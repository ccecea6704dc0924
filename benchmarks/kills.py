"""Kill ensembles at random moments, go on with each, and count how many give the bits of an unbroken run.

Run it with ``python benchmarks/kills.py --kills 50``. Every other time a worker is killed instead of the
process that was started; each run is killed once, and then finished. It needs Linux.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.scenario import read, with_changes

RUNS, LONGEST = 400, 4.0

PROGRAM = (
    "import sys\n"
    "from sahel_sim.execution.execution import Execution\n"
    "from sahel_sim.execution.runner import run\n"
    "from sahel_sim.scenario import read, with_changes\n"
    "if __name__ == '__main__':\n"
    "    story = with_changes(read('two_towns'), {'years': 1})\n"
    f"    print(run(story, {RUNS}, execution=Execution(2, 8, sys.argv[1])).digest())\n"
)


def workers_of(pid: int) -> list[int]:
    """The processes that simulate for a process; loky also starts one that only cleans up."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    found = [int(child) for child in children.read_text().split()] if children.exists() else []
    return [child for child in found if b"popen_loky" in Path(f"/proc/{child}/cmdline").read_bytes()]


def killed_once(program: Path, folder: Path, luck: random.Random, a_worker: bool) -> bool:
    """Start the run and kill it; whether it was still at work then."""
    with subprocess.Popen(
        [sys.executable, program, folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        early = luck.random() < 0.2
        while not early and process.poll() is None and not list(folder.glob("part-*.npz")):
            time.sleep(0.01)
        time.sleep(luck.uniform(0.0, LONGEST))
        victims = workers_of(process.pid) if a_worker else []
        if process.poll() is not None:
            return False
        if victims:
            subprocess.run(["kill", "-9", str(luck.choice(victims))], check=False)
        else:
            process.send_signal(signal.SIGKILL)
    return True


def main() -> None:
    """Kill, go on, compare, count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    luck = random.Random(asked.seed)
    story = with_changes(read("two_towns"), {"years": 1})
    expected = run(story, RUNS, execution=Execution(1)).digest()
    same = hit = 0
    with tempfile.TemporaryDirectory() as room:
        program = Path(room) / "program.py"
        program.write_text(PROGRAM)
        for number in range(asked.kills):
            folder = Path(room) / str(number)
            hit += killed_once(program, folder, luck, bool(number % 2))
            found = len(list(folder.glob("part-*.npz")))
            again = run(story, RUNS, execution=Execution(1, chunk=8, keep=folder))
            same += again.digest() == expected
            print(f"{number + 1}: {found} chunks were kept; {same} the same, {hit} hit at work", flush=True)


if __name__ == "__main__":
    main()
