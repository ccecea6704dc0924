"""How a war between the state and rebels ends, if it does: one kind for each replicate."""

import numpy as np
from numpy.typing import NDArray

from sahel_sim.analysis.history import History
from sahel_sim.core import Array

DEATHS_OF_A_WAR = 25.0
"""Deaths in a year from which two sides count as at war (UCDP; K1)."""

QUIET_YEARS = 2
"""Years below that threshold after which a war counts as over."""

BROKEN = 0.1
"""A side whose strength falls below this share of what it was counts as broken. Assumed: a tenth."""

GOVERNED_BY_THE_BROKEN = 0.05
"""Most places that a broken side may govern. Assumed: one in twenty."""

MAJORITY = 0.5
"""Share of places that makes rebels victorious. Assumed: half of the places."""

STILL = 0.05
"""Change of the share of places over the last year below which a front stands still. Assumed."""

ENDINGS: tuple[str, ...] = (
    "accord",
    "relapsed",
    "state_victory",
    "rebel_victory",
    "ceasefire",
    "low_activity",
    "jihadist_dominance",
    "stalemate",
    "war",
)
"""The kinds of ending, in the order in which they are asked for: the first that fits is told."""


def over(deaths: Array) -> NDArray[np.bool_]:
    """Whether a war is over at the end: its last years were all quiet, so none reopened.

    Parameters
    ----------
    deaths
        Deaths in each year, ``(R, Y)``.

    Returns
    -------
    NDArray
        ``(R,)``; False where fewer than two years were run.
    """
    if deaths.shape[1] < QUIET_YEARS:
        return np.zeros(deaths.shape[0], dtype=np.bool_)
    quiet: NDArray[np.bool_] = np.all(deaths[:, -QUIET_YEARS:] < DEATHS_OF_A_WAR, axis=1)
    return quiet


def rebel_war_over(history: History) -> NDArray[np.bool_]:
    """Whether the war of the state and rebels alone is over, ``(R,)``."""
    return over(history.yearly("battle_deaths")[..., history.rebel_war].sum(axis=-1))


def all_wars_over(history: History) -> NDArray[np.bool_]:
    """Whether the wars of every pair are over, ``(R,)``: none may have 25 deaths in the last years."""
    deaths = history.yearly("battle_deaths")
    return np.logical_and.reduce([over(deaths[..., pair]) for pair in history.all_wars])


def endings(history: History) -> NDArray[np.intp]:
    """The kind of ending of each replicate, as a position in ``ENDINGS``, ``(R,)``."""
    at_peace = rebel_war_over(history)
    rebels = history.of_bloc("rebels")
    broke = (history.series["relapsed"][..., rebels] * _had_accord(history, rebels)).any(axis=(1, 2))
    governs = {bloc: history.at_end("places_governed", bloc) for bloc in ("state", "rebels", "jihadists")}
    broken = history.at_end("fighters", "rebels") < BROKEN * history.at_start("fighters", "rebels")
    answers = {
        "accord": at_peace & (history.at_end("accord", "rebels") > 0),
        "relapsed": broke & (history.at_end("accord", "rebels") == 0),
        "state_victory": at_peace & broken & (governs["rebels"] < GOVERNED_BY_THE_BROKEN),
        "rebel_victory": governs["rebels"] >= MAJORITY,
        "ceasefire": at_peace & (history.at_end("ceasefire", "rebels") > 0),
        "low_activity": at_peace,
        "jihadist_dominance": governs["jihadists"] > np.maximum(governs["state"], governs["rebels"]),
        "stalemate": _still(history),
        "war": np.ones(at_peace.shape, dtype=np.bool_),
    }
    return np.argmax(np.stack([answers[kind] for kind in ENDINGS]), axis=0)


def _had_accord(history: History, rebels: np.ndarray) -> Array:
    """Whether an accord was in force at the step before, ``(R, T, rebels)``."""
    accord = history.series["accord"][..., rebels]
    return np.concatenate([np.zeros_like(accord[:, :1]), accord[:, :-1]], axis=1)


def _still(history: History) -> NDArray[np.bool_]:
    """Whether state and rebels govern at the end what they governed a year before."""
    places = history.series["places_governed"]
    year = min(history.steps_per_year, places.shape[1] - 1)
    moved = np.abs(places[:, -1] - places[:, -1 - year])
    watched = np.concatenate([history.of_bloc("state"), history.of_bloc("rebels")])
    still: NDArray[np.bool_] = np.all(moved[:, watched] < STILL, axis=-1)
    return still
