"""The runs of a lesson: each setting, with numbers that fit the record and with plausible ones."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from sahel_sim.classroom.lesson_cells import LINES, LessonCell, LessonPicture, lesson_cell, lesson_picture
from sahel_sim.classroom.lesson_counts import (
    FactReducer,
    counts_of,
    facts_of,
    paired_with_few,
    without_endings,
)
from sahel_sim.classroom.lesson_levers import FEW, LEVERS, in_lesson
from sahel_sim.core import Array
from sahel_sim.execution.combine import combine
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.plan import STRIDE, finished_chunks, make_plan
from sahel_sim.execution.reduction import reduce_runs
from sahel_sim.execution.replication import Replication
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.results.history import history
from sahel_sim.scenario import Scenario, read
from sahel_sim.scenario.accepted_set import shipped_accepted
from sahel_sim.scenario.draw_kinds import ACCEPTED, FIXED, PRIOR
from sahel_sim.scenario.parameter_draws import with_draw

RUNS, PLAUSIBLE_RUNS, DRAWS, RUNS_OF_DRAW, SEED = 48, 48, 8, 3, 1
"""Runs at each setting that draw from the accepted set, and that draw from the plausible ranges; sets of
numbers of which lines are kept, runs under each, and the seed."""

AT_ONCE, AT_ONCE_WITH_PLACES = 1200, 400
"""Runs that are held in memory at once; fewer if with their places, which take most room."""


@dataclass(frozen=True)
class LessonSize:
    """How much is run.

    Attributes
    ----------
    runs
        At each setting, of which each draws from the accepted set, run n the same at every setting.
    plausible_runs
        At each setting, of which each draws from the declared ranges.
    draws, runs_of_draw
        Sets of numbers at each setting that is pictured, and runs under each.
    seed
        Of all runs.
    """

    runs: int = RUNS
    plausible_runs: int = PLAUSIBLE_RUNS
    draws: int = DRAWS
    runs_of_draw: int = RUNS_OF_DRAW
    seed: int = SEED


def settings() -> list[tuple[float, ...]]:
    """Every setting of the levers, the last fastest."""
    return list(product(*(lever.values for lever in LEVERS)))


def side_by_side(
    stories: Sequence[Scenario], runs: int, seed: int, execution: Execution, places: bool = False
) -> list[Ensemble]:
    """Run several scenarios with the same draws, in common chunks, and give the runs of each."""
    plan = make_plan(stories, runs, seed, None, execution, None, Replication(places=places))
    chunks = list(finished_chunks(plan, None, execution))
    if len(stories) == 1:
        return [combine(chunks, range(runs), plan.scenarios[0], seed)]
    return [
        combine(chunks, [at * STRIDE + number for number in range(runs)], story, seed)
        for at, story in enumerate(plan.scenarios)
    ]


def pictured_settings() -> list[int]:
    """Which of the settings are kept with single runs, other numbers and a map, by their positions."""
    return [
        at
        for at, values in enumerate(settings())
        if all(x in lever.pictured for x, lever in zip(values, LEVERS, strict=True))
    ]


@dataclass(frozen=True)
class LessonStart:
    """Every setting of the levers in one scenario, the last fastest.

    Attributes
    ----------
    cells
        What the runs give that draw from the accepted set.
    plausible
        The same counts of runs that draw from the declared ranges.
    """

    cells: Sequence[LessonCell]
    plausible: Sequence[Mapping[str, int]]


def lesson_start(
    start: str, size: LessonSize, execution: Execution, progress: Callable[[int], None] | None = None
) -> LessonStart:
    """Run every setting of the levers in one scenario; only some at once, for the sake of memory.

    Raises ``ScenarioError`` if no accepted set is of these rules.
    """
    story, every = read(start), range(len(settings()))
    wide = _stories(story, every, PRIOR)
    facts = reduce_runs(wide, FactReducer(), size.plausible_runs, seed=size.seed, execution=execution)
    plausible = [facts.of_scenario(at) for at in every]
    cells, over = _fitted_cells(story, size, execution, progress)
    wide_over = {at: told["rebel_war_over"] for at, told in enumerate(plausible)}
    return LessonStart(
        [replace(cells[at], counts={**cells[at].counts, **_pairs(over, at)}) for at in every],
        [{**without_endings(counts_of(plausible[at])), **_pairs(wide_over, at)} for at in every],
    )


def _fitted_cells(
    story: Scenario, size: LessonSize, execution: Execution, progress: Callable[[int], None] | None
) -> tuple[dict[int, LessonCell], dict[int, Array]]:
    """What runs give that draw from the accepted set, and which end the war with the rebels, by position."""
    cells: dict[int, LessonCell] = {}
    over: dict[int, Array] = {}
    pictured = pictured_settings()
    plain = [at for at in range(len(settings())) if at not in pictured]
    for kept, among, most in ((False, plain, AT_ONCE), (True, pictured, AT_ONCE_WITH_PLACES)):
        at_once = max(most // size.runs, 1)
        for first in range(0, len(among), at_once):
            part = among[first : first + at_once]
            results = side_by_side(_stories(story, part, ACCEPTED), size.runs, size.seed, execution, kept)
            pictures = iter(_pictures_of(story, part, results, size, execution) if kept else ())
            for at, runs in zip(part, results, strict=True):
                cells[at] = lesson_cell(runs, next(pictures, None))
                over[at] = _over_by_number(runs, size.runs)
            if progress is not None:
                progress(len(cells))
    return cells, over


def _stories(story: Scenario, positions: Sequence[int], draws: str) -> list[Scenario]:
    return [in_lesson(story, LEVERS, settings()[at], draws) for at in positions]


def _over_by_number(results: Ensemble, runs: int) -> Array:
    """Whether the war with the rebels is over, by the number of a run; no number where it broke off."""
    found = np.full(runs, np.nan)
    found[np.asarray(results.replicates) % STRIDE] = facts_of(history(results))["rebel_war_over"]
    return found


def _pairs(over: Mapping[int, Array], at: int) -> dict[str, int]:
    """Runs at a setting beside those of the same number where few sit at the table."""
    few = tuple(
        FEW if lever.name == "inclusivity" else x for x, lever in zip(settings()[at], LEVERS, strict=True)
    )
    return paired_with_few(over[at], over[settings().index(few)])


def _pictures_of(
    story: Scenario, part: Sequence[int], results: Sequence[Ensemble], size: LessonSize, execution: Execution
) -> Iterator[LessonPicture]:
    """Lines and maps of some settings: single runs under the first set of numbers, means under some."""
    sets = shipped_accepted().sets
    bare = _stories(story, part, FIXED)
    luck = side_by_side([with_draw(each, sets.of(0)) for each in bare], LINES, size.seed, execution)
    drawn = [with_draw(each, sets.of(number)) for each in bare for number in range(size.draws)]
    under = iter(side_by_side(drawn, size.runs_of_draw, size.seed, execution))
    for runs, single in zip(results, luck, strict=True):
        yield lesson_picture(runs, single, [next(under) for _set in range(size.draws)])
