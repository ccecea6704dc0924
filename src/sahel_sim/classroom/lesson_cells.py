"""A cell: what the runs at one setting of the levers give, small enough for a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sahel_sim.classroom.lesson_counts import counts_of, facts_of
from sahel_sim.core import Array
from sahel_sim.languages import N_
from sahel_sim.results.dataset import leaders
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.results.gains import GAINERS, NOBODY
from sahel_sim.results.history import History, history

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
"""What is kept of the runs at every time."""

HALF_YEAR = 6
"""Months between the times that are kept."""

LINES = 6
"""Single runs that are kept."""

PARTS = ("town_control", "village_control")
"""What is governed of a place: the town, and the villages around it."""


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
class LessonPicture:
    """What takes most room of the runs at one setting, and is kept of some settings only.

    Attributes
    ----------
    lines
        Single runs of each measure under one set of numbers, ``(LINES, M, H)``: luck.
    draws
        Means over a few runs under each of some sets of numbers that fit the record, ``(D, M, H)``:
        ignorance.
    rulers, agreed
        Who governs each town and its villages in most runs, as a position in ``GAINERS``, and in which share
        of them, ``(H, 2, L)``.
    """

    lines: Array
    draws: Array
    rulers: NDArray[np.intp]
    agreed: Array


@dataclass(frozen=True)
class LessonCell:
    """What the runs at one setting give.

    Attributes
    ----------
    bands
        Quantiles of each measure over time, ``(M, 5, H)``: luck and ignorance together.
    counts
        In how many runs something holds, by name (``lesson_counts``).
    middles
        Medians of outcomes at the end, by name.
    picture
        Single runs, other numbers and the map, where they are kept.
    """

    bands: Array
    counts: Mapping[str, int]
    middles: Mapping[str, float]
    picture: LessonPicture | None = None


def lesson_cell(results: Ensemble, picture: LessonPicture | None = None) -> LessonCell:
    """What is kept of one setting.

    ``results``: its runs, each with what it draws; ``picture``: lines and map, where they are kept.
    """
    bands = np.quantile(_series(results)[..., ::HALF_YEAR], QUANTILES, axis=0)
    counts, middles = counts_and_middles(results)
    return LessonCell(bands=np.moveaxis(bands, 0, 1), counts=counts, middles=middles, picture=picture)


def lesson_picture(results: Ensemble, luck: Ensemble, draws: Sequence[Ensemble]) -> LessonPicture:
    """Lines and the map of one setting.

    ``results``: its runs with their places over time; ``luck``: runs under one set of numbers; ``draws``:
    a few runs under each of some sets.
    """
    means = [_series(drawn).mean(axis=0)[:, ::HALF_YEAR] for drawn in draws]
    rulers, agreed = _rulers(results)
    return LessonPicture(_series(luck)[..., ::HALF_YEAR], np.array(means), rulers, agreed)


def _series(results: Ensemble) -> Array:
    """Every measure of every run, ``(R, M, T)``."""
    told = history(results)
    return np.stack([each.of(told) for each in MEASURES], axis=1)


def counts_and_middles(results: Ensemble) -> tuple[dict[str, int], dict[str, float]]:
    """In how many runs things hold, and medians at the end."""
    told = history(results)
    middles = {each.name: float(np.median(each.of(told)[:, -1])) for each in MEASURES}
    middles["jihadist_fighters_at_start"] = float(np.median(told.at_start("fighters", "jihadists")))
    ends = np.quantile(told.series["displaced"][:, -1, 0], (QUANTILES[0], 0.5, QUANTILES[-1]))
    middles |= zip(("displaced_low", "displaced", "displaced_high"), ends.tolist(), strict=True)
    middles["fighters_killed"] = float(np.median(told.series["battle_losses"].sum(axis=(1, 2))))
    return counts_of(facts_of(told)), middles


def _rulers(results: Ensemble) -> tuple[NDArray[np.intp], Array]:
    blocs = np.array([GAINERS.index(bloc) for bloc in results.factions.blocs])
    led = np.stack([leaders(results.by_place[part][:, ::HALF_YEAR]) for part in PARTS], axis=2)
    who = np.where(led < 0, GAINERS.index(NOBODY), blocs[led])
    shares = np.stack([(who == at).mean(axis=0) for at in range(len(GAINERS))])
    first: NDArray[np.intp] = shares.argmax(axis=0)
    return first, shares.max(axis=0)
