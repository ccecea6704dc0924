"""French has one word for one thing: terms that mislead stand nowhere, as ``french_terms.csv`` has them."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from babel.messages.pofile import read_po

from catalogue import said
from sahel_sim.claim_testing.claim_file import claim_names, read_claim
from sahel_sim.languages import LOCALE
from sahel_sim.scenario import catalogue, page, read

TABLE = Path(__file__).with_name("french_terms.csv")


class Term(NamedTuple):
    """A row of the table: what is not to be said, what is said, and where it may stand all the same."""

    forbidden: re.Pattern[str]
    wanted: str
    allowed: re.Pattern[str] | None

    def misleads(self, text: str) -> bool:
        """Whether a text has the term where it may not stand."""
        plain = " ".join(text.split())
        rest = self.allowed.sub("", plain) if self.allowed else plain
        return self.forbidden.search(rest) is not None


def terms() -> list[Term]:
    return [
        Term(
            re.compile(row["forbidden"]),
            row["wanted"],
            re.compile(row["allowed"]) if row["allowed"] else None,
        )
        for row in table()
    ]


def table() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def of_the_catalogue() -> Iterator[str]:
    for each in said("fr"):
        yield from each.other


def of_mechanisms() -> Iterator[str]:
    path = LOCALE / "fr" / "LC_MESSAGES" / "mechanisms.po"
    with path.open("rb") as file:
        yield from (message.string for message in read_po(file, locale="fr") if message.id)


def of_scenarios() -> Iterator[str]:
    for name in catalogue():
        story = read(name)
        yield from (story.title["fr"], story.summary.get("fr", ""), page(name, "fr"))
        yield from (moment.note.get("fr", "") for moment in story.timeline if moment.note)


def of_claims() -> Iterator[str]:
    for name in claim_names():
        yield read_claim(name).statement["fr"]


def misled(texts: Iterator[str]) -> list[str]:
    return [
        f"{term.forbidden.pattern} -> {term.wanted}: {text}"
        for text in texts
        for term in terms()
        if term.misleads(text)
    ]


@pytest.mark.parametrize("texts", [of_the_catalogue, of_mechanisms, of_scenarios, of_claims])
def test_no_term_that_misleads_stands_in_french(texts):
    assert misled(texts()) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Les djihadistes gagnent plus de campagnes.", "zones rurales"),
        ("Une affirmation indécise.", "non tranchée"),
        ("Tout dépend du milieu de 64 simulations.", "médiane"),
        ("L'histoire que vous simulez.", "scénario"),
    ],
)
def test_a_term_that_misleads_is_found(text, wanted):
    assert [term.wanted for term in terms() if term.misleads(text)] == [wanted]


def test_history_may_be_called_history():
    assert not any(term.misleads("La simulation et l'histoire se séparent.") for term in terms())


def test_the_table_says_why_of_every_term():
    assert [row for row in table() if not (row["wanted"] and row["why"])] == []
