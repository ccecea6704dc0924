"""What a map or a line of a sweep shows, in sentences, for those who cannot see it."""

import numpy as np

from sahel_sim.languages import _
from sahel_sim.report.number_format import count
from sahel_sim.report.sentences import in_all
from sahel_sim.report.sweep_cells import Cells, Place


def alt_of_map(cells: Cells, panels: int) -> str:
    """Title, what is across and up, the highest and the lowest cell, the corners, how many are not sure."""
    across, up, *third = (lever.title for lever in cells.levers)
    holes = {"title": cells.title, "across": across, "up": up, "runs": _runs(cells)}
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
    parts = [first, _ends(cells)]
    if cells.ends(cells.corners) is not None:
        parts.append(
            _("Corners ({levers}): {corners}.", corners=_points(cells, cells.corners), **_names(cells))
        )
    unsure = int(cells.unsure.sum())
    if unsure:
        sizes = {"unsure": count(unsure), "cells": count(cells.unsure.size)}
        parts.append(_("{unsure} of {cells} cells are not sure, and hatched.", **sizes))
    return " ".join(parts)


def alt_of_line(cells: Cells) -> str:
    """Title, what is across, the ends, and the value at each point."""
    first = _(
        "{title}. A line over {across}, {runs} at each value.",
        title=cells.title,
        across=cells.levers[0].title,
        runs=_runs(cells),
    )
    points = _points(cells, cells.every())
    return " ".join([first, _ends(cells), _("Values ({levers}): {points}.", points=points, **_names(cells))])


def _ends(cells: Cells) -> str:
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


def _points(cells: Cells, places: list[Place]) -> str:
    """The values of the levers in these cells, each with the mean and its interval."""
    told = (
        _(
            "{at}: {value} ({range})",
            at=cells.short(place),
            value=cells.value(place),
            range=cells.interval(place),
        )
        for place in places
    )
    return _("; ").join(told)


def _names(cells: Cells) -> dict[str, str]:
    return {"levers": " × ".join(lever.name for lever in cells.levers)}


def _runs(cells: Cells) -> str:
    return in_all(cells.swept.sweep.runs)
