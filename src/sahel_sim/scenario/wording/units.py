"""Units in both languages. A unit is words and slashes, so it is put into French word by word."""

from sahel_sim.languages import Pair

_FRENCH = {
    "attacks": "attaques",
    "civilian": "civil",
    "clash": "affrontement",
    "day": "jour",
    "days": "jours",
    "events": "événements",
    "fighter": "combattant",
    "fighters": "combattants",
    "harmed": "touché",
    "kills": "tués",
    "million USD": "millions de dollars",
    "month": "mois",
    "months": "mois",
    "person": "personne",
    "persons": "personnes",
    "steps": "pas",
    "years": "ans",
}

_NONE = ("-", "0 to 1", "-1 to 1", "0 or 1", "share", "ratio", "log")
"""Units of pure numbers, which need no word beside a range."""


def in_words(unit: str) -> Pair:
    """The unit as it follows a number, by language; empty for a pure number."""
    if unit in _NONE:
        return {"en": "", "fr": ""}
    return {"en": f" {unit}", "fr": " " + " / ".join(_french(part) for part in unit.split(" / "))}


def _french(part: str) -> str:
    return _FRENCH.get(part) or " ".join(_FRENCH.get(word, word) for word in part.split(" "))
