"""What the page answers at a setting, by the rules of answer cards; the page's script has the same rules.

A test asks both at many settings. Between settings that were run, counts lie on straight lines, and every
interval is wider by the mean error that was measured there (``grid_error``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sahel_sim.classroom.grid_error import corners
from sahel_sim.classroom.lesson_counts import PAIRS, WARS
from sahel_sim.classroom.lesson_levers import FEW, LEVERS
from sahel_sim.report.two_questions import HALF, verdict_on_half
from sahel_sim.results.gains import GAINERS
from sahel_sim.stats.intervals import wilson
from sahel_sim.stats.paired import newcombe

HOLDS, FAILS, UNDECIDED, SILENT = "holds", "fails", "undecided", "silent"
"""What a sentence of the report does at a setting."""

FITTED, PLAUSIBLE = "counts", "plausible_counts"
"""Whose runs are asked: with numbers that fit the record, and with numbers from anywhere plausible."""

PRESSURE, INCLUSIVITY = ([lever.name for lever in LEVERS].index(name) for name in ("pressure", "inclusivity"))

_NEXT_TO_NONE = 1e-9
_BY_VERDICT = {"all": FAILS, "most": FAILS, "open": UNDECIDED, "few": HOLDS, "none": HOLDS}
"""Of a sentence that says that force does not end a war."""


@dataclass(frozen=True)
class LessonShare:
    """A share of runs: of how many, where it may lie, and whether that is more than a half.

    Attributes
    ----------
    k, runs
        In how many of how many runs; no whole numbers between settings.
    low, high
        Its 95 % interval, wider where it is estimated between settings.
    verdict
        ``all``, ``most``, ``open``, ``few`` or ``none``, as cards have it.
    """

    k: float
    runs: float
    low: float
    high: float
    verdict: str


@dataclass(frozen=True)
class LessonGainer:
    """Who gains in some of the runs: all who do, most often first, and whether the first does for sure."""

    ranked: Sequence[str]
    clear: bool


@dataclass(frozen=True)
class LessonAnswers:
    """What the page answers at a setting.

    Attributes
    ----------
    test
        Whether the same levers without talks are force alone.
    alone
        In which share of the runs without talks a war is over, by the names of ``WARS``.
    over
        In which share of the runs at the setting itself the war with the rebels is over.
    stalemates
        In how many runs the front stands still at the end.
    gain, gain_there
        Who gains over all runs, and in those in which the front stands still.
    difference
        By how much larger the share is in which the war with the rebels is over than where few sit at the
        table, and its interval; None where no more than few do.
    sentences
        What each sentence of the report does, by name.
    """

    test: bool
    alone: Mapping[str, LessonShare]
    over: LessonShare
    stalemates: float
    gain: LessonGainer
    gain_there: LessonGainer
    difference: tuple[float, float, float] | None
    sentences: Mapping[str, str]


def answers_at(
    grid: Mapping[str, Any], scenario: Mapping[str, Any], at: Sequence[float], whose: str = FITTED
) -> LessonAnswers:
    """What the page answers at a setting.

    ``grid`` and one of its scenarios; ``at``: a value of each lever; ``whose``: ``FITTED`` or ``PLAUSIBLE``.
    """
    axes = [lever["values"] for lever in grid["levers"]]
    closed = [0.0 if n == INCLUSIVITY else x for n, x in enumerate(at)]
    here, alone = (_counts(scenario[whose], corners(where, axes)) for where in (at, closed))
    error = _errors(grid, len(corners(at, axes)) > 1)
    error_alone = _errors(grid, len(corners(closed, axes)) > 1)
    wars = {
        name: share_of(alone[name], alone[among], error_alone[name])
        for name, among in WARS.items()
        if alone[among] > _NEXT_TO_NONE
    }
    test = at[PRESSURE] > 0.0 and alone["talks"] <= _NEXT_TO_NONE
    gains = error["gains_jihadists"]
    there = gainer_of({who: here[f"stalemate_gains_{who}"] for who in GAINERS}, gains)
    compared = at[INCLUSIVITY] > FEW
    difference = _difference([here[name] for name in PAIRS], error["rebel_war_over"]) if compared else None
    asked = test and at[INCLUSIVITY] <= 0.0
    return LessonAnswers(
        test,
        wars,
        share_of(here["rebel_war_over"], here["runs"], error["rebel_war_over"]),
        here["stalemates"],
        gainer_of({who: here[f"gains_{who}"] for who in GAINERS}, gains),
        there,
        difference,
        {
            "rebels": on_force(wars.get("rebel_war_over")) if asked else SILENT,
            "all": on_force(wars["all_wars_over"]) if asked else SILENT,
            "gain": on_gain(there),
            "dialogue": on_difference(difference),
        },
    )


def share_of(k: float, runs: float, error: float = 0.0) -> LessonShare:
    """A share of runs with its interval.

    >>> share_of(30, 48).verdict, share_of(40, 48).verdict, share_of(0, 48).verdict
    ('open', 'most', 'none')
    """
    part = round(k / runs, 9)
    worth = max(runs, 1.0)
    low, high = wilson(min(part * worth, worth), worth)
    low, high = max(low - error, 0.0), min(high + error, 1.0)
    return LessonShare(k, runs, low, high, verdict_on_half(part, (low, high)))


def gainer_of(gains: Mapping[str, float], error: float = 0.0) -> LessonGainer:
    """Who gains, most often first; the first does for sure if in more than half of the runs of the first two.

    >>> gainer_of({"state": 3, "rebels": 0, "jihadists": 9})
    LessonGainer(ranked=['jihadists', 'state'], clear=False)
    """
    ranked = sorted(
        (who for who in gains if gains[who] > _NEXT_TO_NONE), key=lambda who: -round(gains[who], 9)
    )
    if not ranked:
        return LessonGainer([], False)
    first = gains[ranked[0]]
    share = share_of(first, first + (gains[ranked[1]] if len(ranked) > 1 else 0.0), error)
    return LessonGainer(ranked, share.low > HALF)


def on_force(over: LessonShare | None) -> str:
    """Whether force alone does not end a war: fails where more than half of the runs end it for sure."""
    return SILENT if over is None else _BY_VERDICT[over.verdict]


def on_gain(there: LessonGainer) -> str:
    """Whether stalemates benefit jihadists: of all sides they gain most in them, for sure."""
    if not there.ranked:
        return SILENT
    return UNDECIDED if not there.clear else HOLDS if there.ranked[0] == "jihadists" else FAILS


def on_difference(difference: tuple[float, float, float] | None) -> str:
    """Whether a wide table is better than a narrow one: more wars with the rebels are over, for sure."""
    if difference is None:
        return SILENT
    _middle, low, high = difference
    return HOLDS if low > 0.0 else FAILS if high < 0.0 else UNDECIDED


def _difference(pairs: Sequence[float], error: float) -> tuple[float, float, float]:
    """A difference of paired shares and its interval, wider by the error of both where they are estimated."""
    both, here, there, neither = pairs
    low, high = newcombe(both, here, there, neither)
    return (here - there) / sum(pairs), max(low - 2.0 * error, -1.0), min(high + 2.0 * error, 1.0)


def _counts(columns: Mapping[str, Sequence[float]], around: Sequence[tuple[int, float]]) -> dict[str, float]:
    return {name: sum(weight * column[cell] for cell, weight in around) for name, column in columns.items()}


def _errors(grid: Mapping[str, Any], between: bool) -> dict[str, float]:
    """The mean error of shares as shares, 0 at settings that were run."""
    told = {name: each["mean"] / 100.0 for name, each in grid["error"].items() if isinstance(each, dict)}
    return told if between else dict.fromkeys(told, 0.0)
