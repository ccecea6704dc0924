"""Runs made by hand: a state, rebels and two kinds of jihadists; everything 0 but what is given."""

import numpy as np
from numpy.typing import ArrayLike

from sahel_sim.engine import MEASURES
from sahel_sim.results.history import History
from worlds import sides

SIDES = sides(army="state", front="rebels", jnim="jihadists", is_sahel="jihadists")
ARMY, FRONT, JNIM, IS_SAHEL = range(4)
REBEL_WAR = SIDES.pairs.index((ARMY, FRONT))
WIDTH = {"one": 1, "faction": len(SIDES), "pair": len(SIDES.pairs)}


def course(runs: int, steps: int, axis: str = "faction", **of: ArrayLike) -> np.ndarray:
    """What each side (or pair, ``a_and_b``) has in every run at every step; broadcast to ``(R, T)``."""
    told = np.zeros((runs, steps + 1, WIDTH[axis]))
    names = SIDES.names if axis == "faction" else [n.replace("-", "_and_") for n in SIDES.pair_names]
    for name, values in of.items():
        told[..., list(names).index(name) if axis != "one" else 0] = values
    return told


def runs_of(steps_per_year: int = 12, **series: np.ndarray) -> History:
    """A history of the given series; each side has a hundred fighters unless told."""
    shape = next(iter(series.values())).shape
    every = {m.name: np.zeros((*shape[:2], WIDTH[m.axis])) for m in MEASURES}
    every["fighters"] += 100.0
    return History(every | series, SIDES, steps_per_year)


def capitals(runs: int, steps: int, taken: dict[int, int]) -> np.ndarray:
    """Rebels hold one capital; in some runs, by number, the state takes it at a step."""
    held = course(runs, steps, army=6.0, front=1.0)
    for run, step in taken.items():
        held[run, step:, ARMY] = 7.0
        held[run, step:, FRONT] = 0.0
    return held
