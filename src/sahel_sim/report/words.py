"""Every word that reports say, in both languages, in one place."""

from collections.abc import Mapping
from typing import Any

from sahel_sim.core import Factions

Said = Mapping[str, str]

WORDS: Mapping[str, Said] = {
    # who
    "state": {"en": "the state", "fr": "l'État"},
    "rebels": {"en": "the rebels", "fr": "les rebelles"},
    "jihadists": {"en": "the jihadists", "fr": "les djihadistes"},
    "nobody": {"en": "nobody", "fr": "personne"},
    # fans
    "fan_of": {
        "en": "Line: middle of {runs} runs. Dark band: half of them; pale band: nine in ten.",
        "fr": "Trait : milieu de {runs} simulations. Bande foncée : la moitié ; bande claire : neuf sur dix.",
    },
    "fan_alone": {"en": "Line: the only run.", "fr": "Trait : la seule simulation."},
    "own_scale": {"en": "Each panel has its own scale.", "fr": "Chaque panneau a sa propre échelle."},
    "each_step": {"en": "Counted step by step.", "fr": "Compté pas à pas."},
    "fan_part": {
        "en": "{who}: {start} at the start, {end} at the end (nine in ten runs: {range}).",
        "fr": "{who} : {start} au départ, {end} à la fin (neuf simulations sur dix : {range}).",
    },
    "fan_alt": {
        "en": "{title}, {first} to {last}, middle of {runs} runs.",
        "fr": "{title}, de {first} à {last}, milieu de {runs} simulations.",
    },
    "nothing_ever": {"en": "Nothing of this happens in any run.", "fr": "Rien de tel dans aucune simulation."},
    "town_and_country": {
        "en": "Who governs the towns, and who the countryside",
        "fr": "Qui gouverne les villes, et qui les campagnes",
    },
    "towns": {"en": "Towns (share of them)", "fr": "Villes (part d'entre elles)"},
    "countryside": {"en": "Countryside (share of the villages and camps)", "fr": "Campagnes (part des villages et camps)"},
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
