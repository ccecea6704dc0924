"""The length of a step does not matter: months, fortnights and weeks tell one story, to a twentieth."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from sahel_sim.core import DAYS_PER_MONTH, Array, Draws, World, over_localities
from sahel_sim.engine import advance
from sahel_sim.scenario import build, read

RUNS, YEARS = 48, 5.0
LENGTHS = {"month": 1.0, "fortnight": 14.0 / DAYS_PER_MONTH, "week": 7.0 / DAYS_PER_MONTH}
STATE, JNIM = "government", "jnim"


@cache
def end(step: str) -> World:
    """The same worlds after so many years of war in 2024, in steps of this length."""
    setup = build(read("mali_2024_02"), RUNS)
    world, luck = replace(setup.world, months=LENGTHS[step]), Draws(3, range(RUNS))
    for _ in range(round(12 * YEARS / LENGTHS[step])):
        world = advance(setup, world, luck)
    return world


def governed(world: World) -> Array:
    people = (world.residents + world.displaced) * world.places.domestic
    return over_localities(world.control * people) / over_localities(people)


OUTCOMES = {
    "fighters": (lambda w: over_localities(w.fighters), (STATE, JNIM)),
    "fighters killed": (lambda w: over_localities(w.fallen), (STATE, JNIM)),
    "civilians killed": (lambda w: over_localities(w.killed), (STATE, JNIM)),
    "people governed": (governed, (STATE, JNIM)),
    "anger": (lambda w: w.grievance.mean(axis=2, keepdims=True), (STATE, JNIM)),
    "displaced": (lambda w: over_localities(w.displaced), ("",)),
}
"""What is looked at, and of whom."""


@pytest.mark.parametrize("step", ["fortnight", "week"])
@pytest.mark.parametrize(
    ("outcome", "whose"), [(name, who) for name, (_, of) in OUTCOMES.items() for who in of]
)
def test_an_outcome_is_the_same_on_average_in_shorter_steps(step, outcome, whose):
    """Within a twentieth of the mean, or what chance leaves open: three standard errors."""
    months, shorter = (OUTCOMES[outcome][0](end(s))[:, :, 0] for s in ("month", step))
    at = end("month").factions.names.index(whose) if whose else 0
    a, b = months[:, at], shorter[:, at]
    error = np.sqrt((a.var(ddof=1) + b.var(ddof=1)) / RUNS)

    assert b.mean() == pytest.approx(a.mean(), abs=max(0.05 * a.mean(), 3.0 * error))
