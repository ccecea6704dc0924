"""Questions that a command asks at a terminal, and answers from its options where nobody can be asked."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sahel_sim.cli.console import Voice
from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.languages import _
from sahel_sim.scenario.yaml_parser import ODD_CHARACTERS

FORMULA = "=+-@\"'#"
"""Signs with which no text can begin that goes into a table."""


@dataclass(frozen=True)
class Prompt:
    """One question.

    Attributes
    ----------
    name
        Under which the answer is kept.
    text
        What is asked, in the language that is spoken.
    usual
        The answer if nothing is typed.
    parse
        Makes the answer of what is typed; it raises ``Trouble`` where that cannot be.
    """

    name: str
    text: str
    usual: str
    parse: Callable[[str], Any]


def answers(questions: Sequence[Prompt], said: Mapping[str, str | None], voice: Voice) -> dict[str, Any]:
    """The answer to each question: from options, from the person at the terminal, or the usual one.

    Nobody is asked if an option says anything, if a program listens, or if there is no terminal.

    Raises ``Trouble`` if an option says what cannot be.
    """
    alone = any(value is not None for value in said.values()) or voice.quiet or voice.as_json
    asked = not alone and sys.stdin.isatty()
    found: dict[str, Any] = {}
    for question in questions:
        typed = said.get(question.name)
        found[question.name] = (
            _asked(question, voice) if asked else question.parse(question.usual if typed is None else typed)
        )
    return found


def _asked(question: Prompt, voice: Voice) -> Any:
    import typer

    while True:
        typed = typer.prompt(question.text, default=question.usual, err=True)
        try:
            return question.parse(str(typed).strip())
        except Trouble as trouble:
            voice.beside(str(trouble))


def words(typed: str) -> str:
    """Any text that is not empty, and that no spreadsheet takes for a formula."""
    if not typed.strip() or typed.strip()[0] in FORMULA or ODD_CHARACTERS.search(typed):
        raise Trouble(_("Write a word or more, and begin with a letter or a digit."))
    return typed.strip()


def one_of(allowed: Sequence[str]) -> Callable[[str], str]:
    """What reads one of some words."""

    def parse(typed: str) -> str:
        if typed not in allowed:
            raise Trouble(
                _("'{word}' is not one of these: {allowed}.", word=typed, allowed=", ".join(allowed))
            )
        return typed

    return parse


def number(low: float, high: float, is_whole: bool = False) -> Callable[[str], float]:
    """What reads a number from a range."""

    def parse(typed: str) -> float:
        try:
            value = float(typed)
        except ValueError:
            value = float("nan")
        if not low <= value <= high or (is_whole and value != int(value)):
            raise Trouble(
                _(
                    "'{word}' is not a number from {low} to {high}.",
                    word=typed,
                    low=f"{low:.12g}",
                    high=f"{high:.12g}",
                )
            )
        return value

    return parse
