"""The list of all there is: scenarios, sweeps, claims, events, rules, factions and sections."""

import textwrap
from collections.abc import Mapping

from sahel_sim.claim_testing.claim_file import claim_names
from sahel_sim.cli.console import Voice
from sahel_sim.cli.showing.gists import gist
from sahel_sim.cli.showing.show_claim import stated
from sahel_sim.cli.showing.show_sweep import cells_of
from sahel_sim.designs.grid import Sweep
from sahel_sim.designs.sweep_file import read_sweep, sweeps
from sahel_sim.engine.schedule import DIPLOMACIES, MONTH, STRATEGIES
from sahel_sim.languages import N_, _, in_language, ngettext
from sahel_sim.report.number_format import month_text, number
from sahel_sim.scenario import DISTANCE, HOSTILITY, SECTIONS, Place, catalogue, places, read, read_place
from sahel_sim.scenario.descriptions import DESCRIPTIONS
from sahel_sim.scenario.named_events import event_names, named_event
from sahel_sim.scenario.place import place_folder

AT_LARGE = (HOSTILITY.name, DISTANCE.name, *SECTIONS)
"""The sections of a scenario file with levers that belong to no single faction."""

_HEADINGS = {
    "scenarios": N_("Scenarios"),
    "sweeps": N_("Sweeps"),
    "claims": N_("Claims"),
    "events": N_("Events for a timeline"),
    "mechanisms": N_("Mechanisms"),
    "strategies": N_("Strategies for war"),
    "diplomacies": N_("Strategies for talks"),
    "factions": N_("Factions"),
    "sections": N_("Sections of a scenario file"),
}

GAP, SHORTEST = 4, 16
"""Columns beside two columns, and the least that is told of a claim."""


def catalogue_of_all(voice: Voice) -> None:
    """Show everything that has a name."""
    language = voice.language
    stories = {name: read(name, language) for name in catalogue()}
    lists: Mapping[str, Mapping[str, str]] = {
        "scenarios": {
            name: _(
                "{title} ({place}, {start}, {time})",
                title=in_language(story.title, language),
                place=story.place.name,
                start=month_text(f"{story.start:%Y-%m-%d}"),
                time=ngettext("{n} year", "{n} years", story.years, n=number(story.years)),
            )
            for name, story in stories.items()
        },
        "sweeps": {name: _sweep(read_sweep(name, language), voice) for name in sweeps()},
        "claims": {name: stated(name) for name in claim_names()},
        "events": {name: in_language(named_event(name).title, language) for name in event_names()},
        "mechanisms": {m.name: gist(m.story) for m in MONTH},
        "strategies": {s.name: gist(s.story) for s in STRATEGIES.values()},
        "diplomacies": {d.name: gist(d.story) for d in DIPLOMACIES.values()},
        "factions": {
            name: _("{label} ({place})", label=place.factions.label(name, language), place=place.name)
            for place in all_places()
            for name in place.factions.names
        },
        "sections": {name: in_language(DESCRIPTIONS[name]) for name in AT_LARGE},
    }
    for heading, rows in lists.items():
        voice.show(_(_HEADINGS[heading]))
        _two_columns(_begun(rows, voice) if heading == "claims" else rows, voice)
    voice.show(_("'sahel-sim show NAME' tells more about any of these."))
    voice.data({"done": True, **lists})


def all_places() -> list[Place]:
    """Every place that comes with the library."""
    return [read_place(place_folder(name), name) for name in places()]


def _sweep(sweep: Sweep, voice: Voice) -> str:
    title = in_language(sweep.title, voice.language)
    return _("{title} ({cells} cells)", title=title, cells=cells_of(sweep))


def _begun(rows: Mapping[str, str], voice: Voice) -> Mapping[str, str]:
    """Each text as far as it goes on one line."""
    left = voice.width - max(map(len, rows), default=0) - GAP
    return {name: textwrap.shorten(text, max(left, SHORTEST), placeholder="…") for name, text in rows.items()}


def _two_columns(rows: Mapping[str, str], voice: Voice) -> None:
    from rich.table import Table

    grid = Table.grid(padding=(0, 0, 0, 2), pad_edge=True)
    grid.add_column(min_width=18, no_wrap=True)
    for name, text in rows.items():
        grid.add_row(name, text)
    voice.show(grid)
    voice.show()
