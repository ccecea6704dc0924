"""The numbers in brief: rows of a table for the page and for the terminal."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.languages import _, in_language
from sahel_sim.report.number_format import amount, between
from sahel_sim.report.quantiles import low_middle_high
from sahel_sim.report.sentences import short, short_pair
from sahel_sim.results.dataset import is_flow, measured, unit_of_sum, whole_run, whom

if TYPE_CHECKING:
    from sahel_sim.engine import Measure
    from sahel_sim.results.ensemble import Ensemble


@dataclass(frozen=True)
class Row:
    """Of whom, at the start, in the middle of the runs at the end, and within which most of them lie."""

    who: str
    start: str
    middle: str
    likely: str


@dataclass(frozen=True)
class Block:
    """One measure: its heading, with the unit where it is needed, and a row for each of whom it is."""

    heading: str
    rows: tuple[Row, ...]


def brief(results: "Ensemble", only: Sequence[str] | None = None) -> tuple[Block, ...]:
    """A block for each measure, or for those named."""
    return tuple(_block(results, m) for m in measured(results) if only is None or m.name in only)


def _block(results: "Ensemble", m: "Measure") -> Block:
    unit = unit_of_sum(m)
    start = np.median(results[m.name][:, 0], axis=0)
    low, middle, high = low_middle_high(whole_run(results, m))
    rows = [
        Row(
            _who(results, name, m.axis),
            "" if is_flow(m) else amount(start[at], unit),
            amount(middle[at], unit),
            between(low[at], high[at], unit) if len(results) > 1 else "",
        )
        for at, name in enumerate(whom(results, m.axis))
    ]
    heading = in_language(m.label)
    if unit.startswith("million"):
        heading = _("{what}, million USD", what=heading)
    return Block(_("{what}, whole run", what=heading) if is_flow(m) else heading, tuple(rows))


def _who(results: "Ensemble", name: str, axis: str) -> str:
    if axis == "one":
        return _("all")
    return (short if axis == "faction" else short_pair)(results.factions, name)
