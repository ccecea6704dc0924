"""Baselines beside the standing forecast: what numbers of deaths alone say of the same months.

They are registered in files of their own, so that the forecast stays as it was written down. They see what
UCDP had recorded to the end of 2023, which is where its final figures end, and forecast from January 2024 on;
what they say of March 2024 and later is kept. Each is a negative binomial distribution about a mean, month by
month and dyad by dyad, so that mean and dispersion are all of it, and samples are drawn again from them.

``python -m sahel_sim.validation.baseline_register EVENTS [FOLDER]`` writes them into the folder of a
registered forecast, unless there are some.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from sahel_sim.core import Array, SahelError
from sahel_sim.validation.displaced_people import displaced_counts
from sahel_sim.validation.event_reader import read_events
from sahel_sim.validation.event_series import EventTable
from sahel_sim.validation.event_sources import UCDP
from sahel_sim.validation.forecast_baselines import baseline_forecasts, drawn
from sahel_sim.validation.forecast_register import (
    ALL_STATE_BASED,
    FIRST_PAST,
    Register,
    dyad_months,
    period_rows,
    read_register,
    registered_folder,
)
from sahel_sim.validation.registered_tables import (
    RegisterError,
    read_registered,
    registered_files,
    rows_of,
    table_text,
)
from sahel_sim.validation.standing_forecast import LAST_DAY, STATE_BASED
from sahel_sim.version import __version__

RECORD = "baselines.json"
"""The file with the fingerprints."""

BASELINES, PERIODS, PAST = "baselines.csv", "baseline_deaths.csv", "past.csv"
"""Mean and dispersion by month, quantiles by period, and what the baselines saw."""

LAST_PAST = "2023-12"
"""The last month that they see."""

SEED = 1
"""Where the chance of samples comes from; dyads follow."""


@dataclass(frozen=True, eq=False)
class RegisteredBaselines:
    """What was registered.

    Attributes
    ----------
    known
        What ``baselines.json`` says.
    months, dyads
        What is forecast.
    mean
        By baseline, deaths a month, ``(M, D)``.
    dispersion
        By baseline, of each dyad, ``(D,)``.
    past_months, past
        What they saw: months, and recorded deaths, ``(P, D)``.
    """

    known: Mapping[str, Any]
    months: tuple[str, ...]
    dyads: tuple[str, ...]
    mean: Mapping[str, Array]
    dispersion: Mapping[str, Array]
    past_months: tuple[str, ...]
    past: Array

    def samples(self) -> dict[str, Array]:
        """By baseline, deaths, ``(R, M, D)``; the same each time."""
        found: dict[str, list[Array]] = {name: [] for name in self.mean}
        for at in range(len(self.dyads)):
            chance = np.random.Generator(np.random.Philox(key=[SEED + at, 31]))
            for name, mean in self.mean.items():
                found[name].append(drawn(mean[:, at], float(self.dispersion[name][at]), chance))
        return {name: np.stack(parts, axis=2) for name, parts in found.items()}

    def recorded(self, year: int) -> Array:
        """Deaths between the state and armed groups that were recorded in each month of a year, ``(12,)``."""
        chosen = [self.dyads.index(dyad) for dyad in STATE_BASED]
        months = [at for at, month in enumerate(self.past_months) if month.startswith(f"{year}-")]
        found: Array = self.past[np.ix_(months, chosen)].sum(axis=1)
        return found


def baseline_files(register: Register, events: EventTable, day: date) -> dict[str, bytes]:
    """The files of baselines beside a registered forecast, by name.

    Parameters
    ----------
    register
        The forecast.
    events
        UCDP's, from ``read_events``; nothing after 2023 is used of them.
    day
        On which they are written down.

    Raises ``RegisterError`` if the events are not UCDP's, or do not reach from March 2017 to the end of 2023.
    """
    if events.source != UCDP:
        raise RegisterError("other_source", source=events.source)
    there, counts = dyad_months(events)
    known = tuple(month for month in there if FIRST_PAST <= month <= LAST_PAST)
    if not known or (known[0], known[-1]) != (FIRST_PAST, LAST_PAST):
        ends = (there[0], there[-1]) if there else ("–", "–")
        raise RegisterError("too_short", first=ends[0], last=ends[1])
    past = np.array([[counts.get((dyad, month), 0.0) for dyad in register.dyads] for month in known])
    gap = _months_between(LAST_PAST, register.months[0]) - 1
    told = [baseline_forecasts(past[:, at], gap + len(register.months)) for at in range(past.shape[1])]
    names = tuple(told[0])
    made = RegisteredBaselines(
        {},
        register.months,
        register.dyads,
        {name: np.stack([each[name].mean[gap:] for each in told], axis=1) for name in names},
        {name: np.array([each[name].dispersion for each in told]) for name in names},
        known,
        past,
    )
    before = next(each for each in reversed(displaced_counts()) if each.date <= LAST_DAY)
    said = {
        "sahel-sim": __version__,
        "made": day.isoformat(),
        "forecast": str(register.known["sha256"]),
        "nothing_used_after": LAST_DAY,
        "events": {"source": events.source, "first": known[0], "last": known[-1]},
        "months": [register.months[0], register.months[-1]],
        "seed": SEED,
        "displaced_inside_before": {
            "date": before.date, "persons": before.persons, "source": before.source,
        },
    }  # fmt: skip
    tables = {BASELINES: _mean_rows(made), PERIODS: _period_rows(made), PAST: _past_rows(made)}
    return registered_files(RECORD, said, {name: table_text(rows) for name, rows in tables.items()})


def read_baselines(folder: str | Path) -> RegisteredBaselines:
    """Read registered baselines, and see whether they are what was written down.

    Raises ``RegisterError`` if there are none, or a table or the record was changed.
    """
    known, tables = read_registered(folder, RECORD)
    rows, past = rows_of(tables[BASELINES]), rows_of(tables[PAST])
    names, dyads, months = (
        tuple(dict.fromkeys(row[column] for row in rows)) for column in ("forecast", "dyad", "month")
    )
    cells = {(row["forecast"], row["dyad"], row["month"]): row for row in rows}

    def column(name: str, of: str) -> Array:
        return np.array([[float(cells[name, dyad, month][of]) for dyad in dyads] for month in months])

    return RegisteredBaselines(
        known,
        months,
        dyads,
        {name: column(name, "mean") for name in names},
        {name: column(name, "dispersion")[0] for name in names},
        tuple(row["month"] for row in past),
        np.array([[float(row[dyad]) for dyad in dyads] for row in past]),
    )


def baselines_beside(folder: str | Path) -> RegisteredBaselines | None:
    """Those that were registered in the folder of a forecast; None if there are none.

    Raises ``RegisterError`` if they were changed.
    """
    return read_baselines(folder) if (Path(folder) / RECORD).exists() else None


def _mean_rows(made: RegisteredBaselines) -> list[dict[str, str]]:
    return [
        {
            "forecast": name,
            "dyad": dyad,
            "month": month,
            "mean": f"{made.mean[name][m, d]:.10g}",
            "dispersion": f"{made.dispersion[name][d]:.10g}",
        }
        for name in made.mean
        for d, dyad in enumerate(made.dyads)
        for m, month in enumerate(made.months)
    ]


def _period_rows(made: RegisteredBaselines) -> list[dict[str, str]]:
    rows = []
    state = [made.dyads.index(dyad) for dyad in STATE_BASED]
    for name, sample in made.samples().items():
        by_dyad = {dyad: sample[:, :, at] for at, dyad in enumerate(made.dyads)}
        for dyad, deaths in {ALL_STATE_BASED: sample[:, :, state].sum(axis=2), **by_dyad}.items():
            rows += [{"forecast": name, **row} for row in period_rows(dyad, made.months, deaths)]
    return rows


def _past_rows(made: RegisteredBaselines) -> list[dict[str, str]]:
    return [
        {"month": month, **{dyad: f"{made.past[m, d]:.0f}" for d, dyad in enumerate(made.dyads)}}
        for m, month in enumerate(made.past_months)
    ]


def _months_between(first: str, second: str) -> int:
    (year, month), (later, other) = (map(int, each.split("-")) for each in (first, second))
    return (later - year) * 12 + other - month


def write_baselines(events: str | Path, folder: str | Path, day: date) -> Path:
    """Write baselines into the folder of a registered forecast, and return the path of their record.

    Raises ``RegisterError`` if there are some, or the folder holds no registered forecast.
    """
    where = Path(folder)
    if (where / RECORD).exists():
        raise RegisterError("there_already", file=RECORD, folder=str(folder))
    files = baseline_files(read_register(where), read_events(events), day)
    for name, content in files.items():
        (where / name).write_bytes(content)
    return where / RECORD


if __name__ == "__main__":
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else registered_folder()
    try:
        print(write_baselines(sys.argv[1], target, date.today()))
    except SahelError as refused:
        sys.exit(str(refused))
