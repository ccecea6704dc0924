"""In how many runs of a setting something holds: what the answers of the page are made of."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sahel_sim.core import Array
from sahel_sim.results.endings import ENDINGS, all_wars_over, endings
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.results.force_and_stalemate import MEASURES, force_and_stalemate
from sahel_sim.results.gains import GAINERS
from sahel_sim.results.history import History, history

WARS: Mapping[str, str] = {
    "rebel_war_over": "rebel_war_told",
    "jihadist_war_over": "jihadist_war_told",
    "all_wars_over": "runs",
}
"""Runs in which a war is over, or every war, and among which runs that can be told."""

PAIRS = ("few_both", "few_here_only", "few_there_only", "few_neither")
"""Pairs of runs of one number, here and where few sit at the table: where the war with the rebels is over."""


def facts_of(told: History) -> dict[str, Array]:
    """Whether each thing holds in each run, 1 or 0, read off as for cards (``results.force_and_stalemate``).

    Returns
    -------
    dict
        By name, ``(R,)``: ``ends_...``, the kinds of ending; ``gains_...``, who gains most; the names of
        ``WARS``; ``..._told``, whether there is such a war to tell of, so that a place without a side is not
        said to have ended it; ``talks``, whether talks are held or a ceasefire or an accord is in force;
        ``jihadists_grew``, whether they have more fighters at the end than at the start; ``stalemates``,
        whether the front stands still at the end, and ``stalemate_gains_...`` and
        ``stalemate_jihadists_grew``, whether that holds too.
    """
    found = force_and_stalemate(told)
    kinds, gainer = endings(told), found.gainer[0]
    still, grew = found.stalemate[0] > 0.0, found.jihadists_grew[0] > 0.0
    holds = {
        **{f"ends_{kind}": kinds == at for at, kind in enumerate(ENDINGS)},
        **{f"gains_{who}": gainer == at for at, who in enumerate(GAINERS)},
        "rebel_war_told": np.isfinite(found.rebel_war_over[0]),
        "jihadist_war_told": np.isfinite(found.jihadist_war_over[0]),
        "rebel_war_over": found.rebel_war_over[0] > 0.0,
        "jihadist_war_over": found.jihadist_war_over[0] > 0.0,
        "all_wars_over": all_wars_over(told),
        "talks": found.talks[0] > 0.0,
        "jihadists_grew": grew,
        "stalemates": still,
        **{f"stalemate_gains_{who}": still & (gainer == at) for at, who in enumerate(GAINERS)},
        "stalemate_jihadists_grew": still & grew,
    }
    return {name: np.asarray(which, dtype=np.float64) for name, which in holds.items()}


@dataclass(frozen=True)
class FactReducer:
    """Reads the facts off runs of which nothing else is kept."""

    @property
    def measures(self) -> tuple[str, ...]:
        """What it is read off."""
        return MEASURES

    def __call__(self, results: Ensemble) -> dict[str, Array]:
        """Whether each thing holds in each run."""
        return facts_of(history(results))


def counts_of(facts: Mapping[str, Array]) -> dict[str, int]:
    """In how many runs each thing holds, and ``runs``: all that did not break off.

    ``facts``: as ``facts_of`` has them, or not numbers in runs that broke off.

    >>> counts_of({"talks": np.array([1.0, 0.0, np.nan, 1.0])})
    {'runs': 3, 'talks': 2}
    """
    runs = int(np.isfinite(next(iter(facts.values()))).sum())
    return {"runs": runs, **{name: int(np.nansum(which)) for name, which in facts.items()}}


def without_endings(counts: Mapping[str, int]) -> dict[str, int]:
    """The counts without those of endings, which the page tells of numbers that fit the record alone."""
    return {name: k for name, k in counts.items() if not name.startswith("ends_")}


def paired_with_few(here: Array, few: Array) -> dict[str, int]:
    """Pairs of runs of one number by whether the war with the rebels is over, by the names of ``PAIRS``.

    ``here`` and ``few``: whether it is, of each run, ``(R,)``; not numbers in runs that broke off.

    >>> paired_with_few(np.array([1.0, 1.0, 0.0, np.nan]), np.array([1.0, 0.0, 0.0, 1.0]))
    {'few_both': 1, 'few_here_only': 1, 'few_there_only': 0, 'few_neither': 1}
    """
    kinds = ((1.0, 1.0), (1.0, 0.0), (0.0, 1.0), (0.0, 0.0))
    return {
        name: int(np.sum((here == first) & (few == second)))
        for name, (first, second) in zip(PAIRS, kinds, strict=True)
    }
