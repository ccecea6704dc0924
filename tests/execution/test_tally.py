"""A tally reads off the same numbers as whole results do, however stories and runs share chunks."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pytest

from sahel_sim.core import Array
from sahel_sim.execution import worker as work
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.execution_errors import CheckpointError, DamagedPartWarning
from sahel_sim.execution.reduction import reduce_runs
from sahel_sim.execution.runner import run
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.scenario import Scenario, read, with_changes


@dataclass(frozen=True)
class Last:
    """The fighters of the last faction, and its money, at the end."""

    scale: float = 1.0

    def __call__(self, told: Ensemble) -> dict[str, Array]:
        """Both numbers."""
        fighters, money = (told[name][:, -1, -1] for name in ("fighters", "treasury"))
        return {"fighters": self.scale * fighters, "treasury": money}


def story(**changes: object) -> Scenario:
    short = {"years": 0.5, "runs": 6}
    return with_changes(read("two_towns"), short | {k.replace("__", "."): v for k, v in changes.items()})


def stories() -> list[Scenario]:
    """Three that stand side by side, and one that has rules of its own."""
    pressed = [story(crown__military_pressure=pressure) for pressure in (0.0, 0.5, 1.0)]
    return [*pressed, story(mechanisms__displacement="off")]


@pytest.mark.parametrize("chunk", [1, 5, 64])
def test_every_story_gives_the_numbers_that_it_gives_alone(chunk):
    found = reduce_runs(stories(), Last(), execution=Execution(1, chunk=chunk))
    for at, each in enumerate(stories()):
        alone = Last()(run(each, execution=Execution(1)))
        for name, values in alone.items():
            assert found.values[name][at].tobytes() == values.tobytes()


def test_parameters_may_differ_between_stories_that_share_a_chunk():
    two = [story(parameters__combat__fire=fire) for fire in (0.2, 4.0)]
    found = reduce_runs(two, Last(), execution=Execution(1)).values["fighters"]
    assert not np.array_equal(found[0], found[1])
    for at, each in enumerate(two):
        assert np.array_equal(found[at], Last()(run(each, execution=Execution(1)))["fighters"])


def test_the_digest_is_the_same_in_threads_and_in_this_process():
    with ThreadPoolExecutor(3) as threads:
        there = reduce_runs(stories(), Last(), execution=Execution(threads, chunk=2))
    assert there.digest() == reduce_runs(stories(), Last(), execution=Execution(1)).digest()


def test_a_tally_goes_on_where_it_was_broken_off(tmp_path, monkeypatch):
    def stop(done: int, _: int) -> None:
        if done >= 8:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reduce_runs(stories(), Last(), execution=Execution(1, chunk=4, keep=tmp_path, progress=stop))
    simulate_task = work.simulate_task
    worlds: list[int] = []
    monkeypatch.setattr(
        work, "simulate_task", lambda task: worlds.append(len(task.replicates)) or simulate_task(task)
    )
    again = reduce_runs(stories(), Last(), execution=Execution(1, chunk=4, keep=tmp_path))
    assert sum(worlds) == 24 - 8
    assert again.digest() == reduce_runs(stories(), Last(), execution=Execution(1)).digest()


def test_a_damaged_part_is_named_and_done_again(tmp_path):
    whole = reduce_runs(stories(), Last(), execution=Execution(1, chunk=4, keep=tmp_path))
    part = sorted(tmp_path.glob("part-*.npz"))[0]
    part.write_bytes(part.read_bytes()[:-40])
    with pytest.warns(DamagedPartWarning, match=part.name):
        again = reduce_runs(stories(), Last(), execution=Execution(1, chunk=4, keep=tmp_path))
    assert again.digest() == whole.digest()


def test_a_folder_of_other_outcomes_is_refused(tmp_path):
    reduce_runs(stories(), Last(), execution=Execution(1, keep=tmp_path))
    with pytest.raises(CheckpointError, match="outcomes"):
        reduce_runs(stories(), Last(2.0), execution=Execution(1, keep=tmp_path))


@pytest.mark.parametrize("begun", [slice(None), slice(1)])
def test_a_folder_of_other_stories_is_refused(tmp_path, begun):
    reduce_runs(stories()[begun], Last(), execution=Execution(1, keep=tmp_path))
    with pytest.raises(CheckpointError, match=r"scenario|version"):
        reduce_runs(stories()[:2], Last(), execution=Execution(1, keep=tmp_path))


def test_a_run_that_breaks_off_has_no_number_and_the_others_have_theirs(monkeypatch):
    simulate_task = work.simulate_task

    def failing(task: work.Task):
        if 1_000_003 in task.names:
            raise RuntimeError("made to fail")
        return simulate_task(task)

    monkeypatch.setattr(work, "simulate_task", failing)
    found = reduce_runs(stories(), Last(), execution=Execution(1))
    assert [(at, failure.replicate) for at, failure in found.failures] == [(1, 3)]
    assert np.isnan(found.values["fighters"]).sum() == 1
    assert np.isnan(found.values["fighters"][1, 3])


def test_if_every_run_breaks_off_its_own_error_is_raised(monkeypatch):
    def broken(told: Ensemble) -> dict[str, Array]:
        raise ZeroDivisionError("made to fail")

    with pytest.raises(ZeroDivisionError, match="made to fail"):
        reduce_runs([story()], broken, execution=Execution(1))


@pytest.mark.parametrize(("runs", "number"), [(0, 1), (-1, 1), (2, 0)])
def test_nothing_to_run_is_said(runs, number):
    with pytest.raises(ValueError, match=r"at least (1|one)"):
        reduce_runs([story()] * number, Last(), runs, execution=Execution(1))


def test_a_number_is_not_counted_twice():
    with pytest.raises(ValueError, match="only once"):
        reduce_runs([story()], Last(), replicates=(1, 1), execution=Execution(1))
