"""The catalogues, and the sentences that stand in the code."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from sahel_sim.languages import DOMAIN, LOCALE

SOURCE = LOCALE.parent

KEYWORDS = {"_": None, "N_": None, "Np_": ((1, "c"), 2), "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
"""What marks a sentence, as in pyproject.toml."""

FILES = [("**.py", "python"), ("**.html.j2", "jinja2.ext:babel_extract")]


class Said(NamedTuple):
    """A sentence: in English and in another language, one or two forms each."""

    context: str | None
    english: tuple[str, ...]
    other: tuple[str, ...]


def forms(words: object) -> tuple[str, ...]:
    """The singular and the plural, or the one form there is."""
    return (words,) if isinstance(words, str) else tuple(words)  # type: ignore[arg-type]


@cache
def in_code() -> frozenset[tuple[str | None, tuple[str, ...]]]:
    """Every sentence that is marked in the code."""
    found = extract_from_dir(SOURCE, method_map=FILES, keywords=KEYWORDS)
    return frozenset((context, forms(words)) for _, _, words, _, context in found)


@cache
def catalogue(language: str) -> Catalog:
    """The catalogue of a language."""
    path = LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def said(language: str) -> Iterator[Said]:
    """Every sentence of a catalogue."""
    for message in catalogue(language):
        if message.id:
            yield Said(message.context, forms(message.id), forms(message.string))


def french(english: str) -> str:
    """What a sentence is in French."""
    found = next(each for each in said("fr") if english in each.english)
    return found.other[found.english.index(english)]
