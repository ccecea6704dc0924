"""Every named event moves what its page says, in the direction that it says, against the same luck."""

from functools import cache

import numpy as np
import pytest

import sahel_sim
from sahel_sim.scenario import Scenario, with_changes
from sahel_sim.scenario.event_declaration import EVERYONE, SIDE
from sahel_sim.scenario.merge import members
from sahel_sim.scenario.named_events import Consequence, event_names, named_event
from sahel_sim.studies.run import Results

RUNS = 16

START = {"partner_leaves": ("mali_2022_01", "2022-03")}
"""Where there is a partner that could leave; the other events are put into ``mali_2024_02``."""

CASES = [(name, each) for name in event_names() for each in named_event(name).moves]


@cache
def without(start: str) -> Results:
    return sahel_sim.run(two_years(start), runs=RUNS)


def two_years(start: str) -> Scenario:
    return with_changes(sahel_sim.read(start), {"years": 2})


@pytest.mark.parametrize(("name", "consequence"), CASES, ids=[f"{n}-{c.measure}-{c.of}" for n, c in CASES])
def test_an_event_moves_what_its_page_says(name: str, consequence: Consequence) -> None:
    start, at = START.get(name, ("mali_2024_02", "2024-07"))
    event = named_event(name)
    story = with_changes(two_years(start), {"timeline_add": [{"event": name, "at": at}]})
    first = next(entry.step for entry in story.timeline if entry.event)
    last = first + int(event.months.value) if event.months else story.steps
    factions = story.place.factions
    of = event.side if consequence.of == SIDE else consequence.of
    rows = [n for n, each in enumerate(factions.names) if of == EVERYONE or each in members(factions, of)]
    results = sahel_sim.run(story, runs=RUNS)
    moved = results[consequence.measure] - without(start)[consequence.measure]
    moved = moved if of == EVERYONE else moved[..., rows]
    of_each_run = moved[:, first + 1 : last + 1].mean(axis=(1, 2))
    sign = {"more": 1.0, "less": -1.0}[consequence.sign]

    assert sign * of_each_run.mean() > 0
    assert (np.sign(of_each_run) == sign).mean() >= 0.75
