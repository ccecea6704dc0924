"""Unfinished work: kept in the folder of the results while a run goes on, and picked up again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sahel_sim.cli.destination import UNFINISHED
from sahel_sim.cli.request import requested
from sahel_sim.cli.trouble import BrokenOff, Trouble
from sahel_sim.cli.voice import Voice
from sahel_sim.ensemble import Kept, keeping
from sahel_sim.ensemble.keeping import STORY
from sahel_sim.scenario import Scenario, ScenarioError


def begun(
    folder: Path, scenario: str | None, changes: list[str], voice: Voice, runs: int | None, seed: int | None
) -> Scenario:
    """The scenario of the run that was begun in a folder.

    Parameters
    ----------
    folder
        That of the results.
    scenario
        The name or file of the scenario, where the kept one is not enough.
    changes, runs, seed
        As in ``requested``; if they make another run, it is refused later.
    voice
        In whose language mistakes are told.

    Raises
    ------
    Trouble
        If there is nothing to go on with.
    """
    kept = folder / UNFINISHED
    if not kept.is_dir():
        raise Trouble(("nothing_to_resume", {"folder": folder}))
    if scenario is not None:
        return requested(scenario, changes, voice.language, runs, seed)
    try:
        return requested(str(kept / STORY), changes, voice.language, runs, seed)
    except ScenarioError as error:
        if changes:
            raise
        wrong = error.text(voice.language)
        raise Trouble(("name_it_too", {"text": wrong, "folder": folder})) from None


@contextmanager
def unfinished(folder: Path, story: Scenario, voice: Voice) -> Iterator[Kept]:
    """Keep finished work in the folder of the results until they are written.

    If the work is broken off, what is kept stays; where nothing is, nothing is left behind.

    Raises
    ------
    BrokenOff
        With the error that broke it off, and how much is kept.
    KeepingRefused
        If another run is at work there, or if it was begun with anything else.
    """
    place = folder / UNFINISHED
    try:
        with keeping(place, story, story.seed) as kept:
            _tell(kept, story, voice)
            try:
                yield kept
            except (Exception, KeyboardInterrupt) as error:
                if not kept.done and not kept.spoilt:
                    kept.forget()
                raise BrokenOff(error, len(kept.done), story.runs, folder) from error
    finally:
        for empty in (place, folder):
            _remove_if_empty(empty)


def _tell(kept: Kept, story: Scenario, voice: Voice) -> None:
    for path, why in kept.spoilt:
        voice.aside(f"part_{why}", path=path)
    done = len(kept.done & frozenset(range(story.runs)))
    if done:
        voice.aside("goes_on", done=done, runs=story.runs)


def _remove_if_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return
