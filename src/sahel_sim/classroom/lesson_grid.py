"""The grid of a lesson: every setting of the levers in every scenario, run beforehand, in one small file."""

import gzip
import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sahel_sim.classroom.lesson_cells import MEASURES, LessonCell, LessonPicture
from sahel_sim.classroom.lesson_grid_shape import wrong_part
from sahel_sim.classroom.lesson_levers import FEW, LEVERS, STARTS, check_starts, in_lesson
from sahel_sim.classroom.lesson_places import places_as_data
from sahel_sim.classroom.lesson_runs import (
    SEED,
    LessonSize,
    LessonStart,
    lesson_start,
    pictured_settings,
    settings,
)
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
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.scenario import Scenario, read, with_changes
from sahel_sim.scenario.accepted_set import shipped_accepted
from sahel_sim.scenario.canonical import sha256_of
from sahel_sim.scenario.draw_kinds import FIXED, accepted_is_of_these_rules
from sahel_sim.scenario.parameter_draws import PriorDraws
from sahel_sim.version import __version__

FORMAT = 4
"""Of grid files; a page reads its own alone."""

SHIPPED = "lesson_grid.json.gz"
"""The grid that comes with the library, renewed by ``sahel-sim classroom --make-grid``."""


class GridError(ValueError):
    """A grid that cannot be used; ``why`` is ``unreadable``, ``format``, ``model`` or ``part``.

    ``part`` is the first that is missing or not as it should be.
    """

    def __init__(self, why: str, path: str, part: str = "") -> None:
        self.why, self.path, self.part = why, path, part
        super().__init__(f"{path}: {why} {part}".rstrip())


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
        How much is run; about 33 000 runs unless said, which take a quarter of an hour on two cores.
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
    found: list[LessonStart] = []
    for start in starts:
        told = None if progress is None else partial(_further, progress, len(found) * per_start, total)
        found.append(lesson_start(start, wanted, Execution(workers), told))
    return grid_data(wanted, starts, found)


def grid_data(size: LessonSize, starts: Sequence[str], found: Sequence[LessonStart]) -> dict[str, Any]:
    """What the page needs of the runs of each scenario, ready to be written as JSON."""
    cells = [cell for each in found for cell in each.cells]
    tall = _scales(cells)
    places = read(starts[0]).place.places
    home = np.flatnonzero(places.foreign.reshape(-1) == 0)
    return {
        "format": FORMAT,
        "version": __version__,
        "model": model_fingerprint(),
        "size": asdict(size),
        "floor": FLOOR,
        "alphabet": ALPHABET,
        "agreements": AGREEMENTS,
        "pictured": pictured_settings(),
        "few": FEW,
        "levers": [{"name": lever.name, "values": list(lever.values)} for lever in LEVERS],
        "measures": [
            {"name": each.name, "unit": each.unit, "top": top}
            for each, top in zip(MEASURES, tall, strict=True)
        ],
        "places": places_as_data(places),
        "scenarios": [_scenario(start, each, tall, home) for start, each in zip(starts, found, strict=True)],
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
    start: str, found: LessonStart, tops: Sequence[float], home: NDArray[np.intp]
) -> dict[str, Any]:
    story = read(start)
    first = in_lesson(story, LEVERS, settings()[0])
    cells, pictures = found.cells, _pictures(found.cells)
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
        "plausible_counts": columns(found.plausible),
        "middles": columns(middles),
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


def _short(x: float) -> float:
    """A share with four decimals, or persons as a whole number."""
    return round(x, 4) if x < 1.0 else round(x)


@lru_cache(maxsize=1)
def model_fingerprint() -> str:
    """A fingerprint of the model: what a few short runs with war and talks give, and what is drawn."""
    story: Scenario = with_changes(read("return_to_dialogue"), {"years": 2, "parameter_draws": FIXED})
    results: Ensemble = run(story, 2, seed=SEED, execution=Execution(1))
    accepted = shipped_accepted().sets.digest if accepted_is_of_these_rules() else ""
    return sha256_of([results.digest(), accepted, PriorDraws().digest])[:16]


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
