"""Histories made by hand: a state, rebels and jihadists, month by month."""

from typing import Any

import numpy as np

from sahel_sim.engine import MEASURES
from sahel_sim.results.history import History
from worlds import sides

SIDES = sides(army="state", rebels="rebels", jihadists="jihadists")
STATE, REBELS, JIHADISTS = range(3)
REBEL_WAR = SIDES.pairs.index((STATE, REBELS))
WIDTH = {"one": 1, "faction": len(SIDES), "pair": len(SIDES.pairs)}


def course(months: int, *, by_side: dict[int, Any] | None = None) -> np.ndarray:
    """One number a month for each side, from the start on, ``(1, T, F)``; a number stands for always."""
    told = np.zeros((1, months + 1, len(SIDES)))
    for side, values in (by_side or {}).items():
        told[0, :, side] = values
    return told


def war(*deaths_a_year: float, pair: int = REBEL_WAR) -> np.ndarray:
    """So many deaths in each year, all in its sixth month, ``(1, T, P)``."""
    told = np.zeros((1, 12 * len(deaths_a_year) + 1, len(SIDES.pairs)))
    told[0, 6::12, pair] = deaths_a_year
    return told


def told(**series: np.ndarray) -> History:
    """A history in which everything is 0 but what is given, fighters apart: a hundred on each side."""
    months = max(array.shape[1] for array in series.values()) - 1
    every = {m.name: np.zeros((1, months + 1, WIDTH[m.axis])) for m in MEASURES}
    every["fighters"] += 100.0
    return History(every | series, SIDES, 12)
