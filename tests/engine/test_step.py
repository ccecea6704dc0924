"""One step: what befalls the world, then the factions decide, then the world answers."""

import numpy as np
import pytest

from sahel_sim.core import (
    Chance,
    Changes,
    Draws,
    MeanField,
    Mechanism,
    Orders,
    Seat,
    World,
    gain,
    mechanism,
    note,
    strategy,
)
from sahel_sim.engine import MONTH, STRATEGIES, Ledger, TimelineChange, advance, with_strategies
from worlds import NoNumbers, country, land, setup_of, sides, stand_and_fight, world

SIDES = sides(army="state", rebels="rebels")
LAND = land([1_000.0, 500.0])


@mechanism(reads=(), writes=("residents",), parameters=NoNumbers, sources=("K1",))
def settlers(world: World, p: NoNumbers, draw: Chance) -> Changes:
    """Ten people move in everywhere."""
    return (gain("residents", np.full_like(world.residents, 10.0), "moved in"),)


@mechanism(reads=("residents",), writes=("residents",), parameters=NoNumbers, sources=("K1",))
def doubling(world: World, p: NoNumbers, draw: Chance) -> Changes:
    """Everyone who is there gets a twin."""
    return (gain("residents", world.residents, "born"),)


@mechanism(reads=("attacks",), writes=("attacks", "residents"), parameters=NoNumbers, sources=("K1",))
def unrest(world: World, p: NoNumbers, draw: Chance) -> Changes:
    """One attack everywhere, and a person for each that happened in this step before."""
    return (
        note("attacks", np.ones_like(world.attacks)),
        gain("residents", world.attacks[:, :1], "counted"),
    )


def after(*schedule: Mechanism, steps: int = 1) -> World:
    start = world(LAND, SIDES)
    how = setup_of(start, schedule, minds=(stand_and_fight,) * 2)
    now = start
    for _ in range(steps):
        now = advance(how, now, MeanField(1))
    return now


def test_mechanisms_act_in_the_order_of_the_schedule():
    assert after(settlers, doubling).residents.tolist() == [[[2_020.0, 1_020.0]]]
    assert after(doubling, settlers).residents.tolist() == [[[2_010.0, 1_010.0]]]


def test_flows_are_those_of_this_step_only():
    now = after(unrest, steps=3)

    assert (now.attacks == 1.0).all()
    assert now.residents.tolist() == [[[1_000.0, 500.0]]]


def test_steps_are_counted():
    assert after(steps=5).step == 5


def test_a_step_does_not_alter_the_world_it_starts_from():
    start = country(2)
    before = start.fighters.tobytes(), start.control.tobytes(), start.harmed.tobytes()
    advance(setup_of(start), start, Draws(1, range(2)))

    assert (start.fighters.tobytes(), start.control.tobytes(), start.harmed.tobytes()) == before


def test_every_faction_decides_on_the_same_view():
    seen = []

    @strategy(parameters=NoNumbers, sources=("K1",))
    def watchful(seat: Seat, p: NoNumbers) -> Orders:
        seen.append(seat.world)
        return Orders(np.ones((1, 1, 1)), np.ones((1, 1, 1)))

    start = country(1)
    advance(setup_of(start, minds=(watchful,) * 4), start, MeanField(1))

    assert len(seen) == 4
    assert all(view is seen[0] for view in seen)


def test_orders_are_carried_out_in_the_same_step():
    start = world(LAND, SIDES)
    now = advance(setup_of(start, (), minds=(stand_and_fight,) * 2), start, MeanField(1))

    assert (now.posture == 0.5).all()
    assert (now.resolve == 1.0).all()


RESTRAINT_RISES = TimelineChange(2, "restraint", 0, 0, 0.9, {"en": "New rules"})


def restraint_over(steps: int, *timeline: TimelineChange) -> list[float]:
    start = world(LAND, SIDES, replicates=2, restraint=0.1)
    how = setup_of(start, (), minds=(stand_and_fight,) * 2, timeline=timeline)
    now, course = start, []
    for _ in range(steps):
        now = advance(how, now, MeanField(2))
        assert now.restraint[0, 0, 0] == now.restraint[1, 0, 0]
        course.append(float(now.restraint[0, 0, 0]))
    assert (now.restraint[:, 1] == 0.1).all()
    return course


def test_a_lever_moves_at_the_beginning_of_its_step_and_stays():
    assert restraint_over(4, RESTRAINT_RISES) == [0.1, 0.1, 0.9, 0.9]


def test_of_two_happenings_in_one_step_the_later_counts():
    undone = TimelineChange(2, "restraint", 0, 0, 0.3, {})

    assert restraint_over(3, RESTRAINT_RISES, undone) == [0.1, 0.1, 0.3]


def test_a_happening_does_not_alter_the_world_before_it():
    start = world(LAND, SIDES, restraint=0.1)
    TimelineChange(0, "restraint", 0, 0, 0.9, {}).apply(start)

    assert (start.restraint == 0.1).all()


def test_pressure_moves_for_one_pair_and_one_direction():
    moved = TimelineChange(0, "pressure", 0, 1, 0.7, {}).apply(world(LAND, SIDES))

    assert moved.pressure.tolist() == [[[0.0, 0.7], [0.0, 0.0]]]


def test_another_mind_for_one_faction():
    how = with_strategies(setup_of(country(2)), {"csp": STRATEGIES["avoid"]})

    assert [mind.name for mind in how.decisions] == ["press", "avoid", "opportunist", "opportunist"]
    assert how.tactics[1].stand.shape == (1, 1, 1)


def test_a_mind_for_a_faction_that_is_not_there_is_refused():
    with pytest.raises(KeyError, match=r"no faction 'csb'.*government, csp, jnim, is_sahel"):
        with_strategies(setup_of(country(1)), {"csb": STRATEGIES["avoid"]})


def test_the_schedule_is_in_the_order_of_its_reasons():
    names = [m.name for m in MONTH]

    assert names.index("movement") < names.index("combat") < names.index("harm") < names.index("grievance")
    assert names.index("finance") < names.index("desertion")
    assert names.index("combat") < names.index("control")
    assert names.index("harm") < names.index("displacement")


def test_the_ledger_hears_of_every_mechanism():
    start, ledger = country(2), Ledger()
    advance(setup_of(start), start, Draws(1, range(2)), ledger)

    assert {line.mechanism for line in ledger} == {m.name for m in MONTH}
