"""The voice: what goes to the screen, to the error stream, or to a program that listens."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

NARROWEST, WIDEST = 40, 80


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
            self.console.print(what, markup=False, highlight=False, soft_wrap=whole)

    def beside(self, text: str) -> None:
        """Show something about the work, not its result."""
        if not self.quiet:
            self.aside_console.print(text, markup=False, highlight=False)

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
