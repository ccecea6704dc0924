"""Dates and steps: which step of a run a date falls into."""

import re
from datetime import date, timedelta

STEPS = ("month", "week")

DAYS_PER_WEEK = 7
DAYS_PER_YEAR = 365.25

MONTH_SHAPE = r"^[12][0-9]{3}-(0[1-9]|1[0-2])$"
DAY_SHAPE = r"^[12][0-9]{3}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$"


def day(text: str) -> date:
    """The day that ``YYYY-MM`` (its first) or ``YYYY-MM-DD`` stands for.

    Raises
    ------
    ValueError
        If there is no such day.
    """
    if not re.fullmatch(DAY_SHAPE, text):
        raise ValueError(text)
    parts = [int(part) for part in text.split("-")]
    return date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)


def step_of(when: date, start: date, step: str) -> int:
    """The position of the step that a day falls into, below 0 before the start.

    Parameters
    ----------
    when
        Any day.
    start
        The first day of the run.
    step
        ``month`` or ``week``; weeks are counted from the start, whatever day of the week it is.
    """
    if step == "week":
        return (when - start).days // DAYS_PER_WEEK
    return (when.year - start.year) * 12 + when.month - start.month


def first_day(position: int, start: date, step: str) -> date:
    """The first day of the step at that position."""
    if step == "week":
        return start + timedelta(days=DAYS_PER_WEEK * position)
    months = start.year * 12 + start.month - 1 + position
    return date(months // 12, months % 12 + 1, 1)


def length(years: float, step: str) -> float:
    """How many steps there are in so many years; not always a whole number."""
    return years * 12.0 if step == "month" else years * DAYS_PER_YEAR / DAYS_PER_WEEK
