"""Sweeps: the same scenario at every point of a grid of levers."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from sahel_sim.core import nearest
from sahel_sim.languages import language as spoken_language
from sahel_sim.results.outcome_registry import OUTCOMES
from sahel_sim.scenario import Mistake, Scenario, ScenarioError, with_changes
from sahel_sim.scenario.errors import printable
from sahel_sim.scenario.yaml_parser import NUMBER

MOST_POINTS = 101
"""Values of one lever: every hundredth of a lever from 0 to 1."""

MOST_LEVERS = 3
"""Levers of one sweep: across, up, and small multiples. A fourth has no place in a picture."""

MOST_RUNS = 1_000_000
"""Runs of a whole sweep, as many as a scenario may have."""

DIGITS = 12
"""Digits of a value between two ends, so that three tenths are 0.3."""

USUAL_OUTCOMES = (
    "rebel_war_over",
    "all_wars_over",
    "jihadist_share",
    "people_governed_by_jihadists",
    "battle_deaths",
)
"""What is shown if nobody says: whether the wars end, who gains, and at what cost."""

USUAL_RUNS = 64
"""Runs of a cell if nobody says: one chunk, enough for the shape of a map and not for its small numbers."""

BOTH_ENDS = "0,1"
"""What is taken for two values wherever a decimal comma is usual: the ends of most levers."""

_WHOLE = re.compile(r"\+?[0-9]{1,9}")


@dataclass(frozen=True)
class Axis:
    """One lever and the values that it takes.

    Attributes
    ----------
    lever
        A setting that is one number, by its dotted name.
    values
        Rising, in the lever's own unit.
    """

    lever: str
    values: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Sweep:
    """A scenario, and the levers that are varied in it.

    Attributes
    ----------
    name
        As in its file.
    title
        For readers, by language.
    scenario
        With everything that is set for all cells.
    axes
        One to three: across, up, and small multiples.
    outcomes
        What is told of each cell.
    runs, seed
        Of each cell. All cells share their random numbers, so that neighbours differ by the levers alone.
    """

    name: str
    title: Mapping[str, str]
    scenario: Scenario
    axes: tuple[Axis, ...]
    outcomes: tuple[str, ...]
    runs: int
    seed: int

    @property
    def shape(self) -> tuple[int, ...]:
        """How many values each axis has."""
        return tuple(len(axis.values) for axis in self.axes)

    @property
    def points(self) -> Iterator[dict[str, float]]:
        """The values of the levers in each cell, the last axis fastest."""
        levers = [axis.lever for axis in self.axes]
        for values in product(*(axis.values for axis in self.axes)):
            yield dict(zip(levers, values, strict=True))

    def cells(self, language: str | None = None) -> Iterator[Scenario]:
        """The scenario of each cell, the last axis fastest.

        Raises ``ScenarioError`` if values that are sound by themselves do not go together.
        """
        same = {"runs": self.runs, "seed": self.seed}
        for point in self.points:
            yield with_changes(self.scenario, {**point, **same}, language)


def axis(lever: str, values: Iterable[float]) -> Axis:
    """The lever at these values, which are put in rising order.

    Raises ``ScenarioError`` if there is one value, a value twice, or more than 101.
    """
    given = [float(value) for value in values]
    if found := wrong_count(lever, len(given)):
        raise ScenarioError([found])
    for position, value in enumerate(given):
        if value in given[:position]:
            raise ScenarioError([Mistake("value_twice", {"key": printable(lever), "value": value})])
    return Axis(lever, tuple(sorted(given)))


def linear_axis(lever: str, start: float, end: float, points: int) -> Axis:
    """The lever at values that are equally far apart, both ends included.

    Raises ``ScenarioError`` if the ends are the same, or there is one point, or more than 101.
    """
    if found := wrong_count(lever, points):
        raise ScenarioError([found])
    if start == end:
        raise ScenarioError([Mistake("same_ends", {"key": printable(lever), "value": float(start)})])
    inner = (start + (end - start) * step / (points - 1) for step in range(1, points - 1))
    return axis(lever, [start, *(float(f"{value:.{DIGITS}g}") for value in inner), end])


def wrong_count(lever: str, points: int) -> Mistake | None:
    """The mistake of too few or too many values, if it is one."""
    fields = {"key": printable(lever), "number": points, "limit": MOST_POINTS}
    if points < 2:
        return Mistake("one_point", fields)
    return Mistake("too_many_points", fields) if points > MOST_POINTS else None


def parse_axis(text: str, language: str | None = None) -> Axis:
    """The axis that a command line asks for.

    ``text``: ``LEVER=START:END:POINTS`` or ``LEVER=VALUE,VALUE``; ``language``: in which ``str(error)``
    speaks.

    Raises ``ScenarioError`` if it is written otherwise, or is no axis.
    """
    lever, sign, told = (part.strip() for part in text.partition("="))
    words = [word.strip() for word in re.split("[:,]", told)]
    is_range = ":" in told
    both = re.fullmatch(r"([-+]?[0-9]+),([0-9]+)", told)
    if spoken_language(language) == "fr" and both and told != BOTH_ENDS:
        meant = {"one": f"{lever}={both[1]}.{both[2]}", "two": f"{lever}={both[1]}:{both[2]}:2"}
        raise ScenarioError([Mistake("vary_comma", {"text": printable(text), **meant})], language)
    if not (lever and sign and told) or (is_range and ("," in told or len(words) != 3)):
        raise ScenarioError([Mistake("vary_form", {"text": printable(text)})], language)
    for position, word in enumerate(words):
        shape = _WHOLE if is_range and position == 2 else NUMBER
        if not shape.fullmatch(word) or not math.isfinite(float(word)):
            raise ScenarioError(
                [Mistake("vary_number", {"word": printable(word), "text": printable(text)})], language
            )
    try:
        if is_range:
            return linear_axis(lever, float(words[0]), float(words[1]), int(words[2]))
        return axis(lever, map(float, words))
    except ScenarioError as error:
        raise ScenarioError(error.mistakes, language) from None


def parse_axes(texts: Iterable[str], language: str | None = None) -> tuple[Axis, ...]:
    """The axes that a command line asks for, with every mistake in them at once.

    Raises ``ScenarioError`` if one is no axis, a lever is there twice, or there are none or more than three.
    """
    axes: list[Axis] = []
    mistakes: list[Mistake] = []
    for text in texts:
        try:
            axes.append(parse_axis(text))
        except ScenarioError as error:
            mistakes += error.mistakes
    mistakes += wrong_levers([each.lever for each in axes]).values()
    if not axes and not mistakes:
        mistakes.append(Mistake("nothing_varied", {"limit": MOST_LEVERS}))
    if mistakes:
        raise ScenarioError(mistakes, language)
    return tuple(axes)


def wrong_levers(levers: list[str]) -> dict[int, Mistake]:
    """The mistakes of levers that are there twice, or are too many, by position."""
    found = {}
    for position, lever in enumerate(levers):
        fields = {"key": printable(lever), "number": position + 1, "limit": MOST_LEVERS}
        if lever in levers[:position]:
            found[position] = Mistake("lever_twice", fields)
        elif position >= MOST_LEVERS:
            found[position] = Mistake("too_many_levers", fields)
    return found


def wrong_total(shape: Iterable[int], runs: int) -> Mistake | None:
    """The mistake of more runs than anybody waits for, if it is one."""
    cells = math.prod(shape)
    if cells * runs <= MOST_RUNS:
        return None
    fields = {"cells": cells, "runs": runs, "total": cells * runs, "limit": MOST_RUNS}
    return Mistake("too_many_runs", fields)


def unknown_outcome(name: str) -> Mistake | None:
    """The mistake of an outcome that there is not, if it is one."""
    known = tuple(each.name for each in OUTCOMES)
    if name in known:
        return None
    return Mistake(
        "unknown_outcome", {"name": printable(name), "allowed": known}, nearest=nearest(name, known)
    )
