"""Who sits at the table, and the paths on which a table widens from nobody to everybody."""

from collections.abc import Mapping

from sahel_sim.core import VOICES, Factions

_CIVIL = ("civil_society", "traditional_leaders", "opposition")
_YOUNG = ("women", "youth")

ORDINARY_PATH = "mali"
"""The path of a table if nobody says: the order in which parties came to tables in Mali."""

PATHS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    ORDINARY_PATH: (("rebels",), _CIVIL, _YOUNG, ("jihadists",)),
    "armed_first": (("rebels",), ("jihadists",), _CIVIL, _YOUNG),
    "civilians_first": (_CIVIL, _YOUNG, ("rebels",), ("jihadists",)),
}
"""Voices and blocs in the order in which they come, those who come together in one stage."""


def invitable(factions: Factions) -> tuple[str, ...]:
    """Who can have influence at the table: armed factions that are not the state's, and voices."""
    armed = zip(factions.names, factions.blocs, strict=True)
    return (*(name for name, bloc in armed if bloc != "state"), *VOICES)


def influence_of_inclusivity(
    inclusivity: float, factions: Factions, divisible: Mapping[str, float], path: str = ORDINARY_PATH
) -> dict[str, float]:
    """Influence of each party on a path from a closed table, 0, to an open one, 1.

    A path has four stages, each a quarter of the way, over which those who come in it rise from 0 to 1.
    Jihadists come only if a share can satisfy them at all; militias never do.

    Parameters
    ----------
    inclusivity
        0 to 1.
    factions
        Of the place.
    divisible
        How far a share can satisfy each faction, by name.
    path
        One of ``PATHS``.

    Examples
    --------
    >>> sides = Factions(("army", "front"), ("state", "rebels"))
    >>> shares = {"army": 1.0, "front": 1.0}
    >>> influence_of_inclusivity(0.125, sides, shares)["front"]
    0.5
    >>> influence_of_inclusivity(0.125, sides, shares, "civilians_first")["front"]
    0.0
    """
    stages = PATHS[path]
    comes = {who: stage for stage, together in enumerate(stages) for who in together}
    for name, bloc in zip(factions.names, factions.blocs, strict=True):
        if bloc in comes and (bloc != "jihadists" or divisible[name] > 0):
            comes[name] = comes[bloc]
    return {
        party: min(max(inclusivity * len(stages) - comes[party], 0.0), 1.0) if party in comes else 0.0
        for party in invitable(factions)
    }
