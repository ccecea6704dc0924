"""The scorecard: every pattern, its target, and what the simulated wars show of it.

Every pattern was looked at while the rules were made, so the scorecard is a list of what the model was
built to do, and no test of what it can predict.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.core import SahelError
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.languages import N_, Pair, Sentence
from sahel_sim.scenario import Scenario, catalogue, read, with_changes
from sahel_sim.scenario.draw_kinds import FIXED, usual_draws
from sahel_sim.validation.past import Past
from sahel_sim.validation.pattern import Pattern, patterns_of_mali
from sahel_sim.validation.starts import Start
from sahel_sim.validation.statistic import Simulated, Statistic
from sahel_sim.validation.statistics import NOT_COMPUTED, STATISTICS

if TYPE_CHECKING:
    import pandas

WEIGHTS = ("A", "B", "C")
"""What the model should show, had better show, and what neither accepts nor rejects it."""

RUNS, SEED = 64, 1
"""Runs of each start unless said, and where chance comes from."""

Progress = Callable[[str], None]


class UnknownPattern(SahelError, KeyError):
    """A name that is no pattern's; the message says so in the reader's language.

    Parameters
    ----------
    name
        What was asked for.
    spoken
        The language of ``str(error)``.
    """

    def __init__(self, name: str, spoken: str = "en") -> None:
        super().__init__(name)
        self.name, self.spoken = name, spoken

    def text(self, language: str | None = None) -> str:
        """What is wrong, what there is, and what to do."""
        known = ", ".join(dict.fromkeys(pattern.group for pattern in patterns_of_mali()))
        return UNKNOWN[language or self.spoken].format(name=self.name, known=known)

    def __str__(self) -> str:
        return self.text()


UNKNOWN: Pair = Sentence(
    N_(
        "There is no pattern '{name}'.\nThere are {known}; one of several statistics has a letter, as P5a.\n"
        "Name one of them, or none for all."
    )
)


@dataclass(frozen=True)
class Score:
    """One pattern beside the simulated wars.

    Attributes
    ----------
    pattern
        The real wars.
    simulated
        What came out; None where nothing did.
    starts
        From which starts.
    why
        Why nothing came out, by language.

    Examples
    --------
    >>> from sahel_sim.validation import Score, Simulated, patterns_of_mali
    >>> stated = next(each for each in patterns_of_mali() if each.low is not None and each.high is not None)
    >>> Score(stated, Simulated(stated.low, stated.low, stated.high)).inside
    True
    """

    pattern: Pattern
    simulated: Simulated | None
    starts: tuple[str, ...] = ()
    why: Mapping[str, str] | None = None

    def reason(self, language: str) -> str:
        """Why nothing came out, in words; empty where something did."""
        return "" if self.why is None else self.why[language]

    @property
    def inside(self) -> bool | None:
        """Whether the simulated median is in the band; None where there is no band or no value."""
        if not self.pattern.has_band or self.simulated is None:
            return None
        return self.pattern.holds(self.simulated.median)


@dataclass(frozen=True)
class PatternScores:
    """Every pattern beside the simulated wars.

    Attributes
    ----------
    scores
        One for each pattern, in order.
    runs, seed
        Of each start.
    settings
        What was changed in every start.
    parameters
        What runs drew of parameters, strengths and pressures: ``fixed``, ``prior`` or ``accepted``.
    beside
        The same with other draws, to be read side by side.

    Examples
    --------
    >>> from sahel_sim.validation import scorecard
    >>> card = scorecard(2, only=["P16"], executor=1)
    >>> card.runs
    2
    """

    scores: tuple[Score, ...]
    runs: int
    seed: int
    settings: Mapping[str, Any]
    parameters: str = FIXED
    beside: "tuple[PatternScores, ...]" = ()

    def __getitem__(self, pattern: str) -> Score:
        """The score of a pattern by its id.

        Raises
        ------
        UnknownPattern
            If there is no such pattern.
        """
        for score in self.scores:
            if score.pattern.id == pattern:
                return score
        raise KeyError(
            f"There is no pattern '{pattern}'. There are: {', '.join(s.pattern.id for s in self.scores)}."
        )

    def table(self, language: str = "en") -> "pandas.DataFrame":
        """A row for each pattern, indexed by its id.

        Columns: ``pattern``, ``statistic``, ``low``, ``target``, ``high``, ``p05``, ``median``, ``p95``,
        ``inside`` (``yes``, ``no`` or nothing), ``weight``, ``use``, ``unit``, ``source``, ``starts``,
        ``why`` nothing came out.
        """
        import pandas

        rows = [_row(score, language) for score in self.scores]
        return pandas.DataFrame(rows).set_index("id")

    def __str__(self) -> str:
        told = [f"{weight}: {inside} of {known} inside" for weight, (inside, known) in self._counts()]
        columns = ["low", "target", "high", "p05", "median", "p95", "inside", "weight", "statistic"]
        table = self.table()[columns].to_string(na_rep="", float_format=lambda x: f"{x:.3g}")
        return f"{table}\n{'; '.join(told)} ({self.runs} runs of each start, seed {self.seed})"

    def _counts(self) -> "list[tuple[str, tuple[int, int]]]":
        return [(weight, self.counted(weight)) for weight in WEIGHTS]

    def counted(self, weight: str) -> tuple[int, int]:
        """How many patterns of a weight are inside, and how many were scored."""
        told = [score.inside for score in self.scores if score.pattern.weight == weight]
        known = [inside for inside in told if inside is not None]
        return sum(known), len(known)


def _row(score: Score, language: str) -> dict[str, Any]:
    pattern, simulated = score.pattern, score.simulated
    inside = {True: "yes", False: "no", None: ""}[score.inside]
    return {
        "id": pattern.id,
        "pattern": pattern.names[language],
        "statistic": pattern.statistics[language],
        "low": pattern.low,
        "target": pattern.target,
        "high": pattern.high,
        "p05": None if simulated is None else simulated.low,
        "median": None if simulated is None else simulated.median,
        "p95": None if simulated is None else simulated.high,
        "inside": inside,
        "weight": pattern.weight,
        "use": pattern.use,
        "unit": pattern.unit,
        "source": pattern.source,
        "starts": "; ".join(score.starts),
        "why": score.reason(language),
    }


def scorecard(
    runs: int = RUNS,
    *,
    seed: int = SEED,
    settings: Mapping[str, Any] | None = None,
    only: Sequence[str] | None = None,
    parameters: str | Sequence[str] = (),
    executor: int | Executor | None = None,
    progress: Progress | None = None,
    language: str | None = None,
) -> PatternScores:
    """Run the starts, and hold what comes out against every pattern.

    Parameters
    ----------
    runs, seed
        Of each start.
    settings
        What is changed in every start, by dotted name, as ``with_changes`` takes it.
    only
        Ids of patterns, or beginnings of them (``P5``); all unless said.
    parameters
        What runs draw: ``fixed``, ``prior`` or ``accepted``, as is usual for scenarios unless said; of
        several the first is scored, and the others stand beside it.
    executor
        As for ``run``.
    progress
        Called with the name of each start before it is run.
    language
        In which mistakes are told.

    Raises
    ------
    ScenarioError
        If a setting does not fit a start.
    UnknownPattern
        If there is no such pattern.
    ValueError
        If there is nothing to run.

    Examples
    --------
    >>> from sahel_sim.validation import scorecard
    >>> {score.pattern.id[:2] for score in scorecard(2, only=["P16"], executor=1).scores}
    {'P1'}
    """
    names = (parameters,) if isinstance(parameters, str) else tuple(dict.fromkeys(parameters))
    if len(names) > 1:
        told: dict[str, Any] = {"seed": seed, "settings": settings, "only": only, "executor": executor}
        told |= {"progress": progress, "language": language}
        first, *others = (scorecard(runs, parameters=name, **told) for name in names)
        return replace(first, beside=tuple(others))
    drawn = names[0] if names else (settings or {}).get("parameter_draws", usual_draws())
    changes = {**(settings or {}), "parameter_draws": drawn}
    wanted = _wanted(only, language or "en")
    statistics = [s for s in STATISTICS if s.pattern in {pattern.id for pattern in wanted}]
    scenarios = {start: _story(start, changes, language) for start in _starts(statistics)}
    there = {start: story for start, story in scenarios.items() if story is not None}
    pasts: dict[Start, Past] = {}
    for start, story in there.items():
        if progress is not None:
            progress(start.name)
        pasts[start] = Past(
            run(story, runs, seed=seed, execution=Execution(executor), places=True), start.ages
        )
    found = {statistic.pattern: _scored(statistic, pasts, seed) for statistic in statistics}
    scores = tuple(Score(pattern, *(found.get(pattern.id) or _never(pattern))) for pattern in wanted)
    return PatternScores(scores, runs, seed, dict(settings or {}), str(drawn))


Outcome = tuple[Simulated | None, tuple[str, ...], Mapping[str, str] | None]


def _scored(statistic: Statistic, pasts: Mapping[Start, Past], seed: int) -> Outcome:
    """What a pattern's starts show; several starts count together as far as they are there."""
    there = [start for start in statistic.starts if start in pasts]
    names = tuple(start.name for start in there)
    if not there:
        missing = statistic.starts[0].scenario
        return None, (), Sentence(N_("no start: {name}"), {"name": missing})
    simulated = statistic.simulated([pasts[start] for start in there], seed)
    if np.isnan(simulated.median):
        return None, names, NO_VALUE
    return simulated, names, None


NO_VALUE: Pair = Sentence(N_("it has no value in any run"))


def _never(pattern: Pattern) -> Outcome:
    return None, (), NOT_COMPUTED[pattern.id]


def _wanted(only: Sequence[str] | None, language: str) -> tuple[Pattern, ...]:
    every = patterns_of_mali()
    if not only:
        return every
    for name in only:
        if not any(_is_of(pattern.id, name) for pattern in every):
            raise UnknownPattern(name, language)
    return tuple(p for p in every if any(_is_of(p.id, name) for name in only))


def _is_of(pattern: str, name: str) -> bool:
    """Whether a pattern is the one named, or one of its letters."""
    return pattern == name or (pattern.startswith(name) and pattern[len(name) :].isalpha())


def _starts(statistics: Sequence[Statistic]) -> Iterator[Start]:
    return iter(dict.fromkeys(start for statistic in statistics for start in statistic.starts))


def _story(start: Start, settings: Mapping[str, Any], language: str | None) -> Scenario | None:
    """The scenario of a start with what is changed in it; None if it does not exist."""
    if start.scenario not in catalogue():
        return None
    length = {"years": start.years, "step": start.step}
    return with_changes(read(start.scenario), {**length, **settings}, language)
