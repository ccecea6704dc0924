"""Mistakes: each says where it is, what is wrong, what is allowed and what to do, in two languages."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any

from sahel_sim.core import SahelError
from sahel_sim.languages import _, in_language, language, ngettext, speaking
from sahel_sim.scenario.wording import LAYOUT, WORDINGS

WIDTH = 100
"""Characters of an offending line that are shown."""

MOST_TOLD = 60
"""Mistakes that are told at once; ``mistakes`` has all that were found."""

LONGEST = 60
"""Characters of a reader's own word that are repeated."""


@dataclass(frozen=True)
class Location:
    """A place in a file.

    Attributes
    ----------
    file
        As the reader knows it.
    line, column
        Counted from 1; 0 where the whole file is meant.
    text
        The line.
    """

    file: str
    line: int = 0
    column: int = 0
    text: str = ""


@dataclass(frozen=True)
class Cell(Location):
    """A place in a table that is in no file.

    Attributes
    ----------
    name
        The column; empty where the whole row is meant. ``line`` is the row, counted from 1; 0 is the head.
    """

    name: str = ""


@dataclass(frozen=True)
class Mistake:
    """One mistake of a reader's file.

    Attributes
    ----------
    kind
        Key of ``WORDINGS``.
    fields
        What fills the named fields of the sentences: words, numbers, lists of words, or words by language.
    spot
        Where it is; None if it is in no file.
    nearest
        The right word that is most like the reader's, if there is one.
    """

    kind: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    spot: Location | None = None
    nearest: str | None = None

    def text(self, language: str | None = None) -> str:
        """The whole message, in ``en`` or ``fr``: up to three sentences and the line with a caret."""
        with speaking(language):
            wrong, *more = self._sentences()
            return "\n".join((self._lead() + wrong, *self._excerpt(), *(f"  {told}" for told in more)))

    def sentence(self, language: str | None = None) -> str:
        """What is wrong alone, without where it stands and what to do."""
        with speaking(language):
            return self._sentences()[0]

    def paragraph(self, language: str | None = None) -> str:
        """The whole message for a page: without the line, and the file without its folder."""
        spot = self.spot
        if spot is not None:
            spot = replace(spot, file=PurePath(spot.file).name)
        with speaking(language):
            return replace(self, spot=spot)._lead() + " ".join(self._sentences())

    def _sentences(self) -> list[str]:
        """What is wrong, what is allowed and what to do, as far as there is anything to say."""
        wording = WORDINGS[self.kind]
        advice = wording.nearest if self.nearest and wording.nearest else wording.advice
        fields = {name: _filled(hole) for name, hole in self.fields.items()}
        fields["nearest"] = self.nearest or ""
        told = (wording.wrong, wording.allowed, advice)
        return [_(each, **fields) for each in told if each is not None]

    def _lead(self) -> str:
        if self.spot is None:
            return ""
        if isinstance(self.spot, Cell):
            shape = LAYOUT["row" if not self.spot.name else "cell" if self.spot.line else "column"]
            return _(shape, row=self.spot.line, column=self.spot.name)
        shape = LAYOUT["spot"] if self.spot.line else LAYOUT["file"]
        return _(shape, file=self.spot.file, line=self.spot.line, column=self.spot.column)

    def _excerpt(self) -> list[str]:
        if self.spot is None or not self.spot.line or not self.spot.text.strip():
            return []
        start = max(0, self.spot.column - WIDTH + 20) if len(self.spot.text) > WIDTH else 0
        line = "".join(_printable(c) for c in self.spot.text[start : start + WIDTH])
        before = sum(_columns(c) for c in line[: self.spot.column - 1 - start])
        gutter = f"{self.spot.line:5d} | "
        return [(gutter + line).rstrip(), " " * (len(gutter) + before) + "^"]


class ScenarioError(SahelError):
    """What is wrong with a scenario or a place: all mistakes at once.

    Parameters
    ----------
    mistakes
        In the order in which they are told.
    spoken
        The language of ``str(error)``; by default the reader's.

    Examples
    --------
    >>> import sahel_sim
    >>> try:
    ...     sahel_sim.with_changes(sahel_sim.read("two_towns"), {"crown.restraint": 7})
    ... except sahel_sim.ScenarioError as error:
    ...     len(error.mistakes)
    1
    """

    def __init__(self, mistakes: Iterable[Mistake], spoken: str | None = None) -> None:
        self.mistakes = tuple(mistakes)
        self.spoken = language(spoken)
        super().__init__(self.mistakes, self.spoken)

    def text(self, language: str | None = None) -> str:
        """The first messages, with an empty line between them, and how many there are besides."""
        with speaking(language or self.spoken):
            told = [mistake.text() for mistake in self.mistakes[:MOST_TOLD]]
            more = len(self.mistakes) - MOST_TOLD
            if more > 0:
                told.append(
                    ngettext(
                        "There is {n} more mistake. Mend these first.",
                        "There are {n} more mistakes, or even more than that. Mend these first.",
                        more,
                        n=more,
                    )
                )
        return "\n\n".join(told)

    def __str__(self) -> str:
        return self.text()


def in_order(mistakes: Iterable[Mistake]) -> list[Mistake]:
    """The mistakes sorted by line, each told once; files stay in the order in which they come."""
    once = list({(m.kind, m.spot, m.text("en")): m for m in mistakes}.values())
    files = list(dict.fromkeys(m.spot.file if m.spot else "" for m in once))
    return sorted(once, key=lambda m: _rank(m, files))


def printable(value: object) -> str:
    """A reader's word as it can be repeated on one line."""
    text = re.sub(r"\s+", " ", str(value)).strip()
    text = "".join(_printable(c) for c in text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _rank(mistake: Mistake, files: list[str]) -> tuple[int, int, int]:
    spot = mistake.spot or Location("")
    return files.index(spot.file), spot.line, spot.column


def _filled(hole: Any) -> str:
    if isinstance(hole, Mapping):
        return in_language(hole)
    if isinstance(hole, tuple):
        return ", ".join(hole)
    return f"{hole:.12g}" if type(hole) is float else str(hole)  # other floats say how they are written


def _printable(character: str) -> str:
    if character in "\t\u00a0":
        return " "
    return (
        "\N{REPLACEMENT CHARACTER}"
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        else character
    )


def _columns(character: str) -> int:
    """How many columns of a screen a character takes."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
