"""The effort: how many runs a sweep is, how long they take and how much disk, told before it begins."""

from dataclasses import dataclass
from time import perf_counter

from sahel_sim.cli.progress import duration_text, processes, seconds
from sahel_sim.designs.grid import Sweep
from sahel_sim.languages import _, ngettext
from sahel_sim.report.lever_names import named
from sahel_sim.report.number_format import count
from sahel_sim.scenario import build

NUMBER = 8
"""Bytes of a number."""

COPIES = 2
"""Until the end numbers are in the kept chunks and in the file of results."""

FIGURE = 350_000
"""Bytes of a figure: as PNG, as SVG and on the page; measured: 0.2 to 0.35 MB."""


@dataclass(frozen=True)
class Effort:
    """What a sweep takes.

    Attributes
    ----------
    cells, runs, left
        How many cells, how many runs in all, how many of them are to be done.
    workers
        Processes that share the work.
    seconds
        Expected.
    size
        Bytes of disk that are needed while it runs.
    """

    cells: int
    runs: int
    left: int
    workers: int
    seconds: float
    size: int


def effort(sweep: Sweep, workers: int | None, done: int = 0) -> Effort:
    """How much work a sweep is, from the time of one cell's making and of the first steps of a chunk.

    Parameters
    ----------
    sweep
        What is to be run.
    workers
        How many processes are asked for; all cores unless said.
    done
        Runs that are kept already.
    """
    cells = 1
    for size in sweep.shape:
        cells *= size
    runs = cells * sweep.runs
    left = max(runs - done, 0)
    hands = processes(max(left, 1), workers)
    began = perf_counter()
    first = next(iter(sweep.cells()))
    first.digest()
    build(first, 1)
    making = perf_counter() - began
    expected = seconds(first, left, hands) + making * cells if left else 0.0
    disk = COPIES * NUMBER * runs * len(sweep.outcomes) + FIGURE * len(sweep.outcomes)
    return Effort(cells, runs, left, hands, expected, disk)


def tell_grid(sweep: Sweep) -> list[str]:
    """Every value of every lever, a line for each lever."""
    lines = []
    for axis in sweep.axes:
        lever = named(axis.lever, sweep.scenario.place.factions)
        values = " · ".join(lever.value(x) for x in axis.values)
        holes = {"lever": lever.title, "n": len(axis.values), "values": values}
        lines.append(_("{lever}: {n} values ({values})", **holes))
    return lines


def tell(found: Effort, sweep: Sweep) -> list[str]:
    """How much work it is, and from what that is known, a line for each."""
    total = count(found.runs)
    numbers = {"cells": count(found.cells), "runs": count(sweep.runs), "total": total}
    lines = [_("{cells} cells of {runs} runs: {total} runs", **numbers)]
    if found.left < found.runs:
        lines.append(_("Still to do: {left} runs", left=count(found.left)))
    hands = ngettext("1 process", "{n} processes", found.workers, n=found.workers)
    lines.append(
        _(
            "Time: {time} with {workers} at work, told from the first steps of one chunk",
            time=duration_text(found.seconds),
            workers=hands,
        )
    )
    disk = {"total": total, "outcomes": len(sweep.outcomes)}
    return [
        *lines,
        _(
            "Disk: about {size}: {total} runs of {outcomes} outcomes of 8 bytes, kept twice "
            "until the end, and figures",
            size=_size(found.size),
            **disk,
        ),
    ]


def _size(x: int) -> str:
    if x < 1e6:
        return _("{n} kB", n=round(x / 1e3))
    if x < 1e9:
        return _("{n} MB", n=count(x / 1e6, 1))
    return _("{n} GB", n=count(x / 1e9, 1))
