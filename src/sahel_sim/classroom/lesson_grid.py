"""The grid of a lesson: every setting of the levers in every scenario, run beforehand, in one small file."""

import gzip
import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache, partial
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sahel_sim.claim_testing.assumptions import draws as plausible_draws
from sahel_sim.classroom.lesson_cells import MEASURES, LessonCell, LessonPicture, lesson_cell
from sahel_sim.classroom.lesson_grid_shape import wrong_part
from sahel_sim.classroom.lesson_levers import LEVERS, STARTS, check_starts, in_lesson
from sahel_sim.classroom.lesson_places import places_as_data
from sahel_sim.classroom.number_text import (
    AGREEMENTS,
    ALPHABET,
    FLOOR,
    columns,
    levels_as_text,
    person_levels,
    rulers_as_text,
    share_levels,
)
from sahel_sim.core import Array
from sahel_sim.execution.combine import combine
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.plan import STRIDE, finished_chunks, make_plan
from sahel_sim.execution.replication import Replication
from sahel_sim.execution.runner import run
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.scenario import Scenario, read, with_changes
from sahel_sim.scenario.draw_kinds import FIXED
from sahel_sim.version import __version__

FORMAT = 3
"""Of grid files; a page reads its own alone."""

SHIPPED = "lesson_grid.json.gz"
"""The grid that comes with the library, renewed by ``sahel-sim classroom --make-grid``."""

RUNS, DRAWS, RUNS_OF_DRAW, SEED = 32, 8, 3, 1
"""Runs at each setting, other plausible numbers that are tried at some, runs under each, and their seed."""

AT_ONCE = 400
"""Runs whose places are held in memory at once."""


class GridError(ValueError):
    """A grid that cannot be used; ``why`` is ``unreadable``, ``format``, ``model`` or ``part``.

    ``part`` is the first that is missing or not as it should be.
    """

    def __init__(self, why: str, path: str, part: str = "") -> None:
        self.why, self.path, self.part = why, path, part
        super().__init__(f"{path}: {why} {part}".rstrip())


@dataclass(frozen=True)
class LessonSize:
    """How much is run at each setting: runs, other numbers, runs under each of those, and the seed."""

    runs: int = RUNS
    draws: int = DRAWS
    runs_of_draw: int = RUNS_OF_DRAW
    seed: int = SEED


def settings() -> list[tuple[float, ...]]:
    """Every setting of the levers, the last fastest."""
    return list(product(*(lever.values for lever in LEVERS)))


def side_by_side(
    stories: Sequence[Scenario], runs: int, seed: int, execution: Execution, places: bool = False
) -> list[Ensemble]:
    """Run several scenarios with the same draws, in common chunks, and give the runs of each."""
    plan = make_plan(stories, runs, seed, None, execution, None, Replication(places=places))
    chunks = list(finished_chunks(plan, None, execution))
    if len(stories) == 1:
        return [combine(chunks, range(runs), plan.scenarios[0], seed)]
    return [
        combine(chunks, [at * STRIDE + number for number in range(runs)], story, seed)
        for at, story in enumerate(plan.scenarios)
    ]


def pictured_settings() -> list[int]:
    """Which of the settings are kept with single runs, other numbers and a map, by their positions."""
    return [
        at
        for at, values in enumerate(settings())
        if all(x in lever.pictured for x, lever in zip(values, LEVERS, strict=True))
    ]


def lesson_cells(
    start: str, size: LessonSize, execution: Execution, progress: Callable[[int], None] | None = None
) -> list[LessonCell]:
    """Run every setting of the levers in one scenario; only some at once, for the sake of memory."""
    at_once = max(AT_ONCE // size.runs, 1)
    others = plausible_draws(size.draws, size.seed)
    stories = [in_lesson(read(start), LEVERS, at) for at in settings()]
    pictured = pictured_settings()
    plain = sorted(set(range(len(stories))) - set(pictured))
    found: dict[int, LessonCell] = {}
    for kept, among in ((False, plain), (True, pictured)):
        for first in range(0, len(among), at_once):
            part = among[first : first + at_once]
            results = side_by_side([stories[at] for at in part], size.runs, size.seed, execution, places=kept)
            drawn = [with_changes(stories[at], each.changes) for at in part for each in others if kept]
            under = iter(side_by_side(drawn, size.runs_of_draw, size.seed, execution) if drawn else ())
            for at, runs in zip(part, results, strict=True):
                found[at] = lesson_cell(runs, [next(under) for _other in others] if kept else None)
            if progress is not None:
                progress(len(found))
    return [found[at] for at in range(len(stories))]


def make_grid(
    size: LessonSize | None = None,
    starts: Sequence[str] = STARTS,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, Any]:
    """Run every setting in every scenario, and give what the page needs, ready to be written as JSON.

    Parameters
    ----------
    size
        How much is run; about 12 000 runs unless said, which take minutes on two cores.
    starts
        Names of scenarios, all of one place.
    workers
        Processes.
    progress
        Is told how many settings are done, of how many.
    """
    check_starts([read(start) for start in starts])
    wanted = size or LessonSize()
    per_start = len(settings())
    total = len(starts) * per_start
    cells: list[LessonCell] = []
    for start in starts:
        before = len(cells)
        told = None if progress is None else partial(_further, progress, before, total)
        cells += lesson_cells(start, wanted, Execution(workers), told)
    tall = _scales(cells)
    places = read(starts[0]).place.places
    home = np.flatnonzero(places.foreign.reshape(-1) == 0)
    return {
        "format": FORMAT,
        "version": __version__,
        "model": model_fingerprint(),
        "size": asdict(wanted),
        "floor": FLOOR,
        "alphabet": ALPHABET,
        "agreements": AGREEMENTS,
        "pictured": pictured_settings(),
        "levers": [{"name": lever.name, "values": list(lever.values)} for lever in LEVERS],
        "measures": [
            {"name": each.name, "unit": each.unit, "top": top}
            for each, top in zip(MEASURES, tall, strict=True)
        ],
        "places": places_as_data(places),
        "scenarios": [
            _scenario(start, cells[at * per_start : (at + 1) * per_start], tall, home)
            for at, start in enumerate(starts)
        ],
    }


def _further(progress: Callable[[int, int], None], before: int, total: int, done: int) -> None:
    progress(before + done, total)


def _pictures(cells: Sequence[LessonCell]) -> list[LessonPicture]:
    return [cell.picture for cell in cells if cell.picture is not None]


def _scales(cells: Sequence[LessonCell]) -> list[float]:
    """The top of the scale of each measure: 1 for shares, else the most that occurs anywhere."""
    tops = []
    for at, each in enumerate(MEASURES):
        parts = [cell.bands[at] for cell in cells]
        for picture in _pictures(cells):
            parts += [picture.lines[:, at], picture.draws[:, at]]
        most = max(float(part.max(initial=0.0)) for part in parts)
        tops.append(1.0 if each.unit == "share" else float(np.ceil(max(most, 1.0) / 100.0) * 100.0))
    return tops


def _scenario(
    start: str, cells: Sequence[LessonCell], tops: Sequence[float], home: NDArray[np.intp]
) -> dict[str, Any]:
    story = read(start)
    first = in_lesson(story, LEVERS, settings()[0])
    pictures = _pictures(cells)
    middles = [{name: _short(value) for name, value in cell.middles.items()} for cell in cells]
    return {
        "name": start,
        "title": dict(story.title),
        "summary": dict(story.summary),
        "dates": [first.dates[0], first.dates[-1]],
        "bands": "".join(_told(cell.bands[at], at, tops) for cell in cells for at in range(len(MEASURES))),
        "lines": _lines([picture.lines for picture in pictures], tops),
        "draws": _lines([picture.draws for picture in pictures], tops),
        "map": "".join(rulers_as_text(each.rulers[..., home], each.agreed[..., home]) for each in pictures),
        "counts": columns([cell.counts for cell in cells]),
        "middles": columns(middles),
        "draw_counts": columns([_asked(counts) for each in pictures for counts in each.draw_counts]),
    }


def _lines(pictures: Sequence[Array], tops: Sequence[float]) -> str:
    """Single lines of every picture, ``(LINES, M, H)`` each."""
    return "".join(
        _told(line[at], at, tops) for lines in pictures for line in lines for at in range(len(MEASURES))
    )


def _told(values: Array, measure: int, tops: Sequence[float]) -> str:
    """Values of a measure as text."""
    if MEASURES[measure].unit == "share":
        return levels_as_text(share_levels(values))
    return levels_as_text(person_levels(values, tops[measure]))


def _asked(counts: Mapping[str, int]) -> dict[str, int]:
    """Of the counts under other numbers, those that the questions of the page ask for."""
    return {name: k for name, k in counts.items() if name.startswith("gains_") or name.endswith("_over")}


def _short(x: float) -> float:
    """A share with four decimals, or persons as a whole number."""
    return round(x, 4) if x < 1.0 else round(x)


@lru_cache(maxsize=1)
def model_fingerprint() -> str:
    """A fingerprint of what the rules of the model give, from a few short runs with war and talks."""
    story: Scenario = with_changes(read("return_to_dialogue"), {"years": 2, "parameter_draws": FIXED})
    results: Ensemble = run(story, 2, seed=SEED, execution=Execution(1))
    return results.digest()[:16]


def write_grid(grid: Mapping[str, Any], path: Path) -> None:
    """Write a grid; packed where its name ends with ``.gz``."""
    text = json.dumps(grid, ensure_ascii=False, separators=(",", ":")).encode()
    path.write_bytes(gzip.compress(text, 9, mtime=0) if path.suffix == ".gz" else text)


def read_grid(path: Path | None = None) -> dict[str, Any]:
    """Read a grid; the one that comes with the library unless a file is named.

    Raises ``GridError`` if it is no grid, one of another format or of another model, or one with a part
    missing or not as it should be; ``OSError`` if there is no such file.
    """
    shipped = files("sahel_sim.classroom").joinpath(SHIPPED).read_bytes()
    name = SHIPPED if path is None else str(path)
    try:
        grid = _unpacked(shipped if path is None else path.read_bytes())
        same = grid["format"] == FORMAT
    except (ValueError, KeyError, TypeError, zlib.error, gzip.BadGzipFile, EOFError, RecursionError):
        raise GridError("unreadable", name) from None
    if not same:
        raise GridError("format", name)
    if grid.get("version") != __version__ or grid.get("model") != model_fingerprint():
        raise GridError("model", name)
    part = None if path is None else wrong_part(grid, _unpacked(shipped))
    if part is not None:
        raise GridError("part", name, part)
    return grid


def _unpacked(raw: bytes) -> dict[str, Any]:
    """What is in a file of a grid, packed or plain."""
    return dict(json.loads(gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw))
