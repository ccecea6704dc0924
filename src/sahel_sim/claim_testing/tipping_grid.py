"""Tipping: the settings of a map of military pressure and inclusivity, on which a claim holds or fails."""

import itertools

import numpy as np

from sahel_sim.claim_testing.assumptions import AssumptionSet, Family
from sahel_sim.languages import N_, Sentence

PRESSURE, INCLUSIVITY = "government.military_pressure", "dialogue.inclusivity"
"""The lever up the map, of the state on all its enemies; and the lever across."""


def levels(points: int) -> list[float]:
    """So many values from 0 to 1."""
    return [float(f"{x:.6g}") for x in np.linspace(0.0, 1.0, points)]


def cells(points: int) -> tuple[AssumptionSet, ...]:
    """The cells of the map, inclusivity fastest. Levers that an arm sets itself stay as the arm says."""
    return tuple(
        AssumptionSet(
            f"pressure {pressure:g}, inclusivity {inclusivity:g}",
            Family.CELL,
            Sentence(
                N_("pressure {pressure}, inclusivity {inclusivity}"),
                {"pressure": f"{pressure:g}", "inclusivity": f"{inclusivity:g}"},
            ),
            {
                PRESSURE: pressure,
                INCLUSIVITY: inclusivity,
            },
        )
        for pressure, inclusivity in itertools.product(levels(points), levels(points))
    )
