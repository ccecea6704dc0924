"""With its rates at zero a mechanism changes nothing; and a month is four quarters of a month."""

from dataclasses import replace

import numpy as np
import pytest
from test_every_mechanism import FORMS, in_every_form

from sahel_sim.core import VOICES, Draws, MeanField, Mechanism, World, columns, kept, over_localities, stocks
from sahel_sim.engine import MEASURES, MONTH, advance
from worlds import country, setup_of

FOREVER = float("inf")
RATES: dict[str, dict[str, float]] = {
    "finance": {"tax": 0.0, "pay_state": 0.0, "pay_insurgents": 0.0, "partner": 0.0},
    "movement": {"mobility": 0.0},
    "combat": {"fire": 0.0},
    "harm": {"bystanders": 0.0, "selective": 0.0, "indiscriminate": 0.0},
    "grievance": {
        "blame_state": 0.0,
        "blame_insurgents": 0.0,
        "relief": 0.0,
        "dread": 0.0,
        "memory": FOREVER,
        "fear_memory": FOREVER,
    },
    "recruitment": {"hazard": 0.0, "vengeance": 0.0, "inflow": 0.0},
    "drafting": {"pace": 0.0},
    "desertion": {"rate": 0.0, "unpaid": 0.0, "idle": 0.0, "losses": 0.0},
    "control": {"decision": 0.0, "storm": 0.0, "entry": 0.0, "neglect": 0.0},
    "rout": {"contagion": 0.0, "flight": 0.0, "memory": FOREVER},
    "displacement": {"flight": 0.0, "fall": 0.0, "advance": 0.0, "siege": 0.0, "homecoming": 0.0},
    "peacekeeping": {"arrival": 0.0, "departure": FOREVER, "race": FOREVER, "calm": 0.0, "prize": 1.0},
    "intervention": {"fire": 0.0, "pace": 0.0},
    "fragmentation": {"split": 0.0, "memory": FOREVER, "capital": 0.0},
    "blockade": {"speed": 0.0},
    "spillover": {"decay": 0.0},
    "alliance": {"speed": 0.0, "bloodshed": 0.0, "blood_memory": FOREVER},
    "belief": {"evidence": 0.0, "memory": FOREVER},
    "weariness": {"memory": FOREVER, "busy": FOREVER, "settling": FOREVER},
    "drive": {"provocation": 0.0, "fatigue": 0.0},
    "opinion": {
        "rally": 0.0,
        "shame": 0.0,
        "approval_memory": FOREVER,
        "hardening": 0.0,
        "bitterness": 0.0,
        "hardline_memory": FOREVER,
        "divide": 0.0,
        "healing": FOREVER,
    },
    "relapse": {"hazard": 0.0},
    "openness": {
        "closing": 0.0,
        "denouncing": 0.0,
        "reopening": FOREVER,
        "turn": FOREVER,
        "stuck": FOREVER,
    },
    "trust": {"habit": FOREVER, "betrayal": 0.0},
    "dialogue": {"convening": 0.0, "ceasefire": 0.0, "signing": 0.0, "breakdown": 0.0, "cooling": FOREVER},
    "pacts": {"agreed": 0.0, "lapsing": 0.0, "violated": 0.0},
    "implementation": {"speed": 0.0, "setback": 0.0, "timetable": FOREVER, "trust_memory": FOREVER},
    "dividend": dict.fromkeys(("powers", *VOICES), 0.0),
    "integration": {"pace": 0.0},
}
"""Which parameters of each mechanism are its rates, and the value at which it is switched off."""

GIVEN = {
    ("finance", ""): {"support": 0.0},
    ("weariness", ""): {"seized": 0.0},
    ("implementation", "none"): {"guarantee": 0.0},
    ("dialogue", "ceasefire_first"): {"closed": 0.0},
    ("dialogue", "under_fire"): {"closed": 0.0},
    ("trust", ""): {"cooling": 1.0},
    ("drive", ""): {"relapsed": 0.0},
}
"""What a form of the rule acts on, whatever its rates, as it is in a world where nothing is to happen."""

MANY = 200
"""Worlds enough for a rare event to happen in some of them."""


def acted(mechanism: Mechanism, **values: float) -> tuple[World, World]:
    """Many worlds before and after the mechanism has had its turn with these numbers, amid a run."""
    world = replace(country(MANY), step=1)
    given = GIVEN.get((mechanism.name, mechanism.form), {})
    world = replace(world, **{name: np.full_like(getattr(world, name), x) for name, x in given.items()})
    p = columns(mechanism.parameters(**values), MANY)
    return world, world.plus(mechanism(world, p, Draws(1, range(MANY)).at(mechanism.name, 0)))


def test_the_rates_of_every_mechanism_are_known():
    assert set(RATES) == {m.name for m in MONTH}
    for mechanism in MONTH:
        assert set(RATES[mechanism.name]) <= {d.name for d in mechanism.declared}


@in_every_form
def test_at_rate_zero_a_mechanism_changes_nothing(mechanism):
    before, after = acted(mechanism, **RATES[mechanism.name])

    for name in kept():
        assert np.array_equal(getattr(after, name), getattr(before, name)), name


@in_every_form
def test_every_mechanism_changes_something_at_its_default(mechanism):
    before, after = acted(mechanism)

    assert any(not np.array_equal(getattr(after, name), getattr(before, name)) for name in stocks())


@pytest.mark.parametrize(
    ("mechanism", "rate"),
    [(m, rate) for m in FORMS for rate in RATES[m.name]],
    ids=lambda x: x if isinstance(x, str) else f"{x.name}-{x.form}".rstrip("-"),
)
def test_each_rate_is_needed_for_the_null(mechanism, rate):
    number = next(d for d in mechanism.declared if d.name == rate)
    silent = SILENT.get((mechanism.name, mechanism.form), set())

    moved = False
    for end in (number.high, number.low):
        before, after = acted(mechanism, **{**RATES[mechanism.name], rate: end})
        moved |= any(not np.array_equal(getattr(after, n), getattr(before, n)) for n in kept())
    assert (rate not in silent) == moved


SILENT = {
    ("recruitment", "grievance"): {"vengeance", "inflow"},
    ("recruitment", "collateral"): {"hazard", "inflow"},
    ("recruitment", "exogenous"): {"hazard", "vengeance"},
    ("grievance", "asymmetric"): {"blame_insurgents"},
    ("grievance", "deterrent"): {"blame_state", "blame_insurgents"},
    ("belief", "settled"): {"evidence"},
    ("openness", "time"): {"turn", "stuck"},
    ("openness", "victory"): {"reopening", "stuck"},
    ("openness", "stalemate"): {"reopening", "turn"},
    ("openness", "defeat"): {"reopening", "stuck"},
    ("implementation", "fixed"): {"trust_memory"},
    ("implementation", "none"): {"trust_memory"},
}
"""Rates that a form of the rule has no use for."""


BY_LOT = {"alliance", "dialogue", "openness", "pacts", "relapse"}
"""Mechanisms that do all or nothing: how often they do is compared, over many worlds."""


BY_CONTEST = {"control": {"decision": 0.0, "storm": 0.0}}
"""Rates of lots in a rule that also does other things: off where chance is; contests have their own test."""


STILL = {("implementation", "fixed", "guarantee")}
"""What a form of the rule keeps as it is."""

SMALL = {"in_town": 2e-3}
"""Shares moved only by the small difference between two large flows, and how far apart they may come."""

AT_ONCE = {"relapsed"}
"""What happens or does not, and not a little in each part of a month."""

LIKELY = {"relapse": {"hazard": 2.0}}
"""Numbers with which a lot that falls once in years falls often enough to be compared within a month."""


def stepwise(mechanism: Mechanism, quarters: int) -> tuple[World, dict[str, float]]:
    """One mechanism over a month without chance, in one step or in four, fed with the same month of events.

    Gives the world after the month, and how much came and went of each array.
    """
    length = 1.0 / quarters
    month = country(1)
    counted = {name for name, array in kept().items() if array.kind == "flow"} - {"unpaid", "heat"}
    fed = {n: getattr(month, n) * length * (n not in mechanism.writes) for n in counted}
    world = replace(month, months=length, **fed)
    p = columns(mechanism.parameters(**BY_CONTEST.get(mechanism.name, {})), 1)
    moved = dict.fromkeys(mechanism.writes, 0.0)
    for quarter in range(quarters):
        happens = {n: getattr(month, n) * float(quarter == 0) for n in AT_ONCE - set(mechanism.writes)}
        world = replace(world, step=quarter, **happens)
        changes = mechanism(world, p, MeanField(1).at(mechanism.name, quarter))
        for entry in changes:
            moved[entry.name] += float(np.abs(entry.amount).sum())
        world = world.plus(changes)
        noted = {n: np.zeros_like(getattr(world, n)) for n in mechanism.writes if kept()[n].kind == "flow"}
        world = replace(world, **noted)
    return world, moved


@pytest.mark.parametrize(
    "mechanism", [m for m in FORMS if m.name not in BY_LOT], ids=lambda m: f"{m.name}-{m.form}".rstrip("-")
)
def test_four_quarters_of_a_month_come_near_a_month(mechanism):
    month, moved = stepwise(mechanism, 1)
    quarters, _ = stepwise(mechanism, 4)

    for name in set(mechanism.writes) & set(stocks()):
        apart = getattr(quarters, name) - getattr(month, name)
        assert (moved[name] > 0.0) != ((mechanism.name, mechanism.form, name) in STILL)
        assert np.abs(apart).sum() <= 0.15 * moved[name] or np.abs(apart).max() <= SMALL.get(name, 0.0), name


def a_year(steps_a_month: int) -> World:
    start = country(1, months=1.0 / steps_a_month)
    lived = setup_of(start, parameters=BY_CONTEST)
    world = start
    for _ in range(12 * steps_a_month):
        world = advance(lived, world, MeanField(1))
    return world


def test_a_year_of_quarter_months_comes_near_a_year_of_months():
    months, quarters = a_year(1), a_year(4)

    for name in ("fighters", "fallen", "killed", "away"):
        total = over_localities(getattr(months, name))
        np.testing.assert_allclose(over_localities(getattr(quarters, name)), total, rtol=0.15, err_msg=name)
    governed = next(m for m in MEASURES if m.name == "people_governed")
    np.testing.assert_allclose(governed.of(quarters), governed.of(months), atol=0.05)


def test_contests_give_as_much_ground_in_four_quarters_as_in_a_month():
    many, mixed = 4000, dict.fromkeys(("decision", "seizure"), 0.5)
    held = []
    for quarters in (1, 4):
        start = country(1, months=1.0 / quarters)
        start = replace(start, truce=np.zeros_like(start.truce))
        world = replace(start, **{name: np.repeat(getattr(start, name), many, axis=0) for name in kept()})
        contest = next(m for m in MONTH if m.name == "control")
        p = columns(contest.parameters(entry=0.0, neglect=0.0, **mixed), many)
        draws = Draws(2, range(many))
        for quarter in range(quarters):
            world = world.plus(contest(world, p, draws.at("control", quarter)))
        held.append((world.control - start.control).mean(axis=0))

    assert np.abs(held[0]).max() > 0.01
    np.testing.assert_allclose(
        held[1], held[0], atol=0.015
    )  # within a month a column may go on to another goal


@pytest.mark.parametrize(
    "mechanism", [m for m in FORMS if m.name in BY_LOT], ids=lambda m: f"{m.name}-{m.form}"
)
def test_lots_fall_as_often_in_four_quarters_as_in_a_month(mechanism):
    """To three in a hundred: what is agreed and broken again within a month is seen in quarters only."""
    many, ends = 4000, []
    for quarters in (1, 4):
        start = country(1, months=1.0 / quarters)
        world = replace(start, **{name: np.repeat(getattr(start, name), many, axis=0) for name in kept()})
        p = columns(mechanism.parameters(**LIKELY.get(mechanism.name, {})), many)
        draws = Draws(2, range(many))
        for quarter in range(1, quarters + 1):
            world = replace(world, step=quarter)
            world = world.plus(mechanism(world, p, draws.at(mechanism.name, quarter)))
        ends.append({name: getattr(world, name).mean(axis=0) for name in mechanism.writes})

    moved = {name: np.abs(ends[0][name] - getattr(start, name)[0]).max() for name in mechanism.writes}
    assert max(moved.values()) > 0.01
    for name in mechanism.writes:
        np.testing.assert_allclose(ends[1][name], ends[0][name], atol=0.03, err_msg=name)
