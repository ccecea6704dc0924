"""Docking: how relations are judged, each of which can fail; and what the page says was found is found."""

import csv
import importlib.util
from pathlib import Path

import numpy as np
import pytest

HOME = Path(__file__).parents[2] / "docs" / "docking"


@pytest.fixture(scope="module")
def dock():
    described = importlib.util.spec_from_file_location("dock", HOME / "dock.py")
    module = importlib.util.module_from_spec(described)
    described.loader.exec_module(module)
    return module


def insurgents(accuracy, effectiveness):
    """Fighters at the end of 1 000, less what accuracy and effectiveness take; of one vengeance, two runs."""
    left = 1000.0 - np.array(accuracy)[:, None] - np.array(effectiveness)[None, :]
    return {"jihadist_fighters": np.repeat(left[:, :, None, None], 2, axis=3)}


def test_accuracy_is_worth_more_only_if_it_takes_more(dock):
    judge = dock.accuracy_over_effectiveness(0)

    assert judge(insurgents([0, 300, 600], [0, 100, 200])) == (3.0, True)
    assert judge(insurgents([0, 100, 200], [0, 300, 600])) == (pytest.approx(1 / 3), False)
    assert not judge(insurgents([600, 300, 0], [0, 100, 200]))[1], "accuracy that helps insurgents"


def test_a_tipping_point_of_length_is_one_large_step_in_how_many_last(dock):
    judge = dock.tipping_point_of_length(0)

    def ended(*shares):
        """Runs that are over by accuracy, of ten, for one effectiveness and one vengeance."""
        runs = np.arange(10) < np.array(shares)[:, None] * 10
        return {"jihadist_war_over": runs[:, None, None, :].astype(float)}

    assert judge(ended(0.0, 0.0, 0.1, 0.9, 1.0)) == (pytest.approx(0.8), True)
    assert not judge(ended(0.0, 0.2, 0.4, 0.6, 0.8, 1.0))[1], "many small steps"
    assert judge(ended(0.0, 0.0, 0.1, 0.1)) == (pytest.approx(1.0), False), "hardly any war is over"
    assert judge(ended(0.5, 0.5)) == (0.0, False)
    assert not judge(ended(1.0, 0.0))[1], "accuracy that lengthens wars"


def test_a_tipping_point_is_one_large_step_and_not_many_small_ones(dock):
    judge = dock.tipping_point(0)

    assert judge(insurgents([0, 0, 20, 700, 720, 740, 760], [0, 0]))[1]
    part, holds = judge(insurgents([0, 120, 240, 360, 480, 600, 720], [0, 0]))
    assert part == pytest.approx(1 / 6)
    assert not holds
    assert not judge(insurgents([0, 0, 0, 90, 90, 90, 90], [0, 0]))[1], "too small to be an end"
    assert not judge(insurgents([90, 0, 0, 0, 0, 0, 0], [0, 0]))[1], "the wrong way"


def test_wars_that_all_end_are_no_never_ending_ones(dock):
    over = np.array([[[1.0, 1.0], [0.0, 0.0]]])

    assert dock.never_ending({"all_wars_over": over}) == (0.0, True)
    assert dock.never_ending({"all_wars_over": np.ones_like(over)}) == (1.0, False)


def test_what_starts_and_orders_do_must_be_more_than_luck(dock):
    chance = np.random.Generator(np.random.Philox(1))
    luck = 1000.0 + 100.0 * chance.standard_normal((3, 2, 40))
    moved = luck + np.array([0.0, 200.0, 500.0])[:, None, None]
    pressed = luck - np.array([0.0, 400.0])[None, :, None]

    assert not dock.initial_conditions({"jihadist_fighters": luck})[1]
    assert dock.initial_conditions({"jihadist_fighters": moved})[1]
    assert not dock.interventions({"jihadist_fighters": luck})[1]
    ratio, holds = dock.interventions({"jihadist_fighters": pressed})
    assert holds
    assert ratio < 1.0


def found():
    with open(HOME / "found.csv", encoding="utf-8", newline="") as text:
        return {row["relation"]: row for row in csv.DictReader(text)}


def test_the_page_tells_what_was_found(dock):
    page = (HOME.parent / "docking.md").read_text("utf-8")
    rows = found()

    assert set(rows) == {each.id for each in dock.RELATIONS}
    for row in rows.values():
        assert f"| `{row['relation']}` | {row['number']} | {row['holds']} |" in page


@pytest.mark.slow
def test_fewer_runs_find_the_same(dock):
    swept = {name: dock.simulated(name, 6) for name in dict.fromkeys(each.sweep for each in dock.RELATIONS)}

    told = {row["relation"]: row["holds"] for row in dock.judged(swept)}
    assert told == {name: row["holds"] for name, row in found().items()}
