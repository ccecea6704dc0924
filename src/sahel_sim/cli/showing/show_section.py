"""A section of a scenario file whose levers belong to no single faction: talks, and international forces."""

import textwrap

from sahel_sim.cli.console import Voice
from sahel_sim.cli.showing.plain_text import indented
from sahel_sim.cli.showing.show_setting import as_data, levers_of, tell
from sahel_sim.languages import _
from sahel_sim.scenario import INCLUSIVITY
from sahel_sim.scenario.descriptions import DESCRIPTIONS
from sahel_sim.scenario.dialogue_levers import OPENS, PATH

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
