"""Sweepable: which outcomes can be told of a sweep, asked before anything is run."""

from collections.abc import Sequence
from dataclasses import replace

from sahel_sim.core import SahelError
from sahel_sim.designs.grid import USUAL_OUTCOMES, USUAL_RUNS, Axis, Sweep
from sahel_sim.designs.grid_check import check_sweep
from sahel_sim.languages import LANGUAGES, Pair, _, in_language, language, ngettext, speaking, speaks
from sahel_sim.report.lever_names import named
from sahel_sim.report.number_format import number
from sahel_sim.results.endings import QUIET_YEARS
from sahel_sim.results.paired_differences import TAKES_YEARS
from sahel_sim.scenario import Scenario
from sahel_sim.scenario.declaration import LONGEST_TITLE

LENGTH = "years"
"""The lever that is the length of the runs."""


class CannotSweep(SahelError):
    """Outcomes that a sweep cannot tell; the message says why in the reader's language.

    Parameters
    ----------
    names
        Of the outcomes.
    years
        Length of the shortest runs.
    spoken
        The language of ``str(error)``.
    """

    def __init__(self, names: tuple[str, ...], years: float, spoken: str = "en") -> None:
        super().__init__(names, years, spoken)
        self.names, self.years, self.spoken = names, years, spoken

    def text(self, language: str | None = None) -> str:
        """What is wrong, and what to do."""
        with speaking(language or self.spoken):
            return _(
                "Whether a war is over takes two years to tell, and this sweep has runs of {years}. "
                "Leave out {names}, or make the runs longer, such as --set years=2.",
                years=ngettext("{n} year", "{n} years", self.years, n=number(self.years)),
                names=", ".join(self.names),
            )

    def __str__(self) -> str:
        return self.text()


def shortest(scenario: Scenario, axes: Sequence[Axis]) -> float:
    """Length of the shortest runs of a sweep, years."""
    lengths = [axis.values[0] for axis in axes if axis.lever == LENGTH]
    return min([*lengths] or [scenario.years])


def usual_outcomes(scenario: Scenario, axes: Sequence[Axis]) -> tuple[str, ...]:
    """What is shown if nobody says: the usual outcomes, without those that cannot be told here.

    In runs of less than two years nobody can tell whether a war is over; and where there are no jihadists,
    they have no share, and all wars are the one with the rebels.
    """
    absent = {"state", "rebels", "jihadists"} - set(scenario.place.factions.blocs)
    silent = set(TAKES_YEARS) if shortest(scenario, axes) < QUIET_YEARS else set()
    silent |= {"all_wars_over"} if absent else set()
    return tuple(
        name
        for name in USUAL_OUTCOMES
        if name not in silent and not any(bloc.removesuffix("s") in name for bloc in absent)
    )


@speaks
def check_tellable(sweep: Sweep, language: str = "en") -> None:
    """Refuse outcomes that take longer runs to tell.

    Raises ``CannotSweep`` if there are such.
    """
    years = shortest(sweep.scenario, sweep.axes)
    names = tuple(name for name in sweep.outcomes if name in TAKES_YEARS)
    if years < QUIET_YEARS and names:
        raise CannotSweep(names, years, language)


def sweep_of(scenario: Scenario, axes: Sequence[Axis]) -> Sweep:
    """The levers in the scenario with its seed, a title, the usual outcomes and runs; not checked yet."""
    varied = tuple(axes)
    outcomes = usual_outcomes(scenario, varied)
    title = _title(scenario, varied)
    return Sweep(scenario.name, title, scenario, varied, outcomes, USUAL_RUNS, scenario.seed)


def with_orders(
    sweep: Sweep, runs: int | None = None, seed: int | None = None, outcomes: Sequence[str] | None = None
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
