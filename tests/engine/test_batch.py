"""Worlds of different rules and dates side by side, each with the bits that it has alone."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from sahel_sim.engine import MONTH, common_ground, rules_in_force, side_by_side
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.plan import make_plan
from sahel_sim.execution.worker import Task, simulate_task
from sahel_sim.results.chunk import Chunk
from sahel_sim.scenario import Scenario, build, read, with_changes

REPLICATES = (0, 1, 5)
RIVALS = {m.name: list(m.forms)[1:] for m in MONTH}


@cache
def stories() -> tuple[Scenario, ...]:
    """Each mechanism off, each rival form of it, other numbers, and other dates."""
    base = with_changes(read("mali_2024_02"), {"years": 1})
    changed = [{f"mechanisms.{m.name}": "off"} for m in MONTH]
    changed += [{f"mechanisms.{name}": form} for name, forms in RIVALS.items() for form in forms]
    changed.append({"parameters.recruitment.anger": 0.5})
    dated = [with_changes(read(name), {"years": 1}) for name in ("return_to_dialogue", "un_exit_2023")]
    return (base, *(with_changes(base, each) for each in changed), *dated)


def task() -> Task:
    """All of them in one chunk."""
    ground = [common_ground(build(story, 1)) for story in stories()]
    fit = tuple(story for story, each in zip(stories(), ground, strict=True) if each == ground[0])
    of_scenario = tuple(at for at in range(len(fit)) for _ in REPLICATES)
    names = tuple(range(len(of_scenario)))
    return Task(fit, 3, REPLICATES * len(fit), {}, of_scenario, names)


@pytest.fixture(scope="module")
def together() -> Chunk:
    return simulate_task(task())


def test_stories_of_every_rule_and_date_have_common_ground():
    rules = {rules_in_force(build(story, 1)) for story in task().scenarios}
    dates = {repr(story.timeline) for story in task().scenarios}

    assert len(MONTH) + sum(map(len, RIVALS.values())) < len(rules)
    assert len(dates) > 1


@pytest.mark.parametrize("which", range(len(REPLICATES)))
def test_each_world_has_the_bits_that_it_has_alone(together, which):
    wrong = []
    for world in range(which, len(task().replicates), len(REPLICATES)):
        alone = simulate_task(task().alone(world))
        for group in ("series", "final", "opening"):
            found = getattr(together, group)
            wrong += [
                (world, group, name)
                for name, values in getattr(alone, group).items()
                if values[0].tobytes() != found[name][world].tobytes()
            ]
        nothing = np.zeros(1)
        wrong += [
            (world, *line)
            for line, amounts in together.ledger.items()
            if not (amounts[world] == alone.ledger.get(line, nothing)[0]).all()
        ]

    assert wrong == []


def test_mechanisms_that_act_in_opposite_orders_have_no_common_setup():
    setup = build(stories()[0], 1)

    with pytest.raises(ValueError, match="opposite orders"):
        side_by_side([setup, replace(setup, schedule=setup.schedule[::-1])], [0, 1])


def test_chunks_are_as_even_as_can_be_and_mix_as_few_rules_as_can_be():
    many = task().scenarios[::-1] + task().scenarios
    plan = make_plan(many, 3, 1, None, Execution(2), None)
    tasks = plan.tasks(frozenset())
    sizes = [len(each.replicates) for each in tasks]

    assert sorted(name for each in tasks for name in each.names) == sorted(plan.names)
    first, later = (
        sizes[:2],
        sizes[2:],
    )  # each of two processes begins with little
    assert max(first) <= min(later)
    assert max(later) - min(later) <= 1
    kinds = [len({rules_in_force(build(story, 1)) for story in each.scenarios}) for each in tasks]
    assert sum(kinds) <= len({rules_in_force(build(story, 1)) for story in many}) + len(kinds)
