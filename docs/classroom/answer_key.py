"""What answers to the exercise sheets say, read off a grid: numbers with ranges, and what can be told apart.

Words stand in ``answers.md.j2`` of each language, which asks for these numbers.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Any

import numpy as np
from babel.lists import format_list
from scipy.stats import norm

from sahel_sim.classroom.grid_error import corners
from sahel_sim.classroom.lesson_answers import LessonAnswers, LessonShare, answers_at, gainer_of, share_of
from sahel_sim.classroom.lesson_cells import MEASURES, QUANTILES
from sahel_sim.classroom.lesson_grid import pictured_settings, settings
from sahel_sim.classroom.lesson_levers import LEVERS
from sahel_sim.classroom.number_text import FLOOR, levels_from_text, persons_of_levels
from sahel_sim.languages import language
from sahel_sim.report.number_format import between, count, decimal, percent, signed
from sahel_sim.results.gains import GAINERS

AXES = [lever.values for lever in LEVERS]
QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)

TIMES = 21
"""Half years of ten years, with both ends."""

MORE, FEWER, OPEN = "more", "fewer", "open"
"""What a difference of two settings says: one of these for sure, or nothing."""

SURE_DEVIATIONS = 1.96
"""Standard errors on each side of a 95 % interval."""

Setting = tuple[float, float, float]
"""A value of each lever."""

Ends = tuple[float, float, float]
"""The low end of an interval, its number and its high end."""


@dataclass(frozen=True)
class Apart:
    """A difference of two shares of runs in points of a hundred, its 95 % interval, and what it says."""

    points: float
    low: float
    high: float
    says: str

    @property
    def told(self) -> str:
        """``+12 (−3 to +27)``."""
        ends = (signed(100.0 * x) for x in (self.low, self.high))
        low, high = ends
        to = {"en": "to", "fr": "à"}[language()]
        return _unbroken(f"{signed(100.0 * self.points)} ({low} {to} {high})")


def difference(one: LessonShare, other: LessonShare) -> Apart:
    """How much larger the other share is, and its interval (``square_and_add``).

    >>> found = difference(share_of(5, 48), share_of(40, 48))
    >>> found.says, round(found.points, 2)
    ('more', 0.73)
    """
    ends = ((each.low, each.k / each.runs, each.high) for each in (one, other))
    low, points, high = square_and_add(*ends)
    return Apart(points, low, high, says(low, high))


def square_and_add(one: Ends, other: Ends) -> Ends:
    """The interval of a difference from those of two numbers, each as low end, number and high end.

    R. G. Newcombe, Statistics in Medicine 17 (1998), 873-890, method 10, for shares; for other numbers
    A. Donner and G. Y. Zou, Statistical Methods in Medical Research 21 (2012), 347-359. It takes them as
    independent. Runs of two settings share their luck and their numbers, so that this is wider than need
    be: what it tells apart is apart.

    >>> square_and_add((1.0, 2.0, 3.0), (5.0, 6.0, 7.0))[1]
    4.0
    """
    (low, middle, high), (low_there, middle_there, high_there) = one, other
    found = middle_there - middle
    return (
        found - hypot(middle_there - low_there, high - middle),
        found,
        found + hypot(high_there - middle_there, middle - low),
    )


def says(low: float, high: float) -> str:
    """What an interval of a difference says."""
    return MORE if low > 0.0 else FEWER if high < 0.0 else OPEN


def around_median(quantiles: Sequence[float], level: float, runs: float) -> Ends:
    """The 95 % interval of a median of persons, from two quantiles around it.

    Its standard error is that of a median of normal numbers, sqrt(pi / 2) of that of their mean; how wide
    they spread is read off the quantile on each side. On a scale of logarithms, on which numbers of persons
    spread about evenly.

    ``quantiles``: at ``level``, one half, and one less ``level``.

    >>> [round(x) for x in around_median([510.0, 1000.0, 1960.0], 0.1587, 49)]
    [792, 1000, 1269]
    """
    low, middle, high = np.log(np.asarray(quantiles) + FLOOR)
    part = np.sqrt(np.pi / 2.0 / runs) * SURE_DEVIATIONS / norm.isf(level)
    ends = np.exp([middle - part * (middle - low), middle, middle + part * (high - middle)]) - FLOOR
    return float(max(ends[0], 0.0)), float(ends[1]), float(ends[2])


@dataclass(frozen=True)
class Gainers:
    """Who gains most often at a setting: names, first first; in how many runs; and whether that is sure."""

    first: str
    ranked: Sequence[str]
    share: str
    clear: bool


@dataclass(frozen=True)
class AnswerKey:
    """The numbers of a grid as the sheets ask for them, in the language that is spoken."""

    grid: Mapping[str, Any]

    def story(self, name: str) -> Mapping[str, Any]:
        """A scenario of the grid."""
        return next(each for each in self.grid["scenarios"] if each["name"] == name)

    def title(self, name: str) -> str:
        """What it is called."""
        return str(self.story(name)["title"][language()])

    def over(self, name: str, at: Setting, wars: str = "rebel_war_over") -> LessonShare:
        """The share of runs in which a war is over, or anything else that is counted."""
        counts, cell = self.story(name)["counts"], _index(at)
        return share_of(counts[wars][cell], counts["runs"][cell])

    def share(self, name: str, at: Setting, wars: str = "rebel_war_over") -> str:
        """``38% (25 to 52%)``."""
        found = self.over(name, at, wars)
        return _share(found)

    def apart(self, name: str, one: Setting, other: Setting, wars: str = "rebel_war_over") -> Apart:
        """How the share of wars that are over differs between two settings of a scenario."""
        return difference(self.over(name, one, wars), self.over(name, other, wars))

    def apart_from(self, names: tuple[str, str], at: Setting, wars: str = "rebel_war_over") -> Apart:
        """How it differs between two scenarios at one setting."""
        return difference(self.over(names[0], at, wars), self.over(names[1], at, wars))

    def answers(self, name: str, at: Setting, whose: str = "counts") -> LessonAnswers:
        """What the page answers there."""
        return answers_at(self.grid, self.story(name), at, whose)

    def gainers(self, name: str, at: Setting) -> Gainers:
        """Who gains most often over all runs."""
        counts, cell = self.story(name)["counts"], _index(at)
        found = gainer_of({who: counts[f"gains_{who}"][cell] for who in GAINERS})
        first = found.ranked[0]
        told = share_of(counts[f"gains_{first}"][cell], counts["runs"][cell])
        return Gainers(first, found.ranked, _share(told), found.clear)

    def start(self, name: str, at: Setting) -> float:
        """The jihadists' fighters at the start."""
        return float(self.story(name)["middles"]["jihadist_fighters_at_start"][_index(at)])

    def range(self, name: str, at: Setting, what: str) -> Ends:
        """Persons at the end in the middle run, with the ends of the 95 % interval of that median."""
        story, cell = self.story(name), _index(at)
        middles, runs = story["middles"], story["counts"]["runs"][cell]
        if what == "displaced":
            found = [middles[each][cell] for each in ("displaced_low", "displaced", "displaced_high")]
            return around_median(found, QUANTILES[0], runs)
        measure = [each.name for each in MEASURES].index(what)
        shape = (len(settings()), len(MEASURES), len(QUANTILES), TIMES)
        ends = levels_from_text(story["bands"]).reshape(shape)[cell, measure, :, -1].astype(float)
        low, high = (float(persons_of_levels(ends[n], self.grid["measures"][measure]["top"])) for n in (1, 3))
        return around_median([low, middles[what][cell], high], QUANTILES[1], runs)

    def people(self, name: str, at: Setting, what: str) -> str:
        """``1,760 (1,210 to 2,110)``."""
        low, middle, high = (round(x, -1) for x in self.range(name, at, what))
        return _unbroken(f"{count(middle)} ({between(low, high, 'persons')})")

    def people_apart(self, one: tuple[str, Setting], other: tuple[str, Setting], what: str) -> str:
        """Whether persons are more or fewer in the middle run of the other setting, by factors."""
        first, second = (
            tuple(float(np.log(x + FLOOR)) for x in self.range(*each, what)) for each in (one, other)
        )
        low, _middle, high = square_and_add(first, second)
        return says(low, high)

    def against_start(self, name: str, at: Setting) -> str:
        """Whether jihadists grow in more than half of the runs for sure, or in fewer for sure."""
        return {"all": MORE, "most": MORE, "few": FEWER, "none": FEWER}.get(
            self.over(name, at, "jihadists_grew").verdict, OPEN
        )

    def pressures(self, name: str, sentence: str) -> Mapping[str, list[str]]:
        """At which pressures without talks a sentence holds, fails and so on, by what it does."""
        return _by(QUARTERS, lambda x: self.answers(name, (x, 0.0, 0.1)).sentences[sentence])

    def by_fighters(self, name: str) -> Mapping[str, list[str]]:
        """At which pressures without talks jihadists grow, shrink, or neither for sure."""
        return _by(QUARTERS, lambda x: self.against_start(name, (x, 0.0, 0.1)))

    def by_inclusivity(self, name: str) -> Mapping[str, list[str]]:
        """Where the war with the rebels is over in more runs than without talks, in fewer, or neither."""
        return _by(QUARTERS[1:], lambda x: self.apart(name, (0.5, 0.0, 0.1), (0.5, x, 0.1)).says)

    def lines(self, name: str, at: Setting, kind: str) -> tuple[float, float]:
        """Where the lowest and the highest line of the jihadists' fighters end: ``lines`` or ``draws``."""
        measure, kept = [each.name for each in MEASURES].index("jihadist_fighters"), pictured_settings()
        lines = levels_from_text(self.story(name)[kind]).reshape(len(kept), -1, len(MEASURES), TIMES)
        ends = lines[kept.index(_index(at)), :, measure, -1].astype(float)
        persons = persons_of_levels(ends, self.grid["measures"][measure]["top"])
        return float(persons.min()), float(persons.max())

    def tally(self, sentence: str, whose: str = "counts") -> Mapping[str, int]:
        """At how many settings of all scenarios a sentence of the report holds, fails or is undecided."""
        found = {"holds": 0, "fails": 0, "undecided": 0, "silent": 0}
        for scenario in self.grid["scenarios"]:
            for at in settings():
                found[answers_at(self.grid, scenario, at, whose).sentences[sentence]] += 1
        return found

    def broken(self, sentence: str) -> tuple[str, Setting] | None:
        """A setting at which a sentence fails, the first of all scenarios; None if there is none."""
        for scenario in self.grid["scenarios"]:
            for at in settings():
                if answers_at(self.grid, scenario, at).sentences[sentence] == "fails":
                    return scenario["name"], (at[0], at[1], at[2])
        return None


def _by(values: Sequence[float], says: Callable[[float], str]) -> Mapping[str, list[str]]:
    """Values of a lever by what is said of them."""
    found: dict[str, list[str]] = {}
    for x in values:
        found.setdefault(says(x), []).append(level(x))
    return found


def level(x: float) -> str:
    """A value of a lever as the page writes it."""
    return decimal(x) if x else "0"


def listed(parts: Iterable[str]) -> str:
    """``0, 0.25 and 0.50``, in the language that is spoken."""
    return str(format_list(list(parts), locale=language()))


def rounded(x: float) -> str:
    """Persons to ten."""
    return count(round(x, -1))


def _share(found: LessonShare) -> str:
    return _unbroken(f"{percent(found.k / found.runs)} ({between(found.low, found.high, 'share')})")


def _unbroken(text: str) -> str:
    """A number with its range on one line of a narrow table."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def _index(at: Sequence[float]) -> int:
    ((index, _one),) = corners(at, AXES)
    return index
