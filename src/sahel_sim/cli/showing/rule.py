"""A mechanism or a strategy: its story, its equation, its numbers and its sources."""

import textwrap

from sahel_sim.cli.showing.bibliography import reference
from sahel_sim.cli.showing.setting import as_data, in_brief, meaning
from sahel_sim.cli.showing.texts import WIDTH, gist, indented, paragraphs
from sahel_sim.cli.voice import Voice
from sahel_sim.core import Mechanism, Strategy


def show_rule(rule: Mechanism | Strategy, voice: Voice) -> None:
    """Show a mechanism or a strategy."""
    say, language = voice.sentence, voice.language
    if language == "fr":
        voice.show(f"{rule.name} : {gist(rule.name, rule.story, language)}\n{say('in_english')}\n")
    for paragraph in paragraphs(rule.story):
        voice.show((paragraph if paragraph.startswith(" ") else textwrap.fill(paragraph, WIDTH)) + "\n")
    forms = getattr(rule, "forms", {})
    if forms:
        voice.show(f"{say('forms')}\n  {', '.join(forms)}\n")
    if rule.declared:
        voice.show(say("parameters"))
    for number in rule.declared:
        voice.show("  " + in_brief(number, voice))
        voice.show(indented(meaning(number, language)))
        voice.show(indented(say("from_source", source=number.source)))
    if rule.sources:
        voice.show("\n" + say("sources"))
    for key in rule.sources:
        voice.show(indented(f"{key}: {reference(key)}", 2))
    voice.data(
        {
            "done": True,
            "name": rule.name,
            "story": rule.story,
            "forms": list(forms),
            "parameters": [as_data(number, language) for number in rule.declared],
            "sources": {key: reference(key) for key in rule.sources},
        }
    )
