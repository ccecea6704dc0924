"""What the data tell of each number and what not: prior beside posterior."""

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pandas

from sahel_sim.core import Array
from sahel_sim.languages import _
from sahel_sim.report.lever_names import number
from sahel_sim.report.number_format import percent
from sahel_sim.report.page_renderer import Block, PageTable
from sahel_sim.scenario.parameter_ranges import pert_parts, value_at
from sahel_sim.validation.calibration import every_number

if TYPE_CHECKING:
    from sahel_sim.validation.calibration import Calibration

LEVELS = (0.05, 0.5, 0.95)
"""Quantiles that are told."""

MOVED = 0.25
"""Standard deviations of the prior by which the middle must move, or part by which the spread must shrink,
for a number to count as told by the data: assumed, about four standard errors of a mean of 300 sets."""

_GRID = 2001


def identifiability_table(found: "Calibration") -> pandas.DataFrame:
    """Each number that was drawn: quantiles of prior and posterior, and how far the data moved it.

    Columns ``shift`` (of the mean, in standard deviations of the prior), ``shrunk`` (the part of the standard
    deviation that is gone) and ``told`` (whether either counts).
    """
    numbers = every_number()
    prior_mean, prior_spread, ends = _prior()
    parts, weights = found.accepted.parts, found.accepted.weights
    mean = weights @ parts
    spread = np.sqrt(weights @ (parts - mean) ** 2)
    shift = (mean - prior_mean) / prior_spread
    shrunk = 1.0 - spread / prior_spread
    rows = []
    for at, (name, drawn) in enumerate(numbers.items()):
        order = np.argsort(parts[:, at], kind="stable")
        passed = np.cumsum(weights[order])
        after = [parts[order][np.searchsorted(passed, p * passed[-1]), at] for p in LEVELS]
        row: dict[str, object] = {"name": name, "unit": drawn.unit, "default": drawn.default}
        row |= {
            f"prior_p{100 * p:02.0f}": value_at(drawn, float(x))
            for p, x in zip(LEVELS, ends[:, at], strict=True)
        }
        row |= {
            f"accepted_p{100 * p:02.0f}": value_at(drawn, float(x))
            for p, x in zip(LEVELS, after, strict=True)
        }
        row |= {"shift": shift[at], "shrunk": shrunk[at], "source": drawn.source}
        row["told"] = bool(abs(shift[at]) >= MOVED or shrunk[at] >= MOVED)
        rows.append(row)
    return pandas.DataFrame(rows)


@cache
def _prior() -> tuple[Array, Array, Array]:
    """Mean, standard deviation and ``LEVELS`` of the declared distribution of each number, in parts."""
    declared = tuple(every_number().values())

    def at(chances: Array) -> Array:
        return pert_parts(np.repeat(chances[:, None], len(declared), axis=1), declared)

    prior = at((np.arange(_GRID) + 0.5) / _GRID)
    return prior.mean(axis=0), prior.std(axis=0), at(np.array(LEVELS))


def told_apart(table: pandas.DataFrame) -> PageTable:
    """The numbers that moved, and in one line how many the data tell nothing of."""
    moved = table[table["told"]].sort_values("shrunk", ascending=False)
    rows = [
        [
            str(row["name"]),
            f"{number(row['prior_p50'])}\n{number(row['prior_p05'])} – {number(row['prior_p95'])}",
            f"{number(row['accepted_p50'])}\n{number(row['accepted_p05'])} – {number(row['accepted_p95'])}",
            number(round(float(row["shift"]), 2)),
            percent(max(float(row["shrunk"]), 0.0)),
        ]
        for row in moved.to_dict("records")
    ]
    note = _(
        "Numbers of which the data tell something: median, 5 and 95 %, before and after. Of the other {n} "
        "what is declared stays nearly as it is; they are in identifiability.csv.",
        n=len(table) - len(moved),
    )
    columns = [_("Number"), _("Before"), _("After"), _("Moved, standard deviations"), _("Narrower by")]
    return PageTable(note, columns, [Block("", rows)])
