"""A cell: what the runs at one setting of the levers give, small enough for a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import Array
from sahel_sim.languages import N_
from sahel_sim.results.dataset import leaders
from sahel_sim.results.endings import ENDINGS, all_wars_over, endings, jihadist_war_over, rebel_war_over
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.results.gains import GAINERS, who_gained
from sahel_sim.results.history import History, history

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
"""What is kept of the runs at every time."""

QUARTER, HALF_YEAR = 3, 6
"""Months between the times that are kept, of quantiles and maps, and of single lines."""

FLOOR = 50.0
"""Persons that are added before a logarithm is taken. Assumed: fewer are no size of an army or of a toll."""

LINES = 8
"""Single runs that are kept."""

RULERS = ("state", "rebels", "jihadists")
"""Who may govern a place on the map; the fourth is nobody."""


@dataclass(frozen=True)
class LessonMeasure:
    """Something over time.

    Attributes
    ----------
    name, unit
        ``share`` or ``persons``.
    label
        English, to be translated.
    measure, bloc
        The measure, and of whom; nobody for all.
    summed
        Whether it is added up over time.
    """

    name: str
    unit: str
    label: str
    measure: str
    bloc: str = ""
    summed: bool = False

    def of(self, told: History) -> Array:
        """Its values at every step, ``(R, T)``."""
        values: Array = (
            told.of(self.measure, self.bloc) if self.bloc else told.series[self.measure].sum(axis=-1)
        )
        return values.cumsum(axis=1) if self.summed else values


MEASURES: tuple[LessonMeasure, ...] = (
    LessonMeasure("jihadist_fighters", "persons", N_("Fighters of the jihadists"), "fighters", "jihadists"),
    LessonMeasure("rebel_fighters", "persons", N_("Fighters of the rebels"), "fighters", "rebels"),
    LessonMeasure(
        "governed_by_state", "share", N_("People governed by the state"), "people_governed", "state"
    ),
    LessonMeasure(
        "governed_by_rebels", "share", N_("People governed by rebels"), "people_governed", "rebels"
    ),
    LessonMeasure(
        "governed_by_jihadists", "share", N_("People governed by jihadists"), "people_governed", "jihadists"
    ),
    LessonMeasure(
        "civilians_killed",
        "persons",
        N_("Civilians killed, since the start"),
        "civilians_killed",
        summed=True,
    ),
)


@dataclass(frozen=True)
class LessonCell:
    """What the runs at one setting give.

    Attributes
    ----------
    bands
        Quantiles of each measure over time, ``(M, 5, T)``.
    lines
        Single runs of each measure, ``(LINES, M, H)``: luck.
    draws
        Means over a few runs under other plausible numbers of the model, ``(D, M, H)``: ignorance.
    rulers, agreed
        Who governs each place in most runs, and in which share of them, ``(T, L)``.
    counts
        In how many runs something holds, by name.
    middles
        Medians of outcomes at the end, by name.
    """

    bands: Array
    lines: Array
    draws: Array
    rulers: NDArray[np.intp]
    agreed: Array
    counts: Mapping[str, int]
    middles: Mapping[str, float]


def lesson_cell(results: Ensemble, draws: Sequence[Ensemble]) -> LessonCell:
    """What is kept of one setting.

    ``results``: its runs, with their places over time; ``draws``: a few runs each under other numbers of the
    model.
    """
    told = history(results)
    series = np.stack([each.of(told) for each in MEASURES], axis=1)
    bands = np.quantile(series[..., ::QUARTER], QUANTILES, axis=0)
    means = [
        np.stack([each.of(history(drawn)).mean(axis=0) for each in MEASURES])[:, ::HALF_YEAR]
        for drawn in draws
    ]
    rulers, agreed = _rulers(results)
    counts, middles = counts_and_middles(results)
    return LessonCell(
        bands=np.moveaxis(bands, 0, 1),
        lines=series[:LINES, :, ::HALF_YEAR],
        draws=np.array(means) if means else np.zeros((0, len(MEASURES), len(series[0, 0, ::HALF_YEAR]))),
        rulers=rulers,
        agreed=agreed,
        counts=counts,
        middles=middles,
    )


def counts_and_middles(results: Ensemble) -> tuple[dict[str, int], dict[str, float]]:
    """In how many runs things hold, and medians at the end."""
    told = history(results)
    middles = {each.name: float(np.median(each.of(told)[:, -1])) for each in MEASURES}
    middles["jihadist_fighters_at_start"] = float(np.median(told.at_start("fighters", "jihadists")))
    middles["displaced"] = float(np.median(told.series["displaced"][:, -1, 0]))
    middles["fighters_killed"] = float(np.median(told.series["battle_losses"].sum(axis=(1, 2))))
    return _counts(told), middles


def _counts(told: History) -> dict[str, int]:
    kinds, gained = endings(told), who_gained(told)
    found = {f"ends_{kind}": int((kinds == at).sum()) for at, kind in enumerate(ENDINGS)}
    found |= {f"gains_{who}": int((gained == at).sum()) for at, who in enumerate(GAINERS)}
    over = {"rebel_war": rebel_war_over, "jihadist_war": jihadist_war_over, "all_wars": all_wars_over}
    return found | {f"{name}_over": int(holds(told).sum()) for name, holds in over.items()}


def _rulers(results: Ensemble) -> tuple[NDArray[np.intp], Array]:
    """Who governs each place in most runs at every quarter, as a position in ``RULERS`` or behind it."""
    control = results.by_place["control"][:, ::QUARTER]
    blocs = np.array([RULERS.index(b) if b in RULERS else len(RULERS) for b in results.factions.blocs])
    led = leaders(control)
    who = np.where(led < 0, len(RULERS), blocs[led])
    shares = np.stack([(who == at).mean(axis=0) for at in range(len(RULERS) + 1)])
    first: NDArray[np.intp] = shares.argmax(axis=0)
    return first, shares.max(axis=0)
