"""Names of levers: what is varied, in the reader's words, and its values as people write them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sahel_sim.core import Declared
from sahel_sim.engine.schedule import DIPLOMACIES, MONTH, STRATEGIES
from sahel_sim.languages import N_, Np_, _, in_language
from sahel_sim.report.faction_names import with_article
from sahel_sim.report.number_format import number
from sahel_sim.report.sentences import short_name
from sahel_sim.scenario import DISTANCE, HOSTILITY, INCLUSIVITY, LEVERS, PARTY, SECTIONS, Lever
from sahel_sim.scenario.dialogue_levers import POWER_SHARING, STANDING, TRUST
from sahel_sim.scenario.wording import in_words

if TYPE_CHECKING:
    from sahel_sim.core import Factions


_OF_FACTIONS: Mapping[str, str] = {
    "military_pressure": N_("pressure on {other} ({who})"),
    "campaign": N_("march on a capital ({who})"),
    "restraint": N_("restraint ({who})"),
    "intelligence": N_("intelligence ({who})"),
    "skill": N_("fighting skill ({who})"),
    "services": N_("services ({who})"),
    "support": N_("money from outside ({who})"),
    "establishment": N_("fighters wanted ({who})"),
    "unity": N_("unity ({who})"),
    "countryside": N_("reach into the countryside ({who})"),
    "fighters": N_("fighters at the start ({who})"),
    "will": N_("will to carry out an accord ({who})"),
    "divisible": N_("content with a share ({who})"),
    "partner": N_("operations with a partner ({who})"),
    "partner_restraint": N_("restraint of the partner ({who})"),
    "partner_skill": N_("fighting skill of the partner ({who})"),
}
"""By name of the lever of a faction or bloc."""

_OF_PAIRS: Mapping[str, str] = {
    "relations": N_("hostility ({who}, {other})"),
    "distances": N_("distance of aims ({who}, {other})"),
}
"""By block of the levers of two factions."""

_OF_SECTIONS: Mapping[str, str] = {
    "dialogue.open": N_("state open to talks"),
    "dialogue.mediator": N_("skill of the mediator"),
    "dialogue.guarantor": N_("belief in the guarantors"),
    "dialogue.inclusivity": N_("inclusivity of the dialogue"),
    "dialogue.parties": N_("influence at the table ({who})"),
    "dialogue.power_sharing": N_("power shared ({who})"),
    "dialogue.trust": N_("trust in the state ({who})"),
    "dialogue.accord": N_("accord at the start ({who})"),
    "dialogue.implemented": N_("accord carried out at the start ({who})"),
    "dialogue.promised": N_("accord due at the start ({who})"),
    "international.peacekeepers": N_("peacekeepers"),
    "international.foreign_force": N_("foreign troops"),
    "years": N_("length of the run"),
}
"""By dotted name, without the party."""

_OF_VOICES: Mapping[str, str] = {
    "civil_society": N_("civil society"),
    "traditional_leaders": N_("traditional leaders"),
    "women": N_("women"),
    "youth": N_("youth"),
    "opposition": N_("opposition"),
}
"""Voices at the table that have no arms."""

OF_DIMENSIONS: Mapping[str, str] = {
    "political": N_("political"),
    "territorial": N_("territorial"),
    "military": N_("military"),
    "economic": N_("economic"),
}
"""Kinds of power that an accord may share."""

_OF_BLOCS: Mapping[str, str] = {
    "state": N_("the state"),
    "rebels": N_("rebels"),
    "jihadists": N_("jihadists"),
    "militias": N_("militias"),
}

_ON_BLOCS: Mapping[str, str] = {
    "state": N_("the state"),
    "rebels": Np_("on whom", "rebels"),
    "jihadists": Np_("on whom", "jihadists"),
    "militias": Np_("on whom", "militias"),
}

_ALL = N_("all")
"""On whom a pressure is that is on everyone."""

_YEARS = N_("Length of the run in years")

_SWITCH = "0 or 1"
"""The unit of what is yes or no."""


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
    scale
        What its values stand for, as a part of a sentence; empty where the unit says it all.
    """

    setting: str
    name: str
    meaning: str
    unit: str
    scale: str = ""

    @property
    def scale_line(self) -> str:
        """A line that says what its values stand for; empty where the unit says it all.

        >>> from sahel_sim.scenario import read
        >>> named("dialogue.open", read("force_alone").place.factions).scale_line
        'State open to talks: 0 = no; 1 = yes.'
        """
        return _("{lever}: {scale}.", lever=self.title, scale=self.scale) if self.scale else ""

    @property
    def title(self) -> str:
        """The name as it begins a line, with its unit."""
        unit = f",{self.unit}" if self.unit else ""
        return (self.name if "." in self.name else _capital(self.name)) + unit

    def value(self, x: float) -> str:
        """A value without its unit."""
        return number(x)

    def at(self, x: float) -> str:
        """The lever at a value: ``restraint (Government) = 0.5``."""
        return f"{self.name} = {self.value(x)}"


def named(setting: str, factions: "Factions") -> Named:
    """What a lever is called.

    ``setting``: a setting that is one number, by its dotted name; ``factions``: of the place.

    Raises ``KeyError`` and ``IndexError`` and ``ValueError`` if there is no such setting.
    """
    owner, *rest = setting.split(".")
    if owner in ("parameters", "tactics"):
        declared = _declared(owner, rest[0], rest[1])
        name, meaning, unit, scale = ".".join(rest), declared.text, declared.unit, _plausible(declared)
    elif setting == "years":
        name, meaning, unit, scale = _(_OF_SECTIONS[setting]), _(_YEARS), "years", ""
    else:
        lever = _lever(owner, rest)
        name, meaning, unit = _words(owner, rest, factions), in_language(lever.text), lever.unit
        scale = _anchors(lever)
    return Named(setting, name, _capital(meaning), in_language(in_words(unit)), scale)


def _anchors(lever: Lever) -> str:
    """What values of a lever stand for, between its least and its most; nothing of a number with a unit."""
    if lever.unit == _SWITCH:
        return _("0 = no; 1 = yes")
    if not lever.anchors:
        return ""
    told = _("; ").join(
        _("{value} = {meaning}", value=number(value), meaning=_(said)) for value, said in lever.anchors
    )
    ends = [value for value, _said in lever.anchors]
    if (ends[0], ends[-1]) == (lever.low, lever.high):
        return told
    return _("{anchors}; from {low} to {high}", anchors=told, low=number(lever.low), high=number(lever.high))


def _plausible(declared: Declared) -> str:
    """Between which values the number of a mechanism is plausible, and where it is unless set."""
    return _(
        "plausible from {low} to {high}; {default} unless set",
        low=number(declared.low),
        high=number(declared.high),
        default=number(declared.default),
    )


def _words(owner: str, rest: list[str], factions: "Factions") -> str:
    if owner in _OF_PAIRS:
        one, other = rest[0].split("-")
        both = {"who": _who(one, factions), "other": _who(other, factions)}
        return _(_OF_PAIRS[owner], **both)
    if owner in SECTIONS:
        party = _who(rest[1], factions) if len(rest) > 1 else ""
        return _(_OF_SECTIONS[f"{owner}.{rest[0]}"], who=party)
    other = _whom(rest[1], factions) if len(rest) > 1 else _(_ALL)
    return _(_OF_FACTIONS[rest[0]], who=_who(owner, factions), other=other)


def _who(name: str, factions: "Factions") -> str:
    """A faction, a bloc, a voice or a dimension of power."""
    if name in factions.names:
        return short_name(factions, name)
    return _({**_OF_BLOCS, **_OF_VOICES, **OF_DIMENSIONS}[name])


def _whom(name: str, factions: "Factions") -> str:
    """On whom a pressure is."""
    if name in factions.names:
        return with_article(factions, name)
    return _(_ON_BLOCS[name])


def _lever(owner: str, rest: list[str]) -> Lever:
    if owner in SECTIONS:
        known: tuple[Lever, ...] = (*SECTIONS[owner], INCLUSIVITY, PARTY, POWER_SHARING, TRUST, *STANDING)
        return {each.name: each for each in known}[rest[0]]
    if owner in _OF_PAIRS:
        return HOSTILITY if owner == HOSTILITY.name else DISTANCE
    return {each.name: each for each in LEVERS}[rest[0]]


def _declared(block: str, rule: str, name: str) -> Declared:
    minds = (*STRATEGIES.values(), *DIPLOMACIES.values())
    owners = MONTH if block == "parameters" else minds
    owner = {each.name: each for each in owners}[rule]
    return {each.name: each for each in owner.declared}[name]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
