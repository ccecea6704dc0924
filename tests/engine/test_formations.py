"""On a date groups merge, split and appear; the ledger tells it, and the books stay exact."""

import numpy as np
import pytest

from sahel_sim.core import Draws, stocks
from sahel_sim.engine import Ledger, advance, common_ground
from sahel_sim.scenario import Scenario, build, read, with_changes

WORLDS = 3


@pytest.fixture(scope="module")
def story() -> Scenario:
    """CSP splits off JNIM in the second month, IS Sahel merges into JNIM in the fourth."""
    timeline = [
        {"date": "2024-04", "split": {"jnim": {"csp": 0.25}}},
        {"date": "2024-06", "merge": {"is_sahel": "jnim"}, "set": {"jnim.restraint": 0.75}},
    ]
    return with_changes(read("mali_2024_02"), {"csp.fighters": 0, "timeline": timeline})


def test_groups_split_and_merge_in_their_step(story: Scenario) -> None:
    setup = build(story, WORLDS)
    world, luck = setup.world, Draws(1, range(WORLDS))
    csp, jnim, is_sahel = (world.factions.names.index(name) for name in ("csp", "jnim", "is_sahel"))
    there = []
    for _ in range(4):
        world = advance(setup, world, luck)
        there.append(tuple(bool(world.active[0, row, 0]) for row in (csp, jnim, is_sahel)))

    assert there == [(False, True, True), (True, True, True), (True, True, True), (True, True, False)]
    assert not world.fighters[:, is_sahel].any()
    assert (world.restraint[:, jnim] == 0.75).all()


def test_the_ledger_tells_of_mergers_and_the_books_balance(story: Scenario) -> None:
    setup = build(story, WORLDS)
    world, luck, ledger = setup.world, Draws(1, range(WORLDS)), Ledger(by_locality=True)
    for _ in range(5):
        world = advance(setup, world, luck, ledger)

    told = {line.why for line in ledger.of("fighters") if line.mechanism == "timeline"}
    assert told == {"split from jnim", "merged into jnim"}
    assert np.array_equal(world.everyone, setup.world.everyone)
    for name in stocks():
        moved = getattr(world, name) - getattr(setup.world, name)
        assert np.array_equal(moved, np.broadcast_to(ledger.total(name), moved.shape)), name


def test_a_world_alone_has_the_same_bits_as_in_company(story: Scenario) -> None:
    together, alone = build(story, WORLDS), build(story, 1)
    many, one = together.world, alone.world
    for _ in range(5):
        many = advance(together, many, Draws(1, range(WORLDS)))
        one = advance(alone, one, Draws(1, [2]))

    assert np.array_equal(many.fighters[2:], one.fighters)
    assert np.array_equal(many.treasury[2:], one.treasury)


def test_stories_with_other_mergers_do_not_stand_side_by_side(story: Scenario) -> None:
    timeline = [{"date": "2024-04", "split": {"jnim": {"csp": 0.5}}}]
    other = with_changes(story, {"timeline": timeline})

    assert common_ground(build(story, 1)) == common_ground(build(story, 1))
    assert common_ground(build(story, 1)) != common_ground(build(other, 1))


def test_what_is_resolved_tells_of_groups_too(story: Scenario, tmp_path) -> None:
    file = tmp_path / "story.yaml"
    file.write_text(story.resolved(), encoding="utf-8")

    assert read(file).timeline == story.timeline
    assert read(file).digest() == story.digest()


def test_a_group_appears_where_the_tables_have_it_first() -> None:
    timeline = [{"date": "2012-03", "appear": {"is_sahel": 250}}]
    setup = build(with_changes(read("mali_2012_01"), {"timeline": timeline}), 1)
    (appearance,) = setup.formations
    world = setup.world

    assert appearance.step == 2
    assert sum(appearance.fighters) == 250
    deployed = read("accord_2015").place
    expected = deployed.deployments["2015-06"][deployed.factions.names.index("is_sahel")]
    assert np.allclose(appearance.fighters, 250 * expected, atol=1e-5)
    row = world.factions.names.index("is_sahel")
    assert not world.loyalty[:, row].any()
    assert not world.treasury[:, row].any()
