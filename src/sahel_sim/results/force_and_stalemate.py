"""What each run says of two questions: does force alone work, and who gains from a stalemate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import Array
from sahel_sim.results.endings import ENDINGS, QUIET_YEARS, endings, jihadist_war_over, rebel_war_over
from sahel_sim.results.gains import who_gained
from sahel_sim.results.history import History

MEASURES = (
    "fighters",
    "battle_deaths",
    "places_governed",
    "people_governed",
    "talks",
    "ceasefire",
    "accord",
)
"""What it is read off."""

_PREFIX = "force_and_stalemate_"


@dataclass(frozen=True)
class ForceAndStalemate:
    """For each run of each setting, ``(S, R)``; not a number where a run broke off or cannot tell.

    Attributes
    ----------
    talks
        1 if talks are held, or a ceasefire or an accord with anybody is in force, at any time; else 0.
    rebel_war_over, jihadist_war_over
        As the outcomes of these names; no number where a side never fights, or in less than two years.
    stalemate
        1 if the war of state and rebels is not over and its front stands still, as the ending of that name.
    gainer
        Who gained, as a position in ``GAINERS``.
    jihadists_grew
        1 if jihadists have more fighters at the end than at the start.
    """

    talks: Array
    rebel_war_over: Array
    jihadist_war_over: Array
    stalemate: Array
    gainer: Array
    jihadists_grew: Array

    def rows(self, which: Sequence[int]) -> "ForceAndStalemate":
        """The same of some of the settings."""
        return ForceAndStalemate(*(getattr(self, each.name)[list(which)] for each in fields(self)))


NAMES = tuple(_PREFIX + each.name for each in fields(ForceAndStalemate))
"""What they are called where they are read beside the outcomes that were asked for."""


def force_and_stalemate(history: History) -> ForceAndStalemate:
    """What the runs of one history say, as one setting.

    Examples
    --------
    >>> import sahel_sim
    >>> from sahel_sim.results.history import history
    >>> told = force_and_stalemate(history(sahel_sim.run("two_towns", runs=3, executor=1)))
    >>> told.talks.tolist()
    [[0.0, 0.0, 0.0]]
    """
    state, rebels, jihadists = (
        np.asarray((history.of("fighters", bloc) > 0).any(axis=1), dtype=np.bool_)
        for bloc in ("state", "rebels", "jihadists")
    )
    long_enough = np.full(history.replicates, history.years >= QUIET_YEARS)
    talked = np.zeros(history.replicates, dtype=np.bool_)
    for measure in ("talks", "ceasefire", "accord"):
        talked |= (history.series[measure] > 0).any(axis=(1, 2))
    grew = history.at_end("fighters", "jihadists") > history.at_start("fighters", "jihadists")
    still = endings(history) == ENDINGS.index("stalemate")
    told = (
        talked.astype(np.float64),
        _where(rebel_war_over(history), state & rebels & long_enough),
        _where(jihadist_war_over(history), state & jihadists & long_enough),
        _where(still, state & rebels & long_enough),
        who_gained(history).astype(np.float64),
        _where(grew, jihadists),
    )
    return ForceAndStalemate(*(x[None] for x in told))


def named_numbers(history: History) -> dict[str, Array]:
    """The same by the names of ``NAMES``, ``(R,)`` each, as a reducer reads them."""
    found = force_and_stalemate(history)
    return {_PREFIX + each.name: getattr(found, each.name)[0] for each in fields(found)}


def from_names(numbers: Mapping[str, Array]) -> ForceAndStalemate | None:
    """What was read by these names; None if it was not."""
    if not set(NAMES) <= numbers.keys():
        return None
    return ForceAndStalemate(*(numbers[name] for name in NAMES))


def _where(holds: NDArray[np.bool_], told: NDArray[np.bool_]) -> Array:
    return np.where(told, holds.astype(np.float64), np.nan)
