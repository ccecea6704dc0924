"""Names of factions inside a sentence: with their article, and after "of", where a language needs it."""

from sahel_sim.core import Factions
from sahel_sim.languages import Np_, _
from sahel_sim.report.sentences import short_name

_WITH_ARTICLE = (
    Np_("with its article", "Government"),
    Np_("with its article", "CSP"),
    Np_("with its article", "AQIM and MUJAO"),
    Np_("with its article", "JNIM"),
    Np_("with its article", "IS Sahel"),
    Np_("with its article", "Platform"),
    Np_("with its article", "Hunters"),
    Np_("with its article", "The Crown"),
    Np_("with its article", "The League"),
)
"""Short English names of the factions that come with the library; a test holds them against the places."""

_OF = (
    Np_("of whom", "Government"),
    Np_("of whom", "CSP"),
    Np_("of whom", "Ansar Dine"),
    Np_("of whom", "AQIM and MUJAO"),
    Np_("of whom", "JNIM"),
    Np_("of whom", "IS Sahel"),
    Np_("of whom", "Platform"),
    Np_("of whom", "Hunters"),
    Np_("of whom", "The Crown"),
    Np_("of whom", "The League"),
)
"""The same after a word that means "of" or "from"."""


def with_article(factions: Factions, name: str) -> str:
    """The short name of a faction as the object of a sentence: in French ``le JNIM``, ``l'EI Sahel``.

    Parameters
    ----------
    factions
        Of the place.
    name
        As in scenario files. A faction of a reader's own has its short name alone.

    >>> import sahel_sim
    >>> from sahel_sim.languages import speaking
    >>> factions = sahel_sim.read("mali_2024_02").place.factions
    >>> with speaking("fr"):
    ...     with_article(factions, "is_sahel"), of_whom(factions, "government")
    ("l'EI Sahel", 'du gouvernement')
    """
    return _in_sentence(_WITH_ARTICLE, factions, name)


def of_whom(factions: Factions, name: str) -> str:
    """The short name of a faction after "of" or "from", which is in it where the language runs them together.

    In English it is the short name alone.

    Parameters
    ----------
    factions
        Of the place.
    name
        As in scenario files. A faction of a reader's own has its short name alone.
    """
    return _in_sentence(_OF, factions, name)


def _in_sentence(known: tuple[str, ...], factions: Factions, name: str) -> str:
    english = factions.label(name, "en").split(" (")[0]
    marked = next((each for each in known if str(each) == english), None)
    return short_name(factions, name) if marked is None else _(marked)
