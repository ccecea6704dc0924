"""What a map or a line of a sweep shows, in sentences, for those who cannot see it."""

from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.languages import _
from sahel_sim.report.number_format import count
from sahel_sim.report.sentences import runs_text
from sahel_sim.report.sweep_cells import Cells, Place

if TYPE_CHECKING:
    pass


def map_in_words(cells: Cells, panels: int) -> str:
    """Title, what is across and up, the highest and the lowest cell, the corners, how many are not sure."""
    across, up, *third = (lever.title for lever in cells.levers)
    holes = {"title": cells.title, "across": across, "up": up, "runs": runs_text(cells.swept.sweep.runs)}
    if third:
        first = _(
            "{title}. {panels} maps, one for each value of {third}, of {across} across and {up} "
            "up, {runs} in each cell.",
            panels=panels,
            third=third[0],
            **holes,
        )
    else:
        first = _("{title}. A map of {across} across and {up} up, {runs} in each cell.", **holes)
    parts = [first, _ends_in_words(cells)]
    if cells.ends(cells.corners) is not None:
        corners = _points_in_words(cells, cells.corners)
        parts.append(_("Corners ({levers}): {corners}.", corners=corners, levers=_lever_names(cells)))
    unsure = int(cells.unsure.sum())
    if unsure:
        sizes = {"unsure": count(unsure), "cells": count(cells.unsure.size)}
        parts.append(_("{unsure} of {cells} cells are not sure, and hatched.", **sizes))
    return " ".join(parts)


def line_in_words(cells: Cells) -> str:
    """Title, what is across, the ends, and the value at each point."""
    first = _(
        "{title}. A line over {across}, {runs} at each value.",
        title=cells.title,
        across=cells.levers[0].title,
        runs=runs_text(cells.swept.sweep.runs),
    )
    points = _points_in_words(cells, cells.every())
    values = _("Values ({levers}): {points}.", points=points, levers=_lever_names(cells))
    return " ".join([first, _ends_in_words(cells), values])


def _ends_in_words(cells: Cells) -> str:
    ends = cells.ends(cells.every())
    if ends is None:
        return _("There is no number anywhere.")
    low, high = ends
    if np.ptp(cells.estimates.mean) == 0.0:
        return _("The same everywhere: {value}.", value=cells.value(low))
    return _(
        "Highest {high} ({high_range}) at {high_at}; lowest {low} ({low_range}) at {low_at}.",
        high=cells.value(high),
        high_range=cells.interval(high),
        high_at=cells.at(high),
        low=cells.value(low),
        low_range=cells.interval(low),
        low_at=cells.at(low),
    )


def _points_in_words(cells: Cells, places: list[Place]) -> str:
    """The values of the levers in these cells, each with the mean and its interval."""
    parts = (
        _(
            "{at}: {value} ({range})",
            at=cells.values_text(place),
            value=cells.value(place),
            range=cells.interval(place),
        )
        for place in places
    )
    return _("; ").join(parts)


def _lever_names(cells: Cells) -> str:
    return " × ".join(lever.name for lever in cells.levers)
