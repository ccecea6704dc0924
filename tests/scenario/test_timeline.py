"""When a run begins and ends, and what changes on which date."""

from datetime import date
from pathlib import Path

import pytest
from small_files import kinds, told, write

from sahel_sim.scenario import ScenarioError, read


def test_the_start_is_that_of_the_tables_unless_said(tmp_path: Path) -> None:
    assert told(tmp_path, "place: northern_mali\n").start == date(2024, 2, 1)
    assert told(tmp_path, "place: northern_mali\nstate_of: 2012-01\n").start == date(2012, 1, 1)
    assert told(tmp_path, "place: northern_mali\nstart: 2030-05\n").state_of == "2024-02"


@pytest.mark.parametrize(
    ("years", "step", "steps"),
    [
        ("10", "month", 120),
        ("0.5", "month", 6),
        ("1.33333", "month", 16),
        ("1.333", "month", 16),
        ("50", "month", 600),
        ("10", "week", 522),
        ("0.01", "week", 1),
        ("1.3", "week", 68),
        ("10", "fortnight", 261),
        ("0.01", "fortnight", 1),
    ],
)
def test_years_are_a_whole_number_of_steps(tmp_path: Path, years: str, step: str, steps: int) -> None:
    assert told(tmp_path, f"place: two_towns\nyears: {years}\nstep: {step}\n").steps == steps


def test_a_timeline_is_in_order_and_written_out(tmp_path: Path) -> None:
    mine = told(
        tmp_path,
        "place: northern_mali\nstart: 2024-03\ntimeline:\n"
        "- {date: 2025-06, set: {government.military_pressure: 0.1, "
        "government.military_pressure.jihadists: 0.9}}\n"
        "- {date: 2024-05-17, set: {jihadists.restraint: 0.4, jnim.restraint: 0.6, "
        "relations.jnim-csp: 0}, note: Truce}\n",
    )

    assert [(m.date, m.step) for m in mine.timeline] == [("2024-05-17", 2), ("2025-06", 15)]
    assert mine.timeline[0].settings == {
        "jnim.restraint": 0.6,
        "is_sahel.restraint": 0.4,
        "relations.csp-jnim": 0.0,
    }
    assert mine.timeline[0].note == {"en": "Truce", "fr": "Truce"}
    assert mine.timeline[1].settings == {
        "government.military_pressure.csp": 0.1,
        "government.military_pressure.platform": 0.1,
        "government.military_pressure.hunters": 0.1,
        "government.military_pressure.jnim": 0.9,
        "government.military_pressure.is_sahel": 0.9,
    }


def test_a_timeline_counts_weeks_from_the_start(tmp_path: Path) -> None:
    mine = told(
        tmp_path,
        "place: two_towns\nstep: week\nyears: 1\ntimeline:\n- {date: 2000-01-08, set: {crown.skill: 2}}\n"
        "- {date: 2000-12-29, set: {crown.skill: 3}}\n",
    )

    assert [m.step for m in mine.timeline] == [1, 51]


def test_a_timeline_counts_fortnights_from_the_start(tmp_path: Path) -> None:
    mine = told(
        tmp_path,
        "place: two_towns\nstep: fortnight\nyears: 1\ntimeline:\n"
        "- {date: 2000-01-15, set: {crown.skill: 2}}\n"
        "- {date: 2000-12-16, set: {crown.skill: 3}}\n",
    )

    assert [m.step for m in mine.timeline] == [1, 25]


def test_a_timeline_replaces_the_timeline_below(tmp_path: Path) -> None:
    mine = told(
        tmp_path,
        "based_on: mali_2023_08\ntimeline:\n- {date: 2026-01, set: {government.restraint: 0.9}}\n",
    )

    assert [m.date for m in mine.timeline] == ["2026-01"]


def test_what_a_timeline_below_has_after_a_shorter_run_does_not_come_to_pass(tmp_path: Path) -> None:
    mine = told(tmp_path, "based_on: mali_2023_08\nyears: 0.25\n")

    assert [m.date for m in mine.timeline] == ["2023-09-12", "2023-10-02"]
    assert len(read("mali_2023_08").timeline) == 3


def test_a_timeline_below_must_not_begin_before_the_run_of_the_file_above(tmp_path: Path) -> None:
    path = write(tmp_path, "my", "based_on: mali_2023_08\nstart: 2023-11\n")

    with pytest.raises(ScenarioError) as raised:
        read(path)

    assert [(m.kind, m.spot.file) for m in raised.value.mistakes if m.spot] == [
        ("outside_run", "mali_2023_08.yaml"),
        ("outside_run", "mali_2023_08.yaml"),
    ]


def test_a_timeline_has_an_end(tmp_path: Path) -> None:
    moments = "- {date: 2000-01, set: {crown.skill: 1}}\n" * 501

    assert kinds(write(tmp_path, "my", f"place: two_towns\ntimeline:\n{moments}")) == ["too_many_moments"]


def test_moments_of_one_month_come_by_day(tmp_path: Path) -> None:
    mine = told(
        tmp_path,
        "place: two_towns\ntimeline:\n- {date: 2000-03-20, set: {crown.skill: 3}}\n"
        "- {date: 2000-03-02, set: {crown.skill: 2}}\n",
    )

    assert [moment.settings["crown.skill"] for moment in mine.timeline] == [2.0, 3.0]
