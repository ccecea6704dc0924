"""The register of the standing forecast: its tables with a fingerprint and a date, read again and scored.

``forecast.json`` says what was run, when, with which rules, and the SHA-256 of every table. The fingerprint
of the whole is that of these lines. What is read again is refused if any table is another than the one that
was written down.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from sahel_sim.core import Array
from sahel_sim.designs.experiment_catalogue import SWEEPS
from sahel_sim.engine.rules_digest import rules_digest
from sahel_sim.scenario import read
from sahel_sim.validation.event_series import EventTable
from sahel_sim.validation.event_tables import positions
from sahel_sim.validation.registered_tables import (
    read_registered,
    registered_files,
    rows_of,
    table_text,
)
from sahel_sim.validation.standing_forecast import LAST_DAY, SERIES, START, StandingForecast
from sahel_sim.version import __version__

RECORD, SAMPLES = "forecast.json", "samples.csv.gz"
"""The file with the fingerprints, and that with the deaths of every run, by month and dyad."""

PLACES, HOLDERS, SERIES_TABLE = "places.csv", "holders.csv", "series.csv"
"""The tables of places, of who holds the capitals, and of what else is forecast by month."""

LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
"""Quantiles that are told: the middle, and the ends of the intervals of 50 and 90 %."""

ALL_STATE_BASED = "state_based"
"""All dyads of the state with armed groups together."""

REGISTERED = "forecast_2024_03"
"""The folder, among the experiments, of the forecast that comes with the library."""

MODEL = "model"
"""What the forecast of the model is called among scores."""

FIRST_PAST = "2017-03"
"""The first month that baselines see."""


@dataclass(frozen=True, eq=False)
class Register:
    """A registered forecast.

    Attributes
    ----------
    known
        What ``forecast.json`` says.
    months, dyads
        What is forecast.
    deaths
        Of every run, ``(R, M, dyads)``.
    rows
        Of the tables of places, holders and series, by the names of their files.
    """

    known: Mapping[str, Any]
    months: tuple[str, ...]
    dyads: tuple[str, ...]
    deaths: Array
    rows: Mapping[str, list[dict[str, str]]]

    @property
    def same_rules(self) -> bool:
        """Whether it was made with the rules of this library."""
        return bool(self.known["rules"] == rules_digest())

    @property
    def same_scenario(self) -> bool:
        """Whether it was made with the scenario of this library."""
        return bool(self.known["scenario_digest"] == read(START).digest())


def register_files(made: StandingForecast, day: date) -> dict[str, bytes]:
    """The files of a register, by name.

    ``made``: what was forecast; ``day``: the day on which it is written down.
    """
    tables = {
        "deaths.csv": _death_rows(made),
        PLACES: _place_rows(made),
        HOLDERS: _holder_rows(made),
        SERIES_TABLE: _series_rows(made),
        SAMPLES: _sample_rows(made),
    }
    known = {
        "sahel-sim": __version__,
        "made": day.isoformat(),
        "nothing_used_after": LAST_DAY,
        "months": [made.months[0], made.months[-1]],
        "scenario": made.scenario,
        "scenario_digest": made.scenario_digest,
        "rules": made.rules,
        "parameters": made.draws,
        "runs": made.runs,
        "seed": made.seed,
    }
    return registered_files(RECORD, known, {name: table_text(rows) for name, rows in tables.items()})


def read_register(folder: str | Path) -> Register:
    """Read a registered forecast, and see whether it is what was written down.

    ``folder``: with ``forecast.json`` and its tables.

    Raises ``RegisterError`` if there is none, or a table or the record was changed.
    """
    known, tables = read_registered(folder, RECORD)
    rows = list(csv.reader(tables[SAMPLES].splitlines()))
    dyads = tuple(dict.fromkeys(row[0] for row in rows[1:]))
    months = tuple(rows[0][2:])
    counts = np.array([row[2:] for row in rows[1:]], dtype=np.float64)
    deaths = np.moveaxis(counts.reshape(len(dyads), -1, len(months)), 0, 2)
    others = {name: rows_of(tables[name]) for name in (PLACES, HOLDERS, SERIES_TABLE)}
    return Register(known, months, dyads, deaths, others)


def dyad_months(events: EventTable) -> tuple[list[str], dict[tuple[str, str], float]]:
    """The months that events reach over, in order, and recorded deaths by dyad and month."""
    series = events.series("dyad")
    cells = zip(series["dyad"], series["month"], series["best"], strict=True)
    counts = {(str(dyad), str(month)): float(best) for dyad, month, best in cells}
    return sorted({str(month) for month in series["month"]}), counts


def _quantiles(values: Array) -> dict[str, str]:
    return {
        f"p{round(100 * p):02d}": f"{x:.6g}" for p, x in zip(LEVELS, np.quantile(values, LEVELS), strict=True)
    }


def periods(months: Sequence[str]) -> dict[str, list[int]]:
    """Positions of the months of each period that is told: each month, each calendar year, and all."""
    found = {month: [at] for at, month in enumerate(months)}
    for at, month in enumerate(months):
        found.setdefault(month[:4], []).append(at)
    return {**found, "all": list(range(len(months)))}


def period_rows(dyad: str, months: Sequence[str], deaths: Array) -> list[dict[str, str]]:
    """Mean, quantiles and the chance of any death in each period; ``deaths``: of a dyad, ``(R, M)``."""
    rows = []
    for period, chosen in periods(months).items():
        total = deaths[:, chosen].sum(axis=1)
        told = {"mean": f"{total.mean():.6g}", **_quantiles(total), "any": f"{(total > 0).mean():.4g}"}
        rows.append({"dyad": dyad, "period": period, **told})
    return rows


def _death_rows(made: StandingForecast) -> list[dict[str, str]]:
    by_dyad = {dyad: made.deaths[:, :, at] for at, dyad in enumerate(made.dyads)}
    told = {ALL_STATE_BASED: made.state_based, **by_dyad}.items()
    return [row for dyad, deaths in told for row in period_rows(dyad, made.months, deaths)]


def _place_rows(made: StandingForecast) -> list[dict[str, str]]:
    rows = []
    for at, name in enumerate(made.places):
        total = made.place_deaths[:, at]
        latitude, longitude = positions().get(name, (float("nan"), float("nan")))
        where = {"place": name, "latitude": f"{latitude:.4f}", "longitude": f"{longitude:.4f}"}
        rows.append({**where, "mean": f"{total.mean():.6g}", **_quantiles(total)})
    return rows


def _holder_rows(made: StandingForecast) -> list[dict[str, str]]:
    rows = []
    for capital in made.capitals:
        for at, month in enumerate(made.months):
            chances = {side: f"{made.holding(capital, side)[at]:.4g}" for side in made.sides}
            rows.append({"capital": capital, "end_of": month, **chances})
    return rows


def _series_rows(made: StandingForecast) -> list[dict[str, str]]:
    rows = []
    for name in SERIES:
        for at, month in enumerate(made.months):
            values = made.series[name][:, at]
            below = {"below_0": f"{(values < 0.0).mean():.4g}" if name == "relation" else ""}
            rows.append({"series": name, "month": month, **_quantiles(values), **below})
    return rows


def _sample_rows(made: StandingForecast) -> list[dict[str, str]]:
    rows = []
    for at, dyad in enumerate(made.dyads):
        for run in range(made.runs):
            counts = {month: f"{made.deaths[run, m, at]:.0f}" for m, month in enumerate(made.months)}
            rows.append({"dyad": dyad, "run": str(run), **counts})
    return rows


def registered_folder() -> Path:
    """Where the forecast that comes with the library is."""
    return SWEEPS.path() / REGISTERED
