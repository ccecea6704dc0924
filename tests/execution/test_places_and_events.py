"""Places over time and single events: they add up to the series, however the work is done."""

import numpy as np
import pytest

from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.scenario import read, with_changes

SCENARIO_FILE = with_changes(read("mali_2022_01"), {"years": 2})


@pytest.fixture(scope="module")
def kept():
    return run(SCENARIO_FILE, 6, seed=5, execution=Execution(1), places=True)


def summed(results, like, *parts):
    """Events added up into an array of the shape of a series."""
    total = np.zeros(results[like].shape)
    for chosen, column, amount in parts:
        cell = (results.events["row"][chosen], results.events["step"][chosen] + 1, column[chosen])
        np.add.at(total, cell, amount[chosen])
    return total


def test_keeping_places_does_not_move_a_bit_of_the_series(kept):
    assert run(SCENARIO_FILE, 6, seed=5, execution=Execution(1)).digest() == kept.digest()


@pytest.mark.parametrize("measure", ["fighters", "battle_losses", "civilians_killed", "displaced"])
def test_places_add_up_to_the_series_to_the_last_bit(kept, measure):
    assert np.array_equal(kept.by_place[measure].sum(axis=-1), kept[measure])


def test_places_begin_and_end_as_the_maps_do(kept):
    for name in ("control", "fighters"):
        assert np.array_equal(kept.by_place[name][:, 0], kept.opening[name])
        assert np.array_equal(kept.by_place[name][:, -1], kept.final[name])


def test_events_add_up_to_the_fighters_lost_by_each_side(kept):
    events = kept.events
    parts = [(events[s] >= 0, events[s], events[f"deaths_{s}"]) for s in ("first", "second")]

    np.testing.assert_allclose(summed(kept, "battle_losses", *parts), kept["battle_losses"], 1e-12, 1e-9)


def test_events_add_up_to_the_civilians_killed_by_each_side(kept):
    events = kept.events
    parts = [(events[s] >= 0, events[s], events[f"civilians_by_{s}"]) for s in ("first", "second")]

    np.testing.assert_allclose(
        summed(kept, "civilians_killed", *parts), kept["civilians_killed"], 1e-12, 1e-9
    )


def test_clashes_are_counted_one_by_one_with_the_deaths_of_their_pair(kept):
    events, size = kept.events, len(kept.factions)
    pair = np.full((size, size), -1)
    for at, (first, second) in enumerate(kept.factions.pairs):
        pair[first, second] = at
    clash = events["kind"] == 0
    which = pair[events["first"], events["second"]]
    deaths = events["deaths_first"] + events["deaths_second"]

    assert np.array_equal(summed(kept, "clashes", (clash, which, np.ones(len(clash)))), kept["clashes"])
    np.testing.assert_allclose(
        summed(kept, "battle_deaths", (clash, which, deaths)), kept["battle_deaths"], 1e-12, 1e-9
    )


def test_a_foreign_force_raids_jihadists_while_it_is_there(kept):
    raids = kept.events["kind"] == 2
    blocs = np.array(kept.factions.blocs)[kept.events["second"][raids]]

    assert raids.sum() > 0
    assert set(blocs) == {"jihadists"}
    assert set(kept.events["first"][raids]) == {-2}


def test_events_and_places_do_not_depend_on_chunks_processes_or_order(kept):
    other = run(SCENARIO_FILE, replicates=[4, 2, 0], seed=5, execution=Execution(2, 2), places=True)
    for row, number in enumerate((4, 2, 0)):
        for name, values in kept.by_place.items():
            assert np.array_equal(values[number], other.by_place[name][row]), name
        ours, theirs = kept.events["row"] == number, other.events["row"] == row
        for name, values in kept.events.items():
            if name != "row":
                assert np.array_equal(values[ours], other.events[name][theirs]), name


def test_a_run_that_is_gone_on_with_has_the_same_places_and_events(kept, tmp_path):
    run(SCENARIO_FILE, 3, seed=5, execution=Execution(1, 2, tmp_path / "kept"), places=True)
    whole = run(SCENARIO_FILE, 6, seed=5, execution=Execution(1, 2, tmp_path / "kept"), places=True)

    for group in ("by_place", "events"):
        for name, values in getattr(kept, group).items():
            assert np.array_equal(values, getattr(whole, group)[name]), name


def test_a_folder_begun_without_places_is_refused_with_them(tmp_path):
    from sahel_sim.execution.execution_errors import CheckpointError

    run(SCENARIO_FILE, 1, seed=5, execution=Execution(1, keep=tmp_path / "kept"))
    with pytest.raises(CheckpointError):
        run(SCENARIO_FILE, 1, seed=5, execution=Execution(1, keep=tmp_path / "kept"), places=True)


def test_the_table_of_events_names_days_places_and_sides(kept):
    table = kept.event_table()
    attacks = table[table["kind"] == "attack"]

    assert len(table) == len(kept.events["row"])
    assert set(attacks["side_b"]) == {"civilians"}
    assert table["date"].min() >= np.datetime64("2022-01-01")
    assert table["date"].max() < np.datetime64("2024-01-01")
    assert table["deaths_a"].sum() + table["deaths_b"].sum() == pytest.approx(kept["battle_losses"].sum())


def test_without_places_the_tables_say_what_to_do():
    bare = run(SCENARIO_FILE, 1, seed=5, execution=Execution(1))
    with pytest.raises(ValueError, match="places=True"):
        bare.event_table()
    with pytest.raises(ValueError, match="places=True"):
        bare.place_table()
