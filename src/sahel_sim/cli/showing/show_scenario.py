"""A scenario: what it tells, who can do what in it, and what happens on which date."""

import textwrap
from typing import TYPE_CHECKING

from sahel_sim.cli.console import Voice
from sahel_sim.cli.scenario_facts import facts
from sahel_sim.cli.showing.show_page import page_as_data
from sahel_sim.cli.showing.show_politics import cell, show_politics
from sahel_sim.languages import N_, _, in_language
from sahel_sim.report.faction_names import with_article
from sahel_sim.report.number_format import date_text
from sahel_sim.report.sentences import short_name
from sahel_sim.scenario import LEVERS, Lever, Scenario

if TYPE_CHECKING:
    from rich.table import Table


SHORT = {
    "military_pressure": N_("pressure on {other}"),
    "campaign": N_("marches on a capital"),
    "restraint": N_("restraint"),
    "intelligence": N_("intelligence"),
    "skill": N_("skill"),
    "services": N_("services"),
    "support": N_("support (M USD / month)"),
    "establishment": N_("fighters it wants"),
    "unity": N_("unity"),
    "countryside": N_("reach into the countryside"),
    "fighters": N_("fighters"),
    "will": N_("will to carry out"),
    "divisible": N_("content with a share"),
    "partner": N_("with a partner"),
    "partner_restraint": N_("restraint of partner"),
    "partner_skill": N_("skill of partner"),
}
"""Levers in a word or two, for a table."""


def show_story(story: Scenario, name: str, voice: Voice) -> None:
    """Show a scenario."""
    language = voice.language
    about = page_as_data(name)
    voice.show(f"{in_language(story.title, language)}\n")
    if about:
        voice.show(textwrap.fill(about["question"], voice.width) + "\n")
    if story.summary:
        voice.show(textwrap.fill(in_language(story.summary, language), voice.width) + "\n")
    voice.show(facts(story, {}))
    voice.show("\n" + _("Levers at the start"))
    voice.show(_levers(story))
    show_politics(story, voice)
    if story.timeline:
        voice.show("\n" + _("Timeline"))
    for moment in story.timeline:
        note = f"{_(': ')}{in_language(moment.note, language)}" if moment.note else ""
        voice.show(f"  {date_text(moment.date)}{note}")
        for line in moment.lines:
            voice.show(f"    {line}")
        for key, value in moment.settings.items():
            voice.show(f"    {key} = {value:g}")
    voice.show("\n" + _("To run it: sahel-sim run {name}", name=name), whole=True)
    if about:
        voice.show(
            _("How it works, what to notice, what to try:\n  sahel-sim show {name} --page", name=name),
            whole=True,
        )
    voice.data(
        {
            "done": True,
            "scenario": story.name,
            "title": in_language(story.title, language),
            "summary": story.summary.get(language, ""),
            "place": story.place.name,
            "start": f"{story.start:%Y-%m}",
            "years": story.years,
            "settings": dict(story.settings),
            "timeline": [
                {"date": m.date, **m.formed, "set": dict(m.settings), "note": m.note.get(language, "")}
                for m in story.timeline
            ],
            **about,
        }
    )


def _levers(story: Scenario) -> "Table":
    """A row for each lever, a column for each faction."""
    from rich.box import SIMPLE
    from rich.table import Table

    names = story.place.factions.names
    called = {name: short_name(story.place.factions, name) for name in names}
    table = Table(box=SIMPLE, pad_edge=False)
    table.add_column(_("lever"), min_width=14, max_width=26)
    for name in names:
        table.add_column(called[name], justify="right", max_width=14)
    pressure, *others = LEVERS
    for other in names:
        said = [story.settings.get(f"{name}.{pressure.name}.{other}") for name in names]
        table.add_row(_named(pressure, with_article(story.place.factions, other)), *map(cell, said))
    for lever in others:
        said = [story.settings[f"{name}.{lever.name}"] for name in names]
        table.add_row(_named(lever), *map(cell, said))
    return table


def _named(lever: Lever, other: str = "") -> str:
    """The lever in a word or two; as scenario files have it if there are none."""
    return _(SHORT[lever.name], other=other) if lever.name in SHORT else lever.name
