"""The data set of claims: what came out of each, and its margin at each point of the parameter space."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.claim_testing.trial_results import TrialResult
from sahel_sim.claim_testing.verdict import Ruling
from sahel_sim.report.claims_files import claim_row
from sahel_sim.results.cf_conventions import attributes

if TYPE_CHECKING:
    import pandas
    import xarray

NUMBERS = {
    "effect": ("effect at the defaults, as it is read", ""),
    "low": ("lower end of its interval", ""),
    "high": ("upper end of its interval", ""),
    "bound": ("what it has to pass for the claim to hold", ""),
    "margin": ("how far the runs are on the side of the claim at the defaults", ""),
    "share": ("share of the parameter space in which the claim holds", "1"),
    "share_low": ("lower end of its 95 % interval", "1"),
    "share_high": ("upper end of its 95 % interval", "1"),
    "accepted_share": ("share of the accepted set, by its weights, in which the claim holds", "1"),
    "accepted_share_low": ("lower end of its 95 % interval", "1"),
    "accepted_share_high": ("upper end of its 95 % interval", "1"),
}
"""The numbers of a claim in a data set, with their units; empty where it is that of the outcome."""

WORDS = {
    "verdict": "what may be said of the claim",
    "finding": "what the runs at the defaults say",
    "unit": "unit of the effect and of the margins",
    "turned_by": "single changes of assumptions that turn it",
}
"""The words of a claim in a data set."""


def claims_dataset(rulings: Sequence[Ruling], provenance: Mapping[str, Any]) -> "xarray.Dataset":
    """What came out of claims, with named axes.

    Effects and margins are in the unit of the outcome of each claim, which stands in ``unit``.
    """
    import pandas
    import xarray

    rows = pandas.DataFrame([claim_row(each) for each in rulings])
    draws, margins = _margins([ruling.trial.draws for ruling in rulings])
    accepted, of_accepted = _margins([ruling.trial.accepted for ruling in rulings])
    numbers = {name: _column(rows, name) for name in NUMBERS}
    variables: dict[str, Any] = {
        name: ("claim", values, {"long_name": NUMBERS[name][0]} | _units(NUMBERS[name][1]))
        for name, values in numbers.items()
    }
    margin = {"long_name": "how far the runs are on the side of the claim at a point of the space"}
    variables["margin_of_draw"] = (("claim", "draw"), margins, margin)
    in_accepted = {"long_name": "how far the runs are on the side of the claim in one of the accepted sets"}
    variables["margin_of_accepted"] = (("claim", "accepted"), of_accepted, in_accepted)
    coordinates: dict[str, Any] = {
        "claim": ("claim", list(rows["claim"]), {"long_name": "name of the claim"}),
        "draw": ("draw", draws, {"long_name": "point of the parameter space"}),
        "accepted": ("accepted", accepted, {"long_name": "one of the accepted sets, as a run draws it"}),
        **{name: ("claim", [str(x) for x in rows[name]], {"long_name": WORDS[name]}) for name in WORDS},
    }
    return xarray.Dataset(variables, coordinates, attributes("sahel_sim: claims", provenance))


def _margins(found: Sequence[Sequence[TrialResult]]) -> tuple[list[str], np.ndarray]:
    """The names of points, and the margin of each claim at each, ``(C, D)``."""
    names = sorted({each.setting.name for points in found for each in points})
    margins = np.full((len(found), len(names)), np.nan)
    for at, points in enumerate(found):
        for each in points:
            margins[at, names.index(each.setting.name)] = each.margin
    return names, margins


def _units(unit: str) -> dict[str, str]:
    return {"units": unit} if unit else {}


def _column(table: "pandas.DataFrame", name: str) -> np.ndarray:
    """A column as numbers; not numbers where nothing stands."""
    return np.array([np.nan if x is None else float(x) for x in table[name]])
