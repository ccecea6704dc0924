"""What a map or a line of a sweep shows, in sentences, for those who cannot see it."""

import numpy as np

from sahel_sim.report.number_format import count
from sahel_sim.report.sweep_cells import Cells, Place
from sahel_sim.report.words import in_all, say


def alt_of_map(cells: Cells, panels: int) -> str:
    """Title, what is across and up, the highest and the lowest cell, the corners, how many are not sure."""
    language = cells.language
    across, up, *third = (lever.title for lever in cells.levers)
    holes = {"title": cells.title, "across": across, "up": up, "runs": _runs(cells)}
    if third:
        first = say("maps_alt_of", language, panels=panels, third=third[0], **holes)
    else:
        first = say("map_alt_of", language, **holes)
    parts = [first, _ends(cells)]
    if cells.ends(cells.corners) is not None:
        parts.append(say("alt_corners", language, corners=_points(cells, cells.corners), **_names(cells)))
    unsure = int(cells.unsure.sum())
    if unsure:
        sizes = {"unsure": count(unsure, language), "cells": count(cells.unsure.size, language)}
        parts.append(say("alt_unsure", language, **sizes))
    return " ".join(parts)


def alt_of_line(cells: Cells) -> str:
    """Title, what is across, the ends, and the value at each point."""
    language = cells.language
    first = say("line_alt_of", language, title=cells.title, across=cells.levers[0].title, runs=_runs(cells))
    points = _points(cells, cells.every())
    return " ".join([first, _ends(cells), say("alt_points", language, points=points, **_names(cells))])


def _ends(cells: Cells) -> str:
    language = cells.language
    ends = cells.ends(cells.every())
    if ends is None:
        return say("alt_nothing", language)
    low, high = ends
    if np.ptp(cells.estimates.mean) == 0.0:
        return say("alt_same", language, value=cells.value(low))
    return say(
        "alt_ends",
        language,
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
        say(
            "alt_point",
            cells.language,
            at=cells.short(place),
            value=cells.value(place),
            range=cells.interval(place),
        )
        for place in places
    )
    return say("semicolon", cells.language).join(told)


def _names(cells: Cells) -> dict[str, str]:
    return {"levers": " × ".join(lever.name for lever in cells.levers)}


def _runs(cells: Cells) -> str:
    return in_all(cells.swept.sweep.runs, cells.language)
