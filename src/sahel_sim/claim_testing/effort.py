"""Effort: how closely claims are looked at, in class or over night."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ClaimEffort:
    """How many runs each part of a trial gets.

    Attributes
    ----------
    name
        ``teaching`` or ``overnight``.
    runs
        At the defaults, at most; a claim that asks for fewer gets fewer. None gives what the claim asks for.
    of_settings
        Of each arm, with one mechanism off, one sign flipped and so on.
    draws, of_draws
        Points of the parameter space, and runs of each arm at each.
    steps, children
        Of the search for the best and the worst case: how often it goes on, and how many points it tries
        each time on each side.
    of_coalitions
        Runs of each arm for each set of mechanisms, for the main claims.
    points
        Of each lever of the map of pressure and inclusivity, for the main claims.
    looks_again
        Whether single changes on which a verdict hangs are looked at again; see ``turning``.
    """

    name: str
    runs: int | None
    of_settings: int
    draws: int
    of_draws: int
    steps: int
    children: int
    of_coalitions: int
    points: int
    looks_again: bool


TEACHING = ClaimEffort(
    "teaching",
    runs=96,
    of_settings=12,
    draws=48,
    of_draws=4,
    steps=2,
    children=8,
    of_coalitions=4,
    points=5,
    looks_again=True,
)
"""For one lesson: within ten minutes on two cores."""

OVERNIGHT = ClaimEffort(
    "overnight",
    runs=None,
    of_settings=128,
    draws=512,
    of_draws=16,
    steps=12,
    children=32,
    of_coalitions=64,
    points=17,
    looks_again=True,
)
"""For a night on two cores, or an hour on a cluster."""

EFFORTS = {each.name: each for each in (TEACHING, OVERNIGHT)}
"""By name."""
