"""The cells of a sweep on a page: corners and centre of each outcome, and all cells folded away below."""

from html import escape

from sahel_sim.designs.sweep_results import SweepOutcomes
from sahel_sim.languages import _
from sahel_sim.report.number_format import count
from sahel_sim.report.sentences import in_all
from sahel_sim.report.sweep_cells import Cells, Place

MOST_CELLS = 64
"""Cells of which a page has all."""


def cell_tables(swept: SweepOutcomes) -> str:
    """Corners and centre of each outcome; and where they are few, all cells, folded away."""
    every = [Cells(swept, name) for name in swept.sweep.outcomes]
    places = every[0].every()
    chosen = _corners_and_centre(every[0])
    note = escape(
        _(
            "Means of {runs} of each cell, with 95% intervals; of chances, the share of runs. "
            "Every cell is in cells.csv, every run in sweep.nc.",
            runs=in_all(swept.sweep.runs),
        )
    )
    told = [f"<p>{note}</p>"]
    if len(places) <= len(chosen):
        return "\n".join([*told, _table(every, places)])
    corners_and_centre = _("Corners and centre")
    told += [f"<h3>{escape(corners_and_centre)}</h3>", _table(every, chosen)]
    if len(places) <= MOST_CELLS:
        heading = escape(_("All {cells} cells", cells=count(len(places))))
        told.append(f"<details><summary>{heading}</summary>\n{_table(every, places)}\n</details>")
    return "\n".join(told)


def _corners_and_centre(cells: Cells) -> list[Place]:
    centre = tuple((size - 1) // 2 for size in cells.swept.sweep.shape)
    return sorted({*cells.corners, centre})


def _table(every: list[Cells], places: list[Place]) -> str:
    """A block of rows for each outcome, a row for each cell."""
    first = every[0]
    levers = " × ".join(lever.name for lever in first.levers)
    names = (_capital(levers), _("Mean"), _("95% interval"))
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    blocks = []
    for cells in every:
        rows = [f'<tr><th scope="rowgroup" colspan="{len(names)}">{escape(cells.title)}</th></tr>']
        for place in places:
            numbers = (cells.value(place), cells.interval(place))
            row = "".join(f"<td>{escape(number)}</td>" for number in numbers)
            rows.append(f'<tr><th scope="row">{escape(cells.short(place))}</th>{row}</tr>')
        blocks.append("<tbody>\n" + "\n".join(rows) + "\n</tbody>")
    table = f"<table>\n<thead><tr>{heads}</tr></thead>\n" + "\n".join(blocks) + "\n</table>"
    return f'<div class="scroll">\n{table}\n</div>'


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
