"""Backcast: what the model, fitted to data to the end of 2021, says of the months from January 2022 on.

Runs of March 2017 draw from an accepted set and go on beyond 2021; what UCDP would have recorded of them is
held against what it did record, month by month and dyad by dyad, and place by place. Two forecasts are made:
one with the changes from outside that the record has (foreign troops leave, the partner arrives), which
nobody knew at the end of 2021, and one without any. Baselines see the same past, and nothing else. Who holds
the capitals is forecast month by month, and how many are displaced inside the country at the ends of years.

Yearly totals of these years were seen all the time while the rules were made, and so were who held the
capitals, the counts of the displaced, and the months and places that patterns speak of (Ménaka to September
2022, Kidal in 2023, attacks on civilians); other months by dyad and places were not. ``backcast_looks.csv``
has every look so far, with the rules that it was at.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import ClassVar

import numpy as np

from sahel_sim.core import Array
from sahel_sim.engine.rules_digest import rules_digest
from sahel_sim.execution.execution import ALL_CORES, Execution
from sahel_sim.execution.reduction import reduce_runs
from sahel_sim.languages import N_
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.scenario import Mistake, Scenario, ScenarioError, read, with_changes
from sahel_sim.scenario.accepted_set import AcceptedSet, read_accepted
from sahel_sim.scenario.draw_kinds import FIXED
from sahel_sim.scenario.errors import Location, printable
from sahel_sim.scenario.parameter_draws import DrawnSets, ParameterDraws
from sahel_sim.validation.calibration_targets import LAST_YEAR, RecordReader, targets_digest
from sahel_sim.validation.capital_holders import (
    HolderForecasts,
    capitals,
    forecast_holders,
    holders_in,
    last_known_month,
    months_from,
)
from sahel_sim.validation.displaced_people import DisplacedForecasts, displaced_inside, forecast_displaced
from sahel_sim.validation.event_series import EventTable
from sahel_sim.validation.event_sources import UCDP
from sahel_sim.validation.event_tables import positions
from sahel_sim.validation.forecast_baselines import baselines
from sahel_sim.validation.forecast_scores import ForecastScore, scores_by_forecast
from sahel_sim.validation.paired_scores import PairedScores, paired_scores
from sahel_sim.validation.place_forecasts import PlaceForecasts, forecast_places
from sahel_sim.worded_error import WordedError

START, FROM = "mali_2017_03", "2022-01"
"""Where runs begin, and the first month that is forecast."""

DYADS = (
    "government-jnim", "government-is_sahel", "government-csp", "jnim-is_sahel", "jnim-hunters",
    "is_sahel-platform", "government-civilians", "jnim-civilians", "is_sahel-civilians", "hunters-civilians",
)  # fmt: skip
"""Dyads that are forecast: those with 25 recorded deaths or more in some year from 2017 on."""

RUNS, SEED = 512, 1
"""Runs of each forecast unless said, and where chance comes from."""

WITH_CHANGES, WITHOUT_CHANGES = "with_changes", "without_changes"
"""The two forecasts of the model: with the changes from outside that the record has, and without."""

LOOKS, ONCE = "backcast_looks.csv", "once"

_LEAST_TOTAL = 25.0
"""Deaths in a year from which on UCDP codes a dyad, in that year and in all others."""


class BackcastError(WordedError):
    """A backcast that cannot be made."""

    words: ClassVar = {
        "no_months": N_(
            "These events end in {last}, and at least {least} months from January 2022 on are needed. "
            "Read a later version of UCDP GED."
        ),
        "no_past": N_(
            "These events begin in {first}, and those from March 2017 on are needed. Read the whole file."
        ),
        "other_source": N_(
            "These events are of {source}, and what is forecast here is what UCDP records; the two count "
            "differently. Read a file of UCDP GED, version 24 or later."
        ),
    }


@dataclass(frozen=True)
class Inspection:
    """One time that somebody looked at what came in 2022 and later, or all the while something was made.

    Attributes
    ----------
    date, rules, often, what
        When, at which rules (their fingerprint, or nothing), whether ``once`` or ``all the time``, and what
        was seen.
    """

    date: str
    rules: str
    often: str
    what: str

    @property
    def once(self) -> bool:
        """Whether it was one look, not as many as nobody counted."""
        return self.often == ONCE


@dataclass(frozen=True, eq=False)
class Backcast:
    """What came out.

    Attributes
    ----------
    months
        The months that are forecast.
    dyads
        Those that are scored.
    outcome
        Recorded deaths, ``(months, dyads)``.
    samples
        By forecast, ``(R, months, dyads)``.
    by_place
        Deaths at each place in all of these months.
    capitals, displaced
        Who was forecast to hold the capitals, and how many to be displaced, beside what is known.
    runs, seed, draws
        Of each forecast of the model, and what they drew.
    looks
        Every look so far.
    """

    months: tuple[str, ...]
    dyads: tuple[str, ...]
    outcome: Array
    samples: Mapping[str, Array]
    by_place: PlaceForecasts
    capitals: HolderForecasts
    displaced: DisplacedForecasts
    runs: int
    seed: int
    draws: str
    looks: tuple[Inspection, ...]

    @property
    def rules_seen(self) -> bool:
        """Whether these rules were already held against these months."""
        return any(look.rules == rules_digest() for look in self.looks)

    def scores(self, dyad: str | None = None) -> dict[str, ForecastScore]:
        """The scores of every forecast, of one dyad or of all together."""
        part = None if dyad is None else self.dyads.index(dyad)
        return scores_by_forecast(self.samples, self.outcome, part)

    @cached_property
    def paired(self) -> PairedScores:
        """What each forecast lost in each month and dyad, to be held beside each other."""
        return paired_scores(self.samples, self.outcome, self.dyads, (WITH_CHANGES, WITHOUT_CHANGES))

    def place_errors(self, without: Sequence[str] = ()) -> dict[str, float]:
        """The part of the deaths that each forecast puts at the wrong place; of all places but some."""
        return self.by_place.share_errors(without)

    def best(self) -> str:
        """The forecast with the smallest CRPS of logarithms."""
        told = self.scores()
        return min(told, key=lambda name: told[name].log_crps)


@dataclass(frozen=True)
class BackcastReader(RecordReader):
    """Reads off some runs what would have been recorded by month, dyad and place, and what else is known.

    Attributes
    ----------
    first, last
        Months, ``YYYY-MM``, between which events are recorded; who holds the capitals and how many are
        displaced is read until ``last_known_month``.
    seed
        Where the numbers of reporting and the luck of reporters come from.
    reporting
        Accepted numbers of reporting, of which each run draws those of its set; from their ranges unless
        said.
    """

    first: str
    last: str
    seed: int
    reporting: DrawnSets | None = None

    @property
    def identity(self) -> str:
        """What is read off, for folders of kept work."""
        return self.named(self.first, self.last)

    def __call__(self, told: Ensemble) -> dict[str, Array]:
        """Deaths of each month and dyad, and of each place in all of these months; holders; displaced.

        ``(R,)`` each.
        """
        seen = self.observed(_known_by(told, self.last))
        months = np.array([date[:7] for date in seen.dates[:-1]])
        ever: Array = np.any(seen.by_year() >= _LEAST_TOTAL, axis=1).astype(np.float64)
        deaths = seen.by_step() * ever[:, None]
        found = {}
        wanted = (months >= self.first) & (months <= self.last)
        for at in np.flatnonzero(wanted):
            for dyad in DYADS:
                first, second = seen.dyad(dyad)
                found[f"{dyad} {months[at]}"] = deaths[:, at, first, second]
        by_place = seen.by_place(len(told.places), wanted)
        found |= {f"place {name}": by_place[:, at] for at, name in enumerate(told.places.names)}
        holders, displaced = holders_in(told, capitals()), displaced_inside(told)
        for at in np.flatnonzero((months >= self.first) & (months <= last_known_month())):
            found |= {
                f"holder {name} {months[at]}": holders[:, at, number].astype(np.float64)
                for number, name in enumerate(capitals())
            }
            found[f"displaced {months[at]}"] = displaced[:, at]
        return found


def _known_by(told: Ensemble, last: str) -> Ensemble:
    """The runs as they were known at the end of a month: without events after it."""
    until = np.array([date[:7] <= last for date in told.dates[:-1]])
    kept = until[np.asarray(told.events["step"], dtype=np.intp)]
    return replace(told, events={name: column[kept] for name, column in told.events.items()})


def looks() -> tuple[Inspection, ...]:
    """Every look so far.

    >>> len(looks()) > 0
    True
    """
    text = files("sahel_sim.validation").joinpath(LOOKS).read_text(encoding="utf-8")
    return tuple(Inspection(**row) for row in csv.DictReader(text.splitlines()))


def judged_set(path: str | Path) -> AcceptedSet:
    """Read an accepted set that may be judged by the months from January 2022 on.

    Parameters
    ----------
    path
        Of its file.

    Raises ``ScenarioError`` if it cannot be read, is of other rules, was fitted to anything after 2021, or
    to other targets than those of this library, of which nobody can tell what they contain.
    """
    found, where = read_accepted(path), Location(str(path))
    last = found.known.get("last_year")
    if type(last) is not int or last > LAST_YEAR:
        told = {"year": "?" if last is None else printable(str(last)), "last": LAST_YEAR}
        raise ScenarioError([Mistake("accepted_set_of_later_years", told, where)])
    if found.known.get("targets") != targets_digest():
        raise ScenarioError([Mistake("accepted_set_of_other_targets", {}, where)])
    return found


def backcast(
    events: EventTable,
    draws: ParameterDraws | None = None,
    runs: int = RUNS,
    *,
    seed: int = SEED,
    reporting: DrawnSets | None = None,
    execution: Execution = ALL_CORES,
) -> Backcast:
    """Forecast the months from January 2022 on, and score what comes out.

    Parameters
    ----------
    events
        From ``read_events``; UCDP's, with 2017 to 2021 in them.
    draws
        What runs draw: an accepted set; nothing unless said.
    runs, seed
        Of each of the two forecasts of the model.
    reporting
        Accepted numbers of reporting; from their ranges unless said.
    execution
        As for ``run``.

    Raises ``BackcastError`` if the events are not UCDP's, or do not reach from March 2017 to at least six
    months after 2021.
    """
    if events.source != UCDP:
        raise BackcastError("other_source", source=events.source)
    story = read(START)
    series = events.series("dyad")
    months = sorted({str(month) for month in series["month"]})
    ahead = tuple(month for month in months if month >= FROM)
    if not months or months[0] > story.start.strftime("%Y-%m"):
        raise BackcastError("no_past", first=months[0] if months else "–")
    if len(ahead) < _FEWEST_MONTHS:
        raise BackcastError("no_months", last=months[-1], least=_FEWEST_MONTHS)
    known = [month for month in months if story.start.strftime("%Y-%m") <= month < FROM]
    counts = _counts(series)
    outcome = np.array([[counts.get((dyad, month), 0.0) for dyad in DYADS] for month in ahead])
    past = np.array([[counts.get((dyad, month), 0.0) for dyad in DYADS] for month in known])
    samples: dict[str, Array] = {}
    placed: dict[str, Array] = {}
    known_months = months_from(FROM, last_known_month())
    holders, displaced = {}, {}
    for name, scenario in _stories(story, max(ahead[-1], known_months[-1])).items():
        reading = BackcastReader(ahead[0], ahead[-1], seed, reporting)
        told = reduce_runs([scenario], reading, runs, seed=seed, execution=execution, draws=draws)
        found = told.of_scenario(0)
        samples[name] = np.stack([_by_month(found, dyad, ahead) for dyad in DYADS], axis=2)
        at_places = np.stack([found[f"place {place}"] for place in positions()], axis=1)
        placed[name] = at_places[~np.isnan(at_places).any(axis=1)]
        displaced[name] = _by_month(found, "displaced", known_months)
        held = [_by_month(found, f"holder {capital}", known_months) for capital in capitals()]
        holders[name] = np.stack(held, axis=2).astype(np.intp)
    for at, _dyad in enumerate(DYADS):
        for name, sample in baselines(past[:, at], len(ahead), seed + at).items():
            samples.setdefault(name, np.zeros((len(sample), len(ahead), len(DYADS))))[:, :, at] = sample
    return Backcast(
        months=ahead,
        dyads=DYADS,
        outcome=outcome,
        samples=samples,
        by_place=forecast_places(placed, events, known[0], ahead[0], ahead[-1], seed),
        capitals=forecast_holders(holders, FROM),
        displaced=forecast_displaced(displaced, known_months),
        runs=runs,
        seed=seed,
        draws="fixed" if draws is None else f"{draws.kind} {draws.digest}",
        looks=looks(),
    )


_FEWEST_MONTHS = 6


def _stories(story: Scenario, last: str) -> dict[str, Scenario]:
    """The scenario until the last month, with what changes from outside after 2021, and without."""
    year, month = (int(part) for part in last.split("-"))
    length = (year - story.start.year) * 12 + month - story.start.month + 1
    whole = with_changes(story, {"years": round(length / 12.0, 5), "parameter_draws": FIXED})
    first = (int(FROM[:4]) - story.start.year) * 12 + int(FROM[5:]) - story.start.month
    before = tuple(entry for entry in whole.timeline if entry.step < first)
    return {WITH_CHANGES: whole, WITHOUT_CHANGES: replace(whole, timeline=before)}


def _by_month(found: Mapping[str, Array], name: str, months: tuple[str, ...]) -> Array:
    """What was read off the runs that did not break off, by month, ``(R, M)``."""
    told = np.stack([found[f"{name} {month}"] for month in months], axis=1)
    return told[~np.isnan(told).any(axis=1)]


def _counts(series: object) -> dict[tuple[str, str], float]:
    """Deaths by dyad and month."""
    rows = series.itertuples()  # type: ignore[attr-defined]
    return {(str(row.dyad), str(row.month)): float(row.best) for row in rows}
