r"""The displaced inside Mali: what was counted at the end of each year, what runs say of it, and baselines.

``displaced_people.csv`` has the persons displaced inside the country at the end of each year, by UNHCR, and
IDMC's total beside it, which says how far counts differ. What a run has is the people from elsewhere who
found refuge at the places of the map that are in Mali. Runs begin with nobody displaced, in March 2017;
36 690 were counted at the end of 2016.

Baselines see the ends of the years from 2017 to 2021: ``persistence`` (the last), ``last_year`` (the mean of
the last two, which is that of the last twelve months if people flee evenly) and ``trend`` (a line through
all). Each is a lognormal distribution about its number; how wide, say its own errors in those years, and it
widens with the root of the years ahead.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from sahel_sim.core import Array
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.validation.forecast_scores import crps

DISPLACED = "displaced_people.csv"

FIRST_YEAR = 2017
"""The first end of a year that baselines see: runs begin in that year."""

MEMBERS = 1000
"""Members of the sample of a baseline."""

_LEAST = 1000.0
"""Persons that a line has at least; assumed: so few that it only keeps the line above 0."""


@dataclass(frozen=True)
class DisplacedCount:
    """How many were displaced inside the country at the end of a year.

    Attributes
    ----------
    date
        The day, ``YYYY-MM-DD``.
    persons, by_idmc
        By UNHCR, which is scored, and by IDMC.
    source
        Key of the bibliography.
    """

    date: str
    persons: float
    by_idmc: float
    source: str


@dataclass(frozen=True)
class DisplacedScore:
    """Scores of one forecast, means over the days that are known.

    Attributes
    ----------
    crps
        Persons; smaller is better.
    log_crps
        The same of logarithms.
    within_50, within_90
        How many of the numbers that came lay within the central intervals.
    """

    crps: float
    log_crps: float
    within_50: int
    within_90: int


@dataclass(frozen=True, eq=False)
class DisplacedForecasts:
    """How many were forecast to be displaced, and how many were.

    Attributes
    ----------
    dates
        The days that are known, ``D`` of them.
    outcome
        Persons, ``(D,)``.
    past
        The counts that baselines saw.
    samples
        By forecast, persons, ``(R, D)``.
    months, by_month
        The months that were simulated and, by forecast of the model, persons at their ends, ``(R, M)``.
    """

    dates: tuple[str, ...]
    outcome: Array
    past: tuple[DisplacedCount, ...]
    samples: Mapping[str, Array]
    months: tuple[str, ...]
    by_month: Mapping[str, Array]

    def scores(self) -> dict[str, DisplacedScore]:
        """The scores of every forecast."""
        return {name: _score(sample, self.outcome) for name, sample in self.samples.items()}


def _score(sample: Array, outcome: Array) -> DisplacedScore:
    within = []
    for level in (0.5, 0.9):
        low, high = np.quantile(sample, ((1.0 - level) / 2.0, (1.0 + level) / 2.0), axis=0)
        within.append(int(((outcome >= low) & (outcome <= high)).sum()))
    return DisplacedScore(
        crps=float(crps(sample, outcome).mean()),
        log_crps=float(crps(np.log1p(sample), np.log1p(outcome)).mean()),
        within_50=within[0],
        within_90=within[1],
    )


@cache
def displaced_counts() -> tuple[DisplacedCount, ...]:
    """Every count, by time.

    >>> displaced_counts()[-1].date, displaced_counts()[-1].persons
    ('2023-12-31', 354739.0)
    """
    text = files("sahel_sim.validation").joinpath(DISPLACED).read_text(encoding="utf-8")
    return tuple(
        DisplacedCount(row["date"], float(row["persons"]), float(row["by_idmc"]), row["source"])
        for row in csv.DictReader(text.splitlines())
    )


def displaced_inside(told: Ensemble) -> Array:
    """People from elsewhere at places of the country at the end of each step, persons, ``(R, T - 1)``.

    ``told``: runs with their places kept.
    """
    inside = told.places.foreign[0, 0] == 0.0
    found: Array = told.by_place["refuge"][:, 1:, 0, inside].sum(axis=-1)
    return found


def displaced_baselines(past: Array, years: int) -> dict[str, Array]:
    """What is forecast by those who know nothing but the counts before.

    Parameters
    ----------
    past
        Persons at the ends of the years until the last that is known, ``(Y,)``; at least three.
    years
        How many follow.

    Returns
    -------
    dict
        By name, a sample, ``(1000, years)``: the quantiles of its distribution, evenly, so without chance.
    """
    time = np.arange(len(past) + years, dtype=np.float64)
    line = np.maximum(np.polyval(np.polyfit(time[: len(past)], past, 1), time), _LEAST)
    means = (past[1:-1] + past[:-2]) / 2.0
    told = {
        "persistence": (np.full(years, past[-1]), np.log(past[1:] / past[:-1])),
        "last_year": (np.full(years, past[-2:].mean()), np.log(past[2:] / means)),
        "trend": (line[len(past) :], np.log(past / line[: len(past)])),
    }
    return {name: _lognormal(middle, error) for name, (middle, error) in told.items()}


def _lognormal(middle: Array, error: Array) -> Array:
    """Evenly spaced quantiles of lognormal distributions that widen with the root of time."""
    from scipy.special import ndtri

    normal = ndtri((np.arange(MEMBERS) + 0.5) / MEMBERS)[:, None]
    width = np.sqrt((error**2).mean()) * np.sqrt(np.arange(1.0, len(middle) + 1.0))
    found: Array = middle * np.exp(normal * width)
    return found


def forecast_displaced(by_month: Mapping[str, Array], months: tuple[str, ...]) -> DisplacedForecasts:
    """Hold what the model says of the displaced against what was counted.

    ``by_month``: by forecast, persons at the end of each month, ``(R, M)``; ``months``: ``YYYY-MM``, ``M`` of
    them, among them at least one December after the years that baselines see.
    """
    known = [count for count in displaced_counts() if count.date[:7] in months]
    past = tuple(c for c in displaced_counts() if str(FIRST_YEAR) <= c.date and c.date[:7] < months[0])
    at = [months.index(count.date[:7]) for count in known]
    of_model = {name: persons[:, at] for name, persons in by_month.items()}
    baselines = displaced_baselines(np.array([count.persons for count in past]), len(known))
    return DisplacedForecasts(
        dates=tuple(count.date for count in known),
        outcome=np.array([count.persons for count in known]),
        past=past,
        samples={**of_model, **baselines},
        months=months,
        by_month=by_month,
    )
