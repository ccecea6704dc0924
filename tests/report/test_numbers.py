"""Numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahel_sim.languages import speaking
from sahel_sim.report.number_format import (
    amount,
    between,
    count,
    decimal,
    month_text,
    percent,
    round_to_total,
    signed,
)
from saying import told_in

THIN, NO_BREAK, MINUS = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}", "\N{MINUS SIGN}"


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ("1,234,568", count(1234567.6)),
        (f"1{THIN}234{THIN}568", told_in("fr", count, 1234567.6)),
        (f"{MINUS}2,033", count(-2032.7)),
        (f"2{THIN}032,7", told_in("fr", count, 2032.7, 1)),
        ("0", count(-0.2)),
        ("+310", signed(310.2)),
        (f"{MINUS}30", signed(-30.0)),
        ("0", signed(0.4)),
        ("62%", percent(0.6204)),
        (f"62{NO_BREAK}%", told_in("fr", percent, 0.6204)),
        ("<1%", percent(0.001)),
        ("0%", percent(0.0)),
        (f"{MINUS}0.26", decimal(-0.26)),
        ("17,4", told_in("fr", decimal, 17.4)),
        ("0.00", decimal(-0.001)),
        ("3,000", amount(3000.4, "persons")),
        ("0.26", amount(0.26, "-1 to 1")),
        ("50 to 70%", between(0.5, 0.7, "share")),
        (f"50 à 70{NO_BREAK}%", told_in("fr", between, 0.5, 0.7, "share")),
        ("50%", between(0.501, 0.502, "share")),
    ],
)
def test_a_number_is_written_as_people_write_it(expected, told):
    assert expected == told


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8), st.sampled_from([0, 1]))
def test_rounded_parts_add_up_to_the_rounded_total(parts, digits):
    total = sum(parts)

    told = round_to_total(parts, total, digits)

    assert round(total * 10**digits) == round(sum(told) * 10**digits)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8))
def test_a_rounded_part_is_within_one_of_the_part(parts):
    told = round_to_total(parts, sum(parts))

    assert [(a, b) for a, b in zip(parts, told, strict=True) if abs(a - b) > 1.0 + 1e-6] == []


@pytest.mark.parametrize(
    ("day", "english", "french"),
    [("2024-03-01", "March 2024", "mars 2024"), ("2990-08-31", "August 2990", "août 2990")],
)
def test_months_are_named(day, english, french):
    with speaking("en"):
        assert month_text(day) == english
    with speaking("fr"):
        assert month_text(day) == french
