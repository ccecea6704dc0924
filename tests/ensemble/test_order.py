"""Chunks come back as they finish; what is made of them does not show in which order."""

from collections.abc import Iterator, Sequence

import pytest

from sahel_sim.ensemble import run, running
from sahel_sim.ensemble.chunk import Chunk, Task, carried_out
from sahel_sim.scenario import read, with_changes


def backwards(tasks: Sequence[Task], workers: object) -> Iterator[tuple[int, Chunk]]:
    """The last chunk first."""
    yield from reversed(list(enumerate(map(carried_out, tasks))))


def test_the_lines_of_the_ledger_stand_in_one_order_whichever_chunk_comes_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    story = with_changes(read("return_to_dialogue"), {"years": 1.5})
    alone = [list(run(story, replicates=(number,)).ledger) for number in range(4)]
    in_order = run(story, 4, chunk=1, workers=1)
    monkeypatch.setattr(running, "finished", backwards)

    assert any(lines != alone[0] for lines in alone)
    assert list(run(story, 4, chunk=1, workers=1).ledger) == list(in_order.ledger)
