"""Dates fall into steps, and steps begin on dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahel_sim.scenario.timeline import STEPS, day, first_day, length, step_of

START = date(2024, 3, 1)
DAYS = st.dates(date(2000, 1, 1), date(2070, 12, 31))


@pytest.mark.parametrize(
    ("when", "step", "expected"),
    [
        ("2024-03", "month", 0),
        ("2024-03-31", "month", 0),
        ("2025-06", "month", 15),
        ("2025-06-15", "month", 15),
        ("2024-02-29", "month", -1),
        ("2034-02", "month", 119),
        ("2024-03", "week", 0),
        ("2024-03-07", "week", 0),
        ("2024-03-08", "week", 1),
        ("2024-04", "week", 4),
        ("2024-02-29", "week", -1),
        ("2025-03", "week", 52),
        ("2024-03-14", "fortnight", 0),
        ("2024-03-15", "fortnight", 1),
        ("2024-03-29", "fortnight", 2),
        ("2024-02-29", "fortnight", -1),
        ("2025-03", "fortnight", 26),
    ],
)
def test_a_date_falls_into_a_step(when: str, step: str, expected: int) -> None:
    assert step_of(day(when), START, step) == expected


@given(DAYS, st.sampled_from(STEPS), st.integers(0, 600))
def test_a_step_begins_on_its_first_day(start: date, step: str, position: int) -> None:
    start = start.replace(day=1)

    assert step_of(first_day(position, start, step), start, step) == position
    assert step_of(first_day(position + 1, start, step) - timedelta(days=1), start, step) == position


@pytest.mark.parametrize(
    "text", ["2024-13", "2024-02-30", "24-03", "2024-3", "2024-03\n", "", "2024-03-01-01"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        day(text)


def test_ten_years_are_120_months_261_fortnights_and_522_weeks() -> None:
    assert {step: round(length(10.0, step)) for step in STEPS} == {
        "month": 120,
        "fortnight": 261,
        "week": 522,
    }


def test_two_weeks_are_a_fortnight() -> None:
    for position in range(60):
        assert first_day(position, START, "fortnight") == first_day(2 * position, START, "week")
