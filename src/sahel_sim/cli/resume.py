"""Unfinished work: kept in the folder of the results while a study goes on, and picked up again.

Runs and sweeps are one checkpoint; studies of several parts have a folder with a checkpoint for each.
"""

import json
import shutil
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from sahel_sim.cli.arguments import requested
from sahel_sim.cli.console import Voice
from sahel_sim.cli.output_folder import DAMAGED, STUDY, UNFINISHED, begun_work
from sahel_sim.cli.usage_errors import BrokenOff, Trouble
from sahel_sim.execution.atomic_write import write_atomically
from sahel_sim.execution.checkpoint import (
    ASIDE,
    NAMES,
    RUN,
    SCENARIO_FILE,
    Checkpoint,
    kept_outcomes,
    open_checkpoint,
    refuse_link,
)
from sahel_sim.execution.execution_errors import BEGUN_WITH, CheckpointError, DamagedPartWarning, Terminated
from sahel_sim.execution.folder_lock import folder_lock
from sahel_sim.execution.part_file import ABOUT
from sahel_sim.execution.plan import STRIDE
from sahel_sim.execution.replication import EVERYTHING_AND_PLACES, Reducer, Replication
from sahel_sim.languages import N_, Sentence, _
from sahel_sim.report.results_folder import check_free_for_results
from sahel_sim.results.json_record import (
    DamagedRecord,
    check_record,
    list_of,
    parse_record,
    read_record,
    text,
)
from sahel_sim.results.outcome_registry import OUTCOMES
from sahel_sim.results.provenance import FORMAT
from sahel_sim.scenario import Scenario, ScenarioError
from sahel_sim.studies.study import Study
from sahel_sim.studies.study_files import read_begun_study
from sahel_sim.version import __version__


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

    Raises ``Trouble`` if there is nothing to go on with.
    """
    kept = begun_work(folder, "run")
    if scenario is not None:
        return requested(scenario, changes, runs, seed)
    try:
        return requested(str(kept / SCENARIO_FILE), changes, runs, seed)
    except ScenarioError as error:
        if changes:
            raise
        wrong = error.text(voice.language)
        raise Trouble(
            _(
                "{text}\n"
                "The scenario that is kept there cannot be read any more. Name it too: sahel-sim run "
                "SCENARIO --resume {folder}",
                text=wrong,
                folder=folder,
            )
        ) from None


def begun_with(folder: Path) -> tuple[bool, tuple[str, ...]]:
    """Whether the run that was begun in a folder keeps places, and the outcomes if it keeps them alone."""
    try:
        known = check_record(read_record(folder / UNFINISHED / RUN), {"outcomes": text, NAMES: list_of(text)})
    except DamagedRecord:
        return False, ()
    alone = kept_outcomes(known)
    if not {each.name for each in OUTCOMES}.issuperset(alone):
        raise CheckpointError("unreadable", path=folder / UNFINISHED / RUN)
    return known.get("outcomes") == EVERYTHING_AND_PLACES, alone


@contextmanager
def unfinished(
    folder: Path,
    told: Scenario | Sequence[Scenario],
    voice: Voice,
    runs: int | None = None,
    seed: int | None = None,
    reducer: Reducer | None = None,
    command: str = "run",
    places: bool = False,
    pictures: bool = True,
) -> Iterator[Checkpoint]:
    """Keep finished work in the folder of the results until they are written.

    If the work is broken off, what is kept stays; where nothing is, nothing is left behind.

    Parameters
    ----------
    folder
        That of the results.
    told
        What is run, one story or several.
    voice
        In whose language people are told.
    runs, seed
        Of each story; as the first of them says unless given.
    reducer
        What is read off the runs; everything is kept unless said.
    command
        What goes on with the work.
    places
        Whether places and single events are kept too.
    pictures
        Whether the results have figures.

    Raises
    ------
    BrokenOff
        With the error that broke it off, and how much is kept.
    CheckpointError
        If another run is at work there, or if it was begun with anything else.
    FolderTaken
        If something is in the way of the results.
    Trouble
        If fewer runs are asked for than are kept, so that finished work would be lost.
    """
    scenarios = [told] if isinstance(told, Scenario) else list(told)
    each, chosen = scenarios[0].runs if runs is None else runs, scenarios[0].seed if seed is None else seed
    wanted = names(len(scenarios), each)
    place = folder / UNFINISHED
    refuse_link(place)
    check_free_for_results(folder, place, pictures)
    try:
        with open_checkpoint(
            place, scenarios, chosen, replication=Replication(reducer, places=places)
        ) as kept:
            _check_enough(kept, wanted, each, folder, command)
            for path, why in kept.damaged:
                voice.beside(_(DAMAGED[why], path=path))
            try:
                with _going_on(folder, lambda: len(kept.done & wanted), len(wanted), voice, command):
                    yield kept
            except BrokenOff:
                if not kept.done and not kept.damaged:
                    kept.forget()
                raise
    finally:
        for empty in (place, folder):
            _remove_if_empty(empty)


@contextmanager
def kept_study(
    place: Path, files: Mapping[str, Callable[[], str]], runs: int, voice: Voice, command: str
) -> Iterator[tuple[Path, int]]:
    """Hold the folder of a study of several parts alone, and give it with the number of runs that are in it.

    If the work is broken off, what is kept stays; where nothing is, nothing is left behind.

    Parameters
    ----------
    place
        The folder of the page.
    files
        By path in the folder of the work, what gives the text of each file that begins it again.
    runs
        How many runs it is in all.
    voice
        In whose language people are told.
    command
        What goes on with it.

    Raises ``BrokenOff`` if the work is broken off; ``CheckpointError`` if another process is at work there,
    or another version of sahel-sim was; ``FolderTaken`` if something is in the way of the results.
    """
    folder = place / UNFINISHED
    refuse_link(folder)
    check_free_for_results(place, folder)
    folder.mkdir(parents=True, exist_ok=True)
    empty = False
    try:
        with folder_lock(folder):
            _refuse_another_version(folder, place)
            for name, told in files.items():
                if not (folder / name).exists():
                    (folder / name).parent.mkdir(exist_ok=True)
                    _write(folder / name, told())
            try:
                with _going_on(place, lambda: kept_runs(folder), runs, voice, command) as done:
                    yield folder, done
            except BrokenOff as error:
                empty = not error.done and not any(folder.glob(f"*/*{ASIDE}"))
                raise
    finally:
        if empty:
            shutil.rmtree(folder)
        _remove_if_empty(place)


@contextmanager
def _going_on(folder: Path, done: Callable[[], int], runs: int, voice: Voice, command: str) -> Iterator[int]:
    """Say how many runs are done already, and give that number; say it again if the work is broken off.

    Raises ``BrokenOff`` with the error that broke it off.
    """
    before = done()
    if before:
        voice.beside(_("{done} of {runs} runs are done already.", done=before, runs=max(runs, before)))
    try:
        yield before
    except (Exception, KeyboardInterrupt, Terminated) as error:
        left = done()
        raise BrokenOff(error, left, max(runs, left), folder, command) from error


def names(scenarios: int, runs: int) -> frozenset[int]:
    """What so many runs of so many stories are called on the disk."""
    return frozenset(story * STRIDE + number for story in range(scenarios) for number in range(runs))


def check_none_is_lost(kept: Checkpoint, runs: int, width: float, folder: Path, scenarios: int = 1) -> None:
    """Refuse that so many runs are enough, where more are kept that would be deleted.

    Raises ``Trouble`` if some of the kept runs are not among them.
    """
    if kept.done - names(scenarios, runs):
        holes = {"folder": folder, "kept": len(kept.done), "runs": runs, "width": f"{width:g}"}
        raise Trouble(
            _(
                "{kept} runs are kept in {folder}, and {runs} are enough for --until-width {width}, "
                "so the others would be lost. Nothing was changed. Ask for a narrower width, or "
                "leave it out and give --runs.",
                **holes,
            )
        )


def _check_enough(kept: Checkpoint, wanted: frozenset[int], runs: int, folder: Path, command: str) -> None:
    if kept.done - wanted:
        words = (
            N_(
                "{kept} runs are kept in {folder}, and {runs} in each cell are too few to use all of "
                "them. Nothing was changed. --runs must be at least {least}, or leave it out."
            )
            if command == "sweep"
            else N_(
                "{kept} runs are kept in {folder}, and {runs} are too few to use all of them. "
                "Nothing was changed. --runs must be at least {least}, or leave it out."
            )
        )
        least = max(number % STRIDE for number in kept.done) + 1
        raise Trouble(_(words, folder=folder, kept=len(kept.done), runs=runs, least=least))


def _remove_if_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return


def _refuse_another_version(folder: Path, place: Path) -> None:
    """Refuse work that another version began: its parts would be left aside, and all be run once more."""
    for path in sorted(folder.glob(f"*/{RUN}")):
        try:
            known = check_record(read_record(path), {"sahel-sim": text}, ("sahel-sim",))
        except DamagedRecord:
            continue  # it is named when its own part is gone on with
        if known["sahel-sim"] != __version__:
            what = Sentence(BEGUN_WITH["sahel-sim"])
            was, now = known["sahel-sim"], __version__
            raise CheckpointError("another", folder=place, what=what, was=was, now=now)


def record_of(study: Study[Any]) -> dict[str, Callable[[], str]]:
    """The files that begin a study again: what was asked, and what it is made of."""
    told = {"kind": study.kind, "format": FORMAT, **study.request}
    return {STUDY: lambda: json.dumps(told, indent=2, sort_keys=True) + "\n", **study.files}


def begun_study(folder: Path, kind: str) -> Study[Any]:
    """The study of that kind that was begun in a folder.

    Raises ``Trouble`` if there is nothing to go on with, or something else was begun; ``ScenarioError`` if
    one of its files cannot be read.
    """
    return read_begun_study(begun_work(folder, kind), STUDY)


def _write(path: Path, text: str) -> None:
    def fill(file: BinaryIO) -> None:
        file.write(text.encode())

    write_atomically(path, fill)


def kept_runs(folder: Path) -> int:
    """How many runs are in the part files of all its folders."""
    return sum(_runs_in(path) for path in folder.glob("*/part-*.npz"))


def _runs_in(path: Path) -> int:
    """How many runs a part says it has; none if it is damaged."""
    try:
        if not path.is_file():
            return 0
        with open(path, "rb") as raw, np.load(raw, allow_pickle=False) as file:
            about = parse_record(file[ABOUT].tobytes())
        return len(about["replicates"]) + len(about["failures"])
    except Exception:  # a damaged file may break NumPy's and zip's readers in any way
        return 0


@contextmanager
def reporting_damage(voice: Voice) -> Iterator[None]:
    """Say in the reader's language that a part is set aside, rather than warn a programmer of it."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", DamagedPartWarning)
        told_to_programmers = warnings.showwarning

        def show(message: object, category: type[Warning], *place: object, **more: object) -> None:
            if not issubclass(category, DamagedPartWarning):
                told_to_programmers(message, category, *place, **more)  # type: ignore[arg-type]
                return
            path, _is, why = str(message).partition(": ")[0].rpartition(" is ")
            voice.beside(_(DAMAGED[why], path=path))

        warnings.showwarning = show
        yield
