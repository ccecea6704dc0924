"""Whoever carries the chunks out, however large they are, the bits are the same."""

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from sahel_sim.execution.execution import Execution
from sahel_sim.execution.reduction import reduce_runs
from sahel_sim.execution.runner import run
from sahel_sim.scenario import Scenario, read, with_changes

RUNS = 500


@pytest.fixture(scope="module")
def story() -> Scenario:
    return with_changes(read("two_towns"), {"years": 0.25})


@pytest.fixture(scope="module")
def digest(story: Scenario) -> str:
    """That of the runs in this process, in chunks of the usual size."""
    return run(story, RUNS, execution=Execution(1)).digest()


@contextmanager
def processes(method: str) -> Iterator[Executor]:
    with ProcessPoolExecutor(2, multiprocessing.get_context(method)) as pool:
        yield pool


@contextmanager
def threads() -> Iterator[Executor]:
    with ThreadPoolExecutor(3) as pool:
        yield pool


@contextmanager
def dask() -> Iterator[Executor]:
    distributed = pytest.importorskip("distributed", reason="Dask is not installed: pip install distributed")
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster, set_as_default=False) as client,
    ):
        yield client.get_executor()


@contextmanager
def joblib() -> Iterator[Executor]:
    loky = pytest.importorskip("joblib.externals.loky", reason="joblib is not installed: pip install joblib")
    pool = loky.get_reusable_executor(max_workers=2)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True)


@pytest.mark.parametrize("chunk", [1, 7, 64, RUNS])
def test_chunks_of_any_size_give_one_digest(story, digest, chunk):
    assert run(story, RUNS, execution=Execution(1, chunk=chunk)).digest() == digest


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(
    "method", [m for m in ("fork", "spawn") if m in multiprocessing.get_all_start_methods()]
)
def test_processes_give_the_same_digest(story, digest, method):
    with processes(method) as pool:
        assert run(story, RUNS, execution=Execution(pool, chunk=64)).digest() == digest


def test_threads_give_the_same_digest(story, digest):
    with threads() as pool:
        assert run(story, RUNS, execution=Execution(pool, chunk=7)).digest() == digest


@pytest.mark.filterwarnings("ignore")
def test_dask_gives_the_same_digest(story, digest):
    with dask() as pool:
        assert run(story, RUNS, execution=Execution(pool, chunk=64)).digest() == digest


@pytest.mark.filterwarnings("ignore")
def test_joblib_gives_the_same_digest(story, digest):
    with joblib() as pool:
        assert run(story, RUNS, execution=Execution(pool, chunk=64)).digest() == digest


@pytest.mark.parametrize("executor", [0, -1])
def test_no_processes_cannot_work(story, executor):
    with pytest.raises(ValueError, match="at least 1"):
        run(story, 2, execution=Execution(executor))


@pytest.mark.parametrize("executor", [0, -1])
def test_no_processes_cannot_tally_either(story, executor):
    with pytest.raises(ValueError, match="at least 1"):
        reduce_runs([story], dict, 2, execution=Execution(executor))
