"""A mechanism or a strategy: its story, its equation, its numbers and its sources."""

import textwrap

from sahel_sim.cli.console import Voice
from sahel_sim.cli.showing.bibliography import reference
from sahel_sim.cli.showing.plain_text import indented, paragraphs
from sahel_sim.cli.showing.rule_words import rule_words, story_in_words
from sahel_sim.cli.showing.show_setting import as_data, note_sources, section_as_data, tell, tell_section
from sahel_sim.core import Mechanism, Strategy
from sahel_sim.languages import SOURCE, _
from sahel_sim.scenario import SECTIONS


def show_rule(rule: Mechanism | Strategy, voice: Voice) -> None:
    """Show a mechanism or a strategy."""
    story = story_in_words(rule.story)
    if voice.language != SOURCE:
        voice.show(rule.name + "\n")
    for paragraph in paragraphs(story, voice.width):
        is_equation = paragraph.startswith(" ")
        voice.show((paragraph if is_equation else textwrap.fill(paragraph, voice.width)) + "\n")
    forms = getattr(rule, "forms", {})
    if forms:
        voice.show(_("Forms"))
        voice.show(indented(_(", ").join(_form(name) for name in forms), 2, voice.width) + "\n")
    if rule.declared:
        voice.show(_("Parameters"))
    for number in rule.declared:
        tell(number, voice, with_source=True)
    if rule.sources:
        voice.show(("\n" if rule.declared else "") + _("Sources"))
    for key in rule.sources:
        voice.show(indented(f"{key}: {reference(key)}", 2, voice.width))
    note_sources(voice)
    if rule.name in SECTIONS:
        voice.show()
        tell_section(rule.name, voice)
    voice.data(
        {
            "done": True,
            "name": rule.name,
            "story": story,
            "forms": list(forms),
            "parameters": [as_data(number) for number in rule.declared],
            "sources": {key: reference(key) for key in rule.sources},
            **({"settings": section_as_data(rule.name)} if rule.name in SECTIONS else {}),
        }
    )


def _form(name: str) -> str:
    """A form as files have it, and what it is called in the reader's language."""
    called = rule_words(name)
    return name if called == name else f"{name} ({called})"
