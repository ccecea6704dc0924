"""The cells of a sweep on a page: corners and centre of each outcome, and all cells where they are few."""

from collections.abc import Sequence
from dataclasses import dataclass

from sahel_sim.designs.sweep_results import SweepOutcomes
from sahel_sim.languages import _
from sahel_sim.report.number_format import count
from sahel_sim.report.page_renderer import Block
from sahel_sim.report.sentences import runs_text
from sahel_sim.report.sweep_cells import Cells, Place

MOST_CELLS = 64
"""Cells of which a page has all."""


@dataclass(frozen=True)
class CellTables:
    """Tables of cells.

    Attributes
    ----------
    note
        What stands above them.
    columns
        Of all of them.
    corners
        Corners and centre, a block for each outcome; empty where these are all cells.
    every
        All cells; empty where they are too many.
    heading
        How many all cells are.
    """

    note: str
    columns: Sequence[str]
    corners: Sequence[Block]
    every: Sequence[Block]
    heading: str


def cell_tables(swept: SweepOutcomes) -> CellTables:
    """Corners and centre of each outcome; and where they are few, all cells."""
    outcomes = [Cells(swept, name) for name in swept.sweep.outcomes]
    places, chosen = outcomes[0].every(), _corners_and_centre(outcomes[0])
    note = _(
        "Means of {runs} of each cell, with 95% intervals; of chances, the share of runs. "
        "Every cell is in cells.csv, every run in sweep.nc.",
        runs=runs_text(swept.sweep.runs),
    )
    levers = " × ".join(lever.name for lever in outcomes[0].levers)
    columns = (levers[:1].upper() + levers[1:], _("Mean"), _("95% interval"))
    few = len(places) <= len(chosen)
    corners = [] if few else [_block(cells, chosen) for cells in outcomes]
    every = [_block(cells, places) for cells in outcomes] if len(places) <= MOST_CELLS else []
    return CellTables(note, columns, corners, every, _("All {cells} cells", cells=count(len(places))))


def _corners_and_centre(cells: Cells) -> list[Place]:
    centre = tuple((size - 1) // 2 for size in cells.swept.sweep.shape)
    return sorted({*cells.corners, centre})


def _block(cells: Cells, places: Sequence[Place]) -> Block:
    rows = [(cells.values_text(place), cells.value(place), cells.interval(place)) for place in places]
    return Block(cells.title, rows)
