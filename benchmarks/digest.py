"""Print a fingerprint of every bit of two ensembles: ``python benchmarks/digest.py``.

Run it with another interpreter, another Mesa or another NumPy, on another computer or under MPI, and compare
the lines. ``python -m mpi4py.futures benchmarks/digest.py --mpi`` lets the workers of MPI do the work.
"""

import argparse
import platform
from concurrent.futures import Executor
from importlib.metadata import version

from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.scenario import Scenario, read, with_changes


def stories() -> list[Scenario]:
    """Five years of talks in Mali, and two in an invented place."""
    mali = with_changes(read("return_to_dialogue"), {"years": 5, "runs": 128})
    return [mali, with_changes(read("two_towns"), {"years": 2, "runs": 500})]


def told(executor: int | Executor | None) -> str:
    """The digests in one line, with the versions that gave them."""
    versions = " ".join(f"{name} {version(name)}" for name in ("mesa", "numpy"))
    digests = " ".join(run(story, execution=Execution(executor)).digest()[:16] for story in stories())
    return f"Python {platform.python_version()} {versions} {platform.machine()}: {digests}"


def main() -> None:
    """Run both, and print the line."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--workers", type=int, help="processes of this computer (all cores)")
    asked.add_argument("--mpi", action="store_true", help="the workers of MPI do the work")
    options = asked.parse_args()
    if not options.mpi:
        print(told(options.workers))
        return
    from mpi4py.futures import MPIPoolExecutor

    with MPIPoolExecutor() as pool:
        print(f"{pool.num_workers} workers of MPI. {told(pool)}")


if __name__ == "__main__":
    main()
