"""A sweep in the terminal: the cells of one outcome in 80 columns, as numbers or as signs."""

import numpy as np

from sahel_sim.languages import N_, _
from sahel_sim.report.sweep_cells import NOTHING, Cells, Place

WIDTH = 80

PANELS = 3
"""Values of a third lever that are shown."""

_MARGIN = 2


def cell_table(cells: Cells) -> str:
    """The cells of an outcome as text that fits 80 columns.

    Two levers make a table, the first across, the second up; where numbers do not fit, each cell is one sign
    from 0, the lowest, to 9, the highest. Three levers make a table for the first, a middle and the last
    value of the third. One lever makes a line for each of its values, with the interval.
    """
    if len(cells.levers) == 1:
        return "\n".join(_list(cells))
    lines = [cells.title]
    lines.append("  " + _("across: {lever}", lever=cells.levers[0].title))
    lines.append("  " + _("up: {lever}", lever=cells.levers[1].title))
    if len(cells.levers) == 2:
        return "\n".join([*lines, *_panel(cells, ())])
    third, axis = cells.levers[2], cells.swept.sweep.axes[2]
    size = len(axis.values)
    steps = sorted({0, (size - 1) // 2, size - 1}) if size > PANELS else list(range(size))
    for step in steps:
        lines += ["", third.at(axis.values[step]) + third.unit, *_panel(cells, (step,))]
    if size > len(steps):
        more = {"n": size - len(steps), "lever": third.name}
        lines += ["", _("{n} more values of {lever} are on the page.", **more)]
    return "\n".join(lines)


def _list(cells: Cells) -> list[str]:
    """A line for each value, with the mean and its interval."""
    lever, axis = cells.levers[0], cells.swept.sweep.axes[0]
    names = [lever.value(x) for x in axis.values]
    values = [cells.value((step,)) for step in range(len(names))]
    wide, tall = max(map(len, names)), max(map(len, values))
    rows = [
        f"  {name:>{wide}}  {value:>{tall}}  ({cells.interval((step,))})"
        for step, (name, value) in enumerate(zip(names, values, strict=True))
    ]
    return [cells.title, f"  {lever.title}", *rows]


def _panel(cells: Cells, beyond: Place) -> list[str]:
    """One table of two levers, the second up, so that it stands as on the map."""
    across, up = (
        [lever.value(x) for x in axis.values]
        for lever, axis in zip(cells.levers[:2], cells.swept.sweep.axes[:2], strict=True)
    )
    texts = [[cells.value((x, y, *beyond), sign=False) for x in range(len(across))] for y in range(len(up))]
    head = max(map(len, up)) + _MARGIN
    longest = max(len(text) for row in texts for text in row)
    wide = longest + 3 if head + (longest + 3) * len(across) <= WIDTH else longest + 1
    if head + wide * len(across) <= WIDTH:
        rows = [
            up[y].rjust(head) + "".join(text.rjust(wide) for text in texts[y])
            for y in range(len(up) - 1, -1, -1)
        ]
        return [*rows, _below(across, head, wide)]
    return _signs(cells, beyond, across, up, head)


def _below(names: list[str], head: int, wide: int) -> str:
    """Values under their columns, as many as there is room for."""
    line = " " * head
    for at, name in enumerate(names):
        end = head + wide * (at + 1)
        if end - len(name) > len(line.rstrip()) or not line.strip():
            line = line.ljust(end - len(name)) + name
    return line


def _signs(cells: Cells, beyond: Place, across: list[str], up: list[str], head: int) -> list[str]:
    """A sign for each cell, or for every second or third where there are too many."""
    step = -(-len(across) // (WIDTH - head - 1))
    columns = range(0, len(across), step)
    low, high = cells.scale
    rows = []
    for y in range(len(up) - 1, -1, -step):
        means = (float(cells.estimates.mean[(x, y, *beyond)]) for x in columns)
        rows.append(up[y].rjust(head) + " " + "".join(_sign(x, low, high) for x in means))
    gap = max(len(columns) - len(across[0]) - len(across[-1]), 1)
    rows.append(" " * (head + 1) + across[0] + " " * gap + across[-1])
    fields = {"low": cells.number_text(low), "high": cells.number_text(high), "step": step}
    key = (
        N_("0 is {low}, 9 is {high}; every cell is in cells.csv.")
        if step == 1
        else N_("0 is {low}, 9 is {high}; every {step}th value is shown, every cell is in cells.csv.")
    )
    return [*rows, "  " + _(key, **fields)]


def _sign(x: float, low: float, high: float) -> str:
    if not np.isfinite(x):
        return NOTHING
    return str(min(int(10 * (x - low) / (high - low)), 9)) if high > low else "0"
