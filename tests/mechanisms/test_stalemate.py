"""Intelligence, collateral harm and recruitment together: the stalemate of Kress and Szechtman.

The army alone fights, with constant intelligence ``mu``; its fire that misses hits civilians, who are
avenged by ``theta`` recruits each; ``rho`` insurgents a day come from elsewhere. Nobody shoots back, no other
violence happens, and the dead are replaced, so the number of persons is constant. With ``G`` soldiers, ``g``
engagements per soldier-day and the insurgents' share ``i`` of all persons,

    di/dt = (g G / P) [theta (1 - mu)(1 - i) - mu - (1 - mu) i] + rho / P.

If nobody comes from elsewhere the stalemate does not depend on ``G``: more force only brings it sooner.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq

from known_values import known
from sahel_sim.core import (
    DAYS_PER_MONTH,
    Array,
    Chance,
    Changes,
    MeanField,
    World,
    columns,
    gain,
    mechanism,
    over_factions,
)
from sahel_sim.engine import Setup, advance
from sahel_sim.mechanisms.combat import attrition, combat
from sahel_sim.mechanisms.harm import harm
from sahel_sim.mechanisms.recruitment import recruitment
from worlds import NoNumbers, at_war, faction_column, land, setup_of, sides, stand_and_fight, world

ARMY_AND_INSURGENTS = sides(army="state", insurgents="jihadists")


@mechanism(reads=("losses", "harmed"), writes=("residents",), parameters=NoNumbers, sources=("kress2009",))
def births(world: World, p: NoNumbers, draw: Chance) -> Changes:
    """Replace the dead: a rule that a reader may plug into the schedule."""
    return (gain("residents", over_factions(world.losses) + over_factions(world.harmed), "born"),)


@dataclass(frozen=True)
class Stalemate:
    """Numbers of one row: persons, soldiers, engagements per soldier-day, and the rest."""

    P: float
    G: float
    g: float
    mu: float
    theta: float = 0.0
    rho: float = 0.0

    def start(self, insurgents: float, days: float, soldiers: Sequence[float] = ()) -> World:
        """Persons in one place, some of them insurgents; a world for each number of soldiers."""
        forces = np.array(soldiers or (self.G,), dtype=np.float64)
        fighters = np.full((len(forces), 2, 1), insurgents)
        fighters[:, 0, 0] = forces
        return world(
            land([self.P - insurgents]),
            ARMY_AND_INSURGENTS,
            replicates=len(forces),
            months=days / DAYS_PER_MONTH,
            fighters=fighters,
            hostility=at_war(ARMY_AND_INSURGENTS),
            pressure=at_war(ARMY_AND_INSURGENTS),
            resolve=1.0,
            skill=faction_column(1.0, 0.0),
            intelligence=faction_column(self.mu, 1.0),
        )

    def setup(self, start: World) -> Setup:
        """Combat, harm, recruitment and births, and nothing else."""
        form = "all" if self.rho else "collateral"
        numbers = {
            "combat": {
                "fire": self.g * DAYS_PER_MONTH,
                "elusive": 0.0,
                "frontage": float("inf"),
                "tips": 0.0,
            },
            "harm": {"bystanders": 1.0, "selective": 0.0, "indiscriminate": 0.0},
            "recruitment": {
                "vengeance": self.theta,
                "inflow": self.rho,
                "recruiters": 0.0,
                "hazard": 0.0,
                "presence": 0.0,
            },
        }
        return setup_of(
            start,
            (combat, harm, recruitment.using(form), births),
            parameters=numbers,
            minds=(stand_and_fight, stand_and_fight),
        )

    def growth(self, insurgents: float, days: float = 10.0) -> float:
        """Net insurgents gained a day, by the rules themselves."""
        start = self.start(insurgents, days)
        after = advance(self.setup(start), start, MeanField(1))
        return float(after.fighters[0, 1, 0] - start.fighters[0, 1, 0]) / days

    def line(self) -> tuple[float, float]:
        """Slope and height at no insurgents of the growth, which is a straight line."""
        few, many = 0.1 * self.P, 0.5 * self.P
        slope = (self.growth(many) - self.growth(few)) / (many - few)
        return slope, self.growth(few) - slope * few

    def share(self) -> float:
        """The share of insurgents at which growth ends."""
        return float(brentq(self.growth, 0.02 * self.P, 0.9 * self.P, xtol=1e-5)) / self.P


def of(row: str, **changes: float) -> Stalemate:
    inputs = {
        name: value for name, value in known(row).inputs.items() if name in Stalemate.__dataclass_fields__
    }
    return Stalemate(**{"P": 100_000.0, "mu": 0.1, **inputs, **changes})


def lived(
    case: Stalemate, insurgents: float, days: float, steps: int, soldiers: Sequence[float] = ()
) -> Array:
    """Share of insurgents after so many steps, one for each number of soldiers."""
    now = case.start(insurgents, days, soldiers)
    how = case.setup(now)
    for _ in range(steps):
        now = advance(how, now, MeanField(now.replicates))
    return now.fighters[:, 1, 0] / case.P


@pytest.mark.parametrize("row", ["TV-M2-01", "TV-M2-03", "TV-M2-05", "TV-M2-09", "TV-M2-10"])
def test_stalemate_by_the_rules(row):
    assert known(row).value == of(row).share()


@pytest.mark.parametrize("row", ["TV-M2-02", "TV-M2-04", "TV-M2-06"])
def test_rate_at_which_the_stalemate_is_reached(row):
    assert known(row).value == -of(row).line()[0]


def test_growth_is_a_straight_line():
    case = of("TV-M2-13")
    slope, height = case.line()

    for insurgents in (5_000.0, 30_000.0, 80_000.0):
        assert case.growth(insurgents) == pytest.approx(height + slope * insurgents, abs=1e-6)


@pytest.mark.parametrize("row", ["TV-M2-07", "TV-M2-08"])
def test_intelligence_with_which_an_insurgency_dies_out(row):
    def first_growth(mu: float) -> float:
        case = replace(of(row), mu=mu)
        return 2.0 * case.growth(20_000.0, 30.0) - case.growth(40_000.0, 30.0)

    assert known(row).value == brentq(first_growth, 0.05, 0.5, xtol=1e-12)


@pytest.mark.parametrize("row", ["TV-M2-11", "TV-M2-12"])
def test_good_intelligence_or_deterrence_ends_the_insurgency(row):
    case = of(row)

    assert known(row).value == lived(case, 500.0, days=5.0, steps=400)[0]


def test_insurgents_after_a_thousand_days():
    case = of("TV-M2-13")
    given = known("TV-M2-13").inputs
    slope, height = case.line()
    end = -height / slope

    assert known("TV-M2-13").value == end + (given["I0"] - end) * np.exp(slope * given["t"])


def test_civilians_in_the_way_of_fire_a_day():
    given = known("TV-M2-14").inputs
    case = of("TV-M2-14")
    start = case.start(given["I"], days=1.0)
    p = case.setup(start).parameters["combat"]
    fire = attrition(start, p, combat.forms["blended"](start, p))

    assert known("TV-M2-14").value == float(fire.near_first[0, 0, 0])


def test_stalemate_in_the_engine_is_the_same_for_every_number_of_soldiers():
    shares = lived(
        of("TV-M2-01"), 10_000.0, days=DAYS_PER_MONTH, steps=1_500, soldiers=(500.0, 2_000.0, 8_000.0)
    )

    assert shares == pytest.approx(known("TV-M2-01").value.expected, abs=1e-6)


@settings(max_examples=10)
@given(soldiers=st.floats(300.0, 9_000.0), insurgents=st.floats(5_000.0, 60_000.0))
def test_with_vengeance_as_the_only_motive_more_force_changes_the_pace_and_not_the_stalemate(
    soldiers, insurgents
):
    few, twice = (of("TV-M2-03", G=force) for force in (soldiers, 2.0 * soldiers))

    assert known("TV-M2-03").value == few.share()
    assert known("TV-M2-03").value == twice.share()
    assert twice.growth(insurgents) == pytest.approx(2.0 * few.growth(insurgents), abs=1e-5)


def test_with_recruits_from_elsewhere_more_force_means_fewer_insurgents():
    few, many = (of("TV-M2-09", G=soldiers).share() for soldiers in (500.0, 8_000.0))

    assert few - many > 0.01


def test_births_keep_the_number_of_persons():
    case = of("TV-M2-03")
    start = case.start(10_000.0, days=DAYS_PER_MONTH)
    now, how = start, case.setup(start)
    for _ in range(100):
        now = advance(how, now, MeanField(1))

    assert now.killed.sum() > 1_000.0
    assert now.residents.sum() + now.fighters[:, 1].sum() == pytest.approx(case.P, abs=1e-3)


def test_a_plugged_in_rule_can_be_called_by_its_parameters():
    start = of("TV-M2-03").start(10_000.0, days=1.0)
    happened = replace(start, losses=np.full((1, 2, 1), 3.0), harmed=np.full((1, 2, 1), 4.0))

    assert births(happened, columns(NoNumbers(), 1), MeanField(1))[0].amount.tolist() == [[[14.0]]]
