"""Cells: what stands in the cells of a sweep, how surely, and where the ends and the corners are."""

from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import Array
from sahel_sim.designs.sweep_results import SweepOutcomes
from sahel_sim.languages import N_, _, in_language, ngettext
from sahel_sim.report.lever_names import Named, named
from sahel_sim.report.number_format import count, decimal, percent
from sahel_sim.report.two_questions import may_be_chance
from sahel_sim.results.outcome_registry import outcome
from sahel_sim.stats.estimates import Estimates

NOTHING = "\N{EN DASH}"
HALF = 0.5
"""The chance that a cell should be on one side of."""

NARROW = 0.1
"""The scale below which a whole per cent is too coarse."""

PART = 1.0 / 3.0
"""Of the scale: an interval that is wider than this is not sure."""

Place = tuple[int, ...]
"""A cell: its position on each axis."""


_UNITS = {
    "persons": N_("persons"),
    "share": N_("per cent"),
    "chance": N_("per cent of the runs"),
    "months": N_("months"),
    "events": N_("number"),
}


def unit_words(unit: str) -> str:
    """The unit of an outcome in words."""
    return _(_UNITS[unit])


@dataclass(frozen=True)
class Cells:
    """One outcome of a sweep, in the reader's language.

    Attributes
    ----------
    swept
        The sweep that was run.
    name
        Of the outcome.
    """

    swept: SweepOutcomes
    name: str

    @property
    def unit(self) -> str:
        """``chance``, ``share``, ``persons`` or ``months``."""
        return outcome(self.name).unit

    @property
    def title(self) -> str:
        """What the outcome is called."""
        return in_language(outcome(self.name).label)

    @property
    def estimates(self) -> Estimates:
        """Means with intervals, shaped as the grid."""
        return self.swept.estimates[self.name]

    @cached_property
    def levers(self) -> tuple[Named, ...]:
        """What is varied, in words."""
        return levers(self.swept)

    @cached_property
    def scale(self) -> tuple[float, float]:
        """The ends of the colours: 0 and 1 for chances, else the lowest and the highest mean."""
        mean = self.estimates.mean
        if self.unit == "chance":
            return 0.0, 1.0
        if not np.isfinite(mean).any():
            return 0.0, 1.0
        return float(np.nanmin(mean)), float(np.nanmax(mean))

    @cached_property
    def digits(self) -> int:
        """Decimals of per cent: one where the whole scale is less than a tenth wide."""
        low, high = self.scale
        return int(self.unit in ("chance", "share") and 0.0 < high - low < NARROW)

    @cached_property
    def unsure(self) -> NDArray[np.bool_]:
        """Cells with a number whose interval spans one half (chances) or more than a third of the scale."""
        found, (low, high) = self.estimates, self.scale
        wide = ~(found.width <= (high - low) * PART)
        spans = (found.low < HALF) & (found.high > HALF) & (self.unit == "chance")
        mask: NDArray[np.bool_] = (wide | spans) & np.isfinite(found.mean) & ~self.exact
        return mask

    @property
    def exact(self) -> NDArray[np.bool_]:
        """Cells whose interval has no width, since all runs are the same."""
        mask: NDArray[np.bool_] = self.estimates.width == 0.0
        return mask

    @property
    def corners(self) -> list[Place]:
        """The corners of the grid; the ends of a line."""
        return list(product(*((0, size - 1) for size in self.swept.sweep.shape)))

    def value(self, place: Place, sign: bool = True) -> str:
        """The mean of a cell."""
        return self.number_text(float(self.estimates.mean[place]), sign)

    def number_text(self, x: float, sign: bool = True) -> str:
        """A mean in the way of its unit; ``sign`` for the sign of per cent."""
        if not np.isfinite(x):
            return NOTHING
        if self.unit not in ("chance", "share"):
            return count(x) if self.unit == "persons" else decimal(x)
        if not self.digits:
            return percent(x, sign)
        after = percent(1.0).removeprefix("100") if sign else ""
        return count(100.0 * x, 1) + after

    def interval(self, place: Place) -> str:
        """Both ends of its interval."""
        low, high = float(self.estimates.low[place]), float(self.estimates.high[place])
        if not np.isfinite(low):
            return _("no interval")
        if self.unit in ("chance", "share"):
            low, high = max(low, 0.0), min(high, 1.0)
        first, last = self.number_text(low), self.number_text(high)
        if first == last:
            return last
        return _("{low} to {high}", low=self.number_text(low, sign=False), high=last)

    def width(self, x: float) -> str:
        """How wide an interval is: in points for chances and shares."""
        if not np.isfinite(x):
            return NOTHING
        if self.unit in ("chance", "share"):
            return _("{n} points", n=count(100.0 * x, self.digits))
        return f"{self.number_text(x)} {unit_words(self.unit)}"

    def at(self, place: Place) -> str:
        """The levers of a cell with their values."""
        pairs = zip(self.levers, self.swept.sweep.axes, place, strict=True)
        return ", ".join(lever.at(axis.values[step]) for lever, axis, step in pairs)

    def values_text(self, place: Place) -> str:
        """The values of a cell alone, in the order of the levers."""
        pairs = zip(self.levers, self.swept.sweep.axes, place, strict=True)
        return " × ".join(lever.value(axis.values[step]) for lever, axis, step in pairs)

    def ends(self, places: list[Place]) -> tuple[Place, Place] | None:
        """The lowest and the highest of these cells, the first where several are; None if there are none."""
        known = [place for place in places if np.isfinite(self.estimates.mean[place])]
        if not known:
            return None
        mean = self.estimates.mean
        return min(known, key=lambda place: mean[place]), max(known, key=lambda place: mean[place])

    def every(self) -> list[Place]:
        """All cells, the last axis fastest."""
        return list(np.ndindex(*self.swept.sweep.shape))


def levers(swept: SweepOutcomes) -> tuple[Named, ...]:
    """What a sweep varies, in words."""
    factions = swept.sweep.scenario.place.factions
    return tuple(named(axis.lever, factions) for axis in swept.sweep.axes)


def finding(cells: Cells) -> str:
    """Which corners are highest and lowest, with intervals, in a sentence."""
    ends = cells.ends(cells.corners)
    if ends is None:
        return _("{what}: no number at any corner.", what=cells.title)
    low, high = ends
    if cells.value(low) == cells.value(high):
        whole = {"value": cells.value(low), "range": cells.interval(low)}
        key = (
            N_("{what}: the same at both ends, {value} ({range}).")
            if len(cells.levers) == 1
            else N_("{what}: the same at every corner, {value} ({range}).")
        )
        return _(key, what=cells.title, **whole)
    key = (
        N_(
            "{what} most often at {high_at}: in {high} of the runs ({high_range}); least often at {low_at}: "
            "in {low} ({low_range}).{doubt}"
        )
        if cells.unit == "chance"
        else N_(
            "{what}: highest {high} ({high_range}) at {high_at}; lowest {low} ({low_range}) at "
            "{low_at}.{doubt}"
        )
    )
    told = _(
        key,
        what=cells.title,
        high=cells.value(high),
        high_range=cells.interval(high),
        high_at=at_corner(cells, high),
        low=cells.value(low),
        low_range=cells.interval(low),
        low_at=at_corner(cells, low),
        doubt=_(" This may be chance.") if ends_may_be_chance(cells) else "",
    )
    return told if len(cells.levers) == 1 else _("Of the corners of the grid: {finding}", finding=told)


def ends_may_be_chance(cells: Cells) -> bool:
    """Whether luck may be all that is between the highest and the lowest corner."""
    ends = cells.ends(cells.corners)
    if ends is None or cells.value(ends[0]) == cells.value(ends[1]):
        return False
    values = cells.swept.values(cells.name)
    return may_be_chance(values[ends[0]], values[ends[1]], cells.unit, True)


def at_corner(cells: Cells, place: Place) -> str:
    """The levers of a corner with their values, and how many other corners read the same."""
    return cells.at(place) + _like(cells, place)


def findings(swept: SweepOutcomes) -> list[str]:
    """What the corners say of each outcome."""
    return [finding(Cells(swept, name)) for name in swept.sweep.outcomes]


def title(swept: SweepOutcomes) -> str:
    """The title of the sweep."""
    return in_language(swept.sweep.title) or swept.sweep.name


def unsure_cells(cells: Cells) -> tuple[int, float]:
    """How many cells are not sure, and the width of the widest interval."""
    width: Array = cells.estimates.width
    widest = float(np.nanmax(width)) if np.isfinite(width).any() else float("nan")
    return int(cells.unsure.sum()), widest


def _like(cells: Cells, place: Place) -> str:
    """How many other corners read the same."""
    same = sum(cells.value(other) == cells.value(place) for other in cells.corners) - 1
    if same == 0:
        return ""
    return ngettext(" (and one more corner)", " (and {n} more corners)", same, n=same)
