"""Trouble: what a person typed that cannot be done, and how any error becomes words and an exit code."""

import os
import traceback
from collections.abc import Iterable, Mapping
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from sahel_sim.languages import N_, _, language

DONE, OURS, YOURS, STOPPED, ENDED = 0, 1, 2, 130, 143
"""Exit codes: done, our mistake, the user's mistake, stopped with Ctrl-C, told to end (``kill -TERM``)."""

DEBUG = "SAHEL_SIM_DEBUG"


TAKES = {
    "runs": N_("--runs takes a whole number from 1 to 1000000."),
    "sets": N_("--sets takes a whole number from 1 to 1000000."),
    "seed": N_("--seed takes a whole number from 0 to 4294967295."),
    "workers": N_("--workers takes a whole number from 1 to 256."),
    "width": N_("--width takes a number from 0.0001 to 2."),
    "replicate": N_("--replicate takes a whole number from 0 to 999999."),
    "port": N_("--port takes a whole number from 1024 to 65535."),
    "until_width": N_("--until-width takes a number from 0.005 to 1."),
    "dask": N_("--dask takes the address of a scheduler, such as tcp://10.0.0.1:8786."),
    "claim_runs": N_("--runs takes a whole number from 2 to 1000000."),
}
"""What each option takes."""


class Trouble(Exception):
    """Something that cannot be done as it was typed.

    Parameters
    ----------
    *sentences
        What is wrong, what is allowed and what to do, in the language that is spoken.
    """

    def __init__(self, *sentences: str) -> None:
        self.sentences = sentences
        super().__init__(*sentences)

    def __str__(self) -> str:
        return "\n".join(self.sentences)


class BrokenOff(Exception):
    """Work that was broken off.

    Parameters
    ----------
    error
        What broke it off.
    done, runs
        How many runs are kept, of how many.
    folder
        Where the results were to be.
    command
        What goes on with it.
    """

    def __init__(
        self, error: BaseException, done: int, runs: int, folder: Path, command: str = "run"
    ) -> None:
        super().__init__(error, done, runs, folder)
        self.error, self.done, self.runs, self.folder = error, done, runs, folder
        self.command = command


@dataclass(frozen=True)
class ErrorReport:
    """What becomes of an error.

    Attributes
    ----------
    status
        The exit code.
    text
        For people.
    mistakes
        For programs: each with ``message``, and where it is known ``kind``, ``file``, ``line``, ``column``
        and ``nearest``.
    """

    status: int
    text: str
    mistakes: tuple[Mapping[str, Any], ...]


def missing(name: str, command: str) -> Trouble:
    """The trouble of an argument that was left out."""
    return Trouble(
        _("{name} is missing.", name=name), _("'{command} --help' says how it is used.", command=command)
    )


def refuse_beside_resume(given: Mapping[str, object]) -> None:
    """Refuse what is said beside ``--resume``, which goes on with what was begun.

    ``given``: what was said by its option; None where nothing was.

    Raises ``Trouble`` at the first thing that was said.
    """
    if given.get("--output") is not None:
        raise Trouble(_("--resume already names the folder, so --output cannot name another."))
    for option, value in given.items():
        if value is not None:
            raise Trouble(
                _(
                    "--resume goes on with what was begun, so {option} has no place beside it. Leave it "
                    "out, or begin anew in another folder.",
                    option=option,
                )
            )


def choose(wrong: str, name: str, listed: str, allowed: Iterable[str]) -> Trouble:
    """The trouble of a word that is none of those allowed, with the nearest of them and, listed, all."""
    known = sorted(allowed)
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    sentences = [wrong]
    if near:
        sentences.append(_("Did you mean '{nearest}'?", nearest=near[0]))
    if known:
        sentences.append(_(listed, names=", ".join(known)))
    return Trouble(*sentences)


def error_report(error: BaseException) -> ErrorReport:
    """What to say of an error, and the exit code."""
    if isinstance(error, KeyboardInterrupt) or type(error).__name__ == "Abort":
        return _of_user(_("Stopped. No results were written."), STOPPED)
    if isinstance(error, SystemExit) and isinstance(error.code, int):
        return _of_user(_("Stopped. No results were written."), error.code)
    if isinstance(error, BrokenOff):
        return _of_broken_off(error)
    if isinstance(error, BrokenExecutor):
        return _of_user(
            _("The cluster was lost while it worked.")
            if type(error).__name__ == "ClusterLost"
            else _(
                "A process that simulated was ended from outside, perhaps because memory ran out. "
                "Fewer at once need less of it: --workers 1."
            )
        )
    if isinstance(error, Trouble):
        return _of_user(str(error))
    if hasattr(error, "format_message"):
        return _of_user(str(_on_the_line(error)))
    if hasattr(error, "mistakes"):
        found = tuple(_as_data(mistake) for mistake in error.mistakes)
        return ErrorReport(YOURS, error.text(language()), found)  # type: ignore[attr-defined]
    if hasattr(error, "text"):
        return _of_user(error.text(language()))
    if isinstance(error, OSError) and error.filename is not None:
        return _of_user(
            _("The computer refuses: {reason} ({path}).", reason=error.strerror, path=error.filename)
        )
    return ErrorReport(OURS, _ours(error), ({"kind": "ours", "message": _in_one_line(error)},))


def _of_broken_off(broken: BrokenOff) -> ErrorReport:
    """What is said of the error itself, and what is kept."""
    error = broken.error
    if isinstance(error, OSError) and error.errno is not None and error.filename is None:
        error = OSError(error.errno, error.strerror, str(broken.folder))
    found = error_report(error)
    if not broken.done:
        return found
    numbers = {"done": broken.done, "runs": broken.runs}
    kept = _(
        "{done} of {runs} runs are kept. To go on: sahel-sim {command} --resume {folder}",
        folder=broken.folder,
        command=broken.command,
        **numbers,
    )
    first = _("Stopped.") if found.status in (STOPPED, ENDED) else found.text
    told = {"kind": "unfinished", "message": kept, "folder": str(broken.folder)}
    mistakes = ({"message": first},) if found.status in (STOPPED, ENDED) else found.mistakes
    return replace(found, text=f"{first}\n{kept}", mistakes=(*mistakes, told))


def _of_user(text: str, status: int = YOURS) -> ErrorReport:
    return ErrorReport(status, text, ({"message": text},))


def _on_the_line(error: Any) -> Trouble:
    """What is wrong with the words of the command line, in our words and not those of its parser."""
    kind, context = type(error).__name__, error.ctx
    command = context.command_path if context else "sahel-sim"
    more = _("'{command} --help' says how it is used.", command=command)
    if kind == "NoSuchOption":
        known = [
            name for p in context.command.get_params(context) for name in p.opts if name.startswith("--")
        ]
        wrong = _("There is no option '{name}'.", name=error.option_name)
        return Trouble(*choose(wrong, error.option_name, N_("Options: {names}."), known).sentences, more)
    if kind == "MissingParameter":
        return Trouble(_("{name} is missing.", name=error.param.metavar or error.param.name), more)
    if kind == "BadOptionUsage":
        return Trouble(_("The option {name} needs a value.", name=error.option_name), more)
    if kind == "BadParameter" and error.param is not None:
        return Trouble(_(TAKES[error.param.name]), more)
    if kind == "UsageError":
        return Trouble(_("There is more on the line than '{command}' can take.", command=command), more)
    return Trouble(_("This line cannot be read: {message}", message=error.format_message()), more)


def _as_data(mistake: Any) -> dict[str, Any]:
    spot = mistake.spot
    where = {"file": spot.file, "line": spot.line, "column": spot.column} if spot else {}
    return {"kind": mistake.kind, **where, "nearest": mistake.nearest, "message": mistake.text(language())}


def _ours(error: BaseException) -> str:
    if os.environ.get(DEBUG):
        return "".join(traceback.format_exception(error)).rstrip()
    return "\n".join(
        [
            _("Something is wrong in sahel-sim itself, not in what you wrote."),
            _("Please report it with the command you typed, your scenario file and this line:"),
            f"  {_in_one_line(error)}",
            _("SAHEL_SIM_DEBUG=1 before the command shows where it happens."),
        ]
    )


def _in_one_line(error: BaseException) -> str:
    """The error and the place in the code where it arose."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({os.path.basename(frames[-1].filename)}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {' '.join(str(error).split())}{where}"
