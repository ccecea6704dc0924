"""The places of a lesson: what a grid holds of them, so that a page draws their map without the scenario."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import numpy as np

from sahel_sim.core import Places

DECIMALS = 2
"""Of degrees and weights; a hundredth of a degree is about a kilometre, less than a mark is wide."""

FLAT, DEEP = ("latitude", "longitude", "town", "hinterland"), ("symbolic", "remoteness")
"""Numbers of places with one axis, and with the axes of the world."""


def places_as_data(places: Places) -> dict[str, Any]:
    """Everything that is known of places, as plain values that can be written as JSON.

    >>> from sahel_sim.scenario import read
    >>> places = read("two_towns").place.places
    >>> places_from_data(places_as_data(places)).names == places.names
    True
    """
    found = {each.name: getattr(places, each.name) for each in fields(places)}
    for name in (*FLAT, *DEEP):
        found[name] = np.round(found[name].reshape(-1), DECIMALS).tolist()
    found["outline"] = [np.round(ring, 1).tolist() for ring in places.outline]
    found["roads"] = [[a, b, round(float(km), 1)] for a, b, km in places.roads]
    return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}


def places_from_data(values: Mapping[str, Any]) -> Places:
    """The places that were written; the inverse of ``places_as_data``."""
    found: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
    }
    for name in FLAT:
        found[name] = np.array(values[name], dtype=float)
    for name in DEEP:
        found[name] = np.array(values[name], dtype=float).reshape(1, 1, -1)
    found["outline"] = tuple(np.array(ring, dtype=float) for ring in values["outline"])
    found["roads"] = tuple((int(a), int(b), float(km)) for a, b, km in values["roads"])
    return Places(**found)
