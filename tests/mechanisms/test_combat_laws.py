"""The laws of attrition meet their closed forms: square, linear, Deitchman's ambush, and the blend.

The closed forms have one coefficient for each side. Here it is ``fire`` (1) times the ``skill`` of the side.
Fire into the area is written for the persons in it, so an area coefficient ``b`` is a skill of ``b P``.
There are so many civilians that the fighters themselves do not count among them, as in the closed forms;
the blended law counts them, and holds the persons in the area constant. Every fighter is found
(``elusive`` 0), all can get at the enemy (``frontage`` without end), and both sides seek battle.
Numbers are per day in the literature; a day stands for a
month here.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from known_values import known
from sahel_sim.core import MeanField, World, columns
from sahel_sim.engine import advance
from sahel_sim.mechanisms.combat import attrition, combat
from worlds import at_war, faction_column, land, setup_of, sides, stand_and_fight, world

ARMY_AND_GUERRILLAS = sides(army="state", guerrillas="jihadists")
CROWD = 1e15
INSTANT = 2.0**-40
NUMBERS = {"fire": 1.0, "elusive": 0.0, "frontage": float("inf"), "tips": 0.0, "spread": 0.0}
COLUMNS = columns(combat.parameters(**NUMBERS), 1)
FAR = 1e4


@dataclass(frozen=True)
class Battle:
    """A law and what it needs: strengths, skill and intelligence, and persons in the area."""

    law: str
    army: float
    guerrillas: float
    skill: tuple[float, float]
    intelligence: float = 0.0
    persons: float | None = None

    def field(self, army: float, guerrillas: float, months: float = INSTANT, crowd: float = CROWD) -> World:
        """The battlefield when both sides have so many fighters left."""
        civilians = crowd if self.persons is None else self.persons - guerrillas
        return replace(
            empty_field(self, months),
            fighters=faction_column(army, guerrillas),
            residents=np.full((1, 1, 1), civilians),
        )

    def rates(self, army: float, guerrillas: float) -> tuple[float, float]:
        """How fast both sides lose fighters, by the law's own function."""
        now = self.field(army, guerrillas)
        fire = attrition(now, COLUMNS, combat.forms[self.law](now, COLUMNS))
        return -fire.on_first[0, 0, 0] / now.months, -fire.on_second[0, 0, 0] / now.months


@cache
def empty_field(battle: Battle, months: float) -> World:
    """The battlefield before anyone is there."""
    return world(
        land([1.0]),
        ARMY_AND_GUERRILLAS,
        months=months,
        hostility=at_war(ARMY_AND_GUERRILLAS),
        pressure=at_war(ARMY_AND_GUERRILLAS),
        resolve=1.0,
        skill=faction_column(*battle.skill),
        intelligence=faction_column(battle.intelligence, 1.0),
    )


def square(army: float, guerrillas: float, b: float, r: float) -> Battle:
    return Battle("square", army, guerrillas, (b, r))


def linear(army: float, guerrillas: float, q: float, p: float) -> Battle:
    return Battle("linear", army, guerrillas, (q * CROWD, p * CROWD))


def ambush(army: float, guerrillas: float, b: float, r: float) -> Battle:
    return Battle("deitchman", army, guerrillas, (b * CROWD, r))


def blended(army: float, guerrillas: float, b: float, mu: float, persons: float, r: float = 0.0) -> Battle:
    return Battle("blended", army, guerrillas, (b, r), mu, persons)


def fought(battle: Battle, until: float) -> tuple[float, float, float]:
    """Strength of both sides at that time, or when one of them is gone; and the time."""

    def gone(t: float, strength: np.ndarray) -> float:
        return float(min(strength))

    gone.terminal = True
    start = np.array([battle.army, battle.guerrillas])
    course = solve_ivp(
        lambda t, y: battle.rates(*np.maximum(y, 0.0)),
        (0.0, until),
        start,
        method="DOP853",
        rtol=1e-12,
        atol=1e-13,
        events=gone,
    )
    return course.y[0, -1], course.y[1, -1], course.t[-1]


SQUARE = square(100, 60, 0.01, 0.02)


def test_square_law_after_fifty_days():
    army, guerrillas, _ = fought(SQUARE, known("TV-M1-01").inputs["t"])

    assert known("TV-M1-01").value == army
    assert known("TV-M1-02").value == guerrillas
    assert known("TV-M1-05").value == 0.01 * army**2 - 0.02 * guerrillas**2


def test_square_law_to_the_end():
    army, _, time = fought(SQUARE, FAR)

    assert known("TV-M1-03").value == time
    assert known("TV-M1-04").value == army


def test_square_law_with_labels_swapped():
    _, guerrillas, _ = fought(square(60, 100, 0.02, 0.01), FAR)

    assert known("TV-M1-06").value == guerrillas


LINEAR = linear(100, 60, 2e-4, 1e-4)


def test_linear_law_after_two_hundred_days():
    army, guerrillas, _ = fought(LINEAR, known("TV-M1-08").inputs["t"])

    assert known("TV-M1-07").value == 2e-4 * army - 1e-4 * guerrillas
    assert known("TV-M1-08").value == army
    assert known("TV-M1-09").value == guerrillas


def test_linear_law_in_the_long_run():
    army, _, _ = fought(LINEAR, 3_000.0)

    assert known("TV-M1-10").value == army


def test_linear_law_at_parity():
    army, guerrillas, _ = fought(linear(50, 100, 2e-4, 1e-4), known("TV-M1-11").inputs["t"])

    assert known("TV-M1-11").value == guerrillas
    assert known("TV-M1-12").value == army


ARMY_WINS = ambush(100, 60, 1e-3, 0.02)


def test_ambush_that_the_army_wins():
    army, guerrillas, _ = fought(ARMY_WINS, known("TV-M1-14").inputs["t"])

    assert known("TV-M1-14").value == army
    assert known("TV-M1-15").value == guerrillas


def test_ambush_that_the_army_wins_in_the_long_run():
    army, _, _ = fought(ARMY_WINS, 500.0)

    assert known("TV-M1-13").value == army


def outlasting(army: float, guerrillas: float, b: float, r: float, days: float) -> float:
    """How the guerrillas' number grows against the square of the army's: below 1 if the army wins."""
    left = fought(ambush(army, guerrillas, b, r), days)
    return (left[1] / left[0] ** 2) / (guerrillas / army**2)


@pytest.mark.parametrize("row", ["TV-M1-16", "TV-M1-17"])
def test_smallest_army_that_wins_an_ambush_grows_with_the_root_of_the_guerrillas(row):
    given, least = known(row).inputs, known(row).value
    enough = outlasting(least.expected + least.abs, given["R0"], given["b"], given["r"], 50.0)
    too_few = outlasting(least.expected - least.abs, given["R0"], given["b"], given["r"], 50.0)

    assert enough < 1.0 < too_few


@pytest.mark.parametrize("row", ["TV-M1-16", "TV-M1-17"])
def test_an_army_a_little_larger_or_smaller_than_that_wins_or_loses(row):
    given, least = known(row).inputs, known(row).value.expected
    larger, smaller = (
        fought(ambush(army, given["R0"], given["b"], given["r"]), 3e3) for army in (least + 3, least - 3)
    )

    assert larger[1] < 1e-9 < larger[0]
    assert smaller[0] < 1e-9 < smaller[1]


GUERRILLAS_WIN = ambush(100, 60, 1e-3, 0.2)


def test_ambush_that_the_guerrillas_win():
    _, guerrillas, time = fought(GUERRILLAS_WIN, FAR)

    assert known("TV-M1-18").value == np.sqrt(2.0 * 0.2 * guerrillas / 1e-3)
    assert known("TV-M1-19").value == time
    assert known("TV-M1-20").value == guerrillas


def test_ambush_that_the_guerrillas_win_after_five_days():
    army, guerrillas, _ = fought(GUERRILLAS_WIN, known("TV-M1-21").inputs["t"])

    assert known("TV-M1-21").value == army
    assert known("TV-M1-22").value == guerrillas


def test_ambush_at_parity():
    army, guerrillas, _ = fought(ambush(100, 60, 1e-3, known("TV-M1-23").inputs["r"]), 50.0)

    assert known("TV-M1-23").value == army
    assert known("TV-M1-24").value == guerrillas


@pytest.mark.parametrize("row", ["TV-M1-25", "TV-M1-26", "TV-M1-27"])
def test_blended_law_and_its_limits(row):
    given = known(row).inputs
    battle = blended(given["B"], given["R"], given["b_prime"], given["mu"], given["P"])

    assert known(row).value == battle.rates(given["B"], given["R"])[1]


def test_blended_law_after_twenty_days():
    given = known("TV-M1-28").inputs
    battle = blended(100, 60, given["b_prime"], given["mu"], given["P"], given["r"])
    army, guerrillas, _ = fought(battle, given["t"])

    assert known("TV-M1-28").value == army
    assert known("TV-M1-29").value == guerrillas


def stepped(battle: Battle, until: float, months: float) -> np.ndarray:
    """Strength of both sides as the engine steps there without chance; area fire is written for ``CROWD``."""
    crowd = 1e9  # whole grains hold up to 8e9 persons
    to_scale = replace(battle, skill=tuple(s * crowd / CROWD if s > 1e3 else s for s in battle.skill))
    start = to_scale.field(battle.army, battle.guerrillas, months, crowd)
    how = setup_of(
        start,
        (combat.using(battle.law),),
        parameters={"combat": NUMBERS},
        minds=(stand_and_fight, stand_and_fight),
    )
    now = start
    for _ in range(round(until / months)):
        now = advance(how, now, MeanField(1))
    return now.fighters[0, :, 0]


@pytest.mark.parametrize(
    ("battle", "until"),
    [(SQUARE, 50.0), (LINEAR, 50.0), (ARMY_WINS, 50.0), (GUERRILLAS_WIN, 5.0)],
    ids=["square", "linear", "deitchman, army wins", "deitchman, guerrillas win"],
)
def test_stepping_halves_its_error_when_the_step_is_halved(battle, until):
    exact = np.array(fought(battle, until)[:2])
    errors = [np.abs(stepped(battle, until, months) - exact).max() for months in (0.5, 0.25, 0.125)]

    assert errors[0] < 1.0
    assert errors[0] / errors[1] == pytest.approx(2.0, abs=0.1)
    assert errors[1] / errors[2] == pytest.approx(2.0, abs=0.1)


def rate_of(change: Callable[[World], World]) -> float:
    now, p = change(SQUARE.field(100.0, 60.0)), columns(combat.parameters(**NUMBERS), 1)
    return float(attrition(now, p, combat.forms["square"](now, p)).on_second[0, 0, 0] / now.months)


@pytest.mark.parametrize("name", ["hostility", "pressure", "resolve"])
def test_forces_of_which_neither_seeks_battle_do_not_fight(name):
    assert rate_of(lambda w: replace(w, **{name: np.zeros_like(getattr(w, name))})) == 0.0


def test_forces_of_which_one_seeks_battle_fight_half_as_often():
    one_sided = np.array([[[0.0, 1.0], [0.0, 0.0]]])

    assert rate_of(lambda w: replace(w, pressure=one_sided)) == pytest.approx(0.5 * rate_of(lambda w: w))


@pytest.mark.parametrize(
    ("army", "guerrillas", "found"), [(1.0, 0.0, 0.5), (0.0, 1.0, 1.0), (1.0, 1.0, 0.75)]
)
def test_who_seeks_a_fight_gets_it_as_far_as_the_other_is_found(army, guerrillas, found):
    """60 guerrillas are found half as often as an army that cannot hide, and have the initiative."""
    seeking = np.array([[[0.0, army], [guerrillas, 0.0]]])
    now = replace(SQUARE.field(1e12, 60.0), pressure=seeking)
    easy, hard = (columns(combat.parameters(**{**NUMBERS, "elusive": e}), 1) for e in (0.0, 60.0))
    aim = combat.forms["square"](now, easy)

    rate = attrition(now, hard, aim).on_first / attrition(now, easy, aim).on_first
    assert rate[0, 0, 0] == pytest.approx(found)


def test_few_face_few_however_large_the_army():
    """With two to each enemy, 100 guerrillas face at most 200 of any army, and half that if it has 200."""
    p = columns(combat.parameters(**{**NUMBERS, "frontage": 2.0}), 1)

    def dead(army: float) -> float:
        now = square(army, 100.0, 0.01, 0.02).field(army, 100.0)
        return float(attrition(now, p, combat.forms["square"](now, p)).on_second[0, 0, 0] / now.months)

    assert dead(1e9) == pytest.approx(0.01 * 200.0, rel=1e-5)
    assert dead(200.0) == pytest.approx(0.01 * 100.0)


def test_a_war_is_fought_as_far_as_the_drive_of_those_who_are_told_to_fight_it():
    half = np.array([[[0.0, 0.5], [0.5, 0.0]]])

    assert rate_of(lambda w: replace(w, drive=half)) == pytest.approx(0.5 * rate_of(lambda w: w))


@pytest.mark.parametrize(("acquainted", "rise"), [(0.0, 1.0), (1.0, 4.0)])
def test_insurgents_of_one_bloc_need_not_search_or_guess(acquainted, rise):
    """Strangers would find half of them, and aim half of their fire: the rest is lost in a crowd."""
    kin = sides(ours="jihadists", theirs="jihadists")
    given = {"resolve": 1.0, "intelligence": 0.5, "fighters": 60.0}
    now = world(land([1e12]), kin, hostility=at_war(kin), pressure=at_war(kin), **given)
    strange, known_well = (
        columns(combat.parameters(**{**NUMBERS, "elusive": 60.0, "acquainted": a}), 1)
        for a in (0.0, acquainted)
    )
    aim = combat.forms["blended"](now, strange)

    ratio = attrition(now, known_well, aim).on_first / attrition(now, strange, aim).on_first
    assert ratio[0, 0, 0] == pytest.approx(rise, rel=1e-6)


def test_insurgents_of_two_blocs_are_strangers():
    far = sides(rebels="rebels", jihadists="jihadists")
    now = world(land([1e6]), far, hostility=at_war(far), pressure=at_war(far), resolve=1.0, fighters=60.0)
    aim = combat.forms["linear"](now, COLUMNS)
    strange, known_well = (columns(combat.parameters(acquainted=a), 1) for a in (0.0, 1.0))

    assert (attrition(now, strange, aim).on_first == attrition(now, known_well, aim).on_first).all()
