"""Names of levers: what is varied, in the reader's words, and its values as people write them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sahel_sim.core import Declared
from sahel_sim.engine.schedule import DIPLOMACIES, MONTH, STRATEGIES
from sahel_sim.report.number_format import MINUS, count
from sahel_sim.report.words import short
from sahel_sim.report.words_of_levers import (
    ALL,
    OF_BLOCS,
    OF_FACTIONS,
    OF_PAIRS,
    OF_SECTIONS,
    OF_VOICES,
    YEARS,
)
from sahel_sim.scenario import DISTANCE, HOSTILITY, INCLUSIVITY, LEVERS, PARTY, SECTIONS, Lever
from sahel_sim.scenario.dialogue_levers import STANDING
from sahel_sim.scenario.wording import in_words

if TYPE_CHECKING:
    from sahel_sim.core import Factions

LARGE = 1000.0
"""From here on the thousands of a value are kept apart."""


@dataclass(frozen=True)
class Named:
    """A lever in the reader's words.

    Attributes
    ----------
    setting
        Its dotted name.
    name
        A few words that begin with a small letter, or the dotted name itself of the number of a mechanism.
    meaning
        A sentence without its stop; numbers of mechanisms have it in English only.
    unit
        As it follows a number, with a space before it; empty for pure numbers.
    language
        ``en`` or ``fr``.
    """

    setting: str
    name: str
    meaning: str
    unit: str
    language: str

    @property
    def title(self) -> str:
        """The name as it begins a line, with its unit."""
        unit = f",{self.unit}" if self.unit else ""
        return (self.name if "." in self.name else _capital(self.name)) + unit

    def value(self, x: float) -> str:
        """A value without its unit."""
        return number(x, self.language)

    def at(self, x: float) -> str:
        """The lever at a value: ``restraint (Government) = 0.5``."""
        return f"{self.name} = {self.value(x)}"


def named(setting: str, factions: "Factions", language: str) -> Named:
    """What a lever is called.

    Parameters
    ----------
    setting
        A setting that is one number, by its dotted name.
    factions
        Of the place.
    language
        ``en`` or ``fr``.

    Raises
    ------
    KeyError, IndexError, ValueError
        If there is no such setting.
    """
    owner, *rest = setting.split(".")
    if owner in ("parameters", "tactics"):
        declared = _declared(owner, rest[0], rest[1])
        name, meaning, unit = ".".join(rest), declared.text, declared.unit
    elif setting == "years":
        name, meaning, unit = OF_SECTIONS[setting][language], YEARS[language], "years"
    else:
        lever = _lever(owner, rest)
        name, meaning, unit = _words(owner, rest, factions, language), lever.text[language], lever.unit
    return Named(setting, name, _capital(meaning), in_words(unit)[language], language)


def number(x: float, language: str) -> str:
    """A value of a lever, with as many digits as it needs."""
    if abs(x) >= LARGE:
        return count(x, language)
    text = f"{abs(x):.4g}".replace(".", "," if language == "fr" else ".")
    return (MINUS if x < 0 else "") + text


def _words(owner: str, rest: list[str], factions: "Factions", language: str) -> str:
    if owner in OF_PAIRS:
        one, other = rest[0].split("-")
        both = {"who": _who(one, factions, language), "other": _who(other, factions, language)}
        return OF_PAIRS[owner][language].format(**both)
    if owner in SECTIONS:
        party = _who(rest[1], factions, language) if len(rest) > 1 else ""
        return OF_SECTIONS[f"{owner}.{rest[0]}"][language].format(who=party)
    other = _who(rest[1], factions, language) if len(rest) > 1 else ALL[language]
    return OF_FACTIONS[rest[0]][language].format(who=_who(owner, factions, language), other=other)


def _who(name: str, factions: "Factions", language: str) -> str:
    """A faction, a bloc or a voice."""
    if name in factions.names:
        return short(factions, name, language)
    return {**OF_BLOCS, **OF_VOICES}[name][language]


def _lever(owner: str, rest: list[str]) -> Lever:
    if owner in SECTIONS:
        known: tuple[Lever, ...] = (*SECTIONS[owner], INCLUSIVITY, PARTY, *STANDING)
        return {each.name: each for each in known}[rest[0]]
    if owner in OF_PAIRS:
        return HOSTILITY if owner == HOSTILITY.name else DISTANCE
    return {each.name: each for each in LEVERS}[rest[0]]


def _declared(block: str, rule: str, name: str) -> Declared:
    minds = (*STRATEGIES.values(), *DIPLOMACIES.values())
    owners = MONTH if block == "parameters" else minds
    owner = {each.name: each for each in owners}[rule]
    return {each.name: each for each in owner.declared}[name]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
