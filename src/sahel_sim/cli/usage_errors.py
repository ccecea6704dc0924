"""Trouble: what a person typed that cannot be done, and how any error becomes words and an exit code."""

import os
import traceback
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from sahel_sim.cli.wording import speaker

DONE, OURS, YOURS, STOPPED = 0, 1, 2, 130
"""Exit codes: done, our mistake, the user's mistake, stopped with Ctrl-C."""

DEBUG = "SAHEL_SIM_DEBUG"


class Trouble(Exception):
    """Something that cannot be done as it was typed.

    Parameters
    ----------
    *sentences
        Each the key of a sentence, and what fills its holes.
    """

    def __init__(self, *sentences: tuple[str, Mapping[str, object]]) -> None:
        self.sentences = sentences
        super().__init__(sentences)

    def text(self, language: str) -> str:
        """All sentences, one a line."""
        say = speaker(language)
        return "\n".join(say(key, **holes) for key, holes in self.sentences)


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
class Verdict:
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


def choose(kind: str, name: str, listed: str, allowed: Iterable[str]) -> Trouble:
    """The trouble of a word that is none of those allowed, with the nearest of them."""
    known = sorted(allowed)
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    sentences: list[tuple[str, Mapping[str, object]]] = [(kind, {"name": name})]
    if near:
        sentences.append(("did_you_mean", {"nearest": near[0]}))
    if known:
        sentences.append((listed, {"names": ", ".join(known)}))
    return Trouble(*sentences)


def verdict(error: BaseException, language: str) -> Verdict:
    """What to say of an error, and the exit code."""
    say = speaker(language)
    if isinstance(error, KeyboardInterrupt) or type(error).__name__ == "Abort":
        return _of_user(say("interrupted"), STOPPED)
    if isinstance(error, BrokenOff):
        return _of_broken_off(error, language)
    if isinstance(error, BrokenExecutor):
        return _of_user(say("cluster_lost" if type(error).__name__ == "ClusterLost" else "process_died"))
    if isinstance(error, Trouble):
        return _of_user(error.text(language))
    if hasattr(error, "format_message"):
        return _of_user(_on_the_line(error).text(language))
    if hasattr(error, "mistakes"):
        found = tuple(_as_data(mistake, language) for mistake in error.mistakes)
        return Verdict(YOURS, error.text(language), found)  # type: ignore[attr-defined]
    if hasattr(error, "text"):
        return _of_user(error.text(language))
    if isinstance(error, OSError) and error.filename is not None:
        return _of_user(say("computer_says_no", reason=error.strerror, path=error.filename))
    return Verdict(OURS, _ours(error, say), ({"kind": "ours", "message": _in_one_line(error)},))


def _of_broken_off(broken: BrokenOff, language: str) -> Verdict:
    """What is said of the error itself, and what is kept."""
    error = broken.error
    if isinstance(error, OSError) and error.errno is not None and error.filename is None:
        error = OSError(error.errno, error.strerror, str(broken.folder))
    found = verdict(error, language)
    if not broken.done:
        return found
    numbers = {"done": broken.done, "runs": broken.runs}
    kept = speaker(language)("kept_so_far", folder=broken.folder, command=broken.command, **numbers)
    first = speaker(language)("stopped") if found.status == STOPPED else found.text
    told = {"kind": "unfinished", "message": kept, "folder": str(broken.folder)}
    mistakes = ({"message": first},) if found.status == STOPPED else found.mistakes
    return replace(found, text=f"{first}\n{kept}", mistakes=(*mistakes, told))


def _of_user(text: str, status: int = YOURS) -> Verdict:
    return Verdict(status, text, ({"message": text},))


def _on_the_line(error: Any) -> Trouble:
    """What is wrong with the words of the command line, in our words and not those of its parser."""
    kind, context = type(error).__name__, error.ctx
    command = context.command_path if context else "sahel-sim"
    more: tuple[str, Mapping[str, object]] = ("see_help", {"command": command})
    if kind == "NoSuchOption":
        known = [
            name for p in context.command.get_params(context) for name in p.opts if name.startswith("--")
        ]
        return Trouble(*choose("no_such_option", error.option_name, "options_are", known).sentences, more)
    if kind == "MissingParameter":
        return Trouble(("missing_argument", {"name": error.param.metavar or error.param.name}), more)
    if kind == "BadOptionUsage":
        return Trouble(("missing_value", {"name": error.option_name}), more)
    if kind == "BadParameter" and error.param is not None:
        return Trouble((f"takes_{error.param.name}", {}), more)
    if kind == "UsageError":
        return Trouble(("too_much", {"command": command}), more)
    return Trouble(("bad_line", {"message": error.format_message()}), more)


def _as_data(mistake: Any, language: str) -> dict[str, Any]:
    spot = mistake.spot
    where = {"file": spot.file, "line": spot.line, "column": spot.column} if spot else {}
    return {"kind": mistake.kind, **where, "nearest": mistake.nearest, "message": mistake.text(language)}


def _ours(error: BaseException, say: Callable[..., str]) -> str:
    if os.environ.get(DEBUG):
        return "".join(traceback.format_exception(error)).rstrip()
    return "\n".join([say("ours"), say("how_to_report"), f"  {_in_one_line(error)}", say("how_to_see_more")])


def _in_one_line(error: BaseException) -> str:
    """The error and the place in the code where it arose."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({os.path.basename(frames[-1].filename)}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {' '.join(str(error).split())}{where}"
