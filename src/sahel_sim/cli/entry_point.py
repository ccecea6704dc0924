"""The door of the command line: finds the language, runs a command, and turns errors into words."""

import gc
import json
import os
import sys
from collections.abc import Sequence

import typer

from sahel_sim.cli.app import program
from sahel_sim.cli.usage_errors import DONE, STOPPED, BrokenOff, Trouble, error_report
from sahel_sim.languages import LANGUAGES, _, language, speaking

CUT_OFF = 141
"""Exit code when who reads has closed the pipe, as ``head`` does: that of a shell for the signal SIGPIPE."""


OBJECTS = 100_000
"""Objects after which Python looks for garbage while a command runs: what is imported and declared is none,
and to look through it takes a twentieth of ``check``."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    ``arguments``: the words after ``sahel-sim``; by default those of the process.

    Returns
    -------
    int
        The exit code: 0 done, 1 our mistake, 2 the user's mistake, 130 stopped with Ctrl-C,
        141 nobody reads what is said any more.
    """
    usual = gc.get_threshold()
    gc.set_threshold(OBJECTS, *usual[1:])
    try:
        status = _answered(arguments)
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (BrokenPipeError, SystemExit) as error:
        # the parser of the line, and what draws tables, end the program themselves when a pipe is closed
        if isinstance(error, SystemExit) and not isinstance(error.__context__, BrokenPipeError):
            raise
        _say_no_more()
        return CUT_OFF
    finally:
        gc.set_threshold(*usual)
    return status


def _answered(arguments: Sequence[str] | None) -> int:
    typed = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # an old terminal shows ? rather than break off
    try:
        spoken = _language_of(typed)
    except Trouble as error:
        return _told(error, "--json" in typed)
    with speaking(spoken):
        return _done(typed, spoken)


def _done(typed: list[str], spoken: str) -> int:
    try:
        status = typer.main.get_command(program(spoken)).main(
            typed, prog_name="sahel-sim", standalone_mode=False
        )
    except BrokenPipeError:
        raise
    except (Exception, KeyboardInterrupt) as error:
        if isinstance(error, BrokenOff) and isinstance(error.error, BrokenPipeError):
            raise error.error from None
        return _told(error, "--json" in typed)
    if status == STOPPED:
        return _told(KeyboardInterrupt(), "--json" in typed)
    return status if isinstance(status, int) else DONE


def _say_no_more() -> None:
    """Let what is still to be said go nowhere, or Python would complain when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(nowhere, stream.fileno())
        except (AttributeError, ValueError):
            continue
    os.close(nowhere)


def _language_of(typed: Sequence[str]) -> str:
    """The language that ``--lang`` names, or else that of the environment."""
    for position, word in enumerate(typed):
        value = word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        if word == "--lang":
            value = "".join(typed[position + 1 : position + 2])
        if value and value not in LANGUAGES:
            raise Trouble(_("--lang takes en (English) or fr (French), not '{value}'.", value=value))
        if value:
            return value
    return language()


def _told(error: BaseException, as_json: bool) -> int:
    """Tell people, and the program if one listens; return the exit code."""
    found = error_report(error)
    print(found.text, file=sys.stderr)
    if as_json:
        print(
            json.dumps(
                {"done": False, "status": found.status, "mistakes": list(found.mistakes)}, ensure_ascii=False
            )
        )
    return found.status
