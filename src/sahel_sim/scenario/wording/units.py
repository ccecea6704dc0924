"""Units in both languages. A unit is words and slashes, so it is put into French word by word."""

from sahel_sim.languages import Pair

_FRENCH = {
    "attacks": "attaques",
    "civilian": "civil",
    "clash": "affrontement",
    "clashes": "affrontements",
    "day": "jour",
    "days": "jours",
    "event": "événement",
    "events": "événements",
    "fighter": "combattant",
    "fighters": "combattants",
    "harmed": "touché",
    "kills": "tués",
    "log hazard": "en log du risque",
    "log-odds": "en log des cotes",
    "million USD": "millions de dollars",
    "month": "mois",
    "months": "mois",
    "people": "habitants",
    "person": "personne",
    "persons": "personnes",
    "share": "part",
    "share of the prize": "part de l'enjeu",
    "soldier": "soldat",
    "steps": "pas",
    "year": "an",
    "years": "ans",
}

_NONE = ("-", "0 to 1", "-1 to 1", "0 or 1", "share", "ratio", "log", "probability")
"""Units of pure numbers, which need no word beside a range."""


def in_words(unit: str) -> Pair:
    """The unit as it follows a number, by language; empty for a pure number."""
    if unit in _NONE:
        return {"en": "", "fr": ""}
    first, *others = unit.split(" / ")
    if first == "1":
        return {"en": f" per {' / '.join(others)}", "fr": f" par {_in_french(others)}"}
    return {"en": f" {unit}", "fr": f" {_in_french([first, *others])}"}


def _in_french(parts: list[str]) -> str:
    return " / ".join(_french(part) for part in parts)


def _french(part: str) -> str:
    return _FRENCH.get(part) or " ".join(_FRENCH.get(word, word) for word in part.split(" "))
