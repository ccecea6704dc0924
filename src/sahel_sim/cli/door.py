"""The door of the command line: finds the language, runs a command, and turns errors into words."""

import json
import sys
from collections.abc import Sequence

import typer

from sahel_sim.cli.app import program
from sahel_sim.cli.trouble import DONE, STOPPED, Trouble, verdict
from sahel_sim.languages import LANGUAGES, language


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    arguments
        The words after ``sahel-sim``; by default those of the process.

    Returns
    -------
    int
        The exit code: 0 done, 1 our mistake, 2 the user's mistake, 130 stopped with Ctrl-C.
    """
    typed = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # an old terminal shows ? rather than break off
    spoken = language()
    try:
        spoken = _language_of(typed)
        status = typer.main.get_command(program(spoken)).main(
            typed, prog_name="sahel-sim", standalone_mode=False
        )
    except (Exception, KeyboardInterrupt) as error:
        return _told(error, spoken, "--json" in typed)
    if status == STOPPED:
        return _told(KeyboardInterrupt(), spoken, "--json" in typed)
    return status if isinstance(status, int) else DONE


def _language_of(typed: Sequence[str]) -> str:
    """The language that ``--lang`` names, or else that of the environment."""
    for word, following in zip(typed, [*typed[1:], ""], strict=True):
        value = (
            following
            if word == "--lang"
            else word.removeprefix("--lang=")
            if word.startswith("--lang=")
            else None
        )
        if value:
            if value not in LANGUAGES:
                raise Trouble(("takes_lang", {"value": value}))
            return value
    return language()


def _told(error: BaseException, spoken: str, as_json: bool) -> int:
    """Tell people, and the program if one listens; return the exit code."""
    found = verdict(error, spoken)
    print(found.text, file=sys.stderr)
    if as_json:
        print(
            json.dumps(
                {"done": False, "status": found.status, "mistakes": list(found.mistakes)}, ensure_ascii=False
            )
        )
    return found.status
