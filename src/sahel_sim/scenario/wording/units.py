"""Units in words. A unit is words and slashes, so it is translated word by word."""

from dataclasses import dataclass

from sahel_sim.languages import N_, Sentence, _

_WORDS = frozenset(
    {
        N_("10 000 people"),
        N_("attack"),
        N_("attacks"),
        N_("civilian"),
        N_("clash"),
        N_("clashes"),
        N_("correlation"),
        N_("day"),
        N_("days"),
        N_("death"),
        N_("enemy"),
        N_("event"),
        N_("events"),
        N_("fighter"),
        N_("fighters"),
        N_("harmed"),
        N_("index"),
        N_("kills"),
        N_("log hazard"),
        N_("log-odds"),
        N_("million USD"),
        N_("month"),
        N_("months"),
        N_("people"),
        N_("person"),
        N_("persons"),
        N_("prize"),
        N_("raid"),
        N_("share"),
        N_("share of the prize"),
        N_("soldier"),
        N_("steps"),
        N_("symbolic weight"),
        N_("year"),
        N_("years"),
    }
)
"""Parts of units that other languages say differently."""

_NONE = ("-", "0 to 1", "-1 to 1", "0 or 1", "share", "ratio", "log", "probability")
"""Units of pure numbers, which need no word beside a range."""


@dataclass(frozen=True, eq=False)
class _Unit(Sentence):
    """A unit as it follows a number, with a space before it; empty for a pure number."""

    def __str__(self) -> str:
        if self.message in _NONE:
            return ""
        first, *others = self.message.split(" / ")
        if first == "1":
            return _(" per {units}", units=_in_words(others))
        return f" {_in_words([first, *others])}"


def in_words(unit: str) -> Sentence:
    """The unit as it follows a number; empty for a pure number."""
    return _Unit(unit)


def _in_words(parts: list[str]) -> str:
    return " / ".join(_word(part) for part in parts)


def _word(part: str) -> str:
    if part in _WORDS:
        return _(part)
    return " ".join(_(word) if word in _WORDS else word for word in part.split(" "))
