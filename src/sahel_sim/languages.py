"""The two languages of the house: which of them the reader wants, and the same words in both."""

import os
from collections.abc import Mapping
from typing import TypeAlias

LANGUAGES = ("en", "fr")

Pair: TypeAlias = Mapping[str, str]
"""The same sentence in ``en`` and ``fr``, with the same named holes."""

_PLACES = ("SAHEL_SIM_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
_UNBROKEN = (("« ", "«\u00a0"), (" »", "\u00a0»"), (" :", "\u00a0:"), (" ;", "\u00a0;"), (" ?", "\u00a0?"))


def language(explicit: str | None = None, environment: Mapping[str, str] | None = None) -> str:
    """The language to speak: ``en`` or ``fr``.

    Parameters
    ----------
    explicit
        What the reader asks for, such as ``fr`` or ``fr_ML.UTF-8``; it wins if it is given.
    environment
        Where ``SAHEL_SIM_LANG``, ``LC_ALL``, ``LC_MESSAGES`` and ``LANG`` are looked up, in this order;
        by default the environment of the process.

    Returns
    -------
    str
        English where nothing asks for French.
    """
    known = os.environ if environment is None else environment
    asked = (explicit or "", *(known.get(place, "") for place in _PLACES))
    wanted = next((word for word in asked if word), "en")
    return "fr" if wanted.lower().replace("_", "-").split("-")[0].split(".")[0] == "fr" else "en"


def in_language(words: Mapping[str, str], language: str) -> str:
    """The words in that language, or else in any there is."""
    return words.get(language) or next(iter(words.values()), "")


def pair(english: str, french: str) -> Pair:
    """The same sentence twice; French signs are kept on the line of the word that they belong to."""
    for loose, unbroken in _UNBROKEN:
        french = french.replace(loose, unbroken)
    return {"en": english, "fr": french}
