"""A wording: what is wrong, what is allowed and what to do, each in English and French."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Pair: TypeAlias = Mapping[str, str]
"""The same sentence in ``en`` and ``fr``, with the same named holes."""

_UNBROKEN = (("« ", "«\u00a0"), (" »", "\u00a0»"), (" :", "\u00a0:"), (" ;", "\u00a0;"), (" ?", "\u00a0?"))


@dataclass(frozen=True)
class Wording:
    """What to say of one kind of mistake.

    Attributes
    ----------
    wrong
        What is wrong.
    allowed
        What is allowed.
    advice
        What to do.
    nearest
        What to do if there is a nearest right word; it replaces the advice.
    """

    wrong: Pair
    allowed: Pair | None = None
    advice: Pair | None = None
    nearest: Pair | None = None


def pair(english: str, french: str) -> Pair:
    """The same sentence twice; French signs are kept on the line of the word that they belong to."""
    for loose, unbroken in _UNBROKEN:
        french = french.replace(loose, unbroken)
    return {"en": english, "fr": french}


DID_YOU_MEAN = pair("Did you mean '{nearest}'?", "Vouliez-vous dire « {nearest} » ?")
