"""Groups that merge, split and appear: nothing is made or lost."""

import numpy as np
import pytest

from sahel_sim.core import DIMENSIONS, VOICES, World, kept, over_localities
from sahel_sim.core.merging import BINDING, COUNTED, REMEMBERED, appeared, merged, split
from worlds import country, faction_column, land, sides, world

GOVERNMENT, CSP, JNIM, IS = range(4)
THREE = sides(army="state", small="jihadists", large="jihadists", new="jihadists")
ARMY, SMALL, LARGE, NEW = range(4)
LAND = land([1_000.0, 500.0])


def three(**given: object) -> World:
    """A small group of 100 and a large one of 300 in two places, and one that does not exist yet."""
    fighters = np.array([[0.0, 0.0], [100.0, 0.0], [100.0, 200.0], [0.0, 0.0]])[None]
    return world(LAND, THREE, fighters=fighters, active=faction_column(1, 1, 1, 0), **given)


def totals(of: World, name: str) -> np.ndarray:
    return getattr(of, name).sum(axis=1)


@pytest.mark.parametrize("name", [*COUNTED, *REMEMBERED])
def test_a_successor_has_all_that_its_members_had(name: str) -> None:
    before = country()
    after = before.plus(merged(before, [CSP, IS], JNIM))
    held = getattr(before, name)

    assert np.allclose(
        getattr(after, name)[:, JNIM], held[:, [CSP, JNIM, IS]].sum(axis=1), rtol=0, atol=1e-12
    )
    assert not getattr(after, name)[:, [CSP, IS]].any()
    assert np.array_equal(getattr(after, name)[:, GOVERNMENT], held[:, GOVERNMENT])


def test_a_merger_neither_makes_nor_loses_a_grain() -> None:
    before = country()
    after = before.plus(merged(before, [CSP, IS], JNIM))

    assert np.array_equal(after.everyone, before.everyone)
    for name in ("fighters", "fallen", "killed", "town_control", "village_control", "treasury"):
        assert np.array_equal(totals(after, name), totals(before, name)), name


def test_a_successor_feels_as_its_members_did_each_by_its_fighters() -> None:
    cohesion = faction_column(1.0, 0.2, 0.6, 0.9)
    fear = np.array([[0.0, 0.0], [0.4, 0.4], [0.8, 0.8], [0.0, 0.0]])[None]
    before = three(cohesion=cohesion, fear=fear)
    after = before.plus(merged(before, [SMALL, LARGE], NEW))

    assert after.cohesion[0, NEW, 0] == pytest.approx((100 * 0.2 + 300 * 0.6) / 400, abs=1e-9)
    assert after.fear[0, NEW] == pytest.approx([0.7, 0.7], abs=1e-9)
    assert not after.cohesion[0, [SMALL, LARGE]].any()


def test_a_successor_stands_to_others_as_its_members_did_and_to_itself_not_at_all() -> None:
    hostility = np.zeros((1, 4, 4))
    hostility[0, ARMY, SMALL] = hostility[0, SMALL, ARMY] = 1.0
    hostility[0, SMALL, LARGE] = hostility[0, LARGE, SMALL] = 1.0
    before = three(hostility=hostility)
    after = before.plus(merged(before, [SMALL, LARGE], NEW))

    assert after.hostility[0, ARMY, NEW] == after.hostility[0, NEW, ARMY] == 0.25
    assert after.hostility[0, NEW, NEW] == 0.0
    assert not after.hostility[0, [SMALL, LARGE]].any()


@pytest.mark.parametrize(("signed", "holds"), [((1.0, 1.0), 1.0), ((1.0, 0.0), 0.0)])
def test_a_merged_group_keeps_an_accord_only_if_all_had_it(signed: tuple[float, float], holds: float) -> None:
    before = three(accord=faction_column(0.0, *signed, 0.0))
    after = before.plus(merged(before, [SMALL, LARGE], NEW))

    assert after.accord[0, NEW, 0] == holds


@pytest.mark.parametrize(("shut", "stays"), [((1.0, 1.0), 1.0), ((1.0, 0.0), 0.0)])
def test_a_door_stays_closed_for_a_merged_group_only_if_it_was_for_all(
    shut: tuple[float, float], stays: float
) -> None:
    before = three(closed=faction_column(0.0, *shut, 0.0))
    after = before.plus(merged(before, [SMALL, LARGE], NEW))

    assert after.closed[0, NEW, 0] == stays


@pytest.mark.parametrize("name", ["trust", "cooling", "reserve"])
def test_a_merged_group_remembers_its_talks_as_its_members_did_each_by_its_fighters(name: str) -> None:
    before = three(**{name: faction_column(0.0, 0.2, 0.6, 0.0)})
    after = before.plus(merged(before, [SMALL, LARGE], NEW))

    assert getattr(after, name)[0, NEW, 0] == pytest.approx((100 * 0.2 + 300 * 0.6) / 400, abs=1e-9)


@pytest.mark.parametrize(("name", "size"), [("heard", len(VOICES)), ("shared", len(DIMENSIONS))])
def test_what_an_accord_holds_of_each_voice_and_dimension_is_mixed_by_fighters(name: str, size: int) -> None:
    held = np.zeros((1, 4, size))
    held[0, SMALL], held[0, LARGE] = np.arange(size) / size, 1.0
    before = three(**{name: held, "accord": faction_column(0, 1, 1, 0)})
    after = before.plus(merged(before, [SMALL, LARGE], NEW))

    assert getattr(after, name)[0, NEW] == pytest.approx(0.25 * np.arange(size) / size + 0.75, abs=1e-9)
    assert not getattr(after, name)[0, [SMALL, LARGE]].any()


def test_who_splits_off_trusts_as_its_parent_and_faces_the_same_door() -> None:
    kept_as_is = {"trust": 0.5, "cooling": 0.25, "reserve": -1.0, "closed": 1.0}
    before = three(**{name: faction_column(0, 0, x, 0) for name, x in kept_as_is.items()})
    after = before.plus(split(before, LARGE, NEW, 0.5))

    for name, x in kept_as_is.items():
        assert getattr(after, name)[0, [LARGE, NEW], 0].tolist() == [x, x], name


def test_who_is_merged_is_gone_and_the_successor_is_there() -> None:
    before = three()

    assert before.plus(merged(before, [SMALL, LARGE], NEW)).active[0, :, 0].tolist() == [1, 0, 0, 1]
    assert before.plus(merged(before, [SMALL], LARGE)).active[0, :, 0].tolist() == [1, 0, 1, 0]


def test_members_without_a_fighter_left_can_merge() -> None:
    before = world(
        LAND, THREE, cohesion=faction_column(1.0, 0.2, 0.8, 0.5), active=faction_column(1, 1, 1, 0)
    )
    after = before.plus(merged(before, [SMALL, LARGE], NEW))

    assert np.isfinite(after.cohesion).all()
    assert after.cohesion[0, NEW, 0] == pytest.approx(0.5, abs=1e-9)


def test_a_part_that_goes_its_own_way_takes_its_part_and_leaves_the_past() -> None:
    before = three(
        treasury=faction_column(0, 0, 8.0, 0),
        control=np.array([[0, 0], [0, 0], [0.5, 0.25], [0, 0]])[None],
        killed=np.array([[0, 0], [0, 0], [7, 0], [0, 0]])[None],
    )
    after = before.plus(split(before, LARGE, NEW, 0.25))

    assert after.fighters[0, NEW].tolist() == [25.0, 50.0]
    assert after.fighters[0, LARGE].tolist() == [75.0, 150.0]
    assert after.treasury[0, NEW, 0] == 2.0
    assert after.control[0, NEW].tolist() == [0.125, 0.0625]
    assert after.killed[0, LARGE].tolist() == [7.0, 0.0]
    assert not after.killed[0, NEW].any()


def test_a_split_neither_makes_nor_loses_a_grain() -> None:
    before = country().with_arrays({})
    empty = {name: getattr(before, name).copy() for name in (*COUNTED, "active")}
    for array in empty.values():
        array[:, IS] = 0.0
    before = before.with_arrays(empty)
    after = before.plus(split(before, JNIM, IS, 1 / 3))

    assert np.array_equal(after.everyone, before.everyone)
    for name in ("fighters", "town_control", "village_control", "treasury"):
        assert np.array_equal(totals(after, name), totals(before, name)), name


def test_a_part_that_goes_its_own_way_feels_the_same_has_signed_nothing_and_has_all_its_drive() -> None:
    before = three(
        accord=faction_column(0, 0, 1, 0),
        cohesion=faction_column(0, 0, 0.625, 0),
        weariness=np.array([[0, 0, 0.5, 0], [0] * 4, [0.25, 0, 0, 0], [0] * 4])[None],
        drive=np.zeros((1, 4, 4)),
    )
    after = before.plus(split(before, LARGE, NEW, 0.5))

    assert after.cohesion[0, NEW, 0] == 0.625
    assert (after.weariness[0, NEW, ARMY], after.weariness[0, ARMY, NEW]) == (0.25, 0.5)
    assert after.weariness[0, NEW, LARGE] == after.weariness[0, LARGE, NEW] == 0.0
    assert all(not getattr(after, name)[0, NEW].any() for name in BINDING)
    assert after.drive[0, NEW].tolist() == [1.0, 1.0, 1.0, 0.0]


def test_a_group_appears_out_of_the_people_of_its_places() -> None:
    before = three(support=faction_column(0, 0, 0, 0.5))
    fighters = np.array([[[40.0, 600.0]]])
    loyalty = np.array([[[0.125, 0.25]]])
    after = before.plus(appeared(before, NEW, fighters, loyalty, 3.0))

    assert after.fighters[0, NEW].tolist() == [40.0, 500.0], "no more than live there"
    assert after.residents[0, 0].tolist() == [960.0, 0.0]
    assert after.treasury[0, NEW, 0] == 1.5
    assert after.loyalty[0, NEW].tolist() == [0.125, 0.25]
    assert after.active[0, NEW, 0] == 1.0
    assert np.array_equal(after.everyone, before.everyone)


def test_no_change_leaves_the_books() -> None:
    before = country()
    changed = {entry.name for entry in merged(before, [CSP], JNIM)}

    of_factions = {name for name, array in kept().items() if array.is_stock and array.axes[0] == "faction"}
    assert of_factions <= changed
    assert changed - of_factions == {"loyalty", "active"}


def test_everybody_is_still_somewhere_after_a_merger() -> None:
    before = country()
    after = before.plus(merged(before, [IS], JNIM))

    moved = over_localities(before.fighters)[:, IS]
    assert np.array_equal(
        over_localities(after.fighters)[:, JNIM], over_localities(before.fighters)[:, JNIM] + moved
    )
