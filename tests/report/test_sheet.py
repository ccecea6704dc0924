"""Sheets: labels stand apart, and the reader's own settings of Matplotlib stay as they are."""

import itertools

import matplotlib
from hypothesis import given
from hypothesis import strategies as st

from sahel_sim.report.figures.canvas import spread_labels
from sahel_sim.report.figures.run_figures import fan_chart


@given(st.lists(st.floats(0.0, 10.0), min_size=1, max_size=8))
def test_labels_stand_at_least_a_gap_apart_and_inside(wanted):
    placed = spread_labels(wanted, 1.0, 0.0, 10.0)

    assert placed is not None
    ordered = sorted(placed)
    assert [b - a for a, b in itertools.pairwise(ordered) if b - a < 1.0 - 1e-9] == []
    assert ordered[0] >= 0.0 - 1e-9
    assert ordered[-1] <= 10.0 + 1e-9


@given(st.lists(st.floats(0.0, 10.0), min_size=2, max_size=8, unique=True))
def test_labels_keep_the_order_of_their_lines(wanted):
    placed = spread_labels(wanted, 1.0, 0.0, 10.0)

    by_line = sorted(range(len(wanted)), key=lambda i: wanted[i])
    assert by_line == sorted(range(len(wanted)), key=lambda i: placed[i])


def test_labels_that_are_apart_stay_where_they_are():
    assert spread_labels([1.0, 5.0, 9.0], 1.0, 0.0, 10.0) == [1.0, 5.0, 9.0]


def test_too_many_labels_do_not_fit():
    assert spread_labels([1.0] * 12, 1.0, 0.0, 10.0) is None


def test_the_readers_settings_neither_change_figures_nor_are_changed(known):
    expected = fan_chart(known, "people_governed").svg

    with matplotlib.rc_context({"font.size": 30.0, "axes.facecolor": "black"}):
        before = dict(matplotlib.rcParams)
        told = fan_chart(known, "people_governed").svg
        after = dict(matplotlib.rcParams)

    assert expected == told
    assert before == after
