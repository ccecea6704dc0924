"""A setting: a number that scenario files can change, with its unit, range and source."""

from collections.abc import Mapping
from dataclasses import dataclass

from sahel_sim.cli.showing.bibliography import cited, reference
from sahel_sim.cli.showing.texts import indented
from sahel_sim.cli.voice import Voice
from sahel_sim.core import Declared
from sahel_sim.engine.schedule import MONTH, STRATEGIES
from sahel_sim.scenario import HOSTILITY, LEVERS, Lever
from sahel_sim.scenario.wording import in_words


@dataclass(frozen=True)
class Setting:
    """A number and where scenario files have it."""

    path: str
    number: Declared | Lever


def settings() -> Mapping[str, Setting]:
    """Every setting by the names that people may call it by: its path, and the path without its block."""
    found: dict[str, Setting] = {}
    for block, rules in (("parameters", MONTH), ("tactics", tuple(STRATEGIES.values()))):
        for rule in rules:
            for number in rule.declared:
                setting = Setting(f"{block}.{rule.name}.{number.name}", number)
                found |= {setting.path: setting, f"{rule.name}.{number.name}": setting}
    for lever in LEVERS:
        found[lever.name] = Setting(f"government.{lever.name}", lever)
    return found | {HOSTILITY.name: Setting(f"{HOSTILITY.name}.csp-jnim", HOSTILITY)}


def show_setting(setting: Setting, voice: Voice) -> None:
    """Show one setting."""
    number, say = setting.number, voice.sentence
    voice.show(meaning(number, voice.language) + "\n")
    voice.show("  " + in_brief(number, voice))
    voice.show("  " + say("in_a_file", path=setting.path))
    voice.show(indented(say("from_source", source=number.source), 2))
    for key in cited(number.source):
        voice.show(indented(f"{key}: {reference(key)}"))
    if isinstance(number, Declared):
        _note_language(voice)
    voice.data({"done": True, "setting": setting.path, **as_data(number, voice.language)})


def meaning(number: Declared | Lever, language: str) -> str:
    """What it means; the numbers of mechanisms say so in English only."""
    text = number.text if isinstance(number, Declared) else number.text[language]
    return text[:1].upper() + text[1:]


def in_brief(number: Declared | Lever, voice: Voice) -> str:
    """Name, default, unit and range on a line."""
    unit = in_words(number.unit)[voice.language]
    holes = {"name": number.name, "unit": unit, "low": f"{number.low:g}", "high": f"{number.high:g}"}
    if number.default is None:
        return voice.sentence("no_default", **holes)
    return voice.sentence("default_and_range", default=f"{number.default:g}", **holes)


def as_data(number: Declared | Lever, language: str) -> dict[str, object]:
    """The same for programs."""
    names = ("name", "default", "unit", "low", "high", "source")
    return {name: getattr(number, name) for name in names} | {"text": meaning(number, language)}


def _note_language(voice: Voice) -> None:
    if voice.sentence("in_english"):
        voice.show("\n" + voice.sentence("in_english"))
