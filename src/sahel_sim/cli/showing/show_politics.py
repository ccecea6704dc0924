"""The politics of a story at its start: who stands how to whom, who talks, which foreign forces are there."""

from typing import TYPE_CHECKING

from sahel_sim.cli.console import Voice
from sahel_sim.cli.template_blocks import opening_day
from sahel_sim.report.sentences import short, short_pair
from sahel_sim.scenario import DISTANCE, HOSTILITY, INTERNATIONAL, PARTY, Scenario
from sahel_sim.scenario.dialogue_levers import STANDING
from sahel_sim.scenario.merge import able_to_sign, invitable

if TYPE_CHECKING:
    from rich.table import Table


def show_politics(story: Scenario, voice: Voice) -> None:
    """Show how factions decide, relations and distances, talks and foreign forces."""
    for heading, grid in (
        ("minds", _minds(story, voice)),
        ("between_factions", _pairs(story, voice)),
        ("talks", _talks(story, voice)),
        ("forces", _forces(story, voice)),
    ):
        voice.show("\n" + voice.sentence(heading))
        voice.show(grid)


def cell(value: float | str | None) -> str:
    """A value of a setting, thousands apart."""
    if isinstance(value, float):
        return f"{value:,.6g}".replace(",", "\N{NARROW NO-BREAK SPACE}")
    return "" if value is None else str(value)


def _minds(story: Scenario, voice: Voice) -> "Table":
    """How each faction decides in war and in talks."""
    factions = story.place.factions
    rows = {
        short(factions, name): voice.sentence(
            "mind", war=story.settings[f"{name}.strategy"], talks=story.settings[f"{name}.diplomacy"]
        )
        for name in factions.names
    }
    return _grid(rows)


def _pairs(story: Scenario, voice: Voice) -> "Table":
    from rich.box import SIMPLE
    from rich.table import Table

    factions = story.place.factions
    table = Table(box=SIMPLE, pad_edge=False)
    table.add_column(voice.sentence("column_pair"))
    for dyad in (HOSTILITY, DISTANCE):
        table.add_column(voice.sentence(f"column_{dyad.name}"), justify="right", max_width=26)
    for pair in factions.pair_names:
        values = [cell(story.settings[f"{dyad.name}.{pair}"]) for dyad in (HOSTILITY, DISTANCE)]
        table.add_row(short_pair(factions, pair), *values)
    return table


def _talks(story: Scenario, voice: Voice) -> "Table":
    say = voice.sentence
    if story.settings["dialogue.open"]:
        state = say("talks_open")
    else:
        day = opening_day(story)
        state = say("talks_later", date=day) if day else say("talks_closed")
    seats = {
        party: story.settings[f"dialogue.{PARTY.name}.{party}"] for party in invitable(story.place.factions)
    }
    invited = [f"{_called(party, story, voice)} {cell(value)}" for party, value in seats.items() if value]
    return _grid(
        {
            say("talks_state"): state,
            say("talks_mediator"): cell(story.settings["dialogue.mediator"]),
            say("talks_guarantor"): cell(story.settings["dialogue.guarantor"]),
            say("talks_parties"): ", ".join(invited) or say("talks_nobody"),
            say("talks_accord"): _accords(story, voice),
        }
    )


def _accords(story: Scenario, voice: Voice) -> str:
    """With whom an accord is in force, how much of it is done, and how much is due."""
    told = []
    for name in able_to_sign(story.place.factions):
        signed, done, due = (float(story.settings[f"dialogue.{each.name}.{name}"]) for each in STANDING)
        if signed:
            holes = {"who": _called(name, story, voice), "done": cell(done), "due": cell(due)}
            told.append(voice.sentence("talks_signed", **holes))
    return ", ".join(told) or voice.sentence("talks_unsigned")


def _forces(story: Scenario, voice: Voice) -> "Table":
    there = {f"forces_{each.name}": story.settings[f"international.{each.name}"] for each in INTERNATIONAL}
    say = voice.sentence
    return _grid({say(key): cell(value) if value else say("forces_none") for key, value in there.items()})


def _called(party: str, story: Scenario, voice: Voice) -> str:
    factions = story.place.factions
    if party in factions.names:
        return short(factions, party)
    return voice.sentence(f"party_{party}")


def _grid(rows: dict[str, str]) -> "Table":
    from rich.table import Table

    grid = Table.grid(padding=(0, 0, 0, 2), pad_edge=True)
    for heading, text in rows.items():
        grid.add_row(heading, text)
    return grid
