"""What ``table.py`` writes of its runs: a row for each arm, survival of accords, wars that come back."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from table_runs import KILLERS, Arm

from sahel_sim.core import Array
from sahel_sim.results.peace import KINDS
from sahel_sim.stats.intervals import wilson
from sahel_sim.stats.paired import of_chances
from sahel_sim.stats.survival import (
    Durations,
    log_hazard_ratio,
    rate,
    ratio_interval,
    survival_curve,
)

FIVE_YEARS = 60.0
YEARS = (2.0, 3.0, 5.0, 10.0)

Values = Mapping[str, Array]


def accords(values: Values) -> Durations:
    """How long the first accord with rebels held in each run."""
    return Durations(values["peace_lasted"], values["accord_fell"])


def arm_rows(arms: Sequence[Arm], told: Sequence[Values]) -> pd.DataFrame:
    """A row for each arm; differences and hazard ratios are against the first arm of the same lever."""
    first: dict[str, Values] = {}
    rows: list[dict[str, Any]] = []
    for arm, values in zip(arms, told, strict=True):
        base = first.setdefault(arm.lever, values)
        rows.append({"lever": arm.lever, "value": arm.value, **_row(values), **_against(base, values)})
    return pd.DataFrame(rows)


def _row(values: Values) -> dict[str, float]:
    signed, held = np.isfinite(values["time_to_accord"]), values["held_five_years"]
    spells = accords(values)
    fall, five = rate(spells), survival_curve(spells).at(FIVE_YEARS)
    low, high = wilson(held.sum(), len(held))
    civilians = sum((values[f"civilians_killed_by_{who}"] for who in KILLERS), np.zeros(len(held)))
    return {
        "runs": len(held),
        "accord": signed.mean(),
        "months_to_accord": float(np.median(values["time_to_accord"][signed])) if signed.any() else np.nan,
        "hazard": fall.value,
        "hazard_low": fall.low,
        "hazard_high": fall.high,
        "survival_5": five[0],
        "survival_5_low": five[1],
        "survival_5_high": five[2],
        "held_five_years": held.mean(),
        "held_low": low,
        "held_high": high,
        "years_at_peace": values["time_at_peace_with_rebels"].mean() / 12.0,
        "wars_begun": values["rebel_wars_begun"].mean(),
        "rebel_war_over": values["rebel_war_over"].mean(),
        "civilians_killed": civilians.mean(),
        "jihadists": values["jihadist_fighters"].mean(),
        "jihadist_accord": values["jihadist_accord"].mean(),
    }


def _against(base: Values, values: Values) -> dict[str, float]:
    if base is values:
        names = ("held_change", "held_change_low", "held_change_high", "ratio", "ratio_low", "ratio_high")
        return dict.fromkeys(names, np.nan)
    low, high = of_chances(base["held_five_years"], values["held_five_years"])
    ratio = ratio_interval(log_hazard_ratio(accords(base), accords(values)))
    change = float((values["held_five_years"] - base["held_five_years"]).mean())
    return {
        "held_change": change,
        "held_change_low": low,
        "held_change_high": high,
        "ratio": ratio[0],
        "ratio_low": ratio[1],
        "ratio_high": ratio[2],
    }


def survival_rows(arms: Sequence[Arm], told: Sequence[Values]) -> pd.DataFrame:
    """The share of first accords that still hold, at the months at which it falls."""
    rows = []
    for arm, values in zip(arms, told, strict=True):
        curve = survival_curve(accords(values))
        for month in sorted({0.0, *curve.months.tolist(), *(12.0 * year for year in YEARS)}):
            share, low, high = curve.at(month)
            if np.isfinite(share):
                rows.append((arm.lever, curve.spells, month, share, low, high))
    columns = ["scenario", "accords", "month", "share", "low", "high"]
    return pd.DataFrame(rows, columns=columns)


def hazard_by_age(arms: Sequence[Arm], told: Sequence[Values]) -> pd.DataFrame:
    """Falls a year of first accords by their age: within one year, the second and third, and so on."""
    rows = []
    for arm, values in zip(arms, told, strict=True):
        spells = accords(values)
        for low, high in ((0.0, 12.0), (12.0, 36.0), (36.0, 60.0), (60.0, 120.0)):
            inside = np.where(spells.months > low, np.minimum(spells.months, high) - low, np.nan)
            found = rate(Durations(inside, spells.ended * (spells.months <= high)))
            rows.append((arm.lever, low / 12, high / 12, found.value, found.low, found.high, found.ends))
    columns = ["scenario", "from_year", "to_year", "hazard", "low", "high", "falls"]
    return pd.DataFrame(rows, columns=columns)


def peace_rows(arms: Sequence[Arm], told: Sequence[Values]) -> pd.DataFrame:
    """How often war is back some years after the first peace of each kind (Kaplan and Meier)."""
    rows = []
    for arm, values in zip(arms, told, strict=True):
        for kind in KINDS:
            spells = Durations(values[f"{kind}_months"], values[f"{kind}_broke"])
            curve = survival_curve(spells)
            for year in (2.0, 3.0, 5.0):
                share, low, high = curve.at(12.0 * year)
                rows.append((arm.lever, kind, curve.spells, year, 1.0 - share, 1.0 - high, 1.0 - low))
    columns = ["scenario", "kind", "peaces", "years", "war_back", "low", "high"]
    return pd.DataFrame(rows, columns=columns)
