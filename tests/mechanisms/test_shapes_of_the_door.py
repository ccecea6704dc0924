"""The state's door: how fast it closes, whom it shuts out first, what that ends, and when it opens again."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from chances import ManyDraws
from sahel_sim.core import Array, MeanField, World, columns, declared
from sahel_sim.mechanisms.openness import Parameters, closing_rate, openness
from sahel_sim.mechanisms.trust import trust
from worlds import faction_column, land, sides, world

SIDES = sides(army="state", rebels="rebels", jnim="jihadists")
LAND = land([1_000.0, 1_000.0])
MANY = 20_000
EVEN = {"dialogue": 1.0, "influence": faction_column(0.0, 1.0, 0.0), "approval": 0.5, "hardline": 0.3}
"""An ordinary government at even odds, open to rebels."""

AT_PEACE = {
    "talks": faction_column(0, 1, 0),
    "accord": faction_column(0, 1, 0),
    "implemented": faction_column(0, 0.3, 0),
    "promised": faction_column(0, 0.6, 0),
    "heard": faction_column(0, 0.5, 0),
    "shared": faction_column(0, 0.5, 0),
}
LOGS = ("hardliners", "approval", "winning", "company")


def dyads(value: float, faction: int = 1, both: bool = True) -> Array:
    held = np.zeros((1, 3, 3))
    held[0, 0, faction] = value
    held[0, faction, 0] = value if both else 0.0
    return held


def rates(numbers: dict[str, float] | None = None, **given: Any) -> Array:
    """Monthly rates at which the door closes for rebels and for jihadists; only numbers given count."""
    p = columns(Parameters(**{**dict.fromkeys(LOGS, 0.0), **(numbers or {})}), 1)
    return closing_rate(world(LAND, SIDES, **{**EVEN, **given}), p)[0, 1:, 0]


def test_an_ordinary_government_at_even_odds_closes_and_denounces_at_its_rates():
    p = {"closing": 0.02, "denouncing": 0.004, "hardliners": 2.0, "approval": 1.0, "winning": 1.0}

    assert rates(p) == pytest.approx([0.02, 0.02])
    assert rates(p, accord=faction_column(0, 1, 0)) == pytest.approx([0.004, 0.02])


@pytest.mark.parametrize("name", LOGS)
def test_every_sign_is_open(name):
    assert next(d for d in declared(Parameters) if d.name == name).signed


@pytest.mark.parametrize("sign", [1.0, -1.0])
@pytest.mark.parametrize(
    ("name", "given", "log"),
    [
        ("hardliners", {"hardline": faction_column(0.8, 0.0, 0.0)}, 0.5),
        ("hardliners", {"hardline": faction_column(0.3, 1.0, 1.0)}, 0.0),
        ("approval", {"approval": faction_column(0.9, 0.0, 0.0)}, -0.4),
        ("approval", {"approval": faction_column(0.1, 1.0, 1.0)}, 0.4),
        ("winning", {"belief": dyads(np.log(9.0), both=False)}, 0.4),
        ("winning", {"belief": dyads(-np.log(9.0), both=False)}, -0.4),
        ("company", {"influence": faction_column(0.0, 1.0, 0.5)}, 0.5),
    ],
)
def test_each_cause_adds_to_the_log_rate_by_its_sign(name, given, log, sign):
    """Hardliners above 0.3; approval and the chance to win above 1/2; the influence of jihadists."""
    found = np.log(rates({name: sign}, **given)[0] / rates()[0])

    assert found == pytest.approx(sign * log, abs=1e-9)


def test_those_against_whom_the_state_is_surest_to_win_are_shut_out_sooner():
    found = rates({"winning": 1.0}, belief=dyads(np.log(9.0), both=False))

    assert found[0] / found[1] == pytest.approx(np.exp(0.4))


def after_a_step(form: str = "time", numbers: dict[str, float] | None = None, step: int = 1, **given: Any):
    """Many worlds after a step of openness."""
    start = replace(world(LAND, SIDES, replicates=MANY, **{**EVEN, **given}), step=step)
    p = columns(Parameters(**(numbers or {})), MANY)
    return start.plus(openness.using(form)(start, p, ManyDraws(3, MANY).at("openness", step)))


def test_doors_close_at_their_rate():
    flat = {**dict.fromkeys(LOGS, 0.0), "closing": 0.05}

    assert after_a_step(numbers=flat).closed[:, 1].mean() == pytest.approx(1.0 - np.exp(-0.05), abs=0.005)


def test_a_door_narrows_before_it_closes():
    """One luck for all: wherever the party that it is least likely to shut out is shut out, all are."""
    numbers = {"closing": 0.05, "winning": 3.0}
    both = {"influence": faction_column(0, 1, 1), "belief": dyads(3.0, both=False)}
    closed = after_a_step(numbers=numbers, **both).closed[:, :, 0]
    first, last = closed[:, 1], closed[:, 2]

    assert 0.0 < last.mean() < first.mean() < 1.0
    assert (first >= last).all()
    assert closed[:, 0].max() == 0.0


def test_a_door_that_never_was_open_does_not_close():
    certain = {"closing": 1e6}

    assert after_a_step(numbers=certain, dialogue=0.0).closed.max() == 0.0
    assert after_a_step(numbers=certain).closed[:, 2].max() == 0.0


def test_an_accord_that_is_denounced_ends_all_and_counts_as_relapsed():
    """As on 25 January 2024. Then trust is betrayed, and new talks are out of the question."""
    start = replace(
        world(LAND, SIDES, **{**EVEN, **AT_PEACE, "truce": dyads(0.98), "trust": faction_column(0, 0.6, 0)}),
        step=1,
    )
    after = start.plus(openness(start, columns(Parameters(denouncing=1e6), 1), MeanField(1)))
    later = after.plus(trust(after, columns(trust.parameters(betrayal=0.5), 1), MeanField(1)))

    for name in ("talks", "accord", "implemented", "promised", "heard", "shared", "truce"):
        assert getattr(after, name).max() == 0.0, name
    assert after.closed[0, :, 0].tolist() == after.relapsed[0, :, 0].tolist() == [0.0, 1.0, 0.0]
    assert later.trust[0, 1, 0] == pytest.approx(0.3, abs=1e-9)
    assert later.cooling[0, 1, 0] == 1.0


def test_talks_that_are_closed_before_anything_is_agreed_are_no_relapse():
    after = after_a_step(numbers={"closing": 1e6}, talks=faction_column(0, 1, 0))

    assert after.talks.max() == after.relapsed.max() == 0.0
    assert after.closed[:, 1].min() == 1.0


def test_a_ceasefire_that_the_state_gives_up_is_a_relapse():
    after = after_a_step(numbers={"closing": 1e6}, talks=faction_column(0, 1, 0), truce=dyads(0.9))

    assert after.truce.max() == 0.0
    assert after.relapsed[:, 1].min() == 1.0


def opened(form: str, numbers: dict[str, float] | None = None, **given: Any) -> Array:
    """Whether a door that was closed for rebels and jihadists is open again, in each world."""
    shut = {"closed": faction_column(0, 1, 1), "influence": 1.0, **given}
    return (
        1.0
        - after_a_step(form, {"closing": 0.0, "denouncing": 0.0, **(numbers or {})}, **shut).closed[:, 1:, 0]
    )


def test_time_opens_a_door_at_its_rate_for_all_at_once():
    found = opened("time", {"reopening": 10.0})

    assert found.mean() == pytest.approx(1.0 - np.exp(-0.1), abs=0.01)
    assert (found[:, 0] == found[:, 1]).all()


SEIZED = {
    "victory": np.array([[[0.0, 0.4], [0.0, -0.4], [0.0, 0.0]]]),
    "defeat": np.array([[[0.0, -0.4], [0.0, 0.4], [0.0, 0.0]]]),
}
"""Two fifths of the second place, whose symbolic weight is 1; the first has none."""


@pytest.mark.parametrize("form", ["victory", "defeat"])
def test_a_victory_or_a_defeat_that_counts_opens_a_door_and_the_other_does_not(form):
    other = {"victory": "defeat", "defeat": "victory"}[form]
    elsewhere = np.flip(SEIZED[form], axis=2)

    assert opened(form, seized=SEIZED[form]).min() == 1.0
    assert opened(form, {"turn": 0.41}, seized=SEIZED[form]).max() == 0.0
    assert opened(form, seized=SEIZED[other]).max() == 0.0
    assert opened(form, seized=elsewhere).max() == 0.0


def test_a_stalemate_opens_a_door_to_those_with_whom_the_war_is_stuck():
    found = opened("stalemate", {"stuck": 0.5}, stalemate=dyads(0.5))

    assert found.mean(axis=0).tolist() == [1.0, 0.0]
    assert opened("stalemate", {"stuck": 0.51}, stalemate=dyads(0.5)).max() == 0.0


@pytest.mark.parametrize("form", openness.forms)
def test_no_moment_opens_a_door_that_the_scenario_keeps_shut(form):
    given = {"dialogue": 0.0, "seized": SEIZED.get(form, 0.0), "stalemate": 1.0}

    assert opened(form, {"reopening": 1e-6}, **given).max() == 0.0


@pytest.mark.parametrize(
    ("form", "waits"), [("time", 0.0), ("victory", 1.0), ("stalemate", 1.0), ("defeat", 1.0)]
)
def test_a_state_that_waits_for_a_moment_is_closed_from_the_start(form, waits):
    still = {"closing": 0.0, "denouncing": 0.0}
    started, later = (after_a_step(form, still, step) for step in (0, 1))

    assert started.closed[:, :, 0].mean(axis=0).tolist() == [0.0, waits, waits]
    assert later.closed.max() == 0.0
    assert started.relapsed.max() == 0.0


@pytest.mark.parametrize("form", openness.forms)
def test_an_accord_in_force_at_the_start_outlives_the_wait_for_a_moment(form):
    started = after_a_step(form, {"denouncing": 0.0}, 0, **AT_PEACE, truce=dyads(0.98))

    assert started.accord[:, 1].min() == 1.0
    assert started.truce[:, 0, 1].min() == pytest.approx(0.98)


def test_a_closed_door_is_as_good_as_none():
    shut: World = world(LAND, SIDES, **EVEN, closed=faction_column(0, 1, 0))

    assert shut.open_to[0, :, 0].tolist() == [1.0, 0.0, 1.0]


def test_jihadists_are_the_first_to_be_shut_out_and_the_rest_breathe_easier():
    """Company 1: e for the rebels while jihadists sit there with all influence, and e twice for these."""
    seated = {"influence": faction_column(0.0, 1.0, 1.0)}
    together, narrowed = (
        rates({"company": 1.0}, **seated),
        rates({"company": 1.0}, **seated, closed=faction_column(0.0, 0.0, 1.0)),
    )

    assert together[0] == pytest.approx(rates()[0] * np.e)
    assert together[1] == pytest.approx(rates()[1] * np.e**2)
    assert narrowed[0] == pytest.approx(rates()[0])


def test_those_who_do_not_exist_are_no_company():
    gone = {"influence": faction_column(0.0, 1.0, 1.0), "active": faction_column(1.0, 1.0, 0.0)}

    assert rates({"company": 1.0}, **gone)[0] == pytest.approx(rates()[0])
