"""Every word that reports say, in both languages, in one place."""

from collections.abc import Mapping
from typing import Any

from sahel_sim.core import Factions
from sahel_sim.engine import Measure
from sahel_sim.languages import Pair, pair

WORDS: Mapping[str, Pair] = {
    # who
    "state": pair("the state", "l'État"),
    "rebels": pair("the rebels", "les rebelles"),
    "jihadists": pair("the jihadists", "les djihadistes"),
    "nobody": pair("nobody", "personne"),
    # fans
    "title_people_governed": pair("Who governs the people", "Qui gouverne la population"),
    "title_fighters": pair("How many fighters each side has", "Combien de combattants a chaque camp"),
    "title_displaced": pair("How many people have fled", "Combien de personnes ont fui"),
    "fan_of": pair(
        "Line: middle of {runs} runs. Dark band: half of them; pale band: nine in ten.",
        "Trait : milieu de {runs} simulations. Bande foncée : la moitié ; bande claire : neuf sur dix.",
    ),
    "fan_alone": pair("Line: the only run.", "Trait : la seule simulation."),
    "own_scale": pair("Each panel has its own scale.", "Chaque panneau a sa propre échelle."),
    "a_year": pair("{what}, in each year of the run", "{what}, par année de simulation"),
    "year_part": pair(
        "{who}: {start} in year 1, {end} in year {last} (nine in ten runs: {range}).",
        "{who} : {start} la première année, {end} l'année {last} (neuf simulations sur dix : {range}).",
    ),
    "fan_part": pair(
        "{who}: {start} at the start, {end} at the end (nine in ten runs: {range}).",
        "{who} : {start} au départ, {end} à la fin (neuf simulations sur dix : {range}).",
    ),
    "fan_alt": pair(
        "{title}, {first} to {last}, middle of {runs} runs.",
        "{title}, de {first} à {last}, milieu de {runs} simulations.",
    ),
    "nothing_ever": pair("Nothing of this happens in any run.", "Rien de tel dans aucune simulation."),
    "town_and_country": pair(
        "Who governs the towns, and who the countryside", "Qui gouverne les villes, et qui les campagnes"
    ),
    "towns": pair("Towns (share of them)", "Villes (part d'entre elles)"),
    "countryside": pair(
        "Countryside (share of the villages and camps)", "Campagnes (part des villages et camps)"
    ),
    # what moved it
    "colon": pair(": ", " : "),
    "start": pair("Start", "Départ"),
    "end": pair("End", "Fin"),
    "other_causes": pair("other causes", "autres causes"),
    "moved_fighters": pair("{who} {change} fighters", "{who} {change} combattants"),
    "moved_control": pair("{who} {change} places", "{who} {change} localités"),
    "moved_treasury": pair("{who} {change} million USD", "{who} {change} millions USD"),
    "unmoved": pair("{who}: nothing moved it.", "{who} : rien ne l'a fait varier."),
    "why_fighters": pair(
        "{who}: what moved its number of fighters", "{who} : ce qui a fait varier ses combattants"
    ),
    "why_control": pair(
        "{who}: what moved the places it governs", "{who} : ce qui a fait varier ses localités"
    ),
    "why_treasury": pair("{who}: what moved its money", "{who} : ce qui a fait varier sa trésorerie"),
    "why_note": pair(
        "From start to end, mean of {runs} runs. Full bars add, hatched bars take away.",
        "Du départ à la fin, moyenne de {runs} simulations. Barres pleines : gains ; hachurées : pertes.",
    ),
    "why_alt": pair(
        "{title}. {start} at the start, {end} at the end, mean of the runs. {told}",
        "{title}. {start} au départ, {end} à la fin, moyenne des simulations. {told}",
    ),
    # deaths
    "deaths": pair(
        "Who kills civilians, and who loses fighters", "Qui tue des civils, et qui perd des combattants"
    ),
    "deaths_note": pair(
        "Persons in each year of the run. Marks: middle of {runs} runs; bars: nine in ten.",
        "Personnes par année de simulation. Points : milieu de {runs} simulations ; barres : neuf sur dix.",
    ),
    "civilians": pair(
        "Civilians killed, by the side that killed them", "Civils tués, par le camp qui les a tués"
    ),
    "fighters_lost": pair("Fighters killed, by the side they were on", "Combattants tués, par camp"),
    "year_of_run": pair("year of the run (it starts in {start})", "année de simulation (départ : {start})"),
    "deaths_part": pair(
        "{who}, year by year (and in nine of ten runs): {years}; in the whole run {total}.",
        "{who}, année par année (et dans neuf simulations sur dix) : {years} ; sur toute la simulation {total}.",
    ),
    # map
    "map": pair("Who governs where, at the start and at the end", "Qui gouverne où, au départ et à la fin"),
    "map_note": pair(
        "The side with the largest share of each place, on average over {runs} runs. The more people, the larger.",
        "Le camp qui tient la plus grande part de chaque lieu, en moyenne sur {runs} simulations. Plus il y a "
        "d'habitants, plus la marque est grande.",
    ),
    "map_less": pair("pale: leads, below half", "pâle : en tête, sous la moitié"),
    "map_nobody": pair("ring: nobody", "anneau : personne"),
    "map_abroad": pair("place abroad", "lieu à l'étranger"),
    "map_alt": pair(
        "Two maps of {places} places, {first} and {last}, mean of {runs} runs. Places where each leads, start and end:",
        "Deux cartes de {places} lieux, {first} et {last}, moyenne de {runs} simulations. Lieux où chacun est en tête, "
        "au départ et à la fin :",
    ),
    "map_part": pair("{who} {start} and {end}", "{who} {start} et {end}"),
    "map_changes": pair("Changed: {changes}.", "Changements : {changes}."),
    "map_same": pair("No place changes hands.", "Aucun lieu ne change de mains."),
}


def say(key: str, language: str, **holes: Any) -> str:
    """The words of that key, with their holes filled.

    Raises
    ------
    KeyError
        If there are no such words.
    """
    return WORDS[key][language].format(**holes)


def title_of(m: Measure, language: str) -> str:
    """What a chart of a measure is called."""
    words = WORDS.get(f"title_{m.name}", m.label)
    return words[language]


def short(factions: Factions, name: str, language: str) -> str:
    """The name of a faction without what its label adds in brackets."""
    return factions.label(name, language).split(" (")[0]


def short_pair(factions: Factions, pair: str, language: str) -> str:
    """The names of both sides of a pair."""
    return " \N{EN DASH} ".join(short(factions, name, language) for name in pair.split("-"))
