"""A replicate that breaks off is recorded with its number and message; the others are not touched by it."""

from dataclasses import replace
from functools import cache

import pytest

from sahel_sim.execution import execution_errors, runner
from sahel_sim.execution import worker as work
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.execution.worker import Task
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.scenario import Scenario, read, with_changes

RUNS, BAD = 9, (2, 7)


@cache
def story() -> Scenario:
    return replace(with_changes(read("two_towns"), {"years": 1}), runs=RUNS)


@pytest.fixture
def loose_bolt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two replicates break off, alone or among others."""
    simulate_task = work.simulate_task

    def breaking(task: Task) -> object:
        if set(BAD) & set(task.replicates):
            raise FloatingPointError("a bolt is loose")
        return simulate_task(task)

    monkeypatch.setattr(work, "simulate_task", breaking)


def without(numbers: tuple[int, ...]) -> Ensemble:
    return run(story(), replicates=[n for n in range(RUNS) if n not in numbers], execution=Execution(1))


@pytest.mark.parametrize("at_once", [1, 4, 9])
def test_the_others_survive_with_the_same_bits(loose_bolt, at_once):
    results = run(story(), execution=Execution(1, chunk=at_once))

    assert (0, 1, 3, 4, 5, 6, 8) == results.replicates
    assert without(BAD).digest() == results.digest()


def test_a_failure_is_recorded_with_its_number_and_message(loose_bolt):
    failures = run(story(), execution=Execution(1, chunk=4)).failures

    assert BAD == tuple(failure.replicate for failure in failures)
    assert failures[0].message.startswith("FloatingPointError: a bolt is loose (test_failures.py:")


def test_failures_are_in_the_provenance(loose_bolt):
    told = run(story(), execution=Execution(1)).provenance["failures"]
    assert [2, 7] == [failure["replicate"] for failure in told]


def test_failures_are_kept_and_not_tried_again(loose_bolt, tmp_path, monkeypatch):
    first = run(story(), execution=Execution(1, chunk=4, keep=tmp_path))
    monkeypatch.setattr(work, "simulate_task", None)
    again = run(story(), execution=Execution(1, chunk=4, keep=tmp_path))

    assert (first.digest(), first.failures) == (again.digest(), again.failures)


def test_if_all_break_off_the_error_itself_is_raised(monkeypatch):
    def breaking(task: Task) -> object:
        raise FloatingPointError("a bolt is loose")

    monkeypatch.setattr(work, "simulate_task", breaking)
    monkeypatch.setattr("sahel_sim.execution.runner.simulate_task", breaking)
    with pytest.raises(FloatingPointError, match="a bolt is loose"):
        run(story(), execution=Execution(1))


def test_if_all_break_off_and_then_do_not_they_are_told_of(monkeypatch):
    def breaking(task: Task) -> object:
        raise FloatingPointError("a bolt is loose")

    monkeypatch.setattr(work, "simulate_task", breaking)
    with pytest.raises(execution_errors.AllRunsFailed, match="number 0: FloatingPointError: a bolt is loose"):
        run(story(), execution=Execution(1))


def test_a_chunk_for_which_memory_is_short_is_done_in_smaller_ones(monkeypatch):
    simulate_task = work.simulate_task

    def short(task: Task) -> object:
        if len(task.replicates) > 1:
            raise MemoryError
        return simulate_task(task)

    monkeypatch.setattr(work, "simulate_task", short)
    results = run(story(), execution=Execution(1, chunk=4))
    monkeypatch.undo()

    assert ((), run(story(), execution=Execution(1)).digest()) == (results.failures, results.digest())


def test_a_stream_hands_over_the_same_rows_chunk_by_chunk():
    whole = run(story(), execution=Execution(1))
    streamed = list(runner.stream(story(), execution=Execution(1, chunk=4)))

    assert [(0, 1, 2, 3), (4, 5, 6, 7), (8,)] == [part.replicates for part in streamed]
    for at, part in enumerate(streamed):
        rows = slice(4 * at, 4 * at + len(part))
        assert whole["fighters"][rows].tobytes() == part["fighters"].tobytes()
