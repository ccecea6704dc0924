"""The list of all there is: scenarios, mechanisms, strategies, diplomacies, factions and sections."""

from collections.abc import Mapping

from sahel_sim.cli.showing.texts import gist
from sahel_sim.cli.voice import Voice
from sahel_sim.engine.schedule import DIPLOMACIES, MONTH, STRATEGIES
from sahel_sim.scenario import DISTANCE, HOSTILITY, SECTIONS, Place, catalogue, places, read, read_place
from sahel_sim.scenario.captions import CAPTIONS
from sahel_sim.scenario.shelf import place_folder

AT_LARGE = (HOSTILITY.name, DISTANCE.name, *SECTIONS)
"""The sections of a scenario file with levers that belong to no single faction."""


def catalogue_of_all(voice: Voice) -> None:
    """Show everything that has a name."""
    say, language = voice.sentence, voice.language
    stories = {name: read(name, language) for name in catalogue()}
    lists: Mapping[str, Mapping[str, str]] = {
        "scenarios": {
            name: say(
                "scenario_in",
                title=story.title[language],
                place=story.place.name,
                start=f"{story.start:%Y-%m}",
                years=f"{story.years:g}",
            )
            for name, story in stories.items()
        },
        "mechanisms": {m.name: gist(m.name, m.story, language) for m in MONTH},
        "strategies": {s.name: gist(s.name, s.story, language) for s in STRATEGIES.values()},
        "diplomacies": {d.name: gist(d.name, d.story, language) for d in DIPLOMACIES.values()},
        "factions": {
            name: say("faction_in", label=place.factions.label(name, language), place=place.name)
            for place in all_places()
            for name in place.factions.names
        },
        "sections": {name: CAPTIONS[name][language] for name in AT_LARGE},
    }
    for heading, rows in lists.items():
        voice.show(say(f"list_{heading}"))
        _two_columns(rows, voice)
    voice.say("show_more")
    voice.data({"done": True, **lists})


def all_places() -> list[Place]:
    """Every place that comes with the library."""
    return [read_place(place_folder(name), name) for name in places()]


def _two_columns(rows: Mapping[str, str], voice: Voice) -> None:
    from rich.table import Table

    grid = Table.grid(padding=(0, 0, 0, 2), pad_edge=True)
    grid.add_column(min_width=18, no_wrap=True)
    for name, text in rows.items():
        grid.add_row(name, text)
    voice.show(grid)
    voice.show()
