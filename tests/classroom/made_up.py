"""A grid whose runs nobody simulated: counts and courses by lot, in the shape that real ones have."""

from typing import Any

import numpy as np

from sahel_sim.classroom.grid_error import BLOCKS, PERSONS, SHARES
from sahel_sim.classroom.lesson_cells import LINES, MEASURES, PARTS, QUANTILES, LessonCell, LessonPicture
from sahel_sim.classroom.lesson_counts import counts_of, paired_with_few, without_endings
from sahel_sim.classroom.lesson_grid import grid_data
from sahel_sim.classroom.lesson_levers import FEW, STARTS
from sahel_sim.classroom.lesson_runs import LessonSize, LessonStart, pictured_settings, settings
from sahel_sim.core import Array
from sahel_sim.results.endings import ENDINGS
from sahel_sim.results.gains import GAINERS
from sahel_sim.scenario import read

TIMES = 21


def facts(lot: np.random.Generator, runs: int) -> dict[str, Array]:
    """Facts of runs by lot, which fit together as those of real runs do.

    How often the war with the rebels is over, how often all wars are then, how often the front stands still
    else, and who gains more often than others differ from setting to setting.
    """
    over, calm_too, still, favour = lot.beta(0.5, 0.5, 4)
    favourite = lot.integers(0, len(GAINERS))
    ended = lot.random(runs) < over
    stalemate = ~ended & (lot.random(runs) < still)
    kinds = np.where(ended, ENDINGS.index("low_activity"), ENDINGS.index("war"))
    kinds = np.where(stalemate, ENDINGS.index("stalemate"), kinds)
    gainer = np.where(lot.random(runs) < favour, favourite, lot.integers(0, len(GAINERS), runs))
    calm, grew = lot.random(runs) < calm_too, lot.random(runs) < 0.6
    holds = {
        **{f"ends_{kind}": kinds == at for at, kind in enumerate(ENDINGS)},
        **{f"gains_{who}": gainer == at for at, who in enumerate(GAINERS)},
        "rebel_war_told": np.ones(runs, dtype=np.bool_),
        "jihadist_war_told": np.ones(runs, dtype=np.bool_),
        "rebel_war_over": ended,
        "jihadist_war_over": calm,
        "all_wars_over": ended & calm,
        "talks": np.zeros(runs, dtype=np.bool_),
        "jihadists_grew": grew,
        "stalemates": stalemate,
        **{f"stalemate_gains_{who}": stalemate & (gainer == at) for at, who in enumerate(GAINERS)},
        "stalemate_jihadists_grew": stalemate & grew,
    }
    return {name: which.astype(np.float64) for name, which in holds.items()}


def made_up_grid(seed: int = 7) -> dict[str, Any]:
    """A grid by lot, with an error of five points between settings."""
    lot, size = np.random.Generator(np.random.Philox(seed)), LessonSize()
    grid = grid_data(size, STARTS, [_start(lot, start, size) for start in STARTS])
    told = {"mean": 5.0, "most": 11.0, "luck": 7.0}
    error = {"points": 20, "runs": BLOCKS * size.runs, **{name: told for name in (*SHARES, *PERSONS)}}
    return {**grid, "error": error}


def _start(lot: np.random.Generator, start: str, size: LessonSize) -> LessonStart:
    places = len(read(start).place.places)
    columns = []
    for runs in (size.runs, size.plausible_runs):
        found = [facts(lot, runs) for _setting in settings()]
        few = [settings().index((x, FEW, z)) for x, _y, z in settings()]
        columns.append(
            [
                counts_of(each) | paired_with_few(each["rebel_war_over"], found[at]["rebel_war_over"])
                for each, at in zip(found, few, strict=True)
            ]
        )
    cells = [_cell(lot, counts, places, at in pictured_settings()) for at, counts in enumerate(columns[0])]
    return LessonStart(cells, [without_endings(counts) for counts in columns[1]])


def _cell(lot: np.random.Generator, counts: dict[str, int], places: int, pictured: bool) -> LessonCell:
    shares = np.array([each.unit == "share" for each in MEASURES])
    top = np.where(shares, 0.5, 9000.0)[:, None]

    def courses(*shape: int) -> Array:
        return 0.2 * top + 0.8 * top * lot.random((*shape, len(MEASURES), TIMES)).cumsum(axis=-1) / TIMES

    bands = np.moveaxis(np.sort(courses(len(QUANTILES)), axis=0), 0, 1)
    middles = {each.name: float(bands[at, 2, -1]) for at, each in enumerate(MEASURES)}
    middles |= {
        "jihadist_fighters_at_start": 3000.0,
        "displaced": 4e5,
        "displaced_low": 3e5,
        "displaced_high": 6e5,
        "fighters_killed": 8000.0,
    }
    if not pictured:
        return LessonCell(bands, counts, middles)
    rulers = lot.integers(0, len(GAINERS), (TIMES, len(PARTS), places))
    picture = LessonPicture(courses(LINES), courses(LessonSize().draws), rulers, lot.random(rulers.shape))
    return LessonCell(bands, counts, middles, picture)
