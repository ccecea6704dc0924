"""Words of levers: what each setting that is one number is called beside an axis, in both languages.

A name is short and begins with a small letter; ``{who}`` and ``{other}`` stand for factions, blocs or voices.
"""

from collections.abc import Mapping

from sahel_sim.languages import Pair, pair

OF_FACTIONS: Mapping[str, Pair] = {
    "military_pressure": pair("pressure on {other} ({who})", "pression sur {other} ({who})"),
    "campaign": pair("march on a capital ({who})", "marche sur une capitale ({who})"),
    "restraint": pair("restraint ({who})", "retenue ({who})"),
    "intelligence": pair("intelligence ({who})", "renseignement ({who})"),
    "skill": pair("fighting skill ({who})", "savoir-faire au combat ({who})"),
    "services": pair("services ({who})", "services rendus ({who})"),
    "support": pair("money from outside ({who})", "argent venu de l'extérieur ({who})"),
    "establishment": pair("fighters wanted ({who})", "effectif visé ({who})"),
    "fighters": pair("fighters at the start ({who})", "combattants au départ ({who})"),
    "will": pair("will to carry out an accord ({who})", "volonté d'appliquer un accord ({who})"),
    "divisible": pair("content with a share ({who})", "prêt à se contenter d'une part ({who})"),
    "partner": pair("operations with a partner ({who})", "opérations avec un partenaire ({who})"),
    "partner_restraint": pair("restraint of the partner ({who})", "retenue du partenaire ({who})"),
    "partner_skill": pair("fighting skill of the partner ({who})", "savoir-faire du partenaire ({who})"),
}
"""By name of the lever of a faction or bloc."""

OF_PAIRS: Mapping[str, Pair] = {
    "relations": pair("hostility ({who}, {other})", "hostilité ({who}, {other})"),
    "distances": pair("distance of aims ({who}, {other})", "écart des buts ({who}, {other})"),
}
"""By block of the levers of two factions."""

OF_SECTIONS: Mapping[str, Pair] = {
    "dialogue.open": pair("state open to talks", "État ouvert aux pourparlers"),
    "dialogue.mediator": pair("skill of the mediator", "habileté du médiateur"),
    "dialogue.guarantor": pair("belief in the guarantors", "crédit des garants"),
    "dialogue.inclusivity": pair("inclusivity of the dialogue", "inclusivité du dialogue"),
    "dialogue.parties": pair("influence at the table ({who})", "influence à la table ({who})"),
    "dialogue.accord": pair("accord at the start ({who})", "accord au départ ({who})"),
    "dialogue.implemented": pair(
        "accord carried out at the start ({who})", "accord appliqué au départ ({who})"
    ),
    "dialogue.promised": pair("accord due at the start ({who})", "accord dû au départ ({who})"),
    "international.peacekeepers": pair("peacekeepers", "casques bleus"),
    "international.foreign_force": pair("foreign troops", "troupes étrangères"),
    "years": pair("length of the run", "durée de la simulation"),
}
"""By dotted name, without the party."""

OF_VOICES: Mapping[str, Pair] = {
    "civil_society": pair("civil society", "société civile"),
    "traditional_leaders": pair("traditional leaders", "chefs traditionnels"),
    "women": pair("women", "femmes"),
    "youth": pair("youth", "jeunes"),
    "opposition": pair("opposition", "opposition"),
}
"""Voices at the table that have no arms."""

OF_BLOCS: Mapping[str, Pair] = {
    "state": pair("the state", "l'État"),
    "rebels": pair("rebels", "rebelles"),
    "jihadists": pair("jihadists", "djihadistes"),
    "militias": pair("militias", "milices"),
}

ALL = pair("all", "tous")
"""On whom a pressure is that is on everyone."""

YEARS = pair(
    "Length of the run in years",
    "Durée de la simulation en années",
)
