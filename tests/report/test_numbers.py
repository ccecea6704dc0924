"""Numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahel_sim.report.number_format import adding_up, amount, between, count, decimal, percent, signed

THIN, NO_BREAK, MINUS = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}", "\N{MINUS SIGN}"


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ("1,234,568", count(1234567.6, "en")),
        (f"1{THIN}234{THIN}568", count(1234567.6, "fr")),
        (f"{MINUS}2,033", count(-2032.7, "en")),
        (f"2{THIN}032,7", count(2032.7, "fr", 1)),
        ("0", count(-0.2, "en")),
        ("+310", signed(310.2, "en")),
        (f"{MINUS}30", signed(-30.0, "en")),
        ("0", signed(0.4, "en")),
        ("62%", percent(0.6204, "en")),
        (f"62{NO_BREAK}%", percent(0.6204, "fr")),
        ("<1%", percent(0.001, "en")),
        ("0%", percent(0.0, "en")),
        (f"{MINUS}0.26", decimal(-0.26, "en")),
        ("17,4", decimal(17.4, "fr")),
        ("0.00", decimal(-0.001, "en")),
        ("3,000", amount(3000.4, "persons", "en")),
        ("0.26", amount(0.26, "-1 to 1", "en")),
        ("50 to 70%", between(0.5, 0.7, "share", "en")),
        (f"50 à 70{NO_BREAK}%", between(0.5, 0.7, "share", "fr")),
        ("50%", between(0.501, 0.502, "share", "en")),
    ],
)
def test_a_number_is_written_as_people_write_it(expected, told):
    assert expected == told


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8), st.sampled_from([0, 1]))
def test_rounded_parts_add_up_to_the_rounded_total(parts, digits):
    total = sum(parts)

    told = adding_up(parts, total, digits)

    assert round(total * 10**digits) == round(sum(told) * 10**digits)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8))
def test_a_rounded_part_is_within_one_of_the_part(parts):
    told = adding_up(parts, sum(parts))

    assert [(a, b) for a, b in zip(parts, told, strict=True) if abs(a - b) > 1.0 + 1e-6] == []
