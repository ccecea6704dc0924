"""The length of a step does not matter: months, fortnights and weeks tell one story, to a twentieth."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from chances import ManyDraws
from sahel_sim.core import DAYS_PER_MONTH, Array, Draws, World, columns, over_localities
from sahel_sim.engine import MONTH, advance
from sahel_sim.scenario import build, read
from worlds import at_war, faction_column, land, sides, world

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


TABLE = ("pacts", "relapse", "openness", "trust", "dialogue", "implementation")
TALKING, TALKING_YEARS = 2_000, 10.0


@cache
def talked(step: str, form: str) -> tuple[World, dict[str, Array]]:
    """Worlds of nothing but a table and pressed places, and what was signed and broken in them."""
    groups = sides(army="state", rebels="rebels", jnim="jihadists")
    now = world(
        land([1_000.0, 1_000.0]),
        groups,
        replicates=TALKING,
        months=LENGTHS[step],
        dialogue=1.0,
        influence=faction_column(0.0, 1.0, 0.6),
        voices=0.7,
        power_sharing=0.5,
        mediation=0.5,
        divisible=1.0,
        will=0.6,
        fighters=100.0,
        approval=0.6,
        hardline=0.4,
        guarantee=0.5,
        offer=0.6,
        demand=0.5 * at_war(groups),
    )
    rules = [m.using(form) if form in m.forms else m for m in MONTH if m.name in TABLE]
    p = {m.name: columns(m.parameters(), TALKING) for m in rules}
    luck, counted = (
        ManyDraws(6, TALKING),
        {name: np.zeros((TALKING, 3, 1)) for name in ("signed", "relapsed")},
    )
    for number in range(round(12 * TALKING_YEARS / LENGTHS[step])):
        now = now.at_dawn()
        for rule in rules:
            now = now.plus(rule(now, p[rule.name], luck.at(rule.name, number)))
        counted = {name: total + getattr(now, name) for name, total in counted.items()}
        now = now.at_dusk()
    return now, counted


def at_the_table(step: str, form: str) -> dict[str, Array]:
    """What is looked at in each world: at the end, and over all the years."""
    now, counted = talked(step, form)
    ends = {
        name: getattr(now, name)[:, 1:] for name in ("accord", "implemented", "trust", "cooling", "closed")
    }
    ends |= {"talks": now.talks[:, 1:], "heard": now.heard[:, 1:], "risk": now.risk[:, 1:], "pact": now.pact}
    many = {name: counted[name][:, 1:] for name in counted}
    return {name: x.reshape(TALKING, -1).mean(axis=1) for name, x in (ends | many).items()}


@pytest.mark.parametrize("form", ["ceasefire_first", "under_fire"])
@pytest.mark.parametrize("step", ["fortnight", "week"])
def test_a_table_comes_to_the_same_on_average_in_shorter_steps(step, form):
    """Within a twentieth of the mean, or what chance leaves open: three standard errors."""
    months, shorter = at_the_table("month", form), at_the_table(step, form)
    apart = {}
    for name, a in months.items():
        b = shorter[name]
        allowed = max(0.05 * a.mean(), 3.0 * float(np.sqrt((a.var() + b.var()) / TALKING)))
        assert a.mean() > 0.01, name
        if abs(a.mean() - b.mean()) > allowed:
            apart[name] = (float(a.mean()), float(b.mean()))

    assert apart == {}


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
