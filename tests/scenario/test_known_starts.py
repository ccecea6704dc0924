"""Two starts whose first months are known: what must be possible there, and what must not be certain."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from sahel_sim.core import Array, Draws, World
from sahel_sim.engine import advance
from sahel_sim.scenario import build, read, with_changes

WORLDS = 64


def worlds(name: str, months: int, changes: dict[str, float] | None = None) -> Iterator[World]:
    story = with_changes(read(name), changes) if changes else read(name)
    setup = build(story, WORLDS)
    world, luck = setup.world, Draws(1, range(WORLDS))
    for _ in range(months):
        world = advance(setup, world, luck)
        yield world


def hostility(world: World) -> Array:
    """How the rebels of 2012 stand to AQIM and MUJAO."""
    names = world.factions.names
    return world.hostility[:, names.index("csp"), names.index("aqim")]


def leads(world: World, place: str) -> Array:
    return world.control[:, :, world.places.where(place)].argmax(axis=1)


@pytest.fixture(scope="module")
def campaign() -> list[World]:
    """The months from August 2023 to July 2024."""
    return list(worlds("mali_2023_08", 12))


def test_the_allies_of_2012_become_enemies_in_some_worlds_without_being_told_to():
    told = [setting for moment in read("mali_2012_01").timeline for setting in moment.settings]
    *_, end = worlds("mali_2012_01", 24)

    assert not any(setting.startswith("relations.") for setting in told)
    assert (hostility(build(read("mali_2012_01"), 1).world) < 0).all()
    assert (hostility(end) > 0).any()


def test_allies_who_are_close_in_identity_stay_closer():
    *_, far = worlds("mali_2012_01", 24, {"distances.csp-aqim": 0.9})
    *_, near = worlds("mali_2012_01", 24, {"distances.csp-aqim": 0.1})

    assert hostility(near).mean() < hostility(far).mean() - 0.1


def test_the_state_loses_three_capitals_by_the_end_of_april_2012_in_most_worlds_and_not_at_once():
    """They fell from 30 March to 1 April (K27)."""
    january, _, _, april = worlds("mali_2012_01", 4)
    state = january.factions.names.index("government")
    capitals = ("Kidal", "Gao", "Timbuktu")
    early, late = (
        np.all([leads(world, town) != state for town in capitals], axis=0).mean()
        for world in (january, april)
    )

    assert early < 0.1
    assert late > 0.5


def test_jihadists_hold_no_capital_of_the_north_two_months_after_the_intervention_in_most_worlds():
    """Gao fell on 26 January 2013 and Timbuktu on 28 January (K27)."""
    _, _, march = worlds("mali_2013_01", 3)
    jihadists = [row for row, bloc in enumerate(march.factions.blocs) if bloc == "jihadists"]
    held = np.any([np.isin(leads(march, town), jihadists) for town in ("Gao", "Timbuktu")], axis=0)

    assert held.mean() < 0.5


def test_groups_of_2012_that_come_later_have_nothing_until_they_do():
    before = list(worlds("mali_2012_01", 40))[-1]
    names = before.factions.names

    for later in ("jnim", "is_sahel"):
        row = names.index(later)
        for array in (before.fighters, before.control, before.treasury, before.killed, before.loyalty):
            assert not array[:, row].any(), later


def test_the_state_takes_kidal_by_winter_in_a_fair_share_of_worlds_and_not_in_all(campaign):
    february = campaign[6]
    taken = (leads(february, "Kidal") == february.factions.names.index("government")).mean()

    assert 0.1 < taken < 0.9


def test_nobody_takes_kidal_in_winter_without_a_column():
    """The same campaign, of which no part goes for the town."""
    story = read("mali_2023_08")
    setup = build(story, WORLDS)
    setup = replace(setup, timeline=tuple(h for h in setup.timeline if h.lever != "campaign"))
    world, luck = setup.world, Draws(1, range(WORLDS))
    for _ in range(7):
        world = advance(setup, world, luck)

    assert (leads(world, "Kidal") == world.factions.names.index("government")).mean() < 0.1


def test_fighting_of_state_and_rebels_falls_after_the_campaign(campaign):
    names = campaign[0].factions.names
    pair = campaign[0].factions.pairs.index((names.index("government"), names.index("csp")))
    monthly = np.array([world.toll[:, pair].sum(axis=-1).mean() for world in campaign])

    assert monthly[5:].mean() < 0.5 * monthly[1:4].mean()
    assert monthly[5:].min() > 0.0
