"""A setting: a number that scenario files can change, with its unit, range and source."""

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

from sahel_sim.cli.console import Voice
from sahel_sim.cli.showing.bibliography import cited, reference
from sahel_sim.cli.showing.plain_text import indented
from sahel_sim.cli.showing.rule_words import rule_words
from sahel_sim.core import Declared
from sahel_sim.engine.schedule import DIPLOMACIES, MONTH, STRATEGIES
from sahel_sim.languages import SOURCE, _
from sahel_sim.report.number_format import as_written, count
from sahel_sim.scenario import DISTANCE, HOSTILITY, INCLUSIVITY, LEVERS, PARTY, SECTIONS, Lever, Place
from sahel_sim.scenario.descriptions import DESCRIPTIONS
from sahel_sim.scenario.dialogue_levers import OPENS, PATH, POWER_SHARING, STANDING, TRUST
from sahel_sim.scenario.wording import in_words


@dataclass(frozen=True)
class Setting:
    """A number and where scenario files have it."""

    path: str
    number: Declared | Lever


def settings() -> Mapping[str, Setting]:
    """Every setting by the names that people may call it by: its path, and the path without its block."""
    found: dict[str, Setting] = {}
    minds = (*STRATEGIES.values(), *DIPLOMACIES.values())
    for block, rules in (("parameters", MONTH), ("tactics", minds)):
        for rule in rules:
            for number in rule.declared:
                setting = Setting(f"{block}.{rule.name}.{number.name}", number)
                found |= {setting.path: setting, f"{rule.name}.{number.name}": setting}
    levers = [Setting(f"government.{lever.name}", lever) for lever in LEVERS]
    levers += [Setting(f"{dyad.name}.csp-jnim", dyad) for dyad in (HOSTILITY, DISTANCE)]
    for name in SECTIONS:
        for each in levers_of(name):
            whose = ".csp" if each in (PARTY, TRUST, *STANDING) else ""
            whose = ".military" if each is POWER_SHARING else whose
            levers.append(Setting(f"{name}.{each.name}{whose}", each))
    for setting in levers:
        found |= {setting.path: setting, setting.number.name: setting}
    return found


def levers_of(section: str) -> tuple[Lever, ...]:
    """The levers of ``dialogue`` or ``international``, in the order of scenario files."""
    of_parties = (PARTY, INCLUSIVITY, POWER_SHARING, *STANDING, TRUST) if section == "dialogue" else ()
    return (*SECTIONS[section], *of_parties)


def show_setting(setting: Setting, voice: Voice) -> None:
    """Show one setting."""
    number = setting.number
    voice.show(textwrap.fill(meaning(number), voice.width) + "\n")
    voice.show("  " + in_brief(number, voice))
    voice.show("  " + _("In a scenario file: {path}", path=setting.path))
    if isinstance(number, Lever):
        voice.show(
            "  "
            + (
                _("A timeline can change it during a run.")
                if number.moves
                else _("It holds for the whole run.")
            )
        )
    voice.show(indented(_("Source: {source}", source=number.source), 2, voice.width))
    for key in cited(number.source):
        voice.show(indented(f"{key}: {reference(key)}", width=voice.width))
    note_sources(voice)
    voice.data({"done": True, "setting": setting.path, **as_data(number)})


def tell(number: Declared | Lever, voice: Voice, with_source: bool = False) -> None:
    """Show a number in a list of them."""
    voice.show("  " + in_brief(number, voice))
    voice.show(indented(meaning(number), width=voice.width))
    if with_source:
        source = _("Source: {source}", source=number.source)
        voice.show(indented(source, width=voice.width))


def meaning(number: Declared | Lever) -> str:
    """What it means."""
    text = rule_words(str(number.text))
    return text[:1].upper() + text[1:]


def in_brief(number: Declared | Lever, voice: Voice) -> str:
    """Name, default, unit and range on a line."""
    unit = in_words(number.unit)[voice.language]
    holes = {
        "name": number.name,
        "unit": unit,
        "low": as_written(number.low),
        "high": as_written(number.high),
    }
    if number.default is None:
        return _("{name}: from {low} to {high}{unit}", **holes)
    return _("{name} = {default}{unit}, from {low} to {high}", default=as_written(number.default), **holes)


def as_data(number: Declared | Lever) -> dict[str, object]:
    """The same for programs."""
    names = ("name", "default", "unit", "low", "high", "source")
    return {name: getattr(number, name) for name in names} | {"text": meaning(number)}


def note_sources(voice: Voice) -> None:
    """Say to those who read another language that sources are in English."""
    if voice.language != SOURCE:
        voice.show("\n" + _("Sources and what is said of them are in English, as in the files of the model."))


_NO_NUMBERS = {OPENS: "open", PATH: INCLUSIVITY.name}
"""Keys that are no numbers, and the lever after which each is told."""


def show_section(name: str, voice: Voice) -> None:
    """Show ``dialogue`` or ``international``."""
    tell_section(name, voice)
    about = DESCRIPTIONS[name][voice.language]
    voice.data({"done": True, "section": name, "text": about, "settings": section_as_data(name)})


def tell_section(name: str, voice: Voice) -> None:
    """What a scenario file can say in a section, lever by lever."""
    language, width = voice.language, voice.width
    voice.show(_("In a scenario file, under {name}:", name=name))
    voice.show(textwrap.fill(DESCRIPTIONS[name][language], width) + "\n")
    for lever in levers_of(name):
        tell(lever, voice, with_source=True)
        for key in (key for key, before in _NO_NUMBERS.items() if before == lever.name):
            voice.show("  " + key)
            voice.show(indented(DESCRIPTIONS[key][language], width=width))


def section_as_data(name: str) -> list[dict[str, object]]:
    """The same for programs."""
    return [as_data(lever) for lever in levers_of(name)]


def show_faction(name: str, place: Place, voice: Voice) -> None:
    """Show a faction of a place."""
    language = voice.language
    factions = place.factions
    at = factions.names.index(name)
    strengths = {date: float(place.strengths[date][at]) for date in place.dates}
    label, bloc = factions.label(name, language), factions.blocs[at]
    faction_in = _("{label} ({place})", label=label, place=place.name)
    voice.show(f"{faction_in}\n")
    voice.show("  " + _("Bloc: {bloc}", bloc=bloc))
    for date, number in strengths.items():
        voice.show("  " + _("Fighters in {date}: {number}", date=date, number=count(number)))
    voice.show("\n" + _("What a scenario can set"))
    for lever in LEVERS:
        tell(lever, voice)
    voice.data(
        {
            "done": True,
            "faction": name,
            "label": label,
            "bloc": bloc,
            "place": place.name,
            "fighters": strengths,
        }
    )
