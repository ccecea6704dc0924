"""The numbers in brief: rows of a table for the page and for the terminal."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.core import Array
from sahel_sim.languages import _, in_language, pgettext
from sahel_sim.report.number_format import amount, between
from sahel_sim.report.quantiles import band_quantiles
from sahel_sim.report.sentences import pair_label, short_name
from sahel_sim.results.dataset import is_flow, measured, unit_of_sum, whole_run, whom

if TYPE_CHECKING:
    from sahel_sim.engine import Measure
    from sahel_sim.results.ensemble import Ensemble


PARTS_OF_A_WHOLE = ("people_governed", "places_governed", "towns_governed", "countryside_governed")
"""Measures whose sides add up to no more than 1; the rest is nobody's."""

LEAST_SHARE = 0.005
"""What is above it does not round to 0 %."""


@dataclass(frozen=True)
class Row:
    """Of whom, at the start, in the middle of the runs at the end, and within which most of them lie."""

    who: str
    start: str
    middle: str
    likely: str


@dataclass(frozen=True)
class MeasureRows:
    """One measure.

    Attributes
    ----------
    heading
        With the unit where it is needed.
    rows
        For each of whom it is, and what is nobody's where that is anything.
    zero
        Whether it is 0 at the start and at the end of every run, for all.
    """

    heading: str
    rows: tuple[Row, ...]
    zero: bool = False


def nobodys(shares: Array) -> Array:
    """What is left of 1 by sides, ``(..., F)`` to ``(...)``; never below 0."""
    left: Array = np.maximum(1.0 - shares.sum(axis=-1), 0.0)
    return left


def measure_rows(results: "Ensemble", only: Sequence[str] | None = None) -> tuple[MeasureRows, ...]:
    """A block for each measure, or for those named."""
    return tuple(_block(results, m) for m in measured(results) if only is None or m.name in only)


def _block(results: "Ensemble", m: "Measure") -> MeasureRows:
    unit = unit_of_sum(m)
    names = [_who(results, name, m.axis) for name in whom(results, m.axis)]
    first, whole = results[m.name][:, 0], whole_run(results, m)
    if m.name in PARTS_OF_A_WHOLE:
        first, whole = (np.column_stack([values, nobodys(values)]) for values in (first, whole))
        names += [_("nobody")] if max(first[:, -1].max(), whole[:, -1].max()) > LEAST_SHARE else []
    start = np.median(first, axis=0)
    low, middle, high = band_quantiles(whole)
    rows = [
        Row(
            name,
            "" if is_flow(m) else amount(start[at], unit),
            amount(middle[at], unit),
            between(low[at], high[at], unit) if len(results) > 1 else "",
        )
        for at, name in enumerate(names)
    ]
    heading = in_language(m.label)
    if unit.startswith("million"):
        heading = _("{what}, million USD", what=heading)
    heading = _("{what}, whole run", what=heading) if is_flow(m) else heading
    return MeasureRows(heading, tuple(rows), zero=not (whole.any() or (first.any() and not is_flow(m))))


def _who(results: "Ensemble", name: str, axis: str) -> str:
    if axis == "one":
        return pgettext("in a table", "all")
    return (short_name if axis == "faction" else pair_label)(results.factions, name)
