"""Every word that reports say, in both languages, in one place."""

from collections.abc import Mapping
from typing import Any

from sahel_sim.core import Factions
from sahel_sim.languages import Pair, pair

WORDS: Mapping[str, Pair] = {
    # who
    "state": pair("the state", "l'État"),
    "rebels": pair("the rebels", "les rebelles"),
    "jihadists": pair("the jihadists", "les djihadistes"),
    "nobody": pair("nobody", "personne"),
    # fans
    "fan_of": pair("Line: middle of {runs} runs. Dark band: half of them; pale band: nine in ten.", "Trait : milieu de {runs} simulations. Bande foncée : la moitié ; bande claire : neuf sur dix."),
    "fan_alone": pair("Line: the only run.", "Trait : la seule simulation."),
    "own_scale": pair("Each panel has its own scale.", "Chaque panneau a sa propre échelle."),
    "each_step": pair("Counted step by step.", "Compté pas à pas."),
    "fan_part": pair("{who}: {start} at the start, {end} at the end (nine in ten runs: {range}).", "{who} : {start} au départ, {end} à la fin (neuf simulations sur dix : {range})."),
    "fan_alt": pair("{title}, {first} to {last}, middle of {runs} runs.", "{title}, de {first} à {last}, milieu de {runs} simulations."),
    "nothing_ever": pair("Nothing of this happens in any run.", "Rien de tel dans aucune simulation."),
    "town_and_country": pair("Who governs the towns, and who the countryside", "Qui gouverne les villes, et qui les campagnes"),
    "towns": pair("Towns (share of them)", "Villes (part d'entre elles)"),
    "countryside": pair("Countryside (share of the villages and camps)", "Campagnes (part des villages et camps)"),
}


def say(key: str, language: str, **holes: Any) -> str:
    """The words of that key, with their holes filled.

    Raises
    ------
    KeyError
        If there are no such words.
    """
    return WORDS[key][language].format(**holes)


def short(factions: Factions, name: str, language: str) -> str:
    """The name of a faction without what its label adds in brackets."""
    return factions.label(name, language).split(" (")[0]


def short_pair(factions: Factions, pair: str, language: str) -> str:
    """The names of both sides of a pair."""
    return " \N{EN DASH} ".join(short(factions, name, language) for name in pair.split("-"))
