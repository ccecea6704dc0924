"""A sweep of a scenario: checked, with a title and outcomes where nobody names them."""

from collections.abc import Sequence
from dataclasses import replace

from sahel_sim.designs.grid import USUAL_RUNS, Axis, Sweep
from sahel_sim.designs.grid_check import check_sweep
from sahel_sim.languages import LANGUAGES, Pair, _, in_language, language, speaking
from sahel_sim.report.lever_names import named
from sahel_sim.report.sweep_checks import check_tellable, usual_outcomes
from sahel_sim.scenario import Scenario
from sahel_sim.scenario.declaration import LONGEST_TITLE


def sweep_of(scenario: Scenario, axes: Sequence[Axis]) -> Sweep:
    """The levers in the scenario with its seed, a title, the usual outcomes and runs; not checked yet."""
    varied = tuple(axes)
    outcomes = usual_outcomes(scenario, varied)
    title = _title(scenario, varied)
    return Sweep(scenario.name, title, scenario, varied, outcomes, USUAL_RUNS, scenario.seed)


def with_orders(
    sweep: Sweep,
    runs: int | None = None,
    seed: int | None = None,
    outcomes: Sequence[str] | None = None,
) -> Sweep:
    """The sweep with other runs, seed or outcomes where they are given, checked.

    Raises ``ScenarioError`` with everything that is wrong with its levers, values, outcomes or size;
    ``CannotSweep`` if an outcome takes longer runs.
    """
    ordered = replace(
        sweep,
        runs=sweep.runs if runs is None else runs,
        seed=sweep.seed if seed is None else seed,
        outcomes=tuple(dict.fromkeys(outcomes)) if outcomes is not None else sweep.outcomes,
    )
    check_sweep(ordered, language())
    check_tellable(ordered)
    return ordered


def _title(scenario: Scenario, axes: Sequence[Axis]) -> Pair:
    """The story and its levers; the story alone where that is too long, or a lever is unknown."""
    story = {each: in_language(scenario.title, each) or scenario.name for each in LANGUAGES}
    try:
        titles = {}
        for each in LANGUAGES:
            with speaking(each):
                titles[each] = _with_levers(story[each], scenario, axes)
    except (KeyError, IndexError, ValueError):
        return story
    return titles if max(map(len, titles.values())) <= LONGEST_TITLE else story


def _with_levers(story: str, scenario: Scenario, axes: Sequence[Axis]) -> str:
    names = (named(axis.lever, scenario.place.factions).name for axis in axes)
    return _("{story}: {levers}", story=story, levers=", ".join(names))
