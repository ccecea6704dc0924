"""How a war between the state and rebels ends, if it does: one kind for each replicate.

- *accord*: the war is over, and an accord is in force.
- *state_victory*: it is over, the rebels are broken and govern next to nothing.
- *rebel_victory*: rebels govern half of the places or more, whether fighting goes on or not. That is less
  than is asked of the state, whose army mostly stands outside the theatre and cannot be broken there.
- *ceasefire*: it is over, without an accord, and a ceasefire holds.
- *low_activity*: it is over, and nothing was agreed.
- *relapsed*: it is not over, and an accord that was in force no longer is.
- *paper_peace*: an accord or a ceasefire is in force, but the last two years were not quiet.
- *jihadist_dominance*: it is not over, and jihadists govern more places than the state, and than rebels.
- *stalemate*: it is not over, and the front of state and rebels stood still for a year.
- *war*: it is not over, and the front moves.

Fighting with jihadists may go on in each of them; ``jihadists_dominate`` is an outcome of its own.
"""

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import Array
from sahel_sim.results.history import History

DEATHS_OF_A_WAR = 25.0
"""Deaths in a year from which two sides count as at war (UCDP; K1)."""

QUIET_YEARS = 2
"""Years below that threshold after which a war counts as over."""

BROKEN = 0.1
"""A side whose strength falls below this share of its highest counts as broken. Assumed: a tenth."""

GOVERNED_BY_THE_BROKEN = 0.05
"""Most places that a broken side may govern. Assumed: one in twenty."""

MAJORITY = 0.5
"""Share of places that makes rebels victorious. Assumed: half of the places."""

STILL = 0.05
"""Change of the share of places over the last year below which a front stands still. Assumed."""

ENDINGS: tuple[str, ...] = (
    "accord",
    "state_victory",
    "rebel_victory",
    "ceasefire",
    "low_activity",
    "relapsed",
    "paper_peace",
    "jihadist_dominance",
    "stalemate",
    "war",
)
"""The kinds of ending, in the order in which they are asked for: the first that fits is told."""


def over(deaths: Array) -> NDArray[np.bool_]:
    """Whether a war is over at the end: its last years were all quiet, so none reopened.

    ``deaths``: deaths in each year, ``(R, Y, ...)``.

    Returns
    -------
    NDArray
        ``(R, ...)``; False where fewer than two years were run.
    """
    if deaths.shape[1] < QUIET_YEARS:
        return np.zeros((deaths.shape[0], *deaths.shape[2:]), dtype=np.bool_)
    quiet: NDArray[np.bool_] = np.all(deaths[:, -QUIET_YEARS:] < DEATHS_OF_A_WAR, axis=1)
    return quiet


def rebel_war_over(history: History) -> NDArray[np.bool_]:
    """Whether the war of the state and rebels alone is over, ``(R,)``; several pairs are added up."""
    return over(history.yearly("battle_deaths")[..., history.rebel_war].sum(axis=-1))


def jihadist_war_over(history: History) -> NDArray[np.bool_]:
    """Whether the war of the state and jihadists is over, ``(R,)``; several pairs are added up."""
    return over(history.yearly("battle_deaths")[..., history.jihadist_war].sum(axis=-1))


def all_wars_over(history: History) -> NDArray[np.bool_]:
    """Whether no war of any armed actors is left, ``(R,)``.

    The two that hold for the state, and every pair by itself: rebels and jihadists, two of a bloc.
    """
    pairs: NDArray[np.bool_] = np.all(over(history.yearly("battle_deaths")), axis=-1)
    return pairs & rebel_war_over(history) & jihadist_war_over(history)


def jihadists_dominate(history: History) -> NDArray[np.bool_]:
    """Whether jihadists govern more places at the end than the state, and than rebels, ``(R,)``."""
    state, rebels, jihadists = (
        history.at_end("places_governed", bloc) for bloc in ("state", "rebels", "jihadists")
    )
    return jihadists > np.maximum(state, rebels)


def endings(history: History) -> NDArray[np.intp]:
    """The kind of ending of each replicate, as a position in ``ENDINGS``, ``(R,)``."""
    quiet = rebel_war_over(history)
    in_force = history.at_end("accord", "rebels") > 0
    truce = history.at_end("ceasefire", "rebels") > 0
    governed = history.at_end("places_governed", "rebels")
    fighters = history.of("fighters", "rebels")
    broken = fighters[:, -1] < BROKEN * fighters.max(axis=1)
    answers = {
        "accord": quiet & in_force,
        "state_victory": quiet & broken & (governed < GOVERNED_BY_THE_BROKEN),
        "rebel_victory": governed >= MAJORITY,
        "ceasefire": quiet & truce,
        "low_activity": quiet,
        "relapsed": history.accords_that_fell.any(axis=1) & ~in_force,
        "paper_peace": in_force | truce,
        "jihadist_dominance": jihadists_dominate(history),
        "stalemate": _still(history),
        "war": np.ones(quiet.shape, dtype=np.bool_),
    }
    first: NDArray[np.intp] = np.argmax(np.stack([answers[kind] for kind in ENDINGS]), axis=0)
    return first


def _still(history: History) -> NDArray[np.bool_]:
    """Whether state and rebels govern at the end what they governed a year before."""
    places = history.series["places_governed"]
    year = min(history.steps_per_year, places.shape[1] - 1)
    moved = np.abs(places[:, -1] - places[:, -1 - year])
    watched = np.concatenate([history.of_bloc("state"), history.of_bloc("rebels")])
    still: NDArray[np.bool_] = np.all(moved[:, watched] < STILL, axis=-1)
    return still
