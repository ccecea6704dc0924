"""The grid of a lesson: every setting of the levers in every scenario, run beforehand, in one small file."""

import base64
import gzip
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

from sahel_sim.claim_testing.assumptions import draws as plausible_draws
from sahel_sim.classroom.lesson_cells import FLOOR, MEASURES, LessonCell, lesson_cell
from sahel_sim.classroom.lesson_levers import LEVERS, STARTS, in_lesson
from sahel_sim.core import Array, Places
from sahel_sim.execution.combine import combine
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.plan import STRIDE, finished_chunks, make_plan
from sahel_sim.execution.replication import Replication
from sahel_sim.execution.runner import run
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.scenario import Scenario, read, with_changes
from sahel_sim.scenario.merge import FIXED
from sahel_sim.version import __version__

FORMAT = 1
"""Of grid files; a page reads its own alone."""

SHIPPED = "lesson_grid.json.gz"
"""The grid that comes with the library, renewed by ``sahel-sim classroom --make-grid``."""

RUNS, DRAWS, RUNS_OF_DRAW, SEED = 32, 5, 4, 1
"""Runs at each setting, other plausible numbers that are tried there, runs under each, and their seed."""

AT_ONCE = 200
"""Runs whose places are held in memory at once."""

STEPS = 65_535
"""Parts into which a scale is cut for the page: a few persons each, however large armies can grow."""


class GridError(ValueError):
    """A grid that cannot be used; ``why`` is ``unreadable``, ``format`` or ``model``."""

    def __init__(self, why: str, path: str) -> None:
        self.why, self.path = why, path
        super().__init__(f"{path}: {why}")


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


def lesson_cells(start: str, size: LessonSize, execution: Execution) -> Iterator[LessonCell]:
    """Run every setting of the levers in one scenario; only some at once, for the sake of memory."""
    at_once = max(AT_ONCE // size.runs, 1)
    others = plausible_draws(size.draws, size.seed)
    known = settings()
    for first in range(0, len(known), at_once):
        stories = [in_lesson(read(start), LEVERS, at) for at in known[first : first + at_once]]
        results = side_by_side(stories, size.runs, size.seed, execution, places=True)
        drawn = [with_changes(story, each.changes) for story in stories for each in others]
        under = side_by_side(drawn, size.runs_of_draw, size.seed, execution) if drawn else []
        for at, found in enumerate(results):
            yield lesson_cell(found, under[at * len(others) : (at + 1) * len(others)])


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
        How much is run; about 5 000 runs unless said, which take minutes on two cores.
    starts
        Names of scenarios, all of one place.
    workers
        Processes.
    progress
        Is told how many settings are done, of how many.
    """
    wanted = size or LessonSize()
    total = len(starts) * len(settings())
    cells: list[LessonCell] = []
    for start in starts:
        for cell in lesson_cells(start, wanted, Execution(workers)):
            cells.append(cell)
            if progress is not None:
                progress(len(cells), total)
    tall = _scales(cells)
    per_start = len(settings())
    places = read(starts[0]).place.places
    shown = _places_that_change(cells)
    return {
        "format": FORMAT,
        "version": __version__,
        "model": model_fingerprint(),
        "size": asdict(wanted),
        "floor": FLOOR,
        "levers": [{"name": lever.name, "values": list(lever.values)} for lever in LEVERS],
        "measures": [
            {"name": each.name, "unit": each.unit, "top": top}
            for each, top in zip(MEASURES, tall, strict=True)
        ],
        "places": [
            [
                places.names[at],
                round(float(places.longitude[at]), 2),
                round(float(places.latitude[at]), 2),
                int(places.town[at]),
            ]
            for at in shown
        ],
        "outline": [np.round(part, 1).tolist() for part in places.outline],
        "scenarios": [
            _scenario(start, cells[at * per_start : (at + 1) * per_start], tall, shown)
            for at, start in enumerate(starts)
        ],
    }


def _place(places: Places, at: int) -> list[Any]:
    """Name, longitude, latitude and people in the town of a place."""
    east, north = (round(float(x[at]), 2) for x in (places.longitude, places.latitude))
    return [places.names[at], east, north, int(places.town[at])]


def _scales(cells: Sequence[LessonCell]) -> list[float]:
    """The top of the scale of each measure: 1 for shares, else the most that occurs anywhere."""
    tops = []
    for at, each in enumerate(MEASURES):
        most = max(
            max(
                float(cell.bands[at].max()),
                float(cell.lines[:, at].max()),
                float(cell.draws[:, at].max(initial=0.0)),
            )
            for cell in cells
        )
        tops.append(1.0 if each.unit == "share" else float(np.ceil(max(most, 1.0) / 100.0) * 100.0))
    return tops


def _places_that_change(cells: Sequence[LessonCell]) -> list[int]:
    """Places that are not governed by one and the same in all runs, everywhere and always."""
    rulers = np.stack([cell.rulers for cell in cells])
    agreed = np.stack([cell.agreed for cell in cells])
    still = (rulers == rulers[:1, :1]).all(axis=(0, 1)) & (agreed == 1.0).all(axis=(0, 1))
    return [int(at) for at in np.flatnonzero(~still)]


def _scenario(
    start: str, cells: Sequence[LessonCell], tops: Sequence[float], shown: Sequence[int]
) -> dict[str, Any]:
    story = read(start)
    top = np.array(tops)
    first = in_lesson(story, LEVERS, settings()[0])
    months = [first.dates[0], first.dates[-1]]
    return {
        "name": start,
        "title": dict(story.title),
        "summary": dict(story.summary),
        "dates": months,
        "bands": _bytes(np.stack([cell.bands for cell in cells]) / top[:, None, None]),
        "lines": _bytes(np.stack([cell.lines for cell in cells]) / top[:, None]),
        "draws": _bytes(np.stack([cell.draws for cell in cells]) / top[:, None]),
        "map": _packed(cells, shown),
        "counts": [dict(cell.counts) for cell in cells],
        "middles": [{name: round(value, 4) for name, value in cell.middles.items()} for cell in cells],
    }


def _bytes(parts: Array) -> str:
    whole = np.clip(np.rint(parts * STEPS), 0, STEPS).astype("<u2")
    return base64.b64encode(whole.tobytes()).decode("ascii")


def _packed(cells: Sequence[LessonCell], shown: Sequence[int]) -> str:
    """Who governs a place in two bits, and in which share of runs in six, ``(C, T, L)``."""
    rulers = np.stack([cell.rulers[:, shown] for cell in cells]).astype(np.uint8)
    agreed = np.rint(np.stack([cell.agreed[:, shown] for cell in cells]) * 63).astype(np.uint8)
    return base64.b64encode((rulers << 6 | agreed).tobytes()).decode("ascii")


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

    Raises ``GridError`` if it is no grid, or one of another format or of another model; ``OSError`` if there
    is no such file.
    """
    name = SHIPPED if path is None else str(path)
    raw = files("sahel_sim.classroom").joinpath(SHIPPED).read_bytes() if path is None else path.read_bytes()
    try:
        grid = json.loads(gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw)
        same = grid["format"] == FORMAT
    except (ValueError, KeyError, TypeError, OSError, EOFError):
        raise GridError("unreadable", name) from None
    if not same:
        raise GridError("format", name)
    if grid.get("version") != __version__ or grid.get("model") != model_fingerprint():
        raise GridError("model", name)
    return dict(grid)
