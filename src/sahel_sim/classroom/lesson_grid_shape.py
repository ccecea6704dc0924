"""Whether a grid has all that a page reads, each part as it should be: else a page would open and stay dumb.

What a part should be is not written down a second time: a grid is held against the one that comes with the
library. Lengths may differ only where the number of places or of other plausible numbers does.
"""

import math
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import numpy as np

from sahel_sim.classroom.lesson_places import DEEP, FLAT, places_from_data
from sahel_sim.classroom.number_text import ALPHABET
from sahel_sim.scenario.declaration import LONGEST_SUMMARY, LONGEST_TITLE

FIXED = ("alphabet", "agreements", "floor", "pictured", "few", "levers")
"""Parts that are the same in every grid of a version."""

PACKED = ("bands", "lines", "draws", "map")
"""Parts of a scenario that are numbers as text."""


def wrong_part(grid: Mapping[str, Any], whole: Mapping[str, Any]) -> str | None:
    """The first part of a grid that is missing or not as in a whole grid, or None if it has them all.

    >>> wrong_part({"floor": 50.0}, {"floor": 50.0, "levers": []})
    'levers'
    """
    for name, wanted in whole.items():
        if name not in grid:
            return name
        found = grid[name]
        if name == "scenarios":
            wrong = _wrong_scenario(found, wanted[0], grid, whole)
        elif name == "places":
            wrong = None if _are_places(found) else name
        elif name in FIXED:
            wrong = None if found == wanted else name
        elif name == "size":
            wrong = _difference(found, wanted, name) or (None if found["runs"] > 0 else "size.runs")
        else:
            wrong = _difference(found, wanted, name)
        if wrong is not None:
            return wrong
    return None


def _wrong_scenario(found: Any, wanted: Any, grid: Mapping[str, Any], whole: Mapping[str, Any]) -> str | None:
    if not isinstance(found, list) or not found:
        return "scenarios"
    stretch = {
        "map": _homes(grid["places"]) / _homes(whole["places"]),
        "draws": grid["size"]["draws"] / whole["size"]["draws"],
    }
    for at, each in enumerate(found):
        for name, part in wanted.items():
            place = f"scenarios[{at}].{name}"
            if not isinstance(each, dict) or name not in each:
                return place
            if name in _OF_SCENARIO:
                wrong = None if _OF_SCENARIO[name](each[name]) else place
            elif name in PACKED:
                wrong = None if _is_packed(each[name], round(len(part) * stretch.get(name, 1.0))) else place
            else:
                wrong = _difference(each[name], part, place)
            if wrong is not None:
                return wrong
    names = [each["name"] for each in found]
    return None if len(set(names)) == len(names) else "scenarios[].name"


def _difference(found: Any, wanted: Any, place: str) -> str | None:
    """Where values differ from those wanted in kind, in names or in number."""
    if isinstance(wanted, dict):
        if not isinstance(found, dict):
            return place
        for name, part in wanted.items():
            wrong = _difference(found.get(name), part, f"{place}.{name}")
            if wrong is not None:
                return wrong
        return None
    if isinstance(wanted, list):
        if not isinstance(found, list) or len(found) != len(wanted):
            return place
        for at, (x, y) in enumerate(zip(found, wanted, strict=True)):
            if _difference(x, y, "") is not None:
                return _difference(x, y, f"{place}[{at}]")
        return None
    if isinstance(wanted, bool | str) or wanted is None:
        return None if found == wanted else place
    return None if _is_number(found) else place


def _is_number(x: Any) -> bool:
    return isinstance(x, int | float) and not isinstance(x, bool) and math.isfinite(x) and x >= 0.0


def _is_packed(text: Any, length: int) -> bool:
    return isinstance(text, str) and len(text) == length and set(text) <= set(ALPHABET)


def _words(longest: int) -> Callable[[Any], bool]:
    """Whether something is words by language, none longer than scenario files may have."""

    def fits(found: Any) -> bool:
        return isinstance(found, dict) and all(
            isinstance(text, str) and len(text) <= longest for pair in found.items() for text in pair
        )

    return fits


def _are_dates(found: Any) -> bool:
    try:
        first, last = (date.fromisoformat(day) for day in found)
    except (TypeError, ValueError):
        return False
    return first < last


def _is_name(found: Any) -> bool:
    return isinstance(found, str) and 0 < len(found) <= LONGEST_TITLE


_OF_SCENARIO: Mapping[str, Callable[[Any], bool]] = {
    "name": _is_name,
    "title": _words(LONGEST_TITLE),
    "summary": _words(LONGEST_SUMMARY),
    "dates": _are_dates,
}
"""Parts of a scenario that differ from grid to grid, and what they may be."""


def _are_places(found: Any) -> bool:
    """Whether these are places that can be drawn: some at home, every part as long as every other."""
    try:
        places = places_from_data(found)
        texts = [getattr(places, name) for name in ("names", "regions", "kinds", "countries")]
        numbers = [getattr(places, name).reshape(-1) for name in (*FLAT, *DEEP)]
        roads, rings = np.array(places.roads, dtype=float).reshape(-1, 3), places.outline
        return (
            {len(part) for part in (*texts, *numbers)} == {len(places)}
            and all(isinstance(text, str) for part in (*texts, (places.name, places.home)) for text in part)
            and all(isinstance(part, list) for name, part in found.items() if name not in ("name", "home"))
            and all(ring.ndim == 2 and ring.shape[1] == 2 for ring in rings)
            and all(np.isfinite(part).all() for part in (*numbers, *rings, roads))
            and bool(((roads[:, :2] >= 0) & (roads[:, :2] < len(places))).all())
            and _homes(found) > 0
        )
    except (TypeError, ValueError, KeyError, AttributeError, OverflowError):
        return False


def _homes(places: Mapping[str, Any]) -> int:
    return sum(country == places["home"] for country in places["countries"])
