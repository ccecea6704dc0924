"""A mechanism or a strategy: its story, its equation, its numbers and its sources."""

import textwrap

from sahel_sim.cli.console import Voice
from sahel_sim.cli.showing.bibliography import reference
from sahel_sim.cli.showing.gists import gist
from sahel_sim.cli.showing.plain_text import indented, paragraphs
from sahel_sim.cli.showing.show_setting import as_data, section_as_data, tell, tell_section
from sahel_sim.core import Mechanism, Strategy
from sahel_sim.languages import SOURCE, _
from sahel_sim.scenario import SECTIONS


def show_rule(rule: Mechanism | Strategy, voice: Voice) -> None:
    """Show a mechanism or a strategy."""
    if voice.language != SOURCE:
        about = rule.name + _(": ") + gist(rule.story)
        in_english = _("This text is in English, like the files of the model.")
        voice.show(f"{textwrap.fill(about, voice.width)}\n{in_english}\n")
    for paragraph in paragraphs(rule.story, voice.width):
        is_equation = paragraph.startswith(" ")
        voice.show((paragraph if is_equation else textwrap.fill(paragraph, voice.width)) + "\n")
    forms = getattr(rule, "forms", {})
    if forms:
        forms_note = _("Forms")
        voice.show(f"{forms_note}\n  {', '.join(forms)}\n")
    if rule.declared:
        voice.show(_("Parameters"))
    for number in rule.declared:
        tell(number, voice, with_source=True)
    if rule.sources:
        voice.show(("\n" if rule.declared else "") + _("Sources"))
    for key in rule.sources:
        voice.show(indented(f"{key}: {reference(key)}", 2, voice.width))
    if rule.name in SECTIONS:
        voice.show()
        tell_section(rule.name, voice)
    voice.data(
        {
            "done": True,
            "name": rule.name,
            "story": rule.story,
            "forms": list(forms),
            "parameters": [as_data(number) for number in rule.declared],
            "sources": {key: reference(key) for key in rule.sources},
            **({"settings": section_as_data(rule.name)} if rule.name in SECTIONS else {}),
        }
    )
