"""Peace between the state and others: how long it lasts, what it came from, and what was paid until then.

A year of the run is at war if the two sides killed 25 fighters of each other or more, else at peace (UCDP).
A spell of peace is a run of such years; a war begins anew with the first year of war after one. A war that
fades is over at the end of nearly every run, so whether it is over does not tell a settlement from a lull.
How long the peace lasts does, and by what it came, as it stands when its first year is over:

- *accord*: an accord with rebels is in force.
- *ceasefire*: there is none, and a ceasefire holds.
- *victory*: neither is there, and rebels are broken and govern next to nothing, or govern half of the places.
- *lull*: nobody agreed to anything, and nobody won.

Peace in which a run begins counts as any other. Peace that still holds at the end is cut off there, so that
its mean is less than what it will be.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import Array
from sahel_sim.results.endings import BROKEN, DEATHS_OF_A_WAR, GOVERNED_BY_THE_BROKEN, MAJORITY
from sahel_sim.results.history import History

KINDS: tuple[str, ...] = ("accord", "ceasefire", "victory", "lull")
"""What peace comes from, in the order in which it is asked for: the first that fits is told."""

MONTHS_OF_A_YEAR = 12.0


@dataclass(frozen=True)
class PeaceSpells:
    """Spells of peace in all runs, run by run and in order.

    Attributes
    ----------
    row
        In which run, ``(N,)``.
    first, last
        The first year of peace, and the first year of war after it or the number of years, ``(N,)``.
    years
        How many years were run.
    """

    row: NDArray[np.intp]
    first: NDArray[np.intp]
    last: NDArray[np.intp]
    years: int

    @property
    def months(self) -> Array:
        """How long each lasts, ``(N,)``."""
        return (self.last - self.first).astype(np.float64) * MONTHS_OF_A_YEAR

    @property
    def broken(self) -> NDArray[np.bool_]:
        """Whether a war begins after it, ``(N,)``."""
        return self.last < self.years

    @property
    def after_war(self) -> NDArray[np.bool_]:
        """Whether there was war before it in the run, ``(N,)``."""
        return self.first > 0


def peace_spells(history: History, pairs: NDArray[np.intp]) -> PeaceSpells:
    """The spells of peace between the two sides of some pairs; several pairs are added up."""
    deaths = history.yearly("battle_deaths")[..., pairs].sum(axis=-1)
    calm = np.pad((deaths < DEATHS_OF_A_WAR).astype(np.int8), ((0, 0), (1, 1)))
    edges = np.diff(calm, axis=1)
    row, first = np.nonzero(edges > 0)
    return PeaceSpells(row, first, np.nonzero(edges < 0)[1], deaths.shape[1])


def with_rebels(history: History) -> PeaceSpells:
    """The spells of peace of the state with rebels."""
    return peace_spells(history, history.rebel_war)


def with_jihadists(history: History) -> PeaceSpells:
    """The spells of peace of the state with jihadists."""
    return peace_spells(history, history.jihadist_war)


def came_from(history: History, spells: PeaceSpells) -> NDArray[np.intp]:
    """What each spell of peace with rebels came from, as a position in ``KINDS``, ``(N,)``."""
    steps = history.series["accord"].shape[1] - 1
    moment = steps - (history.years - spells.first - 1) * history.steps_per_year
    at = (spells.row, moment)
    fighters = history.of("fighters", "rebels")
    governed = history.of("places_governed", "rebels")[at]
    broken = fighters[at] < BROKEN * np.maximum.accumulate(fighters, axis=1)[at]
    answers = {
        "accord": history.of("accord", "rebels")[at] > 0,
        "ceasefire": history.of("ceasefire", "rebels")[at] > 0,
        "victory": (broken & (governed < GOVERNED_BY_THE_BROKEN)) | (governed >= MAJORITY),
        "lull": np.ones(len(spells.row), dtype=np.bool_),
    }
    first: NDArray[np.intp] = np.argmax(np.stack([answers[kind] for kind in KINDS]), axis=0)
    return first


def time_at_peace(history: History, spells: PeaceSpells) -> Array:
    """Months at peace in the whole run, ``(R,)``."""
    return np.bincount(spells.row, spells.months, history.replicates).astype(np.float64)


def wars_begun(history: History, spells: PeaceSpells) -> Array:
    """How many wars began after a spell of peace, ``(R,)``."""
    return np.bincount(spells.row, spells.broken, history.replicates).astype(np.float64)


def time_to_next_war(history: History, spells: PeaceSpells) -> Array:
    """Months from the end of the first war to the next, or to the end of the run; no number if none ended."""
    months = np.full(history.replicates, np.nan)
    later = np.flatnonzero(spells.after_war)[::-1]
    months[spells.row[later]] = spells.months[later]
    return months


def time_at_peace_after(history: History, kind: str) -> Array:
    """Mean months of the spells of peace with rebels that came from something; not a number if none did."""
    spells = with_rebels(history)
    chosen = came_from(history, spells) == KINDS.index(kind)
    number = np.bincount(spells.row[chosen], minlength=history.replicates)
    total = np.bincount(spells.row[chosen], spells.months[chosen], history.replicates)
    mean: Array = np.where(number > 0, total / np.maximum(number, 1), np.nan)
    return mean


def everyone_killed(history: History) -> Array:
    """Fighters and civilians killed by anyone, by step, ``(R, T)``; the start comes first, with 0."""
    fighters, civilians = history.series["battle_losses"], history.series["civilians_killed"]
    killed: Array = fighters.sum(axis=-1) + civilians.sum(axis=-1)
    return killed


def deaths_before_peace(history: History) -> Array:
    """Fighters and civilians killed before the first year of peace with rebels; all, if there is none."""
    killed, spells = everyone_killed(history), with_rebels(history)
    steps = killed.shape[1] - 1
    until = np.full(history.replicates, steps, dtype=np.intp)
    begins = steps - (history.years - spells.first) * history.steps_per_year
    until[spells.row[::-1]] = begins[::-1]
    so_far: Array = np.cumsum(killed, axis=1)[np.arange(history.replicates), until]
    return so_far
