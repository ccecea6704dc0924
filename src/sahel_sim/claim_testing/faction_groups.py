"""Parties: of whom a number is, and what several factions or pairs have together."""

import numpy as np

from sahel_sim.core import BLOCS, Array, Factions
from sahel_sim.engine import Measure
from sahel_sim.languages import _
from sahel_sim.results.history import History
from sahel_sim.results.outcome_registry import BLOCS as NAMES

ALL = "all"
"""Everybody: all factions, all pairs, or the one number of a measure that has no parts."""


def in_words(whom: str) -> str:
    """Those whom a word names, for readers: in brackets after a space, and nothing for everybody."""
    if whom == ALL:
        return ""
    sides = (str(NAMES[side]) if side in NAMES else side for side in whom.split("-"))
    return " (" + _(" and ").join(sides) + ")"


def parties(factions: Factions) -> tuple[str, ...]:
    """Every word for one side: the blocs and the factions. The name of a bloc always means the bloc."""
    return tuple(dict.fromkeys((*BLOCS, *factions.names)))


def couples(factions: Factions) -> tuple[str, ...]:
    """Every word for two sides, ``a-b``; each of them a bloc or a faction."""
    sides = parties(factions)
    return tuple(f"{a}-{b}" for a in sides for b in sides if len(between(factions, f"{a}-{b}")))


def words_for(measure: Measure, factions: Factions) -> tuple[str, ...]:
    """Of whom that measure can be told among those factions.

    A mean over everybody says nothing where each side has its own number, so ``all`` is not among them
    for measures whose ``together`` is ``mean``.
    """
    if measure.axis == "one":
        return (ALL,)
    sides = parties(factions) if measure.axis == "faction" else couples(factions)
    return sides if measure.together == "mean" else (ALL, *sides)


def members(factions: Factions, whom: str) -> np.ndarray:
    """Positions of the factions that a word names; none where no faction is of that bloc.

    Raises ``KeyError`` if nobody is called that; the message names who there is.
    """
    if whom == ALL:
        return np.arange(len(factions))
    if whom in BLOCS:
        return np.flatnonzero([bloc == whom for bloc in factions.blocs])
    if whom in factions.names:
        return np.array([factions.names.index(whom)])
    raise KeyError(_nobody(whom, (ALL, *parties(factions))))


def between(factions: Factions, whom: str) -> np.ndarray:
    """Positions of the pairs that ``a-b`` names, in whichever order; all pairs for ``all``.

    Raises ``KeyError`` if that names no two sides; the message names those that there are.
    """
    if whom == ALL:
        return np.arange(len(factions.pairs))
    known = parties(factions)
    for first in known:
        second = whom.removeprefix(f"{first}-")
        if second != whom and second in known:
            one, other = set(members(factions, first)), set(members(factions, second))
            found = [(a in one and b in other) or (b in one and a in other) for a, b in factions.pairs]
            return np.flatnonzero(found)
    raise KeyError(_nobody(whom, (ALL, *couples(factions))))


def of_whom(told: History, measure: Measure, whom: str) -> Array:
    """A measure of those whom a word names, as one number at every step, ``(R, T)``.

    Several of them are added up, or averaged, each weighing as much as it has fighters (a pair: the
    product of both sides'), or it is asked whether any of them has it, as ``measure.together`` says.
    Where nobody has fighters, all weigh the same. Of nobody, a sum is 0 and a mean is not a number.

    Raises ``KeyError`` if the measure cannot be told of them; the message names of whom it can.
    """
    if whom == ALL and whom not in words_for(measure, told.factions):
        raise KeyError(_nobody(whom, words_for(measure, told.factions)))
    series = told.series[measure.name]
    if measure.axis == "one":
        if whom != ALL:
            raise KeyError(_nobody(whom, (ALL,)))
        one: Array = series[..., 0]
        return one
    find = members if measure.axis == "faction" else between
    positions = find(told.factions, whom)
    parts = series[..., positions]
    if len(positions) == 1:
        alone: Array = parts[..., 0]
        return alone
    if measure.together == "mean":
        return _mean(parts, _weights(told, measure.axis)[..., positions])
    if measure.together == "any":
        any_of_them: Array = parts.max(axis=-1, initial=0.0)
        return any_of_them
    total: Array = parts.sum(axis=-1)
    return total


def _weights(told: History, axis: str) -> Array:
    fighters = told.series["fighters"]
    if axis == "faction":
        return fighters
    return fighters[..., told.factions.first] * fighters[..., told.factions.second]


def _mean(parts: Array, weights: Array) -> Array:
    if parts.shape[-1] == 0:
        return np.full(parts.shape[:-1], np.nan)
    nobody = weights.sum(axis=-1, keepdims=True) == 0.0
    weights = weights + nobody
    mean: Array = (parts * weights).sum(axis=-1) / weights.sum(axis=-1)
    return mean


def _nobody(whom: str, known: tuple[str, ...]) -> str:
    return f"Nobody here is called '{whom}'. There are: {', '.join(known)}."
