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
    names = world.factions.names
    return world.hostility[:, names.index("csp"), names.index("jnim")]


def leads(world: World, place: str) -> Array:
    return world.control[:, :, world.places.where(place)].argmax(axis=1)


@pytest.fixture(scope="module")
def campaign() -> list[World]:
    """The months from August 2023 to July 2024."""
    return list(worlds("mali_2023_08", 12))


def test_the_allies_of_2012_become_enemies_in_some_worlds_without_being_told_to():
    assert not read("mali_2012_01").timeline
    start, *_, end = worlds("mali_2012_01", 24)

    assert (hostility(start) < 0).all()
    assert (hostility(end) > 0).any()


def test_allies_who_are_close_in_identity_stay_allies():
    *_, end = worlds("mali_2012_01", 24, {"distances.csp-jnim": 0.1})

    assert (hostility(end) < 0).all()


def test_the_rebels_of_2012_take_kidal_in_spring_in_some_worlds_and_not_in_others():
    *_, april = worlds("mali_2012_01", 4)
    lost = (leads(april, "Kidal") != april.factions.names.index("government")).mean()

    assert 0.1 < lost < 0.95


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
