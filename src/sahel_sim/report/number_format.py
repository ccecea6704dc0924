"""Numbers as people write them, in English and in French."""

from collections.abc import Sequence

import numpy as np

MINUS = "\N{MINUS SIGN}"
THIN = "\N{NARROW NO-BREAK SPACE}"
NO_BREAK = "\N{NO-BREAK SPACE}"


def count(x: float, language: str, digits: int = 0) -> str:
    """A number with its thousands apart: ``12,345``; in French ``12 345``; with so many decimals."""
    text = f"{abs(round(float(x), digits)):,.{digits}f}"
    sign = MINUS if round(float(x), digits) < 0 else ""
    if language == "fr":
        text = text.replace(",", THIN).replace(".", ",")
    return sign + text


def signed(x: float, language: str, digits: int = 0) -> str:
    """A number with its sign: ``+310``; nothing before 0."""
    return ("+" if round(float(x), digits) > 0 else "") + count(x, language, digits)


def decimal(x: float, language: str) -> str:
    """A small number with one or two figures after the point."""
    size = abs(float(x))
    if size >= 100:
        return count(x, language)
    text = f"{size:.1f}" if size >= 10 else f"{size:.2f}"
    sign = MINUS if float(x) < 0 and float(text) > 0 else ""
    return sign + (text.replace(".", ",") if language == "fr" else text)


def percent(x: float, language: str, sign: bool = True) -> str:
    """A share as a whole per cent; what is above 0 and rounds to 0 is told as less than 1."""
    whole = round(100.0 * float(x))
    text = "<1" if whole == 0 and x > 0 else str(whole)
    return text + (("" if language == "en" else NO_BREAK) + "%" if sign else "")


def amount(x: float, unit: str, language: str) -> str:
    """A number in the way of its unit: a per cent, a whole number of people, or a decimal."""
    if unit == "share":
        return percent(x, language)
    whole = unit.startswith(("persons", "events"))
    return count(x, language) if whole else decimal(x, language)


def between(low: float, high: float, unit: str, language: str) -> str:
    """A range: ``50 to 70%``; one number where both ends read the same."""
    first, last = amount(low, unit, language), amount(high, unit, language)
    if first == last:
        return last
    if unit == "share":
        first = percent(low, language, sign=False)
    return f"{first} {'to' if language == 'en' else 'à'} {last}"


def adding_up(parts: Sequence[float], total: float, digits: int = 0) -> list[float]:
    """Rounded numbers near the parts that add up to the rounded total.

    Those of which most is cut are rounded up, so that a reader who adds up finds the total.

    Parameters
    ----------
    parts, total
        What is told; the parts add up to the total before rounding.
    digits
        Decimals that are kept.
    """
    fine = np.asarray(parts, dtype=np.float64) * 10.0**digits
    below = np.floor(fine)
    missing = round(float(total) * 10.0**digits) - int(below.sum())
    order = np.argsort(below - fine, kind="stable")
    below[order[:missing]] += 1.0
    return [float(x) / 10.0**digits for x in below]
