"""Patterns: what is known of Mali and of wars like it, each with a band, a weight and a source."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

TABLE = "patterns.csv"


@dataclass(frozen=True)
class Pattern:
    """One statistic of the real wars.

    Attributes
    ----------
    id
        ``P`` and a number; a letter where a pattern has several statistics.
    names, statistics
        What it is called, and what is counted, by language.
    low, target, high
        The value, and the ends of the band in which a simulated one counts as inside; None where none is
        stated.
    unit
        Of these.
    weight
        ``A``: the model should; ``B``: it had better; ``C``: context, which neither accepts nor rejects.
    use
        ``calibration`` or ``test``; by now every one was looked at while the rules were made.
    source
        Keys of the bibliography.

    Examples
    --------
    >>> from sahel_sim.validation import patterns_of_mali
    >>> first = patterns_of_mali()[0]
    >>> first.weight in "ABC", bool(first.source)
    (True, True)
    """

    id: str
    names: dict[str, str]
    statistics: dict[str, str]
    low: float | None
    target: float | None
    high: float | None
    unit: str
    weight: str
    use: str
    source: str

    @property
    def group(self) -> str:
        """The pattern that the statistic belongs to: its id without the letter."""
        return self.id.rstrip("abcdefghijklmnopqrstuvwxyz")

    @property
    def has_band(self) -> bool:
        """Whether it can be inside or outside."""
        return self.low is not None or self.high is not None

    def holds(self, value: float) -> bool:
        """Whether a value is inside the band; its ends belong to it, and what is not a number never does."""
        above = self.low is None or value >= self.low
        below = self.high is None or value <= self.high
        return value == value and above and below


@cache
def patterns_of_mali() -> tuple[Pattern, ...]:
    """Every pattern, in order.

    Examples
    --------
    >>> from sahel_sim.validation import patterns_of_mali
    >>> len(patterns_of_mali())
    87
    """
    text = files("sahel_sim.validation").joinpath(TABLE).read_text(encoding="utf-8-sig")
    return tuple(_pattern(row) for row in csv.DictReader(text.splitlines()))


def _pattern(row: dict[str, str]) -> Pattern:
    number = {key: float(row[key]) if row[key] else None for key in ("low", "target", "high")}
    return Pattern(
        id=row["id"],
        names={language: row[f"name_{language}"] for language in ("en", "fr")},
        statistics={language: row[f"statistic_{language}"] for language in ("en", "fr")},
        unit=row["unit"],
        weight=row["weight"],
        use=row["use"],
        source=row["source"],
        **number,
    )
