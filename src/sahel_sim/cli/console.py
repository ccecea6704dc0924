"""The voice: what goes to the screen, to the error stream, or to a program that listens."""

import json
import sys
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sahel_sim.languages import _

if TYPE_CHECKING:
    import pandas
    from rich.console import Console

NARROWEST, WIDEST = 40, 80

PAGE = "index.html"
"""What people open in a folder of results."""


def paths_of(place: Path) -> dict[str, str]:
    """The folder of results and its page, for programs."""
    return {"folder": str(place.resolve()), "page": str((place / PAGE).resolve())}


def records(table: "pandas.DataFrame") -> list[dict[str, Any]]:
    """The rows of a table for programs; what is not a number is null."""
    return [
        {str(name): None if value != value else value for name, value in row.items()}
        for row in table.astype(object).to_dict("records")
    ]


def _wrapped(text: str, width: int) -> str:
    """A text whose lines are no longer than the screen; Rich breaks them at no-break spaces too."""
    lines = (
        textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [line]
        if len(line) > width
        else [line]
        for line in text.split("\n")
    )
    return "\n".join(part for parts in lines for part in parts)


@dataclass(frozen=True)
class Voice:
    """How a command speaks.

    Attributes
    ----------
    language
        ``en`` or ``fr``.
    quiet
        Whether it says nothing to people.
    as_json
        Whether a program listens: then only data goes to the standard output, and words go to the
        error stream.
    """

    language: str
    quiet: bool = False
    as_json: bool = False

    def show(self, what: Any = "", whole: bool = False) -> None:
        """Show text or a table to people; ``whole`` leaves lines that are too long to the screen."""
        if not self.quiet:
            shown = what if whole or not isinstance(what, str) else _wrapped(what, self.console.width)
            loose = whole or isinstance(what, str)
            self.console.print(shown, markup=False, highlight=False, soft_wrap=loose)

    def beside(self, text: str) -> None:
        """Show something about the work, not its result."""
        if not self.quiet:
            shown = _wrapped(text, self.aside_console.width)
            self.aside_console.print(shown, markup=False, highlight=False, soft_wrap=True)

    def fill(self, text: str) -> None:
        """Show a paragraph."""
        self.show(textwrap.fill(text, WIDEST))

    def points(self, sentences: Iterable[str]) -> None:
        """Show sentences one below the other, each with a dash."""
        for sentence in sentences:
            self.show(textwrap.fill(sentence, WIDEST, initial_indent="- ", subsequent_indent="  "))

    def tell_folder(self, place: Path) -> None:
        """Show where the page is, and what is beside it."""
        self.show(_("To read, open this page: {path}", path=place / PAGE))
        self.show(_("Figures and tables are beside it, in {folder}", folder=place))

    def data(self, values: Mapping[str, Any]) -> None:
        """Give data to the program, if one listens."""
        if self.as_json:
            sys.stdout.write(json.dumps(values, ensure_ascii=False, indent=2) + "\n")

    @property
    def width(self) -> int:
        """Characters on a line of running text: those of the screen, but no more than the eye likes."""
        return min(max(self.console.width, NARROWEST), WIDEST)

    @cached_property
    def console(self) -> "Console":
        """Where people read results."""
        from rich.console import Console

        return Console(stderr=self.as_json, emoji=False)

    @cached_property
    def aside_console(self) -> "Console":
        """Where people read about the work."""
        from rich.console import Console

        return Console(stderr=True, emoji=False)
