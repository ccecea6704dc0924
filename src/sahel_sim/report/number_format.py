"""Numbers as people write them, in the language that is spoken."""

from collections.abc import Sequence
from datetime import date
from decimal import localcontext

import numpy as np

from sahel_sim.languages import _, language

MINUS = "\N{MINUS SIGN}"
THIN = "\N{NARROW NO-BREAK SPACE}"
INFINITY = "\N{INFINITY}"
NOT_A_NUMBER = "\N{EN DASH}"

_DIGITS_OF_ANY_FLOAT = 320

LARGE = 1000.0
"""From here on the thousands of a number that somebody chose are kept apart."""


def count(x: float, digits: int = 0) -> str:
    """A number with its thousands apart: ``12,345``; in French ``12 345``; with so many decimals."""
    if not np.isfinite(x):
        return NOT_A_NUMBER if np.isnan(x) else (MINUS if x < 0 else "") + INFINITY
    rounded = round(float(x), digits)
    return (MINUS if rounded < 0 else "") + _decimal(abs(rounded), f"#,##0.{'0' * digits}".rstrip("."))


def signed(x: float, digits: int = 0) -> str:
    """A number with its sign: ``+310``; nothing before 0."""
    return ("+" if round(float(x), digits) > 0 else "") + count(x, digits)


def decimal(x: float) -> str:
    """A small number with one or two figures after the point."""
    size = abs(float(x))
    return count(x, 0 if size >= 100 else 1 if size >= 10 else 2)


def number(x: float) -> str:
    """A number that somebody chose, with as many digits as it needs; the thousands of a large one apart."""
    if abs(x) >= LARGE:
        return count(x)
    return (MINUS if x < 0 else "") + _in_place_of_point(f"{abs(x):.4g}")


def as_written(x: float) -> str:
    """A number as a file has it, but for the sign before its decimals."""
    return _in_place_of_point(f"{x:g}")


def percent(x: float, sign: bool = True) -> str:
    """A share as a whole per cent; what is above 0 and rounds to 0 is told as less than 1."""
    whole = round(100.0 * float(x))
    text = "<1" if whole == 0 and x > 0 else str(whole)
    return _("{n}%", n=text) if sign else text


def amount(x: float, unit: str) -> str:
    """A number in the way of its unit: a per cent, a whole number of people, or a decimal."""
    if unit == "share":
        return percent(x)
    whole = unit.startswith(("persons", "events"))
    return count(x) if whole else decimal(x)


def between(low: float, high: float, unit: str) -> str:
    """A range: ``50 to 70%``; one number where both ends read the same."""
    first, last = amount(low, unit), amount(high, unit)
    if first == last:
        return last
    if unit == "share":
        first = percent(low, sign=False)
    return _("{low} to {high}", low=first, high=last)


def decimal_point() -> str:
    """What stands between a whole number and its decimals in the language that is spoken."""
    from babel.numbers import get_decimal_symbol

    return get_decimal_symbol(language())


def month_text(day: str) -> str:
    """The month of a day that is written as ISO text, as it stands in a sentence.

    >>> month_text("2024-03-01")
    'March 2024'
    """
    from babel.dates import format_skeleton

    return format_skeleton("yMMMM", date.fromisoformat(day), locale=language())


def date_text(date_in_file: str) -> str:
    """A date as scenario files have it, ``2024-03`` or ``2024-03-15``, as it stands in a sentence.

    >>> date_text("2024-03"), date_text("2024-03-15")
    ('March 2024', '15 March 2024')
    """
    from babel.dates import format_date

    if len(date_in_file) == len("2024-03"):
        return month_text(f"{date_in_file}-01")
    return format_date(date.fromisoformat(date_in_file), "d MMMM y", locale=language())


def round_to_total(parts: Sequence[float], total: float, digits: int = 0) -> list[float]:
    """Rounded numbers near the parts that add up to the rounded total.

    Those of which most is cut are rounded up, so that a reader who adds up finds the total.

    ``parts`` and ``total``: what is told; the parts add up to the total before rounding; ``digits``: decimals
    that are kept.
    """
    fine = np.asarray(parts, dtype=np.float64) * 10.0**digits
    below = np.floor(fine)
    missing = round(float(total) * 10.0**digits) - int(below.sum())
    order = np.argsort(below - fine, kind="stable")
    below[order[:missing]] += 1.0
    return [float(x) / 10.0**digits for x in below]


def _decimal(x: float, pattern: str) -> str:
    from babel.numbers import format_decimal

    with localcontext() as exact:
        exact.prec = _DIGITS_OF_ANY_FLOAT
        return format_decimal(x, pattern, language())


def _in_place_of_point(text: str) -> str:
    return text.replace(".", decimal_point())
