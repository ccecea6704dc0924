"""The politics of a story at its start: who stands how to whom, who talks, which foreign forces are there."""

from typing import TYPE_CHECKING

from sahel_sim.cli.console import Voice
from sahel_sim.cli.template_blocks import opening_day
from sahel_sim.core import DIMENSIONS
from sahel_sim.languages import N_, _, pgettext
from sahel_sim.report.lever_names import OF_DIMENSIONS
from sahel_sim.report.number_format import THIN, date_text, decimal_point
from sahel_sim.report.sentences import pair_label, short_name
from sahel_sim.scenario import DISTANCE, HOSTILITY, INTERNATIONAL, PARTY, Scenario
from sahel_sim.scenario.dialogue_levers import POWER_SHARING, STANDING, TRUST
from sahel_sim.scenario.merge import able_to_sign, invitable

if TYPE_CHECKING:
    from rich.table import Table


_DYADS = {"relations": N_("relation (1 enemies, below 0 allies)"), "distances": N_("distance (0 to 1)")}
_PARTIES = {
    "civil_society": N_("civil society"),
    "traditional_leaders": N_("traditional leaders"),
    "women": N_("women"),
    "youth": N_("youth"),
    "opposition": N_("political opposition"),
}
_FORCES = {"peacekeepers": N_("Peacekeepers"), "foreign_force": N_("Foreign troops")}


def show_politics(story: Scenario, voice: Voice) -> None:
    """Show how factions decide, relations and distances, talks and foreign forces."""
    for heading, grid in (
        (_("How they decide"), _minds(story)),
        (_("Between factions at the start"), _pairs(story)),
        (_("Talks"), _talks(story)),
        (_("International forces at the start"), _forces(story)),
    ):
        voice.show(f"\n{heading}")
        voice.show(grid)


def cell(value: float | str | None) -> str:
    """A value of a setting, thousands apart."""
    if isinstance(value, float):
        whole, point, parts = f"{value:,.6g}".replace(",", THIN).partition(".")
        return f"{whole}{decimal_point()}{parts}" if point else whole
    return "" if value is None else str(value)


def _minds(story: Scenario) -> "Table":
    """How each faction decides in war and in talks."""
    factions = story.place.factions
    rows = {
        short_name(factions, name): _(
            "{war} in war, {talks} in talks",
            war=story.settings[f"{name}.strategy"],
            talks=story.settings[f"{name}.diplomacy"],
        )
        for name in factions.names
    }
    return _grid(rows)


def _pairs(story: Scenario) -> "Table":
    from rich.box import SIMPLE
    from rich.table import Table

    factions = story.place.factions
    table = Table(box=SIMPLE, pad_edge=False)
    table.add_column(_("pair"))
    for dyad in (HOSTILITY, DISTANCE):
        table.add_column(_(_DYADS[dyad.name]), justify="right", max_width=26)
    for pair in factions.pair_names:
        values = [cell(story.settings[f"{dyad.name}.{pair}"]) for dyad in (HOSTILITY, DISTANCE)]
        table.add_row(pair_label(factions, pair), *values)
    return table


def _talks(story: Scenario) -> "Table":
    if story.settings["dialogue.open"]:
        state = _("is open to talks")
    else:
        day = opening_day(story)
        state = (
            _("is open to talks from {date} on", date=date_text(day)) if day else _("is not open to talks")
        )
    seats = {
        party: story.settings[f"dialogue.{PARTY.name}.{party}"] for party in invitable(story.place.factions)
    }
    power = {each: story.settings[f"dialogue.{POWER_SHARING.name}.{each}"] for each in DIMENSIONS}
    shared = [f"{_(OF_DIMENSIONS[each])} {cell(value)}" for each, value in power.items() if value]
    trust = [
        f"{_called(name, story)} {cell(story.settings[f'dialogue.{TRUST.name}.{name}'])}"
        for name in able_to_sign(story.place.factions)
    ]
    invited = [f"{_called(party, story)} {cell(value)}" for party, value in seats.items() if value]
    return _grid(
        {
            _("The state"): state,
            _("Mediator"): cell(story.settings["dialogue.mediator"]),
            _("Guarantors"): cell(story.settings["dialogue.guarantor"]),
            _("At the table"): pgettext("between numbers", ", ").join(invited) or _("nobody"),
            _("Power to be shared"): pgettext("between numbers", ", ").join(shared)
            or pgettext("power", "none"),
            _("Trust in the state"): pgettext("between numbers", ", ").join(trust),
            _("Accord in force"): _accords(story),
        }
    )


def _accords(story: Scenario) -> str:
    """With whom an accord is in force, how much of it is done, and how much is due."""
    told = []
    for name in able_to_sign(story.place.factions):
        signed, done, due = (float(story.settings[f"dialogue.{each.name}.{name}"]) for each in STANDING)
        if signed:
            holes = {"who": _called(name, story), "done": cell(done), "due": cell(due)}
            told.append(_("{who} ({done} carried out, {due} due)", **holes))
    return pgettext("between numbers", ", ").join(told) or _("none")


def _forces(story: Scenario) -> "Table":
    there = {_(_FORCES[each.name]): story.settings[f"international.{each.name}"] for each in INTERNATIONAL}
    return _grid(
        {name: cell(value) if value else pgettext("forces", "none") for name, value in there.items()}
    )


def _called(party: str, story: Scenario) -> str:
    factions = story.place.factions
    if party in factions.names:
        return short_name(factions, party)
    return _(_PARTIES[party])


def _grid(rows: dict[str, str]) -> "Table":
    from rich.table import Table

    grid = Table.grid(padding=(0, 0, 0, 2), pad_edge=True)
    for heading, text in rows.items():
        grid.add_row(heading, text)
    return grid
