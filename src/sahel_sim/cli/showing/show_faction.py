"""A faction: its bloc, its strength on each date of the tables, and what a scenario can set for it."""

from sahel_sim.cli.console import Voice
from sahel_sim.cli.showing.show_setting import tell
from sahel_sim.languages import _
from sahel_sim.report.number_format import count
from sahel_sim.scenario import LEVERS, Place


def show_faction(name: str, place: Place, voice: Voice) -> None:
    """Show a faction of a place."""
    language = voice.language
    factions = place.factions
    at = factions.names.index(name)
    strengths = {date: float(place.strengths[date][at]) for date in place.dates}
    label, bloc = factions.label(name, language), factions.blocs[at]
    faction_in = _("{label} ({place})", label=label, place=place.name)
    voice.show(f"{faction_in}\n")
    voice.show("  " + _("Bloc: {bloc}", bloc=bloc))
    for date, number in strengths.items():
        voice.show("  " + _("Fighters in {date}: {number}", date=date, number=count(number)))
    voice.show("\n" + _("What a scenario can set"))
    for lever in LEVERS:
        tell(lever, voice)
    voice.data(
        {
            "done": True,
            "faction": name,
            "label": label,
            "bloc": bloc,
            "place": place.name,
            "fighters": strengths,
        }
    )
